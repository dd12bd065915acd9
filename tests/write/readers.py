"""What a sheet says, read back by parsers of its format."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser

from derive.catalog import resources
from derive.layout.document import Chain, Display
from derive.layout.layout import layout
from derive.write.breaking import broken
from derive.write.chains import ROOM, set_lines
from derive.write.latex import LATEX

SHIPPED = ("softmax/jacobian", "eigen/diagonalised", "lagrange/cusp")
VOID = ("meta", "br", "hr", "link", "img", "input")


@cache
def strict():
    """KaTeX in its strict mode."""
    import quickjs

    context = quickjs.Context()
    context.eval((resources("templates") / "html" / "katex" / "katex.min.js").read_text("utf-8"))
    return context


def sets(formula):
    """Whether KaTeX sets a formula strictly; its error is raised."""
    options = "{strict: 'error', throwOnError: true, displayMode: true}"
    return strict().eval(f"katex.renderToString({json.dumps(formula)}, {options}).length") > 0


def formulas_of(solution, detail="normal"):
    """The formulas of a solution's lines and displays, row by row as they are broken."""
    for block in _all(layout(solution, detail).blocks):
        match block:
            case Chain():
                paper = set_lines(block, LATEX)
                yield from (piece.text for piece in paper.start)
                yield from (piece.text for line in paper.lines for piece in line.rows)
            case Display(term):
                yield from (piece.text for piece in broken(term, LATEX, ROOM))


def _all(blocks):
    for block in blocks:
        yield block
        yield from _all(getattr(block, "blocks", ()))


class Page(HTMLParser):
    """An HTML page: its texts by tag, its formulas, and whether every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.formulas, self.text = [], [], [], ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "annotation":
            self.formulas.append("")

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "annotation" in self.open:
            self.formulas[-1] += data
        elif "style" not in self.open and "script" not in self.open:
            self.text += data


def bare(formula):
    """A formula without what only places it."""
    return re.sub(r"^(?:\\displaystyle |\\qquad |\{\})+", "", formula.strip())


def tex_of(text):
    """The formulas between the delimiters of MathJax."""
    return [one or other for one, other in re.findall(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", text, re.DOTALL)]
