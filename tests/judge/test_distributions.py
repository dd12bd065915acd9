"""Means, variances, moments and densities of the distributions that are known, against sums and integrals."""

from math import comb, exp, factorial, gamma, pi, sqrt

import pytest
from mpmath import quad

from derive.judge.distributions import DENSITIES, MOMENTS, SUPPORT
from derive.judge.raw_moments import RAW
from derive.reader.parser import read
from derive.terms import number
from tests.floats import value

DISTRIBUTIONS = [
    # name, parameters, density, between what the values lie, None of whole numbers
    ("Bernoulli",   ("1/3",),       lambda k: (2 / 3, 1 / 3)[k],                                     range(2)),
    ("Binomial",    ("5", "1/3"),   lambda k: comb(5, k) * (1 / 3) ** k * (2 / 3) ** (5 - k),        range(6)),
    ("Poisson",     ("3/2",),       lambda k: 1.5**k * exp(-1.5) / factorial(k),                     range(60)),
    ("Geometric",   ("1/3",),       lambda k: (2 / 3) ** (k - 1) / 3,                                range(1, 200)),
    ("Normal",      ("1/2", "4"),   lambda x: exp(-((x - 0.5) ** 2) / 8) / sqrt(8 * pi),             (-40, 0, 1, 40)),
    ("Exponential", ("2",),         lambda x: 2 * exp(-2 * x),                                       (0, 2, 40)),
    ("Gamma",       ("3", "2"),     lambda x: 8 * x**2 * exp(-2 * x) / gamma(3),                     (0, 2, 40)),
    ("Beta",        ("2", "3"),     lambda x: 12 * x * (1 - x) ** 2,                                 (0, 1)),
    ("Uniform",     ("-1", "3"),    lambda x: 1 / 4,                                                 (-1, 3)),
    ("Laplace",     ("1/2", "2"),   lambda x: exp(-abs(x - 0.5) / 2) / 4,                            (-90, 0.5, 90)),
]  # fmt: skip
NAMES = [row[0] for row in DISTRIBUTIONS]


def mean(power, density, where):
    """The mean of a power, summed up or integrated."""
    if isinstance(where, range):
        return sum(k**power * density(k) for k in where)
    return float(quad(lambda x: x**power * density(x), where))


@pytest.mark.parametrize(("name", "parameters", "density", "where"), DISTRIBUTIONS, ids=NAMES)
def test_moments(name, parameters, density, where):
    terms = tuple(map(read, parameters))
    first, variance = (value(each, {}) for each in MOMENTS[name](*terms))
    assert first == pytest.approx(mean(1, density, where))
    assert variance == pytest.approx(mean(2, density, where) - first**2)
    for n in range(1, 7) if name in RAW else ():
        assert value(RAW[name](n, *terms), {}) == pytest.approx(mean(n, density, where))


@pytest.mark.parametrize(("name", "parameters", "density", "where"), DISTRIBUTIONS, ids=NAMES)
def test_densities(name, parameters, density, where):
    terms = tuple(map(read, parameters))
    for k in (0, 1) if name in DENSITIES else ():
        assert value(DENSITIES[name](number(k), *terms), {}) == pytest.approx(density(k))


def test_all_are_tried():
    assert {*MOMENTS, *RAW, *DENSITIES, *SUPPORT} == set(NAMES)
