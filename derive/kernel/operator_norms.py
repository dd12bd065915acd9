"""Norms at every size: of products, sums and powers at most what the norms of their parts allow."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.integers import is_integer
from derive.exact.signs import sign
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    call,
    factors,
    product,
    substituted,
)

from .index_entries import Letters, NoEntryError, at, entry

Below = Callable[[Term, Term, Context], bool]
Terms = tuple[Term, ...]
KNOWN = ((), (TWO,))
DEEPEST = 12


def by_norms(a: Term, b: Term, context: Context, below: Below) -> bool:
    """Whether a <= b is a law of norms; `below` compares what is left of the parts."""
    match a:
        case Call("abs", (Mul((Call("transpose", (u,)), *rest)),)) if len(u.shape) == 1:
            v = product(rest)
            return len(v.shape) == 1 and alike(b, product((call("norm", u), call("norm", v))))
        case Call("norm", (inner, *order)) if tuple(order) in KNOWN:
            return _of_norm(inner, tuple(order), b, context, below)
    return False


def _of_norm(inner: Term, order: Terms, b: Term, context: Context, below: Below) -> bool:
    match inner, b:
        case _, Call("norm", (other,)) if order == (TWO,) and alike(inner, other):
            return True
        case Call("diag", (u,)), _ if order == (TWO,) and len(u.shape) == 1:
            return _entries_at_most(u, b, context, below)
        case Binder("product", letter, body, low, high), Binder("product", _, _, start, end):
            norms = Binder("product", letter, Call("norm", (body, *order)), low, high)
            return order == (TWO,) and (low, high) == (start, end) and below(norms, b, context)
        case Pow(base, exponent), Pow(bound, power) if order == (TWO,) and exponent is power:
            natural = is_integer(exponent, context) and holds(context, Relation(">=", exponent, ZERO)) is True
            return natural and below(call("norm", base, *order), bound, context)
        case Add(ours), Add(theirs) if len(ours) == len(theirs):
            bare = (each.inner if type(each) is Neg else each for each in ours)
            return all(below(Call("norm", (x, *order)), y, context) for x, y in zip(bare, theirs, strict=True))
        case Mul(ours), _:
            return _of_product(ours, order, factors(b), context)
    return False


def _entries_at_most(u: Term, bound: Term, context: Context, below: Below) -> bool:
    """Whether no entry of a vector is larger in size than a bound that is the same for all of them."""
    index, high = Symbol("any entry"), u.shape[0]
    told = (Symbol(name) for name, size in context.indices if size is high)
    facts = tuple(substituted(fact, {x: index}) for x in told for fact in context.facts)
    inside = context.given(*facts)
    inside = inside.but(indices=(*inside.indices, (index.name, high)))
    try:
        body = _spread(at(u, (index,)))
    except NoEntryError:
        return False
    size = body if sign(body, inside) <= {0, 1} else call("abs", body)
    return below(size, bound, inside)


def _spread(term: Term, depth: int = 0) -> Term:
    """An entry as a term in the entries of letters."""
    if depth > DEEPEST:
        raise NoEntryError
    if type(term) is Component:
        deeper = type(term.base) is not Symbol
        return _spread(entry(term.base, term.indices, Letters()), depth + 1) if deeper else term
    children = tuple(_spread(child, depth + 1) for child in term.children)
    return term.rebuilt(children) if children else term


def _of_product(ours: Terms, order: Terms, theirs: Terms, context: Context) -> bool:
    """Whether a product has the norms of the factors, some taken together, and the sizes of the scalars."""
    scalars = [each for each in ours if not each.shape]
    chain = tuple(each for each in ours if each.shape)
    kinds: list[Terms] = []
    for each in theirs:
        match each:
            case Call("norm", (inner, *kind)) if inner.shape:
                own = factors(inner)
                fits = _fits(inner, tuple(kind)) and len(own) <= len(chain)
                if not fits or not all(map(alike, own, chain)):
                    return False
                chain = chain[len(own) :]
                kinds.append(tuple(kind))
            case Call("abs", (inner,)) if inner in scalars:
                scalars.remove(inner)
            case _:
                if each not in scalars or not sign(each, context) <= {0, 1}:
                    return False
                scalars.remove(each)
    return not scalars and not chain and (order == (TWO,) or () in kinds)


def _fits(inner: Term, kind: Terms) -> bool:
    """Whether the norm is one of an operator or, of vectors, the one that goes with it."""
    return kind == () or (kind == (TWO,) and len(inner.shape) == 2)
