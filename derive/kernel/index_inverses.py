"""A matrix next to its inverse in a sum over indices: the delta that they make.

Of A = B + ... only one term needs to stand there: B A^-1 = I - (A - B) A^-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from derive.core.context import Context
from derive.terms import Binder, Call, Component, Record, Symbol, Term, call, symbols

from .index_arrays import MIRRORED, cell, inverse_entry, square_size
from .index_entries import Indices
from .index_polynomials import Monomial, Poly, plus, rank, scaled

if TYPE_CHECKING:
    from .index_forms import IndexForms

Factors = dict[Term, Fraction]
Names = dict[Term, Term]


class Pattern(Record):
    """The entry at row and column of a matrix: one product of entries, summed over `inner`, and the rest of it."""

    row: Symbol
    column: Symbol
    factors: tuple[Component, ...]
    inner: tuple[Symbol, ...]
    number: Fraction
    rest: tuple[tuple[Monomial, Fraction], ...]


def contracted(forms: IndexForms, gathered: Factors, bound: dict[Symbol, Term]) -> Poly | None:
    """A sum without a matrix next to its inverse, orthogonal ones next to themselves, or rows that add up to one."""
    for k in bound:
        here = [(t, e) for t, e in gathered.items() if k in symbols(t)]
        if len(here) == 1 and here[0][1] == 1 and _adds_up(here[0][0], k, forms.context):
            rest = {t: e for t, e in gathered.items() if k not in symbols(t)}
            return _summed(forms, forms.joined(rest), bound, {k})
        if len(here) != 2 or any(e != 1 for _, e in here):
            continue
        if (ends := _cancelled(here[0][0], here[1][0], k, forms.context)) is not None:
            rest = {t: e for t, e in gathered.items() if k not in symbols(t)}
            return _summed(forms, forms.times(forms.joined(rest), forms.poly(ends)), bound, {k})
    for term, exponent in gathered.items():
        match term:
            case Component(Call("inverse", (Binder() as matrix,)), pair) if exponent == 1:
                found = _with_pattern(forms, gathered, bound, matrix, pair)
                if found is not None:
                    return found
    return None


def _adds_up(term: Term, k: Symbol, context: Context) -> bool:
    """Whether a factor is an entry of a matrix whose rows add up to one, summed along its row."""
    match term:
        case Component(Symbol(name, (_, _)), (i, j)):
            return j is k and i is not k and context.has(name, "simplex", "one-hot")
    return False


def _summed(forms: IndexForms, poly: Poly, bound: dict[Symbol, Term], gone: set[Term]) -> Poly:
    for letter, size in bound.items():
        if letter not in gone:
            poly = forms.summed(poly, letter, size)
    return poly


def _cancelled(one: Term, other: Term, k: Symbol, context: Context) -> Term | None:
    """The delta that A_ik (A^-1)_kj is when it is summed over k, or Q_ik Q_jk for an orthogonal Q."""
    match one, other:
        case Component(Symbol(name) as a, pair), Component(Symbol() as b, ends) if a is b:
            orthogonal = context.has(name, "orthogonal") and len(pair) == 2
            return _delta_of(pair, ends, k, (0, 0), (1, 1)) if orthogonal else None
        case Component(Symbol(name) as a, pair), Component(Call("inverse", (b,)), ends) if a is b:
            where = ((0, 0), (0, 1), (1, 0), (1, 1)) if context.has(name, *MIRRORED) else ((0, 1), (1, 0))
            return _delta_of(pair, ends, k, *where)
        case Component(Call("inverse"), _), Component(Symbol(), _):
            return _cancelled(other, one, k, context)
    return None


def _delta_of(pair: Indices, ends: Indices, k: Symbol, *places: tuple[int, int]) -> Term | None:
    """The delta of the other indices where both have the index at one of the pairs of places."""
    for one, other in places:
        left, right = pair[1 - one], ends[1 - other]
        if pair[one] is k and ends[other] is k and k is not left and k is not right:
            return call("delta", left, right)
    return None


# --- matrices that are sums --------------------------------------------------------------------------------------


def _with_pattern(
    forms: IndexForms, gathered: Factors, bound: dict[Symbol, Term], matrix: Term, pair: Indices
) -> Poly | None:
    if matrix not in forms.patterns:
        forms.patterns[matrix] = _pattern(forms, matrix)
    pattern = forms.patterns[matrix]
    if pattern is None:
        return None
    inverse = Component(call("inverse", matrix), pair)
    for k, other in (pair, pair[::-1]):
        if type(k) is not Symbol or k not in bound or k is other:
            continue
        for near, far in ((pattern.column, pattern.row), (pattern.row, pattern.column)):
            if inverse_entry(forms, matrix, *((k, other) if near is pattern.column else (other, k))) != {
                frozenset(((inverse, Fraction(1)),)): Fraction(1)
            }:
                continue
            for names, rest in _matches(forms, pattern.factors, {near: k}, _less(gathered, inverse)):
                gone = {k, *(names[x] for x in pattern.inner)}
                if _apart(names, pattern, gone, bound, rest):
                    less = _less_rest(forms, matrix, pattern, names, near, k, other)
                    end = forms.poly(call("delta", names[far], other))
                    new = scaled(plus((end, scaled(less, Fraction(-1)))), 1 / pattern.number)
                    return _summed(forms, forms.times(forms.joined(rest), new), bound, gone)
    return None


def _less_rest(
    forms: IndexForms, matrix: Term, pattern: Pattern, names: Names, near: Symbol, k: Symbol, other: Term
) -> Poly:
    """What the other terms of the matrix make with its inverse."""
    ends = (k, other) if near is pattern.column else (other, k)
    found = forms.renamed(dict(pattern.rest), {pattern.row: names[pattern.row], pattern.column: names[pattern.column]})
    return forms.summed(forms.times(found, inverse_entry(forms, matrix, *ends)), k, square_size(matrix))


def _apart(names: Names, pattern: Pattern, gone: set[Term], bound: dict[Symbol, Term], rest: Factors) -> bool:
    """Whether the indices summed over in the pattern are bound, all different, and stand nowhere else."""
    used = list(names.values())
    return (
        len(gone) == len(pattern.inner) + 1
        and all(used.count(index) == 1 and index in bound for index in gone)
        and not any(symbols(term) & gone for term in rest)
    )


def _pattern(forms: IndexForms, matrix: Term) -> Pattern | None:
    """The product in a matrix that has the most entries, as long as it has entries alone."""
    with forms.inside(square_size(matrix)) as (row, column):
        poly = forms.poly(cell(matrix, row, column))
        found = []
        for m, number in poly.items():
            factors, inner = forms.flat(m)
            whole = all(e == 1 and type(t) is Component and symbols(t) & {row, column, *inner} for t, e in factors)
            if whole and all(type(index) is Symbol for t, _ in factors for index in t.indices):  # type: ignore[attr-defined]
                rest = tuple((other, c) for other, c in poly.items() if other != m)
                parts = tuple(t for t, _ in factors if type(t) is Component)
                found.append(Pattern(row, column, parts, tuple(inner), number, rest))
        return max(found, key=lambda p: (len(p.factors), sorted(map(rank, p.factors))), default=None)


def _less(factors: Factors, term: Term) -> Factors:
    left = factors[term] - 1
    return {t: (left if t is term else e) for t, e in factors.items() if t is not term or left}


def _matches(
    forms: IndexForms, wanted: tuple[Component, ...], names: Names, factors: Factors
) -> Iterator[tuple[Names, Factors]]:
    """The ways in which a product of entries is part of another one."""
    if not wanted:
        yield names, factors
        return
    first, *others = wanted
    for term, exponent in factors.items():
        if type(term) is Component and term.base is first.base and exponent >= 1:
            for indices in _orders(forms, term):
                more = _named(first.indices, indices, names)
                if more is not None:
                    yield from _matches(forms, tuple(others), more, _less(factors, term))


def _orders(forms: IndexForms, term: Component) -> Iterator[Indices]:
    yield term.indices
    match term.base, term.indices:
        case Symbol(name), (row, column) if forms.context.has(name, *MIRRORED):
            yield (column, row)
        case Call("inverse"), (row, column) if forms.poly(Component(term.base, (column, row))) == forms.poly(term):
            yield (column, row)


def _named(wanted: Indices, given: Indices, names: Names) -> Names | None:
    out = dict(names)
    for name, index in zip(wanted, given, strict=True):
        if out.setdefault(name, index) is not index:
            return None
    return out
