"""Lines of a derivation by entries in which little happens, taken together with the line before."""

from __future__ import annotations

from derive.core.laws import together
from derive.core.steps import Step

from .derivatives import constant_rule, sum_rule
from .indices import sign_turns_a_difference
from .partials import derivative_of_a_component
from .products import one_fraction
from .tidy import joined

LIGHT = frozenset(
    each.law for each in (derivative_of_a_component, one_fraction, sign_turns_a_difference, constant_rule, sum_rule)
)
MOST_LAWS = 3


def light_lines_joined(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The lines, each in which one easy thing happens joined to the one before, as long as few laws are named."""
    return joined(steps, lambda first, second: _is_light(second) and _fit(first, second), _one_line)


def _laws(step: Step) -> frozenset[object]:
    return frozenset(each.law for each in (step.detail or (step,)) if not each.law.trivial)


def _is_light(step: Step) -> bool:
    return not step.uses and len(_laws(step)) == 1 and _laws(step) <= LIGHT


def _fit(first: Step, second: Step) -> bool:
    return not first.uses and len(_laws(first) | _laws(second)) <= MOST_LAWS


def _one_line(first: Step, second: Step) -> Step:
    small = tuple(part for step in (first, second) for part in (step.detail or (step,)))
    conditions = tuple(dict.fromkeys(first.conditions + second.conditions))
    law = together(tuple(each.law for each in small))
    return Step(law, first.before, second.after, first.relation, conditions, (), (), first.using + second.using, small)
