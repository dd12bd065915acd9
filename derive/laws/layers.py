"""Dense layers: what they compute, and how a gradient goes back through them, for one sample and for a batch.

A layer's input and output are scalars, vectors, or (for a batch, a row for each sample) matrices; a layer of one unit
has a vector of weights, so that no 1 x n matrix is needed.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.errors import InputError
from derive.core.rules import rule
from derive.terms import (
    FUNCTIONS,
    ONE,
    Add,
    Call,
    Derivative,
    Mul,
    Operator,
    Record,
    Symbol,
    Term,
    call,
    negated,
    product,
    total,
)

from .elementwise import slope_of
from .entrywise_products import entrywise

SOURCE = "Goodfellow, Bengio and Courville, Deep Learning, sec. 6.5"


class Dense(Record):
    """How a dense layer reads for its widths: W a, the bias for each sample, and gradients from W, a, and d, that by z."""

    product: Callable[[Term, Term], Term]
    bias: Callable[[Term, Term], Term]
    by_weights: Callable[[Term, Term, Term], Term]
    by_bias: Callable[[Term], Term]
    by_input: Callable[[Term, Term, Term], Term]

    def output(self, weights: Term, before: Term, *bias: Term) -> Term:
        """What the layer computes, with a bias or without one."""
        return total((self.product(weights, before), *(self.bias(each, before) for each in bias)))


def _t(term: Term) -> Term:
    return call("transpose", term)


def _ones(a: Term) -> Term:
    return call("ones", a.shape[0])


# fmt: off
ONE_SAMPLE = {
    # input, output         W a                            bias            by W                         by b             by a
    ("many", "many"): Dense(lambda w, a: Mul((w, a)),     lambda b, a: b, lambda w, a, d: Mul((d, _t(a))), lambda d: d, lambda w, a, d: Mul((_t(w), d))),
    ("many", "one"):  Dense(lambda w, a: Mul((_t(w), a)), lambda b, a: b, lambda w, a, d: Mul((d, a)),     lambda d: d, lambda w, a, d: Mul((d, w))),
    ("one", "many"):  Dense(lambda w, a: Mul((a, w)),     lambda b, a: b, lambda w, a, d: Mul((a, d)),     lambda d: d, lambda w, a, d: Mul((_t(w), d))),
    ("one", "one"):   Dense(lambda w, a: Mul((w, a)),     lambda b, a: b, lambda w, a, d: Mul((d, a)),     lambda d: d, lambda w, a, d: Mul((d, w))),
}
BATCH = {
    ("many", "many"): Dense(lambda w, a: Mul((a, _t(w))), lambda b, a: Mul((_ones(a), _t(b))), lambda w, a, d: Mul((_t(d), a)), lambda d: Mul((_t(d), _ones(d))), lambda w, a, d: Mul((d, w))),
    ("many", "one"):  Dense(lambda w, a: Mul((a, w)),     lambda b, a: Mul((b, _ones(a))),     lambda w, a, d: Mul((_t(a), d)), lambda d: Mul((_t(_ones(d)), d)), lambda w, a, d: Mul((d, _t(w)))),
    ("one", "many"):  Dense(lambda w, a: Mul((a, _t(w))), lambda b, a: Mul((_ones(a), _t(b))), lambda w, a, d: Mul((_t(d), a)), lambda d: Mul((_t(d), _ones(d))), lambda w, a, d: Mul((d, w))),
    ("one", "one"):   Dense(lambda w, a: Mul((w, a)),     lambda b, a: Mul((b, _ones(a))),     lambda w, a, d: Mul((_t(a), d)), lambda d: Mul((_t(_ones(d)), d)), lambda w, a, d: Mul((w, d))),
}
# fmt: on
RANKS = {("many", "many"): 2, ("many", "one"): 1, ("one", "many"): 1, ("one", "one"): 0}


def dense(samples: str, inputs: str, outputs: str) -> Dense:
    """The forms of a dense layer: for `one` sample or `many`, with `one` or `many` inputs and outputs."""
    return (ONE_SAMPLE if samples == "one" else BATCH)[inputs, outputs]


def form_of(affine: Term, weights: Term, before: Term, bias: tuple[Term, ...]) -> Dense | None:
    """The form of the layer that a term is."""
    fitting = (form for table in (ONE_SAMPLE, BATCH) for key, form in table.items() if RANKS[key] == len(weights.shape))
    return next((form for form in fitting if _is(form, affine, weights, before, bias)), None)


def _is(form: Dense, affine: Term, weights: Term, before: Term, bias: tuple[Term, ...]) -> bool:
    try:
        return form.output(weights, before, *bias) is affine
    except (ValueError, IndexError):
        return False


@rule("a = \\phi(W x + b)", Symbol)
def name_written_out(term: Term, context: Context) -> Term | None:
    """A name stands for what it was introduced as."""
    definition = context.definition(term.name) if type(term) is Symbol else None
    return None if definition is None or definition.parameters else definition.body


def _differentiated(term: Term) -> Term | None:
    """The letter by which a gradient or a derivative is taken."""
    match term:
        case Operator("gradient", _, (variable,)):
            return variable
        case Derivative(_, variable, 1):
            return variable
    return None


@rule("\\nabla_W L = \\delta x^\\top, \\nabla_b L = \\delta, \\nabla_x L = W^\\top \\delta", Operator, Derivative)
def gradient_through_a_layer(term: Term, context: Context, *layer: Term) -> Term | None:
    """Through a layer the gradient goes to W times the input, to b as it is, and to the input through W transposed."""
    affine, weights, before, delta, *bias = layer
    form, by = form_of(affine, weights, before, tuple(bias)), _differentiated(term)
    if form is None or by is None:
        return None
    if by in bias:
        return form.by_bias(delta)
    way = {weights: form.by_weights, before: form.by_input}.get(by)
    return None if way is None else way(weights, before, delta)


def through_activation(gradient: Term, output: Term, name: Term) -> Term:
    """The gradient by z, where a = phi(z) has the gradient that is given: times the slope, or a softmax's Jacobian."""
    if type(output) is Call and output.name == "softmax":
        return _through_softmax(gradient, name)
    found = slope_by_name(output, name)
    if found is None:
        raise InputError("an activation has no slope that can be written entry by entry; use another one")
    return entrywise(gradient, found) if gradient.shape else product((gradient, found))


def slope_by_name(output: Term, name: Term) -> Term | None:
    """The slope of an activation at its input, written by its output where the textbook does: a (1 - a), 1 - a^2."""
    match output:
        case Call("sigma", (_,)):
            one = _like(name)
            return _times(name, Add((one, negated(name))))
        case Call("tanh", (_,)):
            return Add((_like(name), negated(_times(name, name))))
        case Call(function, (z, *rest)) if not z.shape and FUNCTIONS[function].slopes:
            return FUNCTIONS[function].slopes[0](z, *rest)
    found = slope_of(output)
    return None if found is None else found[1]


def _like(name: Term) -> Term:
    return call("ones", *name.shape) if name.shape else ONE


def _times(a: Term, b: Term) -> Term:
    return call("hadamard", a, b) if a.shape else product((a, b))


def _through_softmax(gradient: Term, p: Term) -> Term:
    if len(p.shape) == 1:
        return Mul((Add((call("diag", p), negated(Mul((p, _t(p)))))), gradient))
    sums = Mul((call("hadamard", p, gradient), call("ones", p.shape[1], p.shape[1])))
    return call("hadamard", p, Add((gradient, negated(sums))))
