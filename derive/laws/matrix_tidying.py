"""Sums and products of vectors and matrices put in order: numbers in front, common factors taken out."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Symbol,
    Term,
    call,
    coefficient,
    factors,
    fraction,
    negated,
    number,
    power,
    product,
    raised,
    scaled,
    subterms,
    summands,
    total,
)

from .array_products import transposed
from .entrywise_products import entrywise, with_squares
from .matrix_products import Parted, parted

SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


@rule("S^T = S", Call)
def symmetric_matrix(term: Call, context: Context) -> Term | None:
    """A symmetric matrix is its own transpose."""
    match term:
        case Call("transpose", (Symbol(name) as inner,)) if context.has(name, *SYMMETRIC):
            return inner
    return None


@rule("A + A = 2 A", Add)
def equal_matrices_added(term: Add, context: Context) -> Term | None:
    """Equal vectors or matrices are added up."""
    counted: dict[Term, Number] = {}
    for each in term.terms:
        c, rest = coefficient(each)
        known = counted.get(rest, ZERO)
        counted[rest] = number(c.p * known.q + known.p * c.q, c.q * known.q)
    if term.shape and len(counted) < len(term.terms):
        kept = tuple(scaled(c, rest) for rest, c in counted.items() if c is not ZERO)
        return total(kept) if kept else None
    return None


@rule("A (2 B) = 2 A B", Mul, Neg)
def number_in_front(term: Term, context: Context) -> Term | None:
    """A number in a product of matrices stands in front."""
    parts = term.factors if type(term) is Mul else factors(term.inner) if type(term) is Neg else (term,)
    first, *rest = parts
    behind = any(type(inner) in (Mul, Neg, Number) for inner in rest)
    if term.shape and (behind or (type(term) is Neg and type(first) is Number and first.p < 0)):
        found = parted(term).whole()
        return None if found is term else found
    return None


@rule("A A = A^2", Mul)
def equal_matrices_multiplied(term: Mul, context: Context) -> Term | None:
    """Equal square matrices side by side are a power."""
    found = parted(term)
    for k, (one, other) in enumerate(pairwise(found.chain)):
        (base, m), (same, n) = power(one), power(other)
        square = base is same and len(base.shape) == 2 and base.shape[0] is base.shape[1]
        if square and type(m) is Number and type(n) is Number:
            both = raised(base, number(m.p + n.p))
            return Parted(found.number, found.scalars, (*found.chain[:k], both, *found.chain[k + 2 :])).whole()
    return None


@rule("A I = A", Mul)
def identity_dropped(term: Mul, context: Context) -> Term | None:
    """An identity matrix has no effect beside another matrix."""
    found = parted(term)
    kept = tuple(each for each in found.chain if not (type(each) is Call and each.name == "identity"))
    if kept and len(kept) < len(found.chain):
        return Parted(found.number, found.scalars, kept).whole()
    return None


@rule("diag(a) diag(b) = diag(hadamard(a, b))", Mul)
def diagonal_matrices_multiplied(term: Mul, context: Context) -> Term | None:
    """Diagonal matrices are multiplied entry by entry."""
    found = parted(term)
    for k, (one, other) in enumerate(pairwise(found.chain)):
        match one, other:
            case Call("diag", (a,)), Call("diag", (b,)) if len(a.shape) == len(b.shape) == 1:
                both = call("diag", with_squares(entrywise(a, b)))
                return Parted(found.number, found.scalars, (*found.chain[:k], both, *found.chain[k + 2 :])).whole()
    return None


@rule("(2 A)/2 = A", Div)
def number_shortened(term: Div, context: Context) -> Term | None:
    """A number that divides every summand above and the denominator cancels."""
    d, under = coefficient(term.under)
    parts = [coefficient(each) for each in summands(term.over)]
    if not term.shape or d is ONE or any(c.p * d.q % (c.q * d.p) for c, _ in parts):
        return None
    over = total(scaled(number(c.p * d.q, c.q * d.p), rest) for c, rest in parts)
    return fraction(over, under)


@rule("A C + B C = (A + B) C", Add)
def matrix_taken_out_on_the_right(term: Add, context: Context) -> Term | None:
    """A matrix that stands last in every summand is put behind a bracket."""
    last = factors(term.terms[0])[-1]
    if term.shape and last.shape and all(factors(each)[-1] is last and _bracket(each).shape for each in term.terms):
        return Mul((total(_bracket(each) for each in term.terms), last))
    return None


def _bracket(term: Term) -> Term:
    if type(term) is Neg:
        return negated(_bracket(term.inner))
    return product(term.factors[:-1]) if type(term) is Mul else product(())


@rule("C A + C B = C (A + B)", Add)
def matrix_taken_out_on_the_left(term: Add, context: Context) -> Term | None:
    """A matrix that stands first in several summands is put before a bracket, with the scalars before it."""
    parts = [_headed(each) for each in term.terms]
    for head in dict.fromkeys(own for own, _ in parts if own):
        places = [k for k, (own, _) in enumerate(parts) if own == head]
        if len(places) > 1:
            whole = product((*head, total(parts[k][1] for k in places)))
            return total(whole if k == places[0] else each for k, each in enumerate(term.terms) if k not in places[1:])
    return None


def _headed(term: Term) -> tuple[tuple[Term, ...], Term]:
    """The scalars and the matrix that a summand begins with, nothing where it begins otherwise, and the rest."""
    inner = term.inner if type(term) is Neg else term
    found = parted(inner)
    if found.number is not ONE or len(found.chain) < 2 or not _is_matrix(found.chain[0]):
        return (), term
    rest = product(found.chain[1:])
    return (*found.scalars, found.chain[0]), Neg(rest) if type(term) is Neg else rest


def _is_matrix(term: Term) -> bool:
    return len(term.shape) == 2 and term.shape[0] is not ONE


@rule("-(A (u - v)) = A (v - u)", Neg)
def sign_into_a_difference(term: Neg, context: Context) -> Term | None:
    """A sign before a product goes into a difference of vectors or matrices in it."""
    if type(term.inner) is Div:
        turned = sign_into_a_difference.rewrite(Neg(term.inner.over), context)
        return Div(turned, term.inner.under) if isinstance(turned, Term) else None
    parts = factors(term.inner)
    for place, part in enumerate(parts):
        turned = _turned(part)
        others = (*parts[:place], *parts[place + 1 :])
        alone = not any(each in subterms(other) for other in others for each in (part, transposed(part)))
        if turned is not None and alone:
            return product((*parts[:place], turned, *parts[place + 1 :]))
    return None


def _turned(part: Term) -> Term | None:
    """A difference of vectors or matrices, or its transpose, the other way round."""
    match part:
        case Add((first, Neg(second))) if part.shape and type(first) is not Neg:
            return Add((second, Neg(first)))
        case Call("transpose", (Add() as inner,)):
            found = _turned(inner)
            return None if found is None else call("transpose", found)
    return None


@rule("(2 A + 2 B)/c = 2 (A + B)/c", Div)
def number_before_a_bracket(term: Div, context: Context) -> Term | None:
    """A number that every summand above the fraction line has stands before a bracket."""
    parts = [coefficient(each) for each in summands(term.over)]
    c = parts[0][0]
    size = number(abs(c.p), c.q)
    alike = all(number(abs(own.p), own.q) is size for own, _ in parts)
    if not term.shape or len(parts) < 2 or size is ONE or not alike:
        return None
    inner = total(negated(rest) if own.p < 0 else rest for own, rest in parts)
    return Div(product((size, inner)), term.under)


SHARED = (
    number_in_front
    | identity_dropped
    | diagonal_matrices_multiplied
    | number_shortened
    | equal_matrices_added
    | matrix_taken_out_on_the_right
    | matrix_taken_out_on_the_left
    | sign_into_a_difference
    | number_before_a_bracket
)
