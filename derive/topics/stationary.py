"""Where the gradient of a scalar by a vector or matrix of any size is zero: the gradient, set to zero, solved."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Draft, Part, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation, standing
from derive.core.topics import Input, Option, Topic
from derive.laws.constraints import constraints_of, multipliers_for
from derive.laws.convexity import convex, least_there
from derive.laws.differential_parts import Found, gradient_parts
from derive.laws.entries import variable
from derive.laws.gradients import partial, partial_chain, without
from derive.laws.least_points import Definite, definite_hessian, definite_matrix, extreme, extreme_determinant
from derive.laws.matrix_equations import collecting, eigenvector_equation, value_at_an_eigenvector
from derive.laws.stationary import divided_by_the_factor, multiplied_by_the_inverse
from derive.laws.stationary_sums import numbers_sought, solved_in_turn
from derive.terms import REALS, ZERO, Neg, Relation, Symbol, Term, product, symbols, total


def work(problem: Problem) -> Draft:
    """The gradient by its differential, the equation that it is zero, its solution, and whether that is a minimum."""
    body = problem.given[0].term
    if not body.shape and (unknowns := numbers_sought(problem, body)):
        return _in_numbers(problem, body, unknowns)
    x = variable(problem, body)
    if body.shape or not x.shape:
        raise InputError("stationary takes a scalar and a vector or matrix to solve for; declare sizes with --shapes")
    title = problem.title or phrase("stationary.title", body, x)
    if problem.option("subject-to"):
        return _constrained(problem.but(title=title), body, x)
    found = _gradient(body, x, problem.context)
    equation = _equation(found, x)
    shown = definite_hessian(body, x, equation.end, found) or definite_matrix(x, equation.end, found)
    solved = _solved(equation, x, found if shown is None else shown)
    claims = _claims(body, x, solved, shown) or extreme_determinant(body, x, solved, found.context)
    last = Chain("solved", phrase("stationary.solved", x), solved, claims, _uses(found, shown))
    parts = (*found.parts, found.last) if shown is None else shown.parts
    context = found.context if shown is None else shown.context
    return Draft(problem.but(context=context, title=title), (*parts, last), (_answer(solved, x),))


def _gradient(body: Term, x: Symbol, context: Context) -> Found:
    found = gradient_parts(body, x, context)
    if found is None:
        raise UndecidedError("the gradient of the expression is not found by differentials, so nothing is solved")
    return found


def _equation(found: Found, x: Symbol) -> Derivation:
    """That the gradient is zero, down to one term with the letter on the left side."""
    start = Relation("=", found.last.derivation.end, ZERO)
    return collecting(x)(start, found.context) or standing(start)


def _solved(equation: Derivation, x: Symbol, found: Found | Definite) -> Derivation:
    """The letter alone on one side, or what makes it an eigenvector."""
    inverse = multiplied_by_the_inverse.with_(x)
    if isinstance(found, Definite):
        inverse = multiplied_by_the_inverse.with_(x, *found.claims).by(found.part.label)
    more = (divided_by_the_factor.with_(x) | inverse)(equation.end, found.context)
    whole = equation if more is None else Derivation(equation.start, (*equation.steps, *more.steps), more.end)
    if _point(whole, x) is None and not _is_eigenvector(whole):
        raise UndecidedError("the gradient is not linear in the letter, and only linear equations are solved here")
    return whole


def _point(found: Derivation, x: Symbol) -> Term | None:
    """What the letter equals, None where it does not stand alone on the left side."""
    match found.end:
        case Relation("=", left, right) if left is x and x not in symbols(right):
            return right
    return None


def _is_eigenvector(found: Derivation) -> bool:
    return bool(found.steps) and found.steps[-1].law is eigenvector_equation.law


def _claims(body: Term, x: Symbol, solved: Derivation, shown: Definite | None) -> tuple[Claim, ...]:
    point = _point(solved, x)
    return () if shown is None or shown.hessian is None or point is None else (extreme(body, x, point, shown),)


def _uses(found: Found, shown: Definite | None) -> tuple[str, ...]:
    return (found.last.label,) if shown is None else (found.last.label, shown.part.label)


def _answer(solved: Derivation, x: Symbol) -> Answer:
    return Answer("solution", _point(solved, x) or solved.end)


def _constrained(problem: Problem, body: Term, x: Symbol) -> Draft:
    """The Lagrangian's gradient set to zero, and the value where that makes the letter an eigenvector."""
    constraints = constraints_of(problem)
    if any(each.left.shape or each.right.shape for each in constraints):
        raise InputError("a constraint must be an equation of numbers such as u^T u = 1")
    found = _gradient(_lagrangian(body, x, constraints, problem.context), x, problem.context)
    solved = _solved(_equation(found, x), x, found)
    last = Chain("solved", phrase("stationary.solved", x), solved, uses=(found.last.label,))
    context = found.context.given(*constraints)
    value = value_at_an_eigenvector(body, solved.end, constraints, "solved", context)
    if value is None:
        raise UndecidedError(
            "the constraints are used only where they make the letter an eigenvector; lagrange solves others"
        )
    whole = Chain("value", phrase("stationary.value"), value, uses=("solved",))
    answers = (Answer("solution", solved.end), Answer("value", value.end))
    return Draft(problem.but(context=context), (*found.parts, found.last, last, whole), answers)


def _lagrangian(body: Term, x: Symbol, constraints: tuple[Relation, ...], context: Context) -> Term:
    """The expression less each constraint's two sides' difference times a multiplier."""
    letters = tuple(sorted({x, *symbols(body), *context.symbols}, key=lambda each: each.name))
    multipliers = multipliers_for(letters, len(constraints))
    gaps = (each.left if each.right is ZERO else total((each.left, Neg(each.right))) for each in constraints)
    return total((body, *(Neg(product((m, gap))) for m, gap in zip(multipliers, gaps, strict=True))))


def _in_numbers(problem: Problem, body: Term, unknowns: tuple[Symbol, ...]) -> Draft:
    """The derivatives in some numbers, zero at once: solved in turn, and that this is the only minimum."""
    if problem.option("subject-to"):
        raise InputError("constraints on numbers are met by lagrange; stationary takes them for a vector or matrix")
    partials = tuple(
        partial_chain(partial(body, x), without(unknowns, x), f"d{k}", problem.context)
        for k, x in enumerate(unknowns, 1)
    )
    lines = solved_in_turn(partials, unknowns, problem.context)
    cited = (*(each.label for each in partials), *(each.label for each in lines.named))
    solved = Chain("solved", phrase("stationary.system", unknowns), lines.found, uses=cited)
    title = problem.title or phrase("stationary.title-of-numbers", body, unknowns)
    real = {Relation("in", x, REALS) for x in unknowns}
    bounds = [fact for fact in problem.context.facts if fact not in real]
    free = not any(x in symbols(fact) for fact in bounds for x in unknowns)
    shape = convex(body, unknowns, partials, problem.context) if free else None
    last: tuple[Part, ...] = () if shape is None else (shape, least_there(body, unknowns, solved, shape))
    parts: tuple[Part, ...] = (*partials, *lines.named, solved, *last)
    return Draft(problem.but(context=lines.context, title=title), parts, (Answer("solution", lines.found.end),))


topic = Topic("stationary", (Input("expression"),), (Option("wrt", "letters"), Option("subject-to", "relations")), work)
