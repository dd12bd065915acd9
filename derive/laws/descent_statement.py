"""What is asked of a descent: the start, the parameters, and the rule of its steps in letters."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Phrase, phrase
from derive.core.questions import Point
from derive.terms import ONE, Add, Symbol, Term, equation

from .descent_letters import PARAMETERS, Letters
from .descent_methods import Method
from .trails import Trail

STEP = Symbol("t")


def statement(body: Term, count: str, trail: Trail, chosen: Method, names: Letters, start: Point) -> Phrase:
    """The sentences that ask for some steps of a method on a function."""
    unknowns = tuple(x for x, _ in start)
    scalar = names.but(size=1)
    hessian = (scalar.state("h", "t"),) if any(each.law == "hessian" for each in chosen.updates) else ()
    parameters = tuple(names.parameter(role) for role, _ in chosen.parameters)
    given = tuple(x if value is None else equation(x, value) for x in parameters for value in (trail.value(x),))
    kind = "coordinates" if len(unknowns) > 1 else "letter"
    return phrase(
        f"descend.newton-{kind}{'-rate' if given else ''}" if hessian else f"descend.{kind}",
        body,
        count,
        tuple(equation(x, value) for x, value in start),
        _rules(chosen, scalar),
        scalar.state("g", "t"),
        scalar.state(chosen.gradient_at, "t"),
        *hessian,
        *((given,) if given else ()),
        *((Symbol(names.point), unknowns) if len(unknowns) > 1 else ()),
    )


def _rules(chosen: Method, names: Letters) -> tuple[Term, ...]:
    """The updates in letters, for a step t; vectors stand for their entries."""

    def letter(role: str) -> Symbol:
        return names.state(role.rstrip("+"), "{t+1}" if role.endswith("+") else "t")

    def argument(role: str) -> Term:
        return Add((STEP, ONE)) if role == "steps" else names.parameter(role) if role in PARAMETERS else letter(role)

    laws = ((letter(each.letter), each.law, each.of) for each in chosen.updates)
    made = ((x, law.with_(*map(argument, of))(x, Context())) for x, law, of in laws if not isinstance(law, str))
    return tuple(equation(x, found.end) for x, found in made if found is not None)
