"""What all pictures share: the answer that they show, and when there is none to draw."""

from __future__ import annotations

from derive.core.drafts import Phrase, Solution, Value, phrase
from derive.layout.document import Figure, Plot
from derive.terms import Term, letters


def plotted(says: Phrase, axes: tuple[Term, ...], figures: tuple[Figure, ...], held: tuple[Term, ...]) -> Plot | Phrase:
    """A picture, or why there is none: too many letters, or letters without a value in what is `held`."""
    if len(axes) > 2:
        return phrase("plot.dimensions", axes)
    free = tuple(dict.fromkeys(letter for term in held for letter in letters(term) if letter not in axes))
    return phrase("plot.letters", free) if free else Plot(says, axes, figures)


def answer(solution: Solution, name: str) -> Value:
    """The value of an answer, None where there is none of that name."""
    return next((each.value for each in solution.answers if each.name == name), None)
