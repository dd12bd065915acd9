"""What a wrong line should have been, and the smallest part of it that is wrong."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.laws.expansion import collected, expanded
from derive.laws.logarithms import logarithm_of_a_power, logarithm_of_a_product, logarithm_of_a_quotient
from derive.terms import Position, Term, at, replaced, size

from .matching import at_once
from .plantings import Planting


def corrected(planting: Planting, before: Term, after: Term, context: Context, bench: Bench) -> tuple[Term, Term]:
    """The wrong part of the written line and the whole line put right."""
    line, place = planting.line, planting.place
    if is_statement(after):
        return after, right_form(planting.right, context)
    while True:
        wrong = at(line, place)
        found = _found(after, wrong, context, bench)
        if found is not None:
            right = right_form(at(planting.right, place), context)
            instead = replaced(after, found, right)
            if _same(before, instead, context, bench):
                return at(after, found), instead
        if not place:
            return after, right_form(planting.right, context)
        place = place[:-1]


def _found(line: Term, part: Term, context: Context, bench: Bench, here: Position = ()) -> Position | None:
    """Where a line has a part, or something equal to it: the smallest such place."""
    for k, child in enumerate(line.children):
        inside = _found(child, part, context, bench, (*here, k))
        if inside is not None:
            return inside
    return here if size(line) > 1 and _same(line, part, context, bench) else None


def _same(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    try:
        return a.shape == b.shape and at_once(a, b, context, bench)
    except ValueError:
        return False


def right_form(term: Term, context: Context) -> Term:
    """A term as the right laws work it out: derivatives taken, brackets multiplied out, logarithms split."""
    try:
        done = worked_out(term, context).end
    except (DeriveError, RuleError, RecursionError):
        return term
    if done is not term:
        return done
    for law in (logarithm_of_a_product, logarithm_of_a_quotient, logarithm_of_a_power):
        found = law(term, context)
        if found is not None:
            return found.end
    multiplied = expanded(term) if size(term) < 60 else None
    return term if multiplied is None else collected(multiplied)
