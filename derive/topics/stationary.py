"""Where the gradient of a scalar by a vector or matrix of any size is zero: the gradient, set to zero, solved."""

from __future__ import annotations

from derive.core.drafts import Answer, Chain, Draft, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation
from derive.core.strategies import Everywhere, Line, Repeat, Strategy, When
from derive.core.topics import Input, Option, Topic
from derive.laws.differential_parts import gradient_parts
from derive.laws.differentials_of_sums import factors_out_of_a_sum, multiplied_out_in_a_sum
from derive.laws.entries import variable
from derive.laws.indices import sum_of_a_constant, sum_of_sums
from derive.laws.matrix_equations import eigenvector_equation, invertible_factors_dropped, multiplied_by_the_unknown
from derive.laws.stationary import divided_by_the_factor, multiplied_by_the_inverse, unknown_on_one_side
from derive.terms import ZERO, Relation, Symbol, Term, symbols

OPENED = multiplied_out_in_a_sum | sum_of_sums | sum_of_a_constant | factors_out_of_a_sum


def solving(x: Symbol) -> Strategy:
    """The steps from a gradient that is zero to the letter alone on one side, or to what is an eigenvector."""
    apart = Line(Repeat(Everywhere(When(lambda term: x in symbols(term), OPENED))))
    return (
        (invertible_factors_dropped | multiplied_by_the_unknown.with_(x))
        >> apart
        >> (eigenvector_equation.with_(x) | unknown_on_one_side.with_(x))
        >> (divided_by_the_factor.with_(x) | multiplied_by_the_inverse.with_(x))
    )


def work(problem: Problem) -> Draft:
    """The gradient by its differential, the equation that it is zero, and its solution."""
    body = problem.given[0].term
    x = variable(problem, body)
    if body.shape or not x.shape:
        raise InputError("stationary takes a scalar and a vector or matrix to solve for; declare sizes with --shapes")
    found = gradient_parts(body, x, problem.context)
    start = None if found is None else Relation("=", found.last.derivation.end, ZERO)
    if found is None or start is None:
        raise UndecidedError("the gradient of the expression is not found by differentials, so nothing is solved")
    solved = solving(x)(start, found.context)
    if solved is None or not is_solved(solved, x):
        raise UndecidedError("the gradient is not linear in the letter, and only linear equations are solved here")
    last = Chain("solved", phrase("stationary.solved", x), solved, uses=(found.last.label,))
    title = problem.title or phrase("stationary.title", body, x)
    parts = (*found.parts, found.last, last)
    return Draft(problem.but(context=found.context, title=title), parts, (Answer("solution", answer(solved.end, x)),))


def is_solved(found: Derivation, x: Symbol) -> bool:
    """Whether the letter stands alone on one side of the last line, or that says that it is an eigenvector."""
    match found.end:
        case Relation("=", left, right) if left is x:
            return x not in symbols(right)
    return found.steps[-1].law is eigenvector_equation.law


def answer(end: Term, x: Symbol) -> Term:
    """What the letter equals, or what is known of it."""
    return end.right if type(end) is Relation and end.left is x else end


topic = Topic("stationary", (Input("expression"),), (Option("wrt", "letter"),), work)
