"""Which sound law makes a right line of the line before it, and what lies between where it takes several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from derive import catalog
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.core.laws import together
from derive.core.relations import EQUAL
from derive.core.rules import Rule
from derive.core.steps import Derivation, lines
from derive.kernel.bench import Bench, narrowed
from derive.kernel.held import symbolic
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.laws.levels import nesting
from derive.terms import Junction, Relation, Term, alike, letters, negated, replaced, size, total

from .diagnosis import SAME, reproductions
from .gradients import worked_gradient
from .plantings import Planting, fits, places
from .settled import normal, settled

LARGEST, SHORT, SMALL, MOST_FIRST, AT_ONCE = 120, 40, 16, 12, 3
FIRST = ("multiply-out", "common-factor", "like-terms", "common-denominator", "fraction-split", "cancel")
UNFIT = ("equal-by-check", "reordered", "discriminant", "entries-worked-out", "evaluated")
NEVER_RIGHT = ("nonzero-product-split", "and-or-confusion", "max-taken-as-min")
BY_NUMBERS = (
    "log-of-sum", "exp-of-sum", "root-of-sum", "square-of-sum", "fraction-denominator-split", "cancel-term-not-factor",
    "digits-cancelled", "power-of-power", "fractions-added-by-parts",
)  # fmt: skip


def explained(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> str | None:
    """The names of the laws that lead from a line to the next; None where none of those known does."""
    if relation not in SAME or alike(before, after) or max(size(before), size(after)) > LARGEST:
        return None
    wanted = settled(after)
    if settled(before) is wanted:
        return "reordered"
    if (found := _derivation(before, wanted, context)) is not None:
        return _named(found)
    if (gradient := worked_gradient(before, context)) is not None:
        near = settled(gradient.end) is wanted or _between_terms(gradient.end, after, context) is not None
        return gradient.law if near else None
    if is_statement(before) or is_statement(after):
        return _between_statements(before, after, context, bench)
    return _between_terms(before, after, context)


def jumps(before: Term, after: Term, context: Context) -> tuple[Term, ...]:
    """The lines that the engine writes between two lines, where it takes three or more of them to get there."""
    found = _derivation(before, settled(after), context) if max(size(before), size(after)) <= LARGEST else None
    if found is None or len(found.steps) < AT_ONCE:
        return ()
    return lines(found.start, found.steps)[1:-1]


def right_by_luck(before: Term, after: Term, context: Context, bench: Bench) -> str | None:
    """The misconception that leads to a true line, which no sound law explains."""
    if size(before) > SHORT or symbolic(before, after):
        return None
    literal = normal(after)
    for planting in reproductions(before, after, context, bench):
        if normal(planting.line) is literal and _never_right(planting, context, bench):
            return planting.misconception.name
    return None


def _never_right(planting: Planting, context: Context, bench: Bench) -> bool:
    """Whether a wrong rule was wrong where it was applied, or right there for these numbers alone."""
    part, name = planting.part, planting.misconception.name
    if is_statement(part):
        return name in NEVER_RIGHT
    if not letters(part):
        return name in BY_NUMBERS
    return not sound(bench.equal(part, planting.wrong, context).grade)


def _derivation(before: Term, wanted: Term, context: Context) -> Derivation | None:
    """The engine's own derivation up to the line that was written."""
    if not nesting(before):
        return None
    try:
        found = worked_out(before, context)
        written = lines(found.start, found.steps)
    except (DeriveError, RuleError, RecursionError):
        return None
    for k, line in enumerate(written):
        if k and settled(line) is wanted:
            return Derivation(before, found.steps[:k], line)
    return None


def _named(found: Derivation) -> str:
    return together(tuple(step.law for step in found.steps)).name


@cache
def _rules() -> tuple[Rule, ...]:
    """All laws, those that people use first."""
    catalog.load_laws()
    known = catalog.rules()
    rest = sorted(name for name in known if name not in (*FIRST, *UNFIT))
    return tuple(known[name] for name in (*FIRST, *rest))


@cache
def _rules_for(kind: type[Term]) -> tuple[Rule, ...]:
    """The laws that may apply to a node: those of terms to terms, those of statements to statements."""
    statement = kind in (Relation, Junction)
    fitting = (rule for rule in _rules() if not rule.heads or kind in rule.heads)
    return tuple(rule for rule in fitting if statement or rule.law.relation == EQUAL)


def _between_terms(before: Term, after: Term, context: Context) -> str | None:
    """One law and tidying, read in either direction, at the place where the lines differ; else two laws."""
    start, end = narrowed(before, after)
    wanted, had = settled(end), settled(start)
    first = tuple(_applied(start, context))
    for rule, line in first:
        if settled(line) is wanted:
            return rule.law.name
    for rule, line in _applied(end, context):
        if settled(line) is had:
            return rule.law.name
    for rule, line in first[:MOST_FIRST] if size(start) <= SMALL else ():
        for second, further in _applied(line, context):
            if settled(further) is wanted:
                return together((rule.law, second.law)).name
    return None


def _applied(line: Term, context: Context) -> Iterator[tuple[Rule, Term]]:
    """Every line that one law makes of a line."""
    for place, here in places(line):
        for rule in _rules_for(type(here)):
            try:
                found = rule(here, context)
            except RuleError:
                continue
            if found is not None and fits(found.end, here):
                yield rule, replaced(line, place, found.end)


def _between_statements(before: Term, after: Term, context: Context, bench: Bench) -> str | None:
    """One law of equations, one of terms on one side, or terms moved and factors divided by."""
    wanted = normal(after)
    if normal(before) is wanted:
        return "collect-terms"
    for rule, line in _applied(before, context):
        if normal(line) is wanted:
            return rule.law.name
    if type(before) is not Relation or type(after) is not Relation:
        return None
    sides = [(a, b) for a, b in zip(before.children, after.children, strict=True) if settled(a) is not settled(b)]
    if before.sign == after.sign and len(sides) == 1:
        return _between_terms(*sides[0], context)
    gaps = tuple(total((side.left, negated(side.right))) for side in (before, after))
    if not any(gap.shape for gap in gaps) and bench.same(gaps[0], gaps[1], context):
        return "collect-terms"
    return None
