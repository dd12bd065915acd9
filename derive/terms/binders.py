"""Sums, products, integrals, limits and expectations: one node that binds one letter.

A binder is locally nameless: in its body the letter is `Bound(0)` (`Bound(k)` under k further binders),
so that no substitution can capture it. The letter is only what is printed; `alike` compares without it.
"""

from __future__ import annotations

from functools import cache

from .records import Leaf, Term
from .scalars import Symbol
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
    return Binder(kind, symbol.name, _closed(body, symbol, 0), low, high)


def opened(binder: Binder, value: Term) -> Term:
    """The body with the bound letter exchanged for a value."""
    return _open(binder.body, value, 0)


def lifted(term: Term, by: int = 1, depth: int = 0) -> Term:
    """The term as it reads under `by` further binders: letters bound outside of it count them too."""
    if not by:
        return term
    if type(term) is Bound:
        return Bound(term.depth + by) if term.depth >= depth else term
    return _mapped(term, depth, lambda child, inner: lifted(child, by, inner))


def _closed(term: Term, symbol: Symbol, depth: int) -> Term:
    if term is symbol:
        return Bound(depth)
    if type(term) is Bound and term.depth >= depth:
        return Bound(term.depth + 1)
    return _mapped(term, depth, lambda child, inner: _closed(child, symbol, inner))


def _open(term: Term, value: Term, depth: int) -> Term:
    if type(term) is Bound:
        if term.depth == depth:
            return lifted(value, depth)
        return Bound(term.depth - 1) if term.depth > depth else term
    return _mapped(term, depth, lambda child, inner: _open(child, value, inner))


def _mapped(term: Term, depth: int, change: object) -> Term:
    children = term.children
    if not children:
        return term
    if type(term) is Binder:
        new = tuple(change(child, depth + (k == 0)) for k, child in enumerate(children))  # type: ignore[operator]
    else:
        new = tuple(change(child, depth) for child in children)  # type: ignore[operator]
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
