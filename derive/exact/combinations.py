"""Which sums of multiples of two polynomial equations are simpler than they are: candidates, best first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from derive.terms import Record, Symbol, Term, letters, symbols

from .divisors import factors_of
from .rings import multiplied
from .sparse_polynomials import Monomial, Poly, plus


class Combination(Record):
    """p = a A + b B: the two equations by index, the multipliers, the polynomial, and how complicated it is."""

    first: int
    second: int
    times_first: Poly
    times_second: Poly
    result: Poly
    cost: tuple[int, ...]


def letters_of(p: Poly) -> tuple[Term, ...]:
    """The letters that occur, inside functions too, each once."""
    return tuple(dict.fromkeys(u for monomial in p for g, _ in monomial for u in letters(g)))


def degree(p: Poly) -> int:
    """The total degree in the letters."""
    return max((_size(monomial) for monomial in p), default=0)


def _size(monomial: Monomial) -> int:
    return sum(k for g, k in monomial if type(g) is Symbol)


def measure(p: Poly) -> int:
    """How complicated an equation p = 0 is: that of its most complicated factor."""
    return _measured(tuple(p.items()))


@lru_cache(20_000)
def _measured(items: tuple[tuple[Monomial, Fraction], ...]) -> int:
    p = dict(items)
    if not p or any(not symbols(g) for monomial in p for g, _ in monomial):
        return 100
    _, parts = factors_of(p)
    return max((4 * len(letters_of(f)) + 5 * degree(f) + len(f) for f, _ in parts), default=0)


def simplest(polynomials: tuple[Poly, ...]) -> Combination | None:
    """The combination that is worth most, None where none is worth its trouble."""
    return _simplest(tuple(tuple(p.items()) for p in polynomials))


@lru_cache(2_000)
def _simplest(items: tuple[tuple[tuple[Monomial, Fraction], ...], ...]) -> Combination | None:
    polynomials = tuple(map(dict, items))
    known = [primitive_key(p) for p in polynomials]
    found = [
        c
        for c in _all(polynomials)
        if primitive_key(c.result) not in known and not _implied(c.result, polynomials) and c.cost[0] < 60
    ]
    return min(found, key=lambda c: c.cost, default=None)


def _implied(p: Poly, polynomials: tuple[Poly, ...]) -> bool:
    """Whether one of the polynomials divides p, so that p = 0 says nothing new."""
    parts = [primitive_key(f) for f, _ in factors_of(p)[1]]
    for q in polynomials:
        own = [primitive_key(f) for f, _ in factors_of(q)[1]]
        if own and all(f in parts for f in own):
            return True
    return False


def primitive_key(p: Poly) -> frozenset[object]:
    """What two polynomials share that are multiples of each other by a number."""
    first = min(p, key=repr)
    return frozenset((monomial, c / p[first]) for monomial, c in p.items())


def _all(polynomials: tuple[Poly, ...]) -> Iterator[Combination]:
    for (i, a), (j, b) in combinations(enumerate(polynomials), 2):
        seen: set[object] = set()
        for m in a:
            for n in b:
                left, right = _over(n, m), _over(m, n)
                times_a, times_b = {left: b[n]}, {right: -a[m]}
                key = (left, right, b[n] / a[m])
                if key in seen:
                    continue
                seen.add(key)
                result = plus(multiplied(times_a, a), multiplied(times_b, b))
                if result and not any(type(g) is not Symbol for mono in result for g, _ in mono):
                    trouble = max(_size(left), _size(right))
                    cost = (measure(result) + 3 * trouble + len(result), i, j)
                    yield Combination(i, j, times_a, times_b, result, cost)


def _over(n: Monomial, m: Monomial) -> Monomial:
    """What is left of n without what it shares with m."""
    shared = dict(m)
    left = ((g, k - min(k, shared.get(g, 0))) for g, k in n)
    return tuple((g, k) for g, k in left if k)
