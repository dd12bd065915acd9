"""Products of vectors and matrices, and sorting factors by the indices that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from derive.terms import (
    MINUS_ONE,
    ONE,
    Binder,
    Call,
    Neg,
    Number,
    Symbol,
    Term,
    call,
    factors,
    number,
    opened,
    product,
    scaled,
    symbols,
)

from .lettering import INDICES, fresh, used

Index = tuple[Symbol, Term]


def by_indices(parts: tuple[Term, ...], i: Symbol, j: Symbol) -> tuple[tuple[Term, ...], ...]:
    """The factors with both indices, with the first alone, with the second alone, and with neither."""
    kinds: tuple[list[Term], ...] = ([], [], [], [])
    for part in parts:
        has = symbols(part)
        kinds[(0 if j in has else 1) if i in has else (2 if j in has else 3)].append(part)
    return tuple(map(tuple, kinds))


def sum_opened(entry: Binder) -> tuple[Index, Term]:
    """A sum's index as a letter of its own, with its size, and the body in it."""
    taken = used(entry)
    k = fresh(INDICES, taken)
    return (k, entry.high or ONE), opened(entry, k)


def if_all(make: Callable[[tuple[Term, ...]], Term | None], parts: tuple[Term | None, ...]) -> Term | None:
    """What is made of the parts, None where one of them is missing."""
    found = tuple(part for part in parts if part is not None)
    return make(found) if len(found) == len(parts) else None


def transposed(array: Term) -> Term:
    """The transpose, without a double one."""
    match array:
        case Call("transpose", (inner,)):
            return inner
        case Call("diag" | "identity", _):
            return array
    return call("transpose", array)


def hadamard(arrays: tuple[Term, ...]) -> Term:
    """The entrywise product; ones have no effect."""
    found = [array for array in arrays if not (type(array) is Call and array.name == "ones")] or list(arrays[:1])
    out = found[0]
    for array in found[1:]:
        out = call("hadamard", out, array)
    return out


def times(*parts: Term) -> Term:
    """The product of scalars and matrices, the number in front, brackets and identities dropped."""
    c, front, arrays = ONE, list[Term](), list[Term]()
    for part in (each for whole in parts for each in factors(whole)):
        if type(part) is Number:
            c = number(c.p * part.p, c.q * part.q)
        else:
            (arrays if part.shape else front).append(part)
    kept = [part for part in arrays if not (type(part) is Call and part.name == "identity")] or arrays[:1]
    if product(kept).shape != product(arrays).shape:
        kept += [part for part in arrays if part not in kept][:1]
    return scaled(c, product((*front, *kept)))


def without_signs(parts: Iterable[Term]) -> Term:
    """The product of some factors, ones dropped and the signs among them put in front."""
    found = tuple(parts)
    sign = sum(1 for each in found if each is MINUS_ONE) % 2
    rest = product(each for each in found if each is not ONE and each is not MINUS_ONE)
    return Neg(rest) if sign else rest
