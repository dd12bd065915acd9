"""Equalities shown for any functions in place of nested sines and cosines, whose canonical forms double at each level.

What holds for every function that can be differentiated holds for the one that stands there; the converse is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from derive.terms import Apply, Bound, Call, Term, functions_in, kinds, letters, substituted

TURNING = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
DEEP = 3


@cache
def turns(term: Term) -> int:
    """How deep sines and cosines are nested."""
    if TURNING.isdisjoint(functions_in(term)):
        return 0
    return max(map(turns, term.children)) + (type(term) is Call and term.name in TURNING)


def deep(a: Term, b: Term) -> bool:
    """Whether sines and cosines are nested so deep in a or b that they are shown as functions first."""
    return max(turns(a), turns(b)) >= DEEP


def generalised(a: Term, b: Term) -> Iterator[tuple[Term, Term]]:
    """Both sides with the outermost sines and cosines as functions of their letters, then with those inside of them."""
    if not deep(a, b):
        return
    outer = dict.fromkeys((*_outermost(a), *_outermost(b)))
    inner = dict.fromkeys(each for call in outer for child in call.children for each in _outermost(child))
    for chosen in (outer, inner):
        known: dict[Term, Term] = {
            each: Apply(f"#{k}", letters(each)) for k, each in enumerate(chosen) if _is_function(each)
        }
        yield substituted(a, known), substituted(b, known)


def _outermost(term: Term) -> tuple[Term, ...]:
    if not turns(term):
        return ()
    if type(term) is Call and term.name in TURNING:
        return (term,)
    return tuple(each for child in term.children for each in _outermost(child))


def _is_function(term: Term) -> bool:
    """Whether a term is a function of scalar letters and of nothing that a binder around it binds."""
    held = letters(term)
    return bool(held) and not any(x.dims for x in held) and Bound not in kinds(term)
