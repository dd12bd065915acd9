"""The places where a system's solutions lie: points and families, each named once."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.spelling import normal
from derive.terms import REALS, ZERO, Record, Relation, Symbol, Term, negated, substituted, symbols, total

from .real_roots import zero_side
from .solving import Leaf

Letters = tuple[Symbol, ...]
Values = tuple[Term, ...]
FREE = "tsuvrw"


class Place(Record):
    """A point, or a family with free letters, `on` the equation of its curve; `found` is the part that found it."""

    values: Values
    multipliers: Values
    free: Letters
    found: str
    on: Term | None = None


def places_of(leaves: tuple[Leaf, ...], letters: Letters, multipliers: Letters) -> tuple[Place, ...]:
    """The leaves as places, without repetitions and without points that lie on a family."""
    places = [_place(leaf, letters, multipliers) for leaf in leaves]
    families = [place for place in places if place.free]
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: -len(p.free)):
        again = any(place.values == other.values for other in kept)
        if again or any(
            lies_on(place.values, letters, family) for family in families if family is not place and family in kept
        ):
            continue
        kept.append(place)
    return tuple(place for place in places if any(place is other for other in kept))


def _place(leaf: Leaf, letters: Letters, multipliers: Letters) -> Place:
    known = dict(leaf.values)
    free = tuple(u for u in leaf.free if any(u in symbols(known[v]) for v in letters))
    taken = {u.name for u in (*letters, *multipliers, *free) if u not in letters or u not in free}
    names = [name for name in FREE if name not in taken]
    fresh = zip((u for u in free if u in letters), names, strict=False)
    renamed: dict[Term, Term] = {u: u for u in free}
    renamed.update((u, Symbol(name)) for u, name in fresh)
    values = tuple(substituted(known[u], renamed) for u in letters)
    own = tuple(substituted(known[m], renamed) for m in multipliers)
    if any(m in symbols(value) for m in multipliers for value in own):
        own = ()
    return Place(values, own, tuple(renamed[u] for u in free), leaf.label, leaf.on)  # type: ignore[misc]


def lies_on(values: Values, letters: Letters, family: Place) -> bool:
    """Whether the values are those of a family for some value of its letters."""
    if family.on is not None:
        return not zero_side(substituted(family.on, dict(zip(letters, values, strict=True))))
    chosen: dict[Term, Term] = {}
    for value, general in zip(values, family.values, strict=True):
        if general in family.free:
            chosen.setdefault(general, value)
    if len(chosen) < len(family.free):
        return False
    return all(
        normal(total((value, negated(substituted(general, chosen))))) is ZERO
        for value, general in zip(values, family.values, strict=True)
    )


def declared(places: tuple[Place, ...], context: Context) -> Context:
    """The context in which the free letters of families are real."""
    free = tuple(dict.fromkeys(u for place in places for u in place.free))
    texts = tuple(f"{u.name} real" for u in free)
    return context.given(*(Relation("in", u, REALS) for u in free)).but(texts=(*context.texts, *texts))
