"""What a formula in a sentence declares: a definition, a value, or an equation that is told as one that holds."""

from __future__ import annotations

import re

from derive.terms import Record

from .spaces import NAME, declared_by


class Told(Record):
    """A declaration that prose makes; `once` holds for the next display alone.

    What is `cited` as a reason says nothing against what has been told before.
    """

    text: str
    once: bool = False
    cited: bool = False


OF_A_CASE = ("conditional", "reasoned", "cited")
_CONCLUDES = re.compile(
    r"\b(?:then|so|hence|thus|therefore|gives?|yields?|gets?|obtains?|shows?|proves?|finds?|follows?|becomes?|implies"
    r"|dann|also|daher|folglich|zeige|alors|donc|entonces|luego)\b",
    re.IGNORECASE,
)
# Find the maximum of f(x) = x e^{-x}: the function is given, and something of it is to be found.
_TASK = re.compile(r"^\s*(?:\w+[).:]\s*)?Finde?\b(?=[^.]*\b(?:of|von)\b)")
_MOMENT = re.compile(r"\s*\\?(?:mathbb\s*\{?E|operatorname\s*\{(?:Var|Cov|E)\}|E\s*\[|Var\s*\()")
_VALUE = re.compile(rf"\s*{NAME}\s*:?=\s*[-+(]*[\d.]+(?:[\s\d.,+*/^()-]|\\(?:frac|d?frac|sqrt|top)|[{{}}T])*$")
_LOGARITHM = re.compile(rf"\s*\\(?:log|ln)\s*({NAME}\s*\(\s*{NAME}\s*\))\s*=(.*)$", re.DOTALL)
_INTRODUCES = re.compile(
    rf"\s*(?:{NAME}\s*\(\s*{NAME}(?:\s*,\s*{NAME})*\s*\)\s*:?="
    rf"|{NAME}\s*:?=\s*(?:\\begin\{{[pbv]?matrix\}}|\\operatorname\*?\{{softmax\}}))",
    re.DOTALL,
)
# Set f(x) = x^T A x: a function of letters that stand on the right too is meant for good.
_A_FUNCTION = re.compile(
    rf"\s*{NAME}\s*\(\s*({NAME})(?:\s*,\s*{NAME})*\s*\)\s*:?=.*(?<![A-Za-z\\])\1(?![A-Za-z])", re.DOTALL
)
_DEFINES = re.compile(
    r"\s*(?:\\(?:hat|bar|tilde|vec|mathbf|boldsymbol)\s*(?=[A-Za-z\\]))?\\?[A-Za-z]+\s*(?:\{[^{}]*\}\s*)?(?:_(?:\w|\{[^{}]*\}))?\s*(?:\([^()]*\))?\s*:?="
)


def introduced(formula: str, before: str) -> bool:
    """Whether a formula says what a function, a matrix or a softmax is, and no words call it a result."""
    meaning = of_likelihood(formula)
    one = _INTRODUCES.match(meaning) is not None and outside(meaning).count("=") == 1
    return one and not _CONCLUDES.search(_TASK.sub("", before))


def outside(formula: str) -> str:
    """A formula without what stands in braces, where a sum has its bounds."""
    inner = re.sub(r"\{[^{}]*\}", "", formula)
    return formula if inner == formula else outside(inner)


def of_likelihood(formula: str) -> str:
    """The definition ln L(m) = u as L(m) = e^u."""
    match = _LOGARITHM.match(formula)
    return rf"{match[1]} = \exp\left({match[2].strip().rstrip('.')}\right)" if match else formula


def told(formula: str, trigger: str) -> list[Told]:
    """What a formula declares: an equation only as a definition, and for the moment where it gives a value."""
    out = []
    for text in declared_by(formula):
        equation = re.search(r"(?<![<>!:~\\])=(?!=)", text) and not re.search(
            r"\\(?:leq?|geq?|neq?)(?![A-Za-z])|[<>]", text
        )
        if equation and not _DEFINES.match(text) and not _holds(text, trigger):
            continue
        if trigger == "valued" and not _VALUE.match(text):
            continue
        of_a_case = (
            trigger in ("conditional", "reasoned", "cited") and equation is not None and not _INTRODUCES.match(text)
        )
        momentary = trigger == "momentary" and not _A_FUNCTION.match(text)
        out.append(Told(text, once=momentary or of_a_case))
    return out


_ADDED_UP = re.compile(r"\s*\\sum(?![A-Za-z])[^=]*(?:_\s*\{[^{}]*=[^{}]*\})?[^=]*=\s*[01]\s*$")


def _holds(equation: str, trigger: str) -> bool:
    """Whether an equation that defines nothing is told as one that holds."""
    stated = _MOMENT.match(equation) or _ADDED_UP.match(equation)
    return trigger in ("assumed", "stipulated", "reasoned", "cited") or (trigger == "lasting" and stated is not None)
