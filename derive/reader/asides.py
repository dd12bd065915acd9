"""What of a document is left aside: comments, code, front matter, notes on numbered lines; and what these declare."""

from __future__ import annotations

import re

from derive.terms import Record

from .displays import unclosed
from .pages import blank

MARKDOWN, LATEX, NOTEBOOK = "markdown", "latex", "notebook"


class Bare(Record):
    """A text in which asides are spaces, with the declarations in them, the notes, and where these stand."""

    text: str
    declared: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...] = ()


_ASSUME = re.compile(r"^[ \t%]*assume[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.MULTILINE | re.IGNORECASE)
_FENCE = (
    r"^[ >]{0,8}(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\n`]*)\n"
    r"(?:(?P<inside>(?:.*\n)*?)[ >]{0,8}(?P=fence)[`~:]*[ \t]*$|(?P<open>[\s\S]*))"
)
_MARKDOWN = re.compile(
    r"(?P<note>^[-*+] \(\d+\)[^\n]*(?:\n(?:[ \t]*\n)?[ \t]+\S[^\n]*)*)"
    rf"|(?P<front>\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*$)|(?P<comment><!--[\s\S]*?(?:-->|\Z))|{_FENCE}"
    r"|(?P<tag><(?P<name>pre|code|script|style)\b[^>]*>[\s\S]*?(?:</(?P=name)>|\Z))"
    r"|\$(?P<dollar>`+)(?P<formula>[^`\n]*)(?P=dollar)\$"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:[^\n]|\n(?!\s*\n))*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_MATH = re.compile(r"\s*(?:\{math\}|math(?![A-Za-z]))")
_OPTION = re.compile(r"\A(?:[ \t]*:[A-Za-z-]+:.*\n|---\n(?:.*\n)*?---\n)+")
_LATEX = re.compile(
    r"(?P<escaped>\\[\\%])|(?P<comment>%[^\n]*)|(?P<note>\\item\s*\[\s*\(\d+\)\s*\][\s\S]*?(?=\\item\b(?!\s*\[\s*\])|\\end\{(?!aligned|cases)))"
    r"|(?P<code>\\begin\{(?P<name>verbatim|Verbatim|lstlisting|minted|comment|filecontents)\*?\}[\s\S]*?\\end\{(?P=name)\*?\})"
    r"|(?P<verb>\\verb\*?(?P<sign>[^A-Za-z\s*])[^\n]*?(?P=sign))|(?P<false>\\iffalse\b[\s\S]*?\\fi\b)"
    r"|(?P<rest>\\end\{document\}[\s\S]*)"
)


def without_asides(text: str, kind: str) -> Bare:
    """The text with asides blanked, of the same length; math fences become displays between dollars."""
    return _without_comments(text) if kind == LATEX else _without_code(text)


def _without_code(text: str) -> Bare:
    declared: list[tuple[int, str]] = []
    notes: list[tuple[int, str]] = []

    def replaced(match: re.Match[str]) -> str:
        if match["note"]:
            notes.append((match.start(), match[0]))
        if match["front"] or match["comment"]:
            declared.extend((match.start(), found) for found in _declared(match[0].removesuffix("-->")))
        if match["fence"] and _MATH.match(match["info"]):
            if match["open"] is not None:
                raise unclosed(text, match.start("fence"), match["fence"] + match["info"].rstrip())
            return _display(match)
        if match["dollar"]:
            return f"${blank(match['dollar'])}{match['formula']}{blank(match['dollar'])}$"
        return blank(match[0])

    return Bare(_MARKDOWN.sub(replaced, text), tuple(declared), tuple(notes))


def _display(match: re.Match[str]) -> str:
    """A math fence as a display of the same length; what follows `math` on its first line belongs to it."""
    head = match.start("inside") - match.start()
    tail = match.end() - match.end("inside")
    inside = match["inside"]
    options = _OPTION.match(inside)
    if options:
        inside = blank(options[0]) + inside[options.end() :]
    return f"$${' ' * (head - 3)}\n{inside}$${' ' * (tail - 2)}"


def _without_comments(text: str) -> Bare:
    declared: list[tuple[int, str]] = []
    notes: list[tuple[int, str]] = []

    def replaced(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match[0]
        if match["note"]:
            notes.append((match.start(), match[0]))
        if match["comment"]:
            declared.extend((match.start(), found) for found in _declared(match[0].lstrip("%")))
        return blank(match[0])

    return Bare(_LATEX.sub(replaced, text), tuple(declared), tuple(notes))


def _declared(aside: str) -> list[str]:
    """The declarations in a comment or in front matter, quotes taken off."""
    return [match[1].strip().strip("\"'|").strip() for match in _ASSUME.finditer(aside.replace("<!--", "    "))]
