"""Equations and inequalities put right: what a line that claims to solve them should have said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.misconceptions import Misconception
from derive.kernel.bench import Bench
from derive.kernel.relations import follows
from derive.kernel.zero_sets import solutions
from derive.laws.expansion import collected, expanded
from derive.terms import (
    ZERO,
    Add,
    Div,
    E,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    factors,
    letters,
    negated,
    number,
    product,
    substituted,
    summands,
    symbols,
    total,
)  # fmt: skip

from .plantings import fits

TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
MOST = 6


def solved_at_all(before: Term, after: Term, context: Context, bench: Bench) -> Term | None:
    """What a line that solves an equation wrongly should have said, whatever the mistake was."""
    for line in (*_by_solutions(before, after, context), *_linear(before, after)):
        if sound(follows(before, line, "iff", context, bench).grade):
            return line
    return None


def solved(misconception: Misconception, before: Term, after: Term, context: Context, bench: Bench) -> Term | None:
    """The statement that should stand in place of the written one: as it is, put right at one point."""
    tried = 0
    for line in dict.fromkeys(_candidates(misconception, before, after, context)):
        if line is before or not fits(line, before):
            continue
        tried += 1
        if tried > MOST:
            break
        if sound(follows(before, line, "iff", context, bench).grade):
            return line
    return None


def _candidates(each: Misconception, before: Term, after: Term, context: Context) -> Iterator[Term]:
    if each.undone is not None:
        yield from each.undone(after, context)
    yield from _linear(before, after)
    yield from _by_solutions(before, after, context)
    match after:
        case Relation(sign, left, right) if sign in TURNED:
            yield Relation(TURNED[sign], left, right)
    match before:
        case Relation("=", Mul(parts), right) if right is ZERO:
            yield from _roots(parts)
        case Relation("=", left, right):
            yield from (Junction("or", (after, Relation("=", base, ZERO))) for base in _common(left, right))
            if type(left) is Pow and type(right) is Pow and left.exponent is right.exponent:
                both = Relation("=", left.base, right.base), Relation("=", left.base, negated(right.base))
                yield Junction("or", both)


def _linear(before: Term, after: Term) -> Iterator[Term]:
    """An equation that is linear in a letter, solved for it as the written line is."""
    match before, after:
        case Relation("=", left, right), Relation("=", Symbol() as x, _):
            if (value := linear_root(Add((left, Neg(right))), x)) is not None:
                yield Relation("=", x, value)


def _by_solutions(before: Term, after: Term, context: Context) -> Iterator[Term]:
    """The solutions of an equation in one letter: as values of it, or of the side that was written."""
    free = letters(before)
    if len(free) != 1 or free[0].dims or not _says_what(after, free[0]):
        return
    points = solutions(before, free, context)
    if not points or len(points) > MOST:
        return
    values = tuple(value for point in points for _, value in point)
    if all(type(part) is Relation and part.left is free[0] for part in _parts(after)):
        found = tuple(Relation("=", free[0], value) for value in values)
        yield Junction("or", found) if len(found) > 1 else found[0]
    elif type(after) is Relation and len(values) == 1:
        number_of = _rational(substituted(after.left, {free[0]: values[0]}))
        if number_of is not None:
            yield Relation("=", after.left, number(number_of.numerator, number_of.denominator))


def says_what(statement: Term | None) -> bool:
    """Whether each part of a statement gives a letter its value."""
    if statement is None:
        return False
    return all(
        type(part) is Relation and part.sign == "=" and type(part.left) is Symbol and not symbols(part.right)
        for part in _parts(statement)
    )


def _says_what(statement: Term, x: Symbol) -> bool:
    """Whether each part of a statement gives a term in a letter its value."""
    return all(
        type(part) is Relation and part.sign == "=" and x in symbols(part.left) and not symbols(part.right)
        for part in _parts(statement)
    )


def _parts(statement: Term) -> tuple[Term, ...]:
    return statement.parts if type(statement) is Junction and statement.word == "or" else (statement,)


def _common(left: Term, right: Term) -> Iterator[Term]:
    for part in (*summands(left), *summands(right)):
        for factor in factors(part):
            base = factor.base if type(factor) is Pow else factor
            if symbols(base):
                yield base


def _roots(parts: tuple[Term, ...]) -> Iterator[Term]:
    """The roots of the linear factors of a product that is zero."""
    bases = [part.base if type(part) is Pow else part for part in parts if symbols(part) and not _is_exponential(part)]
    letters = {x for base in bases for x in symbols(base)}
    if len(letters) == 1:
        (x,) = letters
        values = [linear_root(base, x) for base in bases]
        if all(value is not None for value in values):
            found = tuple(Relation("=", x, value) for value in dict.fromkeys(values) if value is not None)
            yield Junction("or", found) if len(found) > 1 else found[0]


def _is_exponential(term: Term) -> bool:
    """Whether a term is a power of e, which is never zero."""
    return type(term) is Pow and term.base is E


def linear_root(term: Term, x: Symbol) -> Term | None:
    """Where a term that is linear in a letter is zero."""
    if term.shape or (multiplied := expanded(term)) is None:
        return None
    slope: list[Term] = []
    rest: list[Term] = []
    for part in summands(collected(multiplied)):
        if x not in symbols(part):
            rest.append(part)
            continue
        inside = factors(part)
        others = [f for f in inside if f is not x]
        if len(others) != len(inside) - 1 or any(x in symbols(f) for f in others):
            return None
        slope.append(product(others))
    return _ratio(negated(total(rest)), total(slope)) if slope else None


def _ratio(over: Term, under: Term) -> Term | None:
    a, b = (_rational(side) for side in (over, under))
    if b is not None:
        if not b:
            return None
        if a is not None:
            return number((a / b).numerator, (a / b).denominator)
        if b == 1:
            return over
    return Div(over, under)


def _rational(term: Term) -> Fraction | None:
    match term:
        case Number(p, q):
            return Fraction(p, q)
        case Neg(inner):
            found = _rational(inner)
            return None if found is None else -found
        case Mul(parts):
            values = [_rational(part) for part in parts]
            return None if any(v is None for v in values) else _multiplied(v for v in values if v is not None)
        case Add(terms):
            values = [_rational(part) for part in terms]
            return None if any(v is None for v in values) else sum((v for v in values if v is not None), Fraction(0))
    return None


def _multiplied(values: Iterator[Fraction]) -> Fraction:
    out = Fraction(1)
    for value in values:
        out *= value
    return out
