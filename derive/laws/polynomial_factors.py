"""Laws that write a polynomial in one letter as a product; each is checked by multiplying its factors back."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import power_term, same
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Mul,
    Number,
    Pow,
    Term,
    factors,
    negated,
    number,
    power,
    product,
    raised,
)


def minus(a: Term, b: Term) -> Term:
    """A - b, without a double sign and without a zero."""
    if b is number(0):
        return a
    return Add((a, negated(b)))


def times(*parts: Term) -> Term:
    """The product as it is written by hand: zero where a factor is zero, no factor of one, the sign in front."""
    flat = [inner for part in parts for inner in factors(part)]
    if any(part is ZERO for part in flat):
        return ZERO
    minus_signs = sum(type(part) is Number and part.p < 0 for part in flat)
    positive = (number(abs(part.p), part.q) if type(part) is Number else part for part in flat)
    kept = [part for part in positive if part is not ONE]
    sign = (-1) ** minus_signs
    whole = product(kept)
    return negated(whole) if sign < 0 else whole


def factor_for(letter: Term, root: Number) -> Term:
    """The linear factor with integer coefficients that vanishes at a rational root."""
    if root.p == 0:
        return letter
    lead = letter if root.q == 1 else Mul((number(root.q), letter))
    return minus(lead, number(root.p))


@rule("(x - p)(x - q) = x^2 - (p + q) x + p q")
def collect_powers(term: Term, context: Context, letter: Term) -> Term | None:
    """The products are multiplied out and the powers of the letter are collected."""
    found = polynomial_in(term)
    return None if found is None else power_term(found, letter)


@rule("a x^{m + n} + b x^m = x^m (a x^n + b)")
def common_power(term: Term, context: Context, letter: Term) -> Term | None:
    """A power of the letter that every term holds is taken out as a factor."""
    found = polynomial_in(term)
    if found is None:
        return None
    groups = by_powers(found, letter)
    low = min(groups, default=0)
    if low == 0 or len(groups) < 2:
        return None
    rest = {
        tuple((g, k - low if g is letter else k) for g, k in m if g is not letter or k > low): c
        for m, c in found.items()
    }
    return product((raised(letter, number(low)), power_term(rest, letter)))


@rule("x^2 - (p + q) x + p q = (x - p)(x - q)")
def sum_and_product(term: Term, context: Context, unknown: Term, p: Term, q: Term) -> Term | None:
    """Two numbers whose sum and product match the coefficients factor a quadratic."""
    after = Mul((minus(unknown, p), minus(unknown, q)))
    return after if same(term, after) else None


@rule("x^2 - 2 r x + r^2 = (x - r)^2")
def square_of_a_difference(term: Term, context: Context, base: Term) -> Term | None:
    """A quadratic whose constant term is the square of half its middle coefficient is a perfect square."""
    after = Pow(base, TWO)
    return after if same(term, after) else None


@rule("u^2 - v^2 = (u - v)(u + v)")
def square_minus_square(term: Term, context: Context, u: Term, v: Term) -> Term | None:
    """The difference of two squares is the product of the difference and the sum of their roots."""
    after = Mul((minus(u, v), Add((u, v))))
    return after if same(term, after) else None


@rule("p(x) = (x - r) q(x) + p(r)")
def factor_theorem(term: Term, context: Context, letter: Term, root: Number, rest: Term) -> Term | None:
    """Where a polynomial vanishes at a number, dividing by the letter minus that number leaves no remainder."""
    after = Mul((factor_for(letter, root), rest))
    return after if same(term, after) else None


@rule("p(x) = f(x) g(x)")
def factors_multiply_back(term: Term, context: Context, *parts: Term) -> Term | None:
    """These factors are right because multiplying them out gives the polynomial back."""
    after = product(parts)
    return after if same(term, after) else None


@rule("u u^m = u^{m + 1}", Mul)
def equal_factors(term: Mul, context: Context) -> Term | None:
    """Equal factors are gathered into one power."""
    counted: dict[Term, int] = {}
    sign = ONE
    for part in _flat(term):
        base, exponent = power(part)
        if part is MINUS_ONE:
            sign = MINUS_ONE if sign is ONE else ONE
        elif type(exponent) is Number and exponent.q == 1:
            counted[base] = counted.get(base, 0) + exponent.p
        else:
            counted[part] = counted.get(part, 0) + 1
    parts = [raised(base, number(k)) for base, k in counted.items()]
    after = product(parts)
    return negated(after) if sign is MINUS_ONE else after


def _flat(term: Term) -> tuple[Term, ...]:
    if type(term) is Mul:
        return tuple(inner for part in term.factors for inner in _flat(part))
    return (term,)


@rule("a (b c) = a b c", Mul, trivial=True)
def product_without_brackets(term: Mul, context: Context) -> Term | None:
    """Brackets inside a product may be left out."""
    parts = _flat(term)
    return None if parts == term.factors else product(parts)
