"""An equality of terms of symbolic size, judged at several sizes, all entries written out."""

from __future__ import annotations

from itertools import count, islice
from random import Random

from derive.core.certificates import AGREES, REFUTED, Certificate, Witness
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.terms import (
    ONE,
    ZERO,
    At,
    Binder,
    Bound,
    Call,
    Component,
    Derivative,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    natural_order,
    number,
    opened,
    substituted,
    subterms,
    symbols,
    total,
)

from .drawn_arrays import FAILURES, drawn
from .duals import BITS
from .explicit import UnknownSizeError, scalar
from .sampling import decimal

Sizes = dict[Symbol, Term]
Values = dict[Symbol, Number]
FIRST = ((3, 2, 4, 5, 6), (4, 5, 2, 3, 6), (5, 6, 2, 3, 4))
DRAWS = 4
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def judged_at_sizes(a: Term, b: Term, context: Context, indices: Sizes, seed: int) -> Certificate | None:
    """The certificate that random entries at all drawn sizes agree on; None where too few of them decide.

    A few sizes say nothing certain of all of them, so the grade is `agrees`, its points the values compared.
    """
    letters = sorted(_size_letters((a, b), context, indices), key=natural_order)
    generator = Random(seed)
    named: list[str] = []
    compared = 0
    with working_at(BITS):
        for sizes in _draws(letters, _indices_in(a, b)):
            found = _at_sizes(a, b, context, indices, sizes, generator)
            if isinstance(found, Witness):
                return Certificate(REFUTED, f"balls at {_named(sizes)}", witness=found, seed=seed)
            if found:
                named.append(_named(sizes))
                compared += found
    return (
        Certificate(AGREES, f"entries at the sizes {'; '.join(named)}", compared, seed=seed) if len(named) > 1 else None
    )


def _at_sizes(a: Term, b: Term, context: Context, indices: Sizes, sizes: Values, generator: Random) -> Witness | int:
    """A witness that the sides differ at these sizes, or how many of their values could be compared."""
    compared = 0
    letters = _letters(a, b, context.facts, {*sizes, *indices})
    for arrays in islice(drawn(letters, sizes, context, indices, generator), DRAWS):
        try:
            pairs = [
                (u, v) for rows in zip(arrays.rows(a), arrays.rows(b), strict=True) for u, v in zip(*rows, strict=True)
            ]
        except FAILURES:
            continue
        for u, v in pairs:
            if not (u.is_finite() and v.is_finite()):
                break
            if not u.overlaps(v):
                return Witness(arrays.shown(), decimal(u, 10), decimal(v, 10))
        else:
            compared += 1
    return compared


def _letters(a: Term, b: Term, facts: tuple[Term, ...], known: set[Symbol]) -> list[Symbol]:
    """The letters to draw, and those of the directions that differentials go in."""
    found = {x for x in symbols(a) | symbols(b) if x not in known}
    for term in (a, b, *facts):
        for here in subterms(term):
            if type(here) is Operator and here.name == "differential":
                found |= {Symbol(f"d {x.name}", x.dims) for x in here.variables if type(x) is Symbol}
    return sorted(found, key=natural_order)


def _named(sizes: Values) -> str:
    return ", ".join(f"{letter.name} = {size.p}" for letter, size in sizes.items() if type(size) is Number)


def _size_letters(terms: tuple[Term, ...], context: Context, indices: Sizes) -> set[Symbol]:
    dims = [size for term in terms for here in subterms(term) if type(here) is Symbol for size in here.dims]
    dims += [here.high for term in terms for here in subterms(term) if type(here) is Binder and here.high is not None]
    dims += [*indices.values(), *(size for _, size in context.indices)]
    return {size for size in dims if type(size) is Symbol}


def _indices_in(a: Term, b: Term) -> int:
    """How many sums and free indices there are, at most."""
    return max(sum(type(here) is Binder for here in subterms(term)) for term in (a, b)) + 2


def _draws(letters: list[Symbol], most: int) -> list[Values]:
    """Sizes for the letters, pairwise different; one draw is beyond the number of indices."""
    beyond = min(max(most + 1, 5), 6)
    pools = (*FIRST[:2], (beyond, *(k for k in FIRST[2] if k != beyond)))
    return [{letter: number(size) for letter, size in zip(letters, _endless(pool), strict=False)} for pool in pools]


def _endless(pool: tuple[int, ...]) -> islice[int]:
    return islice((size for first in (pool, count(7)) for size in first), 40)


def _written_out(term: Term, values: Values, context: Context) -> Term:
    return _declared(scalar(_placed(term, values)), context)


def _placed(term: Term, values: Values) -> Term:
    """The term with numbers for sizes and indices, and sums over indices written out."""
    match term:
        case Symbol(name, dims):
            return values.get(term) or Symbol(name, tuple(_placed(size, values) for size in dims))
        case Derivative(body, variable, order, notation):
            if (placed := _placed(variable, values)) is not variable and type(placed) is Number:
                raise UnknownSizeError
            return Derivative(_placed(body, values), placed, order, notation)
        case Operator(name, body, variables):
            return Operator(name, _placed(body, values), tuple(_placed(x, values) for x in variables))
        case At():
            raise UnknownSizeError
    children = tuple(_placed(child, values) for child in term.children)
    new = term.rebuilt(children) if children else term
    if type(new) is Binder and new.kind == "sum" and type(new.low) is Number and type(new.high) is Number:
        return total(_settled(_opened(new, number(k))) for k in range(new.low.p, new.high.p + 1))
    return _settled(new)


def _opened(binder: Binder, value: Number) -> Term:
    return _placed(opened(binder, value), {})


def _settled(term: Term) -> Term:
    """A Kronecker delta of two numbers worked out."""
    match term:
        case Call("delta", (Number() as i, Number() as j)):
            return ONE if i is j else ZERO
    return term


def _declared(term: Term, context: Context) -> Term:
    """The term with declared entries put in: the last one of a simplex vector, the lower ones of a symmetric matrix."""
    known: dict[Term, Term] = {}
    for here in subterms(term):
        match here:
            case Component(Symbol(name, (Number(n, 1),)) as y, (Number(k, 1),)) if k == n and _adds_up(name, context):
                known[here] = total((ONE, *(Neg(Component(y, (number(i),))) for i in range(1, n))))
            case Component(Symbol(name) as s, (Number(i, 1), Number(j, 1))) if i > j and context.has(name, *SYMMETRIC):
                known[here] = Component(s, (number(j), number(i)))
    return substituted(term, known) if known else term


def _adds_up(name: str, context: Context) -> bool:
    if context.has(name, "simplex", "one-hot"):
        return True
    for fact in context.facts:
        match fact:
            case Relation("=", Binder("sum", _, Component(Symbol(held), (Bound(0),)), _, _), right) if right is ONE:
                if held == name:
                    return True
    return False
