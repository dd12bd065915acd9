"""Vectors that are told apart by an index, x_1 to x_n: x_i is a vector where a formula transposes or measures it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from derive.terms import Add, Binder, Call, Component, Mul, Neg, Symbol, Term, subterms

from .defining import occurs
from .scopes import Scope, with_told


def vectors_by_number(terms: Sequence[Term]) -> Iterator[tuple[Symbol, int]]:
    """The letters whose entries are vectors by how they are written, each with how many sizes it has."""
    alone = {each for term in terms for part in (term, *subterms(term)) for each in _alone(part)}
    for part in (part for term in terms for part in subterms(term)):
        for each in _vectors(part):
            if type(each) is Component and type(each.base) is Symbol and each.base not in alone:
                yield each.base, len(each.indices) + 1


def _alone(term: Term) -> tuple[Term, ...]:
    """The letters that stand in a term without an index."""
    return () if type(term) is Component else tuple(child for child in term.children if type(child) is Symbol)


def _vectors(term: Term) -> tuple[Term, ...]:
    """The parts of a term that are vectors in it, as rows of a matrix are."""
    match term:
        case Call("transpose", (inner,)):
            return _summands(inner)
        case Call("norm", (inner, *_)):
            return _summands(inner)
        case Call("dot", (left, right)):
            return (*_summands(left), *_summands(right))
        case Mul(factors):
            return tuple(after for before, after in pairwise(factors) if _is_row(before))
    return ()


def _summands(term: Term) -> tuple[Term, ...]:
    match term:
        case Add(terms):
            return tuple(each for part in terms for each in _summands(part))
        case Neg(inner) | Binder("sum", _, inner):
            return _summands(inner)
    return (term,)


def _is_row(term: Term) -> bool:
    """Whether a factor is a vector that is transposed: a small letter, or one with an index."""
    inner = term.children[0] if type(term) is Call and term.name == "transpose" else None
    return type(inner) is Component or (type(inner) is Symbol and inner.name[0].islower() and len(inner.dims) < 2)


def with_rows(scope: Scope, sizes: Sequence[str], text: str) -> Scope:
    """The scope in which the vectors x_i of an inferred size are the rows of X, or its columns, where a text has both.

    Where the sizes do not tell which of the two, it is not known what x_i is.
    """
    for name in (size.partition(":")[0] for size in sizes if size.count(" x ") == 1):
        few, whole = scope.context.symbol(name).dims, scope.context.symbol(name.capitalize()).dims
        if name == name.capitalize() or len(whole) != 2 or not occurs(_written(name.capitalize()), text):
            continue
        told = None
        if whole[0] is not whole[1] and few in (whole, whole[::-1]):
            told = with_told(scope, f"{name} = {name.capitalize()}" + ("" if few == whole else "^T"))
        if told is None:
            scope = scope.but(unheard=tuple(dict.fromkeys((*scope.unheard, name))))
        else:
            said = f"{name} is taken to hold the {'rows' if few == whole else 'columns'} of {name.capitalize()}."
            scope = told.but(assumed=(*told.assumed, said))
    return scope


def _written(name: str) -> str:
    return name if len(name) == 1 else f"\\{name}"
