"""What a statement says, in parts that hold together."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import TRUE, Collection, Constant, Junction, Neg, Relation, Term, Vector

DENIED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


def conjuncts(statement: Term) -> tuple[Term, ...]:
    """The statements that hold together where this one holds; an interval's membership as two comparisons."""
    match statement:
        case Junction("and", parts):
            return tuple(inner for part in parts for inner in conjuncts(part))
        case Junction("not", (Relation(sign, left, right),)) if sign in DENIED:
            return (Relation(DENIED[sign], left, right),)
        case Relation("in", left, Collection(kind, (low, high))) if kind in ("[]", "[)", "(]", "()"):
            ends = (("<=" if kind[0] == "[" else "<", low, left), ("<=" if kind[1] == "]" else "<", left, high))
            finite = (end for end in ends if not any(_endless(side) for side in end[1:]))
            return tuple(Relation(*end) for end in finite)
        case Relation("=", Vector(first), Vector(second)) if len(first) == len(second):
            return tuple(Relation("=", x, y) for x, y in zip(first, second, strict=True))
        case Constant() if statement is TRUE:
            return ()
    return (statement,)


def joined(statement: Junction, holds: Callable[[Term], bool]) -> bool:
    """Whether an `and`, an `or` or a `not` holds, as its parts do."""
    match statement.word:
        case "and":
            return all(map(holds, statement.parts))
        case "or":
            return any(map(holds, statement.parts))
    (part,) = statement.parts
    return not holds(part)


def _endless(term: Term) -> bool:
    return term in (Constant("oo"), Neg(Constant("oo")))
