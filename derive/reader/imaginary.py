"""Where i is the imaginary unit though nothing declares it: the text has it as one and never counts with it."""

from __future__ import annotations

import re

from derive.terms import COMPLEXES, Relation

from .scopes import Scope, with_told

_WORDS = re.compile(r"\\(?:text|mathrm|operatorname|textbf|mbox)\s*\{[^{}]*\}")
_COUNTS = re.compile(
    r"_\s*(?:i|\{[^{}]*i)|(?:^|[,;:({\[}]|\\(?:forall|q?quad))\s*i\s*(?:=|\\neq?|<|\\leq?|\\in)\s*[A-Za-z\d]|"
    r"\\(?:sum|prod)(?![A-Za-z])(?!\s*(?:\\limits\s*)?_)"
)
_I = r"(?<![A-Za-z\\])i(?![A-Za-z^_(])"
_SIGNED = r"\s*\d*\s*(?:\\sqrt\s*\{?\s*\d+\s*\}?\s*)?i(?![A-Za-z^_({])"
_EVIDENCE = re.compile(
    "|".join(
        (
            r"(?<![A-Za-z}])\d\s*(?:[+\-]|\\pm)" + _SIGNED,
            r"\\pm" + _SIGNED,
            r"\\pm\s*\\frac\s*\{" + _SIGNED,
            r"(?<![A-Za-z])(?:e\s*\^\s*\{|\\exp\s*(?:\\left\s*)?[({\[])\s*-?\s*\d*\s*(?:\\pi\s*)?i(?![_^(])",
            r"(?<![A-Za-z])i\s*\^\s*(?:2|\{\s*2\s*\})\s*=\s*-\s*1",
            r"\\cos[^=+\-]*[+\-]\s*i\s*\\sin",
            r"(?<![A-Za-z\\])(?:[apcxrus]|\\(?:alpha|sigma|mu))\s*[+\-]\s*(?:i\s*(?:[bqdyvt]|\\(?:beta|omega|nu)))"
            r"(?![A-Za-z^_(])",
            r"(?<![A-Za-z\\])[apc]\s*[+\-]\s*[bqd]\s*i(?![A-Za-z^_(])",
            r"(?:matrix\}|(?<!h)\s&|\\\\)\s*-?\s*\d*i\s*(?:&|\\\\|\\end)(?![^$]*\bh\b)",
        )
    )
)
_ROOT_OF_NEGATIVE = re.compile(r"\\sqrt\s*\{\s*-\s*[\d.]+\s*\}")
_SQUARE_BELOW_ZERO = re.compile(r"\^\s*(?:2|\{\s*2\s*\})\s*(?:=\s*-\s*\d|\+\s*\d+\s*=\s*0)")
_LONE = re.compile(_I)
_LONE_IN = re.compile(r"(?<![A-Za-z\\])[a-z]?i[a-z]?(?![A-Za-z^_(])")
_VALUE = re.compile(r"=\s*-?" + _SIGNED)
_BOTH = tuple(re.compile(rf"[A-Za-z]\s*{sign}" + _SIGNED + r"\s*(?:\\right\s*)?\)") for sign in (r"\+", "-"))
_VALUES = tuple(re.compile(r"[A-Za-z]\s*=" + sign + _SIGNED) for sign in ("", r"\s*-"))


def with_imaginary(scope: Scope, text: str) -> Scope:
    """The scope in which i is the imaginary unit where a text has it as one and never counts with it."""
    plain = _WORDS.sub(" ", ", ".join((text, *(each for each in scope.told if _is_value(each, text)))))
    declared = any(each.name == "i" for each in scope.context.symbols) or scope.context.definition("i") is not None
    declared = declared or scope.context.has("i", "imaginary")
    if declared or scope.context.indices or _COUNTS.search(plain) or not _is_meant(scope, plain):
        return scope
    new = with_told(scope, "i imaginary")
    if new is None or new is scope:
        return scope
    return new.but(assumed=(*new.assumed, "i is taken to be the imaginary unit."))


def _is_value(told: str, text: str) -> bool:
    """Whether it is told what a letter of a text is, with an i in it."""
    name, equal, value = told.partition("=")
    name = name.rstrip(": ").strip()
    return (
        bool(equal and _LONE_IN.search(value))
        and re.search(rf"(?<![A-Za-z\\]){re.escape(name)}(?![A-Za-z])", text) is not None
    )


def _is_meant(scope: Scope, text: str) -> bool:
    """Whether i is added to numbers, the value of a square below zero, a letter beside complex ones, and so on."""
    if _EVIDENCE.search(text):
        return True
    if not _LONE.search(text):
        return False
    if _ROOT_OF_NEGATIVE.search(text) or any(all(each.search(text) for each in pair) for pair in (_BOTH, _VALUES)):
        return True
    if _SQUARE_BELOW_ZERO.search(text) and _VALUE.search(text):
        return True
    return any(type(fact) is Relation and fact.right is COMPLEXES for fact in scope.context.facts)
