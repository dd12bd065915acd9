"""Wrong rules of equations."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    factors,
    letters,
    negated,
    number,
    product,
    quotient,
    raised,
    summands,
    total,
)  # fmt: skip

from .parts import without

IFF = "iff"


@misconception("a + b = c iff a = c + b", Relation, relation=IFF)
def sign_when_moving_term(term: Term, context: Context) -> Iterator[Term]:
    """A summand changes its sign when it is moved to the other side."""
    match term:
        case Relation(sign, left, right) if left.shape == ():
            lefts, rights = summands(left), summands(right)
            for k, each in enumerate(lefts if _is_moved_from(lefts, right) else ()):
                yield Relation(sign, total(without(lefts, k)), _added(right, each))
            for k, each in enumerate(rights if _is_moved_from(rights, left) else ()):
                yield Relation(sign, _added(left, each), total(without(rights, k)))
            if len(rights) + len(lefts) > 2:
                moved = tuple(t for t in lefts if not letters(t)) if letters(left) else ()
                back = tuple(t for t in rights if letters(t))
                if moved and back:
                    rest = total(t for t in lefts if letters(t))
                    kept = total(t for t in rights if not letters(t))
                    yield Relation(sign, total((rest, *back)), total((kept, *moved)))


def _is_moved_from(terms: tuple[Term, ...], other: Term) -> bool:
    """Whether one moves summands of a side: the only one to a number would leave nothing to solve."""
    return terms != (ZERO,) and (len(terms) > 1 or bool(letters(other)))


def _added(side: Term, term: Term) -> Term:
    return term if side is ZERO else Add((*summands(side), term))


@misconception("a b = a c iff b = c", Relation, relation=IFF)
def divide_by_zero_factor(term: Term, context: Context) -> Iterator[Term]:
    """Dividing by a factor that can be zero loses the solutions where it is."""
    match term:
        case Relation("=", left, right):
            for base in dict.fromkeys(_bases((*summands(left), *summands(right)))):
                here, there = _divided(left, base), _divided(right, base)
                if here is not None and there is not None:
                    yield Relation("=", here, there)
            for zero, other in ((left, right), (right, left)):
                if other is ZERO and type(zero) is Mul:
                    for k, each in enumerate(zero.factors):
                        if letters(each):
                            yield Relation("=", each, ZERO)
                            yield Relation("=", product(without(zero.factors, k)), ZERO)


def _bases(terms: tuple[Term, ...]) -> Iterator[Term]:
    for term in terms:
        for factor in factors(quotient(term)[0]):
            base = factor.base if type(factor) is Pow else factor
            if letters(base):
                yield base


def _divided(term: Term, base: Term) -> Term | None:
    """A term without one factor, None where some summand has it not."""
    match term:
        case _ if term is ZERO:
            return ZERO
        case _ if term is base:
            return ONE
        case Neg(inner):
            found = _divided(inner, base)
            return None if found is None else negated(found)
        case Pow(root, Number(n, 1)) if root is base and n > 0:
            return raised(base, number(n - 1)) if n > 1 else ONE
        case Div(over, under):
            found = _divided(over, base)
            return None if found is None else Div(found, under)
        case Add(terms):
            parts = [_divided(t, base) for t in terms]
            return None if any(p is None for p in parts) else total(p for p in parts if p is not None)
        case Mul(parts):
            for k, part in enumerate(parts):
                found = _divided(part, base) if type(part) is not Add or part is base else None
                if found is not None:
                    return product((*parts[:k], *(() if found is ONE else (found,)), *parts[k + 1 :]))
    return None


def _other_branch(term: Term, context: Context) -> Iterator[Term]:
    """A solution may stand for itself and its negative."""
    match term:
        case Relation("=", left, right) if right is not ZERO:
            yield Junction("or", (term, Relation("=", left, negated(right))))
        case Junction("and", parts):
            found = tuple(_signs(part) for part in parts)
            if all(found):
                yield Junction("or", (term, Junction("and", tuple(f for f in found if f is not None))))


def _signs(part: Term) -> Term | None:
    match part:
        case Relation("=", left, right):
            return part if letters(left) and letters(right) else Relation("=", left, negated(right))
        case Junction("and", parts):
            found = tuple(_signs(each) for each in parts)
            return Junction("and", tuple(f for f in found if f is not None)) if all(found) else None
    return None


def square_root(term: Term) -> Term:
    """The root of a term, worked out where it is a square."""
    match term:
        case Pow(base, Number(n, 1)) if n % 2 == 0:
            return raised(base, number(n // 2))
        case Number(p, q) if p >= 0 and isqrt(p) ** 2 == p and isqrt(q) ** 2 == q:
            return number(isqrt(p), isqrt(q))
        case Mul(parts) if all(type(square_root(p)) is not Call for p in parts):
            return product(map(square_root, parts))
    return call("sqrt", term)


@misconception("u^2 = c iff u = sqrt c", Relation, relation=IFF, undone=_other_branch)
def square_root_one_branch(term: Term, context: Context) -> Iterator[Term]:
    """A square has two roots, of either sign."""
    match term:
        case Relation("=", left, right):
            for square, other in ((left, right), (right, left)):
                if type(square) is Pow and type(square.exponent) is Number and square.exponent.p % 2 == 0:
                    if other is ZERO:
                        continue
                    yield Relation("=", square_root(square), square_root(other))
                    yield Relation("=", square_root(square), negated(square_root(other)))


@misconception("u = v iff u^2 = v^2", Relation, relation=IFF)
def square_both_sides(term: Term, context: Context) -> Iterator[Term]:
    """Squaring both sides can bring in solutions, which have to be tested."""
    match term:
        case Relation("=", left, right) if left.shape == ():
            yield Relation("=", Pow(left, number(2)), Pow(right, number(2)))
