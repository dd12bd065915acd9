"""Saved solutions: the JSON of `--format json` back to a draft that the kernel can judge again."""

from __future__ import annotations

import json
from typing import Any

from derive.core.context import Context
from derive.core.drafts import Branch, Cases, Chain, Claim, Claims, Definition, Draft, Part, Phrase, Problem, Table
from derive.core.errors import InputError
from derive.core.laws import Law
from derive.core.steps import Condition, Derivation, Step
from derive.read.declarations import read_context
from derive.read.parser import read
from derive.terms import Relation, Term

SCHEMA = "derive/1"


def read_saved(text: str, seed: int) -> Draft:
    """The draft that a saved solution holds, its certificates left out; raises InputError where it is none."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"the file is no JSON ({error})") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"the file is no saved solution: its schema is not {SCHEMA!r}")
    try:
        context = read_context("; ".join(data["context"]))
        parts = tuple(_part(part, context) for part in data["parts"])
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(f"the saved solution is incomplete: {type(error).__name__} at {error}") from error
    problem = Problem(data["topic"], (), context, title=data["title"], seed=seed)
    return Draft(problem, parts, ())


def _part(data: dict[str, Any], context: Context) -> Part:
    label, heading, uses = data["id"], Phrase("", (data["heading"],)), tuple(data["uses"])
    claims = tuple(_claim(claim, context) for claim in data["claims"])
    match data["kind"]:
        case "chain":
            return Chain(label, heading, _derivation(data["steps"], context), claims, uses)
        case "cases":
            branches = tuple(_branch(branch, context) for branch in data["branches"])
            return Cases(
                label,
                heading,
                read(data["on"]["text"], context),
                branches,
                _claim(data["cover"], context),
                claims,
                uses,
            )
        case "definition":
            relation = read(data["relation"]["text"], context)
            assert isinstance(relation, Relation)
            return Definition(label, heading, relation, claims, uses)
        case "table":
            return Table(label, heading, (), (), claims, uses)
    return Claims(label, heading, claims, uses)


def _branch(data: dict[str, Any], context: Context) -> Branch:
    when = read(data["when"]["text"], context)
    return Branch(when, tuple(_part(part, context) for part in data["parts"]), Phrase("", ()))


def _claim(data: dict[str, Any], context: Context) -> Claim:
    under = tuple(_line(fact, context) for fact in data.get("under", ()))
    return Claim(_line(data["relation"], context), None, under, tuple(data.get("uses", ())))


def _derivation(steps: list[dict[str, Any]], context: Context) -> Derivation:
    made = tuple(_step(step, context) for step in steps)
    start, end = (read(steps[k][side]["text"], context) for k, side in ((0, "before"), (-1, "after")))
    return Derivation(start, made, end)


def _step(data: dict[str, Any], context: Context) -> Step:
    """A step over its whole line: brackets that print alike are read alike, so that a position may have moved."""
    law = Law(
        **{key: data["law"][key] for key in ("name", "statement", "formula", "source")}, relation=data["relation"]
    )
    conditions = tuple(Condition(read(c["text"], context), c["status"]) for c in data["conditions"])
    return Step(
        law,
        _line(data["before"], context),
        _line(data["after"], context),
        data["relation"],
        conditions,
        (),
        tuple(data["uses"]),
        tuple(_line(term, context) for term in data.get("using", ())),
        tuple(_step(inner, context) for inner in data["detail"]),
    )


def _line(data: dict[str, Any], context: Context) -> Term:
    return read(data["text"], context)
