"""The edges between cells of signs: where the terms that a term branches by are zero, and the term there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.terms import (
    ONE,
    Add,
    Component,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Operator,
    Symbol,
    Term,
    distinct_subterms,
    fraction,
    letters,
    negated,
    occurs,
    product,
    substituted,
    subterms,
    symbols,
    total,
)

from .cells import NoCellsError

LARGEST_DEGREE = 24
Place = Symbol | Component


def edges(between: tuple[Term, ...], apart: Callable[[Term], bool]) -> list[tuple[Place, Term]]:
    """The values of letters and entries between cells, each from an atom whose zeros in one of these can be listed.

    `apart` says of a term whether it is known not to be zero. Raises NoCellsError where zeros can't be listed.
    """
    out: list[tuple[Place, Term]] = []
    for atom in between:
        if not symbols(atom):
            continue
        free = tuple(_places(atom))
        found = next(((x, zeros) for x in free if (zeros := _zeros(atom, x, apart)) is not None), None)
        if found is None:
            raise NoCellsError
        out += [(found[0], root) for root in found[1]]
    return out


def _places(atom: Term) -> Iterator[Place]:
    """The letters that are numbers, and the entries of letters that stand in a term by their entries alone."""
    inside = tuple(distinct_subterms(atom))
    yield from (x for x in inside if type(x) is Symbol and not x.dims)
    entries = tuple(x for x in inside if type(x) is Component and _is_entry(x))
    if sum(x.dims != () for x in letters(atom)) == len({x.base for x in entries}) and not _has_whole(atom):
        yield from entries


def _is_entry(x: Component) -> bool:
    return type(x.base) is Symbol and all(type(k) is Number for k in x.indices)


def _has_whole(term: Term) -> bool:
    """Whether a vector or a matrix stands in a term otherwise than in an entry of it."""
    if type(term) is Component and _is_entry(term):
        return False
    return bool(term.shape) or any(map(_has_whole, term.children))


def _zeros(atom: Term, x: Place, apart: Callable[[Term], bool]) -> tuple[Term, ...] | None:
    """The real zeros in a letter of a line in it, or of a polynomial with rational coefficients."""
    from derive.exact.polynomials import collected, primitive

    listed = collected(_over(atom)[0], x)
    if not listed:
        return None
    if len(listed) == 2 and apart(listed[1]) and not any(occurs(x, c) for c in listed):
        return (fraction(negated(listed[0]), listed[1]),)
    rational = [c for c in listed if type(c) is Number]
    if len(rational) < len(listed) or len(listed) > LARGEST_DEGREE:
        return None
    from derive.exact.algebraic import real_roots

    return real_roots(primitive(rational)[1])


def _over(term: Term) -> tuple[Term, Term]:
    """A rational function as numerator and denominator; it is zero only where the numerator is."""
    match term:
        case Div(over, under):
            (a, b), (c, d) = _over(over), _over(under)
            return product((a, d)), product((b, c))
        case Neg(inner):
            a, b = _over(inner)
            return negated(a), b
        case Mul(factors):
            parts = tuple(map(_over, factors))
            return product(a for a, _ in parts), product(b for _, b in parts)
        case Add(terms):
            parts = tuple(map(_over, terms))
            below = tuple(dict.fromkeys(b for _, b in parts if b is not ONE))
            rows = (product((a, *(u for u in below if u is not b))) for a, b in parts)
            return total(rows), product(below)
    return term, ONE


def put_in(term: Term, x: Place, value: Term) -> Term | None:
    """The term with the value of a letter or an entry put in; None where it is differentiated by that letter."""
    for here in subterms(term):
        if type(here) is Derivative and occurs(x, here):
            return None
        if type(here) is Operator:
            return None
    return substituted(term, {x: value})
