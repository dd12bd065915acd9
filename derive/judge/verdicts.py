"""The verdict of one line: which judge its sign calls for, between terms or between statements."""

from __future__ import annotations

from derive.core.certificates import UNDECIDED, Certificate
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.kernel.facts import meant
from derive.kernel.relations import is_statement
from derive.terms import Binder, Derivative, Operator, Symbol, Term, kinds

from .cartesian import by_parts
from .expressions import compared
from .joints import by_values
from .least import extremes
from .marginals import by_marginals
from .mean_inequalities import by_means
from .operators import operated
from .orders import by_orders
from .recurring import by_rule
from .statements import entailed
from .turned import as_columns, of_other_shapes
from .unrolled import by_induction


def verdict(
    before: Term, after: Term, relation: str, context: Context, bench: Bench, modulo: tuple[Symbol, ...]
) -> JudgedStep:
    """How a line follows from another by the sign that its writer put between them, if any."""
    said = is_statement(before), is_statement(after)
    if all(said):
        return entailed(*by_parts(before, after, context), relation, context, bench)
    if any(said):
        return open_step("notation", "no_statement" if said[1] else "no_expression")
    if relation == "=" and (placed := extremes(before, after, context, bench)) is not None:
        return placed
    if relation == "=" and (ruled := by_rule(before, after, context, bench)) is not None:
        return ruled
    if relation == "=" and (unrolled := by_induction(before, after, context, bench)) is not None:
        return unrolled
    if relation == "=" and (columns := as_columns(before, after)) is not None:
        found = compared(*columns, relation, context, bench, modulo)
        slope = type(before) is Operator or type(before) is Derivative
        return open_step("notation", "row_for_gradient" if slope else "row_for_column") if found.follows else found
    if relation == "=" and (apart := of_other_shapes(before, after, bench.seed)) is not None:
        return apart
    if (told := by_marginals(before, after, relation, context, bench)) is not None:
        return told
    if (valued := by_values(before, after, relation, context, bench)) is not None:
        return valued
    if (ordered := by_orders(before, after, relation, context, bench)) is not None:
        return ordered
    if relation:
        found = compared(before, after, relation, context, bench, modulo)
        named = tuple(each for each in context.definitions if Binder in kinds(each.body))
        left, right = (meant(side, Context(definitions=named)) for side in (before, after))
        if found.follows is None and (left, right) != (before, after) and Binder in kinds(left) | kinds(right):
            found = compared(left, right, relation, context, bench, modulo)
        return (found.follows is None and by_means(before, after, relation, context, bench)) or found
    found = compared(before, after, "=", context, bench, modulo)
    if found.follows is not False:
        return found
    return operated(before, after, context, bench) or open_step("given", "nothing_joins")


def open_step(verdict: str, message: str) -> JudgedStep:
    """A step that is not judged."""
    return JudgedStep(0, 1, verdict, Certificate(UNDECIDED, "not judged"), message=phrase(f"check.{message}"))
