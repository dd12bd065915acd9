"""Declarations as people write them in LaTeX, put into the language of declarations."""

from __future__ import annotations

import re

from derive.core.errors import DeriveError
from derive.terms import Symbol

from .names import ONES
from .parser import read_latex

_FONT = r"\\(?:mathbf|boldsymbol|bm|mathit|mathrm|vec|mathcal|hat|bar|tilde|mathsf)"
_STAR = r"\^\s*(?:\*|\\(?:star|ast)(?![A-Za-z])|\{\s*(?:\*|\\star|\\ast)\s*\})"
_MARK = rf"(?:{_STAR}|" r"\^\s*\{\s*\[\s*\w+\s*\]\s*\}|(?<![fghyu])\^\s*\{\s*\(\s*\w+(?:\s*[-+]\s*\d)?\s*\)\s*\})"
_BASE = rf"(?:{_FONT}\s*(?:\{{\s*\\?[A-Za-z]+\s*\}}|\\?[A-Za-z]+(?![A-Za-z]))|\\?[A-Za-z]+)"
NAME = rf"{_BASE}(?:_(?:\{{[^{{}}]*\}}|\\?\w))?{_MARK}?"
NAMES = rf"{NAME}(?:\s*(?:,|\\text\{{ *and *\}})\s*{NAME})*"
_DRAWN = re.compile(rf"\s*({NAMES})\s*(?:\\(?:stackrel|overset)\s*\{{.*?\}}\s*\{{?\s*)?\\sim(?![A-Za-z])")
# The square of what is never below zero: a deviation, a radius.
_SQUARED = re.compile(
    r"\s*(\\(?:hat|bar|tilde)\s*(?:\\sigma|\{\s*\\sigma\s*\}|s)|(?:\\sigma|\\rho|s|r)(?:_(?:\w|\{\w+\}))?)"
    r"\s*\^\s*\{?\s*2\s*\}?\s*:?=(?!=)\s*((?:[^=<>{}]|\{[^{}]*\})*[A-Za-z](?:[^=<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)$",
    re.DOTALL,
)
_LISTED = re.compile(rf"\s*({NAMES})\s*$")
_MEMBER = re.compile(rf"\s*({NAMES})\s*(?:\\in|∈)\s*(.+?)\s*$", re.DOTALL)
_FAMILY = re.compile(
    rf"\s*({_BASE})_\{{?1\}}?\s*,\s*(?:\1_\{{?2\}}?\s*,\s*)?\\(?:l|c)?dots[bcmio]?\s*,\s*\1_(?:(\w)|\{{(\w+)\}})\s*"
    r"(?:\\in|∈)\s*\\mathbb\s*\{?\s*R\s*\}?\s*(?:\^\s*(?:(\w)|\{\s*(\w+)\s*\}))?\s*$"
)
_VALUE_IN = re.compile(rf"\s*({NAME})\s*:?=[^=<>]*(?:\\in|∈)\s*(\\mathbb.+?)\s*$", re.DOTALL)
_SPACE = re.compile(r"\\mathbb\s*\{?\s*([RNZCQS])\s*\}?\s*(.*)$|\\(?:Re|Reals|reals)(?![A-Za-z])()(.*)$", re.DOTALL)
_RELATION = re.compile(r"[<>=≤≥≠]|\\(?:leq?|geq?|neq?|in|lt|gt|leqslant|geqslant|sim|coloneqq)(?![A-Za-z])")
_HALF = re.compile(r"[\^_]\\?([-+*<>=0]+)")
_OF_SYMMETRIC = re.compile(r"(?:_(\+{1,2}))?\^(\\?\w+)(?:_(\+{1,2}))?")
_SYMMETRIC = re.compile(rf"\s*({NAME})\s*(?:=\s*\1\s*\^\s*T|\^\s*T\s*=\s*\1)\s*$")
_DEFINITE = re.compile(rf"\s*({NAME})\s*\\(succ|succeq)(?![A-Za-z])\s*(?:0|\\mathbf\s*\{{?0\}}?)\s*$")
_TOP = r"(?:\\top|\\intercal|\\mathsf\s*(?:\{T\}|T)|\\mathrm\s*(?:\{T\}|T)|T)"
_TRANSPOSE = re.compile(rf"\^\s*(?:\{{\s*{_TOP}\s*\}}|{_TOP})\s*")
_ONES = re.compile(r"^\\(?:mathbf|boldsymbol|bm|mathbbm|mathbb|vec)\s*(?:\{\s*1\s*\}|1)(?=\s*(?:\\in|∈))")
_INDEX = re.compile(r"\s*([A-Za-z])\s*=\s*1\s*,\s*(?:2\s*,\s*)?\\(?:l|c)?dots(?:[bcmio])?\s*,\s*(\\?[A-Za-z]+|\d+)\s*$")
_MAP = re.compile(rf"\s*({NAME})\s*(?::|\\colon)\s*.*\\(?:to|rightarrow|mapsto)(?![A-Za-z])", re.DOTALL)
_MATRIX_SIZE = re.compile(r"\s*(\\?\w+)\s*(?:\\times|×)\s*(\\?\w+)\s*$")
_HALVES = {
    "+": ">= 0", "++": "> 0", ">0": "> 0", ">=0": ">= 0", "<0": "< 0", "<=0": "<= 0", "*": "!= 0", "-": "<= 0",
}  # fmt: skip
_WORDS = {"N": "natural", "Z": "integer", "C": "complex", "R": "real", "Q": "real"}


def is_product(name: str, text: str) -> bool:
    """Whether a run of letters is the product of letters that a text has."""
    plain = re.sub(r"\\[A-Za-z]+", " ", text)
    return 1 < len(name) < 4 and name.isalpha() and all(sign in plain for sign in name)


def names_listed(formula: str) -> list[str]:
    """The names of a formula that lists nothing but names, spelled as the reader spells them."""
    match = _LISTED.match(formula)
    if not match:
        return []
    found = [_spelled(part) for part in re.findall(NAME, match[1]) if part != r"\text"]
    return [] if "" in found else found


def members_listed(formula: str) -> list[str]:
    r"""The names that a formula such as A, B \in \mathbb{R}^{n \times n} is about."""
    match = _MEMBER.match(_ONES.sub(ONES, formula))
    return names_listed(match[1]) if match else []


def _spelled(name: str) -> str:
    try:
        term = read_latex(name)
    except DeriveError:
        return ""
    return (
        term.name if isinstance(term, Symbol) and re.fullmatch(r"[A-Za-z]+(?:_(?:\w+|\{[^{}]+\}))?", term.name) else ""
    )


def transposes_alike(formula: str) -> str:
    """A formula in which all transposes are written in one way."""
    return _TRANSPOSE.sub("^T ", formula).strip()


def declared_by(formula: str) -> list[str]:
    r"""The declarations that a formula makes: X \in \mathbb{R}^{n \times d} is X: n x d; most say what they are."""
    formula = _ONES.sub(ONES, transposes_alike(formula))
    if match := _INDEX.match(formula):
        return [f"{match[1]} in 1..{match[2]}"]
    if (match := _SQUARED.match(formula)) and not re.search(
        rf"(?<![A-Za-z\\]){re.escape(match[1])}(?![A-Za-z])", match[2]
    ):
        return [rf"{match[1]} = \sqrt{{{match[2]}}}"]
    if match := _SYMMETRIC.match(formula):
        return [f"{_spelled(match[1])} symmetric"]
    if match := _DEFINITE.match(formula):
        return [f"{_spelled(match[1])} {'spd' if match[2] == 'succ' else 'psd'}"]
    if match := _FAMILY.match(formula):
        count, size = match[2] or match[3], match[4] or match[5]
        return [f"{_spelled(match[1])}: {count} x {size}" if size else f"{_spelled(match[1])}: {count}"]
    if match := _MEMBER.match(formula):
        names = ONES if match[1] == ONES else ", ".join(names_listed(match[1]))
        found = _membership(names, match[2])
        if found:
            return found
    if match := _VALUE_IN.match(formula):
        return _membership(_spelled(match[1]), match[2]) or [formula]
    if match := _MAP.match(formula):
        return [f"{_spelled(match[1])} function"]
    if match := _DRAWN.match(formula):
        return [*(f"{name} distributed" for name in names_listed(match[1])), formula]
    return [formula] if _RELATION.search(formula) else []


def _membership(names: str, where: str) -> list[str]:
    match = _SPACE.match(where)
    if not names or not match:
        return []
    kind, rest = match[1] or "R", (match[2] or match[4] or "").replace("{", " ").replace("}", " ").split()
    tail = "".join(rest).replace(r"\geqslant", ">=").replace(r"\geq", ">=").replace(r"\ge", ">=").replace(r"\gt", ">")
    if not tail:
        return [f"{names} {_WORDS[kind]}"] if kind in _WORDS else []
    if (mark := _HALF.fullmatch(tail)) and mark[1] in _HALVES:
        sign = "> 0" if tail == "^+" else _HALVES[mark[1]]
        return [f"{names} {sign}", *([f"{names} integer"] if kind in "ZN" else [])]
    if kind == "S" and (size := _OF_SYMMETRIC.fullmatch(tail)):
        word = {"+": "psd", "++": "spd"}.get(size[1] or size[3] or "", "symmetric")
        return [f"{names}: {size[2]} x {size[2]} {word}"]
    if kind == "R" and tail.startswith("^"):
        sizes = re.split(r"\s*(?:\\times|×)\s*", " ".join(rest).lstrip("^ "))
        if all(re.fullmatch(r"\\?\w+", size) for size in sizes) and len(sizes) <= 2:
            return [f"{names}: {' x '.join(sizes)}"]
    return []


def matrix_size(formula: str) -> str:
    """The size n x d that a formula is, empty where it is none."""
    match = _MATRIX_SIZE.match(formula)
    return f"{match[1]} x {match[2]}" if match else ""
