"""Mirror images: which changes of letters leave a function and its constraints as they are."""

from __future__ import annotations

import pytest

from derive.core.context import Context
from derive.laws.mirrors import carried, factor, mirrors, preserving, undone
from derive.laws.systems import equations
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation, Symbol, number

X, Y, Z = map(Symbol, "xyz")


@pytest.mark.parametrize(
    ("body", "constraint", "letters", "count"),
    [
        ("x*y*z", "x^2 + y^2 + z^2 = 3", (X, Y, Z), 47),
        ("x + y", "x^2 + y^2 = 1", (X, Y), 3),
        ("x + 2y", "x^2 + y^2 = 1", (X, Y), 1),
        ("x^2 + y", "x^2 + 2y^2 = 1", (X, Y), 1),
        ("x", "y^2 = x^3", (X, Y), 1),
        ("x^2 + x + y", "x + y^3 = 5", (X, Y), 0),
    ],
)
def test_mirrors_that_preserve(body: str, constraint: str, letters: tuple[Symbol, ...], count: int) -> None:
    given = read(constraint)
    assert isinstance(given, Relation)
    found = preserving(read(body), (given,), letters, Context())
    assert len(found) == count
    assert all(factor(mirror, read(body)) for mirror in found)


def test_no_mirrors_in_declared_domains() -> None:
    assert mirrors((X, Y), read_context("x > 0")) == ()


def test_undone() -> None:
    values = tuple(map(number, (5, 7, 11)))
    assert all(mirror.point(undone(mirror, values)) == values for mirror in mirrors((X, Y, Z), Context()))


def test_a_system_carried_to_another() -> None:
    before, after = read("x - y = 0 and x*y = 4"), read("x + y = 0 and x*y = -4")
    found = [m for m in mirrors((X, Y), Context()) if carried(m, equations(before), equations(after))]
    assert found
    assert not carried(found[0], equations(before), equations(read("x + y = 0 and x*y = 4")))
