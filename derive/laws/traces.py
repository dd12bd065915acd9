"""Traces and products of rows and columns turned until the differential stands last."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ONE, Add, Call, Div, Mul, Neg, Term, call, negated, product, scaled, total

from .differentials import holds_differential
from .matrix_products import Parted, Parts, bracketed, flipped_chain, parted

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"


def place_of(chain: Parts) -> int | None:
    """Where the factor with the differential stands in a chain, None unless there is exactly one."""
    found = [k for k, each in enumerate(chain) if holds_differential(each)]
    return found[0] if len(found) == 1 else None


def inside_trace(term: Call) -> tuple[Parts, int] | None:
    """The chain below a trace and the place of the differential in it."""
    if term.name != "tr":
        return None
    found = parted(term.arguments[0])
    place = place_of(found.chain)
    return None if found.scalars or found.number is not ONE or place is None else (found.chain, place)


def row_and_column(term: Mul) -> tuple[Parted, int] | None:
    """A row times matrices and a column, with the place of the differential in it."""
    if term.shape:
        return None
    found = parted(term)
    place = place_of(found.chain)
    return None if place is None or any(map(holds_differential, found.scalars)) else (found, place)


@rule("A (B + C) = A B + A C", Mul, Neg)
def differentials_apart(term: Term, context: Context) -> Term | None:
    """A sum of differentials is multiplied out."""
    match term:
        case Neg(Add(terms)) if any(map(holds_differential, terms)):
            return total(map(negated, terms))
    parts = bracketed(term) if type(term) is Mul else ()
    for k, part in enumerate(parts):
        if type(part) is Add and holds_differential(part):
            return total(_signed(parts, k, each) for each in part.terms)
    return None


def _signed(parts: Parts, k: int, each: Term) -> Term:
    if type(each) is Neg:
        return Neg(product((*parts[:k], each.inner, *parts[k + 1 :])))
    return product((*parts[:k], each, *parts[k + 1 :]))


@rule("A (B/c) = (A B)/c", Mul)
def divisor_of_a_differential(term: Mul, context: Context) -> Term | None:
    """A scalar that divides the factor with the differential divides the product."""
    for k, part in enumerate(term.factors):
        match part:
            case Div(over, under) if holds_differential(over) and over.shape and len(term.factors) > 1:
                return Div(product((*term.factors[:k], over, *term.factors[k + 1 :])), under)
    return None


@rule("tr(A + B) = tr(A) + tr(B)", Call)
def trace_of_a_sum(term: Call, context: Context) -> Term | None:
    """The trace of a sum is the sum of the traces."""
    match term:
        case Call("tr", (Add(terms),)):
            return total(Neg(call("tr", each.inner)) if type(each) is Neg else call("tr", each) for each in terms)
    return None


@rule("tr(c A) = c tr(A)", Call)
def trace_of_a_multiple(term: Call, context: Context) -> Term | None:
    """Scalar factors come out of a trace."""
    match term:
        case Call("tr", (Div(over, under),)) if not under.shape:
            return Div(call("tr", over), under)
        case Call("tr", (inner,)):
            found = parted(inner)
            if found.scalars or found.number is not ONE:
                return scaled(found.number, product((*found.scalars, call("tr", product(found.chain)))))
    return None


@rule("tr(A^T) = tr(A)", Call)
def trace_of_a_transpose(term: Call, context: Context) -> Term | None:
    """A matrix and its transpose have the same trace."""
    match inside_trace(term):
        case chain, place if is_transpose(chain[place]):
            return call("tr", product(flipped_chain(chain)))
    return None


def is_transpose(term: Term) -> bool:
    """Whether a term is a transpose."""
    return type(term) is Call and term.name == "transpose"


@rule("tr(A B) = tr(B A)", Call)
def cyclic_trace(term: Call, context: Context) -> Term | None:
    """The factors in a trace may go round in a circle."""
    match inside_trace(term):
        case chain, place if place + 1 < len(chain) and not is_transpose(chain[place]):
            return _trace((*chain[place + 1 :], *chain[: place + 1]))
    return None


def _trace(chain: Parts) -> Term:
    inner = product(chain)
    return call("tr", inner) if inner.shape else inner


@rule("tr(u v^T) = v^T u", Call)
def trace_as_a_scalar(term: Call, context: Context) -> Term | None:
    """The trace of a column times a row is the row times the column."""
    match inside_trace(term):
        case chain, place if len(chain[place].shape) == 1 and place + 1 < len(chain):
            return product((*chain[place + 1 :], *chain[: place + 1]))
    return None


@rule("u^T A v = v^T A^T u", Mul)
def scalar_transposed(term: Mul, context: Context) -> Term | None:
    """A scalar is its own transpose."""
    match row_and_column(term):
        case found, place if is_transpose(found.chain[place]):
            return Parted(found.number, found.scalars, flipped_chain(found.chain)).whole()
    return None


@rule("u^T A v = tr(v u^T A)", Mul)
def scalar_as_a_trace(term: Mul, context: Context) -> Term | None:
    """A scalar is its own trace, and the factors in a trace may go round in a circle."""
    match row_and_column(term):
        case found, place if len(found.chain[place].shape) == 2 and not is_transpose(found.chain[place]):
            if is_call(found.chain[place], "diag"):
                return None
            chain = found.chain
            turned = call("tr", product((*chain[place + 1 :], *chain[: place + 1])))
            return scaled(found.number, product((*found.scalars, turned)))
    return None


def is_call(term: Term, name: str) -> bool:
    """Whether a term is a call of a function."""
    return type(term) is Call and term.name == name
