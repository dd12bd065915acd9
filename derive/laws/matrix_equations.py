"""Equations between vectors and matrices of any size: factors with an inverse dropped, eigenvectors recognised."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.core.steps import Derivation
from derive.core.strategies import Line, Repeat, Strategy, When
from derive.core.traversals import Everywhere, Innermost
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Div,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    number,
    product,
    scaled,
    summands,
    symbols,
    total,
)

from .differentials_of_sums import factors_out_of_a_sum, multiplied_out_in_a_sum
from .indices import sum_of_a_constant, sum_of_sums
from .linear_unknown import opened
from .matrix_products import Parted, Parts, parted
from .stationary import factors_of, has_inverse, unknown_on_one_side

OPENED = multiplied_out_in_a_sum | sum_of_sums | sum_of_a_constant | factors_out_of_a_sum


@rule("sum(u_k - v, k=1..n) = 0 <=> sum(u_k, k=1..n) - n v = 0", Relation, relation=IFF)
def sums_taken_apart(term: Relation, context: Context, x: Symbol) -> Term | None:
    """Sums with the unknown are taken one summand at a time; what is the same in n summands counts n times."""
    apart = Repeat(Everywhere(When(lambda inner: type(inner) is Binder and x in symbols(inner), OPENED)))
    found = apart(term.left, context) if term.right is ZERO else None
    return None if found is None else Relation("=", found.end, ZERO)


@rule("A U B = 0 <=> U = 0", Relation, relation=IFF)
def invertible_factors_dropped(term: Relation, context: Context) -> Term | None:
    """Both sides are divided by numbers and multiplied by the inverses of the matrices that stand first and last."""
    inner = term.left.inner if type(term.left) is Neg else term.left
    if term.right is not ZERO or not inner.shape or type(inner) not in (Mul, Div):
        return None
    found = parted(inner.over if type(inner) is Div and type(inner.under) is Number else inner)
    chain = found.chain
    while len(chain) > 1 and len(chain[0].shape) == 2 and has_inverse(chain[0], context):
        chain = chain[1:]
    while len(chain) > 1 and len(chain[-1].shape) == 2 and has_inverse(chain[-1], context):
        chain = chain[:-1]
    if chain == found.chain and (type(chain[0]) is not Binder or chain == (term.left,)):
        return None
    return Relation("=", product((*found.scalars, *chain)), ZERO)


@rule("X^-1 A X^-1 = 0 <=> A = 0", Relation, relation=IFF)
def multiplied_by_the_unknown(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """Both sides are multiplied by the unknown matrix from the left and from the right, which its inverse undoes."""
    inverse = call("inverse", x)
    if term.right is not ZERO or len(x.shape) != 2:
        return None
    parts = [parted(each) for each in opened(term.left, x)]
    if not all(each.chain[:1] == (inverse,) for each in parts):
        return None
    chains = [_behind(each.chain[1:], x, inverse) for each in parts]
    whole = total(Parted(each.number, each.scalars, c).whole() for each, c in zip(parts, chains, strict=True))
    conditions = () if has_inverse(x, context) else (Relation("!=", call("det", x), ZERO),)
    return None if inverse in whole.children else Provided(Relation("=", whole, ZERO), conditions)


def _behind(chain: Parts, x: Symbol, inverse: Term) -> Parts:
    return chain[:-1] if chain[-1:] == (inverse,) and len(chain) > 1 else (*chain, x)


@rule("A u - c u = 0 <=> A u = c u", Relation, relation=IFF)
def eigenvector_equation(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """The matrix times the vector is a multiple of it: where the vector is not zero, it is an eigenvector."""
    if term.right is not ZERO or len(x.shape) != 1:
        return None
    over, under = (term.left.over, term.left.under) if type(term.left) is Div else (term.left, ONE)
    found = [parted(each) for each in _multiplied_out(over)]
    alone = [each for each in found if each.chain == (x,)]
    moved = [each for each in found if each.chain[-1:] == (x,) and len(each.chain) > 1]
    if len(moved) != 1 or not alone or len(alone) + 1 != len(found) or moved[0].scalars:
        return None
    matrix, c = moved[0].chain[:-1], moved[0].number
    value = total(_part(each, c) for each in alone)
    if x in symbols(product(matrix)):
        return None
    conditions = () if under is ONE or type(under) is Number else (Relation("!=", under, ZERO),)
    return Provided(Relation("=", Mul((*matrix, x)), product((*factors_of(value), x))), conditions)


def _multiplied_out(term: Term) -> tuple[Term, ...]:
    parts = factors(term)
    if sum(type(each) is Add for each in parts) != 1 or any(each.shape for each in parts if type(each) is not Add):
        return summands(term)
    bracket = next(each for each in parts if type(each) is Add)
    front = tuple(each for each in parts if each is not bracket)
    return tuple(parted(product((*front, each))).whole() for each in summands(bracket))


def _part(each: Parted, c: Number) -> Term:
    return scaled(number(-each.number.p * c.q, each.number.q * c.p), product(each.scalars))


def collecting(x: Symbol) -> Strategy:
    """The steps from a gradient that is zero to one term with the letter on one side, or to an eigenvector."""
    return (
        (invertible_factors_dropped | multiplied_by_the_unknown.with_(x))
        >> sums_taken_apart.with_(x)
        >> (eigenvector_equation.with_(x) | unknown_on_one_side.with_(x))
    )


@rule()
def equation_put_in(term: Term, context: Context, known: Relation) -> Term | None:
    """What an equation says is put in for factors side by side."""
    chain, part = factors_of(term), factors_of(known.left)
    for k in range(len(chain) - len(part) + 1):
        if chain[k : k + len(part)] == part:
            return product((*chain[:k], known.right, *chain[k + len(part) :]))
    return None


@rule("A (c B) = c A B", Mul)
def scalars_in_front(term: Mul, context: Context) -> Term | None:
    """Scalars stand before the vectors and matrices of a product."""
    found = parted(term).whole()
    return None if found is term else found


@rule("c 1 = c", Mul, trivial=True)
def ones_dropped(term: Mul, context: Context) -> Term | None:
    """A factor of one has no effect."""
    kept = tuple(each for each in term.factors if each is not ONE)
    return product(kept) if len(kept) < len(term.factors) else None


def value_at_an_eigenvector(
    body: Term, equation: Term, constraints: tuple[Relation, ...], label: str, context: Context
) -> Derivation | None:
    """The value of a quadratic form where the equation of an eigenvector and the constraints hold."""
    if type(equation) is not Relation:
        return None
    strategy: Strategy = Line(equation_put_in.with_(equation).by(label)) >> Line(scalars_in_front)
    for each in constraints:
        strategy = strategy >> Line(equation_put_in.with_(each) >> Innermost(ones_dropped))
    found = strategy(body, context)
    return found if found is not None and not symbols(found.end) & symbols(equation.left) else None
