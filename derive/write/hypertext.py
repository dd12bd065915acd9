"""Formulas and words in HTML and XML: set by KaTeX, as MathML, or as TeX for pages that run MathJax."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import escape

from derive.core.errors import InputError
from derive.terms import Term

from .display import shown
from .escapes import UNPRINTABLE
from .form import Form
from .formulas import without_commands
from .katex import typeset
from .latex import LATEX, latex
from .notation import cramped, tall
from .sentences import IN_LATEX

Setter = Callable[[str, str], str]

_STYLED = re.compile(r'<(mi|mn|mo) mathvariant="(bold|double-struck|script|fraktur)">(\w)</\1>')


def words(text: str) -> str:
    """Words in HTML and XML, which hold no control characters."""
    return escape(UNPRINTABLE.sub("", text))


def by_katex(formula: str, place: str) -> str:
    """A formula set by KaTeX, with MathML for those who listen; its place is `inline` or `display`."""
    return _lettered(typeset(formula, "htmlAndMathml", place))


def by_mathml(formula: str, place: str) -> str:
    """A formula as MathML."""
    markup = typeset(formula, "mathml", place)
    return _lettered(markup[markup.index("<math") : markup.rindex("</math>")]) + "</math>"


def by_mathjax(formula: str, place: str) -> str:
    """A formula as TeX between the delimiters that MathJax looks for."""
    start, end = ("\\[", "\\]") if place == "display" else ("\\(", "\\)")
    return f"{start}{words(formula)}{end}"


def _lettered(markup: str) -> str:
    """Bold and blackboard letters as letters of their own, which browsers show where they pass over the attribute."""
    return _STYLED.sub(lambda found: f"<{found[1]}>{_letter(found[3], found[2])}</{found[1]}>", markup)


def _letter(letter: str, style: str) -> str:
    name = unicodedata.name(letter).removeprefix("LATIN ").removeprefix("GREEK ").replace("LETTER ", "")
    for form in (f"MATHEMATICAL {style.upper()} {name}", f"{style.upper()} {name}"):
        try:
            return unicodedata.lookup(form)
        except KeyError:
            continue
    return letter


def hypertext(setter: Setter, folders: tuple[str, ...], extension: str, endings: tuple[str, ...]) -> Form:
    """A format in which formulas are set by a function of LaTeX and place."""

    def inline(term: Term) -> str:
        style = "\\displaystyle " if cramped(term) else ""
        return setter(style + shown(term, IN_LATEX), "inline")

    def large(term: Term) -> str:
        return setter(("\\displaystyle " if tall(term) else "") + latex(term), "inline")

    def written(formula: str, term: Term | None) -> str:
        try:
            return setter(formula, "inline")
        except InputError:
            return words(without_commands(formula)) if term is None else inline(term)

    def display(formula: str) -> str:
        return setter(formula, "display")

    def piece(formula: str) -> str:
        return setter(formula, "inline")

    form = Form(folders, extension, endings, LATEX, latex, inline, large, written, words)
    return form.but(display=display, piece=piece)
