"""What in a display is only for the eye, taken out sign by sign, so that every place stays where it was."""

from __future__ import annotations

import re

from .displays import ENVIRONMENTS
from .macros import group
from .marks import APPROACH
from .tending import LONG_ARROW, tendencies

_SKIPPED = re.compile(
    r"\\\\|(?P<comment>(?<!\\)%[^\n]*)"
    r"|(?P<gone>\\(?:nonumber|notag|allowdisplaybreaks|displaybreak|hline|noindent|mathstrut|displaystyle|textstyle"
    r"|scriptstyle|limits|nolimits|centering|small|large|footnotesize|normalsize|bf|rm|it|par|smallskip|medskip"
    r"|bigskip|nobreak|relax|ignorespaces|strut|qed|qedhere|square|blacksquare|Box|checkmark)(?![A-Za-z])(?:\[\d\])?)"
    r"|(?P<told>\\(?:label|tag|color|vspace|phantom|hphantom|vphantom|eqref|ref|cite|footnote|marginpar|vskip|raisebox"
    r"|setlength|setcounter|renewcommand)(?![A-Za-z])\*?\s*(?=\{))"
    r"|(?P<coloured>\\(?:textcolor|colorbox)(?![A-Za-z])\s*(?:\[[^\]]*\])?\s*(?=\{))"
    r"|(?P<wrapped>\\(?:boxed|underbrace|overbrace|cancel|bcancel|xcancel|mathrel|mathbin|mathop|mathord|mathopen"
    r"|mathclose|ensuremath|fbox|smash|underline|mathclap|mathllap|mathrlap|rlap|llap|clap|fcolorbox)(?![A-Za-z])\s*(?=\{))"
    r"|(?P<over>\\(?:stackrel|overset|underset)(?![A-Za-z])\s*(?=\{))"
    r"|\\(?P<way>begin|end)\s*\{(?P<name>[A-Za-z]+)\*?\}(?P<option>(?:\s*\[[a-z]\])?(?:\s*\{[^{}\n]*\})?)"
    r"|(?P<tie>~|\{\s*\}|\\(?:xrightarrow|xRightarrow|xLeftrightarrow)(?![A-Za-z])\s*(?=[\[{]))"
)
_LOOSE = re.compile(r"\\right\s*\.\s*(\\\\(?:\[[^\]]*\])?[\s&]*(?:\\q?quad\s*)*)\\left\s*\.")
_RELATION = r"(?:[=<>]|\\(?:leq?|geq?|neq?|approx|equiv|propto|leqslant|geqslant|coloneqq|triangleq)(?![A-Za-z]))"
_ALIGNING = re.compile(rf"&(?=\s*{_RELATION})|(?<=[=<>])(\s*)&|(\\(?:leq?|geq?|neq?|approx|equiv|propto)\s*)&")
_GOES_ON = re.compile(rf"\\\\(?:\[[^\]]*\])?[\s&]*(?:\\q?quad\s*)*(?={_RELATION})")
_SYSTEM = re.compile(r"\\(?:left|[bB]igg?l?)\s*(?:\\\{|\\lbrace|\.)\s*$")
# What stands over a sign of equality that is demanded and not found.
DEMANDED = frozenset(("!", "set", "must", "want", "should", "?"))


# Words between lines in other languages, by English ones that are no longer.
_ENGLISH = {
    "oder": "or", "und": "and", "ou": "or", "für": "for", "mit": "for", "falls": "if", "wenn": "if", "weil": "as",
    "also": "so", "somit": "so", "daher": "so", "damit": "so", "folglich": "hence", "deshalb": "hence", "donc": "so",
    "alors": "so", "pour": "for", "para": "for", "entonces": "hence", "luego": "so",
}  # fmt: skip
_TEXT = re.compile(r"\\(?:text|mbox|textrm|textit|intertext)\s*\{[^{}]*\}")
_FOREIGN = re.compile(rf"(?<![\\\w])(?:{'|'.join(_ENGLISH)})(?!\w)", re.IGNORECASE)
Wiped = list[tuple[int, int]]


def tidied(text: str) -> tuple[str, frozenset[int]]:
    """The text as long as before, without what is only for the eye, and the places where equality is demanded."""
    signs = list(text)
    demanded: set[int] = set()
    frames: list[bool] = []
    at = 0
    while match := _SKIPPED.search(text, at):
        at = match.end()
        gone: Wiped = []
        if match["comment"] or match["gone"] or match["tie"] == "~":
            gone = [match.span()]
        elif match["told"]:
            found = group(text, at)
            at = found[1] if found else at
            gone = [(match.start(), at)]
        elif match["coloured"] or match["wrapped"]:
            at, gone = _unwrapped(text, match)
        elif match["over"]:
            at, gone = _over(text, match, demanded)
        elif match["way"]:
            _framed(text, match, signs, frames)
        elif match["tie"] and match["tie"][0] == "\\":
            at = _arrow(text, match.end())
            gone = [(match.end(), at)]
        elif match["tie"] and not re.search(r"[\^_}]\s*$", text[max(match.start() - 3, 0) : match.start()]):
            gone = [match.span()]
        for start, end in gone:
            signs[start:end] = " " * (end - start)
        if any(tendencies(text, match.end(), at)) and LONG_ARROW.fullmatch("".join(signs[match.start() : at]).strip()):
            signs[match.start() : at] = APPROACH.ljust(at - match.start())
    out = _LOOSE.sub(lambda m: " " * len(m[0]), _TEXT.sub(_in_english, "".join(signs)))
    return _ALIGNING.sub(lambda m: m[0][:-1] + " ", out), frozenset(demanded)


def _in_english(words: re.Match[str]) -> str:
    return _FOREIGN.sub(lambda m: _ENGLISH[m[0].lower()].ljust(len(m[0])), words[0])


def _arrow(text: str, at: int) -> int:
    """The place behind what stands below and above a long arrow."""
    below = re.compile(r"\s*\[[^\]]*\]").match(text, at)
    at = below.end() if below else at
    above = group(text, at)
    return above[1] if above else at


def _unwrapped(text: str, match: re.Match[str]) -> tuple[int, Wiped]:
    r"""\boxed{x = 2} is x = 2; what an underbrace says below is a remark."""
    first = match.end()
    inside = group(text, first)
    if match["coloured"] and inside:
        first = inside[1]
        inside = group(text, first)
    gone: Wiped = [(match.start(), first)]
    if inside is None:
        return first, gone
    first, behind = text.index("{", first), inside[1]
    if text[max(match.start() - 8, 0) : match.start()].rstrip()[-1:] not in ("^", "_"):
        gone += [(first, first + 1), (behind - 1, behind)]
    if match["wrapped"] and "brace" in match["wrapped"]:
        remark = re.compile(r"\s*[_^]\s*(?=\{)").match(text, behind)
        below = group(text, remark.end()) if remark else None
        if below:
            gone.append((behind, below[1]))
    return first + 1, gone


def _over(text: str, match: re.Match[str], demanded: set[int]) -> tuple[int, Wiped]:
    r"""\overset{(1)}{=} is the sign alone."""
    above = group(text, match.end())
    below = group(text, above[1]) if above else None
    if above is None or below is None:
        return match.end(), []
    first = text.index("{", above[1])
    if re.sub(r"\\(?:text|mathrm|small|scriptstyle)|[{}\s]", "", above[0]).lower() in DEMANDED:
        demanded.add(first + 1)
    return first + 1, [(match.start(), first + 1), (below[1] - 1, below[1])]


def _framed(text: str, match: re.Match[str], signs: list[str], frames: list[bool]) -> None:
    """Take out an environment that only aligns; one after an open brace is a system."""
    name, option = match["name"], match["option"]
    if match["way"] == "end":
        if frames and frames.pop():
            signs[match.start() : match.end() - len(option)] = " " * (match.end() - len(option) - match.start())
        return
    system = _SYSTEM.search(text[max(match.start() - 16, 0) : match.start()]) is not None
    aligns = not system and (name in ENVIRONMENTS or (name == "array" and _aligned_array(text, match)))
    frames.append(aligns)
    if aligns:
        signs[match.start() : match.end()] = " " * (match.end() - match.start())
    elif system and name in ENVIRONMENTS:
        width = len(name) + len(option)
        place = match.start("name")
        signs[place : place + width + 1] = list("cases}".ljust(width + 1))
        closing = re.compile(rf"\\end\s*\{{({name})\*?\}}").search(text, match.end())
        if closing:
            for row in _GOES_ON.finditer(text, match.end(), closing.start()):
                signs[row.start() : row.end()] = " " * (row.end() - row.start())
            signs[closing.start(1) : closing.end()] = list("cases}".ljust(closing.end() - closing.start(1)))


def _aligned_array(text: str, match: re.Match[str]) -> bool:
    """Whether an array does what align does: a relation stands in cells of its own or begins them."""
    closing = text.find(r"\end{array}", match.end())
    return re.search(rf"&\s*{_RELATION}", text[match.end() : closing]) is not None
