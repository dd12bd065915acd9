"""Wrong rules for the derivatives of powers, roots and constants."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Derivative,
    Div,
    E,
    Mul,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    number,
    product,
    raised,
    subterms,
    summands,
)  # fmt: skip

from .parts import less_one, over_and_under, slope, times, varies

VARIABLES = "tuvwxyz"


def _power(term: Term) -> tuple[Term, Term, Term] | None:
    """Base, exponent and letter of the derivative of a power with a constant exponent."""
    match term:
        case Derivative(Pow(base, n), x, 1) if varies(base, x) and not varies(n, x):
            return base, n, x
    return None


def _exponential(term: Term) -> tuple[Term, Term, Term] | None:
    """Base, exponent and letter of the derivative of an exponential."""
    match term:
        case Derivative(Pow(base, u), x, 1) if varies(u, x) and not varies(base, x):
            return base, u, x
    return None


@misconception("(a^x)' = x a^{x-1}", Derivative)
def power_rule_on_exponential(term: Term, context: Context) -> Iterator[Term]:
    """The power rule holds for a constant exponent, not for a constant base."""
    if found := _exponential(term):
        base, u, x = found
        lowered = Mul((u, Pow(base, less_one(u))))
        yield times(lowered, slope(u, x))
        yield lowered


@misconception("(a^x)' = a^x", Derivative)
def exponential_log_factor_dropped(term: Term, context: Context) -> Iterator[Term]:
    """An exponential with another base than e carries the factor ln a."""
    if (found := _exponential(term)) and found[0] is not E:
        base, u, x = found
        yield times(Pow(base, u), slope(u, x))


@misconception("(u^2)' = u u'", Derivative, Operator)
def factor_two_missing(term: Term, context: Context) -> Iterator[Term]:
    """The exponent 2 of a square comes down as a factor."""
    match term:
        case Operator("gradient", body, _) if len(summands(body)) == 1:
            if any(type(here) is Pow and here.exponent is TWO for here in subterms(body)):
                yield Div(term, TWO)
    if (found := _power(term)) and found[1] is TWO and found[0] is not found[2]:
        base, _, x = found
        yield times(base, slope(base, x))


@misconception("(x^n)' = n x^n", Derivative)
def power_not_lowered(term: Term, context: Context) -> Iterator[Term]:
    """The exponent is lowered by one."""
    if found := _power(term):
        base, n, x = found
        yield times(Mul((n, Pow(base, n))), slope(base, x))


@misconception("(x^n)' = x^{n-1}", Derivative)
def power_factor_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The exponent comes down as a factor."""
    if found := _power(term):
        base, n, x = found
        yield times(raised(base, less_one(n)), slope(base, x))


@misconception("(x^n)' = (n-1) x^{n-1}", Derivative)
def power_factor_lowered(term: Term, context: Context) -> Iterator[Term]:
    """The factor is the exponent as it was, before it is lowered."""
    if found := _power(term):
        base, n, x = found
        yield times(Mul((less_one(n), raised(base, less_one(n)))), slope(base, x))


@misconception("(x^{-n})' = -n x^{-n+1}", Derivative)
def negative_power_rule(term: Term, context: Context) -> Iterator[Term]:
    """The exponent is lowered by one, which takes a negative one further from zero."""
    match term:
        case Derivative(body, x, 1):
            over, under = over_and_under(body)
            if varies(over, x) or not varies(under, x):
                return
            rest = tuple(f for f in (under.factors if type(under) is Mul else (under,)) if not varies(f, x))
            powers = tuple(f for f in (under.factors if type(under) is Mul else (under,)) if varies(f, x))
            if len(powers) != 1:
                return
            base, n = (powers[0].base, powers[0].exponent) if type(powers[0]) is Pow else (powers[0], ONE)
            if type(n) is not Number:
                return
            raised_one = raised(base, number(n.q - n.p, n.q))
            found = times(Mul((number(-n.p, n.q), over, raised_one)), slope(base, x))
            yield Div(found, product(rest)) if rest else found


@misconception("(sqrt u)' = u'/sqrt u", Derivative)
def sqrt_derivative_factor(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the square root has a 2 in the denominator."""
    match term:
        case Derivative((Call("sqrt", (u,)) | Pow(u, Number(1, 2))) as body, x, 1) if varies(u, x):
            yield Div(slope(u, x), body)


@misconception("(sqrt u)' = 1/(2 sqrt(u'))", Derivative)
def sqrt_derivative_inside(term: Term, context: Context) -> Iterator[Term]:
    """The inner derivative is a factor outside of the root."""
    match term:
        case Derivative(Call("sqrt", (u,)) | Pow(u, Number(1, 2)), x, 1) if varies(u, x) and u is not x:
            yield Div(ONE, Mul((TWO, Call("sqrt", (slope(u, x),)))))


@misconception("(c)' = c", Derivative)
def constant_not_vanishing(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of a constant is zero."""
    match term:
        case Derivative(body, x, 1) if not varies(body, x) and body is not ZERO:
            yield body
            if not _is_variable(body, context):
                yield ONE


def _is_variable(body: Term, context: Context) -> bool:
    return type(body) is Symbol and body.name not in context.constants and body.name[0] in VARIABLES


@misconception("(c u)' = u'", Derivative)
def constant_factor_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A number in front stays in front of the derivative."""
    match term:
        case Derivative(Mul((Number(), *rest)), x, 1) if varies(product(rest), x):
            yield slope(product(rest), x)
        case Derivative(Div(over, Number()), x, 1) if varies(over, x):
            yield slope(over, x)


@misconception("(c u)' = c + u'", Derivative)
def constant_factor_added(term: Term, context: Context) -> Iterator[Term]:
    """A constant factor multiplies the derivative."""
    match term:
        case Derivative(Mul((Number() as c, *rest)), x, 1) if varies(product(rest), x):
            yield Add((c, slope(product(rest), x)))
