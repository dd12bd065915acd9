"""How hard a solution is, by its own lines: one for each, and one for each further digit of the numbers in it."""

from __future__ import annotations

from derive.core.drafts import Solution, Value, every_part, steps_of
from derive.terms import Call, Constant, Number, Pow, RootOf, Term, subterms


def difficulty(solution: Solution) -> int:
    """The measure: lines that no trivial law takes, with the sizes of the numbers that they reach."""
    steps = [step for part in every_part(solution.parts) for step in steps_of(part) if not step.law.trivial]
    return sum(1 + _digits(step.after) for step in steps)


def _digits(line: Term) -> int:
    """The digits beyond the first of the longest number of a line; a fraction counts both of its parts."""
    return max((_size(part) for part in subterms(line) if isinstance(part, Number)), default=0)


def _size(value: Number) -> int:
    return len(str(abs(value.p))) - 1 + (len(str(value.q)) if value.q > 1 else 0)


def holds_only(solution: Solution, kind: str) -> bool:
    """Whether the answers hold numbers of a kind alone: `integer`, `rational`, or `real` (roots, no complex ones)."""
    return all(_fits(part, kind) for answer in solution.answers for part in _terms(answer.value))


def _fits(term: Term, kind: str) -> bool:
    return all(_allowed(part, kind) for part in subterms(term))


def _allowed(part: Term, kind: str) -> bool:
    match part:
        case Number(_, q):
            return kind != "integer" or q == 1
        case Constant("i"):
            return False
        case RootOf():
            return kind == "real"
        case Call("sqrt" | "root", (Number(), *_)) | Pow(Number(), Number(_, _)):
            return kind == "real"
    return True


def _terms(value: Value) -> tuple[Term, ...]:
    if isinstance(value, Term):
        return (value,)
    if isinstance(value, tuple):
        return tuple(term for each in value for term in _terms(each))
    if isinstance(value, dict):
        return tuple(term for each in value.values() for term in _terms(each))
    return ()
