"""Vectors that a chain gives by their entries: measured beside x_1, x_2, ..., or written out."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.written import WrittenChain
from derive.terms import (
    Call,
    Collection,
    Component,
    Derivative,
    Junction,
    Matrix,
    Operator,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    Vector,
    letters,
    natural_order,
    number,
    shape,
    substituted,
    subterms,
    symbols,
    with_children,
)

MEASURED = ("norm", "dot", "transpose")
Change = Callable[[Term], Term]


def same(term: Term) -> Term:
    """A term as it is."""
    return term


def vectors(terms: tuple[Term, ...], chain: WrittenChain) -> Change:
    """A vector whose length is measured beside x_1, x_2, ... is made of these."""
    known: dict[Term, Term] = {}
    named = letters(Junction("and", terms))
    for here in (u for term in terms for u in subterms(term)):
        if type(here) is Call and here.name in MEASURED:
            for x in symbols(here):
                parts = [y for y in named if y.name.startswith(f"{x.name}_") and y.name[len(x.name) + 1 :].isdigit()]
                parts.sort(key=natural_order)
                numbers = [int(y.name[len(x.name) + 1 :]) for y in parts]
                if _is_unsized(x, chain) and numbers and numbers == list(range(1, len(numbers) + 1)):
                    known[x] = Vector(tuple(parts))
    return (lambda term: substituted(term, known)) if known else same


def counted(terms: tuple[Term, ...], chain: WrittenChain) -> dict[Term, Term]:
    """A vector whose size was inferred, and of which x_1 to x_k stand there and no other entry, has k of them."""
    known: dict[Term, Term] = {}
    held: dict[Symbol, set[Term]] = {}
    for here in (u for term in terms for u in (*subterms(term), *_variables(term))):
        if type(here) is Component and type(here.base) is Symbol and len(here.indices) == 1:
            held.setdefault(here.base, set()).add(here.indices[0])
    for x, indices in held.items():
        inferred = any(note.startswith(f"{x.name} ") for note in chain.assumed)
        if inferred and len(indices) > 1 and indices == {number(k + 1) for k in range(len(indices))}:
            known[x] = Symbol(x.name, (number(len(indices)),))
    return known


def _variables(term: Term) -> tuple[Term, ...]:
    return tuple(here.variable for here in subterms(term) if type(here) is Derivative)


def renamed(term: Term, names: dict[Term, Term]) -> Term:
    """The term with letters exchanged, also those that are differentiated by."""
    if term in names:
        return names[term]
    new = with_children(term, lambda child: renamed(child, names))
    match new:
        case Operator(name, body, variables):
            return Operator(name, body, tuple(renamed(x, names) for x in variables))
        case Derivative(body, variable, order, notation):
            return Derivative(body, renamed(variable, names), order, notation)
    return new


def _is_unsized(x: Symbol, chain: WrittenChain) -> bool:
    """Whether nobody has declared what a letter is."""
    return not shape(x) and chain.context.definition(x.name) is None and x not in chain.context.symbols


def explicit(terms: tuple[Term, ...]) -> Change:
    """A letter that equals a written-out vector or matrix has its size, and (1, 2) beside it is a vector."""
    sizes: dict[Term, Term] = {}
    arrays: dict[Term, Term] = {}
    for here in (u for term in terms for u in subterms(term)):
        match here:
            case Relation("=", Symbol(name, ()) as x, right):
                value = Vector(right.items) if type(right) is Collection and right.kind == "tuple" else right
                if type(value) in (Vector, Matrix) and shape(value):
                    sizes[x] = Symbol(name, shape(value))
                    arrays[right] = value
    if not sizes:
        return same

    def change(term: Term) -> Term:
        new = substituted(term, {**sizes, **arrays})
        try:
            return new if all(shape(here) is not None for here in subterms(new)) else term
        except (ShapeMismatchError, ValueError, IndexError):
            return term

    return change
