"""A task with its letters fixed, as a problem."""

from __future__ import annotations

import re

from derive.catalog import find_topic
from derive.core.context import Context
from derive.core.drafts import Phrase, Problem
from derive.core.errors import DeriveError, InputError
from derive.core.inside import terms_in
from derive.reader.options import read_at
from derive.reader.problems import problem_of
from derive.terms import Number, Symbol, Term, symbols

from .putting import has_no_value, put, put_in_problem
from .sheet import Task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

Drawn = tuple[Number, ...]
_MATH = re.compile(r"(?<!\\)\$([^$]+)\$")
_BRACED = re.compile(r"\{([A-Za-z]\w*)\}")


def values_of(task: Task, drawn: Drawn) -> dict[Term, Term]:
    """The number of each letter."""
    return {Symbol(each.letter): value for each, value in zip(task.vary, drawn, strict=True)}


def posed(task: Task, drawn: Drawn) -> Problem:
    """The problem of a draw; raises InputError with the task's place where it can't be read."""
    values = values_of(task, drawn)
    try:
        problem = problem_of(_spelled(task.data, values), find_topic)
        here = put_in_problem(problem, values)
        statement = stated(task, drawn)
    except DeriveError as error:
        raise InputError(f"{task.place}: {error}") from None
    if has_no_value(here):
        raise InputError(f"{task.place}: a denominator is zero for this draw")
    return here.but(statement=statement, seed=task.seed, context=here.context.but(digits=task.digits))


def _spelled(data: dict[str, Any], values: Mapping[Term, Term]) -> dict[str, Any]:
    """The table with inputs that are a letter alone spelled as numbers: a count is read as one."""
    numbers = {
        symbol.name: f"{value.p}/{value.q}" if value.q > 1 else str(value.p)
        for symbol, value in values.items()
        if isinstance(symbol, Symbol) and isinstance(value, Number)
    }
    given = data.get("given", {})
    return {**data, "given": {key: _replaced(value, numbers) for key, value in given.items()}}


def _replaced(value: object, numbers: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_replaced(each, numbers) for each in value]
    return numbers.get(value.strip(), value) if isinstance(value, str) else value


def stated(task: Task, drawn: Drawn) -> Phrase | str | None:
    """The author's sentence with numbers in its formulas, and in braces outside of them; None where there is none."""
    text = task.data.get("statement")
    if text is None or not task.vary:
        return text
    values = values_of(task, drawn)
    slots: list[Term | str | tuple[Term, ...]] = []
    for index, part in enumerate(_MATH.split(text)):
        slots += [put(read_at(part, Context(), "statement"), values)] if index % 2 else _prose(part, values)
    return Phrase("", tuple(slots))


def _prose(text: str, values: Mapping[Term, Term]) -> list[Term | str | tuple[Term, ...]]:
    out: list[Term | str | tuple[Term, ...]] = []
    for index, part in enumerate(_BRACED.split(text)):
        if index % 2:
            if Symbol(part) not in values:
                drawn = ", ".join(symbol.name for symbol in values if isinstance(symbol, Symbol))
                raise InputError(
                    f"the statement asks for {{{part}}}, which is not drawn; the letters drawn are {drawn}"
                )
            out.append(values[Symbol(part)])
        elif part:
            out.append(part.replace("\\$", "$"))
    return out


def question_of(task: Task) -> Callable[[Drawn], tuple[Term, ...]]:
    """What tells the questions of two draws apart: 2 times 3 times x is 3 times 2 times x.

    Raises InputError for a letter of `vary` that the problem does not hold; e and i mean numbers, not letters.
    """
    try:
        problem = problem_of(
            _spelled(task.data, values_of(task, tuple(each.values[0] for each in task.vary))), find_topic
        )
    except DeriveError as error:
        raise InputError(f"{task.place}: {error}") from None
    terms = tuple(terms_in((problem.given, problem.options, problem.context)))
    there = {symbol for term in terms for symbol in symbols(term)}
    alone = set(_alone(task.data.get("given", {})))
    for each in task.vary:
        if Symbol(each.letter) not in there and each.letter not in alone:
            raise InputError(f"{task.place}: vary names {each.letter}, which occurs nowhere in the problem as a letter")
    named = alone | set(re.findall(r"[A-Za-z]\w*", task.data.get("statement") or ""))
    apart = tuple(k for k, each in enumerate(task.vary) if each.letter in named)

    def question(drawn: Drawn) -> tuple[Term, ...]:
        values = values_of(task, drawn)
        return (*(put(term, values) for term in terms), *(drawn[k] for k in apart))

    return question


def _alone(value: object) -> Iterator[str]:
    """The texts of a table that are read as numbers where they are one letter."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _alone(each)
    elif isinstance(value, list):
        for each in value:
            yield from _alone(each)
    elif isinstance(value, str):
        yield value.strip()
