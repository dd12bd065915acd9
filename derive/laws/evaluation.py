"""Values of terms at a point: numbers put in for letters, known values of functions, then arithmetic."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation, standing
from derive.exact.rings import fraction_in, multiplied, polynomial_in, power_of
from derive.exact.sparse_polynomials import Poly, by_powers, generated, plus, rational
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    MINUS_ONE,
    ONE,
    PI,
    ZERO,
    At,
    Call,
    Constant,
    Div,
    Matrix,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    negated,
    number,
    power,
    quotient,
    raised,
    substituted,
    symbols,
    with_children,
)
from derive.terms import coefficient as split_number

KNOWN: dict[tuple[str, Term], Term] = {
    ("log", ONE): ZERO, ("sin", ZERO): ZERO, ("cos", ZERO): ONE, ("tan", ZERO): ZERO, ("sin", PI): ZERO,
    ("cos", PI): MINUS_ONE, ("sinh", ZERO): ZERO, ("cosh", ZERO): ONE, ("tanh", ZERO): ZERO, ("arctan", ZERO): ZERO,
    ("sigma", ZERO): number(1, 2), ("log", Constant("e")): ONE, ("erf", ZERO): ZERO,
}  # fmt: skip


@rule("", At)
def point_inserted(term: Term, context: Context) -> Term | None:
    """The values are substituted for the letters."""
    assert type(term) is At
    return substituted(term.body, dict(zip(term.letters, term.values, strict=True)))


@rule("e^0 = 1, \\ln 1 = 0")
def known_values(term: Term, context: Context) -> Term | None:
    """Functions take their known values, such as one for e to the power zero and zero for the logarithm of one."""
    found = known(term)
    return None if found is term else found


def known(term: Term) -> Term:
    """The known values put in, from the inside out; arguments are worked out on the way."""
    match with_children(term, known):
        case Call(name, (argument,)) as here:
            inner = normal(argument)
            return KNOWN.get((name, inner), _logarithm(inner) if name == "log" else here)
        case Pow(Constant("e"), exponent):
            return _exponential(normal(exponent))
        case here:
            return here


def _logarithm(inner: Term) -> Term:
    """The logarithm of a power of e is its exponent."""
    over, under = quotient(inner)
    if type(inner) is Number and inner.p == 1 and inner.q > 1:
        return negated(Call("log", (number(inner.q),)))
    base, exponent = power(inner if under is ONE else under)
    if base is not Constant("e") or symbols(exponent) or (under is not ONE and over is not ONE):
        return Call("log", (inner,))
    return exponent if under is ONE else negated(exponent)


def _exponential(exponent: Term) -> Term:
    """The exponential of a multiple of a logarithm is a power."""
    if exponent is ZERO:
        return ONE
    factor, rest = split_number(exponent)
    if type(rest) is Call and rest.name == "log" and len(rest.arguments) == 1 and not symbols(rest):
        return raised(rest.arguments[0], factor)
    return Pow(Constant("e"), exponent)


def constant_value(term: Term) -> Term | None:
    """The value of a term without letters, None where it has none."""
    found = normal(known(term))
    return None if symbols(found) or fraction_in(found) is None else found


@rule("\\cos(u)^2 + \\sin(u)^2 = 1")
def squares_of_cosines(term: Term, context: Context) -> Term | None:
    """The squares of the cosine and the sine of an angle add up to one."""
    return _without_cosine_squares(term)


def _without_cosine_squares(term: Term) -> Term:
    here = with_children(term, _without_cosine_squares)
    p = None if here.shape else polynomial_in(here)
    found = next((g for m in p or {} for g, k in m if k > 1 and type(g) is Call and g.name == "cos"), None)
    if p is None or found is None:
        return here
    sine = plus(rational(1), power_of(generated(call("sin", *found.children)), 2), -1)
    out: Poly = {}
    for k, rest in by_powers(p, found).items():
        out = plus(out, multiplied(multiplied(rest, power_of(sine, k // 2)), power_of(generated(found), k % 2)))
    return sum_term(out)


@rule("")
def evaluated(term: Term, context: Context) -> Term | None:
    """The numbers are worked out and like terms are collected."""
    return worked(term)


def worked(term: Term) -> Term:
    """A scalar, vector or matrix whose entries are worked out."""
    return with_children(term, _worked) if type(term) in (Vector, Matrix) else _worked(term)


def _worked(term: Term) -> Term:
    """A scalar worked out, the sign of a fraction in front."""
    match normal(term):
        case Div(Number(p, q), under) if p < 0:
            return negated(Div(number(-p, q), under))
        case found:
            return found


def value_at(body: Term, letters: tuple[Symbol, ...], values: tuple[Term, ...], context: Context) -> Derivation:
    """A term worked out at a point, line by line."""
    held = symbols(body)
    pairs = [(letter, value) for letter, value in zip(letters, values, strict=True) if letter in held]
    if not pairs:
        found = evaluated(body, context)
        return found or standing(body)
    start = At(body, tuple(letter for letter, _ in pairs), tuple(value for _, value in pairs))
    found = (point_inserted >> squares_of_cosines >> known_values >> evaluated)(start, context)
    return found or standing(start)
