"""Formulas broken inside a bracket: what stands before it begins the first row, what stands after it ends the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.terms import Add, Binder, Call, Derivative, Mul, Neg, Operator, Position, Symbol, Term, bind, replaced
from derive.terms.lettering import fresh

from .display import shown
from .notation import Notation, tall
from .width import width

FIRST, SECOND = Symbol("⟪"), Symbol("⟫")
KINDS = ("()", "[]")
# so much of a row may stand outside the bracket
MOST = 0.6
Rows = Callable[[Term, float], tuple[tuple[Term, str, float], ...]]


def opened(term: Term, notation: Notation, room: float, rows: Rows) -> tuple[tuple[Term, str, float], ...]:
    """The rows of a term whose longest bracket is broken, each with its term and width; none where that can't be."""
    found = next(_sums(term, ()), None)
    if found is None:
        return ()
    position, body = found
    split = _around(term, position, notation)
    outside = width(term) - width(body)
    if split is None or outside > room * MOST:
        return ()
    before, after, kind = split
    high = "tall" if tall(body) else "plain"
    first, *rest = rows(body, room - outside)
    if not rest:
        return ()
    *middle, last = rest
    return (
        (term, before + notation.half(kind[0], high) + first[1], outside + first[2]),
        *middle,
        (last[0], last[1] + notation.half(kind[1], high) + after, last[2] + outside),
    )


def _sums(term: Term, position: Position) -> Iterator[tuple[Position, Term]]:
    """The outermost long sums in brackets, the longest first, with the letters of the binders around them."""
    match term:
        case Add() if position:
            yield position, term
        case Neg() | Mul() | Operator() | Derivative() | Call():
            parts = sorted(enumerate(term.children), key=lambda each: -width(each[1]))
            for index, part in parts[:1]:
                yield from _sums(part, (*position, index))
        case Binder():
            yield from _sums(fresh(term)[1], (*position, 0))


def _around(term: Term, position: Position, notation: Notation) -> tuple[str, str, str] | None:
    """What is printed before and after the bracket at a position, and the kind of the bracket."""
    marked = _marked(term, position)
    if marked is None:
        return None
    whole = shown(marked, notation)
    for kind in KINDS:
        before, bracket, after = whole.partition(notation.fence(kind, shown(Add((FIRST, SECOND)), notation)))
        if bracket and _balanced(before) and _balanced(after):
            return before, after, kind
    return None


def _marked(term: Term, position: Position) -> Term | None:
    """The term with two marks in place of the sum at a position; none where a binder would change its letter."""
    if not position:
        return Add((FIRST, SECOND))
    if isinstance(term, Binder):
        letter, body = fresh(term)
        inner = _marked(body, position[1:])
        bound = None if inner is None else bind(term.kind, letter, inner, term.low, term.high)
        return bound if bound is not None and fresh(bound)[0] is letter else None
    inner = _marked(term.children[position[0]], position[1:])
    return None if inner is None else replaced(term, position[:1], inner)


def _balanced(text: str) -> bool:
    """Whether every bracket of the markup is closed."""
    bare = text.replace("\\(", "").replace("\\)", "").replace("\\{", "").replace("\\}", "")
    pairs = (("{", "}"), ("(", ")"), ("[", "]"), ("\\left", "\\right"))
    return all(bare.count(left) == bare.count(right) for left, right in pairs)
