"""Wrong rules of integration."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.exact.primitives import indefinite, primitive, rate_of
from derive.terms import (
    INFINITY,
    ONE,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    bind,
    call,
    factors,
    functions_in,
    letters,
    number,
    opened,
    product,
    raised,
    substituted,
    total,
)  # fmt: skip

from .antiderivatives import antiderivative, worked
from .parts import all_but_one, composite, slope, times, varies, without


@misconception("int u v' = u v + int u' v", Binder)
def by_parts_sign(term: Term, context: Context) -> Iterator[Term]:
    """Integration by parts takes the second integral away."""
    if (found := indefinite(term)) and type(found[0]) is Mul:
        body, x = found
        for one, others in all_but_one(factors(body)):
            if varies(one, x) and (whole := primitive(one, x)) is not None:
                u = product(others)
                yield Add((Mul((u, whole)), bind("integral", x, Mul((Derivative(u, x), whole)))))
    match term:
        case Binder("integral", letter, Mul(), low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            for one, others in all_but_one(factors(opened(term, x))):
                if varies(one, x) and (whole := primitive(one, x)) is not None:
                    u = product(others)
                    above, below = (_at_end(Mul((u, whole)), x, end) for end in (high, low))
                    yield Add((above, Neg(below), bind("integral", x, times(slope(u, x), whole), low, high)))


def _at_end(body: Term, x: Symbol, end: Term) -> Term:
    """What a term is at a limit of an integral: where that lies at infinity, what it goes to."""
    if end is INFINITY or end is Neg(INFINITY):
        return bind("limit", x, body, end)
    return substituted(body, {x: end})


@misconception("int u v = int u int v", Binder)
def product_of_integrals(term: Term, context: Context) -> Iterator[Term]:
    """The integral of a product is not the product of the integrals."""
    yield from worked(term, _primitives_multiplied)
    match term:
        case Binder("integral", letter, Mul(), low, high):
            x = Symbol(f"{letter}#")
            parts = factors(opened(term, x))
            yield product(bind("integral", x, f, low, high) if varies(f, x) else f for f in parts)


def _primitives_multiplied(body: Term, x: Symbol) -> Iterator[Term]:
    parts = [primitive(f, x) if varies(f, x) else f for f in factors(body)] if type(body) is Mul else [None]
    if None not in parts:
        yield product(part for part in parts if part is not None)


@misconception("int u v' = u v", Binder)
def by_parts_integral_lost(term: Term, context: Context) -> Iterator[Term]:
    """Integration by parts leaves a second integral to work out."""
    yield from worked(term, _first_parts)


def _first_parts(body: Term, x: Symbol) -> Iterator[Term]:
    for one, others in all_but_one(factors(body)) if type(body) is Mul else ():
        if varies(one, x) and varies(product(others), x) and (whole := primitive(one, x)) is not None:
            yield Mul((product(others), whole))


@misconception("f' = int f", Derivative)
def integrated_instead(term: Term, context: Context) -> Iterator[Term]:
    """The function was integrated, not differentiated."""
    match term:
        case Derivative(body, Symbol() as x, 1) if varies(body, x):
            yield bind("integral", x, body)
            if (found := primitive(body, x)) is not None:
                yield found


@misconception("int f = c F", Binder)
def constant_multiplied(term: Term, context: Context) -> Iterator[Term]:
    """The constant of integration is added, not multiplied."""
    if indefinite(term):
        for name in ("c", "C", "K"):
            yield Mul((Symbol(name), term))


@misconception("int x^n = x^{n+1}", Binder)
def integral_power_not_divided(term: Term, context: Context) -> Iterator[Term]:
    """The power rule of integration raises the exponent and divides by the new one."""
    yield from worked(term, _powers_not_divided)


def _powers_not_divided(body: Term, x: Symbol) -> Iterator[Term]:
    base, n = (body.base, body.exponent) if type(body) is Pow else (body, ONE)
    if base is x and type(n) is Number:
        up = number(n.p + n.q, n.q)
        yield raised(x, up)
        yield Mul((up, raised(x, up)))
        yield Mul((n, raised(x, up)))
        if n.p:
            yield Div(raised(x, up), n)
            yield Div(raised(x, n), n)


@misconception("int f(c x) = F(c x)", Binder)
def inner_factor_not_divided(term: Term, context: Context) -> Iterator[Term]:
    """An inner factor c is divided by when one integrates."""
    match term:
        case Binder("integral", letter):
            x = Symbol(f"{letter}#")
            inside = composite(opened(term, x), x)
            rate = None if inside is None else rate_of(inside[0], x)
            if rate is not None and rate is not ONE:
                yield Mul((rate, term))
                yield Mul((rate, rate, term))


@misconception("int sin = cos", Binder)
def trig_integral_sign(term: Term, context: Context) -> Iterator[Term]:
    """The sine is integrated to minus the cosine, and the cosine to the sine."""
    match term:
        case Binder("integral", letter, Call("sin" | "cos", _) | Mul((Number(), Call("sin" | "cos", _))), low, high):
            x = Symbol(f"{letter}#")
            found = primitive(opened(term, x), x)
            if low is not None and high is not None and found is not None:
                yield Add((Neg(substituted(found, {x: high})), substituted(found, {x: low})))
            yield Neg(term)


@misconception("int 1/g = log g", Binder)
def reciprocal_integrated_as_logarithm(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm comes of g'/g: without g' above, the integral is another one."""
    yield from worked(term, _logarithms)


def _logarithms(body: Term, x: Symbol) -> Iterator[Term]:
    match body:
        case Div(over, under) if varies(under, x) and not varies(over, x) and under is not x:
            yield Mul((over, call("log", under)))


@misconception("int_a^b f = F(a) - F(b)", Binder)
def limits_swapped(term: Term, context: Context) -> Iterator[Term]:
    """The value at the lower bound is taken from that at the upper one."""
    match term:
        case Binder("integral", letter, body, low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            found = antiderivative(opened(term, x), x)
            yield Binder("integral", letter, body, high, low)
            if found is not None:
                yield Add((substituted(found, {x: low}), Neg(substituted(found, {x: high}))))


@misconception("int_a^b f = F(b)", Binder)
def lower_limit_forgotten(term: Term, context: Context) -> Iterator[Term]:
    """The value at the lower bound is taken away."""
    match term:
        case Binder("integral", letter, _, low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            found = antiderivative(opened(term, x), x)
            if found is not None:
                above, below = (substituted(found, {x: end}) for end in (high, low))
                yield above
                yield Add((above, below))


@misconception("int f = f'", Binder)
def differentiated_instead(term: Term, context: Context) -> Iterator[Term]:
    """The function was differentiated, not integrated."""
    yield from worked(term, lambda body, x: iter((Derivative(body, x),)))


@misconception("f + c = f", Add)
def constant_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A constant summand may be left out where only the shape counts, but not under an equals sign."""
    match term:
        case Add(terms) if any(letters(t) for t in terms) and "log" in functions_in(term):
            if not all(letters(t) for t in terms):
                yield total(t for t in terms if letters(t))
            for k, each in enumerate(terms):
                if not letters(each):
                    yield total(without(terms, k))
