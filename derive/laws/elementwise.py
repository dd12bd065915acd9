"""Functions of one number taken entry by entry: their slopes as vectors and matrices."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    FUNCTIONS,
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Apply,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    number,
    raised,
    symbols,
    total,
)

from .array_products import if_all
from .components import ELEMENTWISE, entry_of
from .entrywise_products import entrywise
from .lettering import INDICES, fresh, used
from .matrix_products import chained

ENTRY = Symbol("entry of it")
OWN = {"relu": "step", "abs": "sign"}
LEAKS = {"leaky_relu": number(1, 100), "elu": ONE}


def slope_of(term: Term) -> tuple[Term, Term] | None:
    """The inner array of a function taken entry by entry, and the array of the slopes; None of anything else."""
    match term:
        case Apply(name, (inner,), primes, dims) if dims:
            return inner, Apply(name, (inner,), primes + 1, dims)
        case Pow(base, exponent) if base is E and exponent.shape:
            return exponent, term
        case Pow(base, exponent) if len(base.shape) == 1 and not exponent.shape:
            less = number(exponent.p - exponent.q, exponent.q) if type(exponent) is Number else None
            return (base, chained((exponent, raised(base, less)))) if less is not None else None
        case Call("log", (Call("sigma", (inner,)) as p,)) if inner.shape:
            return inner, total((call("ones", *inner.shape), Neg(p)))
        case Call("log", (Add((Call("ones"), Pow(base, inner))),)) if base is E and inner.shape:
            return inner, call("sigma", inner)
        case Call("log", (Add((Call("ones"), Neg(Call("sigma", (inner,)) as p))),)) if inner.shape:
            return inner, Neg(p)
        case Call(name, (inner,)) if name in OWN and inner.shape:
            return inner, call(OWN[name], inner)
        case Call("leaky_relu" | "elu" as name, (inner, *leak)) if inner.shape:
            return inner, _two_sided(name, inner, leak[0] if leak else LEAKS[name])
        case Call(name, (inner,)) if name in ELEMENTWISE and inner.shape and FUNCTIONS[name].slopes:
            found = lifted(FUNCTIONS[name].slopes[0](ENTRY), inner)
            return None if found is None else (inner, found)
    return None


def _two_sided(name: str, inner: Term, leak: Term) -> Term:
    """One above zero, and what a leaky function has below."""
    down = call("step", Neg(inner))
    below = entrywise(Pow(E, inner), down) if name == "elu" else down
    return total((call("step", inner), chained((leak, below))))


def lifted(entry: Term, array: Term) -> Term | None:
    """The array whose entries are a function of the entries of another; None where that has no notation."""
    if ENTRY not in symbols(entry):
        ones = call("ones", *array.shape)
        return ones if entry is ONE else chained((entry, ones))
    match entry:
        case Symbol():
            return array
        case Add(terms):
            return if_all(total, tuple(lifted(each, array) for each in terms))
        case Neg(inner):
            return if_all(lambda parts: Neg(parts[0]), (lifted(inner, array),))
        case Mul(factors):
            return if_all(lambda parts: entrywise(*parts), tuple(lifted(each, array) for each in factors))
        case Div(over, under) if len(array.shape) == 1:
            below = lifted(under, array)
            return if_all(lambda parts: entrywise(parts[0], Pow(parts[1], MINUS_ONE)), (lifted(over, array), below))
        case Pow(base, exponent) if base is E:
            return if_all(lambda parts: Pow(E, parts[0]), (lifted(exponent, array),))
        case Pow(base, exponent) if len(array.shape) == 1:
            return if_all(lambda parts: Pow(parts[0], exponent), (lifted(base, array),))
        case Pow(base, exponent) if exponent is TWO:
            return if_all(lambda parts: entrywise(parts[0], parts[0]), (lifted(base, array),))
        case Call(name, (inner,)):
            return if_all(lambda parts: call(name, parts[0]), (lifted(inner, array),))
    return None


def needed_of_entries(term: Term, context: Context) -> tuple[Term, ...]:
    """What every entry has to satisfy for a function taken entry by entry to have its slope."""
    match term:
        case Call("elu", (inner, *_)) if inner.shape:
            return (Relation("!=", entry_of(inner, _indices(term, context)), ZERO),)
        case Call(name, (inner, *more)) if inner.shape:
            row, entry = FUNCTIONS[name], entry_of(inner, _indices(term, context))
            return (*row.domain(entry, *more), *row.smooth(entry, *more))
        case Pow(base, Number(p, q)) if base.shape and (q > 1 or p < 1):
            return (Relation(">" if q > 1 else "!=", entry_of(base, _indices(term, context)), ZERO),)
    return ()


def _indices(term: Term, context: Context) -> tuple[Symbol, ...]:
    """New letters for the places of an entry."""
    taken = used(term) | {each.name for each in context.symbols}
    found: tuple[Symbol, ...] = ()
    for _ in term.shape:
        found = (*found, fresh(("i", "j", *INDICES), taken | {each.name for each in found}))
    return found
