"""What holds the rows of a display together: relations, arrows, breaks, words and wide spaces."""

from __future__ import annotations

import re

from derive.core.relations import ROW_EQUIVALENT, TENDS
from derive.terms import Record

from .macros import group


class Mark(Record):
    """A sign that joins or parts: its key, where it stands, and within how many brackets.

    Keys are relations as a WrittenLine has them, `row`, `&`, `,`, `space`, `words`, `and`, `or`, `sign` (+, -, ...),
    `pm`, `open` and `close`. `firm` counts braces and environments alone, `depth` round and square brackets too.
    """

    key: str
    start: int
    end: int
    firm: int
    depth: int


# What says of a matrix before it whether it is definite.
DEFINITE = frozenset((r"\succ", r"\succeq", r"\prec", r"\preceq"))
# An arrow of which its label says that what stands before it tends to what stands behind, once that is tidied away.
APPROACH = r"\tends"
RELATIONS: dict[str, str] = {
    "=": "=", r"\equiv": "=", r"\triangleq": ":=", r"\coloneqq": ":=", r"\coloneq": ":=", r"\eqdef": ":=", ":=": ":=",
    r"\doteq": ":=", "<": "<", r"\lt": "<", ">": ">", r"\gt": ">", "<=": "<=", r"\le": "<=", r"\leq": "<=",
    r"\leqslant": "<=", r"\leqq": "<=", ">=": ">=", r"\ge": ">=", r"\geq": ">=", r"\geqslant": ">=", r"\geqq": ">=",
    "!=": "!=", r"\ne": "!=", r"\neq": "!=", "~=": "~=", r"\approx": "~=", r"\simeq": "~=", r"\cong": "~=",
    r"\approxeq": "~=", "propto": "propto", r"\propto": "propto", r"\varpropto": "propto", "∝": "propto", "≤": "<=",
    "≥": ">=", "≠": "!=", "≈": "~=", "≡": "=", "==": "=", APPROACH: TENDS,
    **{sign: sign for sign in DEFINITE},
}  # fmt: skip
ARROWS: dict[str, str] = {
    **dict.fromkeys((
        "=>", r"\Rightarrow", r"\implies", r"\Longrightarrow", r"\therefore", r"\to", r"\rightarrow", r"\leadsto",
        r"\longrightarrow", r"\rightsquigarrow", r"\curvearrowright", r"\xrightarrow", r"\xRightarrow", "⇒", "∴",
        "implies", "⟹", "→", "->",
    ), "implies"),
    **dict.fromkeys((
        "<=>", r"\iff", r"\Leftrightarrow", r"\Longleftrightarrow", r"\leftrightarrow", "⇔", "iff", "⟺",
    ), "iff"),
    **dict.fromkeys((r"\impliedby", r"\Leftarrow", r"\Longleftarrow", "⇐"), "impliedby"),
}  # fmt: skip
EQUALITIES = frozenset((*RELATIONS.values(), ROW_EQUIVALENT))
LOGICAL = frozenset(ARROWS.values())
_JOINING = {
    r"\land": "and", r"\wedge": "and", "and": "and", r"\lor": "or", r"\vee": "or", "or": "or", "∧": "and", "∨": "or",
    r"\in": "in", "∈": "in", "in": "in", r"\sim": "~", r"\mid": "mid", r"\because": "because",
    r"\forall": "forall", "∀": "forall", r"\pm": "pm", r"\mp": "pm", "±": "pm", "∓": "pm",
}  # fmt: skip
_SIGNS = dict.fromkeys(
    ("+", "-", "*", "/", r"\cdot", r"\times", r"\div", "·", "−", r"\circ", r"\odot", r"\otimes"), "sign"
)
_SPACES = dict.fromkeys((r"\quad", r"\qquad", r"\hfill", r"\enspace"), "space")
KEYS = {**RELATIONS, **ARROWS, **_JOINING, **_SIGNS, **_SPACES, ",": ",", ";": ",", "&": "&"}

_PATTERN = (
    r"(?P<row>\\\\\*?(?:\[\s*-?[\d.]+\s*[a-z\\]+\s*\])?|\\(?:cr|newline|tabularnewline)(?![A-Za-z]))"
    r"|(?P<open>\\begin\s*\{[A-Za-z]+\*?\}|\\left(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|.)|\{)"
    r"|(?P<close>\\end\s*\{[A-Za-z]+\*?\}|\\right(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|.)|\})"
    r"|(?P<words>\\(?:text(?:rm|bf|it|sf|normal|up)?|mbox|hbox|intertext|shortintertext)\s*(?=\{))"
    r"|(?P<wide>\\hs(?:pace|kip)\*?\s*\{[^{}]*\}|\\ (?=\s*\())"
    r"|(?P<command>\\(?:[A-Za-z]+|.))"
    r"|(?P<word>(?<![A-Za-z])(?:implies|iff|and|or|in|propto)(?![A-Za-z]))"
    r"|(?P<sign><=>|=>|<=|>=|!=|~=|:=|==|->|[-=<>&,;+*/()\[\]≤≥≠≈≡∝∈∧∨∀±∓⇒⇔⟹⟺→⇐∴·−])"
)
_MARK = re.compile(_PATTERN, re.DOTALL)
_MARK_IN_LINES = re.compile(_PATTERN.replace("(?P<row>", r"(?P<row>\n|", 1), re.DOTALL)
_WORDS = re.compile(r"\\(?:text(?:rm|bf|it|sf|normal|up)?|mbox|hbox|intertext|shortintertext)\s*\{(.*)\}$", re.DOTALL)
_MATRIX = re.compile(
    r"[\s&]*(?:\\(?:left|[bB]igg?l?)\s*)?[\[(]?\s*\\begin\s*\{(?:[pbvBV]?matrix|smallmatrix|array)\*?\}"
)
_CLOSED = re.compile(r"(?:\\end\s*\{\w+\*?\}|\\right\s*[\])]|\\[bB]igg?r?\s*[\])]|\))[\s&]*(?:\\\\[\s&]*)?$")
_ROW_ARROWS = frozenset((
    r"\sim", r"\to", r"\rightarrow", r"\longrightarrow", r"\xrightarrow", r"\leadsto", r"\rightsquigarrow", "→", "~",
))  # fmt: skip
_OPENS = frozenset(("(", "[", r"\{", r"\lbrace", r"\langle"))
_CLOSES = frozenset((")", "]", r"\}", r"\rbrace", r"\rangle"))


def marks(text: str) -> tuple[Mark, ...]:
    r"""The marks of a text in order; what stands in words, such as \text, is one mark."""
    return _marks(text, _MARK)


def marks_in_lines(text: str) -> tuple[Mark, ...]:
    """The marks of a text whose every line is a row."""
    return _marks(text, _MARK_IN_LINES)


def _marks(text: str, pattern: re.Pattern[str]) -> tuple[Mark, ...]:
    found: list[Mark] = []
    firm = loose = at = 0
    while match := pattern.search(text, at):
        at = match.end()
        sign, kind = match[0], match.lastgroup
        if kind == "open":
            found.append(Mark("open", match.start(), at, firm, firm + loose))
            firm += 1
        elif kind == "close":
            firm = max(firm - 1, 0)
            found.append(Mark("close", match.start(), at, firm, firm + loose))
        elif kind == "words":
            inside = group(text, at)
            at = inside[1] if inside else at
            found.append(Mark("words", match.start(), at, firm, firm + loose))
        elif sign in _OPENS:
            loose += 1
        elif sign in _CLOSES:
            loose = max(loose - 1, 0)
        else:
            key = {"row": "row", "wide": "space"}.get(kind or "") or KEYS.get(sign)
            if sign in _ROW_ARROWS and _between_matrices(text, match):
                key = ROW_EQUIVALENT
            if key:
                found.append(Mark(key, match.start(), at, firm, firm + loose))
            if key == "row" and not firm:
                loose = 0
    return tuple(found)


def _between_matrices(text: str, match: re.Match[str]) -> bool:
    """Whether a matrix follows a sign and, where it is an arrow, one stands before it."""
    before = text[max(match.start() - 24, 0) : match.start()]
    return bool(_MATRIX.match(text, match.end()) and (match[0] in (r"\sim", "~") or _CLOSED.search(before)))


def said_in(text: str, mark: Mark) -> str:
    """The words of a mark, without what surrounds them."""
    match = _WORDS.match(text[mark.start : mark.end])
    return " ".join((match[1] if match else "").replace("~", " ").split())
