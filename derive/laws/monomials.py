"""A product as a number, factors above and factors below a fraction line, and back in the textbooks' spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from derive.exact.rationals import minus
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    fraction,
    negated,
    number,
    product,
    subterms,
    symbols,
    total,
)

Parts = tuple[Number, tuple[Term, ...], tuple[Term, ...]]
HALF = number(1, 2)


@cache
def parts(term: Term) -> Parts:
    """The number, the factors above and those below of a product, its brackets and fractions opened."""
    match term:
        case Number():
            return term, (), ()
        case Neg(inner):
            c, over, under = parts(inner)
            return number(-c.p, c.q), over, under
        case Mul(factors):
            factors = rows_with_columns(factors)
            if factors == (term,):
                return ONE, factors, ()
            p, q = 1, 1
            above: list[Term] = []
            below: list[Term] = []
            for c, over, under in map(parts, factors):
                p, q = p * c.p, q * c.q
                above += over
                below += under
            return number(p, q), tuple(above), tuple(below)
        case Div(top, low):
            (c, over, under), (d, out, inside) = parts(top), parts(low)
            if d.p:
                return number(c.p * d.q, c.q * d.p), over + inside, under + out
    return ONE, (term,), ()


def rows_with_columns(factors: tuple[Term, ...]) -> tuple[Term, ...]:
    """The factors, each row with the column that it meets as one factor behind the scalars."""
    if not any(factor.shape for factor in factors):
        return factors
    scalars: list[Term] = []
    groups: list[tuple[Term, ...]] = [()]
    for factor in factors:
        if not factor.shape:
            scalars.append(factor)
            continue
        groups[-1] = (*groups[-1], factor)
        if not product(groups[-1]).shape:
            groups.append(())
    return (*scalars, *(product(each) for each in groups if each))


def written(c: Number, over: Iterable[Term], under: Iterable[Term] = ()) -> Term:
    """The product of a number and factors above and below a fraction line, the sign in front."""
    if c is ZERO:
        return ZERO
    top = product((*_unless_one(abs(c.p)), *over))
    low = product((*_unless_one(c.q), *under))
    whole = number(abs(c.p), c.q) if type(top) is type(low) is Number else fraction(top, low)
    return negated(whole) if c.p < 0 else whole


def _unless_one(n: int) -> tuple[Term, ...]:
    return () if n == 1 else (number(n),)


@cache
def kind(term: Term) -> object:
    """What like terms have in common: the factors without the number, in any order."""
    _, over, under = parts(term)
    if len(over) == 1 and not under:
        return over[0]
    return frozenset(Counter(over).items()), frozenset(Counter(under).items())


def weighted(c: Number, term: Term) -> Term:
    """A number times the factors of a term, whose own number is exchanged."""
    _, over, under = parts(term)
    return written(c, over, under)


def summed(terms: Iterable[Term]) -> Term:
    """The sum of some terms, a negative number behind the first written as a difference."""
    first, *rest = tuple(terms) or (ZERO,)
    return total((first, *(Neg(negated(t)) if type(t) is Number and t.p < 0 else t for t in rest)))


def less_one(exponent: Term) -> Term:
    """N - 1, worked out where n is a number."""
    value = rational(exponent)
    if value is not None:
        return minus(value, ONE)
    match exponent:
        case Add((*first, Number() as last)) if first:
            rest = minus(last, ONE)
            ends = () if rest is ZERO else (rest,) if rest.p > 0 else (Neg(number(-rest.p, rest.q)),)
            whole = (*first, *ends)
            return Add(whole) if len(whole) > 1 else whole[0]
    return Add((exponent, Neg(ONE)))


def rational(term: Term) -> Number | None:
    """The rational number that a term of numbers alone is, None for any other."""
    if type(term) in (Number, Neg, Div):
        c, over, under = parts(term)
        return None if over or under else c
    return None


def base_and_exponent(term: Term) -> tuple[Term, Term]:
    """Base and exponent of a power, an exponent of numbers alone as one number."""
    if type(term) is not Pow:
        return term, ONE
    return term.base, rational(term.exponent) or term.exponent


def spelled(base: Term, exponent: Term) -> Term:
    """The power without an exponent of one, and one for an exponent of zero."""
    return ONE if exponent is ZERO else base if exponent is ONE else Pow(base, exponent)


@cache
def letters_inside(term: Term) -> frozenset[str]:
    """The names of all letters and unknown functions of a term, for choosing a new one."""
    functions = (here.name for here in subterms(term) if type(here) is Apply)
    return frozenset((*(letter.name for letter in symbols(term)), *functions))
