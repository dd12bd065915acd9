"""The derivative of an expression in one letter, of any order, at a point, in a form that is asked for."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claims, Draft, Part, Problem, phrase
from derive.core.questions import Point, equations, one_letter, point_given, scalar_given
from derive.core.steps import Derivation, lines, standing
from derive.core.topics import Input, Option, Topic
from derive.laws.defined_functions import from_definition
from derive.laws.differentiation import refuse_unfinished, worked_out
from derive.laws.results import lower_derivative_put_in
from derive.terms import Cases, Component, Derivative, Symbol, Term, equation


def work(problem: Problem) -> Draft:
    """Each order in a part of its own, led on to the goal, then the places where pieces meet and the value."""
    body, context = scalar_given(problem), problem.context
    x, order = one_letter(problem, body), problem.option("order")
    count = order if isinstance(order, int) else 1
    point, goal = point_given(problem, body), problem.option("goal")
    chains: tuple[Chain, ...] = ()
    for n in range(1, count + 1):
        aim = goal if n == count and isinstance(goal, Term) else None
        chains = (*chains, _one_order(Derivative(body, x, n), chains, aim, context))
    last = chains[-1].derivation
    meeting = _joints(body, x, chains[0], context) if count == 1 else ()
    parts: tuple[Part, ...] = (*chains, *meeting)
    answers: tuple[Answer, ...] = (Answer("derivative", last.end),)
    if point:
        there = _value(chains, point, f"p{len(parts) + 1}", context)
        parts, answers = (*parts, there), (*answers, Answer("value", there.derivation.end))
    title = problem.title or phrase("derivative.title", body, x)
    return Draft(problem.but(title=title), parts, answers)


def _one_order(start: Derivative, before: tuple[Chain, ...], goal: Term | None, context: Context) -> Chain:
    label, n, x = f"p{start.order}", start.order, start.variable
    if not before:
        found = from_definition(start, context) or worked_out(start, context)
    else:
        lower = before[-1].derivation
        rule = lower_derivative_put_in.with_(equation(lower.start, lower.end)).by(before[-1].label)
        first = rule(start, context) or standing(start)
        rest = worked_out(first.end, context)
        found = Derivation(start, first.steps + rest.steps, rest.end)
    refuse_unfinished(found.end)
    if goal is not None:
        from derive.laws.goals import reached

        found = reached(found, goal, context, lines(start, found.steps))
    heading = phrase("derivative.first", x) if n == 1 else phrase("derivative.next", str(n), x)
    return Chain(label, heading, found, uses=(before[-1].label,) if before else ())


def _joints(body: Term, x: Symbol | Component, chain: Chain, context: Context) -> tuple[Claims, ...]:
    slope = chain.derivation.end
    if not isinstance(x, Symbol) or not isinstance(slope, Cases):
        return ()
    from derive.laws.joints import joints_judged

    return joints_judged(body, x, slope, 2, context)


def _value(chains: tuple[Chain, ...], point: Point, label: str, context: Context) -> Chain:
    from derive.laws.point_values import value_part

    last = chains[-1]
    conditions = tuple(c.relation for chain in chains for step in chain.derivation.steps for c in step.conditions)
    return value_part(last, point, label, phrase("derivative.value", equations(point)), conditions, context)


topic = Topic(
    "derivative",
    (Input("expression"),),
    (
        Option("wrt", "letter"),
        Option("order", "count", "1"),
        Option("at", "point"),
        Option("goal", "expression"),
        Option("plot", "flag"),
    ),
    work,
)
