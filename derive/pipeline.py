"""The arrows composed: read, work, judge, lay out, write."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from derive.catalog import find_topic, problem_text, replayer
from derive.core.context import Context
from derive.core.drafts import Problem, Solution
from derive.core.errors import InputError, OutsideError

Solver = Callable[[Problem], Solution]
_SOLVER: ContextVar[Callable[[Problem, Solver], Solution] | None] = ContextVar("solver", default=None)


@contextmanager
def solving_by(way: Callable[[Problem, Solver], Solution]) -> Iterator[None]:
    """Ask for solutions in another way meanwhile, which may know them, or work them out with the solver it is given."""
    token = _SOLVER.set(way)
    try:
        yield
    finally:
        _SOLVER.reset(token)


def solve(problem: Problem) -> Solution:
    """A problem worked out and judged."""
    way = _SOLVER.get()
    return way(problem, _solved) if way else _solved(problem)


def _solved(problem: Problem) -> Solution:
    from derive.kernel.solution import certify

    # Terms hold no cycles and stay: collecting in between would only walk ever more of them.
    collecting = gc.isenabled()
    gc.disable()
    try:
        draft = find_topic(problem.topic).work(problem)
        return certify(draft, replayer())
    except OutsideError as error:
        raise InputError(_outside(error)) from error
    finally:
        if collecting:
            gc.enable()


def _outside(error: OutsideError) -> str:
    from derive.write.plain import plain

    point = ", ".join(plain(each) for each in error.point)
    return f"at {point} the condition {plain(error.condition)} fails; choose a point of the domain"


def posed(
    topic: str,
    inputs: tuple[str, ...],
    options: dict[str, list[str]],
    declarations: str = "",
    seed: int = 0,
    digits: int = 6,
) -> Problem:
    """The problem that a command line states."""
    from derive.reader.problems import read_inputs

    context = (_declared(declarations) if declarations else Context()).but(digits=digits)
    return read_inputs(find_topic(topic), inputs, options, context).but(seed=seed)


def _declared(declarations: str) -> Context:
    from derive.reader.declarations import read_context

    return read_context(declarations)


def shipped(name: str) -> Problem:
    """A shipped problem by its id."""
    return read(problem_text(name))


def read(text: str) -> Problem:
    """The problem that a TOML text states."""
    from derive.reader.problems import read_problem

    return read_problem(text, find_topic)
