"""The numbers of a network: its letters worked out to values, and the gradients of its parameters."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import InputError
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Strategy, When
from derive.core.traversals import Everywhere
from derive.terms import (
    ZERO,
    Call,
    Cases,
    Component,
    Decimal,
    Matrix,
    Neg,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    Vector,
    subterms,
    symbols,
)

from .evaluation import evaluated
from .explicit_arrays import entries_written_out
from .given_numbers import holds_of_a_number, numbers_put_in, piece_of_a_number, rounded, values_put_in, written_in_full
from .layers import gradient_through_a_layer, name_written_out
from .network_names import LayerNames, Named, gradient


class Values(Record):
    """The letters whose values are rational, each with its value and the part that found it."""

    known: tuple[tuple[Symbol, Term, str], ...] = ()

    def with_(self, symbol: Symbol, value: Term, label: str) -> Values:
        """With one more value, where it is made of rational numbers or free letters."""
        rounded_off = any(type(part) in (Decimal, Component, Call) for part in subterms(value))
        return self if rounded_off else Values((*self.known, (symbol, value, label)))

    def put_in(self, term: Term) -> Strategy:
        """The line that puts in data, and the values found in earlier parts."""
        found = tuple((s, value, label) for s, value, label in self.known if s in symbols(term))
        if not found:
            return numbers_put_in
        told = tuple(Relation("=", s, value) for s, value, _ in found)
        labels = tuple(dict.fromkeys(label for _, _, label in found))
        return Line(numbers_put_in >> values_put_in.with_(*told).by(*labels))


def cited(derivation: Derivation) -> tuple[str, ...]:
    """The labels of the parts that a derivation cites."""
    return tuple(dict.fromkeys(label for step in derivation.steps for label in step.uses))


def valued(symbol: Symbol, label: str, values: Values, context: Context) -> tuple[Derivation, Values]:
    """A letter worked out to numbers; and the values, with this one."""
    derivation = _numbers(symbol, name_written_out, values, context)
    return derivation, values.with_(symbol, derivation.end, label)


def loss_valued(loss: Named, values: Values, context: Context) -> Derivation:
    """The loss worked out to a number."""
    return _in_numbers(standing(loss.meaning), values, context)


def parameter_gradient(
    loss: Named, by: Symbol, layer: LayerNames, error: Named, values: Values, context: Context
) -> Derivation:
    """The gradient of the loss by the weights or the bias of a layer, worked out to numbers."""
    through = gradient_through_a_layer.with_(
        layer.sum.meaning, layer.weights.symbol, layer.before, error.symbol, *(each.symbol for each in layer.bias)
    )
    return _numbers(gradient(loss.symbol, by), through, values, context)


def _numbers(start: Term, first: Strategy, values: Values, context: Context) -> Derivation:
    found = first(start, context) or standing(start)
    return _in_numbers(found, values, context)


def _in_numbers(found: Derivation, values: Values, context: Context) -> Derivation:
    """A derivation led on to numbers."""
    entries = values.put_in(found.end) >> entries_written_out >> Line(Everywhere(piece_of_a_number))
    found = _then(found, entries >> When(_without_names, evaluated), context)
    _refuse_kinks(found.end)
    exact = _free(found.end, context) or _rational(found.end)
    return found if exact else _then(found, rounded, context)


def _without_names(term: Term) -> bool:
    """Whether numbers are all that occurs."""
    return not symbols(term)


def _then(found: Derivation, more: Strategy, context: Context) -> Derivation:
    rest = more(found.end, context)
    return found if rest is None else Derivation(found.start, found.steps + rest.steps, rest.end)


def _free(term: Term, context: Context) -> bool:
    """Whether letters that stand for nothing else occur."""
    return any(context.definition(x.name) is None for x in symbols(written_in_full(term, context) or term))


def _rational(term: Term) -> bool:
    return all(type(part) in (Number, Neg, Vector, Matrix) for part in subterms(term))


def _refuse_kinks(term: Term) -> None:
    for part in subterms(term):
        stepped = type(part) is Call and part.name == "step" and part.arguments[0] is ZERO
        if stepped or (type(part) is Cases and part.otherwise is None and all(map(_fails, part.conditions))):
            raise InputError("a unit has the input 0, where its activation has no slope; change a weight or a bias")


def _fails(condition: Term) -> bool:
    """Whether a condition on a number is false."""
    match condition:
        case Relation(sign, Number() as left, right) if right is ZERO:
            return not holds_of_a_number(sign, left.p)
    return False
