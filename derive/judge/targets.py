"""What a hand-written derivation may be held against: the engine's own solution, its start, its key lines, its goal."""

from __future__ import annotations

from derive.core.drafts import Chain, Solution, Value
from derive.core.relations import EQUAL
from derive.core.steps import lines
from derive.kernel.relations import is_statement
from derive.terms import (
    Apply,
    At,
    Binder,
    Constant,
    Derivative,
    Junction,
    Number,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    subterms,
    symbols,
)

MOST_KEYS = 12
WORK = (Derivative, Operator, Binder, At)
RELATIONS = (EQUAL, "iff", "implies", ":=")


class Target(Record):
    """A problem's name and declarations, what it starts from, the lines on the way, and what is to be reached.

    The lines on the way hold no letters but the problem's own, as others may be named and signed differently. `form`
    tells that the goal is asked for in just the form that it has.
    """

    problem: str
    declared: str
    starts: tuple[Term, ...]
    keys: tuple[Term, ...]
    goals: tuple[Term, ...]
    form: bool


def target(name: str, solution: Solution, declared: str) -> Target:
    """What a solution sets as the target."""
    chains = [part for part in solution.parts if isinstance(part, Chain)]
    given = [each.term for each in solution.problem.given]
    starts = (*given, *(chain.derivation.start for chain in chains[:1]))
    whole = [chain for chain in chains if "." not in chain.label]
    goals = tuple(goal for answer in solution.answers for goal in _goals(answer.value))
    known = names_in(*given, *goals)
    found = (key for chain in whole for key in _keys(chain) if type(key) not in (Number, Constant))
    keys = dict.fromkeys(key for key in found if key not in goals and names_in(key) <= known)
    form = solution.problem.option("goal") is not None
    return Target(name, declared, starts, tuple(keys)[-MOST_KEYS:], tuple(dict.fromkeys(goals)), form)


def names_in(*terms: Term) -> frozenset[str]:
    """The names of letters and of functions without a definition of their own that occur in some terms."""
    functions = (here.name for term in terms for here in subterms(term) if type(here) is Apply)
    return frozenset((*(x.name for term in terms for x in symbols(term)), *(f"{name}(" for name in functions)))


def _keys(chain: Chain) -> list[Term]:
    """The lines of a chain at which there is less left to do than on all lines before, the last of each kind."""
    steps = chain.derivation.steps
    if not steps or any(step.relation not in RELATIONS for step in steps):
        return []
    found: list[tuple[int, Term]] = []
    start, *rest = lines(chain.derivation.start, steps)
    least = left_to_do(start)
    for line in rest:
        here = left_to_do(line)
        if here < least:
            found.append((here, line))
        elif here == least and found:
            found[-1] = (here, line)
        least = min(least, here)
    ends = [] if found and found[-1][1] is rest[-1] else [rest[-1]]
    return [line for _, line in found if not is_statement(line) or not left_to_do(line)] + ends


def left_to_do(term: Term) -> int:
    """How much of a line is still to be worked out: the size of what stands under operators; 0 of what is solved."""
    if is_statement(term):
        return 0 if _solved(term) else sum(1 for _ in subterms(term))
    return sum(sum(1 for _ in subterms(part)) for part in subterms(term) if type(part) in WORK)


def _solved(term: Term) -> bool:
    if type(term) is Junction:
        return all(map(_solved, term.parts))
    return type(term) is not Relation or (type(term.left) is Symbol and term.left not in symbols(term.right))


def _goals(value: Value) -> list[Term]:
    """The terms that an answer consists of; a point is its coordinates together."""
    if isinstance(value, Term):
        return [value]
    if isinstance(value, tuple):
        return [goal for each in value for goal in _goals(each)]
    if not isinstance(value, dict):
        return []
    point = value.get("at", None if "value" in value else value)
    if isinstance(point, dict):
        return _point(point)
    return [value["value"]] if isinstance(value["value"], Term) else []


def _point(coordinates: dict[str, Value]) -> list[Term]:
    found = tuple(Relation("=", Symbol(name), each) for name, each in coordinates.items() if isinstance(each, Term))
    return [Junction("and", found) if len(found) > 1 else found[0]] if found else []
