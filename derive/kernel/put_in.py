"""Statements that say the same once what a letter equals is put in for it."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Junction, Relation, Symbol, Term, occurs, substituted

Same = Callable[[Term, Term], bool]


def same_when_put_in(a: Term, b: Term, same: Same) -> bool:
    """Whether two `and`s share an equation `x = r`, r free of x, and are the same in the rest where r stands for x."""
    if type(a) is not Junction or type(b) is not Junction or a.word != "and" or b.word != "and":
        return False
    return any(_agree(a, b, part, same) for part in a.parts if part in b.parts and _names_a_letter(part))


def _names_a_letter(part: Term) -> bool:
    return (
        type(part) is Relation
        and part.sign == "="
        and type(part.left) is Symbol
        and not part.left.dims
        and not occurs(part.left, part.right)
    )


def _agree(a: Junction, b: Junction, solved: Term, same: Same) -> bool:
    value = {solved.left: solved.right}  # type: ignore[attr-defined]
    first, second = (
        tuple(dict.fromkeys(substituted(part, value) for part in side.parts if part is not solved)) for side in (a, b)
    )
    return len(first) == len(second) and all(same(x, y) for x, y in zip(first, second, strict=True))
