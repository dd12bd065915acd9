"""What the signs between the lines of a chain say together, and whether antiderivatives stand among them."""

from __future__ import annotations

from collections.abc import Iterable

from derive.core.relations import IMPLIES, then
from derive.core.written import WrittenLine
from derive.kernel.antiderivatives import antiderivatives
from derive.terms import Symbol


def composed(relations: tuple[str, ...]) -> str:
    """The relation from the first line to the last; nothing where the signs do not compose."""
    found = relations[0] if relations else ""
    for each in relations[1:]:
        if not found or found == each:
            found = each
        elif each:
            found = then(found, each) or (IMPLIES if IMPLIES in (found, each) else "")
    return found


def integrated_by(lines: Iterable[WrittenLine]) -> tuple[Symbol, ...]:
    """The letters of the integrals without limits in the lines so far: these lines are equal up to a constant."""
    integrals = (here for line in lines if line.term is not None for here in antiderivatives(line.term))
    return tuple(dict.fromkeys(Symbol(each.letter) for each in integrals))
