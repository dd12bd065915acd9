"""Where a function with corners is least, case by case: between its kinks, and at each of them."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Branch, Chain, Claim, Claims, Part, Phrase, phrase
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line
from derive.core.traversals import Everywhere
from derive.exact.conditions import denied, holds
from derive.exact.conjuncts import conjuncts
from derive.exact.corners import Cornered, kink
from derive.exact.rings import polynomial_in
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import normal
from derive.terms import (
    INFINITY,
    TRUE,
    ZERO,
    At,
    Collection,
    Derivative,
    Junction,
    Neg,
    Record,
    Relation,
    Symbol,
    Term,
    equation,
    letters,
    negated,
    substituted,
    symbols,
    total,
)

from .differentiation import worked_out
from .polynomial_roots import isolate_the_letter, linear_equation
from .subgradients import corner_by_sign, inequality_solved

WRITTEN = Line(Everywhere(corner_by_sign))


class Minimum(Record):
    """A minimiser, or an interval of them, and the conditions on the parameters under which it is one."""

    value: Term
    conditions: tuple[Term, ...] = ()


class Case(Record):
    """A branch of the split and the minimiser found in it, if there is one."""

    branch: Branch
    found: Minimum | None = None


class Search(Record):
    """What the cases are worked with: the function, its letter, the letter that conditions are solved for."""

    body: Term
    letter: Symbol
    parameter: Symbol | None
    context: Context


def kinks_in_order(form: Cornered, context: Context) -> tuple[Term, ...]:
    """The places of all kinks from left to right, each once."""
    ordered: list[Term] = []
    for place in dict.fromkeys(kink(corner, form.letter) for corner in form.corners):
        if place is None:
            raise UndecidedError(
                "the two sides of a corner are never equal or do not depend on the letter; simplify it"
            )
        before = [sign(total((place, negated(other))), context) for other in ordered]
        if any(len(signs) != 1 for signs in before):
            raise UndecidedError("the order of the kinks is not known; declare it with --assume, for example a < b")
        if all(0 not in signs for signs in before):
            ordered.insert(sum(signs == {1} for signs in before), place)
    return tuple(ordered)


def between(low: Term | None, high: Term | None, letter: Symbol) -> Term:
    """The condition that the letter lies strictly between two kinks, None standing for no kink."""
    parts = (
        *(() if low is None else (Relation(">", letter, low),)),
        *(() if high is None else (Relation("<", letter, high),)),
    )
    return Junction("and", parts) if len(parts) > 1 else parts[0] if parts else TRUE


def inside(search: Search, low: Term | None, high: Term | None, label: str) -> tuple[Case, Term]:
    """The case between two kinks, and the slope there."""
    when = between(low, high, search.letter)
    context = search.context.given(*conjuncts(when))
    start = Derivative(search.body, search.letter)
    first = WRITTEN(start, context)
    rest = worked_out(first.end if first else start, context)
    found = Derivation(start, (*(first.steps if first else ()), *rest.steps), rest.end)
    heading = phrase("minimise.slope-everywhere") if when is TRUE else phrase("minimise.slope", when)
    chain = Chain(f"{label}.d", heading, found)
    slope = found.end
    if search.letter not in symbols(slope):
        return _level(chain, slope, (low, high), when, context), slope
    return _stationary(search, chain, (low, high), when), slope


def _level(chain: Chain, slope: Term, ends: tuple[Term | None, Term | None], when: Term, context: Context) -> Case:
    """A case in which the slope is one number."""
    signs = sign(slope, context)
    if signs == {0}:
        low = Neg(INFINITY) if ends[0] is None else ends[0]
        high = INFINITY if ends[1] is None else ends[1]
        kind = f"{'(' if ends[0] is None else '['}{')' if ends[1] is None else ']'}"
        return Case(Branch(when, (chain,), phrase("minimise.level")), Minimum(Collection(kind, (low, high))))
    if len(signs) > 1:
        raise UndecidedError("the sign of a slope depends on the parameters; declare more about them with --assume")
    claim = Claim(Relation("<" if signs == {-1} else ">", slope, ZERO))
    part = chain if not letters(slope) else chain.but(claims=(claim,))
    return Case(Branch(when, (part,), phrase("minimise.falls" if signs == {-1} else "minimise.grows")))


def _stationary(search: Search, chain: Chain, ends: tuple[Term | None, Term | None], when: Term) -> Case:
    """A case in which the slope is zero at one place."""
    x, label = search.letter, chain.label.removesuffix(".d")
    start = equation(chain.derivation.end, ZERO)
    solved = _solved(start, x, search.context)
    value = solved.end.right  # type: ignore[attr-defined]
    zero = Chain(f"{label}.z", phrase("minimise.zero"), solved, uses=(chain.label,))
    if when is TRUE:
        return Case(Branch(when, (chain, zero), phrase("minimise.found", equation(x, value))), Minimum(value))
    place = substituted(when, {x: value})
    parts, conditions, kept = _decided(search, place, f"{label}.i", phrase("minimise.inside"))
    if not kept:
        return Case(Branch(when, (chain, zero, *parts), phrase("minimise.outside", equation(x, value))))
    closing = phrase("minimise.found", equation(x, value))
    return Case(Branch(when, (chain, zero, *parts), closing), Minimum(value, conditions))


def _solved(start: Relation, x: Symbol, context: Context) -> Derivation:
    """The chain from a slope that is zero to the letter's value."""
    if start.left is x:
        return standing(start)
    alone = isolate_the_letter.with_(x)(start, context)
    unmixed = alone is not None and x not in symbols(alone.end.right)  # type: ignore[attr-defined]
    solved = alone if unmixed else linear_equation.with_(x)(start, context)
    if solved is None or type(solved.end) is not Relation:
        raise UndecidedError(
            "a slope is not linear in the letter, so its zero is out of reach; give a simpler function"
        )
    return solved


def at_kink(search: Search, place: Term, slopes: tuple[Term, Term], label: str) -> Case:
    """The case of a kink, between the slopes to its left and to its right."""
    x = search.letter
    values = tuple(normal(substituted(slope, {x: place})) for slope in slopes)
    claims = tuple(
        Claim(equation(At(slope, (x,), (place,)), value), phrase(f"minimise.{side}"))
        for slope, value, side in zip(slopes, values, ("from-left", "from-right"), strict=True)
        if slope is not value
    )
    sides = (Claims(f"{label}.s", phrase("minimise.sides", *values), claims),) if claims else ()
    stated = Junction("and", (Relation("<=", values[0], ZERO), Relation(">=", values[1], ZERO)))
    heading = phrase("minimise.zero-between", *values)
    parts, conditions, kept = _decided(search, stated, f"{label}.i", heading)
    if not kept:
        return Case(Branch(equation(x, place), (*sides, *parts), phrase("minimise.not-between")))
    closing = phrase("minimise.found", equation(x, place))
    return Case(Branch(equation(x, place), (*sides, *parts), closing), Minimum(place, conditions))


def _decided(
    search: Search, stated: Term, label: str, heading: Phrase
) -> tuple[tuple[Part, ...], tuple[Term, ...], bool]:
    """What is known of a statement about the parameters: shown true, shown false, or turned into a condition."""
    context = search.context
    pieces = conjuncts(stated)
    wrong = next((piece for piece in pieces if holds(context, piece) is False), None)
    if wrong is not None:
        return (Claims(label, heading, (Claim(denied(wrong)),)),), (), False
    open_ = tuple(piece for piece in pieces if holds(context, piece) is None)
    if not open_:
        return (Claims(label, heading, tuple(map(Claim, pieces))),), (), True
    start = Junction("and", open_) if len(open_) > 1 else open_[0]
    found = None if search.parameter is None else inequality_solved.with_(search.parameter)(start, context)
    chain = Chain(label, heading, found or standing(start))
    return (chain,), (chain.derivation.end,), True


def parameter_of(body: Term, letter: Symbol, context: Context) -> Symbol | None:
    """The letter that conditions are solved for: one without a declared sign, linear beside the varying letter."""
    held = tuple(x for x in letters(body) if x is not letter)
    free = tuple(x for x in held if not any(x in symbols(fact) for fact in context.facts))
    p = polynomial_in(body) or {}
    for x in free:
        mixed = by_powers(by_powers(p, letter).get(1, {}), x).get(1, {})
        if set(mixed) == {()}:
            return x
    return free[0] if free else None
