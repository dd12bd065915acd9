"""What words say of names: a symmetric matrix, positive, an integer, a function."""

from __future__ import annotations

import re

_IS = re.compile(
    r"\s*(?:(?:is|are|be|being|denotes?|to be|stands? for|as)\b|:|\(?(?:a|an)\b|(?:has|have)(?= full)"
    r"|(?=symmetric|orthogonal|diagonal|invertible|positive|one-hot))",
    re.IGNORECASE,
)
# A function of x: nothing is said of x.
_OF = re.compile(r"\b(?:of|in|von|de|du)\s*$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no longer|neither)\b", re.IGNORECASE)
MATRIX = "matrix"
# What is said of letters, by the declaration it makes; the first that fits counts.
_ADJECTIVES: tuple[tuple[str, str], ...] = (
    (r"(?:skew|anti)[- ]?(?:symmetri|hermiti)", ""),
    (r"permutation matri", "permutation"),
    (r"imaginary unit", "imaginary"),
    (r"random and independent|\b(?<!linearly )(?<!conditionally )independent\b(?! of)|i\.?i\.?d\b", "independent"),
    (r"random and symmetric about", "symmetric-about-zero"),
    (
        r"standard normal|\bgaussian (?:random )?variable|\b(?:is|are|be) (?:poisson|bernoulli|binomial|gaussian)\b",
        "distributed",
    ),
    (
        r"(?:normal|uniform|exponential|poisson|bernoulli|binomial|geometric)(?:ly)? (?:distribut|random|var)",
        "distributed",
    ),
    (r"\bentry by entry\b|\bentrywise\b|\belement-?wise\b", "entrywise"),
    (r"symmetric (?:and )?positive[- ]definite|\bspd\b|positive[- ]definite", "spd"),
    (r"positive[- ]semi-?definite|\bpsd\b", "psd"),
    (r"symmetri(?:c|sch)", "symmetric"),
    (r"orthogonal", "orthogonal"),
    (r"diagonal", "diagonal"),
    (r"invertible|invertierbar|non-?singular", "invertible"),
    (r"full column rank", "full-column-rank"),
    (r"one-hot", "one-hot"),
    (r"probability vector|probability simplex|\bsimplex\b", "simplex"),
    (r"non-?negative", ">= 0"),
    (r"non-?positive", "<= 0"),
    (r"non-?zero|ungleich null", "!= 0"),
    (r"positiv", "> 0"),
    (r"negativ", "< 0"),
    (r"integers?\b|whole numbers?|ganze? |ganzzahlig", "integer"),
    (r"natural", "natural"),
    (r"complex", "complex"),
    (r"\breals?\b", "real"),
    (r"constants?\b|konstant", "constant"),
    (r"functions?\b", "function"),
    (r"\bmatri(?:x|ces|zen)\b", MATRIX),
)
MATRIX_WORDS = frozenset(("spd", "psd", "symmetric", "orthogonal", "diagonal", "invertible", "full-column-rank"))


def said_of(names: list[str], before: str, after: str, size: str, trigger: str) -> list[str]:
    """The declarations that the words around some names make."""
    listed = ", ".join(names)
    predicate = _IS.match(after)
    words = re.split(r"[.;:]|\b(?:and|then|where|with|for|so|we|which)\b", after, maxsplit=1)[0] if predicate else ""
    if not words and (trigger or size) and not _OF.search(before):
        words = " ".join(re.split(r"[.,;:]|\bwith\b", before)[-1].split()[-5:])
    if _NOT.search(words):
        return []
    found = adjective(words)
    if size:
        return [f"{listed}: {size}{' ' + found if found in MATRIX_WORDS else ''}"]
    return said_each(names, found) if found and (trigger or predicate) else []


def adjective(words: str) -> str:
    """What some words say of letters, empty where they say nothing that is understood."""
    return next((word for pattern, word in _ADJECTIVES if re.search(pattern, words, re.IGNORECASE)), "")


def said_each(names: list[str], word: str) -> list[str]:
    """The declarations of names with a word."""
    return [f"{', '.join(names)} {word}"] if word[0] in "<>!" else [f"{name} {word}" for name in names]
