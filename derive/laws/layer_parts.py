"""The parts of a sheet on a network: the error of the last layer, of a layer from the one behind it, its gradients."""

from __future__ import annotations

from typing import Protocol

from derive.core.context import Context
from derive.core.context import Definition as Abbreviation
from derive.core.drafts import Chain, Definition, Part, phrase
from derive.core.steps import Derivation, deep
from derive.core.strategies import Strategy
from derive.terms import Apply, Operator, Relation, Symbol, Term, equation

from .index_calculus import NOTHING
from .layer_letters import meaning
from .layer_steps import is_unknown, named_gradient, read_off, varied

Parts = tuple[Part, ...]


class Place(Protocol):
    """What is to be known of a layer: its letters, what it computes, and the loss behind it."""

    @property
    def place(self) -> str:
        """Its number."""

    @property
    def before(self) -> Symbol:
        """The vector that goes in."""

    @property
    def sum(self) -> Symbol:
        """The vector that the function at the end is taken of."""

    @property
    def after(self) -> Symbol:
        """The vector that comes out."""

    @property
    def error(self) -> Symbol:
        """The gradient of the loss by the sum."""

    @property
    def slope(self) -> Symbol:
        """The gradient of the loss by the output."""

    def inner(self, before: Term) -> Term:
        """The sum, of what goes in."""

    def output(self, summed: Term) -> Term:
        """The output, of the sum."""

    def loss(self, output: Term) -> Term:
        """The loss, of the output."""

    def behind(self, argument: Term) -> Apply:
        """The loss as a function of the sum."""


def error(layer: Place) -> Relation:
    """The error of a layer: the gradient of the loss by its sum."""
    return Relation(":=", layer.error, Operator("gradient", layer.behind(layer.sum), (layer.sum,)))


def known_error(layer: Place) -> Abbreviation:
    """The letter of the error, and the gradient that it stands for."""
    return meaning(layer.error, error(layer).right)


def label(layer: Place) -> str:
    """The label of the part that introduces the error of a layer."""
    return f"error-{layer.place}"


def last_layer(last: Place, context: Context, named: Strategy = NOTHING) -> tuple[Parts, Relation]:
    """The error of the last layer, by the gradient of the loss by the output."""
    parts: Parts = (Definition(label(last), phrase("layers.last", last.error, last.sum), error(last)),)
    body = last.loss(last.output(last.sum))
    if has_slope(last):
        slope = Relation(":=", last.slope, Operator("gradient", last.loss(last.after), (last.after,)))
        parts = (*parts, Definition("slope", phrase("layers.slope", last.slope), slope))
        chains, found = _worked(body, last, slope, "slope", context, named)
    elif is_unknown(body, last.sum):
        whole = named_gradient(last.error, context)
        chains = (Chain(f"{label(last)}-found", phrase("layers.error", last.error), whole),)
        found = equation(whole.start, whole.end)
    else:
        chains, found = _worked(body, last, None, "", context, named)
    return (*parts, *chains), found


def has_slope(last: Place) -> bool:
    """Whether the gradient of the loss by the output gets a letter: of an unknown loss, behind a function."""
    return last.after is not last.sum and is_unknown(last.loss(last.after), last.after)


def step_back(here: Place, later: Place, context: Context) -> tuple[Parts, Relation]:
    """The error of a layer, by that of the layer behind it, which has been introduced."""
    body = later.behind(later.inner(here.output(here.sum)))
    named = Definition(label(here), phrase("layers.here", here.error, here.sum), error(here))
    chains, found = _worked(body, here, error(later), label(later), context, NOTHING)
    return (named, *chains), found


def _worked(
    body: Term, at: Place, gradient: Relation | None, known: str, context: Context, named: Strategy
) -> tuple[Parts, Relation]:
    """How a loss varies with the sum of a layer, and the layer's error."""
    first = f"varies-{at.place}"
    shown = varied(body, at.sum, gradient, known, context, named)
    found = read_off(at.error, shown, first, context)
    varies = Chain(first, phrase("layers.varies", at.sum), shown, uses=cited(shown))
    whole = Chain(f"{label(at)}-found", phrase("layers.error", at.error), found, uses=(first,))
    return (varies, whole), equation(found.start, found.end)


def cited(found: Derivation) -> tuple[str, ...]:
    """The labels of the parts that a derivation cites."""
    return tuple(dict.fromkeys(each for step in deep(found.steps) for each in step.uses))


def gradients(here: Place, by: tuple[Symbol, ...], context: Context) -> tuple[Parts, tuple[Relation, ...]]:
    """The gradients by letters of a layer, each by its differential."""
    parts: Parts = ()
    found: tuple[Relation, ...] = ()
    body = here.behind(here.inner(here.before))
    for x in by:
        shown = varied(body, x, error(here), label(here), context, NOTHING)
        gradient = read_off(Operator("gradient", body, (x,)), shown, f"varies-{x.name}", context)
        parts = (
            *parts,
            Chain(f"varies-{x.name}", phrase("layers.varies", x), shown, uses=cited(shown)),
            Chain(f"gradient-{x.name}", phrase("layers.gradient", x), gradient, uses=(f"varies-{x.name}",)),
        )
        found = (*found, equation(gradient.start, gradient.end))
    return parts, found
