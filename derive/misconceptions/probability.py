"""Wrong rules of expectations, variances and conditional probabilities."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    TWO,
    Add,
    Call,
    Constant,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    product,
    total,
)

from .parts import all_but_one


def _mean(term: Term) -> Term:
    return call("expectation", term)


def constant(term: Term) -> bool:
    """Whether a factor is no random variable: a number or a small letter."""
    match term:
        case Number() | Constant():
            return True
        case Symbol(name, _):
            return name[0].islower()
        case Neg() | Mul() | Div() | Pow():
            return all(map(constant, term.children))
    return False


@misconception("E[X^2] = E[X]^2", Call)
def expectation_of_square(term: Term, context: Context) -> Iterator[Term]:
    """The mean of the square exceeds the square of the mean by the variance."""
    match term:
        case Call("expectation", (Pow(Call("expectation", (Call("given", (inner, _)),)), n),)):
            yield Pow(_mean(inner), n)
        case Call("expectation", (Pow(base, n),)):
            yield Pow(_mean(base), n)


@misconception("E[f(X)] = f(E[X])", Call)
def expectation_of_function(term: Term, context: Context) -> Iterator[Term]:
    """A mean passes through linear functions only."""
    match term:
        case Call("expectation", (Call(name, (inner,)),)):
            yield call(name, _mean(inner))
        case Call("expectation", (Div(over, under),)) if not constant(under):
            yield Div(over if constant(over) else _mean(over), _mean(under))
        case Call("expectation", (Pow(base, exponent),)) if constant(base):
            yield Pow(base, _mean(exponent))


@misconception("E[X Y] = E[X] E[Y]", Call)
def expectation_of_product(term: Term, context: Context) -> Iterator[Term]:
    """The mean of a product is the product of the means only for uncorrelated variables."""
    match term:
        case Call("expectation", (Mul(factors),)) if sum(not constant(f) for f in factors) > 1:
            yield product(f if constant(f) else _mean(f) for f in factors)


@misconception("E[X + c] = E[X]", Call)
def expectation_constant_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A constant summand shifts the mean."""
    match term:
        case Call("expectation", (Add(terms),)) if any(map(constant, terms)):
            yield total(_mean(t) for t in terms if not constant(t))


@misconception("Var(X - Y) = Var X - Var Y", Call)
def variance_of_difference(term: Term, context: Context) -> Iterator[Term]:
    """Variances of independent variables add up, for a difference too."""
    match term:
        case Call("variance", (Add(terms),)) if any(type(t) is Neg for t in terms):
            yield total(Neg(_variance(t.inner)) if type(t) is Neg else _variance(t) for t in terms)


@misconception("Var(c X) = c Var X", Call)
def variance_scale(term: Term, context: Context) -> Iterator[Term]:
    """A factor leaves a variance squared."""
    match term:
        case Call("variance", (Mul(factors),)):
            for first, others in all_but_one(factors):
                if constant(first):
                    yield Mul((first, call("variance", product(others))))
        case Call("variance", (Neg(Mul((first, *rest))),)) if constant(first):
            yield Neg(Mul((first, call("variance", product(rest)))))
        case Call("variance", (Neg(inner),)):
            yield Neg(call("variance", inner))
        case Call("variance", (Div(over, under),)) if constant(under):
            yield Div(call("variance", over), under)
        case Call("variance", (Add(terms),)) if any(map(constant, terms)):
            yield from variance_scale(call("variance", total(t for t in terms if not constant(t))), context)


@misconception("Var(X + c) = Var X + c", Call)
def variance_shifted(term: Term, context: Context) -> Iterator[Term]:
    """A constant summand does not change a variance."""
    match term:
        case Call("variance", (Add(terms),)) if any(map(constant, terms)):
            yield total(t if constant(t) else call("variance", t) for t in terms)


@misconception("Var(X + Y) = Var X + Var Y", Call)
def covariance_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The variance of a sum has twice the covariance in it."""
    match term:
        case Call("variance", (Add(terms),)) if sum(not constant(t) for t in terms) > 1:
            yield total(_variance(t.inner if type(t) is Neg else t) for t in terms if not constant(t))


def _variance(term: Term) -> Term:
    match term:
        case Mul((first, *rest)) if constant(first):
            return Mul((Pow(first, TWO), call("variance", product(rest))))
    return call("variance", term)


@misconception("Var X = E[X^2] + E[X]^2", Call)
def variance_formula_sign(term: Term, context: Context) -> Iterator[Term]:
    """The variance is the mean of the square minus the square of the mean."""
    match term:
        case Call("variance", (x,)):
            yield Add((_mean(Pow(x, TWO)), Pow(_mean(x), TWO)))
            yield Add((Pow(_mean(x), TWO), Neg(_mean(Pow(x, TWO)))))
            yield Add((_mean(Pow(x, TWO)), Neg(_mean(x))))
            yield _mean(Pow(x, TWO))


@misconception("P(A | B) = P(B | A)", Call, Div)
def conditional_swapped(term: Term, context: Context) -> Iterator[Term]:
    """A conditional probability is not that of the events changed over."""
    match term:
        case Call("probability", (Call("given", (a, b)),)):
            yield call("probability", call("given", b, a))
        case Div(Call("probability", (Junction("and", (a, b)),)) as both, Call("probability", (known,))):
            yield Div(both, call("probability", a if known is b else b))


@misconception("P(A | B) = P(A)", Call)
def condition_ignored(term: Term, context: Context) -> Iterator[Term]:
    """What is known changes the probability unless the events are independent."""
    match term:
        case Call("probability", (Call("given", (a, _)),)):
            yield call("probability", a)
