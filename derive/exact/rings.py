"""Polynomials over Q in letters, surds, i and roots of polynomials: exact, with the relations of the surds built in.

A polynomial is a dict from monomials to fractions; a monomial pairs generators with exponents, in a fixed order.
Products are reduced by i^2 = -1, sqrt(u)^2 = u and p(r) = 0 for a root r of p, so that zero is the empty dict.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from derive.terms import Add, Call, Constant, Decimal, Div, Mul, Neg, Number, Pow, RootOf, Term, number

from .sparse_polynomials import Monomial, Poly, generated, joined, plus, rational, root_of_number, scaled_by

LARGEST_POWER = 64


def multiplied(a: Poly, b: Poly) -> Poly:
    """The product, reduced by the relations of the generators."""
    out: Poly = {}
    for m, c in a.items():
        for n, d in b.items():
            together = joined(m, n)
            if (reduced := _reduced(together)) is None:
                out[together] = out.get(together, Fraction(0)) + c * d
            else:
                for monomial, value in reduced.items():
                    out[monomial] = out.get(monomial, Fraction(0)) + c * d * value
    return {monomial: value for monomial, value in out.items() if value}


def power_of(a: Poly, n: int) -> Poly:
    """A natural power."""
    out = rational(1)
    for _ in range(n):
        out = multiplied(out, a)
    return out


def _is_surd(generator: Term) -> bool:
    return type(generator) is Call and generator.name == "sqrt" and type(generator.arguments[0]) is Number


def _reduced(m: Monomial) -> Poly | None:
    """What a monomial is by the relations, None where it is reduced already."""
    surds = [generator for generator, k in m if _is_surd(generator) for _ in range(k)]
    if len(surds) > 1:
        rest = tuple(pair for pair in m if not _is_surd(pair[0]))
        radicand = 1
        for surd in surds:
            radicand *= surd.arguments[0].p  # type: ignore[attr-defined]
        return multiplied(root_of_number(Fraction(radicand)), {rest: Fraction(1)})
    for index, (generator, k) in enumerate(m):
        if (relation := relation_of(generator)) is None or k < relation[0]:
            continue
        degree, value = relation
        rest = tuple((g, e if j != index else k - degree) for j, (g, e) in enumerate(m))
        left = tuple(pair for pair in rest if pair[1])
        return multiplied(value, {left: Fraction(1)})
    return None


@cache
def relation_of(generator: Term) -> tuple[int, Poly] | None:
    """The power of a generator that is a polynomial of lower degree in it, and that polynomial."""
    match generator:
        case Constant("i"):
            return 2, rational(-1)
        case Call("sqrt", (inner,)):
            value = polynomial_in(inner)
            return None if value is None else (2, value)
        case Call("root", (inner, Number(n, 1))) if n > 1:
            value = polynomial_in(inner)
            return None if value is None else (n, value)
        case RootOf(coefficients, _, _):
            *low, lead = coefficients
            n = len(low)
            value = {((generator, k),) if k else (): Fraction(-c, lead) for k, c in enumerate(low) if c}
            return n, value
    return None


def polynomial_in(term: Term) -> Poly | None:
    """A term as a polynomial in its generators, None where a letter stands in a denominator."""
    fraction = fraction_in(term)
    if fraction is None:
        return None
    over, under = fraction
    if list(under) == [()]:
        return scaled_by(over, 1 / under[()])
    return None


@cache
def _cached(term: Term) -> tuple[Poly, Poly] | None:
    match term:
        case Number(p, q):
            return rational(Fraction(p, q)), rational(1)
        case Decimal(mantissa, places):
            return rational(Fraction(mantissa, 10**places)), rational(1)
        case Add(parts):
            return _sum(parts)
        case Mul(parts):
            return _product(parts)
        case Neg(inner):
            return _product((number(-1), inner))
        case Div(over, under):
            return _quotient(fraction_in(over), fraction_in(under))
        case Pow(base, Number(n, 1)) if abs(n) <= LARGEST_POWER:
            return _power(fraction_in(base), n)
        case Call("sqrt", (inner,)) if (value := _number_in(inner)) is not None:
            return root_of_number(value), rational(1)
    return (generated(term), rational(1)) if not term.shape else None


def fraction_in(term: Term) -> tuple[Poly, Poly] | None:
    """A term as numerator and denominator; the denominator is free of surds and i where it is a number."""
    return _cached(term)


def _number_in(term: Term) -> Fraction | None:
    value = polynomial_in(term)
    if value is None or any(value.keys() - {()}):
        return None
    return value.get((), Fraction(0))


def _sum(parts: Iterable[Term]) -> tuple[Poly, Poly] | None:
    over, under = rational(0), rational(1)
    for part in parts:
        if (found := fraction_in(part)) is None:
            return None
        if found[1] == under:
            over = plus(over, found[0])
        else:
            over = plus(multiplied(over, found[1]), multiplied(found[0], under))
            under = multiplied(under, found[1])
    return cancelled(over, under)


def _product(parts: Iterable[Term]) -> tuple[Poly, Poly] | None:
    over, under = rational(1), rational(1)
    for part in parts:
        if (found := fraction_in(part)) is None:
            return None
        over, under = multiplied(over, found[0]), multiplied(under, found[1])
    return cancelled(over, under)


def _power(base: tuple[Poly, Poly] | None, n: int) -> tuple[Poly, Poly] | None:
    if base is None:
        return None
    over, under = base if n >= 0 else (base[1], base[0])
    return cancelled(power_of(over, abs(n)), power_of(under, abs(n))) if under else None


def _quotient(a: tuple[Poly, Poly] | None, b: tuple[Poly, Poly] | None) -> tuple[Poly, Poly] | None:
    if a is None or b is None or not b[0]:
        return None
    return cancelled(multiplied(a[0], b[1]), multiplied(a[1], b[0]))


def cancelled(over: Poly, under: Poly) -> tuple[Poly, Poly] | None:
    """The fraction in lowest terms, surds and i taken out of the denominator."""
    if not under:
        return None
    if not over:
        return {}, rational(1)
    if list(under) == [()]:
        return scaled_by(over, 1 / under[()]), rational(1)
    conjugate = _conjugate(under)
    if conjugate is not None:
        return cancelled(multiplied(over, conjugate), multiplied(under, conjugate))
    from .divisors import lowest_terms

    return lowest_terms(over, under)


def _conjugate(under: Poly) -> Poly | None:
    """A factor that takes one root out of a polynomial, None where there is no root in it."""
    for monomial in under:
        for generator, _ in reversed(monomial):
            if (relation := relation_of(generator)) is None:
                continue
            if relation[0] == 2:
                return {m: -c if dict(m).get(generator, 0) % 2 else c for m, c in under.items()}
            if all(g is generator for m in under for g, _ in m):
                from .divisors import inverse_factor

                return inverse_factor(under, generator, relation)
    return None
