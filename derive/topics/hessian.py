"""The Hessian of an expression, with the second partial derivatives that Schwarz's theorem makes equal."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Part, Problem, phrase
from derive.core.questions import equations, point_given, scalar_given, several_letters
from derive.core.topics import Input, Option, Topic
from derive.laws.gradients import (
    Letters,
    assembled,
    conditions_of,
    hessian_definition,
    led_to,
    partial,
    partial_chain,
    results,
    without,
)
from derive.laws.point_values import value_part
from derive.terms import Operator, Term, equation


def work(problem: Problem) -> Draft:
    """The first partial derivatives, the second ones, that the mixed ones agree, the matrix, and its value."""
    body, context = scalar_given(problem), problem.context
    letters, point = several_letters(problem, body), point_given(problem, body)
    first = tuple(
        partial_chain(partial(body, x), without(letters, x), f"p{k}", context) for k, x in enumerate(letters, 1)
    )
    second = _second(body, letters, first, context)
    schwarz = _schwarz(body, letters, f"p{len(first) + len(second) + 1}")
    label = f"p{len(first) + len(second) + len(schwarz) + 1}"
    whole = assembled(Operator("hessian", body, letters), hessian_definition, second, label, phrase("hessian.whole"))
    whole = led_to(whole, problem.option("goal"), context)
    parts: tuple[Part, ...] = (*first, *second, *schwarz, whole)
    answers: tuple[Answer, ...] = (Answer("hessian", whole.derivation.end),)
    if point:
        heading = phrase("hessian.value", equations(point))
        there = value_part(whole, point, f"p{len(parts) + 1}", heading, conditions_of((*first, *second)), context)
        parts, answers = (*parts, there), (*answers, Answer("value", there.derivation.end))
    title = problem.title or phrase("hessian.title", body, letters)
    return Draft(problem.but(title=title), parts, answers)


def _second(body: Term, letters: Letters, first: tuple[Chain, ...], context: Context) -> tuple[Chain, ...]:
    """Every second partial derivative, each from the first one that it differentiates again."""
    pairs = [(k, x, y) for k, x in enumerate(letters) for y in letters]
    return tuple(
        partial_chain(
            partial(partial(body, x), y), without(letters, y), f"p{len(first) + n}", context, results(first[k : k + 1])
        )
        for n, (k, x, y) in enumerate(pairs, 1)
    )


def _schwarz(body: Term, letters: Letters, label: str) -> tuple[Claims, ...]:
    pairs = [(x, y) for k, x in enumerate(letters) for y in letters[k + 1 :]]
    agree = (equation(partial(partial(body, x), y), partial(partial(body, y), x)) for x, y in pairs)
    claims = tuple(Claim(relation, phrase("hessian.mixed", *pair)) for relation, pair in zip(agree, pairs, strict=True))
    return (Claims(label, phrase("hessian.schwarz"), claims),) if claims else ()


topic = Topic(
    "hessian",
    (Input("expression"),),
    (Option("wrt", "letters"), Option("at", "point"), Option("goal", "expression")),
    work,
)
