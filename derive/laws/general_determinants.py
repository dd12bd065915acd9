"""Determinants of sums with a product, and matrices as columns, at every size."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    call,
    coefficient,
    negated,
    product,
    scaled,
    total,
)

from .array_products import transposed
from .differentials import holds_differential
from .matrix_products import Parted, parted
from .two_way import two_way

SOURCE = "Horn and Johnson, Matrix Analysis, ch. 0"

INVERTIBLE = ("invertible", "spd", "orthogonal")


@two_way
@rule("det(I + A B) = det(I + B A)", Call)
def determinant_of_a_rotated_product(term: Call, context: Context) -> Term | None:
    """Beside an identity the factors of a product may be rotated under a determinant."""
    match term:
        case Call("det", (Add((Call("identity"), second)),)):
            c, inner = coefficient(second)
            found = parted(inner)
            chains = [found.chain[k:] + found.chain[:k] for k in range(len(found.chain))]
            best = min(chains, key=lambda chain: (len(product(chain).shape), repr(product(chain).shape), repr(chain)))
            rotated = scaled(c, Parted(found.number, found.scalars, best).whole())
            if best == found.chain:
                return None
            return (
                call("det", total((call("identity", rotated.shape[0]), rotated)))
                if rotated.shape
                else total((ONE, rotated))
            )
    return None


@two_way
@rule("det(A + U V) = det(A) det(I + A^-1 U V)", Call)
def matrix_out_of_a_determinant(term: Call, context: Context) -> Provided | None:
    """An invertible summand is taken out of a determinant in front, and its inverse stays before the other summand."""
    match term:
        case Call("det", (Add((Symbol(name) as a, second)),)) if context.has(name, *INVERTIBLE):
            c, inner = coefficient(second)
            found = parted(inner)
            rest = scaled(c, Parted(found.number, found.scalars, (call("inverse", a), *found.chain)).whole())
            whole = product((call("det", a), call("det", total((call("identity", a.dims[0]), rest)))))
            return Provided(whole, (Relation("!=", call("det", a), ZERO),))
    return None


@two_way
@rule("vec(A X B) = kron(B^T, A) vec(X)", Call)
def product_as_a_column(term: Call, context: Context) -> Term | None:
    """The columns of A X B below each other are the Kronecker product of the transposed B and A times those of X."""
    match term:
        case Call("vec", (Mul() as inner,)):
            found = parted(inner)
            place = next((k for k, each in enumerate(found.chain) if holds_differential(each)), None)
            if place is None and len(found.chain) == 3:
                place = 1
            if place is None or len(found.chain) < 2:
                return None
            x, before, after = found.chain[place], found.chain[:place], found.chain[place + 1 :]
            if len(x.shape) != 2:
                return None
            left = product(before) if before else call("identity", x.shape[0])
            right = transposed(product(after)) if after else call("identity", x.shape[1])
            return Parted(found.number, found.scalars, (call("kron", right, left), call("vec", x))).whole()
    return None


@two_way
@rule("vec(A + c B) = vec(A) + c vec(B)", Call)
def sum_as_a_column(term: Call, context: Context) -> Term | None:
    """The columns of a sum are the sums of the columns, and a number stays in front."""
    match term:
        case Call("vec", (Add(terms),)):
            return total(negated(call("vec", each.inner)) if type(each) is Neg else call("vec", each) for each in terms)
        case Call("vec", (Neg(inner),)):
            return Neg(call("vec", inner))
        case Call("vec", (Mul() as inner,)):
            found = parted(inner)
            if found.number is not ONE or found.scalars:
                return scaled(found.number, product((*found.scalars, call("vec", product(found.chain)))))
    return None


DETERMINANTS = matrix_out_of_a_determinant | determinant_of_a_rotated_product
COLUMNS = sum_as_a_column | product_as_a_column
