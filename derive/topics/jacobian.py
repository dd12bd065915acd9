"""The Jacobian of a vector of expressions, at a point where one is given."""

from __future__ import annotations

from derive.core.drafts import Answer, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.questions import equations, point_given, several_letters
from derive.core.topics import Input, Option, Topic
from derive.laws.gradients import (
    assembled,
    conditions_of,
    jacobian_definition,
    led_to,
    partial,
    partial_chain,
    without,
)
from derive.laws.point_values import value_part
from derive.terms import Operator, Term, Vector


def work(problem: Problem) -> Draft:
    """Each entry row by row, the matrix of them, and its value."""
    body, context = _vector(problem.given[0].term), problem.context
    letters, point = several_letters(problem, body), point_given(problem, body)
    entries = tuple(dict.fromkeys(partial(each, x) for each in body.entries for x in letters))
    chains = tuple(
        partial_chain(entry, without(letters, entry.variable), f"p{k}", context) for k, entry in enumerate(entries, 1)
    )
    label = f"p{len(chains) + 1}"
    whole = assembled(Operator("jacobian", body, letters), jacobian_definition, chains, label, phrase("jacobian.whole"))
    whole = led_to(whole, problem.option("goal"), context)
    parts: tuple[Part, ...] = (*chains, whole)
    answers: tuple[Answer, ...] = (Answer("jacobian", whole.derivation.end),)
    if point:
        heading = phrase("jacobian.value", equations(point))
        there = value_part(whole, point, f"p{len(parts) + 1}", heading, conditions_of(chains), context)
        parts, answers = (*parts, there), (*answers, Answer("value", there.derivation.end))
    title = problem.title or phrase("jacobian.title", body, letters)
    return Draft(problem.but(title=title), parts, answers)


def _vector(term: Term) -> Vector:
    if isinstance(term, Vector):
        if any(each.shape for each in term.entries):
            raise InputError("the entries of the vector have to be scalars")
        return term
    raise InputError("a vector of expressions is needed, as in [x^2 + y, x y]; of a scalar ask for the gradient")


topic = Topic(
    "jacobian",
    (Input("vector", "vector"),),
    (Option("wrt", "letters"), Option("at", "point"), Option("goal", "expression")),
    work,
)
