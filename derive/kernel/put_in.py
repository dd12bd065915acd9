"""Statements that say the same once what a letter equals is put in for it."""

from __future__ import annotations

from derive.terms import Junction, Relation, Symbol, Term, alike, occurs, substituted


def same_when_put_in(a: Term, b: Term) -> bool:
    """Whether two `and`s share an equation `x = r`, r free of x, and agree in the rest where r stands for x."""
    if type(a) is not Junction or type(b) is not Junction or a.word != "and" or b.word != "and":
        return False
    return any(_agree(a, b, part) for part in a.parts if part in b.parts and _names_a_letter(part))


def _names_a_letter(part: Term) -> bool:
    return (
        type(part) is Relation
        and part.sign == "="
        and type(part.left) is Symbol
        and not part.left.dims
        and not occurs(part.left, part.right)
    )


def _agree(a: Junction, b: Junction, solved: Term) -> bool:
    value = {solved.left: solved.right}  # type: ignore[attr-defined]
    first, second = (
        tuple(dict.fromkeys(substituted(part, value) for part in side.parts if part is not solved)) for side in (a, b)
    )
    return len(first) == len(second) and all(alike(x, y) for x, y in zip(first, second, strict=True))
