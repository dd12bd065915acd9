"""Constants that are named anew: e^C is A, 2C is K, below an equation that holds for any constant.

Where the line before says C = g(x, y) and the line A = h(x, y), A is a function of C alone just where the slopes
of g and h are parallel, h_x g_y = h_y g_x: along each solution A is constant then.
"""

from __future__ import annotations

from itertools import combinations
from typing import TypeGuard

from derive.core.certificates import PROVED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.terms import (
    ONE,
    Derivative,
    Div,
    E,
    Junction,
    Mul,
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

from .alone import alone, alone_on_a_branch

CONSTANTS = frozenset("ABCDKck")
# Letters that stand for what is the same along a solution, unless the equation has no two others.
PARAMETERS = frozenset("abcghkmnrABCDKLMR") | {
    "alpha",
    "beta",
    "gamma",
    "kappa",
    "lambda",
    "mu",
    "omega",
    "sigma",
    "tau",
}
_FACTORS = tuple(Number(p, q) for p, q in ((1, 1), (-1, 1), (2, 1), (1, 2), (-2, 1), (-1, 2), (3, 1), (1, 3)))


class Renamed(Record):
    """How a new constant is known to be one, what it is where that has a short form, and what it stands in for."""

    certificate: Certificate
    gone: tuple[Symbol, ...]
    meaning: Relation | None = None


def renamed(before: Term, after: Term, new: Symbol, context: Context, bench: Bench) -> Renamed | None:
    """Whether a new letter stands for a constant in place of those that the line before has alone."""
    gone = tuple(x for x in letters(before) if x not in symbols(after))
    lines, claims = _branches(before), _branches(after)
    if not 1 <= len(gone) <= 2 or not all(_is_constant(x) for x in (new, *gone)):
        return None
    if not lines or not claims or not all(new in symbols(claim) for claim in claims):
        return None
    values = [alone_on_a_branch(claim, new, context, bench) for claim in claims]
    found = Renamed(Certificate(UNDECIDED, "the constants are not found"), gone)
    for line in lines:
        known = next(((x, g) for x in gone if (g := _known(line, x, context, bench)) is not None), None)
        for value in values:
            if known is None or value is None:
                return Renamed(Certificate(UNDECIDED, "the constants are not found"), gone)
            found = Renamed(_along(known[1], value, (*gone, new), context, bench), gone)
            if not sound(found.certificate.grade):
                return found
            if len(lines) == len(claims) == len(gone) == 1:
                found = found.but(meaning=_meaning(new, value, *known, context, bench))
    return found


def _meaning(new: Symbol, value: Term, old: Symbol, known: Term, context: Context, bench: Bench) -> Relation | None:
    """What a new constant or its absolute value is, where that has a short form."""
    for meaning, made in zip(_made(old), _made(known), strict=True):
        for side in (lambda term: term, lambda term: call("abs", term)):
            if sound(bench.equal(side(value), made, context).grade):
                return Relation("=", side(new), meaning)
    return None


def _known(equation: Relation, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """What an equation says of a constant; where it stands in e^C alone, of that."""
    found = alone(equation, x, context, bench)
    if found is None:
        u = Symbol("u'")
        sides = (substituted(side, {x: call("log", u)}) for side in equation.children)
        found = alone(Relation("=", *sides), u, context.given(Relation(">", u, Number(0, 1))), bench)
        found = None if found is None else call("log", found)
    return found


def _along(g: Term, h: Term, constants: tuple[Symbol, ...], context: Context, bench: Bench) -> Certificate:
    """Whether one term is constant wherever another is, as the letters vary that are no parameters."""
    every = tuple(x for x in letters(Mul((g, h))) if x not in constants)
    told = {x for fact in context.facts for x in symbols(fact)} | {x for x in every if x.name in context.constants}
    some = tuple(x for x in every if x not in told)
    found = Certificate(UNDECIDED, "nothing varies")
    for varying in dict.fromkeys((every, some, tuple(x for x in some if x.name not in PARAMETERS))):
        if len(varying) > 1:
            found = _parallel(g, h, varying, context, bench)
        if sound(found.grade):
            break
    return found


def _parallel(g: Term, h: Term, varying: tuple[Symbol, ...], context: Context, bench: Bench) -> Certificate:
    found = Certificate(PROVED, "parallel slopes")
    for x, y in combinations(varying, 2):
        one, other = (Mul((Derivative(h, a), Derivative(g, b))) for a, b in ((x, y), (y, x)))
        crossed = bench.equal(one, other, context)
        if not sound(crossed.grade):
            return crossed
        found = found if crossed.grade == PROVED else crossed
    return found


def _made(term: Term) -> tuple[Term, ...]:
    """Short forms that a constant is made into: multiples of it, powers of e with these, and one over it."""
    multiples = [term if factor is ONE else Mul((factor, term)) for factor in _FACTORS]
    return (*multiples, *(Pow(E, each) for each in multiples), Div(ONE, term))


def _is_constant(x: Symbol) -> bool:
    name, _, mark = x.name.partition("_")
    return not x.dims and (name in CONSTANTS or mark == "0")


def _branches(line: Term) -> tuple[Relation, ...]:
    """The equations that a line is, two where it holds a sign of either kind; none where it is something else."""
    parts = line.parts if type(line) is Junction and line.word == "or" else (line,)
    return tuple(part for part in parts if _is_equation(part)) if all(map(_is_equation, parts)) else ()


def _is_equation(line: Term) -> TypeGuard[Relation]:
    return type(line) is Relation and line.sign == "=" and not line.left.shape and Derivative not in kinds(line)
