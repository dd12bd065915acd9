"""Arithmetic of rational numbers as terms."""

from __future__ import annotations

from math import isqrt

from derive.terms import ONE, Decimal, Number, number


def plus(a: Number, b: Number) -> Number:
    """The sum."""
    return number(a.p * b.q + b.p * a.q, a.q * b.q)


def minus(a: Number, b: Number) -> Number:
    """The difference."""
    return number(a.p * b.q - b.p * a.q, a.q * b.q)


def times(a: Number, b: Number) -> Number:
    """The product."""
    return number(a.p * b.p, a.q * b.q)


def over(a: Number, b: Number) -> Number:
    """The quotient, b not 0."""
    return number(a.p * b.q, a.q * b.p)


def opposite(a: Number) -> Number:
    """The negative."""
    return Number(-a.p, a.q)


def to_power(a: Number, n: int) -> Number:
    """The power, a not 0 where n < 0."""
    return number(a.p**n, a.q**n) if n >= 0 else over(ONE, to_power(a, -n))


def signum(a: Number) -> int:
    """-1, 0 or 1."""
    return (a.p > 0) - (a.p < 0)


def less(a: Number, b: Number) -> bool:
    """Whether a < b."""
    return a.p * b.q < b.p * a.q


def square_root(a: Number) -> Number | None:
    """The rational square root, None where there is none."""
    if a.p < 0:
        return None
    p, q = isqrt(a.p), isqrt(a.q)
    return Number(p, q) if p * p == a.p and q * q == a.q else None


def finite_decimal(a: Number) -> Decimal | None:
    """The broken number as a decimal, None where that does not end within 40 places or the number is whole."""
    places = next((places for places in range(1, 40) if 10**places % a.q == 0), None)
    return None if a.q == 1 or places is None else Decimal(a.p * 10**places // a.q, places)


def square_free(n: int) -> tuple[int, int]:
    """The positive n as s^2 f with f free of squares of primes up to a million, and of n's own square."""
    square, rest, prime = 1, n, 2
    while prime * prime <= rest and prime < 1_000_000:
        while rest % (prime * prime) == 0:
            rest //= prime * prime
            square *= prime
        prime += 1 if prime == 2 else 2
    root = isqrt(rest)
    return (square * root, 1) if root * root == rest else (square, rest)
