"""Constants that are named anew: e^C is A, 2C is K, below an equation that holds for any constant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from derive.core.certificates import Certificate, sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    kinds,
    letters,
    substituted,
    symbols,
)

CONSTANTS = frozenset("ABCDKck")
# How the part that an equation is linear in comes from the constant.
Change = Callable[[Term], Term]
_PARTS: tuple[tuple[Change, Change], ...] = (
    (lambda c: c, lambda u: u),
    (lambda c: Pow(E, c), lambda u: call("log", u)),
)
_FACTORS = tuple(Number(p, q) for p, q in ((1, 1), (-1, 1), (2, 1), (1, 2), (-2, 1), (-1, 2), (3, 1), (1, 3)))


class Renamed(Record):
    """What the new constant is, or its absolute value, and how that is known."""

    meaning: Relation
    certificate: Certificate


def renamed(before: Term, after: Term, new: Symbol, context: Context, bench: Bench) -> Renamed | None:
    """The constant that a new letter stands for, in place of one that the line before has alone."""
    gone = [x for x in letters(before) if x not in symbols(after)]
    if len(gone) != 1 or not all(_is_constant(x) for x in (new, *gone)):
        return None
    if not (_is_equation(before) and _is_equation(after)):
        return None
    value = _solved(after, new, context, bench)
    if value is None:
        return None
    for part, back in _PARTS:
        u = Symbol("u'")
        stands: dict[Term, Term] = {gone[0]: back(u)}
        sides = (substituted(side, stands) for side in before.children)
        known = _solved(Relation("=", *sides), u, context.given(Relation(">", u, ZERO)), bench)
        if known is None:
            continue
        for meaning, made in zip(_made(part(gone[0])), _made(known), strict=True):
            if (found := _equal(value, made, new, meaning, context, bench)) is not None:
                return found
    return None


def _made(term: Term) -> tuple[Term, ...]:
    """What a constant may be made into: multiples of it, powers of e with these, and one over it."""
    multiples = [term if factor is ONE else Mul((factor, term)) for factor in _FACTORS]
    return (*multiples, *(Pow(E, each) for each in multiples), Div(ONE, term))


def _equal(value: Term, made: Term, new: Symbol, meaning: Term, context: Context, bench: Bench) -> Renamed | None:
    for side in (lambda term: term, lambda term: call("abs", term)):
        found = bench.equal(side(value), made, context)
        if sound(found.grade):
            return Renamed(Relation("=", side(new), meaning), found)
    return None


def _solved(equation: Relation, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """What an equation that is linear in a letter says of it."""
    gap = Add((equation.left, Neg(equation.right)))
    first, second = (substituted(gap, {x: at}) for at in (ONE, TWO))
    rise = Add((second, Neg(first)))
    line = Add((first, Mul((rise, Add((x, Neg(ONE)))))))
    if x not in symbols(gap) or not sound(bench.equal(gap, line, context).grade):
        return None
    return Add((ONE, Neg(Div(first, rise))))


def _is_constant(x: Symbol) -> bool:
    name, _, mark = x.name.partition("_")
    return not x.dims and (name in CONSTANTS or mark == "0")


def _is_equation(line: Term) -> TypeGuard[Relation]:
    return type(line) is Relation and line.sign == "=" and not line.left.shape and Derivative not in kinds(line)
