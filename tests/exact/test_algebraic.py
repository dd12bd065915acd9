"""Roots of polynomials, exact arithmetic with them, and decimals."""

from __future__ import annotations

import pytest

from derive.exact.algebraic import content, factor, real_roots, roots
from derive.exact.decimals import decimal
from derive.exact.fields import inverse, is_zero, normal_form, same_number, sign_of_number
from derive.exact.polynomials import as_term, coefficients, collected, divided, gcd, polynomial, primitive
from derive.reader.parser import read
from derive.terms import IMAGINARY, Add, Decimal, Div, Mul, Neg, Pow, RootOf, Symbol, Term, number, subterms, total

x, y, z = (Symbol(name) for name in "xyz")

ROOTS = [
    ((-6, 11, -6, 1),       ["1", "2", "3"]),
    ((-2, 0, 1),            ["-sqrt(2)", "sqrt(2)"]),
    ((-1, -1, 1),           ["(1 - sqrt(5))/2", "(1 + sqrt(5))/2"]),
    ((-8, 0, 1),            ["-2 sqrt(2)", "2 sqrt(2)"]),
    ((0, 0, -2, 1),         ["0", "2"]),
    ((1, 0, 1),             []),
    ((3, 2),                ["-3/2"]),
    ((-1, 0, 2),            ["-sqrt(2)/2", "sqrt(2)/2"]),
    ((7,),                  []),
]  # fmt: skip


@pytest.mark.parametrize(("polynomial", "expected"), ROOTS)
def test_real_roots_in_radicals(polynomial: tuple[int, ...], expected: list[str]) -> None:
    found = real_roots(polynomial)
    assert len(found) == len(expected)
    assert all(same_number(a, read(b)) for a, b in zip(found, expected, strict=True))


def value(coefficients: tuple[int, ...], point: Term) -> Term:
    return total(Mul((number(c), Pow(point, number(k)))) if k else number(c) for k, c in enumerate(coefficients))


@pytest.mark.parametrize(
    "polynomial",
    [(1, -4, -11, 1), (1, 1, 1), (1, 0, -10, 0, 1), (-2, 0, 0, 1), (2, 0, 1, -3, 0, 0, 1), (5, 2, 1), (1, 0, 2, 0, 1)],
)
def test_every_root_is_a_zero_and_none_is_missing(polynomial: tuple[int, ...]) -> None:
    found = roots(polynomial)
    assert sum(multiplicity for _, multiplicity in found) == len(polynomial) - 1
    assert all(is_zero(value(polynomial, root)) for root, _ in found)
    for k, (a, _) in enumerate(found):
        assert not any(same_number(a, b) for b, _ in found[k + 1 :])


def test_roots_are_sorted_by_real_then_imaginary_part() -> None:
    assert [root for root, _ in roots((1, 0, 1))] == [Neg(IMAGINARY), IMAGINARY]
    three = roots((-2, 0, 0, 1))
    assert [root.index for root, _ in three if isinstance(root, RootOf)] == [1, 2, 0]


def test_a_root_beyond_radicals_has_a_tight_enclosure() -> None:
    (first, second, third) = real_roots((1, -4, -11, 1))
    assert [r.enclosure for r in (first, second, third) if isinstance(r, RootOf)] == [
        (Decimal(-515729, 6),), (Decimal(170915, 6),), (Decimal(113448, 4),),
    ]  # fmt: skip


FACTORS = [
    ((0, 0, -2, 1),        (((-2, 1), 1), ((0, 1), 2)), 1),
    ((-1, 0, 0, 0, 1),     (((-1, 1), 1), ((1, 1), 1), ((1, 0, 1), 1)), 1),
    ((6, -6),              (((-1, 1), 1),), -6),
    ((1, 0, 2, 0, 1),      (((1, 0, 1), 2),), 1),
    ((5,),                 (), 5),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "parts", "rest"), FACTORS)
def test_factors(whole: tuple[int, ...], parts: tuple[object, ...], rest: int) -> None:
    assert factor(whole) == parts
    assert content(whole) == rest


SAME = [
    ("1/(1 + sqrt(5))",            "(sqrt(5) - 1)/4",        True),
    ("sqrt(12)",                   "2 sqrt(3)",              True),
    ("sqrt(2) sqrt(3)",            "sqrt(6)",                True),
    ("sqrt(3 + 2 sqrt(2))",        "1 + sqrt(2)",            True),
    ("sqrt(3 - 2 sqrt(2))",        "sqrt(2) - 1",            True),
    ("sqrt(3 - 2 sqrt(2))",        "1 - sqrt(2)",            False),
    ("sqrt(2) + sqrt(3)",          "sqrt(5 + 2 sqrt(6))",    True),
    ("sqrt(2)",                    "1414213562373095048801688724209698/10^33", False),
    ("8^(1/3)",                    "2",                      True),
    ("sqrt(2)/2",                  "1/sqrt(2)",              True),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_equal_numbers(a: str, b: str, *, expected: bool) -> None:
    assert same_number(read(a), read(b)) is expected


def test_sums_and_products_of_the_roots_of_a_cubic() -> None:
    found = real_roots((1, -4, -11, 1))
    assert is_zero(Add((*found, number(-11))))
    assert is_zero(Add((Mul(found), number(1))))
    assert is_zero(Add((found[0], number(1)))) is False


def test_inverses_leave_no_root_below_the_bar() -> None:
    root = real_roots((1, -4, -11, 1))[1]
    found = inverse(root)
    assert found is not None
    assert is_zero(Add((Mul((found, root)), number(-1))))
    plain = normal_form(read("1/(1 + sqrt(5))"))
    assert plain is not None
    assert not any(type(part) is Div for part in subterms(plain))


DECIMALS = [
    ("pi",              30, (314159265358979323846264338328, 29)),
    ("-e",              5,  (-27183, 4)),
    ("123456",          3,  (123456, 0)),
    ("1/3000",          3,  (333, 6)),
    ("sqrt(2)",         4,  (1414, 3)),
    ("1/2",             1,  (5, 1)),
    ("99999/100000",    3,  (1000, 3)),
    ("1/4 - pi/10^40",  1,  (2, 1)),
    ("1/4 + pi/10^40",  1,  (3, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("term", "digits", "expected"), DECIMALS)
def test_decimals_are_rounded_for_certain(term: str, digits: int, expected: tuple[int, int]) -> None:
    assert decimal(read(term), digits) is Decimal(*expected)


SIGNS = [("sqrt(2) - 7/5", 1), ("e^(pi sqrt(163)) - 262537412640768744", -1), ("sqrt(6) - sqrt(2) sqrt(3)", 0)]


@pytest.mark.parametrize(("term", "expected"), SIGNS)
def test_signs_of_numbers(term: str, expected: int) -> None:
    assert sign_of_number(read(term)) == expected


def test_polynomials_there_and_back() -> None:
    found = polynomial(read("(x + y)^2 - 4 x y + 1/2"), (x, y))
    assert found is not None
    assert as_term(found, (x, y)) is Add(
        (Pow(x, number(2)), Neg(Mul((number(2), x, y))), Pow(y, number(2)), number(1, 2))
    )
    assert polynomial(read("x/y"), (x, y)) is None
    assert polynomial(read("sin(x)"), (x,)) is None
    assert coefficients(read("3 - x^2 + 2x"), x) == (number(3), number(2), number(-1))
    assert coefficients(read("x - x"), x) == ()
    assert collected(read("(x - a)(x - b)"), x) is not None
    assert primitive((number(1, 2), number(-3, 4))) == (number(-1, 4), (-2, 3))
    falling = Add((Neg(Mul((number(2), Pow(x, number(2))))), number(1)))
    assert as_term({(0,): number(1), (2,): number(-2)}, (x,)) is falling


def test_division_and_common_divisors() -> None:
    a, b = coefficients(read("x^3 - 1"), x), coefficients(read("x^2 - 1"), x)
    assert a is not None
    assert b is not None
    quotient, rest = divided(a, b)
    assert (quotient, rest) == ((number(0), number(1)), (number(-1), number(1)))
    assert gcd(a, b) == (number(-1), number(1))
