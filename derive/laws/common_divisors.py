"""Scalars that all summands of a vector or matrix share above and below their fraction lines, taken out of the sum."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.strategies import Line, When
from derive.core.traversals import Everywhere
from derive.terms import (
    MINUS_ONE,
    ONE,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Record,
    Term,
    fraction,
    negated,
    number,
    power,
    product,
    raised,
    summands,
    total,
)

from .matrix_products import parted
from .monomials import parts, written
from .ordering import place
from .powers import root_squared


class Weighted(Record):
    """A summand: a number, scalars above and below the fraction line, and what is no scalar."""

    number: Number
    over: tuple[Term, ...]
    under: tuple[Term, ...]
    array: Term

    def without(self, over: tuple[Term, ...], under: tuple[Term, ...]) -> Term:
        """What is left when scalars above and below are taken out."""
        scalar = written(self.number, _less(self.over, over), sorted(_less(self.under, under), key=place))
        if type(self.array) is Add and scalar is MINUS_ONE:
            return total(map(negated, summands(self.array)))
        if scalar is ONE or scalar is MINUS_ONE:
            return self.array if scalar is ONE else Neg(self.array)
        match scalar:
            case Neg(Div(Number() as top, low)) if top is ONE:
                return Neg(Div(self.array, low))
            case Div(Number() as top, low) if top is ONE:
                return Div(self.array, low)
            case Neg(inner):
                return Neg(product((inner, self.array)))
        return product((scalar, self.array))


def weighted(term: Term) -> Weighted | None:
    """A summand taken apart; None where no single vector or matrix product stands in it."""
    match term:
        case Neg(inner):
            found = weighted(inner)
            return None if found is None else found.but(number=number(-found.number.p, found.number.q))
        case Div(top, low) if not low.shape:
            found = weighted(top)
            if found is None:
                return None
            c, above, below = parts(low)
            return Weighted(
                number(found.number.p * c.q, found.number.q * c.p), (*found.over, *below), (*found.under, *above),
                found.array,
            )  # fmt: skip
    if not term.shape:
        return None
    whole = parted(term)
    c, over, below = parts(Mul((whole.number, ONE, *whole.scalars)))
    return Weighted(c, over, below, product(whole.chain)) if whole.chain else None


def _less(given: tuple[Term, ...], taken: tuple[Term, ...]) -> tuple[Term, ...]:
    """Some factors without those that are taken out, powers lowered."""
    left = list(given)
    for each in taken:
        at = next(k for k, own in enumerate(left) if power(own)[0] is each)
        base, exponent = power(left[at])
        lower = number(exponent.p - exponent.q, exponent.q) if type(exponent) is Number else None
        left[at : at + 1] = [] if lower is None or not lower.p else [raised(base, lower)]
    return tuple(left)


def _bases(of: tuple[Term, ...]) -> tuple[Term, ...]:
    powers = ((each, *power(each)) for each in of)
    return tuple(base for _, base, exponent in powers if type(exponent) is Number and exponent.p >= exponent.q)


@rule("(s A)/r + (s B)/(r t) = s (A + B/t)/r", Add)
def divisor_taken_out_of_a_sum(term: Add, context: Context) -> Term | None:
    """Scalars that all summands have above the fraction line, and a root that all have below it, are taken out."""
    found = [each for each in map(weighted, term.terms) if each is not None]
    if not term.shape or len(found) < len(term.terms):
        return None
    first, *others = found
    roots = (base for base in _bases(first.under) if type(base) is Call and base.name == "sqrt")
    under = tuple(base for base in dict.fromkeys(roots) if all(base in _bases(each.under) for each in others))
    if not under:
        return None
    over = tuple(
        base for base in dict.fromkeys(_bases(first.over)) if all(base in _bases(each.over) for each in others)
    )
    inside = total(part for each in found for part in summands(each.without(over, under)))
    return fraction(product((*over, inside)), product(under))


def _is_square(term: Term) -> bool:
    exponent = power(term)[1]
    return type(exponent) is Number and exponent.p % 2 == 0


ROOTS_TAKEN_OUT = Line(Everywhere(divisor_taken_out_of_a_sum)) >> Line(Everywhere(When(_is_square, root_squared)))
"""A common root below a sum of vectors or matrices taken out, and what is left of its powers."""
