"""Chains for tests: lines of LaTeX, some behind a sign, under declarations."""

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.core.written import Span, WrittenChain, WrittenLine
from derive.judge.judge import judged_chain
from derive.kernel.bench import Bench
from derive.reader.declarations import read_context
from derive.reader.parser import read_latex

SIGNS = {
    "=": "=", r"\le": "<=", r"\ge": ">=", "<": "<", ">": ">", r"\propto": "propto", r"\approx": "~=",
    r"\Rightarrow": "implies", r"\iff": "iff",
}  # fmt: skip


def chain(lines, declared=""):
    context = read_context(declared) if declared else Context()
    return WrittenChain(1, tuple(_line(text, k, context) for k, text in enumerate(lines)), context)


def _line(text, place, context):
    sign = next((sign for sign in SIGNS if place and text.startswith(sign)), "")
    source = text[len(sign) :].strip()
    try:
        term, trouble = read_latex(source, context), ""
    except DeriveError as error:
        term, trouble = None, str(error)
    return WrittenLine(source, SIGNS.get(sign, ""), term, place + 1, Span(0, len(source)), trouble)


def verdicts(lines, declared=""):
    return judged(lines, declared).steps


def judged(lines, declared=""):
    return judged_chain(chain(lines, declared), Bench())
