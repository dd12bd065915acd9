"""Letters with a hat or a star: the values that the letters without it have at the solution."""

from __future__ import annotations

from derive.core.reports import JudgedStep
from derive.kernel.relations import is_statement
from derive.terms import Relation, Symbol, Term, letters

from .sought import where

MARKS = ("_hat", "_star")
KEYS = {"equivalent": "equivalent_if", "implies": "implies_if"}


def at_the_solution(before: Term, after: Term) -> dict[Term, Term]:
    """The letters of an equation for which those with a mark stand in the line that solves it."""
    if not is_statement(before) or not is_statement(after):
        return {}
    there = letters(before)
    marked = ((_bare(y), y) for y in letters(after) if y not in there)
    return {x: y for x, y in marked if x in there}


def solved_for(step: JudgedStep, found: dict[Term, Term]) -> JudgedStep | None:
    """A step that follows with the marked letters in the line before, and what they are said to be."""
    key = KEYS.get(step.verdict)
    told = tuple(Relation("=", x, y) for x, y in found.items())
    return where(step, told, key) if step.follows and key is not None else None


def _bare(letter: Symbol) -> Symbol:
    mark = next((mark for mark in MARKS if letter.name.endswith(mark)), "")
    return Symbol(letter.name.removesuffix(mark), letter.dims) if mark else letter
