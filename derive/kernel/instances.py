"""An equality of terms of symbolic size, judged at several sizes, all entries written out."""

from __future__ import annotations

from itertools import count, islice
from random import Random

from derive.core.certificates import AGREES, REFUTED, Certificate, Witness
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.terms import (
    Binder,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    letters,
    natural_order,
    number,
    shape,
    subterms,
)

from .arrays import Arrays
from .drawn_arrays import FAILURES, drawn
from .duals import BITS
from .example_functions import any_will_do, exampled
from .loose_entries import plain_letters, with_entries
from .named_slopes import ANY
from .sampling import decimal
from .told_moments import without_whole_entries

Sizes = dict[Symbol, Term]
Values = dict[Symbol, Number]
FIRST = ((3, 2, 4, 5, 6), (4, 5, 2, 3, 6), (5, 6, 2, 3, 4))
DRAWS = 4
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def judged_at_sizes(a: Term, b: Term, context: Context, indices: Sizes, seed: int) -> Certificate | None:
    """The certificate that random entries at all drawn sizes agree on; None where too few of them decide.

    A few sizes say nothing certain of all of them, so the grade is `agrees`, its points the values compared; one
    example of a function without a definition says nothing of the others where it agrees. Entries that are whole
    numbers are drawn as any numbers, which says something only where the sides agree.
    """
    wider = without_whole_entries(context)
    if wider is not context:
        agreed = judged_at_sizes(a, b, wider, indices, seed)
        return agreed if agreed is not None and agreed.grade == AGREES else None
    named_alike = with_entries(a, b)
    if named_alike is None:
        return None
    a, b, functions = exampled(*named_alike)
    if functions and not any_will_do(named_alike, context):
        return None
    letters = sorted(size_letters((a, b), context, indices), key=natural_order)
    generator = Random(seed)
    named: list[str] = []
    compared = 0
    with working_at(BITS):
        for sizes in _draws(letters, _indices_in(a, b)):
            found = _at_sizes(a, b, context, indices, sizes, generator)
            if isinstance(found, Witness):
                method = f"balls at {_named(sizes)}" if sizes else "balls"
                return Certificate(REFUTED, method, witness=found.but(at=(*functions, *found.at)), seed=seed)
            if found and not functions:
                named.append(_named(sizes))
                compared += found
    return (
        Certificate(AGREES, f"entries at the sizes {'; '.join(named)}", compared, seed=seed) if len(named) > 1 else None
    )


def one_example(a: Term, b: Term, context: Context) -> Arrays | None:
    """Some values of the letters of two terms at drawn sizes, for which the declared facts hold."""
    sizes = _draws(sorted(size_letters((a, b), context, {}), key=natural_order), _indices_in(a, b))[0]
    letters = _letters(a, b, context.facts, set(sizes))
    with working_at(BITS):
        return next(drawn((a, b), letters, sizes, context, {}, Random(0)), None)


def _at_sizes(a: Term, b: Term, context: Context, indices: Sizes, sizes: Values, generator: Random) -> Witness | int:
    """A witness that the sides differ at these sizes, or how many of their values could be compared."""
    compared = 0
    letters = _letters(a, b, context.facts, {*sizes, *indices})
    for arrays in islice(drawn((a, b), letters, sizes, context, indices, generator), DRAWS):
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
    found = {x for x in plain_letters(a) | plain_letters(b) if x not in known and not x.name.startswith(ANY)}
    for term in (a, b, *facts):
        for here in subterms(term):
            if type(here) is Operator and here.name == "differential":
                found |= {Symbol(f"d {x.name}", x.dims) for x in here.variables if type(x) is Symbol}
    return sorted(found, key=natural_order)


def _named(sizes: Values) -> str:
    return ", ".join(f"{letter.name} = {size.p}" for letter, size in sizes.items() if type(size) is Number)


def size_letters(terms: tuple[Term, ...], context: Context, indices: Sizes) -> set[Symbol]:
    """The letters that are sizes."""
    dims = [size for term in terms for here in subterms(term) if type(here) is Symbol for size in here.dims]
    dims += [here.high for term in terms for here in subterms(term) if type(here) is Binder and here.high is not None]
    dims += [*indices.values(), *(size for _, size in context.indices)]
    dims += [x for term in terms for here in subterms(term) for x in _exponents(here)]
    return {size for size in dims if type(size) is Symbol}


def _exponents(term: Term) -> tuple[Symbol, ...]:
    """The letters in the exponent of a square matrix: they count."""
    return letters(term.exponent) if type(term) is Pow and len(shape(term.base)) == 2 else ()


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
