"""A judged document held against the engine's own solution: the same problem, key lines reached, the end."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import REFUTED, sound
from derive.core.context import Context
from derive.core.reports import Comparison, Reached, Report
from derive.core.written import WrittenChain, WrittenLine
from derive.kernel.bench import Bench
from derive.kernel.relations import follows, is_statement
from derive.kernel.term_matrices import UnknownSizeError
from derive.laws.algebra import unordered
from derive.terms import Junction, Matrix, Record, Relation, ShapeMismatchError, Term, Vector, subterms

from .primed import worked_primes
from .questions import OUT_OF_BOUNDS, Guard, unguarded
from .targets import Target, left_to_do

FEW = 2
NOT_COMPARED = "not compared"
FAILURES = (*OUT_OF_BOUNDS, UnknownSizeError, ShapeMismatchError)


class Written(Record):
    """What a line says, with its place: the line itself, or the right side of an equation."""

    term: Term
    line: WrittenLine
    context: Context


Grade = Callable[[Written, Term], str]


def compared(report: Report, target: Target, bench: Bench, guard: Guard = unguarded) -> Comparison:
    """What a document has of a target, and what it lacks; `guard` is entered for each question about a line."""

    def grade(said: Written, other: Term) -> str:
        try:
            with guard(said.line.span):
                return _grade(said.term, other, said.context, bench)
        except FAILURES:
            return NOT_COMPARED

    said = tuple(each for chain in report.chains for each in _said(chain.written))
    keys = tuple(Reached(key, _where(key, said, grade)) for key in target.keys)
    goals = tuple(Reached(goal, _form_of(goal, said, target) or _where(goal, said, grade)) for goal in target.goals)
    last = next((each for each in reversed(said) if each.line.term is not None), None)
    formed = _formed(said, target)
    return Comparison(
        target.problem,
        _same(report, target, said, grade),
        target.starts[0] if target.starts else None,
        keys,
        goals,
        last.term if last else None,
        last is not None and _ends(last, target, grade),
        formed,
        formed and all(goal.line is not None for goal in goals) if goals else None,
    )


def _said(chain: WrittenChain) -> list[Written]:
    out: list[Written] = []
    for line in chain.lines:
        if line.term is not None:
            term = worked_primes(line.term, chain.context)
            out.append(Written(term, line, chain.context))
            if type(term) is Relation and term.sign == "=":
                out.append(Written(term.right, line, chain.context))
    return out


def _same(report: Report, target: Target, said: tuple[Written, ...], grade: Grade) -> bool | None:
    """Whether the document begins with what the problem gives; None where that is not decided."""
    first = [each for each in said if each.line in report.chains[0].written.lines[:FEW]]
    first += [each.but(term=definition.body) for each in first[:1] for definition in each.context.definitions]
    grades = [grade(each, start) for each in first for start in target.starts]
    if any(map(sound, grades)):
        return True
    told = [grade for grade in grades if grade != NOT_COMPARED]
    return False if told and all(grade == REFUTED for grade in told) else None


def _grade(term: Term, other: Term, context: Context, bench: Bench) -> str:
    """How it is known that two terms are equal, or two statements equivalent."""
    if is_statement(term) is not is_statement(other):
        return NOT_COMPARED
    return follows(term, other, "iff" if is_statement(term) else "=", context, bench).grade


def _where(goal: Term, said: tuple[Written, ...], grade: Grade) -> int | None:
    """The line of the file that reaches a term: with its value, and with no more left to do."""
    most = left_to_do(goal)
    near = [each for each in said if left_to_do(each.term) <= most]
    for each in near:
        if sound(grade(each, goal)):
            return each.line.source_line
    parts = _parts(goal)
    found = [_part(part, said, grade) for part in parts]
    return max(found, default=None) if parts and None not in found else None  # type: ignore[type-var]


def _parts(goal: Term) -> tuple[Term, ...]:
    """What may be reached piece by piece: entries, coordinates."""
    match goal:
        case Vector(entries):
            return entries
        case Matrix(rows):
            return tuple(entry for row in rows for entry in row)
        case Junction("and", parts):
            return parts
        case Relation("="):
            return (goal,)
    return ()


def _part(part: Term, said: tuple[Written, ...], grade: Grade) -> int | None:
    for each in said:
        if type(part) is Relation:
            inside = [here for here in subterms(each.term) if type(here) is Relation and here.left is part.left]
            terms = [here.right for here in inside if here.sign == "="]
            wanted = part.right
        else:
            terms, wanted = [each.term], part
        for term in terms:
            if left_to_do(term) <= left_to_do(wanted) and sound(grade(each.but(term=term), wanted)):
                return each.line.source_line
    return None


def _ends(last: Written, target: Target, grade: Grade) -> bool:
    """Whether the last line has the value of a goal, worked out or not."""
    return any(sound(grade(last, goal)) for goal in target.goals)


def _form_of(goal: Term, said: tuple[Written, ...], target: Target) -> int | None:
    """The line that has a goal in the form that is asked for."""
    same = (each for each in said if target.form and unordered(each.term) == unordered(goal))
    return next((each.line.source_line for each in same), None)


def _formed(said: tuple[Written, ...], target: Target) -> bool:
    """Whether some line has the form that the goal is asked for in."""
    return not target.form or any(unordered(each.term) == unordered(goal) for each in said for goal in target.goals)
