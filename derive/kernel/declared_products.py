"""Declared equations about products of matrices, put in wherever the product stands: Y 1 = 1."""

from __future__ import annotations

from typing import TypeGuard

from derive.core.context import Context
from derive.terms import Mul, Relation, Term, factors, product, with_children


def declared_put_in(term: Term, context: Context) -> Term:
    """The term with the declared values of products in it."""
    known = tuple((factors(fact.left), fact.right) for fact in context.facts if _is_product(fact))
    return _put_in(term, known) if known else term


def without_products(context: Context) -> Context:
    """The context without the equations that were put in."""
    return context.but(facts=tuple(fact for fact in context.facts if not _is_product(fact)))


def _is_product(fact: Term) -> TypeGuard[Relation]:
    return type(fact) is Relation and fact.sign == "=" and type(fact.left) is Mul and bool(fact.left.shape)


def _put_in(term: Term, known: tuple[tuple[tuple[Term, ...], Term], ...]) -> Term:
    new = with_children(term, lambda child: _put_in(child, known))
    if type(new) is not Mul:
        return new
    parts = factors(new)
    for left, right in known:
        for k in range(len(parts) - len(left) + 1):
            if parts[k : k + len(left)] == left:
                return product((*parts[:k], right, *parts[k + len(left) :]))
    return new
