"""Declared equations about products of matrices, put in wherever the product stands: Y 1 = 1, P^2 = P."""

from __future__ import annotations

from typing import TypeGuard

from derive.core.context import Context
from derive.terms import Mul, Number, Pow, Relation, Term, factors, product, with_children

MOST_POWER, MOST_TIMES = 6, 12


def declared_put_in(term: Term, context: Context) -> Term:
    """The term with the declared values of products in it."""
    known = tuple((_apart(fact.left), fact.right) for fact in context.facts if _is_product(fact))
    return _put_in(term, known) if known else term


def without_products(context: Context) -> Context:
    """The context without the equations that were put in."""
    return context.but(facts=tuple(fact for fact in context.facts if not _is_product(fact)))


def _is_product(fact: Term) -> TypeGuard[Relation]:
    if type(fact) is not Relation or fact.sign != "=" or not fact.left.shape:
        return False
    return type(fact.left) is Mul or _is_power(fact.left)


def _is_power(term: Term) -> TypeGuard[Pow]:
    if type(term) is not Pow or type(term.exponent) is not Number:
        return False
    return bool(term.base.shape) and term.exponent.q == 1 and 1 < term.exponent.p <= MOST_POWER


def _apart(term: Term) -> tuple[Term, ...]:
    """The factors of a product, those of a power of a matrix one by one."""
    out: list[Term] = []
    for part in factors(term):
        power = part.exponent if _is_power(part) else None
        times = power.p if type(power) is Number else 1
        out += factors(part.base) * times if _is_power(part) else (part,)
    return tuple(out)


def _put_in(term: Term, known: tuple[tuple[tuple[Term, ...], Term], ...]) -> Term:
    new = with_children(term, lambda child: _put_in(child, known))
    for _ in range(MOST_TIMES):
        found = _once(new, known) if type(new) is Mul or _is_power(new) else None
        if found is None:
            return new
        new = found
    return new


def _once(term: Term, known: tuple[tuple[tuple[Term, ...], Term], ...]) -> Term | None:
    parts = _apart(term)
    for left, right in known:
        for k in range(len(parts) - len(left) + 1):
            if parts[k : k + len(left)] == left:
                return product((*parts[:k], right, *parts[k + len(left) :]))
    return None
