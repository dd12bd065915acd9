"""Equality constraints: read from a problem, given multipliers, refused where they contradict or repeat each other."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation, standing
from derive.terms import Junction, Relation, Symbol

from .places import Place
from .solving import solve_system

Letters = tuple[Symbol, ...]


def constraints_of(problem: Problem) -> tuple[Relation, ...]:
    """The constraints of a problem; raises InputError where there is none, or one is no equation."""
    found = problem.option("subject-to")
    given = found if isinstance(found, tuple) else tuple(g.term for g in problem.given[1:])
    if not given:
        raise InputError("a constraint is missing; add --subject-to EQUATION")
    for constraint in given:
        if type(constraint) is not Relation or constraint.sign != "=":
            raise InputError("a constraint must be an equation such as x + y = 10; inequalities belong to kkt")
    return given  # type: ignore[return-value]


def multipliers_for(unknowns: Letters, count: int) -> Letters:
    """A multiplier for each constraint: lambda, or another Greek letter where that one is taken."""
    taken = {u.name for u in unknowns}
    name = next(n for n in ("lambda", "mu", "nu", "kappa") if not any(u.startswith(n) for u in taken))
    return (Symbol(name),) if count == 1 else tuple(Symbol(f"{name}_{k}") for k in range(1, count + 1))


def refuse_contradictions(constraints: tuple[Relation, ...], unknowns: Letters, context: Context) -> None:
    """Raises InputError where the constraints can't hold together."""
    try:
        tree = solve_system(_together(constraints), unknowns, context, "p0", phrase("lagrange.constraints"))
    except UndecidedError:
        return
    if not tree.leaves:
        raise InputError("the constraints contradict each other over the real numbers; change one of them")


def refuse_dependent(candidates: tuple[Place, ...], dimension: int) -> None:
    """Raises InputError where the feasible set is larger than as many constraints leave it."""
    if any(len(place.free) > max(dimension, 0) for place in candidates):
        raise InputError("a constraint follows from the others; leave it out")


def _together(constraints: tuple[Relation, ...]) -> Derivation:
    start = Junction("and", constraints) if len(constraints) > 1 else constraints[0]
    return standing(start)
