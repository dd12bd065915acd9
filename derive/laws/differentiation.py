"""How a derivative is worked out line by line: one level of differentiation a line, at all places at once."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, Step
from derive.core.strategies import Line, Strategy, When
from derive.terms import Apply, Call, Derivative, Mul, Term, subterms

from .arithmetic import TRIVIAL
from .inner_functions import naming
from .levels import Level, nesting
from .products import order_factors
from .tidy import beside, gathered_up, merged, tidied

ALONG = TRIVIAL | When(lambda term: type(term) is Mul and not nesting(term), order_factors)
along_beside = beside(ALONG)


def worked_out(
    start: Term, context: Context, gathered: Callable[[frozenset[Term]], Strategy] = gathered_up
) -> Derivation:
    """A term with derivatives in it, worked out: the innermost first, each level a line, then tidied and gathered."""
    given = frozenset(part for here in subterms(start) if type(here) is Derivative for part in subterms(here.body))
    steps: list[Step] = []
    here = start
    while depth := nesting(here):
        line = Line(Level(depth) >> along_beside(given))
        before = here
        while nesting(here) == depth and (found := line(here, context)) is not None:
            steps += map(naming, found.steps)
            here, context = found.end, _under(context, found)
        if (found := (tidied(given) >> gathered(given))(here, context)) is not None:
            steps += found.steps
            here = found.end
        if here is before:
            break
        given = given.union(part for each in _bodies(here) for part in subterms(each))
    return Derivation(start, merged(tuple(steps)), here)


def _under(context: Context, found: Derivation) -> Context:
    """The context in which the lines after a derivation stand: its conditions hold."""
    return context.given(*(condition.relation for step in found.steps for condition in step.conditions))


def _bodies(term: Term) -> tuple[Term, ...]:
    return tuple(here.body for here in subterms(term) if type(here) is Derivative)


def finished(term: Term) -> bool:
    """Whether no derivative is left to work out."""
    return not nesting(term)


def refuse_unfinished(term: Term) -> None:
    """Raise UndecidedError where a derivative is left, naming the function that no rule differentiates."""
    left = next((here.body for here in subterms(term) if type(here) is Derivative), None)
    if left is None:
        return
    named = f"the function {left.name}" if isinstance(left, Call | Apply) else "a part of the expression"
    raise UndecidedError(f"no rule differentiates {named} here; write it through other functions")
