"""The kind of each critical point of a function, and whether it holds everywhere."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, Phrase, Table, phrase
from derive.exact.constants import difference_sign
from derive.terms import ZERO, Collection, Matrix, Record, Relation, Symbol, Term

from .approximations import approximated
from .bounds import bound
from .curvature import curved
from .evaluation import evaluated, squares_of_cosines, value_at
from .extrema import Finding, along_curves, lower_point
from .forms import judged
from .minors import expanded_determinant
from .places import Place
from .tuples import tuple_of

Letters = tuple[Symbol, ...]
KINDS = {"positive_definite": "minimum", "negative_definite": "maximum", "indefinite": "saddle"}
EVERYWHERE = {True: "everywhere", False: "local", None: "unknown"}
SADDLES = ("saddle", "degenerate-saddle")


class Point(Record):
    """A place with the function's value, its kind, and whether that holds everywhere (None where unknown)."""

    place: Place
    value: Term
    kind: str
    everywhere: bool | None = None


class Judged(Record):
    """The points, and the parts that show their kinds."""

    points: tuple[Point, ...]
    parts: tuple[Part, ...]


class Bounds(Record):
    """The lowest and the highest value at a place, and the parts that bound the function by them."""

    low: Term
    high: Term
    below: Chain | Claims | None
    above: Chain | Claims | None


def classified(body: Term, letters: Letters, hessian: Term, places: tuple[Place, ...], context: Context) -> Judged:
    """Every place judged: by second derivatives, then by bounds, then along curves."""
    if not places:
        return Judged((), ())
    values = tuple(
        Chain(f"p4.{k}", _heading(place), value_at(body, letters, place.values, context))
        for k, place in enumerate(places, 1)
    )
    found = _second_orders(hessian, letters, places, context)
    bounds = _bounds(body, hessian, tuple(chain.derivation.end for chain in values), found, context)
    points: list[Point] = []
    parts: list[Part] = [*values, *(part for finding in found for part in finding.parts)]
    for place, chain in zip(places, values, strict=True):
        parts += approximated(letters, place.values, chain.derivation.end, f"{chain.label}.a", context)
    parts += [chain for chain in (bounds.below, bounds.above) if chain]
    for k, (place, chain, finding) in enumerate(zip(places, values, found, strict=True), 1):
        value = chain.derivation.end
        point, shown = _settled(body, letters, Point(place, value, finding.kind or ""), bounds, f"p7.{k}", context)
        points.append(point)
        parts += shown
    return Judged(tuple(points), tuple(parts))


def _heading(place: Place) -> Phrase:
    return phrase("extrema.family" if place.free else "extrema.value", tuple_of(place.values))


def _second_orders(hessian: Term, letters: Letters, places: tuple[Place, ...], context: Context) -> tuple[Finding, ...]:
    """The second derivatives at every place; a matrix that was met before is not judged again."""
    found: list[Finding] = []
    met: dict[Term, tuple[Place, str, str | None]] = {}
    for k, place in enumerate(places, 1):
        label = f"p5.{k}"
        values = value_at(hessian, letters, place.values, context)
        chain = Chain(f"{label}.h", phrase("extrema.hessian", tuple_of(place.values)), values, uses=("p3",))
        shown: tuple[Part, ...] = (chain,) if values.steps else ()
        if place.free:
            found.append(Finding("non-isolated", (*shown, *_singular(values.end, f"{label}.m", context))))
        elif values.end in met:
            before, cited, kind = met[values.end]
            again = Claims(f"{label}.d", phrase("extrema.same-matrix", tuple_of(before.values)), (), uses=(cited,))
            found.append(Finding(kind, (*shown, again)))
        else:
            form = judged(_as_matrix(values.end), label, context)
            kind = KINDS[form.name] if form.name else None
            met[values.end] = (place, f"{label}.d", kind)
            found.append(Finding(kind, (*shown, *form.parts)))
    return tuple(found)


def _as_matrix(hessian: Term) -> Matrix:
    return hessian if type(hessian) is Matrix else Matrix(((hessian,),))


def _singular(hessian: Term, label: str, context: Context) -> tuple[Chain, ...]:
    """The determinant along a family, which is zero."""
    minor = expanded_determinant(_as_matrix(hessian).rows)
    found = (squares_of_cosines >> evaluated)(minor, context)
    return (Chain(label, phrase("extrema.family-determinant"), found),) if found and found.end is ZERO else ()


def _bounds(
    body: Term, hessian: Term, values: tuple[Term, ...], found: tuple[Finding, ...], context: Context
) -> Bounds:
    low, high = values[0], values[0]
    for value in values[1:]:
        low = value if difference_sign(value, low, context) < 0 else low
        high = value if difference_sign(value, high, context) > 0 else high
    kinds = tuple(zip(values, (finding.kind for finding in found), strict=True))
    wanted_low = any(v is low and kind in ("minimum", "non-isolated", None) for v, kind in kinds)
    wanted_high = any(v is high and kind in ("maximum", "non-isolated", None) for v, kind in kinds)
    sides = ((1, low, wanted_low, "p6.1"), (-1, high, wanted_high, "p6.2"))
    below, above = (
        (bound(body, value, side, label, context) or curved(body, hessian, side, label, context)) if wanted else None
        for side, value, wanted, label in sides
    )
    return Bounds(low, high, below, above)


def _settled(
    body: Term, letters: Letters, point: Point, bounds: Bounds, label: str, context: Context
) -> tuple[Point, tuple[Part, ...]]:
    """The kind where the second derivatives left it open, and whether it holds everywhere."""
    at_low = bounds.below is not None and point.value is bounds.low
    at_high = bounds.above is not None and point.value is bounds.high
    if not point.kind and (at_low or at_high):
        cited = bounds.below if at_low else bounds.above
        shown = Claims(
            label, phrase("extrema.by-bound", tuple_of(point.place.values)), (), (cited.label,) if cited else ()
        )
        return point.but(kind="degenerate-minimum" if at_low else "degenerate-maximum", everywhere=True), (shown,)
    if not point.kind:
        finding = along_curves(body, letters, point.place.values, label, context)
        point = point.but(kind=finding.kind or "undecided")
        return point.but(everywhere=False if finding.kind else None), finding.parts
    if point.kind in SADDLES:
        return point.but(everywhere=False), ()
    if at_low or at_high:
        return point.but(everywhere=True), ()
    sides = {"minimum": (1,), "maximum": (-1,)}.get(point.kind, (1, -1))
    return refuted_elsewhere(body, letters, point, sides, label, context)


def refuted_elsewhere(
    body: Term, letters: Letters, point: Point, sides: tuple[int, ...], label: str, context: Context
) -> tuple[Point, tuple[Part, ...]]:
    """Whether some other point shows that an extremum is only a local one, as a minimum (side 1) or a maximum (-1)."""
    parts: list[Part] = []
    for side in sides:
        witness = lower_point(body, letters, point.value, side, context)
        if witness is None:
            return point, ()
        chain = Chain(
            f"{label}.w{len(parts) + 1}",
            phrase("extrema.elsewhere", tuple_of(witness)),
            value_at(body, letters, witness, context),
        )
        sign = "<" if side > 0 else ">"
        claim = Claim(Relation(sign, chain.derivation.end, point.value), phrase("extrema.not-everywhere", point.value))
        parts.append(chain.but(claims=(claim,)))
    return point.but(everywhere=False), tuple(parts)


def summary(label: str, heading: Phrase, everywhere: Phrase, letters: Letters, points: tuple[Point, ...]) -> Table:
    """The points, each with the value, its kind, and whether that holds everywhere, as a table."""
    columns = (
        phrase("critical.point", Collection("tuple", letters)),
        phrase("critical.value"),
        phrase("critical.kind"),
    )
    rows = tuple(
        (tuple_of(p.place.values), p.value, phrase(f"kinds.{p.kind}"), phrase(f"kinds.{EVERYWHERE[p.everywhere]}"))
        for p in points
    )
    return Table(label, heading, (*columns, everywhere), rows)
