r"""Distributions in words: Z is standard normal, X is normally distributed with mean \mu and variance \sigma^2."""

from __future__ import annotations

import re
from collections.abc import Callable

from .spaces import names_listed

_SAID = re.compile(r"[<>=]|\\(?:leq?|geq?|neq?|in|lt|gt)(?![A-Za-z])")
_FORMULA = r"\$([^$]+)\$"
_MEAN = rf"(?:mean|expectation|expected value|parameter|rate|intensity) {_FORMULA}"
_OF_NOISE = r"(?:ly)?(?: distributed)?(?: random)?(?: variables?| noise| errors?)?(?: distribution)?"
FILL = (
    r"(?:(?:an?|the|all|both|two|three|i\.?\s?i\.?\s?d\.?|independent|mutually|identically|random|real|scalar|and"
    r"|distributed|as|drawn|from|follows?),?\s+)*"
)
_LINK = r"\s*(?:is|are|be|being|denotes?|follows?|has|have|was|were|,)\s+"


def _formula(text: str) -> str:
    """The parameter in a formula, without what is said of it: lambda of lambda > 0."""
    return _SAID.split(text.strip().rstrip(".,;"), maxsplit=1)[0].strip()


def _normal(mean: str, variance: str) -> str:
    return rf"\mathcal{{N}}({_formula(mean)}, {_formula(variance)})"


# What people write, and the distribution in symbols; parameters stand in formulas, or in words such as `zero mean`.
_LAWS: tuple[tuple[str, Callable[..., str]], ...] = (
    (rf"(?:standard|unit) (?:normal|gaussian){_OF_NOISE}", lambda: _normal("0", "1")),
    (rf"(?:normal|gaussian){_OF_NOISE} with (?:zero mean|mean zero),? and (?:unit variance|variance one)",
     lambda: _normal("0", "1")),
    (rf"(?:normal|gaussian){_OF_NOISE} with (?:zero mean|mean zero),? and variance {_FORMULA}",
     lambda variance: _normal("0", variance)),
    (rf"(?:normal|gaussian){_OF_NOISE} with mean {_FORMULA},? and variance {_FORMULA}", _normal),
    (rf"(?:normal|gaussian){_OF_NOISE} with mean {_FORMULA},? and standard deviation {_FORMULA}",
     lambda mean, deviation: _normal(mean, rf"({_formula(deviation)})^2")),
    (rf"poisson{_OF_NOISE} with {_MEAN}", lambda rate: rf"\operatorname{{Poisson}}({_formula(rate)})"),
    (rf"bernoulli{_OF_NOISE} with (?:success )?(?:parameter|probability|mean) {_FORMULA}",
     lambda p: rf"\operatorname{{Bernoulli}}({_formula(p)})"),
    (rf"exponential{_OF_NOISE} with rate(?: parameter)? {_FORMULA}",
     lambda rate: rf"\operatorname{{Exponential}}({_formula(rate)})"),
    (rf"binomial{_OF_NOISE} with parameters {_FORMULA},? and {_FORMULA}",
     lambda n, p: rf"\operatorname{{Binomial}}({_formula(n)}, {_formula(p)})"),
    (rf"uniform{_OF_NOISE} (?:on|over|in) (?:the interval )?\$\s*[\[(]([^$\[\](),]+),([^$\[\](),]+)[\])]\s*\$",
     lambda low, high: rf"\operatorname{{Uniform}}({_formula(low)}, {_formula(high)})"),
)  # fmt: skip
_NOT_SCALAR = r"(?!\w*\s*(?:random )?vectors?\b)"
_BEHIND = tuple((re.compile(rf"{_FORMULA}{_LINK}{FILL}{law}{_NOT_SCALAR}", re.IGNORECASE), say) for law, say in _LAWS)
_ALONE = tuple((re.compile(law + _NOT_SCALAR, re.IGNORECASE), say) for law, say in _LAWS)
_STANDARD = re.compile(rf"\bstandard (?:normal|gaussian)(?: random)?(?: variables?)? {_FORMULA}", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:normal|gaussian|poisson|bernoulli|binomial|exponential|geometric|gamma|beta|laplace)(?:ly)?"
    r"(?: distributed)?(?: random)? (?:distributed|variables?|distributions?)\b",
    re.IGNORECASE,
)
_ANY = re.compile(rf"{_FORMULA}{_LINK}{FILL}(?={_OTHER.pattern})", re.IGNORECASE)
_IN_SYMBOLS = re.compile(r"\$\s*(\\(?:mathcal|operatorname|mathrm|text)\s*\{?\w+\}?\s*\([^$]*\))\s*\$")


def laws_told(shown: str) -> list[str]:
    """The declarations that a sentence with its formulas in dollars makes of letters by the names of distributions."""
    for pattern, say in _BEHIND:
        if match := pattern.search(shown):
            return _drawn(names_listed(match[1]), say(*match.groups()[1:]))
    if match := _STANDARD.search(shown):
        return _drawn(names_listed(match[1]), _normal("0", "1"))
    match = _ANY.search(shown)
    return [f"{name} distributed" for name in names_listed(match[1])] if match else []


def law_in_words(said: str) -> str:
    """The distribution that some words name, in symbols; empty where they name none."""
    if match := _IN_SYMBOLS.search(said):
        return match[1]
    return next((say(*match.groups()) for pattern, say in _ALONE if (match := pattern.search(said))), "")


def _drawn(names: list[str], law: str) -> list[str]:
    return [told for name in names for told in (f"{name} distributed", rf"{name} \sim {law}")]
