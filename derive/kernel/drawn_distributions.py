"""Random letters of a few values with the declared moments: an example that tells two terms apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import isqrt, prod
from typing import Any

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.terms import (
    PI,
    REALS,
    Add,
    Call,
    Collection,
    Component,
    E,
    Mul,
    Neg,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    constants,
    distinct_subterms,
    functions_in,
    natural_order,
    number,
    shape,
    substituted,
    symbols,
    with_children,
)

from .balls import Balls
from .evaluation import NoValueError, UndecidedError
from .exactly import value
from .examples import Sizes, sized, whole
from .facts import CHANCE, speaks_of_chance
from .moments import Told
from .sampling import decimal
from .term_matrices import UnknownSizeError
from .written_out import written_out

Shape = tuple[tuple[Fraction, int], ...]
# Mean 0 and variance 1, each value with how often it is taken: a coin, a bell, something skew, something wide.
COIN: Shape = ((Fraction(-1), 1), (Fraction(1), 1))
BELL: Shape = tuple((Fraction(k), often) for k, often in ((-2, 1), (-1, 2), (0, 6), (1, 2), (2, 1)))
SKEW: Shape = tuple((Fraction(k, 7), 1) for k in (-11, -1, 5, 7))
WIDE: Shape = tuple((Fraction(k, 5), 1) for k in (-7, -1, 1, 7))
SHAPES = (COIN, BELL, SKEW, WIDE)
CONSTANTS = ((4, 9, 1, 16, 25, 36), (1, 4, 9, 25, 16, 36), (9, 1, 16, 4, 36, 25))
KINDS = frozenset(("independent", "symmetric-about-zero"))
OF_SHAPES = frozenset(("abs", "exp", "log", "Phi", "phi"))
BITS, MOST_OUTCOMES, MOST_SIZES = 200, 700, 9
FAILURES = (UndecidedError, NoValueError, UnknownSizeError, ZeroDivisionError, ValueError)
Outcomes = tuple[tuple[Term, int], ...]
Values = Mapping[Term, Outcomes]


class Example(Record):
    """Numbers for what is constant, values with weights for what is random, each independent of the others."""

    constants: tuple[tuple[Term, Term], ...]
    random: tuple[tuple[Term, Outcomes], ...]

    def worked(self, term: Term) -> Term:
        """A term with its expectations, variances and covariances written out, and numbers for the constants."""
        return substituted(_averaged(term, dict(self.random)), dict(self.constants))

    def shown(self, *lines: Term) -> tuple[tuple[str, Term], ...]:
        """The letters and entries with their values, of what is random those that occur in the lines."""
        there = frozenset(part for line in lines for part in distinct_subterms(line))
        random = ((x, values) for x, values in self.random if x in there)
        apart = ((x, Collection("set", tuple(each for each, _ in values))) for x, values in random)
        return tuple((_name(x), each) for x, each in (*self.constants, *apart))


def told_apart(a: Term, b: Term, relation: str, context: Context) -> Witness | None:
    """Values of the random letters for which a = b fails, with the declared moments; None where none are found."""
    told = Told(context)
    if relation not in ("", "=", ":=") or not _are_plain(told) or any(map(_is_of_a_shape, (a, b))):
        return None
    tried: dict[tuple[tuple[Symbol, Number], ...], Sizes] = {}
    for sizes in sized(a, b, context):
        tried.setdefault(tuple(sizes.items()), sizes)
    for sizes in list(tried.values())[:MOST_SIZES]:
        try:
            found = _at_sizes(a, b, sizes, told)
        except FAILURES:
            continue
        if found is not None:
            return found
    return None


def _is_of_a_shape(term: Term) -> bool:
    """Whether a term has something in it that the values of a distribution on the whole line have."""
    return not functions_in(term).isdisjoint(OF_SHAPES) or not {PI, E}.isdisjoint(constants(term))


def _are_plain(told: Told) -> bool:
    """Whether all random letters are independent, or there is only one, and no more is declared than moments."""
    if told.distributed:
        return False
    kinds = [(name, kind) for name, kind in told.context.properties if name in told.random]
    apart = all((name, "independent") in kinds for name in told.random)
    lone = len(told.random) == 1 and not any(told.context.symbol(name).dims for name in told.random)
    return bool(told.random) and (apart or lone) and all(kind in KINDS for _, kind in kinds)


def _at_sizes(a: Term, b: Term, sizes: Sizes, told: Told) -> Witness | None:
    """Values that tell two terms apart at some sizes, if those of every shape do: what is meant may be any of them."""
    left, right = (written_out(whole(side, sizes)) for side in (a, b))
    facts = tuple(each for fact in told.context.facts for each in _everywhere(fact, sizes, told.context))
    there = Told(told.context.but(facts=tuple(whole(fact, sizes) for fact in told.context.facts)))
    for examples in _examples((*left, *right), facts, there):
        if all(_holds(fact, example) for example in examples for fact in facts):
            found = [_witness(left, right, example, sizes) for example in examples]
            if all(found):
                return found[0]
    return None


def _witness(left: tuple[Term, ...], right: tuple[Term, ...], example: Example, sizes: Sizes) -> Witness | None:
    for pair in zip(left, right, strict=True):
        one, other = map(example.worked, pair)
        u, v = map(_valued, (one, other))
        if not u.overlaps(v):
            at = (*((letter.name, size) for letter, size in sizes.items()), *example.shown(*pair))
            return Witness(at, _shown(one, u), _shown(other, v))
    return None


def _everywhere(fact: Term, sizes: Sizes, context: Context) -> Iterator[Term]:
    """A fact at every value of the indices in it."""
    runs = {Symbol(name): whole(size, sizes) for name, size in context.indices if Symbol(name) in symbols(fact)}
    ends = [range(1, end.p + 1) if type(end) is Number else range(1, 2) for end in runs.values()]
    for places in product(*ends):
        yield whole(fact, {**sizes, **dict(zip(runs, map(number, places), strict=True))})


def _examples(terms: tuple[Term, ...], facts: tuple[Term, ...], told: Told) -> Iterator[tuple[Example, ...]]:
    """For some numbers for the constants, an example of each shape."""
    used = dict.fromkeys(x for term in terms for x in _places(term))
    found = dict.fromkeys((*used, *(x for fact in facts for x in _places(fact))))
    random = tuple(x for x in found if told.sources(x))
    constant = sorted((x for x in found if not told.sources(x)), key=_order)
    for pool in CONSTANTS:
        chosen = tuple((x, number(pool[k % len(pool)])) for k, x in enumerate(constant))
        yield tuple(
            Example(chosen, tuple((x, _values(x, shape, dict(chosen), told)) for x in random)) for shape in SHAPES
        )


def _values(x: Term, shape: Shape, constants: Mapping[Term, Term], told: Told) -> Outcomes:
    """Values of a shape with the declared mean and variance, 0 and 4 where they are not told."""
    if shape is SKEW and told.mirrored(x):
        shape = COIN
    mean, spread = (told.told(x, moment) for moment in ("expectation", "variance"))
    middle = Fraction() if mean is None else value(substituted(mean, dict(constants)), {})
    square = Fraction(4) if spread is None else value(substituted(spread, dict(constants)), {})
    if middle is None or square is None or square < 0:
        raise UndecidedError
    root = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    if root**2 != square:
        raise UndecidedError
    return tuple((_number(middle + root * each), often) for each, often in shape)


def _averaged(term: Term, values: Values) -> Term:
    if not speaks_of_chance(term):
        return term
    new = with_children(term, lambda child: _averaged(child, values))
    if type(new) is not Call or new.name not in CHANCE:
        return new
    u, v = new.arguments[0], new.arguments[-1]
    if new.name == "expectation":
        return _mean(u, values)
    return Add((_mean(Mul((u, v)), values), Neg(Mul((_mean(u, values), _mean(v, values))))))


def _mean(u: Term, values: Values) -> Term:
    inside = tuple(x for x in _places(u) if x in values)
    if prod(len(values[x]) for x in inside) > MOST_OUTCOMES:
        raise UndecidedError
    parts: list[Term] = []
    for row in product(*(values[x] for x in inside)):
        here = {x: each for x, (each, _) in zip(inside, row, strict=True)}
        parts.append(Mul((number(prod(often for _, often in row)), substituted(u, here))))
    whole_weight = prod(sum(often for _, often in values[x]) for x in inside)
    return Mul((number(1, whole_weight), Add(tuple(parts))))


def _places(term: Term) -> tuple[Term, ...]:
    """The scalar letters and the entries in a term."""
    cells = tuple(here for here in distinct_subterms(term) if type(here) is Component)
    plain = (x for x in symbols(term) if not shape(x) and not any(x is cell.base for cell in cells))
    return (*sorted(plain, key=natural_order), *sorted(cells, key=_order))


def _order(x: Term) -> tuple[object, ...]:
    match x:
        case Component(Symbol() as base, indices):
            return (natural_order(base), tuple(k.p for k in indices if type(k) is Number))
        case Symbol():
            return (natural_order(x), ())
    raise UndecidedError


def _holds(fact: Term, example: Example) -> bool:
    match fact:
        case Relation("=", left, right):
            u, v = (value(example.worked(side), {}) for side in (left, right))
            return u is not None and u == v
        case Relation("in", _, where) if where is REALS:
            return True
    with working_at(BITS):
        return Balls({}, BITS).holds(example.worked(fact))


def _valued(term: Term) -> Any:
    with working_at(BITS):
        return Balls({}, BITS).value(term)


def _shown(term: Term, found: Any) -> Term:
    exact = value(term, {})
    return decimal(found, 10) if exact is None else _number(exact)


def _number(exact: Fraction) -> Term:
    return number(exact.numerator, exact.denominator)


def _name(x: Term) -> str:
    match x:
        case Component(Symbol(name), indices):
            return f"{name}_{','.join(str(k.p) for k in indices if type(k) is Number)}"
        case Symbol(name):
            return name
    raise UndecidedError
