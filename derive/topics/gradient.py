"""The gradient of an expression, at a point where one is given."""

from __future__ import annotations

from derive.core.drafts import Answer, Draft, Part, Problem, phrase
from derive.core.questions import equations, point_given, scalar_given, several_letters
from derive.core.topics import Input, Option, Topic
from derive.laws.gradients import (
    assembled,
    conditions_of,
    gradient_definition,
    led_to,
    partial,
    partial_chain,
    without,
)
from derive.laws.point_values import value_part
from derive.terms import Operator


def work(problem: Problem) -> Draft:
    """Each partial derivative, the vector of them, and its value."""
    body, context = scalar_given(problem), problem.context
    letters, point = several_letters(problem, body), point_given(problem, body)
    partials = tuple(
        partial_chain(partial(body, x), without(letters, x), f"p{k}", context) for k, x in enumerate(letters, 1)
    )
    label = f"p{len(partials) + 1}"
    whole = assembled(
        Operator("gradient", body, letters), gradient_definition, partials, label, phrase("gradient.whole")
    )
    whole = led_to(whole, problem.option("goal"), context)
    parts: tuple[Part, ...] = (*partials, whole)
    answers: tuple[Answer, ...] = (Answer("gradient", whole.derivation.end),)
    if point:
        heading = phrase("gradient.value", equations(point))
        there = value_part(whole, point, f"p{len(parts) + 1}", heading, conditions_of(partials), context)
        parts, answers = (*parts, there), (*answers, Answer("value", there.derivation.end))
    title = problem.title or phrase("gradient.title", body, letters)
    return Draft(problem.but(title=title), parts, answers)


topic = Topic(
    "gradient",
    (Input("expression"),),
    (Option("wrt", "letters"), Option("at", "point"), Option("goal", "expression")),
    work,
)
