"""Laws that bound norms: of products, sums and diagonal matrices, and of a row times a column."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.signs import sign
from derive.terms import (
    TWO,
    Add,
    Apply,
    Binder,
    Call,
    Component,
    Mul,
    Neg,
    Pow,
    Symbol,
    Term,
    bind,
    call,
    factors,
    opened,
    product,
    symbols,
    total,
    with_children,
)

from .bounding import absolute_value_of_a_product, bounded
from .components import COMPONENTS, component

SOURCE = "Horn and Johnson, Matrix Analysis, ch. 5"

Change = Callable[[Term, Context], Term | None]
DEEPEST = 8


def in_factors(term: Term, context: Context, change: Change) -> Term | None:
    """A term with the change made in every factor and summand that is never negative; None where there is none."""
    found = change(term, context)
    if found is not None:
        return found
    match term:
        case Binder("product" | "sum" as kind, letter, _, low, high):
            index = Symbol(f"{letter}#")
            inner = in_factors(opened(term, index), context, change)
            new = None if inner is None else bind(kind, index, inner, low, high)
            return None if new is None else Binder(kind, letter, new.body, low, high)
        case Add(parts):
            return _each(parts, context, change, total)
        case Mul(parts) if not term.shape and all(not each.shape and sign(each, context) <= {0, 1} for each in parts):
            return _each(parts, context, change, lambda new: product(inner for each in new for inner in factors(each)))
    return None


def _each(parts: tuple[Term, ...], context: Context, change: Change, join: Callable[..., Term]) -> Term | None:
    new = tuple(in_factors(each, context, change) for each in parts)
    if all(each is None for each in new):
        return None
    return join(tuple(old if each is None else each for old, each in zip(parts, new, strict=True)))


@rule("norm(A B, 2) \\le norm(A, 2) norm(B, 2)", relation="<=")
def norm_of_a_product_at_most(term: Term, context: Context) -> Term | None:
    """The norm of a product is at most the product of the norms of the factors."""
    return in_factors(term, context, _split)


def _split(term: Term, context: Context) -> Term | None:
    match term:
        case Call("norm", (Binder("product", letter, body, low, high), order)) if order is TWO:
            inner = Call("norm", (body, order))
            return Binder("product", letter, _split(inner, context) or inner, low, high)
        case Call("norm", (Pow(base, exponent), order)) if order is TWO:
            return Pow(call("norm", base, order), exponent)
        case Call("norm", (Mul(parts), *order)) if order in ([], [TWO]):
            scalars = tuple(call("abs", each) for each in parts if not each.shape)
            shaped = tuple(each for each in parts if each.shape)
            if len(parts) < 2 or not all(len(each.shape) == 2 for each in shaped[:-1]):
                return None
            return product((*scalars, *(_norm_of(each, shaped[-1], order) for each in shaped)))
    return None


def _norm_of(factor: Term, last: Term, order: list[Term]) -> Term:
    """The operator norm before a vector, the norm of the whole otherwise."""
    if len(factor.shape) == 1:
        return call("norm", factor)
    return call("norm", factor, TWO) if len(last.shape) == 1 else call("norm", factor, *order)


@rule("norm(a + b) \\le norm(a) + norm(b)", relation="<=")
def norm_of_a_sum_at_most(term: Term, context: Context) -> Term | None:
    """The norm of a sum is at most the sum of the norms."""
    return in_factors(term, context, _sum_split)


def _sum_split(term: Term, context: Context) -> Term | None:
    match term:
        case Call("norm", (Add(parts), *order)) if order in ([], [TWO]):
            bare = (each.inner if type(each) is Neg else each for each in parts)
            return total(Call("norm", (each, *order)) for each in bare)
    return None


@rule("abs(u^T v) \\le norm(u) norm(v)", relation="<=")
def cauchy_schwarz_inequality(term: Term, context: Context) -> Term | None:
    """The size of a row times a column is at most the product of their norms."""
    match term:
        case Call("abs", (Mul((Call("transpose", (u,)), *rest)),)) if len(u.shape) == 1:
            v = product(rest)
            return product((call("norm", u), call("norm", v))) if len(v.shape) == 1 else None
    return None


@rule("norm(diag(u), 2) \\le c, abs(u_i) \\le c", relation="<=")
def diagonal_by_its_largest_entry(term: Term, context: Context) -> Term | None:
    """The norm of a diagonal matrix is at most the largest size that its entries can have."""
    return in_factors(term, context, _diagonal)


def _diagonal(term: Term, context: Context) -> Term | None:
    match term:
        case Call("norm", (Call("diag", (u,)), order)) if order is TWO and len(u.shape) == 1:
            index = Symbol("entry#")
            size = _size(_spread(component(u, (index,)), context), context)
            found = bounded(size, context)
            return None if found is None or index in symbols(found) else found
    return None


def _spread(term: Term, context: Context, depth: int = 0) -> Term:
    """An entry in the entries of letters; those of rows x_i of a matrix are its own."""
    if type(term) is not Component:
        return with_children(term, lambda child: _spread(child, context, depth)) if depth <= DEEPEST else term
    match term.base:
        case Symbol():
            return term
        case Component(base, at):
            return Component(base, (*at, *term.indices))
        case Apply(name, (inner,), primes):
            return Apply(name, (_spread(component(inner, term.indices), context, depth + 1),), primes)
    found = COMPONENTS(term, context)
    return term if found is None or depth > DEEPEST else _spread(found.end, context, depth + 1)


def _size(entry: Term, context: Context) -> Term:
    """The absolute value, that of a product factor by factor, without bars around what is never negative."""
    if sign(entry, context) <= {0, 1}:
        return entry
    whole = call("abs", entry)
    parts = absolute_value_of_a_product.rewrite(whole, context)
    sizes = factors(parts) if isinstance(parts, Mul) else ()
    return product(_size(each.arguments[0], context) for each in sizes if isinstance(each, Call)) if sizes else whole
