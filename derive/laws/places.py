"""The places where a system's solutions lie: points and families, each named once."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.conditions import holds
from derive.exact.spelling import normal
from derive.terms import (
    REALS,
    ZERO,
    Call,
    Div,
    Junction,
    Number,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    equation,
    negated,
    substituted,
    subterms,
    symbols,
    total,
)

from .real_roots import zero_side
from .solving import Leaf
from .tuples import tuple_of

Letters = tuple[Symbol, ...]
Values = tuple[Term, ...]
FREE = "tsuvrw"
OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "!=": "=", "=": "!="}


class Place(Record):
    """A point, or a family with free letters, `on` the equation of its curve; `found` is the part that found it."""

    values: Values
    multipliers: Values
    free: Letters
    found: str
    on: Term | None = None
    condition: Term | None = None


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
    return _with_own_letters(tuple(place for place in places if any(place is other for other in kept)), letters)


def _with_own_letters(places: tuple[Place, ...], letters: Letters) -> tuple[Place, ...]:
    """The places, those with a condition on their letters with letters of their own."""
    taken = {u for place in places for u in (*place.free, *letters)}
    out: list[Place] = []
    for place in places:
        if place.condition is not None and any(
            set(place.free) & set(other.free) for other in places if other is not place
        ):
            fresh = [Symbol(name) for name in FREE if Symbol(name) not in taken][: len(place.free)]
            taken.update(fresh)
            renamed: dict[Term, Term] = dict(zip(place.free, fresh, strict=True))
            values, own = (tuple(substituted(v, renamed) for v in each) for each in (place.values, place.multipliers))
            out.append(
                place.but(
                    values=values, multipliers=own, free=tuple(fresh), condition=substituted(place.condition, renamed)
                )
            )
        else:
            out.append(place)
    return tuple(out)


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
    condition = None if leaf.condition is None else substituted(leaf.condition, renamed)
    if any(m in symbols(value) for m in multipliers for value in own):
        own = ()
    return Place(values, own, tuple(renamed[u] for u in free), leaf.label, leaf.on, condition)  # type: ignore[misc]


def outside(place: Place, letters: Letters, context: Context) -> tuple[Relation, ...]:
    """The declared domains that a point does not meet, each as what holds there instead."""
    if place.free:
        return ()
    at: dict[Term, Term] = dict(zip(letters, place.values, strict=True))
    facts = (
        f for f in context.facts if type(f) is Relation and f.sign in OPPOSITE and any(u in symbols(f) for u in letters)
    )
    return tuple(
        Relation(OPPOSITE[fact.sign], substituted(fact.left, at), substituted(fact.right, at))
        for fact in facts
        if holds(context, substituted(fact, at)) is False
    )


def admitted(
    places: tuple[Place, ...], letters: Letters, context: Context, label: str
) -> tuple[tuple[Place, ...], tuple[Claims, ...]]:
    """The places that meet the declared domains, and why the others do not."""
    kept: list[Place] = []
    parts: list[Claims] = []
    for place in places:
        if failed := outside(place, letters, context):
            where = tuple_of(place.values)
            claims = tuple(map(Claim, failed))
            parts.append(Claims(f"{label}.o{len(parts) + 1}", phrase("systems.outside", where), claims))
        else:
            kept.append(place)
    return tuple(kept), tuple(parts)


def families(
    places: tuple[Place, ...], letters: Letters, multipliers: Letters, system: Term, label: str
) -> tuple[Claims, ...]:
    """For each family the claim that it solves the system for every value of its letters."""
    out: list[Claims] = []
    for place in places:
        if place.free and (place.multipliers or not multipliers):
            known = zip((*multipliers, *letters), (*place.multipliers, *place.values), strict=True)
            given = Junction("and", tuple(equation(u, v) for u, v in known if u is not v))
            claim = Claim(Junction("=>", (given, system)), phrase("systems.family-solves"))
            heading = phrase("systems.family-of", place.free)
            out.append(Claims(f"{label}.g{len(out) + 1}", heading, (claim,)))
    return tuple(out)


def defined(
    places: tuple[Place, ...], derivatives: tuple[Term, ...], letters: Letters, label: str
) -> tuple[tuple[Place, ...], tuple[Claims, ...]]:
    """The places at which every derivative has a value, and which were left out."""
    kept: list[Place] = []
    parts: list[Claims] = []
    for place in places:
        at: dict[Term, Term] = dict(zip(letters, place.values, strict=True))
        if any(_fails(substituted(each, at)) for each in derivatives):
            where = tuple_of(place.values)
            parts.append(Claims(f"{label}.u{len(parts) + 1}", phrase("systems.undefined", where), ()))
        else:
            kept.append(place)
    return tuple(kept), tuple(parts)


def _fails(term: Term) -> bool:
    """Whether a denominator or the argument of a logarithm is zero."""
    for part in subterms(term):
        match part:
            case Div(_, under) if normal(under) is ZERO:
                return True
            case Pow(base, Number(p, _)) if p < 0 and normal(base) is ZERO:
                return True
            case Call("log", (inner,)) if normal(inner) is ZERO:
                return True
    return False


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
    conditions = tuple(place.condition for place in places if place.condition is not None)
    return context.given(*(Relation("in", u, REALS) for u in free), *conditions).but(texts=(*context.texts, *texts))
