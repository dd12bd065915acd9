"""The numbers of a network: a letter written out, numbers put in, entries written out and worked out, and decimals."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import InputError
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Everywhere, Line, Strategy, When
from derive.exact.balls import decimal
from derive.exact.fields import is_zero
from derive.terms import (
    FUNCTIONS,
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
    substituted,
    subterms,
    symbols,
    with_children,
)

from .evaluation import evaluated
from .explicit_arrays import array_of, entries_written_out
from .layers import gradient_through_a_layer, name_written_out
from .network_names import LayerNames, Named, gradient

PIECES = ("relu", "leaky_relu", "elu", "step", "abs", "sign")


@rule("")
def numbers_put_in(term: Term, context: Context) -> Term | None:
    """The numbers that are given are put in."""
    bodies = {each.name: each.body for each in context.definitions if _is_data(each.body)}
    return substituted(term, {x: bodies[x.name] for x in symbols(term) if x.name in bodies})


@rule("")
def values_put_in(term: Term, context: Context, *found: Term) -> Term | None:
    """The values found before are put in."""
    return substituted(term, {each.left: each.right for each in found if type(each) is Relation})


def _is_data(body: Term) -> bool:
    """Whether a letter stands for numbers that are given, not for something worked out."""
    return type(body) in (Vector, Matrix) or _number(body) is not None


@rule("\\operatorname{ReLU}(u) = u \\text{ if } u > 0, 0 \\text{ otherwise}", Call)
def piece_of_a_number(term: Term, context: Context) -> Term | None:
    """A function with pieces takes the piece that the number lies in."""
    match term:
        case Call(name, (argument, *rest)) if name in PIECES and (u := _number(argument)) is not None:
            definition = FUNCTIONS[name].definition
            if name == "relu":
                return u if u.p > 0 else ZERO
            return _piece(definition(u, *rest), u) if definition is not None else None
    return None


def _piece(found: Term, u: Number) -> Term | None:
    if type(found) is not Cases:
        return None
    for value, condition in zip(found.values, found.conditions, strict=True):
        if type(condition) is Relation and condition.left is u and _holds(condition.sign, u.p):
            return value
    return found.otherwise


def _holds(sign: str, p: int) -> bool:
    return {">": p > 0, ">=": p >= 0, "<": p < 0, "<=": p <= 0, "=": p == 0}.get(sign, False)


def _number(term: Term) -> Number | None:
    match term:
        case Number():
            return term
        case Neg(Number(p, q)):
            return Number(-p, q)
    return None


@rule(relation="~=")
def rounded(term: Term, context: Context) -> Term | None:
    """The numbers are rounded."""
    return with_entries(written_in_full(term, context), context)


def with_entries(exact: Term | None, context: Context) -> Term | None:
    """Numbers with their decimals; what is a rational number stays."""
    match exact:
        case None:
            return None
        case Vector(entries):
            return Vector(tuple(_decimal(each, context) for each in entries))
        case Matrix(rows):
            return Matrix(tuple(tuple(_decimal(each, context) for each in row) for row in rows))
    return _decimal(exact, context)


def _decimal(exact: Term, context: Context) -> Term:
    if _number(exact) is not None:
        return exact
    found = decimal(exact, context.digits)
    return ZERO if found.mantissa == 0 and is_zero(exact) else found


def written_in_full(term: Term, context: Context) -> Term | None:
    """A vector, matrix or number with every letter that stands for something written out, entry by entry."""
    definitions = {each.name: each.body for each in context.definitions if not each.parameters}
    known: dict[Term, Term | None] = {}

    def array(here: Term) -> Term | None:
        if here not in known:
            new = with_children(here, lambda child: array(child) or child)
            if type(here) is Symbol and here.name in definitions:
                new = array(definitions[here.name]) or here
            known[here] = array_of(new)
        return known[here]

    return array(term)


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
    return _in_numbers(Derivation(loss.meaning, (), loss.meaning), values, context)


def parameter_gradient(
    loss: Named, by: Symbol, layer: LayerNames, error: Named, values: Values, context: Context
) -> Derivation:
    """The gradient of the loss by the weights or the bias of a layer, worked out to numbers."""
    through = gradient_through_a_layer.with_(
        layer.sum.meaning, layer.weights.symbol, layer.before, error.symbol, *(each.symbol for each in layer.bias)
    )
    return _numbers(gradient(loss.symbol, by), through, values, context)


def _numbers(start: Term, first: Strategy, values: Values, context: Context) -> Derivation:
    found = first(start, context) or Derivation(start, (), start)
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
            return not _holds(sign, left.p)
    return False
