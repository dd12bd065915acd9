"""Where the gradient of a scalar by a vector of any size is zero: the gradient, set to zero, solved."""

from __future__ import annotations

from derive.core.drafts import Answer, Chain, Draft, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.topics import Input, Option, Topic
from derive.laws.differential_parts import gradient_parts
from derive.laws.entries import variable
from derive.laws.stationary import multiplied_by_the_inverse, unknown_on_one_side
from derive.terms import ZERO, Relation


def work(problem: Problem) -> Draft:
    """The gradient by its differential, the equation that it is zero, and its solution."""
    body = problem.given[0].term
    x = variable(problem, body)
    if body.shape or len(x.shape) != 1:
        raise InputError("stationary takes a scalar and a vector to solve for; declare sizes with --shapes")
    found = gradient_parts(body, x, problem.context)
    start = None if found is None else Relation("=", found.last.derivation.end, ZERO)
    if found is None or start is None:
        raise UndecidedError("the gradient of the expression is not found by differentials, so nothing is solved")
    solved = (unknown_on_one_side.with_(x) >> multiplied_by_the_inverse.with_(x))(start, found.context)
    if solved is None or type(solved.end) is not Relation or solved.end.left is not x:
        raise UndecidedError("the gradient is not linear in the letter, and only linear equations are solved here")
    last = Chain("solved", phrase("stationary.solved", x), solved, uses=(found.last.label,))
    title = problem.title or phrase("stationary.title", body, x)
    parts = (*found.parts, found.last, last)
    return Draft(problem.but(context=found.context, title=title), parts, (Answer("solution", solved.end.right),))


topic = Topic("stationary", (Input("expression"),), (Option("wrt", "letter"),), work)
