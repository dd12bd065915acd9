"""Formulas that someone else wrote, as they stand in a format, where it can set them and they do no harm."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from derive.core.errors import InputError
from derive.layout.feedback import Remark

from .form import Form
from .typst import TYPST

UNSAFE = re.compile(
    r"\\(?:input|include|write|openin|openout|read|catcode|def|edef|gdef|let|csname|special|includegraphics|href|url"
    r"|immediate|newcommand|renewcommand|loop|expandafter|jobname)(?![a-zA-Z])"
)


LONGEST = 3_000
_SIGNS = ("$$", "[", "equation", "displaymath", "math", "dmath")
_SAME = {"align": "align*", "alignat": "alignat*", "gather": "gather*", "multline": "gather*", "flalign": "align*"}


def own_display(form: Form, formula: str) -> Markup:
    """A formula on a line of its own; empty where it can't stand there."""
    if UNSAFE.search(formula) or len(formula) > LONGEST:
        return Markup("")
    try:
        return Markup(form.display(formula))
    except InputError:
        return Markup("")


def own_line(form: Form, remark: Remark, sign: Callable[[str], Markup]) -> Markup:
    """A line in a sentence: as it was written where it can stand so, else as it was read, else as words."""
    line = remark.line
    if 0 < len(remark.formula) <= LONGEST and not UNSAFE.search(remark.formula):
        lead = f"{sign(line.relation)} " if line.relation and form.notation is not TYPST else ""
        return Markup(form.written(f"{lead}{remark.formula}", line.term))
    return Markup(form.escape(" ".join(line.source.split())) if line.term is None else form.inline(line.term))


def framed(frame: str, inside: str) -> str:
    """The formula of a display as it stands between signs, or as an environment of its own, without numbers."""
    name = _SAME.get(frame, frame)
    if not name or name in _SIGNS:
        rows = "\\begin" not in inside and re.search(r"\\\\|(?<!\\)&", inside)
        if not rows:
            return inside
        name = "aligned" if "&" in inside else "gathered"
    if name == "eqnarray":
        return f"\\begin{{array}}{{rcl}}{inside}\\end{{array}}"
    return f"\\begin{{{name}}}{inside}\\end{{{name}}}"
