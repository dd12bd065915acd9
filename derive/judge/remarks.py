"""What is said of a step beyond its verdict: the mistake that makes it, or the law, and the lines left out."""

from __future__ import annotations

from functools import partial

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.laws.levels import nesting
from derive.terms import Derivative, Relation, Term, with_children

from .diagnosis import diagnosed
from .explaining import explained, jumps, right_by_luck
from .implicit import tied
from .primed import letters_as_slopes, new_slopes, slopes_as_letters
from .turned import as_columns

BY_LUCK, FALSE = "right-by-luck", "check.false_by_itself"


def mistaken(step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """A step that does not follow, with the misconception that reproduces it and the right line."""
    functions = tied(before, after, context) if new_slopes(before, after) else None
    if functions is not None and type(before) is Relation:
        before, after = Relation("=", *functions.sides(before)), functions.written(after)
        found = diagnosed(before, after, relation, context, bench)

        def back(term: Term) -> Term:
            worked = with_children(term, lambda side: worked_out(side, context).end if nesting(side) else side)
            return functions.read(worked, lambda y: Derivative(y, functions.variable))

    elif step.message is not None and step.message.key == FALSE and type(after) is Relation:
        found = diagnosed(after.left, after.right, after.sign, context, bench)
        back = partial(Relation, after.sign, after.left)
    else:
        left, right = slopes_as_letters(before, after) if is_statement(before) else _columns(before, after)
        found = diagnosed(left, right, relation, context, bench)
        back = partial(letters_as_slopes, beside=before)
    if found is None:
        return step
    instead = None if found.instead is None else back(found.instead)
    return step.but(misconception=found.misconception, place=back(found.place), instead=instead)


def _columns(before: Term, after: Term) -> tuple[Term, Term]:
    """Two terms, as columns where one of them is a row."""
    return as_columns(before, after) or (before, after)


def understood(
    step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench
) -> JudgedStep:
    """A step that follows, with the laws that make it, the lines between, or the wrong rule it was lucky with."""
    law = explained(before, after, relation, context, bench)
    if law is not None:
        return step.but(law=law, jump=jumps(before, after, context))
    lucky = right_by_luck(before, after, context, bench)
    return step if lucky is None else step.but(method=BY_LUCK, misconception=lucky)
