"""Laws of expectation: linearity, independence, declared moments, symmetry."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    fraction,
    negated,
    power,
    product,
    summands,
    total,
)

from .random_letters import (
    MIRRORED,
    declared_value,
    independent,
    is_random,
    random_names,
    sources,
)

SOURCE = "Wasserman, All of Statistics, ch. 3"

Split = tuple[tuple[Term, ...], Term, Term]


def expected(term: Term) -> Term:
    """E[term]."""
    return call("expectation", term)


def variance(term: Term) -> Term:
    """Var(term)."""
    return call("variance", term)


def inside(term: Term, name: str) -> Term | None:
    """What stands in an expectation or a variance."""
    return term.arguments[0] if type(term) is Call and term.name == name and len(term.arguments) == 1 else None


@rule("E[X + Y] = E[X] + E[Y]", Call)
def expectation_of_a_sum(term: Term, context: Context) -> Term | None:
    """The expectation of a sum is the sum of the expectations, whether or not the summands are independent."""
    match inside(term, "expectation"):
        case Add() as body:
            return total(negated(expected(x.inner)) if type(x) is Neg else expected(x) for x in summands(body))
        case Binder("sum", letter, body, low, high):
            return Binder("sum", letter, expected(body), low, high)
    return None


@rule("E[c X] = c E[X]", Call)
def constant_out_of_expectation(term: Term, context: Context) -> Term | None:
    """A constant factor comes out of an expectation, and the expectation of a constant is that constant."""
    body = inside(term, "expectation")
    if body is None:
        return None
    if not is_random(body, context):
        return body
    split = constant_apart(body, context)
    return None if split is None else times(split, expected)


def constant_apart(body: Term, context: Context) -> Split | None:
    """The constant factors, the rest, and the constant denominator; None where nothing comes out."""
    match body:
        case Neg(inner):
            return (MINUS_ONE,), inner, ONE
        case Div(over, under) if not is_random(under, context):
            return (), over, under
        case Mul():
            parts = factors(body)
            fixed = tuple(x for x in parts if not is_random(x, context))
            rest = tuple(x for x in parts if is_random(x, context))
            return (fixed, product(rest), ONE) if fixed else None
    return None


def times(split: Split, functional: Callable[[Term], Term]) -> Term:
    """The constants times a functional of the rest."""
    fixed, rest, under = split
    whole = functional(rest)
    return fraction(negated(whole) if fixed == (MINUS_ONE,) else product((*fixed, whole)), under)


@rule("E[X Y] = E[X] E[Y]", Call)
def expectation_of_a_product(term: Term, context: Context) -> Term | None:
    """The expectation of a product of independent factors is the product of their expectations."""
    body = inside(term, "expectation")
    parts = factors(body) if type(body) is Mul else ()
    groups = _groups(parts, context)
    return product(map(expected, groups)) if len(groups) > 1 else None


def _groups(parts: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """The factors joined to groups that are independent of each other."""
    groups: list[list[Term]] = []
    for part in parts:
        tied = [g for g in groups if not all(independent(part, other, context) for other in g)]
        merged = [x for g in tied for x in g]
        groups = [g for g in groups if g not in tied] + [[*merged, part]]
    return tuple(product(g) for g in groups)


@rule("E[X^2] = Var(X) + E[X]^2", Call)
def mean_square(term: Term, context: Context) -> Term | None:
    """The mean of the square is the variance plus the square of the mean."""
    match inside(term, "expectation"):
        case Pow(base, exponent) if exponent is TWO and is_random(base, context) and _splits(base, context):
            return total((variance(base), Pow(expected(base), TWO)))
    return None


def _splits(base: Term, context: Context) -> bool:
    """Whether the variance of a term is told, or comes from that of its parts."""
    return type(base) in (Add, Binder) or declared_value(variance(base), context) is not None


@rule("E[X] = m", Call)
def declared_moment(term: Term, context: Context) -> Term | None:
    """The declared expectation, variance or covariance is put in."""
    return declared_value(term, context)


@rule("E[relu(z)^2] = E[z^2]/2", Call)
def half_by_symmetry(term: Term, context: Context) -> Term | None:
    """Where z is as likely as -z, the rectified z has half the mean square of z: one sign counts."""
    match inside(term, "expectation"):
        case Pow(Call("relu", (z,)), Number(n, 1) as exponent) if n > 0 and n % 2 == 0 and _mirrored(z, context):
            return Div(expected(Pow(z, exponent)), TWO)
    return None


@rule("E[z] = 0", Call)
def odd_moment_by_symmetry(term: Term, context: Context) -> Term | None:
    """Where z is as likely as -z, the mean of z and of its odd powers is zero."""
    base, exponent = power(inside(term, "expectation") or ZERO)
    odd = type(exponent) is Number and exponent.q == 1 and exponent.p > 0 and exponent.p % 2 == 1
    return ZERO if odd and _mirrored(base, context) else None


def _mirrored(term: Term, context: Context) -> bool:
    """Whether a term is a letter, or an entry of one, that is declared symmetric about zero."""
    found = sources(term, random_names(context))
    name = getattr(getattr(term, "base", term), "name", "")
    return type(getattr(term, "base", term)) is Symbol and len(found) == 1 and context.has(name, MIRRORED)
