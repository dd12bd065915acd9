"""The answer of a solution as blocks: formulas, words, and tables for answers with several entries."""

from __future__ import annotations

from derive.core.drafts import Answer, Solution, Value, phrase
from derive.layout.document import Answer as Result
from derive.layout.document import Block, Cell, Framed, Heading, Prose, Table
from derive.terms import Collection, Symbol, Term, equation


def answers(solution: Solution) -> tuple[Block, ...]:
    """The answers under their heading."""
    found = tuple(block for answer in solution.answers for block in _answer(answer))
    return (Heading(phrase("sheet.answer")), Framed(found)) if found else ()


def _answer(answer: Answer) -> tuple[Block, ...]:
    name, value = answer.name.replace("_", " "), answer.value
    match value:
        case tuple() if value and all(isinstance(each, dict) for each in value):
            return (Prose((phrase("sheet.result", name),)), _table(tuple(e for e in value if isinstance(e, dict))))
        case tuple():
            return (Result(name, _cell(value)),)
        case dict():
            return (Result(name, _point(value)),)
    return (Result(name, _cell(value)),)


def _table(entries: tuple[dict[str, Value], ...]) -> Table:
    keys = tuple(dict.fromkeys(key for entry in entries for key in entry))
    rows = tuple(tuple(_cell(entry.get(key)) for key in keys) for entry in entries)
    return Table(tuple(key.replace("_", " ") for key in keys), rows)


def _cell(value: Value) -> Cell:
    match value:
        case None:
            return "–"
        case bool():
            return phrase("sheet.yes" if value else "sheet.no")
        case int():
            return str(value)
        case str():
            return value.replace("-", " ")
        case dict():
            return _point(value)
        case tuple():
            return tuple(_term(each) for each in value) if value else phrase("sheet.none")
    return value


def _point(values: dict[str, Value]) -> Cell:
    """A value for each letter: x = 1, y = 2."""
    pairs = tuple(equation(Symbol(name), _term(value)) for name, value in values.items())
    return pairs or "–"


def _term(value: Value) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, tuple):
        return Collection("tuple", tuple(map(_term, value)))
    if isinstance(value, dict):
        return Collection("tuple", tuple(equation(Symbol(k), _term(v)) for k, v in value.items()))
    return Symbol(str(value))
