"""Sums, products, integrals, limits and expectations: one node that binds one letter.

A binder is locally nameless: in its body the letter is `Bound(0)` (`Bound(k)` under k further binders),
so that no substitution can capture it. The letter is only what is printed; `alike` compares without it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from .records import Leaf, Term
from .scalars import ZERO, Symbol
from .trees import kinds


class Bound(Leaf):
    """The letter of the enclosing binder, counted from the innermost."""

    depth: int


class Binder(Term):
    """`sum`, `product`, `integral`, `limit`, `limit+`, `limit-` or `expectation` over one letter.

    `low` and `high` are the bounds (None of an indefinite integral); of a limit `low` is the point, of an
    expectation the distribution.
    """

    kind: str
    letter: str
    body: Term
    low: Term | None = None
    high: Term | None = None

    @property
    def children(self) -> tuple[Term, ...]:
        """The body, then the bounds that there are."""
        return (self.body, *(bound for bound in (self.low, self.high) if bound is not None))

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same binder over another body and other bounds."""
        body, *bounds = children
        low = bounds.pop(0) if self.low is not None else None
        high = bounds.pop(0) if self.high is not None else None
        return Binder(self.kind, self.letter, body, low, high)


def bind(kind: str, symbol: Symbol, body: Term, low: Term | None = None, high: Term | None = None) -> Binder:
    """The binder of a symbol over a body in which it stands free."""

    def closed(here: Term, depth: int) -> Term | None:
        if here is symbol:
            return Bound(depth)
        return Bound(here.depth + 1) if type(here) is Bound and here.depth >= depth else None

    return Binder(kind, symbol.name, _mapped(body, 0, closed, {}), low, high)


def opened(binder: Binder, value: Term) -> Term:
    """The body with the bound letter exchanged for a value."""

    def put(here: Term, depth: int) -> Term | None:
        if type(here) is not Bound or here.depth < depth:
            return None
        return lifted(value, depth) if here.depth == depth else Bound(here.depth - 1)

    return _mapped(binder.body, 0, put, {})


def taken_out(term: Term) -> Term:
    """A part of a binder's body without its letter, as it reads outside: letters bound further out count one less."""
    return opened(Binder("sum", "", term), ZERO)


def lifted(term: Term, by: int = 1, depth: int = 0) -> Term:
    """The term as it reads under `by` further binders: letters bound outside of it count them too."""

    def counted(here: Term, inner: int) -> Term | None:
        return Bound(here.depth + by) if type(here) is Bound and here.depth >= inner else None

    return _mapped(term, depth, counted, {}) if by else term


Change = Callable[[Term, int], Term | None]


def _mapped(term: Term, depth: int, change: Change, known: dict[tuple[Term, int], Term]) -> Term:
    """The term changed at every depth, where the change is not None; equal parts are changed once."""
    found = known.get((term, depth))
    if found is None:
        found = known[term, depth] = change(term, depth) or _with_children(term, depth, change, known)
    return found


def _with_children(term: Term, depth: int, change: Change, known: dict[tuple[Term, int], Term]) -> Term:
    children = term.children
    if not children:
        return term
    inside = type(term) is Binder
    new = tuple(_mapped(child, depth + (inside and k == 0), change, known) for k, child in enumerate(children))
    return term if new == children else term.rebuilt(new)


@cache
def nameless(term: Term) -> Term:
    """The term with every bound letter called the same."""
    if Binder not in kinds(term):
        return term
    children = term.children
    new = tuple(map(nameless, children))
    if new != children:
        term = term.rebuilt(new)
    if type(term) is Binder and term.letter:
        return Binder(term.kind, "", term.body, term.low, term.high)
    return term


def alike(a: Term, b: Term) -> bool:
    """Whether two terms are equal but for the names of bound letters."""
    return a is b or nameless(a) is nameless(b)
