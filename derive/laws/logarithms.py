"""The laws of logarithms."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import ONE, ZERO, Add, Call, Div, E, Mul, Neg, Number, Pow, Relation, Term, call, negated, total

from .side_conditions import provided, unless_plain
from .two_way import two_way


def _positive(terms: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    return tuple(c for each in terms for c in unless_plain(Relation(">", each, ZERO), context))


@two_way
@rule("ln(a b) = ln a + ln b", Call)
def logarithm_of_a_product(term: Term, context: Context) -> Term | Provided | None:
    """The logarithm of a product of positive numbers is the sum of the logarithms."""
    match term:
        case Call("log", (Mul(factors),)):
            return provided(total(call("log", each) for each in factors), _positive(factors, context), context)
    return None


@two_way
@rule("ln(a/b) = ln a - ln b", Call)
def logarithm_of_a_quotient(term: Term, context: Context) -> Term | Provided | None:
    """The logarithm of a quotient of positive numbers is the difference of the logarithms."""
    match term:
        case Call("log", (Div(over, under),)):
            first = () if over is ONE else (call("log", over),)
            return provided(total((*first, negated(call("log", under)))), _positive((over, under), context), context)
    return None


@two_way
@rule("ln a^n = n ln a", Call)
def logarithm_of_a_power(term: Term, context: Context) -> Term | Provided | None:
    """The logarithm of a power of a positive number is the exponent times the logarithm of the base."""
    match term:
        case Call("log", (Pow(base, exponent),)):
            if base is E:
                return exponent
            return provided(Mul((exponent, call("log", base))), _positive((base,), context), context)
        case Call("log", (Call("sqrt", (u,)),)):
            return provided(Div(call("log", u), Number(2, 1)), _positive((u,), context), context)
    return None


@two_way
@rule("log_a u = ln u/ln a", Call)
def logarithm_to_a_base(term: Term, context: Context) -> Term | None:
    """A logarithm to a base is the natural logarithm divided by that of the base."""
    match term:
        case Call("log", (u, a)):
            return Div(call("log", u), call("log", a))
    return None


@two_way
@rule("ln(1 + e^{-u}) = ln(1 + e^u) - u", Call)
def exponential_out_of_logarithm(term: Term, context: Context) -> Term | None:
    """As 1 + e^{-u} is (1 + e^u)/e^u, its logarithm is that of 1 + e^u less u."""
    match term:
        case Call("log", (Add((first, second)),)) if ONE in (first, second):
            power = second if first is ONE else first
            if type(power) is Pow and power.base is E and type(power.exponent) is Neg:
                u = power.exponent.inner
                return Add((call("log", Add((ONE, Pow(E, u)))), Neg(u)))
    return None


LOGARITHMS = (
    logarithm_to_a_base
    | exponential_out_of_logarithm
    | logarithm_of_a_power
    | logarithm_of_a_quotient
    | logarithm_of_a_product
)
