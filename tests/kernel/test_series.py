"""The kernel's own series operations, held once against difference quotients, which never judge a step."""

from fractions import Fraction

import pytest

from derive.exact.precision import working_at
from derive.kernel.balls import Balls
from derive.kernel.facts import Facts
from derive.kernel.field import UnsupportedError
from derive.kernel.rational import Canonical
from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    Add,
    Cases,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    call,
    number,
    substituted,
)

x, y = Symbol("x"), Symbol("y")
BITS, STEP = 900, Fraction(1, 2**200)
SCALAR = [
    name for name, row in FUNCTIONS.items()
    if row.slopes or name in ("floor", "ceil", "digamma", "factorial", "gamma", "binom")
]  # fmt: skip
INNER = Add((Div(Pow(x, TWO), number(7)), Div(x, number(3)), number(1, 5)))
ABOVE_ONE = Add((Pow(x, TWO), TWO))
BRANCHED = Cases((Pow(x, TWO),), (Relation(">", x, number(-3)),), x)
# fmt: off
TERMS = [
    Add((x, Pow(x, number(3)))),
    Mul((x, Pow(E, x), call("sin", x))),
    Div(Add((x, ONE)), Add((Pow(x, TWO), TWO))),
    Neg(Pow(Add((x, TWO)), number(-3))),
    Pow(Add((x, TWO)), number(5, 3)),
    Pow(Add((x, TWO)), x),
    Pow(TWO, Mul((x, x))),
    Pow(E, Pow(E, Neg(x))),
    BRANCHED,
    call("log", Add((TWO, call("sin", x)))),
    call("log", Add((TWO, x)), number(10)),
]
# fmt: on
SMOOTH = [term for term in TERMS if term is not BRANCHED]


def sample(name):
    """A call of a function at an argument inside of its domain, as a term in x."""
    inner = ABOVE_ONE if name in ("arcosh",) else INNER
    low, _ = FUNCTIONS[name].arity
    if name == "root":
        return call(name, inner, number(3))
    if name == "binom":
        return call(name, ABOVE_ONE, number(3))
    return call(name, inner) if low == 1 else call(name, inner, Mul((number(1, 50), x)))


def value(term, point):
    with working_at(BITS):
        return Balls({x: point, y: Fraction(2, 3)}, BITS).value(term)


def quotient(term, point):
    with working_at(BITS):
        ahead, behind = value(term, point + STEP), value(term, point - STEP)
        return (ahead - behind) * 2**199


@pytest.mark.parametrize("term", [*map(sample, SCALAR), *TERMS], ids=lambda term: repr(term)[:50])
@pytest.mark.parametrize("point", [Fraction(3, 11), Fraction(4, 5)])
def test_jets_are_derivatives(term, point):
    with working_at(BITS):
        exact = value(Derivative(term, x), point)
        assert abs(exact - quotient(term, point)) < 2.0**-150 * (1 + abs(exact))


@pytest.mark.parametrize("term", [*map(sample, SCALAR), *TERMS], ids=lambda term: repr(term)[:50])
def test_second_derivatives_nest(term):
    nested, direct = Derivative(Derivative(term, x), x), Derivative(term, x, 2)
    left, right = value(nested, Fraction(3, 11)), value(direct, Fraction(3, 11))
    with working_at(BITS):
        assert abs(left - right) < 2.0**-200 * (1 + abs(left))
        assert abs(left - quotient(Derivative(term, x), Fraction(3, 11))) < 2.0**-150 * (1 + abs(left))


def test_mixed_derivatives():
    term = Mul((Pow(E, Mul((x, y))), call("sin", Add((x, Mul((y, y)))))))
    one, other = Derivative(Derivative(term, x), y), Derivative(Derivative(term, y), x)
    three = Derivative(Derivative(Derivative(term, x), y), x)
    with working_at(BITS):
        assert value(one, Fraction(1, 3)).overlaps(value(other, Fraction(1, 3)))
        assert value(three, Fraction(1, 3)).overlaps(value(Derivative(Derivative(term, x, 2), y), Fraction(1, 3)))


def test_cases_have_no_canonical_form():
    with pytest.raises(UnsupportedError):
        Canonical(Facts(), real=True).element(BRANCHED)


@pytest.mark.parametrize("term", [*map(sample, SCALAR), *SMOOTH], ids=lambda term: repr(term)[:50])
def test_canonical_derivatives_are_derivatives(term):
    """The canonical form of a derivative vanishes against itself at a point: spelled by its own generators."""
    field = Canonical(Facts(), real=True)
    body = field.element(term)
    letter = field.letter(x)
    slope = field.derivative(body, letter)
    with working_at(BITS):
        found = element_value(field, slope, Fraction(3, 11))
        assert abs(found - quotient(term, Fraction(3, 11))) < 2.0**-150 * (1 + abs(found))


def element_value(field, element, point):
    """The value of a canonical element in complex balls, generator by generator."""
    import flint

    known = {}

    def poly_value(poly):
        out = flint.acb(0)
        for m, c in poly.items():
            here = flint.acb(flint.fmpq(c.numerator, c.denominator))
            for g, e in m:
                here *= power(g, Fraction(e))
            out += here
        return out

    def whole(element):
        out = poly_value(element[0])
        for k, n in element[1]:
            out /= poly_value(field.factors[k]) ** n
        return out

    def power(g, e):
        made = field.generators[g]
        if made.kind == "base":
            below = poly_value(made.poly)
            exponent = flint.acb(flint.fmpq(e.numerator, e.denominator))
            return (below.log() * exponent).exp() if below != -1 else flint.acb(0, flint.arb.pi() * exponent.real).exp()
        if made.kind == "exp":
            return (whole(made.arguments[0]) * flint.fmpq(e.numerator, e.denominator)).exp()
        here = known.setdefault(g, generator(made))
        exponent = flint.fmpq(e.numerator, e.denominator)
        return here**e.numerator if e.denominator == 1 else (here.log() * exponent).exp()

    def generator(made):
        if made.kind == "letter":
            return flint.acb(flint.fmpq(point.numerator, point.denominator))
        inner = [whole(u) for u in made.arguments]
        name = made.name.split()
        if made.kind == "log":
            return inner[0].log()
        if name[0] == "pi":
            return flint.acb.pi()
        if name[0] == "polygamma":
            return inner[0].polygamma(int(name[1])) if int(name[1]) else inner[0].digamma()
        if name[0] in ("floor", "ceil"):
            return getattr(inner[0].real, name[0])()
        return getattr(inner[0], {"arctan": "atan", "arcsin": "asin"}.get(name[0], name[0]))()

    return whole(element)


def test_every_scalar_function_has_a_value_and_a_form():
    field = Canonical(Facts(), real=True)
    for name in SCALAR:
        term = sample(name)
        assert value(term, Fraction(3, 11)).is_finite()
        assert field.element(term)
    assert substituted(INNER, {x: ONE}) is not INNER
