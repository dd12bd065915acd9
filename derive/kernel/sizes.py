"""Equality at every size: a canonical form that proves it, else the same equality at several random sizes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.terms import (
    Binder,
    Bound,
    Component,
    ShapeMismatchError,
    Symbol,
    Term,
    opened,
    shape,
    symbols,
)

from .facts import meant
from .index_entries import NoEntryError, at
from .index_forms import IndexForms
from .index_polynomials import NoFormError, plus, scaled
from .instances import judged_at_sizes

Sizes = dict[Symbol, Term]


def equal_for_all_sizes(a: Term, b: Term, context: Context, seed: int = 0) -> Certificate | None:
    """How it is known whether a = b at every size; None where it could not be found out."""
    a, b = _closed(meant(a, context)), _closed(meant(b, context))
    try:
        if shape(a) != shape(b):
            return None
        indices = {Symbol(f"entry {place}"): size for place, size in enumerate(shape(a))}
        sizes = {**_sizes((a, b), context), **indices}
        left, right = at(a, tuple(indices)), at(b, tuple(indices))
    except (ShapeMismatchError, NoFormError):
        return None
    if _same_form(left, right, context, sizes):
        return Certificate(PROVED, "contraction normal form", seed=seed)
    free = {letter: size for letter, size in sizes.items() if any(letter in symbols(side) for side in (left, right))}
    return judged_at_sizes(left, right, context, free, seed)


def _same_form(a: Term, b: Term, context: Context, sizes: Sizes) -> bool:
    try:
        forms = IndexForms(context, sizes)
        return forms.is_zero(plus((forms.poly(a), scaled(forms.poly(b), Fraction(-1)))))
    except (NoFormError, NoEntryError, ShapeMismatchError, RecursionError):
        return False


def _closed(term: Term) -> Term:
    """The term with letters in the place of indices that are bound outside of it."""
    depth = _loose(term, 0)
    for level in range(depth):
        term = opened(Binder("sum", "", term), Symbol(f"outer {level}"))
    return term


def _loose(term: Term, depth: int) -> int:
    if type(term) is Bound:
        return max(0, term.depth - depth + 1)
    inside = type(term) is Binder
    return max((_loose(child, depth + (inside and k == 0)) for k, child in enumerate(term.children)), default=0)


def _sizes(terms: Iterable[Term], context: Context) -> Sizes:
    """How far each index letter runs, as declared or as its components show."""
    found: Sizes = {Symbol(name): size for name, size in context.indices}
    for term in terms:
        for here in _opened_everywhere(term):
            if type(here) is Component:
                for index, size in zip(here.indices, shape(here.base), strict=False):
                    if type(index) is Symbol and found.setdefault(index, size) is not size:
                        raise NoFormError
    return found


def _opened_everywhere(term: Term) -> Iterable[Term]:
    variable = getattr(term, "variable", None)
    if type(variable) is Component:
        yield variable
    yield term
    for child in term.children:
        yield from _opened_everywhere(child)
