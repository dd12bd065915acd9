"""Two statements, one below the other: equivalent, one following from the other, or neither."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import ASSUMED, REFUTED, UNDECIDED, Certificate, Witness, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition, Derivation
from derive.exact.domains import divides_by_zero
from derive.kernel.antiderivatives import antiderivatives
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.directions import Directions, Point, directions, with_points, with_points_back
from derive.kernel.facts import meant
from derive.kernel.multiplicities import multiplicities_differ
from derive.kernel.turns import counts_turns
from derive.kernel.witnesses import witness_of
from derive.laws.differentiation import finished, worked_out
from derive.terms import (
    UNDEFINED,
    Derivative,
    Junction,
    Relation,
    Symbol,
    Term,
    kinds,
    size,
    substituted,
    subterms,
    symbols,
)

from .conditioned import where_counted, where_defined, where_separated
from .differentiated import followed, integrated, relation_of
from .expressions import compared
from .false_parts import false_part
from .givens import OPERATORS
from .implicit import in_letters
from .joined_constants import integrals_worked_out
from .operators import applied_to_both
from .primed import new_slopes, slopes_as_letters, unknown_slopes_as_letters, values_as_letters
from .recurring import at_other_places

CONSTANT = "integrals without limits are equal up to a constant"
TWO_WAYS, FORTH, BACKWARDS = "iff", "implies", "implied"


def entailed(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """The verdict on a statement below another, by the arrow between them if there is one."""
    before, after = in_letters(before, after, context)
    if new_slopes(before, after):
        operated = applied_to_both(before, after, context, bench) or followed(before, after, context, bench)
        if operated is not None:
            return operated
    if new_slopes(after, before):
        return _without_slopes(before, after, relation, context, bench)
    if antiderivatives(before) and not antiderivatives(after):
        return _without_integrals(before, after, relation, context, bench)
    sides = slopes_as_letters(before, after)
    sides, context = _with_values(*sides, context)
    found = directions(*sides, context, bench)
    if counts_turns(*sides, context):
        return _verdict(before, after, relation, found)
    found = _otherwise(found, before, after, sides, context, bench)
    if not sound(found.forth.grade) or (_is_of_known(after, context) and not sound(found.back.grade)):
        by_itself = _by_itself(before, after, context, bench) or applied_to_both(before, after, context, bench)
        if by_itself is not None:
            return by_itself
    if not sound(found.forth.grade):
        refuted = false_part(after, context, bench) or _false_by_itself(before, after, context, bench)
        if refuted is not None:
            return refuted
        if found.forth.grade != REFUTED and (failed := _failing(*sides, context, bench)) is not None:
            found = found.but(forth=failed)
    found = with_points(found, *sides, context, bench)
    if relation in (TWO_WAYS, FORTH):
        found = at_other_places(found, before, after, context, bench)
    if relation in (TWO_WAYS, BACKWARDS) and found.forth.grade != REFUTED:
        found = with_points_back(found, *sides, context, bench)
    if relation == BACKWARDS:
        found = Directions(found.back, found.forth, found.gained, found.lost)
    undecided = not sound(found.forth.grade) and found.forth.grade != REFUTED
    return (_divided_by_zero(before, after) if undecided else None) or _verdict(before, after, relation, found)


def _divided_by_zero(before: Term, after: Term) -> JudgedStep | None:
    """A line that divides by zero where the one before does not: whatever its letters are, it says nothing."""
    if divides_by_zero(before) or not divides_by_zero(after):
        return None
    part = min((here for here in subterms(after) if divides_by_zero(here)), key=size)
    witness = Witness((), part, UNDEFINED)
    return _step("wrong", Certificate(REFUTED, "divided by zero", witness=witness), "no_value").but(witness=witness)


def _without_slopes(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """The verdict on a line without the slopes of the one before: what that integrates to, or what it says of them."""
    solved = integrated(before, after, context, bench)
    if solved is None and (worked := _differentiated(before, after, context, bench)) is not None:
        return _verdict(before, after, relation, worked)
    known = unknown_slopes_as_letters(before, context)
    solved = solved or _another_slope(after, context, bench)
    return solved or _open(directions(known, after, context, bench), before, after, relation)


def _another_slope(after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A line that gives another slope for what is written out than that has."""
    match after:
        case Relation("=", Derivative(body, x, _) as slope, value) if type(body) is not Symbol:
            left = worked_out(slope, context).end
        case _:
            return None
    if symbols(x).isdisjoint(symbols(value)) or not finished(left):
        return None
    found = compared(left, value, "=", context, bench, ())
    return found.but(message=phrase("check.false_by_itself")) if found.follows is False else None


def _without_integrals(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """The verdict on a line without the integrals of the one before, which do not cancel: each has its own constant."""
    worked = integrals_worked_out(before, after, context, bench)
    if worked is None:
        worked = _by_itself(before, after, context, bench) or false_part(after, context, bench)
    if worked is None and not symbols(after) and (known := judged(after, context, bench)).grade == REFUTED:
        worked = _step("wrong", known, "false_by_itself")
    unknown = Certificate(UNDECIDED, CONSTANT, seed=bench.seed)
    return worked or _verdict(before, after, relation, Directions(unknown, unknown))


def _otherwise(
    found: Directions, before: Term, after: Term, sides: tuple[Term, Term], context: Context, bench: Bench
) -> Directions:
    """What is found by the first of some other ways that shows the line from the one before, if none has done so."""
    separable = sides != (before, after) and Derivative in kinds(before)
    ways: tuple[Callable[[], Directions | None], ...] = (
        lambda: _differentiated(before, after, context, bench),
        lambda: where_defined(*sides, context, bench),
        lambda: where_separated(*sides, context, bench) if separable else None,
        lambda: where_counted(*sides, context, bench),
    )
    for way in ways:
        if sound(found.forth.grade):
            return found
        found = way() or found
    return found


def _open(found: Directions, before: Term, after: Term, relation: str) -> JudgedStep:
    """The verdict on a line without the slopes of the one before: a point does not refute what holds along a curve."""
    forth, back = (
        way if sound(way.grade) else Certificate(UNDECIDED, "nothing shows it") for way in (found.forth, found.back)
    )
    return _verdict(before, after, relation, Directions(forth, back, conditions=found.conditions))


def _with_values(before: Term, after: Term, context: Context) -> tuple[tuple[Term, Term], Context]:
    """Both statements with the values of unknown functions as letters, and so what is told."""
    values: dict[Term, Term] = dict(values_as_letters(before, after, context))
    if not values:
        return (before, after), context
    told = tuple(substituted(fact, values) for fact in context.facts)
    return (substituted(before, values), substituted(after, values)), context.but(facts=told)


def _failing(before: Term, after: Term, context: Context, bench: Bench) -> Certificate | None:
    """A point at which all that is declared holds, and the line before, but not this line."""
    for part in after.parts if type(after) is Junction and after.word == "and" else (after,):
        if type(part) is Relation:
            witness = witness_of(part.left, part.right, part.sign, context.given(before))
            if witness is not None:
                return Certificate(REFUTED, "values at a point", witness=witness, seed=bench.seed)
    return None


def _differentiated(before: Term, after: Term, context: Context, bench: Bench) -> Directions | None:
    """Both directions with all derivatives worked out, where these exist wherever the statements are made.

    A letter beside the one that is differentiated by may depend on it, unless it is declared constant or the
    derivative is a partial one; and so may a letter alone.
    """
    first, second = meant(before, context), meant(after, context)
    slopes = [here for side in (first, second) for here in subterms(side) if type(here) is Derivative]
    if not slopes or any(here.variable not in symbols(here.body) and symbols(here.body) for here in slopes):
        return None
    slopes = [here for here in slopes if here.notation != "partial"]
    if any(x is not here.variable and x.name not in context.constants for here in slopes for x in symbols(here.body)):
        return None
    sides: list[Term] = []
    for side in (first, second):
        found = worked_out(side, context) if Derivative in kinds(side) else Derivation(side, (), side)
        needed = [condition.relation for step in found.steps for condition in step.conditions]
        if not finished(found.end) or not all(sound(judged(each, context, bench).grade) for each in needed):
            return None
        sides.append(found.end)
    worked, context = _with_values(sides[0], sides[1], context)
    return with_points(directions(*worked, context, bench), *worked, context, bench)


def _by_itself(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A line that is true whatever the one before says, as a formula that is recalled."""
    if not (_is_of_known(after, context) or kinds(after) & OPERATORS or symbols(after) - symbols(before)):
        return None
    known = judged(after, context, bench)
    if known.grade == UNDECIDED and type(after) is Relation and after.sign == "=":
        known = compared(after.left, after.right, after.sign, context, bench, ()).certificate
    if not sound(known.grade):
        return None
    return JudgedStep(0, 1, "identity", known, message=phrase("check.by_itself"))


def _is_of_known(statement: Term, context: Context) -> bool:
    """Whether all letters of a statement stand for numbers."""
    return bool(symbols(statement)) and not symbols(meant(statement, context))


def _false_by_itself(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A false formula below one that is always true."""
    known = judged(after, context, bench)
    if known.grade != REFUTED or not sound(judged(before, context, bench).grade):
        return None
    witness = known.witness
    if type(after) is Relation:
        witness = witness_of(after.left, after.right, after.sign, context) or witness
    return _step("wrong", known, "false_by_itself").but(witness=witness)


def _verdict(before: Term, after: Term, relation: str, found: Directions) -> JudgedStep:
    forth, back = found.forth.grade, found.back.grade
    if sound(forth) and found.conditions:
        told = tuple(Condition(each, ASSUMED) for each in found.conditions)
        key = "equivalent" if sound(back) else "implies"
        return _step(key, found.forth, f"{key}_if", found.conditions).but(conditions=told)
    if sound(forth) and sound(back):
        if multiplicities_differ(before, after):
            return _step("equivalent-multiplicity", found.forth, "multiplicity")
        return _step("equivalent", found.forth, "equivalent")
    if sound(forth):
        gained = _relations(found.gained)
        if relation == TWO_WAYS and back == REFUTED:
            return _not_back(found, "gains_under_iff", gained) if gained else _not_back(found, "not_back")
        return _step("implies", found.forth, "gains" if gained else "implies", gained).but(gained=gained)
    if forth == REFUTED:
        return _refuted(found)
    if relation == TWO_WAYS and back == REFUTED:
        return _not_back(found, "not_back")
    if back == REFUTED or sound(back):
        return _step("undecided", found.forth, "not_decided", found.forth.method)
    return _step("undecided", Certificate(UNDECIDED, found.forth.method), "not_decided", found.forth.method)


def _not_back(found: Directions, key: str, *slots: tuple[Term, ...]) -> JudgedStep:
    """A line that an arrow leads back from, and that does not lead back."""
    return _step("wrong", found.back, key, *slots).but(witness=found.back.witness, gained=_relations(found.gained))


def _refuted(found: Directions) -> JudgedStep:
    lost, gained = _relations(found.lost), _relations(found.gained)
    witness = found.forth.witness
    if sound(found.back.grade):
        step = _step("implied", found.forth, "loses" if lost else "not_followed", lost)
    elif gained:
        step = _step("wrong", found.forth, "loses_and_gains", lost, gained)
    else:
        step = _step("wrong", found.forth, "loses" if lost else "not_followed", lost)
    return step.but(witness=witness, lost=lost, gained=gained)


def _relations(points: tuple[Point, ...]) -> tuple[Relation, ...]:
    """Each point as one relation or one `and` of them."""
    return tuple(relation_of(point) for point in points[:4])


def _step(verdict: str, certificate: Certificate, key: str, *slots: str | tuple[Term, ...]) -> JudgedStep:
    return JudgedStep(0, 1, verdict, certificate, message=phrase(f"check.{key}", *slots))
