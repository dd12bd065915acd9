"""Wrong rules of algebra."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    TWO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    call,
    factors,
    negated,
    product,
    summands,
    total,
)  # fmt: skip

from .parts import all_but_one, scalar, spread


def _is_negative(term: Term) -> bool:
    return type(term) is Neg or (type(term) is Number and term.p < 0)


@misconception("(a - b)^2 = a^2 - b^2", Pow)
def square_of_difference(term: Term, context: Context) -> Iterator[Term]:
    """The square of a difference has the mixed term -2ab, and the last square counts positive."""
    match term:
        case Pow(Call("norm", (Add((a, Neg(b))),)), Number(2, 1) as n):
            yield Add((Pow(call("norm", a), n), Neg(Pow(call("norm", b), n))))
            yield Add((Pow(call("norm", a), n), Pow(call("norm", b), n)))
        case Pow(Add(terms), Number() as n) if any(map(_is_negative, terms)):
            powers = (Neg(Pow(negated(t), n)) if _is_negative(t) else Pow(t, n) for t in terms)
            yield total(powers)
            yield total(Pow(negated(t) if _is_negative(t) else t, n) for t in terms)
            if n is TWO and len(terms) == 2 and scalar(term):
                a, b = terms[0], negated(terms[1])
                yield Add((Pow(a, TWO), Neg(Mul((TWO, a, b))), Neg(Pow(b, TWO))))
                yield Add((Pow(a, TWO), Neg(Mul((a, b))), Pow(b, TWO)))


@misconception("(a + b)^2 = a^2 + b^2", Pow, Mul)
def square_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The square of a sum has the mixed term 2ab."""
    match term:
        case Pow(Call("norm", (Add(terms),)), Number(2, 1) as n):
            yield total(Pow(call("norm", t), n) for t in terms)
            if len(terms) == 2:
                a, b = terms
                yield Add((Pow(call("norm", a), n), call("dot", a, b), Pow(call("norm", b), n)))
        case Mul((Call("transpose", (Add((a, b)) as left,)), right)) if left is right:
            first, second, mixed = (Mul((call("transpose", u), v)) for u, v in ((a, a), (b, b), (a, b)))
            yield Add((first, second))
            yield Add((first, mixed, second))
        case Pow(base, Number() as n) if type(found := spread(base)) is Add:
            yield total(Pow(t, n) for t in found.terms)
            if n is TWO and len(found.terms) == 2 and scalar(term):
                a, b = found.terms
                yield Add((Pow(a, TWO), Mul((a, b)), Pow(b, TWO)))


@misconception("(2 a)^2 = 2 a^2", Pow)
def power_of_one_factor(term: Term, context: Context) -> Iterator[Term]:
    """A power of a product is taken of every factor."""
    match term:
        case Pow(Mul(parts), n):
            for one, others in all_but_one(parts):
                yield product((*others, Pow(one, n)))
                if len(others) > 1:
                    yield product((one, *(Pow(other, n) for other in others)))


@misconception("(-a)^2 = -a^2", Pow, Neg)
def sign_under_even_power(term: Term, context: Context) -> Iterator[Term]:
    """An even power of a negative is positive; a minus before a power stays outside of it."""
    match term:
        case Pow(Neg(inner), Number(p, 1) as n):
            yield Neg(Pow(inner, n)) if p % 2 == 0 else Pow(inner, n)
        case Pow(Number(m, q), Number(p, 1) as n) if m < 0:
            yield Neg(Pow(Number(-m, q), n)) if p % 2 == 0 else Pow(Number(-m, q), n)
        case Neg(Pow(inner, Number(p, 1) as n)) if p % 2 == 0:
            yield Pow(inner, n)


@misconception("a^m + a^n = a^{m+n}", Add, Mul)
def powers_of_sums_merged(term: Term, context: Context) -> Iterator[Term]:
    """Powers of one base are gathered in a product, by adding their exponents, not in a sum."""
    match term:
        case Add((Pow(a, Number(m, 1)), Pow(b, Number(n, 1)))) if a is b:
            yield Pow(a, Number(m + n, 1))
        case Mul((Pow(a, Number(m, 1)), Pow(b, Number(n, 1)))) if a is b:
            yield Pow(a, Number(m * n, 1))


@misconception("sqrt(a^2 + b^2) = a + b", Call)
def root_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The root of a sum is not the sum of the roots."""
    match term:
        case Call("sqrt", (Add(terms),)):
            yield total(_root(t) for t in terms)
            yield total(Neg(_root(t.inner)) if type(t) is Neg else _root(t) for t in terms)
        case Call("norm", (Add(terms),)):
            yield total(call("norm", t.inner if type(t) is Neg else t) for t in terms)


def _root(term: Term) -> Term:
    match term:
        case Pow(base, exponent) if exponent is TWO:
            return base
        case Neg(inner):
            return Neg(_root(inner))
        case Mul(parts) if any(type(p) is Pow for p in parts):
            return product(map(_root, parts))
    return call("sqrt", term)


@misconception("sqrt(x^2) = x", Call)
def sqrt_of_square(term: Term, context: Context) -> Iterator[Term]:
    """The root of a square is the absolute value."""
    match term:
        case Call("sqrt", (Pow(base, exponent),)) if exponent is TWO:
            yield base
            yield negated(base)
        case Call("sqrt", (Mul() as inner,)):
            parts = factors(inner)
            if any(type(p) is Pow and p.exponent is TWO for p in parts):
                yield product(_root(p) for p in parts)


@misconception("sqrt(a b) = sqrt a sqrt b", Call)
def sqrt_product_domain(term: Term, context: Context) -> Iterator[Term]:
    """The root of a product splits only where both factors are not negative."""
    match term:
        case Call("sqrt", (Mul(parts),)):
            yield product(call("sqrt", p) for p in parts)


@misconception("|x| = x", Call)
def abs_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The bars of an absolute value fall only where what they hold is not negative."""
    match term:
        case Call("abs", (inner,)):
            yield inner
            if type(inner) is Add:
                yield total(call("abs", t.inner if type(t) is Neg else t) for t in inner.terms)


@misconception("a - (b - c) = a - b - c", Add, Neg)
def minus_bracket(term: Term, context: Context) -> Iterator[Term]:
    """A minus before a bracket turns every sign in it."""
    match term:
        case Neg(Add((first, *rest))):
            yield total((negated(first), *rest))
        case Neg(Div(Add((first, *rest)), under)):
            yield Div(total((negated(first), *rest)), under)
        case Neg(Mul((*before, Add((first, *rest))))):
            yield total((Neg(product((*before, first))), *(product((*before, t)) for t in rest)))
        case Add(terms):
            for k, each in enumerate(terms):
                for wrong in minus_bracket(each, context) if type(each) is Neg else ():
                    yield total((*terms[:k], *summands(wrong), *terms[k + 1 :]))


@misconception("a (b + c) = a b + c", Mul, Neg)
def distribute_forget_second(term: Term, context: Context) -> Iterator[Term]:
    """A factor before a bracket multiplies every summand in it."""
    match term:
        case Neg(Mul((*before, Add(terms)))):
            for one, others in all_but_one(terms):
                yield total((negated(product((*before, one))), *others))
        case Mul((*before, Add(terms))):
            for one, others in all_but_one(terms):
                yield total((product((*before, one)), *others))
        case Mul((Add(terms), *after)):
            for one, others in all_but_one(terms):
                yield total((product((one, *after)), *others))


@misconception("(a + b)(c + d) = a c + b d", Mul)
def brackets_multiplied_by_place(term: Term, context: Context) -> Iterator[Term]:
    """Every summand of the one bracket multiplies every summand of the other."""
    match term:
        case Mul((Add(left), Add(right))) if len(left) == len(right):
            yield total(_product(a, b) for a, b in zip(left, right, strict=True))


def _product(a: Term, b: Term) -> Term:
    if type(a) is Neg:
        return negated(_product(a.inner, b))
    return negated(_product(a, b.inner)) if type(b) is Neg else Mul((a, b))
