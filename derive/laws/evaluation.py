"""Values of terms at a point: numbers put in for letters, then worked out."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.exact.spelling import normal
from derive.terms import At, Matrix, Symbol, Term, Vector, substituted, symbols, with_children


@rule("", At)
def point_put_in(term: Term, context: Context) -> Term | None:
    """The values of the letters are put in."""
    assert type(term) is At
    return substituted(term.body, dict(zip(term.letters, term.values, strict=True)))


@rule("")
def numbers_worked_out(term: Term, context: Context) -> Term | None:
    """The powers, products and sums are worked out and collected."""
    return worked(term)


def worked(term: Term) -> Term:
    """A scalar, vector or matrix whose entries are worked out."""
    return with_children(term, normal) if type(term) in (Vector, Matrix) else normal(term)


def value_at(body: Term, letters: tuple[Symbol, ...], values: tuple[Term, ...], context: Context) -> Derivation:
    """A term worked out at a point, line by line."""
    held = symbols(body)
    pairs = [(letter, value) for letter, value in zip(letters, values, strict=True) if letter in held]
    if not pairs:
        found = numbers_worked_out(body, context)
        return found or Derivation(body, (), body)
    start = At(body, tuple(letter for letter, _ in pairs), tuple(value for _, value in pairs))
    found = (point_put_in >> numbers_worked_out)(start, context)
    return found or Derivation(start, (), start)
