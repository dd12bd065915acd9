"""Equality at every size: a canonical form that proves it, else the same equality at several random sizes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.terms import (
    ONE,
    Binder,
    Bound,
    Call,
    Component,
    ShapeMismatchError,
    Symbol,
    Term,
    opened,
    shape,
    subterms,
    symbols,
)

from .facts import meant
from .generic_parts import with_letters
from .held import loose
from .index_arrays import cell, square_size
from .index_entries import NoEntryError, at, places
from .index_forms import IndexForms
from .index_polynomials import NoFormError, Poly, in_order, plus, rank, scaled
from .instances import judged_at_sizes
from .opaque import equal_for_any_entries

Sizes = dict[Symbol, Term]
MOST_MULTIPLIED = 4


def equal_for_all_sizes(a: Term, b: Term, context: Context, seed: int = 0) -> Certificate | None:
    """How it is known whether a = b at every size; None where it could not be found out."""
    if (proved := proved_for_all_sizes(a, b, context, seed)) is not None:
        return proved
    a, b = _closed(meant(a, context)), _closed(meant(b, context))
    if (found := _entry(a, b, context)) is None:
        return None
    free = {letter: size for letter, size in found[2].items() if any(letter in symbols(side) for side in (a, b))}
    return judged_at_sizes(a, b, context, free, seed)


def proved_for_all_sizes(a: Term, b: Term, context: Context, seed: int = 0) -> Certificate | None:
    """The certificate that a = b at every size; None where there is no proof."""
    a, b = _closed(meant(a, context)), _closed(meant(b, context))
    generic = with_letters(a, b)
    if generic is not None and (known := _by_form(*generic, context, seed)) is not None:
        return known
    if (found := _entry(a, b, context)) is None:
        return None
    left, right, sizes = found
    if _same_form(left, right, context, sizes):
        return Certificate(PROVED, "contraction normal form", seed=seed)
    if equal_for_any_entries(left, right, context):
        return Certificate(PROVED, "entries as letters", seed=seed)
    if _equal_summands(left, right, context, seed):
        return Certificate(PROVED, "equal summands", seed=seed)
    return None


def _entry(a: Term, b: Term, context: Context) -> tuple[Term, Term, Sizes] | None:
    """Both terms at any of their places, and how far each index runs; None where the shapes do not fit."""
    try:
        if shape(a) != shape(b):
            return None
        found = [places(size, f"entry {place}") for place, size in enumerate(shape(a))]
        sizes = {**_sizes((a, b), context), **{letter: size for _, each in found for letter, size in each.items()}}
        left, right = (at(side, tuple(index for index, _ in found)) for side in (a, b))
    except (ShapeMismatchError, NoFormError):
        return None
    return left, right, sizes


def _by_form(a: Term, b: Term, context: Context, seed: int) -> Certificate | None:
    """That two terms without free indices have one canonical form."""
    try:
        if shape(a) != shape(b):
            return None
        indices = {Symbol(f"entry {place}"): size for place, size in enumerate(shape(a))}
        sizes = {**_sizes((a, b), context), **indices}
        left, right = (at(side, tuple(indices)) for side in (a, b))
    except (ShapeMismatchError, NoFormError):
        return None
    same = _same_form(left, right, context, sizes)
    return Certificate(PROVED, "contraction normal form", seed=seed) if same else None


def _equal_summands(a: Term, b: Term, context: Context, seed: int) -> bool:
    """Whether two sums over the same range have equal summands."""
    match a, b:
        case Binder(kind, _, _, low, Term() as high), Binder(other, _, _, start, end):
            if kind not in ("sum", "product") or (kind, low, high) != (other, start, end) or low is not ONE:
                return False
            index = Symbol(f"inside {len(context.indices)}")
            inside = context.but(indices=(*context.indices, (index.name, high)))
            return proved_for_all_sizes(opened(a, index), opened(b, index), inside, seed) is not None
    return False


def _same_form(a: Term, b: Term, context: Context, sizes: Sizes) -> bool:
    try:
        forms = _forms(context, tuple(sizes.items()))
        forms.rest()
        gap = plus((forms.poly(a), scaled(forms.poly(b), Fraction(-1))))
        return forms.is_zero(gap) or _zero_times_a_matrix(forms, gap, tuple(sizes))
    except (NoFormError, NoEntryError, ShapeMismatchError, RecursionError):
        return False


@lru_cache(16)
def _forms(context: Context, sizes: tuple[tuple[Symbol, Term], ...]) -> IndexForms:
    """The lines of one problem share what they have in common."""
    return IndexForms(context, dict(sizes))


def _zero_times_a_matrix(forms: IndexForms, gap: Poly, free: tuple[Symbol, ...]) -> bool:
    """Whether a difference is zero after it is multiplied by matrices whose inverses stand first or last in it."""
    for _ in range(MOST_MULTIPLIED):
        found = _outermost(gap, free)
        if found is None:
            return False
        matrix, index, first = found
        n = square_size(matrix)
        end = forms.index(n)
        entry = cell(matrix, *((end, index) if first else (index, end)))
        gap = forms.renamed(forms.summed(forms.times(forms.poly(entry), gap), index, n), {end: index})
        if forms.is_zero(gap):
            return True
    return False


def _outermost(gap: Poly, free: tuple[Symbol, ...]) -> tuple[Term, Symbol, bool] | None:
    """An inverse with a free index, the one with the most in it, and whether that is its first index."""
    found: dict[tuple[Term, Symbol, bool], None] = {}
    for m in gap:
        for term, _ in in_order(m):
            for here in subterms(term):
                match here:
                    case Component(Call("inverse", (matrix,)), indices):
                        for place, index in enumerate(indices):
                            if type(index) is Symbol and index in free and index not in symbols(matrix):
                                found[matrix, index, place == 0] = None
    return max(found, key=lambda one: (len(rank(one[0])), rank(one[0]), one[1].name, one[2]), default=None)


def _closed(term: Term) -> Term:
    """The term with letters in the place of indices that are bound outside of it."""
    depth = loose(term)
    for level in range(depth):
        term = opened(Binder("sum", "", term), Symbol(f"outer {level}"))
    return term


def _sizes(terms: Iterable[Term], context: Context) -> Sizes:
    """How far each index letter runs, as declared or as its components, sums and deltas show.

    Letters that stand in deltas alone run to a size of their own.
    """
    found: Sizes = {Symbol(name): size for name, size in context.indices}
    loose: dict[Symbol, Term] = {}
    pairs: dict[tuple[Term, Term], None] = {}
    for term in terms:
        for here, bounds in _with_bounds(term, ()):
            match here:
                case Component(Symbol(_, ()), indices):
                    loose.update({k: Symbol(f"size of {k.name}") for k in indices if type(k) is Symbol})
                case Component(base, indices):
                    for index, size in zip(indices, shape(base), strict=False):
                        if type(index) is Symbol and found.setdefault(index, size) is not size:
                            raise NoFormError
                case Call("delta", (i, j)):
                    pairs[i, j] = None
                    for index, other in ((i, j), (j, i)):
                        run = bounds[other.depth] if type(other) is Bound and other.depth < len(bounds) else None
                        if type(index) is Symbol and run is not None:
                            found.setdefault(index, run)
    return _through_deltas({**loose, **found}, tuple(pairs))


def _through_deltas(found: Sizes, pairs: tuple[tuple[Term, Term], ...]) -> Sizes:
    open_pairs = [(i, j) for i, j in pairs if type(i) is Symbol and type(j) is Symbol]
    for _ in range(2 * len(open_pairs)):
        known = [(i, j) for pair in open_pairs for i, j in (pair, pair[::-1]) if i in found and j not in found]
        if known:
            found.update({j: found[i] for i, j in known})
        elif left := next((i for i, _ in open_pairs if i not in found), None):
            found[left] = Symbol(f"size of {left.name}")
    return found


def _with_bounds(term: Term, bounds: tuple[Term | None, ...]) -> Iterable[tuple[Term, tuple[Term | None, ...]]]:
    """Every term inside with the upper bounds of the sums around it, the innermost first."""
    variable = getattr(term, "variable", None)
    if type(variable) is Component:
        yield variable, bounds
    yield term, bounds
    for place, child in enumerate(term.children):
        inside = type(term) is Binder and place == 0
        yield from _with_bounds(child, (_bound(term), *bounds) if inside else bounds)


def _bound(binder: Term) -> Term | None:
    """How far the index of a sum from 1 on runs, where that hangs on no index further out."""
    match binder:
        case Binder("sum" | "product", _, _, low, Term() as high) if low is ONE and not loose(high):
            return high
    return None
