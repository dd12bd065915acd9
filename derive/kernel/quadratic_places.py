"""Where a quadratic function of several numbers is least or greatest: its value there plus a definite form."""

from __future__ import annotations

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    TWO,
    Call,
    Collection,
    Div,
    Matrix,
    Mul,
    Neg,
    Symbol,
    Term,
    negated,
    substituted,
    symbols,
    total,
)

from .bench import Bench
from .convex_minima import smooth
from .definiteness import definite

KINDS = {"argmin": "positive_definite", "argmax": "negative_definite"}
METHOD = "the value there and a definite form"
MOST = 5
Letters = tuple[Symbol, ...]


def extreme_by_its_form(extreme: Call, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """Whether f(x) = f(v) + (x - v)^T H (x - v)/2 with a definite H, and v lies where x may; None where not seen."""
    body, names = extreme.arguments
    if type(names) is not Collection or type(value) is not Collection or len(names.items) != len(value.items):
        return None
    letters = tuple(x for x in names.items if type(x) is Symbol and not x.dims)
    if not 0 < len(letters) == len(names.items) <= MOST or symbols(value) & set(letters) or body.shape:
        return None
    place: dict[Term, Term] = dict(zip(letters, value.items, strict=True))
    if not smooth(body, letters) or not _lies_inside(place, context):
        return None
    curvature = _curvature(body, letters)
    rise = total((body, Neg(substituted(body, place))))
    if bench.equal(rise, _form(place, curvature), context).grade != PROVED:
        return None
    others = context.but(facts=tuple(fact for fact in context.facts if not symbols(fact) & place.keys()))
    found = definite(KINDS[extreme.name], Matrix(curvature), others, bench)
    return found.but(method=METHOD) if found.grade == PROVED else None


def _lies_inside(place: dict[Term, Term], context: Context) -> bool:
    """Whether what is declared of the letters holds at a place."""
    about = (fact for fact in context.facts if symbols(fact) & place.keys())
    return all(holds(context, substituted(fact, place)) is True for fact in about)


def _curvature(body: Term, letters: Letters) -> tuple[tuple[Term, ...], ...]:
    """The second differences from zero by steps of one, which of a quadratic function are its second derivatives."""

    def at(*moved: Symbol) -> Term:
        return substituted(body, {x: total(ONE for each in moved if each is x) for x in letters})

    return tuple(
        tuple(normal(total((at(x, y), Neg(at(x)), Neg(at(y)), at()))) for y in letters) for x in letters
    )  # fmt: skip


def _form(place: dict[Term, Term], curvature: tuple[tuple[Term, ...], ...]) -> Term:
    gaps = tuple(total((x, negated(value))) for x, value in place.items())
    return Div(
        total(Mul((u, c, v)) for u, row in zip(gaps, curvature, strict=True) for c, v in zip(row, gaps, strict=True)),
        TWO,
    )
