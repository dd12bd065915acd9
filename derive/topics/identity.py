"""An identity shown by named laws: from the left side of an equation to its right side."""

from __future__ import annotations

from derive.core.drafts import Answer, Chain, Claim, Draft, Problem, phrase
from derive.core.errors import InputError
from derive.core.steps import Derivation
from derive.core.topics import Input, Topic
from derive.laws.goals import steered
from derive.terms import Relation


def work(problem: Problem) -> Draft:
    """The chain from one side to the other."""
    statement = problem.given[0].term
    if not isinstance(statement, Relation) or statement.sign != "=":
        raise InputError("an equation is needed, such as sigma(-x) = 1 - sigma(x)")
    left, right = statement.left, statement.right
    if left is right:
        raise InputError("both sides are the same already; there is nothing to show")
    steps = steered(left, right, problem.context)
    chain = Chain("p1", phrase("identity.chain"), Derivation(left, steps, right), (Claim(statement),))
    title = problem.title or phrase("identity.title", statement)
    return Draft(problem.but(title=title), (chain,), (Answer("identity", statement),))


topic = Topic("identity", (Input("equation", "equation"),), (), work)
