"""Sizes of letters that a document does not declare, from how its formulas join them; always said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.terms import (
    ONE,
    Add,
    Apply,
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
    letters,
    opened,
    subterms,
)

from .bounds import check_text
from .parser import unchecked

_MATRICES = re.compile(
    r"\\top(?![A-Za-z])|\^\s*(?:T|\{\s*-?\s*T(?![A-Za-z]))|\\mathsf\s*\{?\s*T|\\(?:det|odot|lVert|succ)(?![A-Za-z])|\\\||"
    r"\\mathbf\s*\{?\s*1|I_|(?<![A-Za-z\\])I(?![A-Za-z({\[])|[A-Z]\s*\^\s*\{\s*-\s*1\s*\}\s*[A-Z]|"
    r"[A-Z][A-Z]\s*\)?\s*\^\s*\{\s*-\s*1|\\(?:operatorname|mathrm|text)\s*\{(?:tr|diag|vec|softmax)\}|"
    r"\\partial\s*\\?[A-Za-z]+\s*_\s*\{?\s*[i-m]\s*(?=\}|\b)"
)
_CAPITAL = re.compile(r"(?:[A-DGHJKMPQSU-Z]|Sigma|Lambda|Phi|Psi)(?:_\d)?$")
_POOL = ("n", "d", "m", "k", "q", "r", "s", "t")
_ELEMENTWISE = frozenset(("sigma", "tanh", "relu", "softmax", "log", "softplus", "sin", "cos", "sqrt", "abs"))
Shape = tuple[Term, ...]


class _ClashError(Exception):
    """Two shapes that can't be one."""


class _Sizes:
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
                return ()
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


def inferred(chains: Sequence[Sequence[str]], context: Context) -> tuple[str, ...]:
    """The sizes of undeclared letters in formulas with matrix notation, as declarations.

    The formulas of one chain have one size; one that clashes with those before it tells nothing.
    """
    return inferred_sizes(chains, context) if any(_MATRICES.search(text) for texts in chains for text in texts) else ()


def inferred_sizes(chains: Sequence[Sequence[str]], context: Context) -> tuple[str, ...]:
    """The sizes of undeclared letters in formulas with vectors, be they written without matrix notation."""
    groups = [[term for text in texts if (term := _term(text, context)) is not None] for texts in chains]
    known = [*(each.body for each in context.definitions), *context.facts]
    terms = [*(term for group in groups for term in group), *known]
    sizes = _Sizes(context, terms)
    counts = _counts(terms)
    for letter, rank in _evidence(terms):
        if letter not in counts:
            sizes.give(letter, rank)
    for group in (*groups, *([term] for term in known), *groups):
        for part in (*([term] for term in group), group):
            sizes.learn(part)
    return _named(sizes, " ".join(text for texts in chains for text in texts), terms)


def _term(text: str, context: Context) -> Term | None:
    try:
        check_text(text)
        return unchecked(text, context)
    except (DeriveError, RecursionError):
        return None


def _counts(terms: Sequence[Term]) -> frozenset[Term]:
    """The letters that sums run to, and those that are sizes."""
    parts = [part for term in terms for part in subterms(term)]
    ends = [part.high for part in parts if type(part) is Binder and part.high is not None]
    return frozenset((*ends, *(size for part in parts if type(part) is Symbol for size in part.dims)))


def _evidence(terms: Sequence[Term]) -> Iterator[tuple[Symbol, int]]:
    """The letters that are matrices or vectors by how they are written."""
    random = {x for term in terms for part in subterms(term) if _is_of_chance(part) for x in letters(part)}
    for part in (part for term in terms for part in subterms(term)):
        match part:
            case Call("dot", arguments):
                ends = (each.factors[-1] if type(each) is Mul else each for each in arguments)
                yield from ((x, 1) for x in ends if type(x) is Symbol and not _CAPITAL.match(x.name))
            case Call("transpose" | "diag" | "softmax" | "norm", (Symbol() as letter, *_)):
                yield letter, 2 if _CAPITAL.match(letter.name) and part.name != "softmax" else 1
            case Call("inverse" | "tr" | "det", (Symbol() as letter,)):
                yield letter, 2
            case Operator("gradient" | "hessian", _, (Symbol(name) as letter,)):
                yield letter, 2 if _CAPITAL.match(name) else 1
            case Component(Symbol() as letter, indices):
                yield letter, len(indices)
            case Symbol(name) if _CAPITAL.match(name) and part not in random:
                yield part, 2


def _is_of_chance(term: Term) -> bool:
    """Whether the capital letters in a term are random numbers: the entropy or the probability of something."""
    return (type(term) is Apply and term.name in ("H", "I")) or (type(term) is Call and term.name == "probability")


def _named(sizes: _Sizes, text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """The declarations, sizes without a name called n, d, m and so on, as far as these letters are free."""
    used = {part.name for term in terms for part in subterms(term) if type(part) is Symbol}
    pool = iter(name for name in _POOL if name not in used and name not in text.split())
    names: dict[Term, str] = {}
    out: list[str] = []
    declared = {symbol.name for symbol in sizes.context.symbols if symbol.dims}
    for letter, shape in sorted(sizes.shapes.items(), key=lambda pair: -len(pair[1])):
        if letter in declared or not shape:
            continue
        for size in map(sizes.root, shape):
            if size not in names:
                free = type(size) is Symbol and size.name.startswith("?")
                names[size] = next(pool, "") if free else str(getattr(size, "name", getattr(size, "p", "")))
        words = [names[sizes.root(size)] for size in shape]
        if not all(words):
            return ()
        out.append(f"{letter}: {' x '.join(words)}")
    return tuple(out)
