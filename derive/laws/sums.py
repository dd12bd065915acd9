"""Laws of sums: like terms, brackets, common factors, multiplying out."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Bound,
    Call,
    Cases,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    negated,
    number,
    product,
    shape,
    taken_out,
)

from .expansion import gathered, in_order
from .monomials import parts, summed, written
from .two_way import two_way


@rule("a x + b x = (a + b) x", Add)
def like_terms(term: Term, context: Context) -> Term | None:
    """Like terms are added up."""
    match term:
        case Add(terms):
            found = gathered(terms) if shape(term) == () else None
            return None if found is None else summed(in_order(found))
    return None


@rule("c (a + b) = c a + c b", Add)
def bracket_in_sum(term: Term, context: Context) -> Term | None:
    """A number or a sign before a bracket inside a sum is multiplied in."""
    match term:
        case Add(terms):
            opened = [_opened(t) for t in terms]
            if any(opened):
                parts_ = ((t,) if inner is None else inner for t, inner in zip(terms, opened, strict=True))
                return summed(t for inner in parts_ for t in inner)
    return None


@rule("c (a + b) = c a + c b", Mul, Neg)
def number_into_bracket(term: Term, context: Context) -> Term | None:
    """A number before a bracket is multiplied in."""
    opened = _opened(term) if type(term) is not Neg or type(term.inner) is Mul else None
    return None if opened is None else summed(opened)


def _opened(term: Term) -> tuple[Term, ...] | None:
    match term:
        case Neg(Add(terms)):
            return tuple(map(negated, terms))
        case Neg(Mul((Number() as c, Add(terms)))):
            return tuple(negated(_scaled(c, t)) for t in terms)
        case Mul((Number() as c, Add(terms))):
            return tuple(_scaled(c, t) for t in terms)
    return None


def _scaled(c: Number, term: Term) -> Term:
    d, over, under = parts(term)
    return written(number(c.p * d.p, c.q * d.q), over, under)


@two_way
@rule("sin^2 u + cos^2 u = 1", Add)
def pythagorean_identity(term: Term, context: Context) -> Term | None:
    """The squares of sine and cosine add up to one, and those of the hyperbolic functions differ by one."""
    match term:
        case Add((Pow(Call("cos", u), n), Pow(Call("sin", v), m))) if u == v and n is m is TWO:
            return ONE
        case Add((Pow(Call("sin", u), n), Pow(Call("cos", v), m))) if u == v and n is m is TWO:
            return ONE
        case Add((Pow(Call("cosh", u), n), Neg(Pow(Call("sinh", v), m)))) if u == v and n is m is TWO:
            return ONE
        case Add((Neg(Pow(Call("sin", u), n)), Neg(Pow(Call("cos", v), m)))) if u == v and n is m is TWO:
            return Neg(ONE)
    return None


@rule("sum(c a_i, i=1..n) = c sum(a_i, i=1..n)", Binder)
def constant_out_of_sum(term: Term, context: Context) -> Term | None:
    """A factor that is the same in every summand is taken out of the sum."""
    return _outside(term) if type(term) is Binder and term.kind in ("sum", "expectation") else None


@rule("int c f(x) dx = c int f(x) dx", Binder)
def constant_out_of_an_integral(term: Term, context: Context) -> Term | None:
    """A factor that does not depend on the letter of an integral is taken out of it."""
    return _outside(term) if type(term) is Binder and term.kind == "integral" else None


def _outside(term: Binder) -> Term | None:
    c, over, under = parts(term.body)
    outside = tuple(taken_out(f) for f in over if not _bound(f))
    below = tuple(taken_out(f) for f in under if not _bound(f))
    inside = written(ONE, (f for f in over if _bound(f)), (f for f in under if _bound(f)))
    if not (outside or below or c is not ONE) or inside is ONE:
        return None
    factor = written(c, outside, below)
    rest = Binder(term.kind, term.letter, inside, term.low, term.high)
    return Neg(rest) if factor is negated(ONE) else written(c, (*outside, rest), below)


def _bound(term: Term, depth: int = 0) -> bool:
    """Whether the letter of the binder around a term occurs in it."""
    if type(term) is Bound:
        return term.depth == depth
    if type(term) is Binder:
        first, *rest = term.children
        return _bound(first, depth + 1) or any(_bound(t, depth) for t in rest)
    return any(_bound(t, depth) for t in term.children)


@rule("c cases(u if x > a; v otherwise) = cases(c u if x > a; c v otherwise)", Mul, Neg, Div)
def into_cases(term: Term, context: Context) -> Term | None:
    """A factor is multiplied into each case."""
    match term:
        case Neg(Cases() as cases):
            return _each(cases, negated)
        case Div(Cases() as cases, under):
            return _each(cases, lambda value: value if value is ZERO else Div(value, under))
        case Mul(factors) if sum(type(f) is Cases for f in factors) == 1:
            place, cases = next((k, f) for k, f in enumerate(factors) if type(f) is Cases)
            before, after = factors[:place], factors[place + 1 :]
            return _each(cases, lambda value: _with(before, value, after))
    return None


def _with(before: tuple[Term, ...], value: Term, after: tuple[Term, ...]) -> Term:
    if value is ZERO:
        return ZERO
    return product((*before, *(() if value is ONE else (value,)), *after))


def _each(cases: Cases, change: Callable[[Term], Term]) -> Term:
    last = None if cases.otherwise is None else change(cases.otherwise)
    return Cases(tuple(map(change, cases.values)), cases.conditions, last)


@rule("sign(u)/|u| = 1/u", Div, Mul)
def sign_over_abs(term: Term, context: Context) -> Term | None:
    """The sign of a number over its absolute value is one over the number."""
    c, over, under = parts(term)
    for root in under:
        if type(root) is Call and root.name == "abs":
            sign = Call("sign", root.arguments)
            if sign in over:
                above = tuple(f for f in over if f is not sign)
                below = tuple(root.arguments[0] if f is root else f for f in under)
                return written(c, above, below)
    return None


SUMS = like_terms | bracket_in_sum | pythagorean_identity
