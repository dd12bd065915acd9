"""Wrong rules of products and quotients that are zero, and of the solutions of their factors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ZERO, Add, Junction, Mul, Neg, Pow, Relation, Term, letters, negated, quotient

IFF = "iff"


def _either(relations: tuple[Term, ...]) -> Term:
    return Junction("or", relations) if len(relations) > 1 else relations[0]


def _turned(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Relation("=", left, right) if right is not ZERO:
            yield Relation("=", left, negated(right))
        case Junction("or", parts) if all(type(p) is Relation and p.sign == "=" for p in parts):
            yield Junction("or", tuple(Relation("=", p.left, negated(p.right)) for p in parts if type(p) is Relation))


@misconception("(x - a)(x - b) = 0 iff x = -a or x = -b", Junction, Relation, relation=IFF, undone=_turned)
def root_sign(term: Term, context: Context) -> Iterator[Term]:
    """The root of x - a is a, with the opposite sign."""
    match term:
        case Relation("=", Mul(parts), right) if right is ZERO:
            roots = tuple(_wrong_root(p) for p in parts if letters(p))
            if all(roots):
                yield _either(tuple(r for r in roots if r is not None))
        case Junction("or", parts) if any(type(p) is Relation and p.right is not ZERO for p in parts):
            yield from _turned(term, context)


def _wrong_root(factor: Term) -> Relation | None:
    match factor.base if type(factor) is Pow else factor:
        case Add((x, constant)) if not letters(constant):
            return Relation("=", x, constant)
        case Add((constant, x)) if not letters(constant):
            return Relation("=", negated(x) if type(x) is Neg else x, negated(constant))
        case x:
            return Relation("=", x, ZERO)


@misconception("u v = c iff u = c or v = c", Relation, relation=IFF)
def nonzero_product_split(term: Term, context: Context) -> Iterator[Term]:
    """Only a product that is zero splits into its factors."""
    match term:
        case Relation("=", left, right):
            for parts, other in ((left, right), (right, left)):
                if type(parts) is Mul and other is not ZERO:
                    split = tuple(Relation("=", p, other) for p in parts.factors if letters(p))
                    if len(split) > 1:
                        yield Junction("or", split)
                        yield Junction("and", split)


def _swapped(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Junction("and" | "or" as word, parts) if all(map(letters, parts)) and not _goes_on(parts):
            yield Junction("or" if word == "and" else "and", parts)


def _goes_on(parts: tuple[Term, ...]) -> bool:
    """Whether each equation goes on where the one before ends: x = a = b."""
    pairs = pairwise(parts)
    return all(type(u) is Relation and type(v) is Relation and u.right is v.left for u, v in pairs)


@misconception("u v = 0 iff u = 0 and v = 0", Relation, Junction, relation=IFF, undone=_swapped)
def and_or_confusion(term: Term, context: Context) -> Iterator[Term]:
    """A product is zero where one of its factors is, not only where all are."""
    match term:
        case Relation("=", Mul(parts), right) if right is ZERO:
            yield Junction("and", tuple(Relation("=", p, ZERO) for p in parts))
        case Junction(word, parts) if all(map(letters, parts)) and not _goes_on(parts):
            yield Junction("or" if word == "and" else "and", parts)


@misconception("u/v = 0 iff u = 0", Relation, relation=IFF)
def clear_denominator_gains_root(term: Term, context: Context) -> Iterator[Term]:
    """Multiplying by a denominator can bring in solutions at which it is zero."""
    match term:
        case Relation("=", left, right):
            for ratio, other in ((left, right), (right, left)):
                over, under = quotient(ratio)
                if letters(under):
                    yield Relation("=", over, ZERO if other is ZERO else Mul((other, under)))
