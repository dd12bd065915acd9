"""Which sound law makes a right line of the line before it, and what lies between where it takes several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.laws import together
from derive.core.relations import EQUAL, IFF
from derive.core.steps import Derivation, lines
from derive.kernel.bench import Bench, narrowed
from derive.kernel.held import symbolic
from derive.kernel.relations import is_statement
from derive.laws.levels import nesting
from derive.terms import At, Binder, Div, Junction, Relation, Term, alike, kinds, letters, negated, size, total

from .applying import applied, put_in
from .derivations import derivation
from .diagnosis import SAME, reproductions
from .gradients import equations_worked, gradients_in, worked_gradient
from .matching import without_constant
from .plantings import Planting
from .settled import TURNED, normal, settled

LARGEST, SHORT, SMALL, MOST_FIRST, AT_ONCE = 120, 40, 16, 20, 3
MINOR = ("powers-of-numbers", "known-values")
SIGN_TURNING = ("divided-by-a-negative-number",)
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
        return "cancel" if Div in kinds(before) and size(after) < size(before) else "reordered"
    if (found := derivation(before, after, context, bench)) is not None and (nesting(before) or _is_long(found)):
        return _named(found)
    if (gradient := worked_gradient(before, context)) is not None:
        near = settled(gradient.end) is wanted or _between_terms(gradient.end, after, context) is not None
        return gradient.law if near else None
    if is_statement(before) or is_statement(after):
        law = _between_statements(before, after, context, bench) or _by_gradients(before, after, context, bench)
    else:
        law = _between_terms(before, after, context)
    return law or (None if found is None else _named(found))


def jumps(before: Term, after: Term, context: Context, bench: Bench) -> tuple[Term, ...]:
    """The lines that the engine writes between two lines, where it takes three or more of them to get there."""
    if max(size(before), size(after)) > LARGEST:
        return ()
    found = derivation(before, after, context, bench)
    return lines(found.start, found.steps)[1:-1] if found is not None and _is_long(found) else ()


def _is_long(found: Derivation) -> bool:
    return len(found.steps) >= AT_ONCE


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


def _named(found: Derivation) -> str:
    return together(tuple(step.law for step in found.steps)).name


def _between_terms(before: Term, after: Term, context: Context) -> str | None:
    """What laws lead from a term to another, looked for where they differ and in the sums and integrals around that."""
    pairs = tuple(_differing(before, after))
    for start, end in pairs:
        if (found := _by_one_law(start, end, context)) is not None:
            return found
    return next((found for start, end in pairs if (found := _by_two_laws(start, end, context)) is not None), None)


def _differing(before: Term, after: Term) -> Iterator[tuple[Term, Term]]:
    """The smallest parts in which two terms differ, each integral, limit or sum around these, and the terms."""
    around = [(before, after)]
    while (inner := _further(*around[-1])) is not None:
        around.append(inner)
    yield around[-1]
    yield from (pair for pair in reversed(around[:-1]) if type(pair[0]) is Binder or pair is around[0])


def _further(a: Term, b: Term) -> tuple[Term, Term] | None:
    """The one pair of children in which two terms differ."""
    if narrowed(a, b) == (a, b):
        return None
    return next(pair for pair in zip(a.children, b.children, strict=True) if pair[0] is not pair[1])


def _by_one_law(start: Term, end: Term, context: Context) -> str | None:
    """One law and tidying, read in either direction."""
    end = _values(start, without_constant(start, end))
    wanted, had = settled(end), settled(start)
    for rule, line in applied(start, context):
        if settled(line) is wanted:
            return rule.law.name
    for rule, line in applied(end, context):
        if settled(line) is had:
            return rule.law.name
    return None


def _values(start: Term, end: Term) -> Term:
    """A line that ends an integral between bounds, its antiderivative taken at these."""
    return put_in(end) if At in kinds(end) and At not in kinds(start) else end


def _by_two_laws(start: Term, end: Term, context: Context) -> str | None:
    """Two laws, one after the other, for what is short."""
    if size(start) > SMALL:
        return None
    wanted = settled(_values(start, without_constant(start, end)))
    for rule, line in islice(applied(start, context), MOST_FIRST):
        for second, further in applied(line, context):
            if settled(further) is wanted:
                return rule.law.name if second.law.name in MINOR else together((rule.law, second.law)).name
    return None


def _between_statements(before: Term, after: Term, context: Context, bench: Bench) -> str | None:
    """One law of equations, one of terms on one side, or terms moved and factors divided by.

    Of a law that solves for a letter the line itself is wanted, of others one with the same terms on one side.
    """

    def same(line: Term) -> bool:
        return _side_by_side(line, after, context, bench)

    if type(before) is type(after) is Relation and before.sign != after.sign:
        turned = (
            rule.law.name for rule, line in applied(before, context) if rule.law.name in SIGN_TURNING and same(line)
        )
        if (name := next(turned, None)) is not None:
            return name
    wanted, had = normal(after), normal(before)
    if had is wanted:
        return f"collect-terms, {SIGN_TURNING[0]}" if _turns(before, after) else "collect-terms"
    for rule, line in applied(before, context):
        if normal(line) is wanted and (not rule.using or same(line)):
            return rule.law.name
    for rule, line in applied(after, context):
        if rule.law.relation in (EQUAL, IFF) and normal(line) is had:
            return rule.law.name
    if type(before) is type(after) is Relation:
        pairs = zip(before.children, after.children, strict=True)
        sides = [(a, b) for a, b in pairs if settled(a) is not settled(b)]
        if before.sign == after.sign and len(sides) == 1 and (found := _between_terms(*sides[0], context)) is not None:
            return found
        if not before.left.shape and not after.left.shape:
            gaps = tuple(total((side.left, negated(side.right))) for side in (before, after))
            if bench.same(gaps[0], gaps[1], context):
                return "collect-terms"
    for rule, line in applied(before, context):
        if same(line) and not _side_by_side(line, before, context, bench):
            return rule.law.name
    return None


def _by_gradients(before: Term, after: Term, context: Context, bench: Bench) -> str | None:
    """The laws of the gradients in a statement that, with these worked out, a law of equations leads further."""
    worked = equations_worked(before, context, bench)
    if worked is before or (last := _between_statements(worked, after, context, bench)) is None:
        return None
    return ", ".join(dict.fromkeys((*(each.law for each in gradients_in(before, context)), last)))


def _turns(before: Term, after: Term) -> bool:
    """Whether an inequality changes its sign while a letter stays on its left side."""
    if type(before) is not Relation or type(after) is not Relation or TURNED.get(before.sign) != after.sign:
        return False
    return before.sign != after.sign and any(x in letters(after.left) for x in letters(before.left))


def _side_by_side(line: Term, after: Term, context: Context, bench: Bench) -> bool:
    match line, after:
        case Relation(sign, a, b), Relation(other, c, d) if sign == other and a.shape == c.shape and b.shape == d.shape:
            return bench.same(a, c, context) and bench.same(b, d, context)
        case Junction(word, parts), Junction(other, others) if word == other and len(parts) == len(others):
            return all(_side_by_side(a, b, context, bench) for a, b in zip(parts, others, strict=True))
    return False
