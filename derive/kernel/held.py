"""What a term holds that decides how it is compared: loose letters, symbolic sizes, derivatives, shared summands."""

from __future__ import annotations

from collections import Counter
from functools import cache

from derive.terms import (
    Binder,
    Bound,
    Call,
    Component,
    Derivative,
    Number,
    Operator,
    Symbol,
    Term,
    functions_in,
    kinds,
    letters,
    subterms,
    summands,
    symbols,
    total,
    with_children,
)

SLOPES = (Derivative, Operator)


def varied(a: Term, b: Term) -> tuple[str, ...]:
    """The names of the letters, vectors and matrices by which something in two terms is differentiated."""
    found = (here for side in (a, b) if not kinds(side).isdisjoint(SLOPES) for here in subterms(side))
    by = (
        variable
        for here in found
        for variable in ((here.variable,) if type(here) is Derivative else getattr(here, "variables", ()))
    )
    return tuple(dict.fromkeys(x.name for variable in by for x in letters(variable)))


def differentiated(term: Term) -> bool:
    """Whether something in a term is still to be differentiated by a vector or a matrix."""
    return Operator in kinds(term)


def is_bare(term: Term) -> bool:
    """Whether a term is a differential that does not say what varies."""
    return type(term) is Operator and term.name == "differential" and not term.variables


def in_letters(term: Term, letters: tuple[Symbol, ...]) -> Term:
    """A term with its differentials in some letters, where they do not say what varies."""
    if Operator not in kinds(term):
        return term
    new = with_children(term, lambda child: in_letters(child, letters))
    return Operator("differential", new.body, letters) if is_bare(new) else new  # type: ignore[attr-defined]


@cache
def loose(term: Term) -> int:
    """How many binders further out a term's bound letters belong to, at most."""
    if Bound not in kinds(term):
        return 0
    if type(term) is Bound:
        return term.depth + 1
    inner = [loose(child) for child in term.children]
    if type(term) is Binder:
        inner[0] -= 1
    return max(0, *inner) if inner else 0


def only_indices(term: Term) -> bool:
    """Whether bound letters stand as indices alone; what depends on one through an entry may take any value."""
    if type(term) is Bound:
        return False
    if type(term) is Component or (type(term) is Call and term.name == "delta"):
        return all(type(k) is Bound or only_indices(k) for k in term.children)
    return all(map(only_indices, term.children))


def symbolic(a: Term, b: Term) -> bool:
    """Whether a size, or an index of a component, that is no number occurs."""
    return _symbolic(a) or _symbolic(b)


@cache
def _symbolic(term: Term) -> bool:
    if Component not in kinds(term) and "delta" not in functions_in(term) and not any(x.dims for x in symbols(term)):
        return False
    return _sized(term) or any(map(_symbolic, term.children))


def _sized(term: Term) -> bool:
    if type(term) is Component:
        return any(type(k) is not Number for k in term.indices)
    if type(term) is Call and term.name == "delta":
        return any(type(k) is not Number for k in term.arguments)
    return type(term) is Symbol and any(type(size) is not Number for size in term.dims)


def without_shared(a: Term, b: Term) -> tuple[Term, Term]:
    """Both sides without the summands that they share."""
    left, right = summands(a), summands(b)
    if len(left) < 2 or len(right) < 2:
        return a, b
    both = Counter(left) & Counter(right)
    if not both:
        return a, b
    return _rest(left, Counter(both)), _rest(right, both)


def _rest(parts: tuple[Term, ...], shared: Counter[Term]) -> Term:
    kept = []
    for part in parts:
        if shared[part]:
            shared[part] -= 1
        else:
            kept.append(part)
    return total(kept)
