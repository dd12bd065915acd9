"""Wrong rules of algebra."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    Add,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    call,
    negated,
    product,
    total,
)  # fmt: skip


@rule("(a + b)^2 = a^2 + b^2", Pow)
def square_of_sum(term: Term, context: Context) -> Term | None:
    """The square of a sum has the mixed term 2ab."""
    match term:
        case Pow(Add(terms), Number(2, 1)):
            return Add(tuple(Neg(Pow(t.inner, TWO)) if type(t) is Neg else Pow(t, TWO) for t in terms))
    return None


@rule("sqrt(a^2 + b^2) = a + b", Call)
def root_of_sum(term: Term, context: Context) -> Term | None:
    """The root of a sum is not the sum of the roots."""
    match term:
        case Call("sqrt", (Add(terms),)):
            return total(call("sqrt", t) for t in terms)
    return None


@rule("sqrt(x^2) = x", Call)
def sqrt_of_square(term: Term, context: Context) -> Term | None:
    """The root of a square is the absolute value."""
    match term:
        case Call("sqrt", (Pow(base, Number(2, 1)),)):
            return base
    return None


@rule("1/(a + b) = 1/a + 1/b", Div)
def fraction_denominator_split(term: Term, context: Context) -> Term | None:
    """A fraction can be split along its numerator, not along its denominator."""
    match term:
        case Div(over, Add(terms)):
            return total(Div(over, t) for t in terms)
    return None


@rule("(a + b)/a = b", Div)
def cancel_term_not_factor(term: Term, context: Context) -> Term | None:
    """Only a common factor cancels, a summand does not."""
    match term:
        case Div(Add(terms), under) if under in terms:
            return total(t for t in terms if t is not under)
    return None


@rule("a (b + c) = a b + c", Mul)
def distribute_forget_second(term: Term, context: Context) -> Term | None:
    """A factor before a bracket multiplies every summand in it."""
    match term:
        case Mul((*before, Add((first, *rest)))):
            return total((product((*before, first)), *rest))
    return None


@rule("a - (b - c) = a - b - c", Add, Neg)
def minus_bracket(term: Term, context: Context) -> Term | None:
    """A minus before a bracket turns every sign in it."""
    match term:
        case Neg(Add((first, *rest))):
            return total((negated(first), *rest))
    return None


@rule("a + b = a - b", Add)
def sign_slip(term: Term, context: Context) -> Term | None:
    """The sign of the last summand is turned."""
    match term:
        case Add((*rest, last)):
            return total((*rest, negated(last)))
    return None


@rule("a + b = a", Add)
def term_dropped(term: Term, context: Context) -> Term | None:
    """The last summand is lost."""
    match term:
        case Add((*rest, _)):
            return total(rest)
    return None


@rule("a b = b", Mul)
def factor_dropped(term: Term, context: Context) -> Term | None:
    """The first factor is lost."""
    match term:
        case Mul((first, *rest)) if first is not ONE:
            return product(rest)
    return None


@rule("x^n = x^{n+1}", Pow)
def exponent_slip(term: Term, context: Context) -> Term | None:
    """The exponent is off by one."""
    match term:
        case Pow(base, Number(p, q)) if base is not E:
            return Pow(base, Number(p + q, q))
    return None


@rule("-a = a", Neg)
def minus_lost(term: Term, context: Context) -> Term | None:
    """A minus sign is lost."""
    return term.inner if type(term) is Neg else None


@rule("e^{a+b} = e^a + e^b", Pow)
def exp_of_sum(term: Term, context: Context) -> Term | None:
    """The exponential of a sum is the product of the exponentials."""
    match term:
        case Pow(base, Add(terms)) if base is E:
            return total(Pow(E, t) for t in terms)
    return None


@rule("e^{-a} = -e^a", Pow)
def exponential_sign_pulled_out(term: Term, context: Context) -> Term | None:
    """A minus in the exponent gives the reciprocal, not the negative."""
    match term:
        case Pow(base, Neg(inner)):
            return Mul((MINUS_ONE, Pow(base, inner)))
    return None


@rule("ln(a + b) = ln a + ln b", Call)
def log_of_sum(term: Term, context: Context) -> Term | None:
    """The logarithm of a sum is not the sum of the logarithms."""
    match term:
        case Call("log", (Add(terms),)):
            return total(call("log", t) for t in terms)
    return None


@rule("ln(a b) = ln a ln b", Call)
def log_of_product_as_product(term: Term, context: Context) -> Term | None:
    """The logarithm of a product is the sum of the logarithms."""
    match term:
        case Call("log", (Mul(factors),)):
            return product(call("log", f) for f in factors)
    return None


@rule("ln(p/q) = ln q - ln p", Call)
def log_quotient_sign(term: Term, context: Context) -> Term | None:
    """The logarithm of the denominator is subtracted."""
    match term:
        case Call("log", (Div(over, under),)):
            return Add((call("log", under), Neg(call("log", over))))
    return None


@rule("(ln x)^n = n ln x", Pow)
def log_power_misplaced(term: Term, context: Context) -> Term | None:
    """Only an exponent inside the logarithm comes out as a factor."""
    match term:
        case Pow(Call("log") as body, exponent):
            return Mul((exponent, body))
    return None
