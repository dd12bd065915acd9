"""Wrong rules of limits."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import At, Binder, Derivative, Div, Symbol, Term, bind, opened

from .parts import over_and_under, varies


def _quotient(term: Term) -> tuple[Term, Term, Symbol, Term] | None:
    """Numerator, denominator, letter and place of a limit of a quotient."""
    match term:
        case Binder("limit", letter, _, place, _) if place is not None:
            x = Symbol(f"{letter}#")
            over, under = over_and_under(opened(term, x))
            return (over, under, x, place) if varies(under, x) and varies(over, x) else None
    return None


@misconception("lim f/g = lim (f/g)'", Binder)
def limit_by_quotient_rule(term: Term, context: Context) -> Iterator[Term]:
    """L'Hopital's rule differentiates numerator and denominator, each by itself, not the quotient."""
    if found := _quotient(term):
        over, under, x, place = found
        slope = Derivative(Div(over, under), x)
        yield bind("limit", x, slope, place)
        yield At(slope, (x,), (place,))


@misconception("lim f/g = lim f'/g'", Binder)
def hopital_without_need(term: Term, context: Context) -> Iterator[Term]:
    """L'Hopital's rule needs 0/0 or infinity over infinity; elsewhere the place is put in."""
    if found := _quotient(term):
        over, under, x, place = found
        slopes = Div(Derivative(over, x), Derivative(under, x))
        yield bind("limit", x, slopes, place)
        yield At(slopes, (x,), (place,))
