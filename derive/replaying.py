"""Re-firing the laws of saved steps, whose lines are known as they were printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.catalog import laws, load_laws, rules
from derive.core.context import Context
from derive.core.drafts import Cases, Part, steps_of
from derive.core.errors import RuleError
from derive.core.laws import Law, together
from derive.core.rules import Rule
from derive.core.steps import Step
from derive.exact.conditions import holds
from derive.terms import (
    Add,
    Binder,
    Decimal,
    Div,
    Mul,
    Neg,
    Number,
    Symbol,
    Term,
    alike,
    bind,
    negated,
    number,
    opened,
    with_children,
)
from derive.terms import Cases as Branches

Rewritten = tuple[Term, tuple[Term, ...]]
BARE = Context()


def line_replayer(parts: tuple[Part, ...], spelled: Callable[[Term], str]) -> Callable[[Step, Context], bool]:
    """Whether the law that a saved step names leads from line to line at some place, on the conditions it tells.

    The law has to be stated as it is here; a step that folds others bears the names of their laws. Lines are compared
    as they are spelled, or with the signs of numbers put alike.
    """
    load_laws()
    known, named = rules(), laws()
    folding = {name: law for name, law in named.items() if name not in known}
    told = dict(_told(parts, frozenset()))

    def replay(step: Step, context: Context) -> bool:
        if step.detail:
            return _bears_its_name(step, named, folding) and _keeps_its_conditions(step, context.given(*told[step]))
        rule = known.get(step.law.name)
        if rule is None or not _stated_alike(step.law, rule.law):
            return False
        wanted, settled = spelled(step.after), _settled(step.after)
        applied, said = rule.with_(*step.using), frozenset(map(spelled, told[step]))
        return any(
            (spelled(line) == wanted or alike(_settled(line), settled))
            and all(spelled(c) in said or _follows(c, context, told[step]) for c in conditions)
            for before in dict.fromkeys((step.before, _signs_outside(step.before)))
            for line, conditions in _rewritten(before, applied, context)
        )

    return replay


Told = Iterator[tuple[Step, frozenset[Term]]]


def _told(parts: tuple[Part, ...], known: frozenset[Term]) -> Told:
    """For every step the conditions told there and before it."""
    for part in parts:
        yield from _told_by(steps_of(part), known)
        known |= {condition.relation for step in steps_of(part) for condition in step.conditions}
        for branch in part.branches if isinstance(part, Cases) else ():
            yield from _told(branch.parts, known)


def _told_by(steps: tuple[Step, ...], known: frozenset[Term]) -> Told:
    for step in steps:
        yield from _told_by(step.detail, known)
        known |= {condition.relation for condition in step.conditions}
        yield step, known


def _keeps_its_conditions(step: Step, context: Context) -> bool:
    """Whether what the small steps need is told, or follows from what is."""
    needed = (condition.relation for each in step.detail for condition in each.conditions)
    return all(holds(context, condition) is True for condition in needed)


def _bears_its_name(step: Step, named: dict[str, Law], folding: dict[str, Law]) -> bool:
    """Whether a step is named after the laws of its detail or after a law that only folds.

    A small step that changes nothing that is printed is not saved, so that the name may hold a law more.
    """
    names = [name for each in step.detail for name in each.law.name.split(", ")]
    if any(name not in named for name in names):
        return False
    if step.law.name in folding:
        return _stated_alike(step.law, folding[step.law.name])
    own = step.law.name.split(", ")
    inner = [name for name in dict.fromkeys(names) if not named[name].trivial] or names[:1]
    if any(name not in named for name in own) or [name for name in own if name in inner] != inner:
        return False
    return _stated_alike(step.law, together(tuple(named[name] for name in own)))


def _stated_alike(law: Law, own: Law) -> bool:
    return law.but(relation=own.relation, trivial=own.trivial) == own


def _follows(condition: Term, context: Context, told: frozenset[Term]) -> bool:
    """Whether a condition need not be told: it follows from what is declared or told, and is not itself declared."""
    if holds(BARE, condition):
        return True
    declared = any(alike(condition, fact) for fact in context.facts)
    return not declared and holds(context.given(*told), condition) is True


def _rewritten(line: Term, rule: Rule, context: Context) -> Iterator[Rewritten]:
    """What a rule makes of a line, place by place, with the conditions that it needs there."""
    try:
        found = rule(line, context)
    except RuleError:
        return
    if found is not None:
        yield found.end, tuple(condition.relation for step in found.steps for condition in step.conditions)
    children = line.children
    for k, child in enumerate(children):
        inner = context.given(line.conditions[k]) if type(line) is Branches and k < len(line.conditions) else context
        for new, conditions in _rewritten(child, rule, inner):
            open_ones = tuple(c for c in conditions if inner is context or not holds(inner, c))
            yield line.rebuilt((*children[:k], new, *children[k + 1 :])), open_ones
    if type(line) is Binder and rule.using:
        letter = Symbol(line.letter)
        for new, conditions in _rewritten(opened(line, letter), rule, context):
            yield bind(line.kind, letter, new, line.low, line.high), conditions


def _settled(term: Term) -> Term:
    """A term with the signs of its numbers outside, and its fractions of numbers and its decimals as numbers."""
    match with_children(term, _settled):
        case Decimal(mantissa, places):
            size = number(abs(mantissa), 10**places)
            return Neg(size) if mantissa < 0 else size
        case Neg(inner):
            return negated(inner)
        case Div(Number() as over, Number() as under) if under.p:
            return number(over.p * under.q, over.q * under.p)
        case Mul((Number() as first, *rest)) if first.p < 0:
            return Neg(Mul((negated(first), *rest)))
        case Mul((Neg(inner), *rest)):
            return Neg(Mul((inner, *rest)))
        case new:
            return new


def _signs_outside(term: Term) -> Term:
    """A term whose sums take positive numbers away instead of adding negative ones."""
    match with_children(term, _signs_outside):
        case Add(summands):
            return Add(tuple(Neg(negated(each)) if type(each) is Number and each.p < 0 else each for each in summands))
        case new:
            return new
