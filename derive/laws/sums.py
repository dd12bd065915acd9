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
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    negated,
    number,
    opened,
    power,
    product,
    shape,
    summands,
    total,
)

from .expansion import collected, expanded, gathered, in_order
from .monomials import minus, parts, polynomial_like, rank, spelled, written


@rule("a x + b x = (a + b) x", Add)
def like_terms(term: Term, context: Context) -> Term | None:
    """Like terms are added up."""
    match term:
        case Add(terms):
            found = gathered(terms) if shape(term) == () else None
            return None if found is None else total(in_order(found))
    return None


@rule("c (a + b) = c a + c b", Add)
def bracket_in_sum(term: Term, context: Context) -> Term | None:
    """A number or a sign before a bracket inside a sum is multiplied in."""
    match term:
        case Add(terms):
            opened = [_opened(t) for t in terms]
            if any(opened):
                parts_ = ((t,) if inner is None else inner for t, inner in zip(terms, opened, strict=True))
                return total(t for inner in parts_ for t in inner)
    return None


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


@rule("a c + b c = (a + b) c", Add)
def common_factor(term: Term, context: Context) -> Term | None:
    """A factor that all summands have in common is taken out."""
    match term:
        case Add(terms) if shape(term) == ():
            found = [_factors(t) for t in terms]
            if any(each is None for each in found):
                return None
            shared = _shared([each for each in found if each is not None])
            if any(_worth_taking(base) for base in shared):
                out = product(sorted((spelled(b, n) for b, n in shared.items()), key=rank))
                rest = Add(tuple(_without(t, shared) for t in terms))
                return Mul((*(out.factors if type(out) is Mul else (out,)), rest))
    return None


def _worth_taking(base: Term) -> bool:
    """Brackets, exponentials and sigmoids are taken out, letters and numbers alone are not."""
    match base:
        case Add() | Call("sigma", _):
            return True
        case Pow(inner, exponent):
            return inner is E or type(exponent) is not Number
    return False


def _factors(term: Term) -> dict[Term, Number] | None:
    _, over, under = parts(term)
    if under:
        return None
    found: dict[Term, Number] = {}
    for factor in over:
        base, n = power(factor)
        base, n = (factor, ONE) if type(n) is not Number else (base, n)
        if base in found or n.p < 0:
            return None
        found[base] = n
    return found


def _shared(found: list[dict[Term, Number]]) -> dict[Term, Number]:
    first, *others = found
    return {
        base: min((each[base] for each in found), key=lambda n: n.p / n.q)
        for base in first
        if all(base in each for each in others)
    }


def _without(term: Term, shared: dict[Term, Number]) -> Term:
    c, over, _ = parts(term)
    rest: list[Term] = []
    for factor in over:
        base, n = power(factor)
        base, n = (factor, ONE) if type(n) is not Number else (base, n)
        left = minus(n, shared.get(base, ZERO))
        if left is not ZERO:
            rest.append(spelled(base, left))
    return written(c, rest)


@rule("sin^2 u + cos^2 u = 1", Add)
def pythagoras(term: Term, context: Context) -> Term | None:
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


@rule("(a + b) c = a c + b c", Add, Mul, Neg, Pow)
def multiply_out(term: Term, context: Context) -> Term | None:
    """The brackets are multiplied out and like terms are added up."""
    if shape(term) != () or not any(type(t) is Add for t in _bracketed(term)):
        return None
    found = expanded(term)
    return None if found is None else collected(found)


def _bracketed(term: Term) -> tuple[Term, ...]:
    """The bases of the factors of all summands, among which a bracket may be."""
    return tuple(power(f)[0] for t in summands(term) for f in parts(t)[1])


def sum_of_brackets(term: Term) -> bool:
    """Whether a term is a sum of letters, numbers and exponentials with a product of brackets in it."""
    return type(term) is Add and any(type(b) is Add for b in _bracketed(term)) and _exponential_like(term)


def shorter_multiplied_out(term: Term) -> bool:
    """Whether a sum with brackets has no more summands when it is multiplied out."""
    if type(term) is not Add or shape(term) != () or not any(type(b) is Add for b in _bracketed(term)):
        return False
    found = expanded(term)
    return found is not None and sum(c.p != 0 for c in found.values()) <= len(summands(term))


def _exponential_like(term: Term) -> bool:
    if type(term) is Pow and term.base is E:
        return True
    return polynomial_like(term) or (type(term) in (Add, Mul, Neg, Pow) and all(map(_exponential_like, term.children)))


@rule("sum(c a_i, i=1..n) = c sum(a_i, i=1..n)", Binder)
def constant_out_of_sum(term: Term, context: Context) -> Term | None:
    """A factor that is the same in every summand is taken out of the sum."""
    match term:
        case Binder("sum" | "integral" | "expectation", letter, body, low, high):
            c, over, under = parts(body)
            outside = tuple(_from_inside(f) for f in over if not _bound(f))
            below = tuple(_from_inside(f) for f in under if not _bound(f))
            inside = written(ONE, (f for f in over if _bound(f)), (f for f in under if _bound(f)))
            if (outside or below or c is not ONE) and inside is not ONE:
                factor = written(c, outside, below)
                rest = Binder(term.kind, letter, inside, low, high)
                return Neg(rest) if factor is negated(ONE) else written(c, (*outside, rest), below)
    return None


def _from_inside(term: Term) -> Term:
    """A part of a binder's body without its letter, as it reads outside: letters bound further out count one less."""
    return opened(Binder("sum", "", term), ZERO)


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


SUMS = like_terms | bracket_in_sum | pythagoras
