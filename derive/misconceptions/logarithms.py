"""Wrong rules of logarithms and exponentials."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    Add,
    Call,
    Derivative,
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

from .parts import all_but_one, slope, spread, times, varies


@misconception("(ln u)' = 1/u'", Derivative)
def log_derivative_inverted(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of ln u is u'/u."""
    match term:
        case Derivative(Call("log", (u,)), x, 1) if varies(u, x) and u is not x:
            yield Div(ONE, Derivative(u, x))
            yield Div(u, Derivative(u, x))
        case Derivative(Call("log", (u,)), x, 1) if u is x:
            yield x


@misconception("(log_b x)' = 1/x", Derivative)
def log_base_factor(term: Term, context: Context) -> Iterator[Term]:
    """A logarithm with base b brings the factor 1/ln b."""
    match term:
        case Derivative(Call("log", (u, base)), x, 1) if varies(u, x) and not varies(base, x):
            yield Div(slope(u, x), u)
            yield Div(Mul((slope(u, x), call("log", base))), u)
        case Derivative(Div(Call("log", (u,)), Call("log", (base,))), x, 1) if varies(u, x) and not varies(base, x):
            yield Div(slope(u, x), u)
            yield Div(Mul((slope(u, x), call("log", base))), u)


@misconception("ln(a + b) = ln a + ln b", Call)
def log_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of a sum is not the sum of the logarithms."""
    match term:
        case Call("log", (Add(terms), *base)):
            yield total(_log(each, base) for each in terms)
            yield product(_log(each, base) for each in terms)


@misconception("ln(a - b) = ln a / ln b", Call)
def log_of_difference(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of a difference is not a quotient of logarithms."""
    match term:
        case Call("log", (Add((a, Neg(b))), *base)):
            yield Div(call("log", a, *base), call("log", b, *base))
            yield call("log", Div(a, b), *base)


def _log(term: Term, base: list[Term]) -> Term:
    if type(term) is Neg:
        return Neg(_log(term.inner, base))
    if type(term) is Number and term.p < 0:
        return Neg(_log(negated(term), base))
    return call("log", term, *base)


@misconception("sum(ln u_i) = ln sum(u_i)", Add)
def logs_added_inside(term: Term, context: Context) -> Iterator[Term]:
    """A sum of logarithms is the logarithm of the product."""
    match term:
        case Add(terms):
            logs = [each for each in terms if type(each) is Call and each.name == "log"]
            if len(logs) > 1 and len({each.arguments[1:] for each in logs}) == 1:
                merged = call("log", total(each.arguments[0] for each in logs), *logs[0].arguments[1:])
                yield total((*(each for each in terms if each not in logs), merged))


@misconception("ln a - ln b = ln a / ln b", Add)
def log_difference_as_quotient(term: Term, context: Context) -> Iterator[Term]:
    """A difference of logarithms is the logarithm of the quotient."""
    match term:
        case Add((Call("log", (a, *base)) as left, Neg(Call("log", (b, *other)) as right), *rest)) if base == other:
            yield total((Div(left, right), *rest))
            yield total((call("log", Add((a, Neg(b))), *base), *rest))


@misconception("ln a / ln b = ln(a/b)", Div)
def log_quotient_merged(term: Term, context: Context) -> Iterator[Term]:
    """A quotient of logarithms is not the logarithm of the quotient."""
    match term:
        case Div(Call("log", (a, *base)) as left, Call("log", (b, *other)) as right) if base == other:
            yield call("log", Div(a, b), *base)
            yield Add((left, Neg(right)))


@misconception("ln(a b) = ln a ln b", Call)
def log_of_product_as_product(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of a product is the sum of the logarithms."""
    match term:
        case Call("log", (Mul(factors), *base)):
            yield product(call("log", f, *base) for f in factors)
            if any(type(f) is Pow for f in factors):
                yield product(
                    Mul((f.exponent, call("log", f.base, *base))) if type(f) is Pow else call("log", f, *base)
                    for f in factors
                )


def _log_of_power(term: Term, *base: Term) -> Term:
    match term:
        case Pow(inner, n):
            return Mul((n, call("log", inner, *base)))
    return call("log", term, *base)


@misconception("ln(p/q) = ln q - ln p", Call, Add)
def log_quotient_sign(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of the numerator counts positive, that of the denominator is subtracted."""
    match term:
        case Call("log", (Div(over, under), *base)):
            yield Add((call("log", under, *base), Neg(call("log", over, *base))))
            yield Add((call("log", over, *base), call("log", under, *base)))
        case Add(terms):
            for left, others in all_but_one(terms):
                for right, rest in all_but_one(others):
                    match left, right:
                        case Call("log", (a, *base)), Neg(Call("log", (b, *other))) if base == other:
                            yield total((*rest, call("log", Div(b, a), *base)))


@misconception("ln(p/q) = ln p / ln q", Call)
def log_quotient_as_quotient(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of a quotient is the difference of the logarithms."""
    match term:
        case Call("log", (Div(over, under), *base)) if over is not ONE:
            yield Div(call("log", over, *base), call("log", under, *base))


@misconception("(ln x)^n = n ln x", Pow, Call)
def log_power_misplaced(term: Term, context: Context) -> Iterator[Term]:
    """Only an exponent inside the logarithm comes out as a factor."""
    match term:
        case Pow(Call("log") as body, exponent):
            yield Mul((exponent, body))
        case Call("log", (Pow(base, exponent), *rest)):
            yield Pow(call("log", base, *rest), exponent)


@misconception("ln(a x^n) = n ln(a x)", Call)
def log_power_over_product(term: Term, context: Context) -> Iterator[Term]:
    """An exponent comes out of the logarithm only for the factor that it belongs to."""
    match term:
        case Call("log", (Mul(factors), *base)):
            for power, others in all_but_one(factors):
                if type(power) is Pow:
                    yield Mul((power.exponent, call("log", product((*others, power.base)), *base)))


@misconception("e^{a+b} = e^a + e^b", Pow)
def exp_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The exponential of a sum is the product of the exponentials."""
    match term:
        case Pow(base, exponent) if type(found := spread(exponent)) is Add:
            yield total(Neg(Pow(base, t.inner)) if type(t) is Neg else Pow(base, t) for t in found.terms)
            yield total(Pow(base, t) for t in found.terms)


@misconception("e^a e^b = e^{a b}", Mul)
def exponents_multiplied(term: Term, context: Context) -> Iterator[Term]:
    """The exponents of a product of powers are added."""
    match term:
        case Mul((Pow(base, first), Pow(other, second))) if base is other:
            yield Pow(base, Mul((first, second)))


@misconception("e^{-a} = -e^a", Pow)
def exponential_sign_pulled_out(term: Term, context: Context) -> Iterator[Term]:
    """A minus in the exponent gives the reciprocal, not the negative."""
    match term:
        case Pow(base, Neg(inner)):
            yield Neg(Pow(base, inner))
        case Pow(base, Number(p, q)) if p < 0:
            yield Neg(Pow(base, Number(-p, q)))


@misconception("(e^z)^2 = e^{z^2}", Pow, Mul)
def power_of_power(term: Term, context: Context) -> Iterator[Term]:
    """The exponents of a power of a power are multiplied."""
    match term:
        case Pow(Pow(base, inner), outer):
            yield Pow(base, Pow(inner, outer))
            yield Pow(base, Add((inner, outer)))


@misconception("e^{a ln b} = a b", Pow)
def exp_log_factor(term: Term, context: Context) -> Iterator[Term]:
    """A factor before the logarithm is an exponent once the exponential is taken."""
    match term:
        case Pow(base, Mul(factors)) if base is E:
            for part, others in all_but_one(factors):
                if type(part) is Call and part.name == "log":
                    yield times(product(others), part.arguments[0])
        case Pow(base, Neg(Call("log", (u,)))) if base is E:
            yield Neg(u)


@misconception("ln 1 = 1", Call)
def log_of_one(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of one is zero."""
    match term:
        case Call("log", (inner, *_)) if inner is ONE:
            yield ONE
