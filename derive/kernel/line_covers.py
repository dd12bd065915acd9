"""Cases that compare one letter with places in a known order: whether they leave no place of the line out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.exact.signs import sign
from derive.terms import Neg, Relation, Symbol, Term, symbols, total

TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
HELD = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,), "!=": (-1, 1)}
Comparison = tuple[str, Term]
Group = tuple[Term, ...]
MOST_PLACES = 64
MOST_TIES = 8


def cover_the_line(cases: tuple[Term, ...], context: Context) -> bool:
    """Whether in every place of the real line, and between the places, one of the cases holds."""
    first = next(iter(conjuncts(cases[0])), None)
    sides = first.children if type(first) is Relation else ()
    return any(type(x) is Symbol and not x.dims and _covered(cases, x, context) for x in sides)


def _covered(cases: tuple[Term, ...], letter: Symbol, context: Context) -> bool:
    read = [_comparisons(case, letter) for case in cases]
    if any(each is None for each in read):
        return False
    known = [each for each in read if each is not None]
    places = _ordered(tuple(dict.fromkeys(place for each in known for _, place in each)), context)
    if places is None or len(places) > MOST_PLACES:
        return False
    ties = tuple(k for k in range(1, len(places)) if 0 in _sign(places[k], places[k - 1], context))
    return len(ties) <= MOST_TIES and all(_leaves_none_out(tuple(known), each) for each in _mergers(places, ties))


def _leaves_none_out(cases: tuple[tuple[Comparison, ...], ...], places: tuple[Group, ...]) -> bool:
    spots = range(2 * len(places) + 1)  # places at odd numbers, gaps at even ones
    return all(any(_holds(each, spot, places) for each in cases) for spot in spots)


def _sign(one: Group, other: Group, context: Context) -> frozenset[int]:
    return sign(total((one[0], Neg(other[0]))), context)


def _mergers(places: tuple[Group, ...], ties: tuple[int, ...]) -> Iterator[tuple[Group, ...]]:
    """The places with every choice of neighbours that may be equal taken as one."""
    for equal in product((False, True), repeat=len(ties)):
        joined = {k for k, tie in zip(ties, equal, strict=True) if tie}
        out: list[Group] = []
        for k, group in enumerate(places):
            if k in joined:
                out[-1] = out[-1] + group
            else:
                out.append(group)
        yield tuple(out)


def _comparisons(case: Term, letter: Symbol) -> tuple[Comparison, ...] | None:
    """A case as comparisons of the letter; None where it says anything else."""
    out: list[Comparison] = []
    for part in conjuncts(case):
        match part:
            case Relation(sign, left, right) if sign in TURNED and left is letter and letter not in symbols(right):
                out.append((sign, right))
            case Relation(sign, left, right) if sign in TURNED and right is letter and letter not in symbols(left):
                out.append((TURNED[sign], left))
            case _:
                return None
    return tuple(out)


def _ordered(places: tuple[Term, ...], context: Context) -> tuple[Group, ...] | None:
    """The places from left to right, equal ones together; places that may be equal or in this order stay apart."""
    out: list[list[Term]] = []
    for place in places:
        signs = [_sign((place,), tuple(group), context) for group in out]
        same = next((k for k, found in enumerate(signs) if found == {0}), None)
        if same is not None:
            out[same].append(place)
            continue
        if any(not (found <= {0, 1} or found <= {-1, 0}) for found in signs):
            return None
        out.insert(sum(found <= {0, 1} for found in signs), [place])
    return tuple(map(tuple, out))


def _holds(case: tuple[Comparison, ...], spot: int, places: tuple[Group, ...]) -> bool:
    """Whether a case holds at a spot: place number k is spot 2 k + 1, the gap before it spot 2 k."""
    for sign_, place in case:
        here = 2 * next(k for k, group in enumerate(places) if place in group) + 1
        if (spot > here) - (spot < here) not in HELD[sign_]:
            return False
    return True
