"""Formulas that stand in sentences, and how formats write them there."""

from __future__ import annotations

from derive.terms import Term

from .chains import ROOM
from .display import shown
from .formulas import without_commands
from .latex import LATEX, latex
from .notation import cramped, tall
from .spoken import spoken
from .typst import TYPST, quoted, typst
from .width import width

SHORT = 8.0


def _row_in_latex(entries: list[str]) -> str:
    """A column vector in a sentence: its entries side by side, transposed."""
    return "{\\left(" + ", ".join(entries) + "\\right)^{\\top}}"


def _row_in_typst(entries: list[str]) -> str:
    return "attach(lr(\\(" + "\\, ".join(entries) + "\\)), t: ⊤)"


IN_LATEX = LATEX.but(column=_row_in_latex)
IN_TYPST = TYPST.but(column=_row_in_typst)


def in_latex(term: Term) -> str:
    """A formula in a sentence, made to fit where it is wider than the page."""
    text = shown(term, IN_LATEX)
    if width(term) > ROOM * 0.85:
        return f"\\fit{{{text}}}"
    return f"$\\displaystyle {text}$" if cramped(term) else f"${text}$"


def large_in_latex(term: Term) -> str:
    """A law in symbols."""
    return f"$\\displaystyle {latex(term)}$" if tall(term) else f"${latex(term)}$"


def between_dollars_as_written(formula: str, _: Term | None = None) -> str:
    """A formula as it was written."""
    return f"${formula}$"


def in_typst(term: Term) -> str:
    """A formula in a Typst sentence, with its words for those who listen; a short one is not broken."""
    command = "symbols" if cramped(term) else "m" if width(term) > SHORT else "short"
    return f"#{command}({quoted(spoken(term))}, ${shown(term, IN_TYPST)}$);"


def large_in_typst(term: Term) -> str:
    """A law in symbols: as high as it needs, and not broken."""
    return f"#symbols({quoted(spoken(term))}, ${typst(term)}$);"


def written_in_typst(formula: str, term: Term | None) -> str:
    """A formula that someone wrote: its term, or as near to text as it can be."""
    return words_in_typst(without_commands(formula)) if term is None else in_typst(term)


def words_in_typst(text: str) -> str:
    """Words as a string of Typst."""
    return f"#{quoted(text)};" if text else ""


def ticked(term: Term) -> str:
    """A formula in a sentence of GitHub's Markdown."""
    return ticked_as_written(shown(term, IN_LATEX))


def large_ticked(term: Term) -> str:
    """A law in symbols in GitHub's Markdown."""
    return ticked_as_written(latex(term))


def ticked_as_written(formula: str, _: Term | None = None) -> str:
    """A formula of GitHub's Markdown as it was written."""
    return f"$`{formula}`$"


def between_dollars(term: Term) -> str:
    """A formula in a sentence of Markdown with dollars."""
    return between_dollars_as_written(shown(term, IN_LATEX))


def large_between_dollars(term: Term) -> str:
    """A law in symbols in Markdown with dollars."""
    return between_dollars_as_written(latex(term))
