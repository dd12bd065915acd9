"""Definitions that a derivation makes in passing: f(x) = x^2 in its first line, u = x - 1 between two others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.terms import Record

from .joining import DraftChain, DraftLine
from .names import ALIASES, FORMS
from .spaces import NAME, is_product

_NAME = re.compile(rf"\s*(?:\\left)?\s*({NAME})\s*$")
_SQUARE = r"(?<=sigma|.\\tau)\s*\^\s*(?:2|\{\s*2\s*\})"
_LETTER = rf"{NAME}(?:{_SQUARE})?"
_CALL = re.compile(rf"\s*({NAME})\s*(?:\\left)?\(\s*({_LETTER}(?:\s*[,;]\s*{_LETTER})*)\s*(?:\\right)?\)\s*$")
# The entropy of random letters is no function of them.
_INFORMATION = re.compile(r"\s*[HI]\s*(?:\\left)?\(\s*[A-Z](?:_\w)?\s*(?:[,;)]|\\right)")
_NUMBER = re.compile(r"[\s\d.+\-*/^{}()]*(?:\\(?:frac|sqrt|pm|cdot|pi)[\s\d{}()+\-*/^.]*)*$")
_WORDS = re.compile(r"\\(?:text|mbox)\w*\s*\{(?!const\})")
_DIFFERENTIATES = (
    r"(?:(?<![A-Za-z])d|\\mathrm\s*\{?\s*d\s*\}?|\\partial|\\nabla(?:_(?:\w|\{[^{}]*\}|\\\w+))?)"
    r"\s*(?:\^\s*\{?\d\}?)?\s*"
)
_DIFFERENTIAL = re.compile(r"(?<![A-Za-z\\])d\s*(?:[A-Za-z]|\\[a-z]+)(?![A-Za-z])")
_OWN = frozenset(("phi", "Phi", "varphi", "p", "q"))


class Defined(Record):
    """What a line defines: a letter, its arguments where it is a function, and what stands for it."""

    name: str
    arguments: str
    body: str

    @property
    def declaration(self) -> str:
        """The definition in the language of declarations; I of an integral is a number, no matrix."""
        if self.name == "I" and r"\int" in self.body:
            return f"I: scalar; I = {self.body}"
        return f"{self.name}({self.arguments}) = {self.body}" if self.arguments else f"{self.name} = {self.body}"


def definition(left: str, body: str) -> Defined | None:
    """What the two sides of an equation define, None where the left one is no new name or function of letters."""
    if _WORDS.search(body):
        return None
    if match := _CALL.match(left):
        word = re.sub(r"\\(?:mathrm|mathsf)\s*\{\s*|\}", "", match[1])
        built_in = word.lstrip("\\") in {*ALIASES, *FORMS} - _OWN or _INFORMATION.match(left)
        return None if built_in or occurs(match[1], body) else Defined(match[1], re.sub(_SQUARE, "", match[2]), body)
    match = _NAME.match(left)
    if match is None or occurs(match[1], body) or _recurs(match[1], body) or _NUMBER.match(body) or _NAME.match(body):
        return None
    return None if _DIFFERENTIAL.match(match[1]) and _DIFFERENTIAL.search(body) else Defined(match[1], "", body)


def _recurs(name: str, body: str) -> bool:
    r"""Whether a member of a sequence, as m_t, is told by an earlier one, m_{t-1}: that names no value of it."""
    base, _, index = name.partition("_")
    earlier = rf"(?<![A-Za-z\\]){re.escape(base)}\s*_\s*\{{\s*{re.escape(index)}\s*-\s*\d"
    return len(index) == 1 and index.isalpha() and re.search(earlier, body) is not None


def occurs(name: str, text: str) -> bool:
    """Whether a name stands somewhere in a text, be it as one letter of a product."""
    if len(name) == 1:
        return re.search(rf"(?<![A-Za-z\\])[A-Za-z]*?{name}(?!_)", text) is not None
    before = "" if name.startswith("\\") else r"(?<![A-Za-z\\])"
    return re.search(rf"{before}{re.escape(name)}(?![A-Za-z_])", text) is not None


def _known(name: str, text: str) -> bool:
    return occurs(name, text) or is_product(name, text)


def differentiated(name: str, text: str) -> bool:
    """Whether a text differentiates what a name stands for."""
    return re.search(rf"{_DIFFERENTIATES}\(?{re.escape(name)}(?![A-Za-z])", text) is not None


_BY = re.compile(
    rf"(?:\}}\s*\{{|/)\s*\(?\s*(?:\\partial|\\mathrm\s*\{{?\s*d\s*\}}?|(?<![A-Za-z])d)\s*({NAME})"
    rf"|\\nabla\s*_\s*(?:\{{\s*)?({NAME})"
)


# A bracket, or what stands between equations side by side.
_PARTING = re.compile(
    r"\\[{}]|([({\[\]})])|(?:[,;](?!\s*\\?[lc]?dots)|\\q?quad(?![A-Za-z])|\\text\s*\{\s*and\s*\})(?:\\[ ,;:!]|\s|~)*"
)
_LISTED = re.compile(r"(?:\\nabla\s*|\\(?:right\s*\\?|[bB]igg?r?\s*\\?)?(?:rvert|vert|\|))_\s*\{([^{}]*)\}")


def freed(text: str) -> tuple[str, ...]:
    """The letters that a text differentiates by, or puts values in for: there they stand for themselves."""
    found = [match[1] or match[2] for match in _BY.finditer(text)]
    for listed in _LISTED.finditer(text):
        found += re.findall(rf"(?:^|,)\s*({NAME})\s*(?==|,|$)", listed[1])
    return tuple(dict.fromkeys(found))


def written(text: str, line: DraftLine) -> str:
    """A line with the left side that it is said of."""
    own = text[line.start : line.end]
    return f"{text[line.subject[0] : line.subject[1]]} {line.subject[2]} {own}" if line.subject else own


def first_definitions(text: str, chain: DraftChain) -> tuple[Defined, ...]:
    """What the first line of a chain defines: a letter or a function, or several of them side by side."""
    first = chain.lines[0]
    if first.relation:
        return ()
    if len(chain.lines) > 1 and chain.lines[1].relation in ("=", ":=") and not chain.lines[1].subject:
        found = definition(written(text, first), written(text, chain.lines[1]))
        return (found,) if found else ()
    listed = [_sides(each) for each in _side_by_side(written(text, first))]
    named = [definition(*sides) if sides else None for sides in listed]
    whole = tuple(each for each in named if each is not None)
    needed = any(each.arguments or differentiated(each.name, text[first.end :]) for each in whole)
    return whole if needed and len(whole) == len(listed) and len({each.name for each in whole}) == len(whole) else ()


def _side_by_side(text: str) -> list[str]:
    """What commas and wide spaces part, outside of brackets."""
    parts, depth, begin = [], 0, 0
    for match in _PARTING.finditer(text):
        if match[1]:
            depth += 1 if match[1] in "({[" else -1
        elif not depth:
            parts.append(text[begin : match.start()])
            begin = match.end()
    return [each.strip() for each in (*parts, text[begin:]) if each.strip()]


def _sides(statement: str) -> tuple[str, str] | None:
    left, sign, right = statement.partition("=")
    return (left.rstrip(":"), right) if sign and left and "=" not in right and left[-1] not in "<>!~" else None


def between(text: str, chain: DraftChain, before: str, named: Sequence[str]) -> tuple[DraftChain, ...]:
    """The chain without lines that stand for themselves, each of which is a chain of its own.

    Such lines define a letter that no earlier line has, or say what a derivative of something known is.
    """
    kept: list[DraftLine] = []
    apart: list[DraftChain] = []
    names = list(named)
    seen = before
    for k, line in enumerate(chain.lines):
        sides = None if line.relation or line.subject else _sides(written(text, line))
        joined = k + 1 < len(chain.lines) and chain.lines[k + 1].relation != ""
        found = definition(*sides) if sides and (kept or _defines_next(text, chain)) else None
        if sides and found and not joined and not _known(found.name, seen):
            apart.append(_lone(text, line, chain))
            names.append(found.name)
        elif sides and not joined and len(chain.lines) > 1 and _claims(*sides, names):
            apart.append(_lone(text, line, chain))
        else:
            kept.append(line)
        seen = f"{seen} {written(text, line)}"
    return (*apart, chain.but(lines=tuple(kept))) if kept else tuple(apart)


def _defines_next(text: str, chain: DraftChain) -> bool:
    """Whether the second line of a chain defines a letter too: then the first is one of a list of definitions."""
    sides = _sides(written(text, chain.lines[1])) if len(chain.lines) > 1 and not chain.lines[1].relation else None
    found = definition(*sides) if sides else None
    return found is not None and not _known(found.name, written(text, chain.lines[0]))


def _claims(left: str, right: str, names: Sequence[str]) -> bool:
    """Whether an equation says what a derivative of something known is, and is none to be solved."""
    own = [name for name in names if differentiated(name, left) or re.match(rf"\s*{re.escape(name)}'+", left)]
    others = [name for name in names if name not in own and re.search(rf"(?<![A-Za-z\\]){re.escape(name)}'*\(", right)]
    return bool(own) and not others and not _NUMBER.match(right)


def _lone(text: str, line: DraftLine, chain: DraftChain) -> DraftChain:
    """An equation as the chain of its two sides."""
    at = text.index("=", line.start)
    end = at - (text[at - 1] == ":")
    left = line.start + len(text[line.start : end].rstrip())
    right = at + 1 + len(text[at + 1 : line.end]) - len(text[at + 1 : line.end].lstrip())
    return DraftChain(
        (DraftLine("", line.start, left), DraftLine("=" if end == at else ":=", right, line.end)), (), chain.tail
    )
