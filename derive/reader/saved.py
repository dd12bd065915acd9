"""Saved solutions: the JSON of `--format json` back to a draft that the kernel can judge again."""

from __future__ import annotations

import json
import re
from typing import Any

from derive.core.context import Context
from derive.core.drafts import (
    Answer,
    Branch,
    Cases,
    Chain,
    Claim,
    Claims,
    Definition,
    Draft,
    Given,
    Part,
    Phrase,
    Problem,
    Table,
    Value,
)
from derive.core.errors import InputError
from derive.core.laws import Law
from derive.core.steps import Condition, Derivation, Step
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation, Term

SCHEMA = "derive/1"


def read_saved(text: str, seed: int) -> tuple[Draft, ...]:
    """The drafts that saved solutions hold, certificates left out; raises InputError where the text is none."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"the file is no JSON ({error})") from error
    found = tuple(_draft(each, seed) for each in (data if isinstance(data, list) else [data]))
    if not found:
        raise InputError("the file holds no solution")
    return found


def _draft(data: Any, seed: int) -> Draft:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"the file is no saved solution: its schema is not {SCHEMA!r}")
    try:
        context = read_context("; ".join(data["context"]))
        parts = tuple(_part(part, context) for part in data["parts"])
        given = tuple(Given(each["name"], _line(each, context)) for each in data["given"])
        answers = tuple(_answer(each, context) for each in data["answer"])
        problem = Problem(data["topic"], given, context, title=data["title"], seed=seed)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(f"the saved solution is incomplete: {type(error).__name__} at {error}") from error
    return Draft(problem, parts, answers)


def _answer(data: dict[str, Any], context: Context) -> Answer:
    return Answer(data["name"], _value(data.get("value", data), context))


def _value(data: Any, context: Context) -> Value:
    match data:
        case {"latex": _, "text": _, "sympy": _}:
            return _rounded(data["text"], data["text"], context)
        case dict():
            return {key: _value(each, context) for key, each in data.items()}
        case list():
            return tuple(_value(each, context) for each in data)
    return data


def _part(data: dict[str, Any], context: Context) -> Part:
    label, heading, uses = data["id"], Phrase("", (data["heading"],)), tuple(data["uses"])
    claims = tuple(_claim(claim, context) for claim in data["claims"])
    match data["kind"]:
        case "chain":
            return Chain(label, heading, _derivation(data, context), claims, uses)
        case "cases":
            branches = tuple(_branch(branch, context) for branch in data["branches"])
            cover = _claim(data["cover"], context)
            return Cases(label, heading, _line(data["on"], context), branches, cover, claims, uses)
        case "definition":
            relation = _line(data["relation"], context)
            if not isinstance(relation, Relation):
                raise InputError(f"the definition of part {label} is no relation")
            return Definition(label, heading, relation, claims, uses)
        case "table":
            columns = tuple(Phrase("", (column,)) for column in data["columns"])
            rows = tuple(tuple(_cell(cell, context) for cell in row) for row in data["rows"])
            return Table(label, heading, columns, rows, claims, uses)
        case "claims":
            return Claims(label, heading, claims, uses)
    raise InputError(f"part {label} is of no kind that is known")


def _cell(data: Any, context: Context) -> Term | str:
    return _rounded(data["text"], data["text"], context) if isinstance(data, dict) else str(data)


def _branch(data: dict[str, Any], context: Context) -> Branch:
    when = _line(data["when"], context)
    return Branch(when, tuple(_part(part, context) for part in data["parts"]), Phrase("", ()))


def _claim(data: dict[str, Any], context: Context) -> Claim:
    under = tuple(_line(fact, context) for fact in data.get("under", ()))
    return Claim(_line(data["relation"], context), None, under, tuple(data.get("uses", ())))


def _derivation(data: dict[str, Any], context: Context) -> Derivation:
    start = _line(data["start"], context)
    steps = tuple(_step(step, context) for step in data["steps"])
    return Derivation(start, steps, steps[-1].after if steps else start)


def _step(data: dict[str, Any], context: Context) -> Step:
    """A step over its whole line: brackets that print alike are read alike, so that a position may have moved."""
    law = Law(
        **{key: data["law"][key] for key in ("name", "statement", "formula", "source")}, relation=data["relation"]
    )
    conditions = tuple(Condition(read(c["text"], context), c["status"]) for c in data["conditions"])
    return Step(
        law,
        _line(data["before"], context),
        _after(data, context),
        data["relation"],
        conditions,
        (),
        tuple(data["uses"]),
        tuple(_line(term, context) for term in data.get("using", ())),
        tuple(_step(inner, context) for inner in data["detail"]),
    )


def _after(data: dict[str, Any], context: Context) -> Term:
    """The line after a step; beside ≈ its decimals stand for the numbers near them."""
    if data["relation"] != "~=":
        return _line(data["after"], context)
    return _rounded(data["before"]["text"], data["after"]["text"], context)


DECIMAL = re.compile(r"\d\.\d")


def _rounded(exact: str, text: str, context: Context) -> Term:
    """A term as it reads beside ≈: its decimals stand for the numbers near them."""
    both = read(f"{exact} ~= {text}", context) if DECIMAL.search(text) else None
    return both.right if isinstance(both, Relation) else read(text, context)


def _line(data: dict[str, Any], context: Context) -> Term:
    return read(data["text"], context)
