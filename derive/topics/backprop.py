"""Backpropagation through a network of dense layers: forward with its numbers, then back, layer by layer."""

from __future__ import annotations

from derive.core.context import Context, Definition
from derive.core.drafts import Answer, Chain, Claim, Draft, Given, Part, Problem, phrase
from derive.core.drafts import Definition as Naming
from derive.core.errors import InputError
from derive.core.networks import Network
from derive.core.topics import Input, Topic
from derive.laws.evaluation import worked
from derive.laws.network_names import Named, Names, gradient, named
from derive.laws.network_values import Values, cited, loss_valued, parameter_gradient, valued
from derive.terms import ONE, Relation, Symbol, total


def work(problem: Problem) -> Draft:
    """Every value forward, the loss, then each layer's error and the gradients of its weights and bias."""
    network = problem.network
    if network is None:
        raise InputError("backprop needs a network file with input, target and layers")
    names = named(network)
    context = problem.context.but(
        symbols=(*problem.context.symbols, *(each.symbol for each in (*names.defined, *names.errors))),
        definitions=(*problem.context.definitions, *map(_definition, names.defined)),
        properties=(*problem.context.properties, *_properties(network, names)),
    )
    forward, values = _forward(names, context)
    loss = Answer("loss", forward[-1].derivation.end)
    parts, answers = _backward(names, forward, values, context)
    given = (Given(names.loss.symbol.name, names.loss.meaning),)
    title = problem.title or phrase("backprop.title", str(len(network.layers)))
    return Draft(problem.but(context=context, given=given, title=title), parts, (loss, *answers))


def _properties(network: Network, names: Names) -> tuple[tuple[str, str], ...]:
    """That the targets of a softmax add up to one, where they do."""
    sums = {worked(total(row)) for row in network.targets}
    return ((names.target.name, "simplex"),) if network.layers[-1].activation == "softmax" and sums == {ONE} else ()


def _definition(each: Named) -> Definition:
    return Definition(each.symbol.name, (), each.meaning)


def _forward(names: Names, context: Context) -> tuple[tuple[Chain, ...], Values]:
    """The sum and the output of each layer, then the loss."""
    wanted = [
        (each.symbol, phrase(f"backprop.{key}", each.symbol, str(k)))
        for k, layer in enumerate(names.layers, 1)
        for key, each in (("sum", layer.sum), ("output", layer.output))
        if each is not None
    ]
    parts: tuple[Chain, ...] = ()
    values = Values()
    for symbol, heading in wanted:
        label = f"p{len(parts) + 1}"
        derivation, values = valued(symbol, label, values, context)
        parts = (*parts, Chain(label, heading, derivation, uses=cited(derivation)))
    last = loss_valued(names.loss, values, context)
    heading = phrase("backprop.loss", names.loss.symbol)
    return (*parts, Chain(f"p{len(parts) + 1}", heading, last, uses=cited(last))), values


def _backward(
    names: Names, parts: tuple[Part, ...], values: Values, context: Context
) -> tuple[tuple[Part, ...], tuple[Answer, ...]]:
    """From the last layer to the first: its error, then the gradients of its weights and its bias."""
    answers: tuple[Answer, ...] = ()
    for k in range(len(names.layers), 0, -1):
        layer, error = names.layers[k - 1], names.errors[k - 1]
        parts = (*parts, _naming(names, k, f"p{len(parts) + 1}"))
        context = context.but(definitions=(*context.definitions, _definition(error)))
        label = f"p{len(parts) + 1}"
        derivation, values = valued(error.symbol, label, values, context)
        heading = phrase("backprop.error", error.symbol)
        parts = (*parts, Chain(label, heading, derivation, uses=cited(derivation)))
        for each in (layer.weights.symbol, *(bias.symbol for bias in layer.bias)):
            chain = _parameter(names, k, each, f"p{len(parts) + 1}", values, context)
            parts = (*parts, chain)
            answers = (*answers, Answer(each.name, chain.derivation.end, gradient(names.loss.symbol, each)))
    return parts, answers


def _naming(names: Names, k: int, label: str) -> Naming:
    """The error of a layer and its formula, which is claimed to be the gradient by the layer's sum."""
    error, summed = names.errors[k - 1], names.layers[k - 1].sum.symbol
    relation = Relation(":=", error.symbol, error.meaning)
    is_gradient = Relation("=", gradient(names.loss.symbol, summed), error.meaning)
    where = "last" if k == len(names.layers) else "inner"
    claim = Claim(is_gradient, phrase(f"backprop.{where}", error.symbol, summed))
    return Naming(label, phrase("backprop.name", str(k), error.symbol), relation, (claim,))


def _parameter(names: Names, k: int, by: Symbol, label: str, values: Values, context: Context) -> Chain:
    layer, error = names.layers[k - 1], names.errors[k - 1]
    derivation = parameter_gradient(names.loss, by, layer, error, values, context)
    return Chain(label, phrase("backprop.parameter", by), derivation, uses=cited(derivation))


topic = Topic("backprop", (Input("network", "network"),), (), work)
