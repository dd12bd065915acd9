"""What stands with each of some unknown numbers in a term that is linear in them, inside sums of any size too."""

from __future__ import annotations

from fractions import Fraction

from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import Monomial, Poly
from derive.exact.spelling import monomial_term
from derive.terms import (
    MINUS_ONE,
    ONE,
    Add,
    Binder,
    Neg,
    Symbol,
    Term,
    bind,
    number,
    opened,
    product,
    summands,
    symbols,
    total,
)

from .monomials import parts, written

By = dict[Symbol | None, list[Term]]


def without(some: tuple[Term, ...], gone: list[Term]) -> tuple[Term, ...]:
    """Some factors without others, each of these once."""
    left = list(some)
    for each in gone:
        left.remove(each)
    return tuple(left)


def by_unknowns(term: Term, unknowns: tuple[Symbol, ...]) -> By | None:
    """What stands with each unknown, and alone (None), as summands; None where a term is not linear in them."""
    if not any(x in symbols(term) for x in unknowns):
        return {None: list(summands(term))}
    match term:
        case Add(terms):
            found = [by_unknowns(each, unknowns) for each in terms]
            return None if None in found else _joined([each for each in found if each is not None])
        case Neg(inner):
            return _times(by_unknowns(inner, unknowns), MINUS_ONE)
        case Binder("sum", _, _, low, Term()) if low is ONE:
            return _of_sum(term, unknowns)
    c, over, under = parts(term)
    inside = [f for f in over if any(x in symbols(f) for x in unknowns)]
    if len(inside) != 1 or any(x in symbols(f) for f in under for x in unknowns):
        return None
    rest = written(c, without(over, inside), under)
    if inside[0] in unknowns:
        return {inside[0]: [rest]}
    return None if inside[0] is term else _times(by_unknowns(inside[0], unknowns), rest)


def _joined(some: list[By]) -> By:
    out: By = {}
    for each in some:
        for x, terms in each.items():
            out.setdefault(x, []).extend(terms)
    return out


def _times(found: By | None, factor: Term) -> By | None:
    if found is None:
        return None
    c, over, under = parts(factor)
    out: By = {}
    for x, terms in found.items():
        for each in terms:
            d, above, below = parts(each)
            out.setdefault(x, []).append(written(number(c.p * d.p, c.q * d.q), (*over, *above), (*under, *below)))
    return out


def _of_sum(term: Binder, unknowns: tuple[Symbol, ...]) -> By | None:
    """A sum taken apart: one sum for each unknown, what they share with no index outside."""
    index = Symbol(f"{term.letter}#")
    p = polynomial_in(opened(term, index))
    if p is None:
        return None
    groups: dict[Symbol | None, Poly] = {}
    for monomial, c in p.items():
        held = [pair for pair in monomial if any(x in symbols(pair[0]) for x in unknowns)]
        if len(held) > 1 or any(base not in unknowns or k != 1 for base, k in held):
            return None
        x = held[0][0] if held else None
        groups.setdefault(x, {})[tuple(pair for pair in monomial if pair not in held)] = c  # type: ignore[arg-type]
    return {x: [_sum_of(group, index, term)] for x, group in groups.items()}


def _sum_of(p: Poly, index: Symbol, like: Binder) -> Term:
    """The sum of a polynomial over an index, what all its terms share before a bracket, constants outside."""
    shared = tuple((base, min(dict(m).get(base, 0) for m in p)) for base, _ in next(iter(p)))
    shared = tuple(pair for pair in shared if pair[1])
    rest = {_divided(m, shared): c for m, c in p.items()}
    first = min(rest, key=lambda m: (not _holds(m, index), rest[m] < 0, repr(m)))
    c = rest[first] if len(rest) == 1 else Fraction(-1 if rest[first] < 0 else 1)
    ordered = sorted(rest, key=lambda m: (m is not first, repr(m)))
    bracket = total(monomial_term(m, rest[m] / c) for m in ordered)
    inner = (*(monomial_term((pair,), Fraction(1)) for pair in shared if index in symbols(pair[0])), bracket)
    outer = [monomial_term((pair,), Fraction(1)) for pair in shared if index not in symbols(pair[0])]
    inside = [f for each in inner for f in parts(each)[1] or (each,) if f is not ONE]
    if len(rest) == 1:
        outer += [f for f in inside if index not in symbols(f)]
        inside = [f for f in inside if index in symbols(f)]
    count = bind("sum", index, product(inside), ONE, like.high) if inside else like.high
    named = Binder("sum", like.letter, count.body, ONE, like.high) if type(count) is Binder else count
    return written(number(c.numerator, c.denominator), (*outer, named))  # type: ignore[arg-type]


def _holds(monomial: Monomial, index: Symbol) -> bool:
    return any(index in symbols(base) for base, _ in monomial)


def _divided(monomial: Monomial, by: Monomial) -> Monomial:
    less = dict(by)
    return tuple((base, k - less.get(base, 0)) for base, k in monomial if k != less.get(base, 0))
