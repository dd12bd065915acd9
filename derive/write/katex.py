"""Formulas set by KaTeX, which ships with the templates and runs inside this process."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from json import dumps, loads

from derive.catalog import resources
from derive.core.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MEMORY = 512 * 1024**2
STACK = 2 * 1024**2
_FACE = re.compile(
    r"@font-face\{[^}]*font-family:\W?(\w+)\W?;font-style:(\w+);font-weight:(\d+);src:url\(([^)]*\.woff2)\)[^}]*\}"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASSES = re.compile(r'class="([^"]*)"')


@cache
def _context() -> Any:
    """KaTeX, loaded once."""
    try:
        import quickjs
    except ImportError:
        raise InputError("HTML and QTI need the package quickjs-ng: pip install 'derive-sheets[html]'") from None
    context = quickjs.Context()
    context.set_memory_limit(MEMORY)
    context.set_max_stack_size(STACK)
    context.eval(_file("katex.min.js"))
    return context


def _file(name: str) -> str:
    return (resources("templates") / "html" / "katex" / name).read_text("utf-8")


@cache
def typeset(latex: str, output: str, place: str) -> str:
    """A formula as `htmlAndMathml` or `mathml`, `inline` or in a `display`; raises InputError where KaTeX can't set it.

    KaTeX warns of nothing here: what it sets strictly is for the tests to know.
    """
    context = _context()
    import quickjs

    options = dumps({"output": output, "displayMode": place == "display", "strict": "ignore", "maxSize": 20})
    try:
        # long strings only cross the border as JSON
        return str(loads(context.eval(f"JSON.stringify(katex.renderToString({dumps(latex)}, {options}))")))
    except quickjs.JSException as error:
        raise InputError(f"KaTeX can't set the formula {latex!r}: {str(error).splitlines()[0]}") from None


def styles(markup: str) -> str:
    """The style sheet of KaTeX with the fonts that a page uses inside it."""
    css = _file("katex.min.css")
    rules = _FACE.sub("", css)
    used = _used(rules, {name for found in _CLASSES.findall(markup) for name in found.split()})
    faces = "".join(_embedded(*face) for face in _FACE.findall(css) if face[:3] in used)
    return faces + rules


def _used(rules: str, classes: set[str]) -> set[tuple[str, str, str]]:
    """The fonts that rules choose for elements of these classes: family, style and weight."""
    out = {("KaTeX_Main", "normal", "400")}
    for selectors, body in _RULE.findall(rules):
        if not any(set(re.findall(r"\.([\w-]+)", selector)) <= classes for selector in selectors.split(",")):
            continue
        family = re.search(r"font-family:\W?(KaTeX_\w+)", body)
        style, weight = (
            ("italic" if "font-style:italic" in body else "normal"),
            ("700" if "weight:700" in body else "400"),
        )
        out.add((family[1] if family else "KaTeX_Main", style, weight))
    return out


def _embedded(family: str, style: str, weight: str, file: str) -> str:
    data = b64encode((resources("templates") / "html" / "katex" / file).read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:{family};font-style:{style};font-weight:{weight};font-display:block;"
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )
