"""What a document states without deriving it: lone equations, and inequalities that are to be solved."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.written import WrittenChain
from derive.kernel.facts import meant
from derive.kernel.relations import is_statement
from derive.terms import (
    Apply,
    At,
    Binder,
    Call,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
    kinds,
    occurs,
    substituted,
    symbols,
)

from .italic import italic
from .naming import defines

OPERATORS = frozenset((Derivative, Operator, Binder, At, Call, Apply))
ROW = "\\\\"
ORDERS = ("<", "<=", ">", ">=")
_ASKED = re.compile(r"\b(?:solve|solving|l[öo]se|find (?:all|the|those)|for (?:which|what)|when is)\b", re.IGNORECASE)
_END = r"(?:\$\$|\\\]|\\end\{\w+\*?\})"
_BEGIN = r"(?:\$\$|\\\[|\\begin\{\w+\*?\})"
_ARROW = r"\\(?:iff|implies|Leftrightarrow|Rightarrow|Longleftrightarrow|Longrightarrow)(?![A-Za-z])"
_GOES_ON = re.compile(rf"[\s.,;]*{_END}\s*{_BEGIN}[\s&]*{_ARROW}")


def lone_given(chain: WrittenChain, text: str = "") -> bool:
    """Whether a chain is a lone `a = b` that defines or states something: no operator, no call, not only numbers.

    The sides stand in one row of the document's text.
    """
    if len(chain.lines) == 2 and chain.lines[1].relation in ORDERS:
        return _to_be_solved(chain, text)
    if len(chain.lines) != 2 or chain.lines[1].relation not in ("=", ":="):
        return False
    first, second = chain.lines
    between = text[first.span.end : second.span.start]
    if ROW in between or (first.source_line != second.source_line and (not text or "\n" in between)):
        return False
    left, right = (line.term for line in chain.lines)
    if left is None or right is None or is_statement(left) or is_statement(right):
        return False
    if _claims_a_differential(left, right, chain.context):
        return False
    if type(left) is not Symbol and not symbols(meant(left, chain.context)) | symbols(meant(right, chain.context)):
        return False
    if defines(Relation("=", left, right), chain.context, frozenset()):
        return True
    known = type(left) is Symbol and chain.context.definition(left.name) is not None
    return not (known or judged_alone(left, right) or puts_in(left, right, second.given))


def puts_in(left: Term, right: Term, told: tuple[Term, ...]) -> bool:
    """Whether a right side has the letters that are left where what is told of some, or their powers, is put in."""
    values = {each.left: each.right for each in told if type(each) is Relation and each.sign in ("=", ":=")}
    known = {x: value for x, value in values.items() if symbols(x) and occurs(x, left)}
    there = symbols(substituted(left, known))
    return bool(known) and there < symbols(left) and there == symbols(right)


def _to_be_solved(chain: WrittenChain, text: str) -> bool:
    """Whether an inequality is posed: words before it ask for its solutions, or the next display goes on from it."""
    first, second = chain.lines
    if first.term is None or second.term is None or not symbols(first.term) | symbols(second.term):
        return False
    said = "".join(text[: first.span.start].split("\n\n")[-2:])
    return _ASKED.search(said) is not None or _GOES_ON.match(text, second.span.end) is not None


def _claims_a_differential(left: Term, right: Term, context: Context) -> bool:
    """Whether an equation claims what a differential is: of w that has been defined, or of u v."""
    head = italic((left, right), context)(left)
    if type(head) is not Operator or head.name != "differential":
        return False
    return type(head.body) is not Symbol or context.definition(head.body.name) is not None


def judged_alone(left: Term, right: Term) -> bool:
    """Whether a lone equation claims something: a side holds an operator or a call, or there are only numbers."""
    if (kinds(left) | kinds(right)) & OPERATORS:
        return True
    found = symbols(left) | symbols(right)
    return not found or any(x.name.endswith(")") for x in found)  # the value p(x, z) of a density
