"""What words say of names: a symmetric matrix, positive, an integer, a function."""

from __future__ import annotations

import re

_IS = re.compile(
    r"\s*(?:(?:is|are|be|being|denotes?|to be|stands? for|as)\b|:|\(?(?:a|an)\b|(?:has|have)(?= full)"
    r"|(?=symmetric|orthogonal|diagonal|invertible|positive|one-hot|even\b|odd\b|acute|obtuse)"
    r"|li(?:es?|ying) (?=in the \w+ quadrant))",
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
# What words say of numbers, by declarations of each name; where n is even, it is twice some k_n.
_SAYINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\b(?:even|gerade)\b(?! (?:function|number of))", ("k_{0} integer", "{0} = 2 k_{0}")),
    (r"\b(?:odd|ungerade)\b(?! (?:function|number of))", ("k_{0} integer", "{0} = 2 k_{0} + 1")),
    (r"\bacute\b|\bfirst quadrant\b", ("0 < {0} < pi/2",)),
    (r"\bobtuse\b|\bsecond quadrant\b", ("pi/2 < {0} < pi",)),
    (r"\bthird quadrant\b", ("pi < {0} < 3 pi/2",)),
    (r"\bfourth quadrant\b", ("3 pi/2 < {0} < 2 pi",)),
    (
        r"\bprobabilit(?:y|ies)\b(?! (?:vector|simplex|distribution|density|mass|measure|function|space|table))",
        ("0 <= {0} <= 1",),
    ),
)
_NUMBERS = re.compile(r"[a-ei-tw-z]|alpha|beta|gamma|theta|phi|varphi|omega")
_SIGNED = re.compile(r"(?:positive|negative|non-?zero) (?:\w+ )?(?:integers?|whole)\b", re.IGNORECASE)
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
    more = _numbers(names, words) if trigger or predicate else []
    if size:
        return [f"{listed}: {size}{' ' + found if found in MATRIX_WORDS else ''}"]
    return [*(said_each(names, found) if found and (trigger or predicate) else []), *more]


def _numbers(names: list[str], words: str) -> list[str]:
    """What words say of numbers beside the first that they say."""
    if not all(_NUMBERS.fullmatch(name.lstrip("\\")) for name in names):
        return []
    also = said_each(names, "integer") if _SIGNED.search(words) else []
    said = next((told for pattern, told in _SAYINGS if re.search(pattern, words, re.IGNORECASE)), ())
    return [*also, *(each.format(name) for name in names for each in said if len(name) == 1 or "k_" not in each)]


def adjective(words: str) -> str:
    """What some words say of letters, empty where they say nothing that is understood."""
    return next((word for pattern, word in _ADJECTIVES if re.search(pattern, words, re.IGNORECASE)), "")


def said_each(names: list[str], word: str) -> list[str]:
    """The declarations of names with a word."""
    return [f"{', '.join(names)} {word}"] if word[0] in "<>!" else [f"{name} {word}" for name in names]
