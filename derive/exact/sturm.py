"""Where a polynomial lies: of degree two by completing squares, in one letter by Sturm's theorem."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from derive.terms import ONE, TWO, ZERO, Number, Term, number

from .facts import UNIT, Combination, ordered
from .polynomials import divided, gcd
from .ranges import ALL, NOT_NEGATIVE, NOT_ZERO, POSITIVE, Range, negative
from .rationals import opposite, over, plus, signum, times

Coefficients = tuple[Number, ...]


def range_of_polynomial(form: Combination, range_of: Callable[[Term], Range]) -> Range:
    """What squares and root counts say of a combination: its sign, or that it has no root."""
    generators = tuple(dict.fromkeys(generator for monomial in form for generator, _ in ordered(monomial)))
    if not generators or len(generators) > 12 or not all(range_of(g).real for g in generators):
        return ALL
    if len(generators) == 1:
        return _in_one(form, generators[0], range_of(generators[0]))
    if all(sum(n for _, n in monomial) <= 2 for monomial in form):
        definite = definiteness(gram(form, generators))
        return {2: POSITIVE, 1: NOT_NEGATIVE, -1: negative(NOT_NEGATIVE), -2: negative(POSITIVE)}.get(definite, ALL)
    return ALL


def gram(form: Combination, generators: tuple[Term, ...]) -> list[list[Number]]:
    """The symmetric matrix of a quadratic polynomial over (1, generators)."""
    place = {generator: k + 1 for k, generator in enumerate(generators)}
    out = [[ZERO] * (len(generators) + 1) for _ in range(len(generators) + 1)]
    for monomial, c in form.items():
        where = [place[g] for g, n in monomial for _ in range(n)]
        i, j = (*where, 0, 0)[:2]
        half = c if i == j else over(c, TWO)
        out[i][j] = out[j][i] = plus(out[i][j], half)
    return out


def definiteness(matrix: list[list[Number]]) -> int:
    """2 where v^T M v > 0 for every v whose first entry is 1, 1 where it is >= 0; -2 and -1 likewise; else 0."""
    for direction in (1, -1):
        m = [[times(number(direction), c) for c in row] for row in matrix]
        rest = _eliminated(m)
        if rest is not None and rest.p >= 0:
            return direction * (2 if rest.p else 1)
    return 0


def _eliminated(m: list[list[Number]]) -> Number | None:
    """What is left in the corner after squares are completed in all other variables; None where one is not positive."""
    for k in range(len(m) - 1, 0, -1):
        pivot = m[k][k]
        if pivot.p < 0 or (not pivot.p and any(m[k][j].p for j in range(k))):
            return None
        if pivot.p:
            for i in range(k):
                c = over(m[k][i], pivot)
                for j in range(k):
                    m[i][j] = plus(m[i][j], opposite(times(c, m[k][j])))
    return m[0][0]


def _in_one(form: Combination, generator: Term, values: Range) -> Range:
    degree = max(n for monomial in form for _, n in monomial)
    if degree > 60:
        return ALL
    p = tuple(form.get(frozenset(((generator, k),)) if k else UNIT, ZERO) for k in range(degree + 1))
    low, high = values.low, values.high
    inside = roots_between(p, low, high)
    at_low = low is not None and not values.low_open and not value_at(p, low).p
    at_high = high is not None and not values.high_open and not value_at(p, high).p
    if inside == 0:
        sign = _sign_inside(p, low, high)
        found = NOT_NEGATIVE if at_low or at_high else POSITIVE
        return found if sign > 0 else negative(found)
    if inside == 1 and values.nonzero and low is None and high is None and not p[0].p:
        return _around_zero(p)
    return _with_double_roots(p, low, high)


def _with_double_roots(p: Coefficients, low: Number | None, high: Number | None) -> Range:
    """No change of sign: the roots of odd multiplicity, those of the square-free odd part, lie elsewhere."""
    odd: Coefficients = (ONE,)
    rest = p
    # p = c a1 a2^2 a3^3 ...: dividing by the gcd with the derivative peels off one layer at a time.
    layers = []
    while len(rest) > 1:
        divisor = gcd(rest, derivative(rest))
        layers.append(divided(rest, divisor)[0])
        rest = divisor
    for k, layer in enumerate(layers):
        exact = divided(layer, layers[k + 1])[0] if k + 1 < len(layers) else layer
        if k % 2 == 0:
            odd = _times(odd, exact)
    if len(odd) > 1 and roots_between(odd, low, high):
        return ALL
    sign = _sign_inside(p, low, high)
    return (NOT_NEGATIVE if sign > 0 else negative(NOT_NEGATIVE)) if sign else ALL


def _around_zero(p: Coefficients) -> Range:
    below, above = _sign_inside(p, None, ZERO), _sign_inside(p, ZERO, None)
    if below == above:
        return POSITIVE if above > 0 else negative(POSITIVE)
    return NOT_ZERO


def _times(a: Coefficients, b: Coefficients) -> Coefficients:
    out = [ZERO] * (len(a) + len(b) - 1)
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            out[i + j] = plus(out[i + j], times(c, d))
    return tuple(out)


def derivative(p: Coefficients) -> Coefficients:
    """The derivative of a polynomial in one letter."""
    return tuple(times(number(k), c) for k, c in enumerate(p))[1:]


def value_at(p: Coefficients, x: Number) -> Number:
    """The value of a polynomial in one letter."""
    out = ZERO
    for c in reversed(p):
        out = plus(times(out, x), c)
    return out


def roots_between(p: Coefficients, low: Number | None, high: Number | None) -> int:
    """The number of different real roots strictly between two ends (None: without bound)."""
    if len(p) < 2:
        return 0
    p = divided(p, gcd(p, derivative(p)))[0]
    chain = [p, derivative(p)]
    while len(chain[-1]) > 1:
        rest = divided(chain[-2], chain[-1])[1]
        if not rest:
            break
        chain.append(tuple(map(opposite, rest)))
    found = _changes(chain, low, -1) - _changes(chain, high, 1)
    return found - (1 if high is not None and not value_at(p, high).p else 0)


def _changes(chain: list[Coefficients], x: Number | None, side: int) -> int:
    signs = [_end_sign(p, side) if x is None else signum(value_at(p, x)) for p in chain]
    seen = [s for s in signs if s]
    return sum(1 for a, b in pairwise(seen) if a != b)


def _end_sign(p: Coefficients, side: int) -> int:
    return signum(p[-1]) * (1 if side > 0 or len(p) % 2 else -1)


def _sign_inside(p: Coefficients, low: Number | None, high: Number | None) -> int:
    """The sign in an open interval without roots."""
    if low is None or high is None:
        return _end_sign(p, 1 if high is None else -1)
    return signum(value_at(p, over(plus(low, high), TWO)))
