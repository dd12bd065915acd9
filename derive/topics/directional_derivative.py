"""The derivative of an expression along a vector, which is taken as it is given."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.questions import equations, point_given, scalar_given, several_letters
from derive.core.steps import Derivation, Step
from derive.core.topics import Input, Option, Topic
from derive.laws.gradients import (
    Letters,
    assembled,
    conditions_of,
    dot_product_definition,
    gradient_definition,
    led_to,
    partial,
    partial_chain,
    results,
    without,
)
from derive.laws.point_values import value_part
from derive.laws.tidy import tidied
from derive.terms import ZERO, Operator, Term, Vector, call


def work(problem: Problem) -> Draft:
    """The gradient, its dot product with the vector, and the value."""
    body, context = scalar_given(problem), problem.context
    letters, point = several_letters(problem, body), point_given(problem, body)
    along = _along(problem, letters)
    partials = tuple(
        partial_chain(partial(body, x), without(letters, x), f"p{k}", context) for k, x in enumerate(letters, 1)
    )
    label = f"p{len(partials) + 1}"
    gradient = assembled(
        Operator("gradient", body, letters), gradient_definition, partials, label, phrase("gradient.whole")
    )
    product = Chain(
        f"p{len(partials) + 2}", phrase("directional.product", along), _product(gradient, along, context), uses=(label,)
    )
    product = led_to(product, problem.option("goal"), context)
    parts: tuple[Part, ...] = (*partials, gradient, product)
    answers: tuple[Answer, ...] = (Answer("derivative", product.derivation.end),)
    if point:
        heading = phrase("directional.value", equations(point))
        there = value_part(product, point, f"p{len(parts) + 1}", heading, conditions_of(partials), context)
        parts, answers = (*parts, there), (*answers, Answer("value", there.derivation.end))
    title = problem.title or phrase("directional.title", body, along)
    return Draft(problem.but(title=title), parts, answers)


def _along(problem: Problem, letters: Letters) -> Vector:
    along = problem.option("along")
    if not isinstance(along, Vector):
        raise InputError("a direction is needed: give a vector with --along, as in --along [3, 4]")
    if all(entry is ZERO for entry in along.entries):
        raise InputError("the zero vector has no direction; give another vector with --along")
    if len(along.entries) != len(letters):
        names = ", ".join(x.name for x in letters)
        raise InputError(
            f"the direction has {len(along.entries)} entries and the letters are {names}; give one for each"
        )
    return along


def _product(gradient: Chain, along: Vector, context: Context) -> Derivation:
    """The dot product of the gradient with the vector, the gradient put in from its part."""
    start = call("dot", gradient.derivation.start, along)
    steps: list[Step] = []
    here: Term = start
    known = results((gradient,))(gradient.derivation.start, context)
    if known is not None:
        steps += (step.but(position=(0, *step.position)) for step in known.steps)
        here = call("dot", known.end, along)
    for strategy in (dot_product_definition, tidied(frozenset(along.entries))):
        if (found := strategy(here, context)) is not None:
            steps += found.steps
            here = found.end
    return Derivation(start, tuple(steps), here)


topic = Topic(
    "directional-derivative",
    (Input("expression"),),
    (
        Option("wrt", "letters"),
        Option("along", "vector"),
        Option("at", "point"),
        Option("goal", "expression"),
    ),
    work,
)
