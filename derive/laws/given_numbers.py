"""Given numbers put in, entries worked out, and decimals: what the numbers of a network need."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.decimals import decimal
from derive.exact.fields import is_zero
from derive.terms import (
    FUNCTIONS,
    ZERO,
    Call,
    Cases,
    Matrix,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    Vector,
    substituted,
    symbols,
    with_children,
)

from .explicit_arrays import array_of

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
        if type(condition) is Relation and condition.left is u and holds_of_a_number(condition.sign, u.p):
            return value
    return found.otherwise


def holds_of_a_number(sign: str, p: int) -> bool:
    """Whether a number whose numerator is p stands in that relation to zero."""
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
