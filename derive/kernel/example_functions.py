"""Powers in the place of functions without a definition: what fails for one function that may stand there is wrong."""

from __future__ import annotations

from functools import reduce
from itertools import count

from derive.core.context import Context
from derive.terms import (
    ONE,
    Apply,
    Component,
    Symbol,
    Term,
    bind,
    call,
    kinds,
    number,
    product,
    raised,
    scaled,
    subterms,
    with_children,
)

LETTERS = "tsr"
Named = tuple[tuple[str, Term], ...]


def exampled(a: Term, b: Term) -> tuple[Term, Term, Named]:
    """Both terms with a power in place of each function without a definition, and which power that is.

    One of a vector or a matrix is the power of a sum of its entries, each times its places.
    """
    applied = tuple(here for side in (a, b) if Apply in kinds(side) for here in subterms(side) if type(here) is Apply)
    if not applied:
        return a, b, ()
    degrees = dict(zip(dict.fromkeys((each.name, len(each.arguments)) for each in applied), count(2)))

    def change(term: Term) -> Term:
        if Apply not in kinds(term):
            return term
        new = with_children(term, change)
        return _power(new, degrees[new.name, len(new.arguments)]) if type(new) is Apply else new

    first = {(each.name, len(each.arguments)): each for each in applied}
    return change(a), change(b), tuple(_named(first[key], degree) for key, degree in degrees.items())


def any_will_do(sides: tuple[Term, Term], context: Context) -> bool:
    """Whether nothing is declared of the functions without a definition in two terms."""
    names = {here.name for side in sides for here in subterms(side) if type(here) is Apply}
    return not any(type(here) is Apply and here.name in names for fact in context.facts for here in subterms(fact))


def _named(applied: Apply, degree: int) -> tuple[str, Term]:
    shapes = [() if applied.dims else each.shape for each in applied.arguments]
    letters = tuple(Symbol(x, dims) for x, dims in zip(LETTERS, shapes, strict=False))
    shown = _power(Apply(applied.name, letters), degree)
    return f"{applied.name}({', '.join(x.name for x in letters)})", shown


def _power(applied: Apply, degree: int) -> Term:
    """A power, or what is left of it after some derivatives."""
    least = max(degree - applied.primes, 0)
    front = number(reduce(lambda c, k: c * max(degree - k, 0), range(applied.primes), 1))
    if applied.dims and len(applied.arguments) == 1:
        z = applied.arguments[0]
        power = reduce(lambda u, v: call("hadamard", u, v), [z] * least) if least else call("ones", *z.shape)
        return scaled(front, power)
    if applied.dims or (applied.primes and any(each.shape for each in applied.arguments)):
        return applied
    return scaled(front, raised(product(map(_weighed, applied.arguments)), number(least))) if least else front


def _weighed(argument: Term) -> Term:
    """A scalar, or the entries of a vector or a matrix, each times its places."""
    if not argument.shape:
        return argument
    places = tuple(Symbol(f"place {k}") for k in range(len(argument.shape)))
    out: Term = product((*places, Component(argument, places)))
    for k, size in zip(places, argument.shape, strict=True):
        out = bind("sum", k, out, ONE, size)
    return out
