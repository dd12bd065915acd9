"""Canonical forms of terms with vectors, matrices and sums of symbolic size: equal forms are equal at every size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction

from derive.core.context import Context
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Derivative,
    E,
    Mul,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    number,
    opened,
    substituted,
    symbols,
    total,
    with_children,
)

from .index_arrays import MIRRORED, cancelled, cell, inverse_entry, square_size
from .index_entries import Indices, Letters, at
from .index_functions import SLOPES
from .index_nodes import NODES
from .index_polynomials import NoFormError, Poly, as_term, atom, constant, plus, scaled, single
from .index_sums import Sums

Step = Callable[[Indices], Poly]
TIED = (*MIRRORED, "orthogonal", "simplex", "one-hot")


class IndexForms(Sums):
    """Brings terms to canonical form under a context; remembers what it has done."""

    def __init__(self, context: Context, sizes: dict[Symbol, Term]) -> None:
        super().__init__()
        self.context, self.letters = context, Letters()
        self.sizes |= sizes
        self.known: dict[Term, Poly] = {}
        self.depth = 0
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
            found = single(self.poly(left))
            lone = next(iter(found[0])) if found is not None and len(found[0]) == 1 else None
            if found is not None and lone is not None and type(lone[0]) is Binder and lone[1] == 1:
                self.rewrites[lone[0]] = scaled(self.poly(right), 1 / found[1])
        self.known.clear()

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

    def cancelled(self, one: Term, other: Term, k: Symbol) -> Term | None:
        """The delta that a product of two entries is when it is summed over an index, None where it is none."""
        return cancelled(one, other, k, self.context)

    def renamed(self, poly: Poly, names: dict[Term, Term]) -> Poly:
        """A polynomial with other letters."""
        return self.poly(substituted(as_term(poly), names))

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

    def differential(self, body: Term, variables: tuple[Term, ...]) -> Poly:
        """The sum of the derivatives by all entries of the variables, each times the entry of the direction."""
        return plus(self.along(body, x, _direction(x)) for x in variables if type(x) is Symbol)

    def partial(self, body: Term, x: Symbol, indices: Indices) -> Poly:
        """The derivative by one entry of a letter, whatever is declared about its other entries."""

        def step(ours: Indices) -> Poly:
            out = constant(1)
            for one, other in zip(ours, indices, strict=True):
                out = self.times(out, self.poly(call("delta", one, other)))
            return out

        return self.along(body, x, step)

    def along(self, body: Term, x: Symbol, step: Step) -> Poly:
        """The derivative as the entries of a letter move, those that its declaration ties as well, then tied again."""
        if not self._tied(x):
            return self.derivative(self.poly(body), x, step)
        free = Symbol(f"any {x.name}", x.dims)
        found = self.derivative(self.poly(_exchanged(body, x, free)), free, step)
        return self.renamed(found, {free: x, _moving(free): _moving(x)})

    def _tied(self, x: Symbol) -> bool:
        return self.context.has(x.name, *TIED) or any(x in symbols(term) for term in self.rewrites)

    def derivative(self, poly: Poly, x: Symbol, step: Step) -> Poly:
        """The derivative of a polynomial as the entries of a letter move."""
        parts = []
        for m, c in poly.items():
            for term, exponent in m:
                if x not in symbols(term):
                    continue
                rest = {t: e for t, e in m if t is not term}
                if exponent != 1:
                    rest[term] = exponent - 1
                slope = self.slope(term, x, step)
                parts.append(scaled(self.times(self.joined(rest), slope), c * exponent))
        return plus(parts)

    def slope(self, term: Term, x: Symbol, step: Step) -> Poly:
        """The derivative of an atom that depends on the letter."""
        match term:
            case Symbol():
                return step(())
            case Component(base, ours) if base is x:
                return step(ours)
            case Component(Call("inverse", (matrix,)), (row, column)):
                return scaled(self._moved(matrix, x, step, row, column), Fraction(-1))
            case Call("det", (matrix,)):
                n = square_size(matrix)
                row = self.index(n)
                traced = self.summed(self._turned(matrix, x, step, row, row), row, n)
                return self.times(atom(term), traced)
            case Pow(base, exponent) if base is E:
                return self.times(atom(term), self.derivative(self.poly(exponent), x, step))
            case Binder("sum", _, _, low, high) if low is ONE and high is not None:
                k = self.index(high)
                return self.summed(self.derivative(self.poly(opened(term, k)), x, step), k, high)
            case Add() | Mul():
                return self.derivative(self.poly(term), x, step)
            case Pow(base, exponent) if x not in symbols(exponent):
                front = self.times(self.poly(exponent), self.poly(Pow(base, total((exponent, number(-1))))))
                return self.times(front, self.derivative(self.poly(base), x, step))
            case Call(name, (u,)) if name in SLOPES:
                inner = self.derivative(self.poly(u), x, step)
                return self.times(self.poly(SLOPES[name](u)), inner)
        raise NoFormError

    def _turned(self, matrix: Term, x: Symbol, step: Step, row: Term, column: Term) -> Poly:
        """An entry of A^-1 dA."""
        n = square_size(matrix)
        k = self.index(n)
        inverse = inverse_entry(self, matrix, row, k)
        return self.summed(self.times(inverse, self.derivative(self.poly(cell(matrix, k, column)), x, step)), k, n)

    def _moved(self, matrix: Term, x: Symbol, step: Step, row: Term, column: Term) -> Poly:
        """An entry of A^-1 dA A^-1."""
        n = square_size(matrix)
        k = self.index(n)
        inverse = inverse_entry(self, matrix, k, column)
        return self.summed(self.times(self._turned(matrix, x, step, row, k), inverse), k, n)


def _moving(x: Symbol) -> Symbol:
    return Symbol(f"d {x.name}", x.dims)


def _direction(x: Symbol) -> Step:
    """The entries of dx."""
    return lambda ours: atom(at(_moving(x), ours))


def _exchanged(term: Term, old: Symbol, new: Symbol) -> Term:
    """The term with one letter for another, where it is differentiated by the letter as well."""
    if old not in symbols(term):
        return term
    if term is old:
        return new
    term = with_children(term, lambda child: _exchanged(child, old, new))
    match term:
        case Derivative(body, variable, order, notation):
            return Derivative(body, _exchanged(variable, old, new), order, notation)
        case Operator(name, body, variables):
            return Operator(name, body, tuple(_exchanged(each, old, new) for each in variables))
    return term


def _positive(context: Context) -> list[Term]:
    relations = [fact for fact in context.facts if type(fact) is Relation]
    above = [fact.left for fact in relations if fact.sign == ">" and fact.right is ZERO]
    return above + [fact.right for fact in relations if fact.sign == "<" and fact.left is ZERO]
