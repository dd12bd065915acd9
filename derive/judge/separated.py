"""Separated variables: dy/y = 2x dx and the integrals of both sides say what dy/dx is."""

from __future__ import annotations

from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Derivative,
    Neg,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    factors,
    kinds,
    letters,
    negated,
    opened,
    product,
    substituted,
    subterms,
    summands,
    symbols,
    total,
    with_children,
)

from .entries import Change, same

PRIME = "_prime"
USUAL = ("x", "t")


class Slope(Record):
    """A letter, the one that it depends on, and how the chain writes its slope."""

    of: Symbol
    by: Symbol
    written: Term


def separated(terms: tuple[Term, ...]) -> Change:
    """Equations between differentials, or between integrals without limits, below one in the slope of a letter."""
    if not any(_separates(here) for term in terms for here in subterms(term)):
        return same
    slopes = _slopes(terms) or _usual(terms)
    if len(slopes) != 1:
        return same
    (slope,) = slopes

    def change(term: Term) -> Term:
        new = with_children(term, change) if Relation in kinds(term) else term
        if type(new) is not Relation or new.sign != "=":
            return new
        for read in (_of_differentials, _of_integrals):
            sides = [read(side, slope) for side in new.children]
            if None not in sides and sides != [*new.children]:
                return Relation("=", *(side for side in sides if side is not None))
        return new

    return change


def _separates(here: Term) -> bool:
    return _differential(here) is not None or (type(here) is Binder and here.kind == "integral" and here.low is None)


def _differential(here: Term) -> Symbol | None:
    """The letter of which a term is the differential."""
    of_one = type(here) is Operator and here.name == "differential" and type(here.body) is Symbol
    return here.body if of_one else None  # type: ignore[attr-defined]


def _slopes(terms: tuple[Term, ...]) -> tuple[Slope, ...]:
    """The slopes that equations of the chain are about; y' is by the other letter that something is integrated over."""
    equations = [here for term in terms for here in subterms(term) if type(here) is Relation]
    parts = [here for each in equations for here in subterms(each)]
    found = [
        Slope(here.body, here.variable, here)
        for here in parts
        if type(here) is Derivative and type(here.body) is Symbol and here.order == 1 and type(here.variable) is Symbol
    ]
    over = [here.letter for here in parts if type(here) is Binder and here.kind == "integral"]
    over += [x.name for here in parts if (x := _differential(here)) is not None]
    for here in parts:
        if type(here) is Symbol and here.name.endswith(PRIME):
            name = here.name.removesuffix(PRIME)
            found += [Slope(Symbol(name), Symbol(other), here) for other in over if other != name and name in over]
    return tuple(dict.fromkeys(found))


def _usual(terms: tuple[Term, ...]) -> tuple[Slope, ...]:
    """The slope of a letter by x or t where equations between the differentials of the two hold no slope."""
    equations = [here for term in terms for here in subterms(term) if type(here) is Relation and not here.left.shape]
    over = {x for each in equations for here in subterms(each) if (x := _differential(here)) is not None}
    by = [x for x in over if x.name in USUAL]
    of = [y for y in over if y not in by]
    return (Slope(of[0], by[0], Derivative(of[0], by[0])),) if len(by) == len(of) == 1 else ()


def _of_differentials(side: Term, slope: Slope) -> Term | None:
    """A side whose every summand has one differential, divided by dx."""
    if side is ZERO:
        return side
    known: dict[Term, Term] = {}
    for part in summands(side):
        found = {here: x for here in subterms(part) if (x := _differential(here)) is not None}
        if len(found) != 1 or not {*found.values()} <= {slope.of, slope.by}:
            return None
        known |= {here: slope.written if x is slope.of else ONE for here, x in found.items()}
    return substituted(side, known)


def _of_integrals(side: Term, slope: Slope) -> Term | None:
    """The slope of a side that is made of integrals over the two letters with constants before and beside them."""
    slopes = [_slope_of(part, slope) for part in summands(side)]
    return None if None in slopes else total(each for each in slopes if each is not None)


def _slope_of(part: Term, slope: Slope) -> Term | None:
    if type(part) is Neg:
        inner = _slope_of(part.inner, slope)
        return None if inner is None else negated(inner)
    if not set(letters(part)) & {slope.of, slope.by} and Binder not in kinds(part):
        return ZERO
    found = [each for each in factors(part) if type(each) is Binder]
    fixed = [each for each in factors(part) if type(each) is not Binder]
    if len(found) != 1 or found[0].kind != "integral" or found[0].low is not None:
        return None
    (integral,) = found
    x = Symbol(integral.letter)
    if x not in (slope.of, slope.by) or any(symbols(each) & {slope.of, slope.by} for each in fixed):
        return None
    body = opened(integral, x)
    return product((*fixed, body, slope.written) if x is slope.of else (*fixed, body))
