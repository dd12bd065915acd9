"""What the words in a row say: that something follows, under what condition it holds, or only why."""

from __future__ import annotations

import re

from .commands import TRUTHS
from .marks import EQUALITIES, Mark
from .rows import Row, trimmed

HENCE = frozenset((
    "so", "and so", "thus", "hence", "therefore", "then", "giving", "gives", "which gives", "we get", "yields",
    "so that", "it follows that", "implies", "which implies", "consequently", "we have", "and hence", "and thus",
    "and therefore", "this gives", "we obtain", "and then", "this means", "meaning",
))  # fmt: skip
CONDITIONS = re.compile(
    r"(?:for (?:all|any|every|each)|for|where|when|whenever|if|with|since|because|as|provided(?: that)?"
    r"|assuming(?: that)?|given(?: that)?|on|as long as|unless)\b",
    re.IGNORECASE,
)
REASONS = re.compile(
    r"(?:\(|\[)?\s*(?:by|using|from|via|see|cf|applying|because of|due to|note|with the|eq)\b", re.IGNORECASE
)
_PREDICATES = re.compile(
    r"\s*(?:is|are|has|have|does|not|no|exists|becomes|holds|equals|converges|diverges|undefined|fails)\b", re.I
)

# What says with which chances the values before it are taken.
_CHANCES = re.compile(r"\s*(?:each\s+)?(?:w\.?\s?p\b|with (?:prob|equal)|uniformly|equally)", re.I)


def is_remark(text: str, row: Row, mark: Mark, words: str, start: int) -> bool:
    """Whether words only comment: nothing but punctuation follows, or they end in a colon, or they give a reason."""
    if text.startswith((r"\intertext", r"\shortintertext"), mark.start):
        return True
    if words.strip(" ,.;:").lower() in ("and", "or", "otherwise", "const", "constant", "const.", "true", "false", ""):
        return False
    if words.strip(" ,.;:").lower() in TRUTHS:
        return not _alone(text, row, mark, start)
    if REASONS.match(words):
        return True
    if _PREDICATES.match(words) or _CHANCES.match(words):
        return False
    following = trimmed(text, mark.end, row.end)
    before = trimmed(text, start, mark.start)
    if words.rstrip().endswith(":") and before[0] >= before[1]:
        return True
    attached = text[max(mark.start - 1, 0) : mark.start] in ("_", "^", "{") or _after_sign(text, row, mark)
    alone = _alone(text, row, mark, start)
    ends = following[0] >= following[1] or text[following[0] : following[0] + 1] == "("
    return alone or (ends and not attached)


def _alone(text: str, row: Row, mark: Mark, start: int) -> bool:
    before, following = trimmed(text, start, mark.start), trimmed(text, mark.end, row.end)
    return before[0] >= before[1] and following[0] >= following[1]


def _after_sign(text: str, row: Row, mark: Mark) -> bool:
    before = text[row.start : mark.start].rstrip()
    return any(
        other.end == row.start + len(before) and other.key in EQUALITIES | {"sign", "~"} for other in row.marks
    )  # fmt: skip
