"""Expectations and variances of expressions in random letters with declared moments and independence."""

from __future__ import annotations

from derive.core.drafts import Answer, Chain, Draft, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.questions import scalar_given
from derive.core.steps import lines
from derive.core.topics import Input, Option, Topic
from derive.laws.chances import taken
from derive.laws.goals import reached
from derive.laws.random_letters import moments_in, random_names
from derive.laws.told_equations import solved_for
from derive.terms import Relation, Symbol, Term, equation, symbols


def work(problem: Problem) -> Draft:
    """The chain to the value, and where asked for the letter for which the value is as told."""
    body = scalar_given(problem)
    if not moments_in(body):
        raise InputError("an expectation such as E[X], a variance Var(X) or a covariance Cov(X, Y) is needed")
    if not random_names(problem.context):
        raise InputError(
            "no letter is declared random; declare it with --assume, for example 'X, Y independent; E[X] = 0'"
        )
    found = taken(body, problem.context)
    goal = problem.option("goal")
    if isinstance(goal, Term):
        found = reached(found, goal, problem.context, lines(found.start, found.steps))
    first = Chain("p1", phrase("expectation.chain"), found)
    rest = _solved(problem, first)
    solutions = tuple(Answer("solution", _value(chain.derivation.end)) for chain in rest)
    title = problem.title or phrase("expectation.title", body)
    return Draft(problem.but(title=title), (first, *rest), (Answer("value", found.end), *solutions))


def _value(end: Term) -> Term:
    return end.right if isinstance(end, Relation) else end


def _solved(problem: Problem, first: Chain) -> tuple[Chain, ...]:
    """The letter for which the value is what it should be."""
    target, letter = problem.option("equals"), problem.option("for")
    if target is None and letter is None:
        return ()
    value = first.derivation.end
    if not isinstance(target, Term) or not isinstance(letter, Symbol):
        raise InputError(
            "--equals gives a value and --for the letter to solve for, as in --equals s --for v; give both"
        )
    if letter not in symbols(value) | symbols(target):
        raise InputError(f"the letter {letter.name} does not occur in the value; name one that does with --for")
    found = solved_for(equation(value, target), letter, problem.context)
    if not isinstance(found.end, Relation) and not found.steps:
        raise UndecidedError("the equation could not be solved for the letter; give a simpler one")
    return (Chain("p2", phrase("expectation.solved", target, letter), found, uses=("p1",)),)


topic = Topic(
    "expectation",
    (Input("expression"),),
    (Option("goal", "expression"), Option("equals", "expression"), Option("for", "expression")),
    work,
)
