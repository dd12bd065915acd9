"""No changed step is certified: true steps are mutated, and where a point tells the two apart the kernel refuses."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from derive.core.certificates import sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.kernel.relations import follows
from derive.reader.parser import read
from derive.terms import (
    Add,
    Junction,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    letters,
    negated,
    number,
    replaced,
    total,
)
from derive.terms.scalars import TWO
from tests.floats import value

STEPS = [
    ("x^2 = 4",                                 "x = 2 or x = -2"),
    ("x y = x z",                               "x = 0 or y = z"),
    ("x^2 + y^2 = 0",                           "x = 0 and y = 0"),
    ("4x^3 - 4y = 0 and 4y^3 - 4x = 0",         "(x = 0 and y = 0) or (x = 1 and y = 1) or (x = -1 and y = -1)"),
    ("3x^2 - 3y^2 = 0 and -6x y = 0",           "x = 0 and y = 0"),
    ("x + y = 2 and x - y = 0",                 "x = 1 and y = 1"),
    ("1/x = 2",                                 "x = 1/2"),
    ("x = 1/x",                                 "x = 1 or x = -1"),
    ("x^2 - x y - 2y^2 = 0",                    "x = 2y or x = -y"),
    ("2x - 2t = 0 and 2y - t = 0 and x + y = 3", "t = x and t = 2y and x + y = 3"),
    ("e^x (x + 1) = 0",                         "x = -1"),
    ("sqrt(x) = 2",                             "x = 4"),
    ("x^2 (y - 1) = 0 and x (x + 2y) = 0",      "x = 0 or (y = 1 and x = -2)"),
    ("2x < 4",                                  "x < 2"),
]  # fmt: skip
COORDINATES = (-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4)


def places(term: Term, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Term]]:
    yield path, term
    for k, child in enumerate(term.children):
        yield from places(child, (*path, k))


def mutants(term: Term) -> Iterator[Term]:
    for path, here in places(term):
        match here:
            case Number(p, 1):
                yield replaced(term, path, number(p + 1))
                yield replaced(term, path, number(-p))
            case Neg(inner):
                yield replaced(term, path, inner)
            case Add(parts):
                yield replaced(term, path, total(parts[1:]))
                yield replaced(term, path, total((negated(parts[0]), *parts[1:])))
            case Symbol():
                yield replaced(term, path, Mul((TWO, here)))
            case Relation("=", left, right):
                yield replaced(term, path, Relation("!=", left, right))
            case Relation("<", left, right):
                yield replaced(term, path, Relation("<=", left, right))
            case Junction(word, parts):
                yield replaced(term, path, Junction("or" if word == "and" else "and", parts))
                for k in range(len(parts)):
                    rest = parts[:k] + parts[k + 1 :]
                    yield replaced(term, path, rest[0] if len(rest) == 1 else Junction(word, rest))


def truth(statement: Term, at: dict[Term, float]) -> bool:
    if isinstance(statement, Junction):
        found = [truth(part, at) for part in statement.parts]
        return all(found) if statement.word == "and" else any(found)
    assert isinstance(statement, Relation)
    try:
        gap = value(statement.left, at) - value(statement.right, at)
    except (ZeroDivisionError, ValueError):
        return False
    small = abs(gap) < 1e-9
    return {"=": small, "!=": not small, "<": gap < 0 and not small, "<=": gap <= 0 or small}[statement.sign]


def differ(a: Term, b: Term) -> bool:
    free = letters(Junction("and", (a, b)))
    points = itertools.product(COORDINATES, repeat=len(free))
    return any(truth(a, at) != truth(b, at) for at in (dict(zip(free, point, strict=True)) for point in points))


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_a_changed_step_is_not_certified(before: str, after: str) -> None:
    start, end, bench = read(before), read(after), Bench()
    assert follows(start, end, "iff", Context(), bench).grade == "proved"
    changed = [mutant for mutant in dict.fromkeys(mutants(end)) if differ(start, mutant)]
    assert len(changed) >= 2
    for mutant in random.Random(7).sample(changed, min(len(changed), 30)):
        assert not sound(follows(start, mutant, "iff", Context(), bench).grade), mutant
