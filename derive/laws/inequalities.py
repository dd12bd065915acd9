"""Inequalities: divided by a negative number, absolute values and squares beside a bound, signs of products."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
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
    call,
    coefficient,
    fraction,
    negated,
    summands,
    total,
)

SOURCE = "Hardy, Littlewood and Polya, Inequalities, ch. 1"
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
STRICT = {"<": "<", "<=": "<=", ">": "<", ">=": "<="}


def _negatives(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """The negative numbers before the summands of an inequality."""
    if type(term) is Relation and term.sign in TURNED and not term.left.shape:
        numbers = (coefficient(each)[0] for side in term.children for each in summands(side))
        yield from ((c,) for c in dict.fromkeys(numbers) if type(c) is Number and c.p < 0)


@rule("a < b <=> a/c > b/c, c < 0", Relation, relation=IFF, choices=_negatives)
def divided_by_a_negative_number(term: Relation, context: Context, c: Term) -> Term | None:
    """Dividing both sides by a negative number turns the sign of an inequality round."""
    if term.sign not in TURNED or type(c) is not Number or c.p >= 0:
        return None
    left, right = (total(fraction(each, c) for each in summands(side)) for side in term.children)
    return Relation(TURNED[term.sign], left, right)


def _below(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    """The denominators in an inequality."""
    if type(term) is Relation and term.sign in TURNED:
        yield from ((each.under,) for side in term.children for each in summands(side) if type(each) is Div)


@rule("a/b < c <=> a < b c, b > 0", Relation, relation=IFF, choices=_below)
def multiplied_by_what_is_positive(term: Relation, context: Context, factor: Term) -> Provided | None:
    """Multiplying both sides by what is positive keeps the sign of an inequality."""
    if term.sign not in TURNED or term.left.shape:
        return None
    left, right = (total(_times(each, factor) for each in summands(side)) for side in term.children)
    return Provided(Relation(term.sign, left, right), (Relation(">", factor, ZERO),))


def _times(term: Term, factor: Term) -> Term:
    match term:
        case Neg(inner):
            return negated(_times(inner, factor))
        case Div(over, under) if under is factor:
            return over
        case _ if term in (ZERO, ONE):
            return ZERO if term is ZERO else factor
    return Mul((term, factor))


@rule("|u| < a <=> -a < u and u < a", Relation, relation=IFF)
def absolute_value_below(term: Relation, context: Context) -> Term | None:
    """An absolute value is below a bound exactly where its argument lies between the bound and the negative of it."""
    match term:
        case Relation("<" | "<=" as sign, Call("abs", (inner,)), bound):
            return Junction("and", (Relation(sign, negated(bound), inner), Relation(sign, inner, bound)))
    return None


@rule("|u| > a <=> u < -a or u > a", Relation, relation=IFF)
def absolute_value_above(term: Relation, context: Context) -> Term | None:
    """An absolute value is above a bound exactly where its argument is above it or below the negative of it."""
    match term:
        case Relation(">" | ">=" as sign, Call("abs", (inner,)), bound):
            return Junction("or", (Relation(TURNED[sign], inner, negated(bound)), Relation(sign, inner, bound)))
    return None


@rule("u^2 < a <=> -sqrt(a) < u and u < sqrt(a)", Relation, relation=IFF)
def square_below(term: Relation, context: Context) -> Provided | None:
    """A square is below a number exactly where its base lies between the two roots of the number."""
    match term:
        case Relation("<" | "<=" as sign, Pow(inner, n), bound) if n is TWO:
            root = call("sqrt", bound)
            both = Junction("and", (Relation(sign, negated(root), inner), Relation(sign, inner, root)))
            return Provided(both, (Relation(">=", bound, ZERO),))
    return None


@rule("u^2 > a <=> u < -sqrt(a) or u > sqrt(a)", Relation, relation=IFF)
def square_above(term: Relation, context: Context) -> Provided | None:
    """A square is above a number exactly where its base is above the one root of it or below the other."""
    match term:
        case Relation(">" | ">=" as sign, Pow(inner, n), bound) if n is TWO:
            root = call("sqrt", bound)
            either = Junction("or", (Relation(TURNED[sign], inner, negated(root)), Relation(sign, inner, root)))
            return Provided(either, (Relation(">=", bound, ZERO),))
    return None


@rule("e^u < a <=> u < ln a, a > 0", Relation, relation=IFF)
def logarithm_of_an_inequality(term: Relation, context: Context) -> Provided | None:
    """The logarithm rises, so that it may be taken on both sides of an inequality between positive numbers."""
    match term:
        case Relation(sign, Pow(base, inner), bound) if base is E and sign in TURNED and bound is not ZERO:
            return Provided(Relation(sign, inner, call("log", bound)), (Relation(">", bound, ZERO),))
    return None


@rule("ln u < a <=> u < e^a, u > 0", Relation, relation=IFF)
def exponential_of_an_inequality(term: Relation, context: Context) -> Provided | None:
    """The exponential rises, so that it may be taken on both sides of an inequality."""
    match term:
        case Relation(sign, Call("log", (inner,)), bound) if sign in TURNED:
            return Provided(Relation(sign, inner, Pow(E, bound)), (Relation(">", inner, ZERO),))
    return None


def _roots(term: Term) -> tuple[Term, Term, Term] | None:
    """The letter of (x - a) (x - b), and the roots in their order."""
    match term:
        case Mul((Add((x, first)), Add((y, second)))) if x is y and type(x) is Symbol:
            ends = (negated(first), negated(second))
            if all(type(each) is Number for each in ends) and ends[0] is not ends[1]:
                low, high = sorted(ends, key=lambda each: Fraction(each.p, each.q))  # type: ignore[attr-defined]
                return x, low, high
    return None


@rule("(x - a) (x - b) < 0 <=> a < x and x < b, a < b", Relation, relation=IFF)
def negative_between_the_roots(term: Relation, context: Context) -> Term | None:
    """A quadratic with a positive leading coefficient is negative exactly between its two roots."""
    found = _roots(term.left) if term.right is ZERO and term.sign in ("<", "<=") else None
    if found is None:
        return None
    x, low, high = found
    return Junction("and", (Relation(term.sign, low, x), Relation(term.sign, x, high)))


@rule("(x - a) (x - b) > 0 <=> x < a or x > b, a < b", Relation, relation=IFF)
def positive_outside_the_roots(term: Relation, context: Context) -> Term | None:
    """A quadratic with a positive leading coefficient is positive exactly below its lower root and above the other."""
    found = _roots(term.left) if term.right is ZERO and term.sign in (">", ">=") else None
    if found is None:
        return None
    x, low, high = found
    return Junction("or", (Relation(TURNED[term.sign], x, low), Relation(term.sign, x, high)))


@rule("u v > 0 <=> u > 0 and v > 0 or u < 0 and v < 0", Relation, relation=IFF)
def product_positive(term: Relation, context: Context) -> Term | None:
    """A product of two factors is positive exactly where both are positive or both are negative."""
    match term:
        case Relation(">" | ">=" as sign, Mul((u, v)), bound) if bound is ZERO:
            both = (Junction("and", (Relation(s, u, ZERO), Relation(s, v, ZERO))) for s in (sign, TURNED[sign]))
            return Junction("or", tuple(both))
    return None


@rule("u v < 0 <=> u > 0 and v < 0 or u < 0 and v > 0", Relation, relation=IFF)
def product_negative(term: Relation, context: Context) -> Term | None:
    """A product of two factors is negative exactly where one is positive and the other negative."""
    match term:
        case Relation("<" | "<=" as sign, Mul((u, v)), bound) if bound is ZERO:
            other = TURNED[sign]
            first = Junction("and", (Relation(other, u, ZERO), Relation(sign, v, ZERO)))
            return Junction("or", (first, Junction("and", (Relation(sign, u, ZERO), Relation(other, v, ZERO)))))
    return None
