"""Formulas that people wrote: laws in symbols, statements of problems; read as terms where the reader knows them."""

from __future__ import annotations

import re
from functools import cache

from derive.terms import Record, Relation, Term

from .language import between_formulas, language


class Formula(Record):
    """A formula that someone wrote in LaTeX, and its term where the reader knows all of it."""

    latex: str
    term: Term | None


_SIGNS = {
    "\\leftrightarrow": "↔", "\\to": "→", "\\cdots": "⋯", "\\dots": "…", "\\lor": "or", "\\land": "and",
    "\\iff": "⇔", "\\implies": "⇒", "\\Rightarrow": "⇒", "\\ne": "≠", "\\neq": "≠", "\\le": "≤", "\\ge": "≥",
    "\\cdot": "·", "\\lambda": "λ", "\\sum": "Σ", "\\det": "det", "\\quad": " ", "\\sigma": "σ", "\\in": "∈",
    "\\sqrt": "√", "\\int": "∫", "\\infty": "∞", "\\pm": "±", "\\partial": "∂", "\\nabla": "∇",
}  # fmt: skip
_LOWERED = str.maketrans("0123456789ijknm", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘ")
_QUOTIENT = re.compile(r"\bd\s*(\w+)\s*/\s*d\s*(\w+)")
_INTEGRAL = re.compile(r"(?<![\\\w])int(?=[\s_])")
_LIMIT = re.compile(r"(?<![\\\w])lim(_?)(?=[\s_{])")
_LETTERS = "F function"
_SUM = re.compile(r"(?<![\\\w])sum_(\w)\b|(?<![\\\w])sum_\((\w+=\w+)\)\^(\w)")


def without_commands(latex: str) -> str:
    """LaTeX as near to text as it can be."""
    latex = re.sub(r"_([0-9ijknm])(?!\w)", lambda found: found[1].translate(_LOWERED), latex)
    text = re.sub(r"\\text\{([^}]*)\}", r"\1", latex)
    return re.sub(r"\\[A-Za-z]+", lambda found: _SIGNS.get(found[0], found[0][1:]), text).replace("\\\\", ";")


@cache
def understood(formula: str, declarations: str = "") -> Term | None:
    """The term that a formula stands for, None where the reader does not know all of it."""
    from derive.core.errors import DeriveError
    from derive.reader.declarations import read_context
    from derive.reader.parser import read

    try:
        return read(formula, read_context(declarations))
    except DeriveError:
        return None


def law(formula: str) -> tuple[Formula | Term | str, ...]:
    """A law in symbols: its clauses, each a formula where the reader knows it, else as it was written.

    What is no equation and follows an equation is a condition: c x = 0 ⇔ x = 0, if c ≠ 0.
    """
    return _law(formula, language())


@cache
def _law(formula: str, tongue: str) -> tuple[Formula | Term | str, ...]:
    out: list[Formula | Term | str] = []
    conditions = 0
    further, only = (f" {between_formulas(word, word, tongue)} " for word in ("and", "if"))
    for clause in map(_clause, _clauses(formula)):
        conditional = bool(out) and _condition(clause)
        conditions += conditional
        out += [further if conditions > 1 else only if conditional else ", "] if out else []
        out.append(clause)
    return tuple(out)


def _condition(clause: Formula | Term | str) -> bool:
    term = clause.term if isinstance(clause, Formula) else clause
    return isinstance(term, Relation) and term.sign in ("!=", "<", ">", "<=", ">=")


def _clauses(formula: str) -> list[str]:
    """A text split at the commas that stand outside all brackets."""
    out, depth = [""], 0
    for each in formula:
        depth += (each in "([{") - (each in ")]}")
        if each == "," and depth == 0:
            out.append("")
        else:
            out[-1] += each
    return [clause.strip() for clause in out if clause.strip()]


def _clause(written: str) -> Formula | Term | str:
    integrals = _INTEGRAL.sub(r"\\int", written)
    clause = _LIMIT.sub(lambda found: r"\lim_" if found[1] else r"\lim_{x \to a}", integrals)
    braced = clause if "\\" in clause else re.sub(r"_(\w{2,})", r"_{\1}", clause)
    spelled = _QUOTIENT.sub(r"\\frac{\\partial \1}{\\partial \2}", braced)
    spelled = _SUM.sub(
        lambda found: f"\\sum_{{{found[1] or found[2]}}}" + (f"^{{{found[3]}}}" if found[3] else ""), spelled
    )
    term = understood(spelled, _LETTERS) or understood(clause, _LETTERS)
    if "\\" in written:
        return Formula(clause, term)
    return written if term is None else term
