"""Products of scalars, rows, columns and matrices taken apart and put together again, and their transposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from derive.terms import (
    FUNCTIONS,
    MINUS_ONE,
    ONE,
    Add,
    Binder,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Term,
    call,
    number,
    product,
    scaled,
    size,
    total,
)

from .array_products import transposed
from .components import ELEMENTWISE

Parts = tuple[Term, ...]


class Parted(Record):
    """A product as a number, scalar factors, and a chain of rows, columns and matrices."""

    number: Number
    scalars: Parts
    chain: Parts

    def whole(self) -> Term:
        """The product written out, the number first."""
        return scaled(self.number, product((*self.scalars, *self.chain)))


def parted(term: Term) -> Parted:
    """A product taken apart; a row times a column beside other vectors or matrices is a scalar in brackets."""
    c, scalars, chain = _flat(term)
    groups = grouped(chain)
    if len(groups) > 1:
        *front, last = groups
        scalars, chain = (*scalars, *map(product, front)), last
    return Parted(c, scalars, chain)


def _flat(term: Term) -> tuple[Number, Parts, Parts]:
    c, scalars, chain = ONE, list[Term](), list[Term]()
    for part in _opened(term):
        if type(part) is Number:
            c = number(c.p * part.p, c.q * part.q)
        else:
            (chain if part.shape else scalars).append(part)
    if not chain and (rows := [part for part in scalars if type(part) is Mul]):
        scalars.remove(rows[-1])
        chain = list(rows[-1].children)
    return c, tuple(scalars), tuple(chain)


def _opened(term: Term) -> Iterator[Term]:
    """The factors of a product, its brackets opened but for rows times columns, which stay numbers."""
    if type(term) is Neg:
        yield MINUS_ONE
        yield from _opened(term.inner)
    elif type(term) is not Mul:
        yield term
    else:
        for part in term.factors:
            if type(part) in (Mul, Neg):
                own = parted(part)
                bracket = own.chain if part.shape or not own.chain else (product(own.chain),)
                yield from (own.number, *own.scalars, *bracket)
            else:
                yield part


def grouped(chain: Parts) -> tuple[Parts, ...]:
    """The chain cut where a row has met its column and more follows."""
    groups: list[Parts] = []
    here: Parts = ()
    for factor in chain:
        if len(here) > 1 and not product(here).shape:
            groups.append(here)
            here = ()
        here = (*here, factor)
    return (*groups, here) if here else tuple(groups)


def bracketed(term: Mul) -> Parts:
    """The factors of a product as they multiply: scalars that rows and columns make are in brackets."""
    c, scalars, chain = _flat(term)
    groups = grouped(chain)
    if len(groups) < 2:
        return term.factors
    front = () if c is ONE else (c,)
    return (*front, *scalars, *(product(each) for each in groups[:-1]), *_last(groups[-1]))


def _last(group: Parts) -> Parts:
    return (product(group),) if not product(group).shape else group


def flipped(term: Term) -> Term:
    """The transpose: products turn round, and what else is shorter with the transpose carried out."""
    if not term.shape:
        return term
    match term:
        case Call("transpose", (inner,)):
            return inner
        case Neg(inner):
            return Neg(flipped(inner))
        case Mul():
            own = parted(term)
            return Parted(own.number, own.scalars, flipped_chain(own.chain)).whole()
    found, outside = carried_out(term), transposed(term)
    return found if found is not None and size(found) < size(outside) else outside


def carried_out(term: Term) -> Term | None:
    """The transpose of a sum, an inverse, or what is taken entry by entry, carried out in its parts."""
    if len(term.shape) == 1 and type(term) is not Add:
        return None
    match term:
        case Add(terms):
            turned = tuple(map(flipped, terms))
            return term if all(each in terms for each in turned) else total(turned)
        case Binder("sum", letter, body, low, high):
            return Binder("sum", letter, flipped(body), low, high)
        case Call("inverse", (inner,)):
            return call("inverse", flipped(inner))
        case Call("hadamard", (a, b)):
            return call("hadamard", flipped(a), flipped(b))
        case Call("diag" | "identity", _):
            return term
        case Call("ones" | "zeros" as name, (rows, columns)):
            return call(name, columns, rows)
        case Call(name, (inner,)) if name in ELEMENTWISE and name in FUNCTIONS:
            return call(name, flipped(inner))
        case Pow(base, exponent) if base.shape:
            return Pow(flipped(base), exponent)
        case Div(over, under) if not under.shape:
            return Div(flipped(over), under)
    return None


def flipped_chain(chain: Parts) -> Parts:
    """The factors of the transpose of a product."""
    return tuple(flipped(each) for each in reversed(chain))


def chained(parts: Iterable[Term]) -> Term:
    """The product of factors that follow each other, brackets of products left out."""
    return parted(product(tuple(parts))).whole()
