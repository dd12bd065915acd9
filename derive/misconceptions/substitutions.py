"""Wrong substitutions in integrals."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.exact.primitives import primitive, rate_of
from derive.terms import ONE, At, Binder, Derivative, Div, Mul, Pow, Symbol, Term, bind, factors, opened, product

from .antiderivatives import worked
from .parts import all_but_one, composite, varies


def _inner(part: Term, x: Symbol) -> tuple[Term, Term, Symbol] | None:
    """What stands inside a function or a power, the function of a new letter, and that letter."""
    u = Symbol("u#")
    match part:
        case Pow(base, n) if varies(base, x) and not varies(n, x) and base is not x:
            return base, Pow(u, n), u
        case _ if (found := composite(part, x)) and found[0] is not x:
            inner = found[0]
            children = tuple(u if child is inner else child for child in part.children)
            return inner, part.rebuilt(children), u
    return None


@misconception("int f(g(x)) = F(g(x))/g'(x)", Binder)
def inner_derivative_divided(term: Term, context: Context) -> Iterator[Term]:
    """Only a constant inner derivative is divided by; one that varies cannot come out of the integral."""
    yield from worked(term, _divided)


def _divided(body: Term, x: Symbol) -> Iterator[Term]:
    for part, others in all_but_one(factors(body)):
        found = _inner(part, x)
        if found and rate_of(found[0], x) is None and not varies(product(others), x):
            inner, outer, u = found
            if (whole := primitive(outer, u)) is not None:
                yield Div(Mul((*others, At(whole, (u,), (inner,)))), Derivative(inner, x))


@misconception("int_a^b f(g(x)) g'(x) dx = int_a^b f(u) du", Binder)
def bounds_not_substituted(term: Term, context: Context) -> Iterator[Term]:
    """With a new letter come new bounds: those of x are put into u = g(x)."""
    match term:
        case Binder("integral", letter, _, low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            body = opened(term, x)
            for part, _ in all_but_one(factors(body)):
                if found := _inner(part, x):
                    inner, outer, u = found
                    rest = Div(product(f for f in factors(body) if f is not part), Derivative(inner, x))
                    scale = At(rest, (x,), (ONE,))
                    yield Mul((scale, bind("integral", u, outer, low, high)))
