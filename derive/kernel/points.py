"""Rational points of the declared domain: all sign patterns, large and small, near the roots of what branches."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random

from derive.terms import Symbol, Term

from .exactly import value
from .facts import Facts

SMALL = tuple(map(Fraction, (2, 3, 1, 5, -2, -1, -3, 0, 4, 7, -5)))
SIZES = (Fraction(1, 2), Fraction(1, 3), Fraction(7, 3), Fraction(1, 7), Fraction(10), Fraction(1, 20), Fraction(40))
TRIES = 3_000


def points(letters: tuple[Term, ...], facts: Facts, seed: int, enough: int) -> Iterator[dict[Term, Fraction]]:
    """At most `enough` different points at which every declared fact that can be decided exactly holds."""
    free = tuple(x for x in letters if not any(x is s for s, _ in facts.solved))
    seen: set[tuple[Fraction, ...]] = set()
    for drawn in _candidates(free, facts, Random(seed)):
        if drawn in seen:
            continue
        seen.add(drawn)
        point = dict(zip(free, drawn, strict=True))
        if _completed(point, letters, facts) and holds(point, facts):
            yield point
            enough -= 1
            if not enough:
                return


def _completed(point: dict[Term, Fraction], letters: tuple[Term, ...], facts: Facts) -> bool:
    for letter, term in reversed(facts.solved):
        if letter in letters:
            here = value(term, point)
            if here is None:
                return False
            point[letter] = here
    return True


def holds(point: dict[Term, Fraction], facts: Facts) -> bool:
    """Whether the facts hold at a point; a fact that can't be evaluated exactly is left to the caller."""
    for wanted, terms in ((1, facts.above), (0, facts.least), (2, facts.apart), (3, facts.equations)):
        for term in terms:
            here = value(term, point)
            if here is None:
                continue
            good = (here >= 0, here > 0, here != 0, here == 0)[wanted]
            if not good:
                return False
    return all(point[x].denominator == 1 for x in facts.integers if x in point)


def _candidates(free: tuple[Term, ...], facts: Facts, random: Random) -> Iterator[tuple[Fraction, ...]]:
    n = len(free)
    if not n:
        yield ()
        return
    whole = [any(x is k for k in facts.integers) for x in free]
    yield tuple(SMALL[k % len(SMALL)] for k in range(n))
    for signs in product((1, -1), repeat=min(n, 3)):
        first = [Fraction(k % 9 + 2) * (signs[k] if k < len(signs) else random.choice((1, -1))) for k in range(n)]
        yield tuple(first)
    for signs in product((1, -1), repeat=min(n, 3)):
        yield tuple(_drawn(random, signs[k] if k < len(signs) else 0, whole[k], 0) for k in range(n))
    if n <= 2:
        yield from product(SMALL, repeat=n)
    for k in range(TRIES):
        kind = k % 8
        yield tuple(_drawn(random, 0, whole[j], kind) for j in range(n))


def _drawn(random: Random, sign: int, whole: bool, kind: int) -> Fraction:  # noqa: FBT001
    sign = sign or random.choice((1, -1))
    if whole:
        return Fraction(sign * random.randint(0, (3, 6, 12, 40)[kind % 4]))
    match kind:
        case 0 | 4:
            return Fraction(sign * random.randint(1, 400), 101)
        case 1 | 5:
            return sign * random.choice(SMALL)
        case 2:
            return sign * random.choice(SIZES)
        case 6:
            return Fraction(random.randint(1, 96), 97)
        case 7:
            return Fraction(sign * random.randint(1, 2000), random.randint(1, 30))
    return Fraction(sign * random.randint(1, 97), 97)


__all__ = ["Symbol", "holds", "points"]
