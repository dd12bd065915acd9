"""Quantities with a definition: put in under a derivative, differentiated as lemmas; deviations from a mean."""

import pytest

from derive.core.certificates import PROVED
from derive.kernel.equality import equal
from derive.laws.means import deviations_from_the_mean
from derive.laws.named_quantities import definition_under_the_derivative, lemmas, quantities
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Component, Derivative, Symbol, alike

GIVEN = read_context("""
x: n; y: n; m: n
mu(x) = sum(x_k, k=1..n)/n
v(x) = sum((x_k - mu(x))^2, k=1..n)/n
half(x) = sum(x_k, k=1..n)/2
""")
X = GIVEN.symbol("x")
j = Symbol("j")


def by_entry(text):
    return Derivative(read(text, GIVEN), Component(X, (j,)), 1, "partial")


def test_a_definition_is_put_in():
    found = definition_under_the_derivative(by_entry("mu(x)"), GIVEN)
    assert alike(found.end, by_entry("sum(x_k, k=1..n)/n"))


def test_what_has_no_definition_stays():
    assert definition_under_the_derivative(by_entry("sum(x_k, k=1..n)"), GIVEN) is None


def test_deviations_from_the_mean_add_up_to_zero():
    assert deviations_from_the_mean(read("sum(x_k - mu(x), k=1..n)", GIVEN), GIVEN).end is read("0", GIVEN)


@pytest.mark.parametrize(
    "other", ["sum(y_k - mu(x), k=1..n)", "sum(x_k - half(x), k=1..n)", "sum(x_k - v(x), k=1..n)", "sum(x_k, k=1..n)"]
)
def test_other_deviations_do_not(other):
    assert deviations_from_the_mean(read(other, GIVEN), GIVEN) is None


def test_quantities_come_after_those_in_their_definitions():
    found = quantities(read("x_j/v(x) + mu(x)", GIVEN), X, GIVEN)
    assert [each.name for each in found] == ["mu", "v"]


@pytest.mark.parametrize(
    ("body", "slopes"),
    [("v(x)", ["1/n", "2 (x_j - mu(x))/n"]), ("half(x)", ["1/2"]), ("sum(x_k, k=1..n)", []), ("mu(x)^2", ["1/n"])],
)
def test_lemmas(body, slopes):
    found = lemmas(read(body, GIVEN), X, (j,), GIVEN)
    assert len(found) == len(slopes)
    for chain, slope in zip(found, slopes, strict=True):
        assert equal(chain.derivation.end, read(slope, GIVEN), GIVEN).grade == PROVED
