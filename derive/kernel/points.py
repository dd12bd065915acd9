"""Rational points of the declared domain: all sign patterns, large and small, near the roots of what branches."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from random import Random

from derive.terms import Term
from derive.terms import letters as terms_letters

from .exactly import value
from .facts import Facts

SMALL = tuple(map(Fraction, (2, 3, 1, 5, -2, -1, -3, 0, 4, 7, -5)))
SIZES = (*map(Fraction, (10, 40, 3000)), *(Fraction(p, q) for p, q in ((1, 2), (1, 3), (7, 3), (1, 7), (1, 20))))
TRIES, FIRST = 3_000, 6


def points(
    letters: tuple[Term, ...], facts: Facts, seed: int, enough: int, near: tuple[dict[Term, Fraction], ...] = ()
) -> Iterator[dict[Term, Fraction]]:
    """At most `enough` different points at which every declared fact that can be decided exactly holds.

    `near` are coordinates that shall be among them.
    """
    free = needed(letters, facts)
    seen: set[tuple[Fraction, ...]] = set()
    wanted = (tuple(p.get(x, Fraction(k + 2)) for k, x in enumerate(free)) for p in near)
    for drawn in mixed(_candidates(free, facts, Random(seed)), wanted):
        if drawn in seen:
            continue
        seen.add(drawn)
        point = dict(zip(free, drawn, strict=True))
        if _completed(point, letters, facts) and holds(point, facts):
            yield point
            enough -= 1
            if not enough:
                return


def needed(letters: tuple[Term, ...], facts: Facts) -> tuple[Term, ...]:
    """The letters that are drawn: those that no fact gives, and those that given ones depend on."""
    given: dict[Term, Term] = dict(facts.solved)
    out: dict[Term, None] = {}
    stack = list(reversed(letters))
    while stack:
        here = stack.pop()
        if here in given:
            stack.extend(reversed(terms_letters(given[here])))
        else:
            out[here] = None
    return tuple(out)


def mixed(
    first: Iterator[tuple[Fraction, ...]], second: Iterator[tuple[Fraction, ...]]
) -> Iterator[tuple[Fraction, ...]]:
    """Some of the first, then both in turns."""
    yield from islice(first, FIRST)
    for each in second:
        yield each
        yield from islice(first, 1)
    yield from first


def _completed(point: dict[Term, Fraction], letters: tuple[Term, ...], facts: Facts) -> bool:
    for _ in facts.solved:
        for letter, term in facts.solved:
            if letter not in point:
                here = value(term, point)
                if here is not None:
                    point[letter] = here
    return all(letter in point for letter in letters)


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
    # Whole numbers alone would be the ends of an interval from 0 to 1, where more agrees than inside.
    places = sorted(product(range(len(SMALL)), repeat=n), key=sum) if n <= 2 else []
    grid = (tuple(SMALL[k] for k in place) for place in places)
    for k in range(TRIES):
        yield from islice(grid, 1)
        yield tuple(_drawn(random, 0, whole[j], k % 8) for j in range(n))


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
