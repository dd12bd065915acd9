"""Sums of even powers, seen at a glance to be positive."""

from __future__ import annotations

from derive.terms import Symbol, Term, number, product, raised

from .sparse_polynomials import Monomial, Poly


def zero_only_together(p: Poly) -> tuple[Term, ...] | None:
    """The roots of the even monomials that must all be zero where p = 0; () where p is never zero; None if unknown.

    It knows sums of even monomials in letters whose rational coefficients have one sign.
    """
    if not p or not all(even(monomial) for monomial in p):
        return None
    if len({c > 0 for c in p.values()}) != 1:
        return None
    return () if () in p else tuple(_root(monomial) for monomial in p)


def even(monomial: Monomial) -> bool:
    """Whether a monomial is the square of another one."""
    return all(type(g) is Symbol and k % 2 == 0 for g, k in monomial)


def _root(monomial: Monomial) -> Term:
    return product(raised(g, number(k // 2)) for g, k in monomial)
