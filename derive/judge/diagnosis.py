"""Which misconception makes a wrong line of the line before it, and what the line should have been."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.misconceptions import Misconception
from derive.kernel.bench import Bench
from derive.kernel.facts import speaks_of_chance
from derive.kernel.held import symbolic
from derive.kernel.relations import is_statement
from derive.kernel.systems import entails
from derive.misconceptions import BRANCHES, LAST, misconceptions
from derive.misconceptions.antiderivatives import evaluated
from derive.terms import FALSE, Binder, Junction, Position, Record, Relation, Term, at, kinds, replaced

from .corrections import changed_side, corrected, tidied
from .matching import after_all, at_once, without_constant
from .meanings import in_names, touches, written_out
from .plantings import MOST as MOST_PLANTED
from .plantings import OPENED, Planting, fits, places, plantings, throughout

SAME = ("", "=", ":=", "iff", "implies", "propto")
MOST_EQUIVALENCES, MOST_REPAIRS, MOST_SYMBOLIC = 24, 120, 24


class Diagnosis(Record):
    """The misconception that reproduces a line.

    `place` is the smallest wrong part of the written line, `instead` what the line should have been, None where that is
    not known; `others` are the names of misconceptions that explain the line as well.
    """

    misconception: str
    sentence: str
    place: Term
    instead: Term | None
    others: tuple[str, ...] = ()


def diagnosed(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> Diagnosis | None:
    """The misconception that makes the written line of the one before; None where none does exactly."""
    if relation not in SAME:
        return None
    for branches in (BRANCHES, LAST):
        wrong = misconceptions(*branches)
        for line in dict.fromkeys((before, written_out(before, context))):
            found = _reproduced(line, without_constant(line, after), context, bench, wrong, before)
            if found:
                return _planted(found, line, after, context, bench)
        if speaks_of_chance(after) and branches is LAST:
            return None
        if (repair := _repaired(before, after, context, bench, wrong)) is not None:
            each, place, instead = repair
            return _diagnosis(each, at(after, place), instead, ())
        if is_statement(after) and (found := _equivalent(before, after, context, bench, wrong)):
            return _planted(found, before, after, context, bench)
    return None


def _planted(found: tuple[Planting, ...], before: Term, after: Term, context: Context, bench: Bench) -> Diagnosis:
    first, others = found[0], tuple(each.misconception.name for each in found[1:])
    repair = _repaired(before, after, context, bench, (first.misconception,))
    if repair is not None and not is_statement(after):
        return _diagnosis(first.misconception, at(after, repair[1]), repair[2], others)
    place, instead = corrected(first, before, after, context, bench)
    known = None if instead is None or instead is before else in_names(instead, after, context)
    return _diagnosis(first.misconception, place, known, others)


def _diagnosis(each: Misconception, place: Term, instead: Term | None, others: tuple[str, ...]) -> Diagnosis:
    names = tuple(name for name in dict.fromkeys(others) if name != each.name)
    return Diagnosis(each.name, each.law.statement, place, None if instead is None else tidied(instead), names)


def reproductions(before: Term, after: Term, context: Context, bench: Bench) -> tuple[Planting, ...]:
    """The misconceptions of any branch that lead from a line to the next."""
    return _reproduced(before, after, context, bench, misconceptions(*BRANCHES), before)


def _reproduced(
    before: Term, after: Term, context: Context, bench: Bench, wrong: tuple[Misconception, ...], said: Term
) -> tuple[Planting, ...]:
    """The misconceptions that lead from a line to the next; `said` is the line with the writer's names in it."""
    tried: dict[Term, bool] = {}
    found: list[Planting] = []
    several: dict[Misconception, int] = {}
    most = MOST_SYMBOLIC if symbolic(before, after) else MOST_PLANTED
    for planting in sorted(plantings(before, context, wrong), key=_order(said, after, wrong)):
        line = planting.line
        if found and planting.depth > found[0].depth and not _is_valued(said, after):
            break
        if before is not said and not planting.depth and not touches(planting.place, said):
            continue
        several[planting.misconception] = several.get(planting.misconception, 0) + 1
        if line not in tried:
            if len(tried) >= most:
                break
            tried[line] = line is not before and _matches(line, after, context, bench)
        if tried[line]:
            found.append(planting)
    if found:
        return tuple(found)
    for each in (e for e, count in several.items() if count > 1):
        everywhere = throughout(before, each, context)
        if everywhere is not None and everywhere not in tried and _matches(everywhere, after, context, bench):
            return (Planting(each, before, (), everywhere),)
    return ()


def _matches(line: Term, after: Term, context: Context, bench: Bench) -> bool:
    try:
        return at_once(line if Binder in kinds(after) else evaluated(line), after, context, bench)
    except ValueError:
        return False


def _order(before: Term, after: Term, wrong: tuple[Misconception, ...]) -> Callable[[Planting], tuple[bool | int, ...]]:
    """The nearest first, of these those in the side that alone was worked on, then the more specific.

    Where moments are numbers, many roads lead to one: there the more specific comes first.
    """
    rank, side = {each: k for k, each in enumerate(wrong)}, changed_side(before, after)
    still_open = not OPENED.isdisjoint(kinds(before) & kinds(after))
    valued = _is_valued(before, after)

    def order(found: Planting) -> tuple[bool | int, ...]:
        elsewhere = side is not None and found.place[:1] != (side,)
        worked = _inside(found) != still_open
        if valued:
            return (elsewhere, worked, rank[found.misconception])
        whole = _of_part(found) == (found.depth == 0)
        return (found.depth, elsewhere, whole, worked, rank[found.misconception])

    return order


def _is_valued(before: Term, after: Term) -> bool:
    """Whether a line puts numbers for moments."""
    return speaks_of_chance(before) and not speaks_of_chance(after)


def _inside(planting: Planting) -> bool:
    """Whether a misconception acts on what is yet to be differentiated."""
    return any(type(at(planting.right, planting.place[:k])) in OPENED for k in range(len(planting.place)))


def _of_part(planting: Planting) -> bool:
    """Whether a misconception is not about a whole equation."""
    return Relation not in planting.misconception.heads and Junction not in planting.misconception.heads


def _equivalent(
    before: Term, after: Term, context: Context, bench: Bench, wrong: tuple[Misconception, ...]
) -> tuple[Planting, ...]:
    """A misconception of whole statements whose line has the solutions of the written one, which has some."""
    if entails(after, FALSE, context):
        return ()
    tried = 0
    for each in wrong:
        for line in each(before, context):
            tried += 1
            if tried > MOST_EQUIVALENCES:
                return ()
            if fits(line, before) and after_all(line, after, context, bench):
                return (Planting(each, before, (), line),)
    return ()


def _repaired(
    before: Term, after: Term, context: Context, bench: Bench, wrong: tuple[Misconception, ...]
) -> tuple[Misconception, Position, Term] | None:
    """A part of the written line that a misconception may have spoilt: with it put right, the line is true."""
    tried = 0
    most = MOST_SYMBOLIC if symbolic(before, after) else MOST_REPAIRS
    for each in wrong:
        if each.undone is None:
            continue
        for place, part in places(after):
            for right in each.undone(part, context):
                tried += 1
                if tried > most:
                    return None
                if not fits(right, part):
                    continue
                line = replaced(after, place, right)
                if line is not after and _true(before, line, context, bench):
                    return each, place, line
    return None


def _true(before: Term, line: Term, context: Context, bench: Bench) -> bool:
    try:
        if at_once(before, line, context, bench):
            return True
        return is_statement(line) and type(line) is not Relation and after_all(before, line, context, bench)
    except ValueError:
        return False
