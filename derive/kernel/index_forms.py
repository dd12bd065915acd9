"""Canonical forms of terms with vectors, matrices and sums of symbolic size: equal forms are equal at every size."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    E,
    Mul,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    opened,
    symbols,
)

from .index_entries import Letters
from .index_functions import SLOPES
from .index_nodes import NODES
from .index_polynomials import NoFormError, Poly, as_term, atom, constant, plus, scaled, single
from .index_sums import Sums


class IndexForms(Sums):
    """Brings terms to canonical form under a context; remembers what it has done."""

    def __init__(self, context: Context, sizes: dict[Symbol, Term]) -> None:
        super().__init__()
        self.context, self.letters = context, Letters()
        self.sizes |= sizes
        self.known: dict[Term, Poly] = {}
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

    def derivative(self, poly: Poly, x: Symbol, indices: tuple[Term, ...]) -> Poly:
        """The derivative of a polynomial by a letter, or by a component of one."""
        parts = []
        for m, c in poly.items():
            for term, exponent in m:
                if x not in symbols(term):
                    continue
                rest = {t: e for t, e in m if t is not term}
                if exponent != 1:
                    rest[term] = exponent - 1
                slope = self.slope(term, x, indices)
                parts.append(scaled(self.times(self.joined(rest), slope), c * exponent))
        return plus(parts)

    def slope(self, term: Term, x: Symbol, indices: tuple[Term, ...]) -> Poly:
        """The derivative of an atom that depends on the letter."""
        match term:
            case Symbol():
                return constant(1)
            case Component(base, ours) if base is x:
                out = constant(1)
                for one, other in zip(ours, indices, strict=True):
                    out = self.times(out, self.poly(call("delta", one, other)))
                return out
            case Pow(base, exponent) if base is E:
                return self.times(atom(term), self.derivative(self.poly(exponent), x, indices))
            case Binder("sum", _, _, low, high) if low is ONE and high is not None:
                k = self.index(high)
                return self.summed(self.derivative(self.poly(opened(term, k)), x, indices), k, high)
            case Add() | Mul():
                return self.derivative(self.poly(term), x, indices)
            case Call(name, (u,)) if name in SLOPES:
                inner = self.derivative(self.poly(u), x, indices)
                return self.times(self.poly(SLOPES[name](u)), inner)
        raise NoFormError


def _positive(context: Context) -> list[Term]:
    relations = [fact for fact in context.facts if type(fact) is Relation]
    above = [fact.left for fact in relations if fact.sign == ">" and fact.right is ZERO]
    return above + [fact.right for fact in relations if fact.sign == "<" and fact.left is ZERO]
