"""Shapes of letters as the formulas that join them tell: sizes that must be equal are one."""

from __future__ import annotations

from collections.abc import Sequence

from derive.core.context import Context
from derive.terms import (
    ONE,
    Add,
    Binder,
    Call,
    Component,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    Vector,
    opened,
    subterms,
)

_ELEMENTWISE = frozenset(("sigma", "tanh", "relu", "softmax", "log", "softplus", "sin", "cos", "sqrt", "abs"))
Shape = tuple[Term, ...]


class _ClashError(Exception):
    """Two shapes that can't be one."""


class Sizes:
    """The shapes of letters as far as they are known; sizes that must be equal are joined."""

    def __init__(self, context: Context, terms: Sequence[Term] = ()) -> None:
        """Start with what is declared; what has entries in some terms is no scalar."""
        self.context = context
        indexed = {part.base for term in terms for part in subterms(term) if type(part) is Component}
        self.scalars = {s.name for s in context.symbols if not s.dims and s not in indexed}
        self.shapes: dict[str, Shape] = {s.name: s.dims for s in context.symbols if s.dims}
        self.same: dict[Term, Term] = {}
        self.runs: dict[Term, Term] = {Symbol(name): size for name, size in context.indices}
        self.count = 0

    def fresh(self) -> Symbol:
        """A size that nothing is known of."""
        self.count += 1
        return Symbol(f"?{self.count}")

    def root(self, size: Term) -> Term:
        """The size that stands for all that equal it."""
        while size in self.same:
            size = self.same[size]
        return size

    def join(self, a: Term, b: Term) -> None:
        """Two sizes are equal."""
        a, b = self.root(a), self.root(b)
        if a is b:
            return
        if type(a) is Symbol and a.name.startswith("?"):
            self.same[a] = b
        elif type(b) is Symbol and b.name.startswith("?"):
            self.same[b] = a
        else:
            raise _ClashError

    def give(self, letter: Symbol, rank: int) -> None:
        """A letter is a vector or a matrix."""
        if letter.name not in self.shapes and letter.name not in self.scalars:
            self.shapes[letter.name] = tuple(self.fresh() for _ in range(rank))

    def gather(self, name: str, whole: str) -> None:
        """Vectors of unknown length that are as many as a matrix has rows, or columns, are these."""
        few, sizes = (tuple(map(self.root, self.shapes.get(each, ()))) for each in (name, whole))
        if (
            len(few) != 2
            or len(sizes) != 2
            or few[0] not in sizes
            or not str(getattr(few[1], "name", "")).startswith("?")
        ):
            return
        self.join(few[1], sizes[1] if few[0] is sizes[0] else sizes[0])

    def learn(self, equal: Sequence[Term]) -> None:
        """What terms of one shape tell, unless they clash with what is known."""
        known = dict(self.shapes), dict(self.same)
        try:
            self.alike(equal)
        except (_ClashError, RecursionError):
            self.shapes, self.same = known

    def shape(self, term: Term) -> Shape:
        """The shape of a term, sizes joined on the way."""
        match term:
            case Symbol(name):
                return self.shapes.get(name, ())
            case Add() | Relation():
                return self.alike(list(term.children))
            case Mul(factors):
                return self.product(factors)
            case Pow(base, exponent) if not self.shape(base):
                return self.shape(exponent)
            case Div(over, _) | Neg(over) | Pow(over, _):
                for child in term.children[1:]:
                    self.shape(child)
                return self.shape(over)
            case Operator("differential", body):
                return self.shape(body)
            case Operator("gradient", body, (variable, *_)):
                self.shape(body)
                return self.shape(variable)
            case Call(name, arguments):
                return self.called(name, arguments)
            case Binder("sum" | "product", _, _, low, Symbol() | Number() as high) if low is ONE:
                index = self.fresh()
                self.runs[index] = high
                return self.shape(opened(term, index))
            case Binder("sum" | "product", _, _, None, None):
                index = self.fresh()
                self.runs[index] = self.fresh()
                return self.shape(opened(term, index))
            case Component(base, indices):
                for length, place in zip(self.shape(base), indices, strict=False):
                    if type(place) is Symbol:
                        self.join(length, self.runs.setdefault(place, self.fresh()))
                return self.shape(base)[len(indices) :]
        for child in term.children:
            self.shape(child)
        return term.shape if type(term) in (Vector, Matrix) else ()

    def alike(self, terms: Sequence[Term]) -> Shape:
        """Summands have one shape; a letter without one takes that of the others."""
        terms = [term.inner if type(term) is Neg else term for term in terms]
        shapes = [self.shape(term) for term in terms]
        whole = next((shape for shape in shapes if shape), ())
        for term, shape in zip(terms, shapes, strict=True):
            if whole and not shape and type(term) is Symbol and term not in self.context.symbols:
                self.shapes.setdefault(term.name, whole)
            elif shape and len(shape) == len(whole):
                for a, b in zip(shape, whole, strict=True):
                    self.join(a, b)
        return whole

    def product(self, factors: Sequence[Term]) -> Shape:
        """Neighbours share a size; what stands right of a matrix and is a small letter is a vector."""
        out: Shape = ()
        row = False
        for k, factor in enumerate(factors):
            if len(out) == 2 and type(factor) is Symbol and factor.name[0].islower() and k == len(factors) - 1:
                self.give(factor, 1)
            shape = self.shape(factor)
            if not shape or not out:
                out, row = (shape, len(self.row(factor)) == 1) if shape else (out, row)
                continue
            self.join(out[-1], shape[0])
            out = (*out[:-1], *shape[1:])
            if row and len(out) == 1:
                out, row = (), False
        return out

    def row(self, term: Term) -> Shape:
        """The shape of what is transposed, where it is a vector."""
        inner = self.shape(term.children[0]) if type(term) is Call and term.name == "transpose" else ()
        return inner if len(inner) == 1 else ()

    def called(self, name: str, arguments: tuple[Term, ...]) -> Shape:
        """The shape of a function's value."""
        if name in ("identity", "ones", "zeros"):
            return (arguments[0],) * 2 if name == "identity" and arguments else arguments
        shapes = [self.shape(argument) for argument in arguments]
        if name == "transpose":
            return (self.fresh(), shapes[0][0]) if len(shapes[0]) == 1 else shapes[0][::-1]
        if name in ("hadamard", "dot"):
            whole = self.alike(arguments)
            return whole if name == "hadamard" else ()
        if name in ("inverse", "tr", "det") and len(shapes[0]) == 2:
            self.join(*shapes[0])
            return shapes[0] if name == "inverse" else ()
        if name == "diag":
            return shapes[0] * 2 if len(shapes[0]) == 1 else shapes[0][:1]
        return shapes[0] if name in _ELEMENTWISE and shapes else ()
