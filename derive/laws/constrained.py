"""The kind of each candidate on a feasible set, and whether it holds on all of it."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Part, phrase
from derive.terms import (
    Matrix,
    Symbol,
    Term,
    substituted,
    symbols,
)

from .approximations import approximated
from .beyond import judged_by_bounds
from .candidates import Candidate, Feasible
from .classification import KINDS, Judged, Point
from .comparisons import by_values, compared
from .curvature import domain
from .evaluation import value_at, worked
from .feasible import bounded
from .mirrors import Mirror, factor, preserving, same_kind
from .places import Place
from .tangents import on_tangents, tangent_basis
from .tuples import tuple_of

Letters = tuple[Symbol, ...]
OPPOSITE = {"minimum": "maximum", "maximum": "minimum"}


def judged_points(feasible: Feasible, places: tuple[Place, ...], context: Context) -> Judged:
    """Every candidate judged: on the tangent directions, then by comparing and bounding values."""
    if not places:
        return Judged((), ())
    values = tuple(
        Chain(
            f"p7.{k}",
            phrase("extrema.family" if p.free else "extrema.value", tuple_of(p.values)),
            value_at(feasible.body, feasible.letters, p.values, context),
        )
        for k, p in enumerate(places, 1)
    )
    found = _second_orders(feasible, places, tuple(chain.derivation.end for chain in values), context)
    whole = bounded(feasible.constraints, feasible.letters, "p9") if _closed(feasible, context) else None
    parts: list[Part] = [*values, *(part for each in found for part in each.parts)]
    for place, chain in zip(places, values, strict=True):
        parts += approximated(feasible.letters, place.values, chain.derivation.end, f"{chain.label}.a", context)
    if whole or _finite(feasible, places):
        shown = (*((whole,) if whole else ()), *compared(found, context))
        return Judged(by_values(found, context), (*parts, *shown))
    return judged_by_bounds(feasible, found, tuple(parts), context)


def _closed(feasible: Feasible, context: Context) -> bool:
    """Whether no letter has a declared domain and the function is defined everywhere: the feasible set is closed."""
    declared = any(u in symbols(fact) for fact in context.facts for u in feasible.letters)
    return not declared and domain(feasible.body, context) == ()


def _finite(feasible: Feasible, places: tuple[Place, ...]) -> bool:
    """Whether there are as many constraints as letters, so that the candidates are all feasible points."""
    return len(feasible.constraints) >= len(feasible.letters) and not any(place.free for place in places)


def _second_orders(
    feasible: Feasible, places: tuple[Place, ...], values: tuple[Term, ...], context: Context
) -> tuple[Candidate, ...]:
    """Every place judged; the mirror image of one before it is not judged again."""
    known = preserving(feasible.body, feasible.constraints, feasible.letters, context) if len(places) > 2 else ()
    found: list[Candidate] = []
    for k, (place, value) in enumerate(zip(places, values, strict=True), 1):
        image = _image(feasible, place, value, tuple(found), known, f"p8.{k}")
        found.append(image or _second_order(feasible, place, value, f"p8.{k}", context))
    return tuple(found)


def _image(
    feasible: Feasible, place: Place, value: Term, before: tuple[Candidate, ...], known: tuple[Mirror, ...], label: str
) -> Candidate | None:
    """A place as the mirror image of one that was judged before it."""
    for each in before:
        own = each.point.place
        if own.free or place.free or not each.parts:
            continue
        for mirror in known:
            if mirror.point(own.values) == place.values:
                ends = tuple_of(own.values), tuple_of(place.values)
                cited = each.parts[-1].label
                shown = same_kind(f"{label}.s", cited, mirror, ends, feasible.body, feasible.constraints)
                kind = each.point.kind if factor(mirror, feasible.body) > 0 else OPPOSITE.get(each.point.kind)
                return Candidate(Point(place, value, kind or each.point.kind), (shown,), each.bare)
    return None


def _second_order(feasible: Feasible, place: Place, value: Term, label: str, context: Context) -> Candidate:
    """What the Lagrangian's second derivatives say on the tangent directions."""
    if place.free:
        return Candidate(Point(place, value, "non-isolated"))
    jacobian = worked(substituted(feasible.jacobian, dict(zip(feasible.letters, place.values, strict=True))))
    rows = jacobian.rows if type(jacobian) is Matrix else (jacobian.children,)
    if not place.multipliers or not tangent_basis(rows):
        return Candidate(Point(place, value, ""), bare=True)
    known = (*feasible.letters, *feasible.multipliers), (*place.values, *place.multipliers)
    at_point = value_at(feasible.hessian, *known, context)
    first = value_at(feasible.jacobian, feasible.letters, place.values, context)
    chains = tuple(
        Chain(f"{label}.{name}", phrase(f"lagrange.{name}-at", tuple_of(place.values)), derivation)
        for name, derivation in (("hessian", at_point), ("gradient", first))
        if derivation.steps
    )
    name, parts = on_tangents(at_point.end, rows, feasible.letters, label, context)  # type: ignore[arg-type]
    return Candidate(Point(place, value, KINDS[name] if name else ""), (*chains, *parts))
