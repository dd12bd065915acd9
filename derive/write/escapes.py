"""Words with nothing in them that a format would take for markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from .symbols import UNICODE_GREEK

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MARKDOWN = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<>$#|~"})
_ENTITY = re.compile(r"&(?=\\?#?\w+;)")
_SIGNS = {
    "√": "surd", "≤": "le", "≥": "ge", "≠": "neq", "≈": "approx", "∈": "in", "⇔": "iff", "⇒": "Rightarrow", "→": "to",
    "↔": "leftrightarrow", "∞": "infty", "∂": "partial", "∇": "nabla", "Σ": "Sigma", "Π": "Pi", "∝": "propto",
    "−": "text{-}", "⋯": "cdots", "⊙": "odot", "⊗": "otimes", "∫": "int",
}  # fmt: skip
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ", "0123456789-n", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘ", "0123456789ijknm", strict=True))
_LATEX = str.maketrans(
    {
        **{each: f"\\{each}" for each in "#$%&_{}"},
        "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}",
        ">": "\\textgreater{}", "|": "\\textbar{}", "–": "--", "—": "---", "“": "``", "”": "''", "’": "'",
        "…": "\\dots{}", "·": "$\\cdot$", "×": "$\\times$",
        **{sign: f"$\\{name}$" for name, sign in UNICODE_GREEK.items()},
        **{sign: f"$\\{name}$" for sign, name in _SIGNS.items()},
        **{sign: f"$^{{{digit}}}$" for sign, digit in _RAISED.items()},
        **{sign: f"$_{{{digit}}}$" for sign, digit in _LOWERED.items()},
    }
)  # fmt: skip
_LAST_LATIN = "\u024f"


def markdown_words(text: str) -> str:
    """Words in Markdown."""
    return _ENTITY.sub(r"\\&", text.translate(_MARKDOWN))


def markdown_words_but(signs: str) -> Callable[[str], str]:
    """Words in a flavour of Markdown in which more signs are markup."""
    more = str.maketrans({each: f"\\{each}" for each in signs})
    return lambda text: markdown_words(text).translate(more)


def latex_words(text: str) -> str:
    """Words in LaTeX; letters that its fonts do not hold become question marks."""
    known = "".join(each if each <= _LAST_LATIN or ord(each) in _LATEX else "?" for each in text)
    return known.translate(_LATEX)
