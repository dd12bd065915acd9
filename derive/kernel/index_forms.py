"""Canonical forms of terms with vectors, matrices and sums of symbolic size: equal forms are equal at every size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

from derive.core.context import Context
from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Bound,
    Component,
    Relation,
    Symbol,
    Term,
    bind,
    substituted,
    symbols,
)

from .index_arrays import inverse_entry
from .index_entries import Letters, NoEntryError
from .index_inverses import Pattern, contracted
from .index_nodes import NODES
from .index_polynomials import NoFormError, Poly, as_term, atom, constant, scaled, single
from .index_slopes import Slopes


class IndexForms(Slopes):
    """Brings terms to canonical form under a context; remembers what it has done."""

    def __init__(self, context: Context, sizes: dict[Symbol, Term]) -> None:
        super().__init__()
        self.context, self.letters = context, Letters()
        self.sizes |= sizes
        self.known: dict[Term, Poly] = {}
        self.depth = 0
        self.patterns: dict[Term, Pattern | None] = {}
        self.positive_terms = frozenset(_positive(context))
        self._declared()

    def _declared(self) -> None:
        """Take the declared equations as rewritings of sums: the sum of a simplex vector is one."""
        facts = [(fact.left, fact.right) for fact in self.context.facts if type(fact) is Relation and fact.sign == "="]
        for name, kind in self.context.properties:
            letter = self.context.symbol(name)
            if kind in ("simplex", "one-hot") and len(letter.dims) == 1:
                k = self.letters.new()
                facts.append((bind("sum", k, Component(letter, (k,)), ONE, letter.dims[0]), ONE))
        for left, right in facts:
            try:
                found, value = single(self.poly(left)), self.poly(right)
            except (NoFormError, NoEntryError):
                continue
            lone = next(iter(found[0])) if found is not None and len(found[0]) == 1 else None
            if found is not None and lone is not None and type(lone[0]) is Binder and lone[1] == 1:
                self.rewrites[lone[0]] = scaled(value, 1 / found[1])
        self.known.clear()

    def known_sum(self, term: Term) -> Poly:
        """A sum by what is declared about it; simplex rows add up to one, a permutation's columns too."""
        match term:
            case Binder("sum", _, Component(Symbol(name, (_, _)), (Symbol(), Bound(0)))):
                if self.context.has(name, "simplex", "one-hot", "permutation"):
                    return constant(1)
            case Binder("sum", _, Component(Symbol(name, (_, _)), (Bound(0), Symbol()))):
                if self.context.has(name, "permutation"):
                    return constant(1)
        return super().known_sum(term)

    def poly(self, term: Term) -> Poly:
        """The canonical form of a scalar term; raises NoFormError where it has none."""
        found = self.known.get(term)
        if found is None:
            rule = NODES.get(type(term))
            if rule is None or term.shape:
                raise NoFormError
            found = self.known[term] = rule(self, term)
        return found

    def opaque(self, term: Term) -> Poly:
        """A function of scalars that is compared by its arguments alone."""
        return atom(term.rebuilt(tuple(as_term(self.poly(child)) for child in term.children)))

    def contraction(self, gathered: dict[Term, Fraction], bound: dict[Symbol, Term]) -> Poly | None:
        """A sum with a matrix next to its inverse as one without them; None where none stands so."""
        for k in bound:
            held = [(term, exponent) for term, exponent in gathered.items() if k in symbols(term)]
            if len(held) == 1 and held[0][1] == 1 and self._adds_up_to_one(held[0][0], k):
                rest = {term: exponent for term, exponent in gathered.items() if term is not held[0][0]}
                return self._summed_over(rest, {index: size for index, size in bound.items() if index is not k})
        return contracted(self, gathered, bound)

    def _adds_up_to_one(self, term: Term, k: Symbol) -> bool:
        """Whether the sum of a matrix's entries over one of its indices is one."""
        match term:
            case Component(Symbol(name, (_, _)), (row, column)) if row is not column and k in (row, column):
                words = ("permutation",) if k is row else ("permutation", "simplex", "one-hot")
                return self.context.has(name, *words)
        return False

    def _summed_over(self, gathered: dict[Term, Fraction], bound: dict[Symbol, Term]) -> Poly:
        """A product summed over indices, as often as an index runs where it stands in no factor."""
        out = constant(1)
        for k, size in bound.items():
            if not any(k in symbols(term) for term in gathered):
                out = self.times(out, self.poly(size))
        left = {k: size for k, size in bound.items() if any(k in symbols(term) for term in gathered)}
        free = {term: exponent for term, exponent in gathered.items() if not any(k in symbols(term) for k in left)}
        held = [(term, exponent) for term, exponent in gathered.items() if term not in free]
        inner = self._contracted(held, left) if left else constant(1)
        return self.times(self.times(out, self.joined(free)), inner)

    def renamed(self, poly: Poly, names: dict[Term, Term]) -> Poly:
        """A polynomial with other letters."""
        return self.poly(substituted(as_term(poly), names))

    def inverse(self, matrix: Term, row: Term, column: Term) -> Poly:
        """An entry of the inverse of a matrix."""
        return inverse_entry(self, matrix, row, column)

    @contextmanager
    def inside(self, size: Term) -> Iterator[tuple[Symbol, Symbol]]:
        """Letters for the row and the column of a matrix, always the same at the same depth."""
        row, column = Symbol(f"row {self.depth}"), Symbol(f"column {self.depth}")
        self.sizes[row] = self.sizes[column] = size
        self.depth += 1
        try:
            yield row, column
        finally:
            self.depth -= 1


def _positive(context: Context) -> list[Term]:
    relations = [fact for fact in context.facts if type(fact) is Relation]
    above = [fact.left for fact in relations if fact.sign == ">" and fact.right is ZERO]
    return above + [fact.right for fact in relations if fact.sign == "<" and fact.left is ZERO]
