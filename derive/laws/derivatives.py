"""The rules of differentiation for sums, products, quotients and powers."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    E,
    Matrix,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    Vector,
    call,
    number,
    product,
)

from .monomials import written
from .side_conditions import provided, unless_plain
from .slopes import exponential_slope, free_of, power_slope

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 3"


@rule("d/dx c = 0", Derivative)
def constant_rule(term: Term, context: Context) -> Term | None:
    """The derivative of a constant is zero."""
    match term:
        case Derivative(body, x) if free_of(body, x):
            return ZERO
    return None


@rule("d/dx x = 1", Derivative)
def identity_rule(term: Term, context: Context) -> Term | None:
    """The derivative of the variable itself is one."""
    match term:
        case Derivative(body, x, 1) if body is x:
            return ONE
    return None


@rule("d/dx (u + v) = d/dx u + d/dx v", Derivative)
def sum_rule(term: Term, context: Context) -> Term | None:
    """The derivative of a sum is the sum of the derivatives."""
    match term:
        case Derivative(Add(terms), _, 1):
            return Add(tuple(_slope(each, term) for each in terms))
        case Derivative(Binder("sum", letter, body, low, high), x, 1) if low is None or free_of(low, x):
            return Binder("sum", letter, term.rebuilt((body,)), low, high)
    return None


def _slope(summand: Term, term: Derivative) -> Term:
    """A difference is differentiated as a difference."""
    return Neg(term.rebuilt((summand.inner,))) if type(summand) is Neg else term.rebuilt((summand,))


@rule("d/dx (-u) = -(d/dx u)", Derivative)
def sign_rule(term: Term, context: Context) -> Term | None:
    """The derivative of the negative is the negative of the derivative."""
    match term:
        case Derivative(Neg(inner), _, 1):
            return Neg(term.rebuilt((inner,)))
    return None


@rule("d/dx (c u) = c (d/dx u)", Derivative)
def constant_factor_rule(term: Term, context: Context) -> Term | None:
    """A constant factor stays in front of the derivative."""
    match term:
        case Derivative(Mul(factors), x, 1):
            constants = tuple(each for each in factors if free_of(each, x))
            if constants and len(constants) < len(factors):
                rest = product(each for each in factors if not free_of(each, x))
                return Mul((*constants, term.rebuilt((rest,))))
        case Derivative(Div(over, under), x, 1) if free_of(under, x) and not free_of(over, x):
            return Div(term.rebuilt((over,)), under)
    return None


@rule("d/dx (u v) = (d/dx u) v + u (d/dx v)", Derivative)
def product_rule(term: Term, context: Context) -> Term | None:
    """In a product each factor is differentiated in turn, the others stay, and the results are added."""
    match term:
        case Derivative(Mul(f), x, 1) if not any(free_of(each, x) for each in f):
            return Add(tuple(Mul((*f[:k], term.rebuilt((f[k],)), *f[k + 1 :])) for k in range(len(f))))
    return None


@rule("d/dx (c/v) = -c (d/dx v)/v^2", Derivative)
def reciprocal_rule(term: Term, context: Context) -> Term | None:
    """The derivative of a constant over v is minus the constant times the derivative of v, over v squared."""
    match term:
        case Derivative(Div(over, under), x, 1) if free_of(over, x) and not free_of(under, x):
            slope = term.rebuilt((under,))
            return Neg(Div(slope if over is ONE else Mul((over, slope)), Pow(under, TWO)))
    return None


@rule("d/dx (u/v) = ((d/dx u) v - u (d/dx v))/v^2", Derivative)
def quotient_rule(term: Term, context: Context) -> Term | None:
    """The derivative of u over v is the derivative of u times v minus u times that of v, over v squared."""
    match term:
        case Derivative(Div(u, v), x, 1) if not free_of(u, x) and not free_of(v, x):
            top = Add((Mul((term.rebuilt((u,)), v)), Neg(Mul((u, term.rebuilt((v,)))))))
            return Div(top, Pow(v, TWO))
    return None


@rule("d/dx x^n = n x^{n-1}", Derivative)
def power_rule(term: Term, context: Context) -> Term | Provided | None:
    """The exponent comes down as a factor and is lowered by one."""
    match term:
        case Derivative(Pow(base, n), x, 1) if base is x and free_of(n, x):
            return power_slope(base, n, context)
    return None


@rule("d/dx (c/x^n) = -n c/x^{n+1}", Derivative)
def negative_power_rule(term: Term, context: Context) -> Term | None:
    """One over a power is a power with a negative exponent, which comes down as a factor and is lowered by one."""
    match term:
        case Derivative(Div(over, under) as body, x, 1) if is_constant_over_power(body, x):
            n = under.exponent if type(under) is Pow else ONE
            return written(number(-1), _factors(n, over), (Pow(x, number(_whole(n) + 1)),))
    return None


def is_constant_over_power(body: Term, x: Term) -> bool:
    """Whether a term is a constant over x or over a whole power of x."""
    match body:
        case Div(over, under) if free_of(over, x):
            return under is x or (type(under) is Pow and under.base is x and _whole(under.exponent) > 0)
    return False


def _whole(n: Term) -> int:
    return n.p if type(n) is Number and n.q == 1 else 0


def _factors(n: Term, over: Term) -> tuple[Term, ...]:
    return tuple(factor for factor in (n, over) if factor is not ONE)


@rule("d/dx e^x = e^x", Derivative)
def natural_exponential_rule(term: Term, context: Context) -> Term | None:
    """The exponential function is its own derivative."""
    match term:
        case Derivative(Pow(base, n) as body, x, 1) if base is E and n is x:
            return body
    return None


@rule("d/dx a^x = a^x ln a", Derivative)
def exponential_rule(term: Term, context: Context) -> Term | Provided | None:
    """The derivative of an exponential function is the function times the logarithm of its base."""
    match term:
        case Derivative(Pow(base, n), x, 1) if n is x and base is not E and free_of(base, x):
            return exponential_slope(base, n, context)
    return None


@rule("u^v = e^{v ln u}", Derivative)
def power_as_exponential(term: Term, context: Context) -> Term | Provided | None:
    """A power whose base and exponent both vary is written as an exponential."""
    match term:
        case Derivative(Pow(base, exponent), x, 1) if not (free_of(base, x) or free_of(exponent, x)):
            after = term.rebuilt((Pow(E, Mul((exponent, call("log", base)))),))
            needed = unless_plain(Relation(">", base, ZERO), context)
            return provided(after, needed, context)
    return None


@rule("d^2/dx^2 u = d/dx (d/dx u)", Derivative)
def higher_derivative(term: Term, context: Context) -> Term | None:
    """A higher derivative is the derivative of the one before it."""
    match term:
        case Derivative(body, x, n, notation) if n > 1 and not free_of(body, x):
            return Derivative(Derivative(body, x, n - 1, notation), x, 1, notation)
    return None


@rule("d/dx [u, v] = [d/dx u, d/dx v]", Derivative)
def entrywise_derivative(term: Term, context: Context) -> Term | None:
    """A vector or a matrix is differentiated entry by entry."""
    match term:
        case Derivative(Vector() | Matrix() as body, _, 1):
            return body.rebuilt(tuple(term.rebuilt((each,)) for each in body.children))
    return None


@rule("log_a u = ln u/ln a", Derivative)
def base_change(term: Term, context: Context) -> Term | None:
    """A logarithm to a base that varies is the quotient of two natural logarithms."""
    match term:
        case Derivative(Call("log", (u, a)), x, 1) if not free_of(a, x):
            return term.rebuilt((Div(call("log", u), call("log", a)),))
    return None
