"""Candidates on a feasible set that is not bounded: bounds by squares, other points, fewer letters."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, phrase
from derive.exact.combinations import degree
from derive.exact.constants import difference_sign
from derive.exact.rings import polynomial_in, power_of
from derive.exact.sparse_polynomials import plus, scaled_by
from derive.exact.spelling import normal, sum_term
from derive.exact.squares import sum_of_squares
from derive.terms import Relation, Symbol, Term, negated, number, product, raised, symbols, total

from .bounds import bound
from .candidates import Candidate, Feasible, extremes, named
from .classification import SADDLES, Judged, Point, refuted_elsewhere
from .curvature import curved
from .extrema import along_curves
from .feasible import Elimination, eliminated
from .real_roots import zero_side


def judged_by_bounds(
    feasible: Feasible, found: tuple[Candidate, ...], parts: tuple[Part, ...], context: Context
) -> Judged:
    """Bounds by squares, on the feasible set written with fewer letters or with the multiplier's value."""
    reduced = eliminated(feasible.body, feasible.constraints, feasible.letters, context)
    shown: tuple[Part, ...] = parts
    if reduced is not None and reduced.derivation.steps:
        shown = (*shown, *reduced.chains, Chain("p9.e", phrase("feasible.eliminated"), reduced.derivation))
    low, high = extremes(found, context)
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
    found: tuple[Candidate, ...],
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
                    heading = phrase(
                        "lagrange.odd-power-low" if side > 0 else "lagrange.odd-power-high",
                        number(k),
                        sum_term(change),
                        constraint,
                    )
                    return chain.but(heading=heading) if chain else None
    return None


def _settled(
    feasible: Feasible,
    reduced: Elimination | None,
    each: Candidate,
    extremes: tuple[Term, Term],
    chains: dict[int, Chain | Claims | None],
    label: str,
    context: Context,
) -> tuple[Point, tuple[Part, ...]]:
    point = each.point
    low, high = extremes
    for side, value, word in ((1, low, "minimum"), (-1, high, "maximum")):
        if chains[side] and point.value is value and point.kind in ("", word, "non-isolated"):
            return point.but(kind=named(each, word), everywhere=True), ()
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
    return refuted_elsewhere(body, letters, point, sides, label, context)
