"""Derivatives of canonical forms: d acts as a derivation on entries, inverses, determinants, sums and functions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from derive.core.context import Context
from derive.terms import (
    ONE,
    Add,
    Apply,
    Binder,
    Call,
    Component,
    Derivative,
    E,
    Mul,
    Operator,
    Pow,
    Symbol,
    Term,
    call,
    number,
    opened,
    symbols,
    total,
    with_children,
)

from .index_arrays import MIRRORED, cell, square_size
from .index_entries import Indices, at
from .index_functions import SLOPES
from .index_polynomials import NoFormError, Poly, atom, constant, plus, scaled
from .index_sums import Sums
from .index_unknown import is_key, length, listed, one_more

Step = Callable[[Indices], Poly]
TIED = (*MIRRORED, "orthogonal", "simplex", "one-hot")


class Slopes(Sums):
    """Canonical forms that can be differentiated."""

    context: Context

    def renamed(self, poly: Poly, names: dict[Term, Term]) -> Poly:
        """A polynomial with other letters."""
        raise NotImplementedError

    def inverse(self, matrix: Term, row: Term, column: Term) -> Poly:
        """An entry of the inverse of a matrix."""
        raise NotImplementedError

    def differential(self, body: Term, variables: tuple[Term, ...]) -> Poly:
        """The sum of the derivatives by all entries of the variables, each times the entry of the direction."""
        return plus(self.along(body, x, _direction(x)) for x in variables if type(x) is Symbol)

    def partial(self, body: Term, x: Symbol, indices: Indices) -> Poly:
        """The derivative by one entry of a letter, whatever is declared about its other entries."""

        def step(ours: Indices) -> Poly:
            if len(ours) != len(indices):
                raise NoFormError
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
            case Call("log", (Call("abs", (u,)),)):
                return self.times(self.power(self.poly(u), Fraction(-1)), self.derivative(self.poly(u), x, step))
            case Call(name, (u, *others)) if name in SLOPES and not any(x in symbols(each) for each in others):
                inner = self.derivative(self.poly(u), x, step)
                return self.times(self.poly(SLOPES[name](u, *others)), inner)
            case Apply(name, (u,), primes) if not is_key(u):
                return self.times(self.poly(Apply(name, (u,), primes + 1)), self.derivative(self.poly(u), x, step))
            case Apply(_, (u,)) | Component(Apply(_, (u,))):
                k = self.index(length(u))
                inner = self.derivative(self.poly(listed(u, k)), x, step)
                return self.summed(self.times(self.poly(one_more(term, k)), inner), k, length(u))
        raise NoFormError

    def _turned(self, matrix: Term, x: Symbol, step: Step, row: Term, column: Term) -> Poly:
        """An entry of A^-1 dA."""
        n = square_size(matrix)
        k = self.index(n)
        inverse = self.inverse(matrix, row, k)
        return self.summed(self.times(inverse, self.derivative(self.poly(cell(matrix, k, column)), x, step)), k, n)

    def _moved(self, matrix: Term, x: Symbol, step: Step, row: Term, column: Term) -> Poly:
        """An entry of A^-1 dA A^-1."""
        n = square_size(matrix)
        k = self.index(n)
        inverse = self.inverse(matrix, k, column)
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
