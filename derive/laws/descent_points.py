"""What is known of a function at the points of a descent: its gradient, its value and the length of its gradient."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Phrase, Table, phrase
from derive.core.errors import InputError, UndecidedError
from derive.exact.decimals import decimal
from derive.terms import (
    Call,
    Component,
    Derivative,
    Matrix,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    Vector,
    call,
    equation,
    number,
    substituted,
    symbols,
)

from .differentiation import refuse_unfinished, worked_out
from .evaluation import worked
from .given_numbers import written_in_full
from .gradients import assembled, gradient_definition, partial, partial_chain, without
from .trails import OUTSIDE, Trail, entries
from .tuples import tuple_of

LONGEST = 10**8


def gradient_parts(body: Term, unknowns: tuple[Symbol, ...], context: Context) -> tuple[Chain, ...]:
    """The partial derivatives and the vector of them; of one letter the derivative alone."""
    if len(unknowns) == 1:
        found = worked_out(Derivative(body, unknowns[0]), context)
        refuse_unfinished(found.end)
        return (Chain("p1", phrase("descend.derivative"), found),)
    partials = tuple(
        partial_chain(partial(body, x), without(unknowns, x), f"p{k}", context) for k, x in enumerate(unknowns, 1)
    )
    start, label = Operator("gradient", body, unknowns), f"p{len(partials) + 1}"
    return (*partials, assembled(start, gradient_definition, partials, label, phrase("gradient.whole")))


def hessian_part(slopes: Chain, unknowns: tuple[Symbol, ...], label: str, context: Context) -> Chain:
    """The second derivatives, from the first ones."""
    end = slopes.derivation.end
    start: Term = Derivative(end, unknowns[0])
    if type(end) is Vector:
        start = Matrix(tuple(tuple(partial(g, x) for x in unknowns) for g in end.entries))
    return Chain(label, phrase("descend.hessian"), worked_out(start, context), uses=(slopes.label,))


def letters_of(point: Symbol) -> tuple[Term, ...]:
    """The letter of a point as its entries."""
    match point.dims:
        case (Number(size, 1),):
            return tuple(Component(point, (number(k),)) for k in range(1, size + 1))
    return (point,)


def point_of(values: tuple[Term, ...]) -> Term:
    """Numbers as a point: a vector, or the number by itself."""
    return Vector(values) if len(values) > 1 else values[0]


def summary(trail: Trail, body: Term, unknowns: tuple[Symbol, ...], points: tuple[Symbol, ...], slopes: Chain) -> Trail:
    """The value of the function and the length of its gradient at every point, then all of it as a table."""
    rows: list[tuple[Term | Phrase | str, ...]] = []
    claims: tuple[Claim, ...] = ()
    for k, point in enumerate(points):
        shown = entries(trail.shown(point))
        here = _told(body, slopes.derivation.end, unknowns, point, trail)
        where = tuple_of(shown)
        rows.append((str(k), where, *(claim.relation.children[1] for claim in here)))
        claims += here
    columns = (
        phrase("descend.step"),
        phrase("descend.point", tuple_of(unknowns)),
        phrase("descend.value"),
        phrase("descend.length"),
    )
    told = trail.with_parts(Claims(trail.label, phrase("descend.values"), claims))
    return told.with_parts(Table(told.label, phrase("descend.table"), columns, tuple(rows)))


def _told(body: Term, slopes: Term, unknowns: tuple[Symbol, ...], point: Symbol, trail: Trail) -> tuple[Claim, Claim]:
    """The value of the function at a point, and the length of its gradient there."""
    exact = trail.value(point)
    there = letters_of(point) if exact is None else entries(exact)
    values: dict[Term, Term] = dict(zip(unknowns, there, strict=True))
    slope = substituted(slopes, values)
    length = call("norm", slope) if type(slope) is Vector else call("abs", slope)
    valued = _rounded if exact is None else _exact
    return (
        Claim(valued(substituted(body, values), trail.context), phrase("descend.value-at", point)),
        Claim(valued(length, trail.context), phrase("descend.length-at", point)),
    )


def _rounded(term: Term, context: Context) -> Relation:
    """A quantity with its decimals."""
    try:
        return Relation("~=", term, decimal(written_in_full(term, context) or term, context.digits))
    except UndecidedError as error:
        raise InputError(OUTSIDE) from error


def _exact(term: Term, context: Context) -> Relation:
    """A quantity with its exact value where that is short, else with its decimals."""
    found = _worked(written_in_full(term, context) or term)
    if symbols(found) or (type(found) is Number and max(abs(found.p), found.q) < LONGEST):
        return equation(term, found)
    return _rounded(term, context)


def _worked(term: Term) -> Term:
    """A number worked out, and the absolute value of one."""
    if type(term) is not Call or term.name != "abs":
        return worked(term)
    inner = worked(term.arguments[0])
    return number(abs(inner.p), inner.q) if type(inner) is Number else call("abs", inner)
