"""What the components of vectors and matrices are."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    FUNCTIONS,
    ONE,
    ZERO,
    Add,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Pow,
    Term,
    call,
    product,
    total,
)

from .lettering import INDICES, fresh, summed, used

WHOLE = frozenset((
    "delta", "indicator", "softmax", "logsumexp", "largest", "transpose", "inverse", "tr", "det", "rank", "diag", "vec",
    "norm", "dot", "hadamard", "kron", "ones", "zeros", "identity", "unit", "expectation", "variance", "covariance",
    "probability", "given", "argmin", "argmax", "infimum", "supremum", "positive_definite", "positive_semidefinite",
    "negative_definite", "negative_semidefinite", "indefinite",
))  # fmt: skip
"""The functions that don't act on each entry by itself."""

ELEMENTWISE = frozenset(FUNCTIONS) - WHOLE


def component(base: Term, indices: tuple[Term, ...]) -> Term:
    """The entry of a base; a scalar is its own entry."""
    return Component(base, indices) if base.shape else base


def entry_of(base: Term, at: tuple[Term, ...]) -> Term:
    """The entry of a base, taken inside sums, multiples, transposes and functions of entries."""
    match base:
        case _ if not base.shape:
            return base
        case Add(terms):
            return total(entry_of(each, at) for each in terms)
        case Neg(inner):
            return Neg(entry_of(inner, at))
        case Mul(factors) if sum(1 for each in factors if each.shape) == 1:
            return product(entry_of(each, at) for each in factors)
        case Div(over, under) if not under.shape:
            return Div(entry_of(over, at), under)
        case Call("hadamard", (u, v)):
            return product((entry_of(u, at), entry_of(v, at)))
        case Call("transpose", (inner,)) if len(inner.shape) == len(at) == 2:
            return entry_of(inner, at[::-1])
        case Call("ones"):
            return ONE
        case Call(name, arguments) if name in ELEMENTWISE:
            return Call(name, tuple(entry_of(each, at) for each in arguments))
        case Pow(under, exponent) if len(at) == 1:
            return Pow(entry_of(under, at), entry_of(exponent, at))
    return Component(base, at)


@rule("(u + v)_i = u_i + v_i", Component)
def component_of_a_sum(term: Component, context: Context) -> Term | None:
    """Sums are taken entry by entry."""
    match term:
        case Component(Add(terms), at):
            return total(component(each, at) for each in terms)
        case Component(Neg(inner), at):
            return Neg(component(inner, at))
    return None


@rule("(c u)_i = c u_i", Component)
def component_of_a_multiple(term: Component, context: Context) -> Term | None:
    """A scalar factor multiplies every entry."""
    match term:
        case Component(Mul(factors), at) if sum(1 for each in factors if each.shape) == 1:
            return product(component(each, at) for each in factors)
        case Component(Div(over, under), at) if not under.shape:
            return Div(component(over, at), under)
    return None


@rule("(A B)_{ij} = sum(A_{ik} B_{kj}, k=1..n)", Component)
def component_of_a_product(term: Component, context: Context) -> Term | None:
    """An entry of a matrix product is the sum of the row's entries times the column's."""
    if type(term.base) is not Mul:
        return None
    scalars = tuple(each for each in term.base.factors if not each.shape)
    shaped = tuple(each for each in term.base.factors if each.shape)
    if len(shaped) < 2:
        return None
    first, rest = shaped[0], product(shaped[1:])
    row, column = term.indices[:1], term.indices[1:]
    if len(first.shape) == 1 or first.shape[1] is ONE:
        left = (*row, ONE)[: len(first.shape)]
        return product((*scalars, component(first, left), component(rest, (ONE, *column))))
    k = fresh(INDICES, used(term))
    below = (k, *column)[: len(rest.shape)]
    inner = summed(k, product((component(first, (*row, k)), component(rest, below))), first.shape[1])
    return product((*scalars, inner))


@rule("f(u)_i = f(u_i)", Component)
def component_of_a_function(term: Component, context: Context) -> Term | None:
    """A scalar function acts on every entry by itself."""
    match term:
        case Component(Call(name, arguments), at) if name in ELEMENTWISE:
            return Call(name, tuple(component(each, at) for each in arguments))
        case Component(Pow(base, exponent), at) if len(at) == 1:
            return Pow(component(base, at), component(exponent, at))
    return None


@rule("hadamard(u, v)_i = u_i v_i", Component)
def component_of_a_hadamard_product(term: Component, context: Context) -> Term | None:
    """The Hadamard product multiplies entry by entry."""
    match term:
        case Component(Call("hadamard", arguments), at):
            return product(component(each, at) for each in arguments)
    return None


@rule("(A^T)_{ij} = A_{ji}", Component)
def component_of_a_transpose(term: Component, context: Context) -> Term | None:
    """Transposing exchanges rows and columns."""
    match term:
        case Component(Call("transpose", (inner,)), (row, column)):
            return component(inner, (column, row)[: len(inner.shape)])
    return None


@rule("diag(v)_{ij} = v_i delta_{ij}", Component)
def component_of_a_diagonal(term: Component, context: Context) -> Term | None:
    """A diagonal matrix has its vector's entries on the diagonal and zeros elsewhere."""
    match term:
        case Component(Call("diag", (inner,)), (row, column)):
            return product((component(inner, (row,)), call("delta", row, column)))
        case Component(Call("diag", (inner,)), (row,)):
            return component(inner, (row, row))
    return None


@rule("(I)_{ij} = delta_{ij}", Component)
def component_of_a_constant(term: Component, context: Context) -> Term | None:
    """The entries of ones, zeros, the identity and the unit vectors are constants."""
    match term:
        case Component(Call("ones"), _):
            return ONE
        case Component(Call("zeros"), _):
            return ZERO
        case Component(Call("identity"), (row, column)):
            return call("delta", row, column)
        case Component(Call("unit", (which, _)), (row,)):
            return call("delta", row, which)
    return None


COMPONENTS = (
    component_of_a_sum
    | component_of_a_multiple
    | component_of_a_product
    | component_of_a_function
    | component_of_a_hadamard_product
    | component_of_a_transpose
    | component_of_a_diagonal
    | component_of_a_constant
)
