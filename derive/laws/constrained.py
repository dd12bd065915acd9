"""The kind of each candidate on a feasible set, and whether it holds on all of it."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, phrase
from derive.exact.combinations import degree
from derive.exact.constants import difference_sign
from derive.exact.rings import plus, polynomial_in, power_of, scaled_by
from derive.exact.spelling import normal, sum_term
from derive.exact.squares import sum_of_squares
from derive.terms import (
    Collection,
    Matrix,
    Record,
    Relation,
    Symbol,
    Term,
    negated,
    number,
    product,
    raised,
    substituted,
    symbols,
    total,
)

from .classification import KINDS, SADDLES, Judged, Point
from .curvature import curved
from .evaluation import value_at, worked
from .extrema import along_curves, lower_point
from .feasible import Elimination, bounded, eliminated
from .forms import bound
from .places import Place
from .real_roots import zero_side
from .tangents import on_tangents, tangent_basis

Letters = tuple[Symbol, ...]


class Feasible(Record):
    """A function and its constraints, and the derivatives of the constraints and of the Lagrangian."""

    body: Term
    constraints: tuple[Relation, ...]
    letters: Letters
    multipliers: Letters
    jacobian: Term
    hessian: Term


class _Found(Record):
    """What is known of one candidate so far; `bare` where no second derivatives can be asked."""

    point: Point
    parts: tuple[Part, ...] = ()
    bare: bool = False


def judged_points(feasible: Feasible, places: tuple[Place, ...], context: Context) -> Judged:
    """Every candidate judged: on the tangent directions, then by comparing and bounding values."""
    if not places:
        return Judged((), ())
    values = tuple(
        Chain(
            f"p7.{k}",
            phrase("extrema.family" if p.free else "extrema.value", _tuple(p.values)),
            value_at(feasible.body, feasible.letters, p.values, context),
        )
        for k, p in enumerate(places, 1)
    )
    found = tuple(
        _second_order(feasible, place, chain.derivation.end, f"p8.{k}", context)
        for k, (place, chain) in enumerate(zip(places, values, strict=True), 1)
    )
    whole = None if _restricted(feasible.letters, context) else bounded(feasible.constraints, feasible.letters, "p9")
    parts: list[Part] = [*values, *(part for each in found for part in each.parts)]
    if whole or _finite(feasible, places):
        shown = (*((whole,) if whole else ()), *_compared(found, context))
        return Judged(_by_values(found, context), (*parts, *shown))
    return _unbounded(feasible, found, tuple(parts), context)


def _restricted(letters: Letters, context: Context) -> bool:
    """Whether a letter has a declared domain, so that the feasible set need not be closed."""
    return any(u in symbols(fact) for fact in context.facts for u in letters)


def _finite(feasible: Feasible, places: tuple[Place, ...]) -> bool:
    """Whether there are as many constraints as letters, so that the candidates are all feasible points."""
    return len(feasible.constraints) >= len(feasible.letters) and not any(place.free for place in places)


def _tuple(values: tuple[Term, ...]) -> Term:
    return Collection("tuple", values) if len(values) > 1 else values[0]


def _second_order(feasible: Feasible, place: Place, value: Term, label: str, context: Context) -> _Found:
    """What the Lagrangian's second derivatives say on the tangent directions."""
    if place.free:
        return _Found(Point(place, value, "non-isolated"))
    jacobian = worked(substituted(feasible.jacobian, dict(zip(feasible.letters, place.values, strict=True))))
    rows = jacobian.rows if type(jacobian) is Matrix else (jacobian.children,)
    if not place.multipliers or not tangent_basis(rows):
        return _Found(Point(place, value, ""), bare=True)
    known = (*feasible.letters, *feasible.multipliers), (*place.values, *place.multipliers)
    at_point = value_at(feasible.hessian, *known, context)
    first = value_at(feasible.jacobian, feasible.letters, place.values, context)
    chains = tuple(
        Chain(f"{label}.{name}", phrase(f"lagrange.{name}-at", _tuple(place.values)), derivation)
        for name, derivation in (("hessian", at_point), ("gradient", first))
        if derivation.steps
    )
    name, parts = on_tangents(at_point.end, rows, feasible.letters, label, context)  # type: ignore[arg-type]
    return _Found(Point(place, value, KINDS[name] if name else ""), (*chains, *parts))


def _extremes(found: tuple[_Found, ...], context: Context) -> tuple[Term, Term]:
    low = high = found[0].point.value
    for each in found[1:]:
        low = each.point.value if difference_sign(each.point.value, low, context) < 0 else low
        high = each.point.value if difference_sign(each.point.value, high, context) > 0 else high
    return low, high


def _compared(found: tuple[_Found, ...], context: Context) -> tuple[Claims, ...]:
    """The values of the candidates in order."""
    ordered: list[Term] = []
    for value in dict.fromkeys(each.point.value for each in found):
        place = sum(difference_sign(other, value, context) < 0 for other in ordered)
        ordered.insert(place, value)
    claims = tuple(Claim(Relation("<", a, b)) for a, b in pairwise(ordered))
    return (Claims("p9.v", phrase("lagrange.compared"), claims),) if claims else ()


def _named(each: _Found, word: str) -> str:
    """The kind of a lowest or highest candidate: degenerate where second derivatives exist and fail."""
    if each.point.kind:
        return each.point.kind
    return word if each.bare else f"degenerate-{word}"


def _by_values(found: tuple[_Found, ...], context: Context) -> tuple[Point, ...]:
    """On a bounded and closed set the lowest value is the least, the highest the greatest."""
    low, high = _extremes(found, context)
    return tuple(_placed(each, low, high) for each in found)


def _placed(each: _Found, low: Term, high: Term) -> Point:
    point = each.point
    if point.value is low and point.kind != "maximum":
        return point.but(kind=_named(each, "minimum"), everywhere=True)
    if point.value is high:
        return point.but(kind=_named(each, "maximum"), everywhere=True)
    return point.but(kind=point.kind or "undecided", everywhere=False if point.kind else None)


def _unbounded(feasible: Feasible, found: tuple[_Found, ...], parts: tuple[Part, ...], context: Context) -> Judged:
    """Bounds by squares, on the feasible set written with fewer letters or with the multiplier's value."""
    reduced = eliminated(feasible.body, feasible.constraints, feasible.letters, context)
    shown: tuple[Part, ...] = parts
    if reduced is not None and reduced.derivation.steps:
        shown = (*shown, *reduced.chains, Chain("p9.e", phrase("feasible.eliminated"), reduced.derivation))
    low, high = _extremes(found, context)
    chains: dict[int, Chain | Claims | None] = {
        side: _bound(feasible, reduced, found, value, side, f"p9.{name}", context)
        for side, value, name in ((1, low, "l"), (-1, high, "h"))
    }
    shown = (*shown, *(chain for chain in chains.values() if chain))
    points: list[Point] = []
    for k, each in enumerate(found, 1):
        point, more = _settled(feasible, reduced, each, (low, high), chains, f"p9.{k}", context)
        points.append(point)
        shown = (*shown, *more)
    return Judged(tuple(points), shown)


def _bound(
    feasible: Feasible,
    reduced: Elimination | None,
    found: tuple[_Found, ...],
    value: Term,
    side: int,
    label: str,
    context: Context,
) -> Chain | Claims | None:
    kinds = ("", "non-isolated", "minimum" if side > 0 else "maximum")
    wanted = [each for each in found if each.point.value is value and each.point.kind in kinds]
    if not wanted:
        return None
    if reduced is not None and (chain := bound(reduced.derivation.end, value, side, label, context)):
        return chain
    for each in wanted:
        chosen = dict(zip(feasible.multipliers, each.point.place.multipliers, strict=False))
        if chosen and not symbols(total(chosen.values())):
            extra = (
                product((chosen[m], _side(c))) for m, c in zip(feasible.multipliers, feasible.constraints, strict=True)
            )
            if chain := bound(normal(total((feasible.body, *extra))), value, side, label, context):
                return chain.but(
                    heading=phrase("lagrange.with-multiplier", feasible.multipliers, tuple(chosen.values()))
                )
        if chain := _odd_power(feasible, value, side, label, context):
            return chain
    if all(_linear(constraint) for constraint in feasible.constraints):
        return curved(feasible.body, feasible.hessian, side, label, context)
    return None


def _linear(constraint: Relation) -> bool:
    p = zero_side(constraint)
    return bool(p) and degree(p or {}) <= 1 and all(type(g) is Symbol for m in p or {} for g, _ in m)


def _side(constraint: Relation) -> Term:
    return total((constraint.left, negated(constraint.right)))


def _odd_power(feasible: Feasible, value: Term, side: int, label: str, context: Context) -> Chain | None:
    """An odd power of the change that is a sum of squares up to a multiple of a constraint."""
    change = polynomial_in(total((feasible.body, negated(value))))
    for constraint in feasible.constraints:
        g = zero_side(constraint)
        if not g or change is None:
            continue
        for k in (1, 3):
            whole = power_of(change, k)
            for monomial in whole:
                if monomial not in g or not monomial:
                    continue
                times = -whole[monomial] / g[monomial]
                rest = plus(whole, g, times)
                if sum_of_squares(scaled_by(rest, side)):
                    multiple = product((number(times.numerator, times.denominator), sum_term(g)))
                    start = total((raised(sum_term(change), number(k)), normal(multiple)))
                    chain = bound(start, number(0), side, label, context)
                    heading = phrase("lagrange.odd-power", number(k), sum_term(change), constraint)
                    return chain.but(heading=heading) if chain else None
    return None


def _settled(
    feasible: Feasible,
    reduced: Elimination | None,
    each: _Found,
    extremes: tuple[Term, Term],
    chains: dict[int, Chain | Claims | None],
    label: str,
    context: Context,
) -> tuple[Point, tuple[Part, ...]]:
    point = each.point
    low, high = extremes
    for side, value, word in ((1, low, "minimum"), (-1, high, "maximum")):
        if chains[side] and point.value is value and point.kind in ("", word, "non-isolated"):
            return point.but(kind=_named(each, word), everywhere=True), ()
    if point.kind in SADDLES:
        return point.but(everywhere=False), ()
    sides = {"minimum": (1,), "maximum": (-1,)}.get(point.kind, (1, -1))
    if point.kind and all(_beaten(point, low, high, side, context) for side in sides):
        return point.but(everywhere=False), _comparison(point, low, high, sides, label)
    if reduced is None:
        return point.but(kind=point.kind or "undecided"), ()
    return _by_reduction(feasible, reduced, point, sides, label, context)


def _beaten(point: Point, low: Term, high: Term, side: int, context: Context) -> bool:
    return difference_sign(point.value, low if side > 0 else high, context) * side > 0


def _comparison(point: Point, low: Term, high: Term, sides: tuple[int, ...], label: str) -> tuple[Part, ...]:
    claims = tuple(
        Claim(Relation("<", low, point.value) if side > 0 else Relation(">", high, point.value)) for side in sides
    )
    return (Claims(f"{label}.o", phrase("extrema.not-everywhere", point.value), claims),)


def _by_reduction(
    feasible: Feasible, reduced: Elimination, point: Point, sides: tuple[int, ...], label: str, context: Context
) -> tuple[Point, tuple[Part, ...]]:
    """What the function with fewer letters does near the point and far away."""
    body, letters = reduced.derivation.end, reduced.letters
    if not point.kind:
        at = dict(zip(feasible.letters, point.place.values, strict=True))
        finding = along_curves(body, letters, tuple(at[u] for u in letters), label, context)
        return point.but(kind=finding.kind or "undecided", everywhere=False if finding.kind else None), finding.parts
    parts: list[Part] = []
    for side in sides:
        witness = lower_point(body, letters, point.value, side, context)
        if witness is None:
            return point, ()
        chain = Chain(
            f"{label}.w{len(parts) + 1}",
            phrase("extrema.elsewhere", _tuple(witness)),
            value_at(body, letters, witness, context),
        )
        relation = Relation("<" if side > 0 else ">", chain.derivation.end, point.value)
        parts.append(chain.but(claims=(Claim(relation, phrase("extrema.not-everywhere", point.value)),)))
    return point.but(everywhere=False), tuple(parts)
