"""Two statements, one below the other: equivalent, one following from the other, or neither."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Derivation
from derive.kernel.antiderivatives import antiderivatives
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.directions import Directions, directions, with_points, with_points_back
from derive.kernel.facts import meant
from derive.kernel.turns import counts_turns
from derive.kernel.witnesses import witness_of
from derive.laws.differentiation import finished, worked_out
from derive.terms import (
    Derivative,
    Junction,
    Relation,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    symbols,
)

from .both_ways import TWO_WAYS, of_both_ways, said_of
from .by_themselves import divided_by_zero, false_by_itself, is_of_known, true_by_itself
from .conditioned import where_counted, where_defined, where_separated
from .differentiated import followed, integrated
from .expressions import compared
from .false_parts import false_part
from .implicit import in_letters
from .joined_constants import integrals_worked_out
from .operators import applied_to_both
from .primed import new_slopes, slopes_as_letters, unknown_slopes_as_letters, values_as_letters
from .recurring import at_other_places

CONSTANT = "integrals without limits are equal up to a constant"
FORTH, BACKWARDS = "implies", "implied"


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
        return of_both_ways(before, after, relation, found)
    found = _otherwise(found, before, after, sides, context, bench)
    if not sound(found.forth.grade) or (is_of_known(after, context) and not sound(found.back.grade)):
        by_itself = true_by_itself(before, after, context, bench) or applied_to_both(before, after, context, bench)
        if by_itself is not None:
            return by_itself
    if not sound(found.forth.grade):
        refuted = false_part(after, context, bench) or false_by_itself(before, after, context, bench)
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
    return (divided_by_zero(before, after) if undecided else None) or of_both_ways(before, after, relation, found)


def _without_slopes(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """The verdict on a line without the slopes of the one before: what that integrates to, or what it says of them."""
    solved = integrated(before, after, context, bench)
    if solved is None and (worked := _differentiated(before, after, context, bench)) is not None:
        return of_both_ways(before, after, relation, worked)
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
        worked = true_by_itself(before, after, context, bench) or false_part(after, context, bench)
    if worked is None and not symbols(after) and (known := judged(after, context, bench)).grade == REFUTED:
        worked = said_of("wrong", known, "false_by_itself")
    unknown = Certificate(UNDECIDED, CONSTANT, seed=bench.seed)
    return worked or of_both_ways(before, after, relation, Directions(unknown, unknown))


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
    return of_both_ways(before, after, relation, Directions(forth, back, conditions=found.conditions))


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
