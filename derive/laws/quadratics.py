"""Laws of square roots, odd and even roots, and quadratics: from u^n = c or a u^2 + b u + c = 0 to the values of u."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.exact.rings import polynomial_in
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import constants_only
from derive.exact.spelling import normal, sum_term
from derive.exact.squares import squares_term, sum_of_squares
from derive.terms import (
    FALSE,
    ONE,
    TWO,
    ZERO,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    equation,
    negated,
    number,
    power,
    summands,
    total,
)

from .polynomial_roots import either, is_complex, over_the_complex, powers


@rule("u^2 = c \\iff u = sqrt(c) or u = -sqrt(c)", Relation, relation=IFF)
def square_roots(term: Relation, context: Context) -> Term | Provided | None:
    """A square equals a number exactly where its base is one of the number's two square roots."""
    match term:
        case Relation("=", Pow(base, Number(2, 1)), value):
            if over_the_complex(base, context):
                root = normal(call("sqrt", value))
                return either(equation(base, root), equation(base, negated(root)))
            root = call("sqrt", value)
            after = either(equation(base, root), equation(base, Neg(root)))
            signs = sign(value, context)
            if signs <= {0, 1}:
                return after
            return None if signs <= {-1} else Provided(after, (Relation(">=", value, ZERO),))
    return None


@rule("u^2 >= 0", Relation, relation=IFF)
def no_square_is_negative(term: Relation, context: Context) -> Term | None:
    """The square of a real number is never negative."""
    match term:
        case Relation("=", Pow(base, Number(n, 1)), value) if n % 2 == 0 and not over_the_complex(base, context):
            return FALSE if sign(value, context) <= {-1} else None
    return None


@rule("u^n = c \\iff u = root(c, n)", Relation, relation=IFF)
def odd_root(term: Relation, context: Context) -> Term | None:
    """Over the real numbers an odd power takes every value exactly once, at its root."""
    match term:
        case Relation("=", Pow(base, Number(n, 1)), value) if n % 2 and not over_the_complex(base, context):
            return equation(base, call("root", value, number(n)))
    return None


@rule("u^n = c \\iff u = root(c, n) or u = -root(c, n)", Relation, relation=IFF)
def even_roots(term: Relation, context: Context) -> Term | None:
    """Over the real numbers an even power takes every positive value exactly twice, at its root and at the negative."""
    match term:
        case Relation("=", Pow(base, Number(n, 1)), Number(p, _) as value) if n % 2 == 0 and n > 2 and p > 0:
            if over_the_complex(base, context):
                return None
            root = call("root", value, number(n))
            return either(equation(base, root), equation(base, Neg(root)))
    return None


@rule(
    "a u^2 + b u + c = 0 \\iff u = (-b + sqrt(b^2 - 4 a c))/(2 a) or u = (-b - sqrt(b^2 - 4 a c))/(2 a)",
    Relation,
    relation=IFF,
)
def quadratic_formula(term: Relation, context: Context, unknown: Term) -> Term | Provided | None:
    """The quadratic formula gives both zeros of a quadratic from its coefficients."""
    letter, step = power(unknown)
    groups = powers(term, letter)
    k = step.p if type(step) is Number else 1
    if groups is None or set(groups) - {0, k, 2 * k} or 2 * k not in groups:
        return None
    a, b, c = (sum_term(groups.get(n, {})) for n in (2 * k, k, 0))
    fours = Mul((number(4), c)) if a is ONE else Mul((number(4), a, c))
    first = normal(negated(b))
    discriminant = Add((Pow(b if type(b) is Number else first, TWO), Neg(fours)))
    root, bottom = call("sqrt", discriminant), normal(Mul((TWO, a)))
    signs = (root, Neg(root))
    values = (r if first is ZERO else total((*summands(first), r)) for r in signs)
    after = either(*(equation(unknown, Div(value, bottom)) for value in values))
    conditions = [] if over_the_complex(letter, context) else _unless_known(discriminant, context)
    if not constants_only(groups[2 * k]):
        conditions.append(Relation("!=", a, ZERO))
    return Provided(after, tuple(conditions)) if conditions else after


def _unless_known(discriminant: Term, context: Context) -> list[Term]:
    value = normal(discriminant)
    return [] if sign(value, context) <= {0, 1} else [Relation(">=", value, ZERO)]


@rule("b^2 - 4 a c < 0", Relation, relation=IFF)
def negative_discriminant(term: Relation, context: Context, letter: Term) -> Term | None:
    """A quadratic whose discriminant is negative is zero at no real number."""
    groups = powers(term, letter)
    if groups is None or set(groups) - {0, 1, 2} or 2 not in groups or is_complex(letter, context):
        return None
    a, b, c = (sum_term(groups.get(n, {})) for n in (2, 1, 0))
    value = normal(Add((Pow(b, TWO), Neg(Mul((number(4), a, c))))))
    return FALSE if sign(value, context) <= {-1} else None


@rule("", Add)
def discriminant(term: Add, context: Context) -> Term | None:
    """The discriminant is the square of the middle coefficient minus four times the product of the outer ones."""
    return normal(term)


@rule("p^2 + q^2 >= 0", Add)
def discriminant_as_squares(term: Add, context: Context) -> Term | None:
    """The discriminant is a sum of squares, so it is never negative."""
    found = polynomial_in(term)
    if found is None or constants_only(found):
        return None
    squares = sum_of_squares(found)
    return None if squares is None else squares_term(squares)


@rule("sqrt(k^2 m) = k sqrt(m)")
def reduce_the_root(term: Term, context: Context) -> Term | None:
    """Square factors leave a root, the root of a negative number gets the factor i, and fractions are reduced."""
    return normal(term)
