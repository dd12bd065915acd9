"""The standard limits: sin(u)/u, (e^u - 1)/u and the like at zero, (1 + a/n)^n at infinity, and multiples of these."""

from __future__ import annotations

from typing import TypeGuard

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.spelling import normal
from derive.terms import (
    INFINITY,
    MINUS_ONE,
    ONE,
    ZERO,
    Add,
    Binder,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    number,
    product,
    raised,
    substituted,
    subterms,
    symbols,
)

from .limits import taken

SOURCE = "Spivak, Calculus, ch. 15 and 18"
_U = Symbol("u")
STANDARD: dict[Term, Term] = {
    Div(call("sin", _U), _U): ONE,
    Div(_U, call("sin", _U)): ONE,
    Div(call("tan", _U), _U): ONE,
    Div(Add((Pow(E, _U), Neg(ONE))), _U): ONE,
    Div(Add((Pow(E, _U), MINUS_ONE)), _U): ONE,
    Div(call("log", Add((ONE, _U))), _U): ONE,
    Div(Add((ONE, Neg(call("cos", _U)))), Pow(_U, number(2))): number(1, 2),
    Div(Add((ONE, Neg(call("cos", _U)))), _U): ZERO,
    Pow(Add((ONE, _U)), Div(ONE, _U)): E,
    Mul((_U, call("log", _U))): ZERO,
}


@rule("lim_{u \\to 0} sin(u)/u = 1, lim_{n \\to \\infty} (1 + 1/n)^n = e", Binder)
def standard_limit(term: Binder, context: Context) -> Term | None:
    """This is a standard limit."""
    found = taken(term)
    if found is None:
        return None
    body, x, to = found
    if to is ZERO:
        scaled = dict.fromkeys(each for each in subterms(body) if _is_multiple(each, x))
        forms = [substituted(body, {x: _U})]
        forms += [substituted(substituted(body, {each: _U}), {x: Div(_U, each.factors[0])}) for each in scaled]
        return next((value for form in forms if (value := _standard(form)) is not None), None)
    match body:
        case Pow(Add((one, Div(rate, n))), power) if one is ONE and n is x is power and to is INFINITY:
            return None if x in symbols(rate) else raised(E, rate)
    return None


def _standard(form: Term) -> Term | None:
    """The limit of a multiple of a standard form."""
    for each, value in STANDARD.items():
        ratio = normal(Div(form, each))
        if type(ratio) is Number:
            return normal(product((ratio, value)))
    return None


def _is_multiple(term: Term, x: Symbol) -> TypeGuard[Mul]:
    return type(term) is Mul and len(term.factors) == 2 and term.factors[1] is x and type(term.factors[0]) is Number
