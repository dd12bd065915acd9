r"""Samples in sentences: X_1, \dots, X_n are i.i.d. with mean \mu, or drawn from a distribution."""

from __future__ import annotations

import re

from .laws_in_words import law_in_words

_NAME = r"\\?[A-Za-z]+"
_LIST = rf"({_NAME})_\{{?1\}}?\s*,\s*(?:\1_\{{?2\}}?\s*,\s*)?\\?(?:l|c)?dots(?:[bcmio])?\s*,\s*\1_\{{?(\\?\w+)\}}?\s*"
_DRAWN = r"(?:\\(?:stackrel|overset)\s*\{[^$]*?\}\s*\{\s*)?\\sim\s*\}?\s*"
_SAMPLE = re.compile(rf"\$\s*{_LIST}(?:{_DRAWN}(?P<law>[^$]+))?\$(?P<said>.*)", re.DOTALL)
_INDEPENDENT = re.compile(r"\bi\.?\s?i\.?\s?d\b|(?<!linearly )\bindependent\b", re.IGNORECASE)
_LETTER = r"[A-Z](?:_\{?\w+\}?)?"
_LETTERS = re.compile(rf"\$\s*({_LETTER}(?:\s*,\s*{_LETTER})*)\s*\$")
_WITH = re.compile(r"[^.$]*\b(?:with|has|have|having|mit|hat|haben|habe)\s")
_MEAN_WORD, _VARIANCE_WORD = r"(?:mean|expectation|expected value|Erwartungswert)", r"(?:variance|Varianz)"
_MEAN = re.compile(rf"{_MEAN_WORD}\s*\$([^$=]+)\$", re.IGNORECASE)
_VARIANCE = re.compile(rf"{_VARIANCE_WORD}\s*\$([^$=]+)\$", re.IGNORECASE)
_IS_MEAN = re.compile(
    rf"\$\s*({_NAME})\s*\$,? (?:is|be|denotes?|being) the (?:sample |arithmetic |empirical |common )?"
    rf"(?P<kind>mean|average|median|mode|variance|standard deviation|range|maximum|minimum|largest|smallest)"
    rf" of (?:(?:the|all) )?(?:\w+ )?\$\s*(?:{_LIST.replace(chr(92) + '1', chr(92) + '3')})?"
)
_OF = tuple(
    (
        form,
        re.compile(
            rf"{word}\s+(?:of|von)\s+\$\s*([A-Z])\s*\$\s+(?:is|be|equals|ist|sei)\s+\$([^$=]+)\$", re.IGNORECASE
        ),
    )
    for form, word in (("E[{}]", _MEAN_WORD), ("Var({})", _VARIANCE_WORD))
)


def sample_told(shown: str) -> list[str]:
    """The declarations that a sentence with its formulas in dollars makes of a sample; none where it has no such."""
    match = _SAMPLE.search(shown)
    if match is None:
        return []
    name, size, said = match[1], match[2], match["said"]
    law = match["law"] or law_in_words(said)
    index = next(letter for letter in "ijkl" if letter not in (name, size))
    out = [f"{name}: {size}", f"{index} in 1..{size}"]
    if _INDEPENDENT.search(shown.replace("i.i.d.", "iid")):
        out.append(f"{name} independent")
    if law:
        out.append(f"{name}_{index} \\sim {law.strip().rstrip('.,')}")
    for word, pattern in (("E[{}]", _MEAN), ("Var({})", _VARIANCE)):
        if told := pattern.search(said):
            out.append(f"{word.format(f'{name}_{index}')} = {told[1].strip()}")
    return out if len(out) > 2 else []


def means_told(shown: str) -> list[str]:
    """The declarations of letters that are said to be the mean of a list; of something else, that has no formula."""
    out = []
    for match in _IS_MEAN.finditer(shown):
        name, (sample, size) = match[1], match.groups()[2:4]
        is_mean = match["kind"] in ("mean", "average") and sample
        formula = rf"\frac{{1}}{{{size}}} \sum_{{i=1}}^{{{size}}} {sample}_i" if is_mean else "?"
        out.append(f"{name} = {formula}")
    return out


def moments_told(shown: str) -> list[str]:
    """The declarations that a sentence makes of random letters by their means and variances."""
    out = [f"{form.format(told[1])} = {told[2].strip()}" for form, pattern in _OF if (told := pattern.search(shown))]
    found = list(_LETTERS.finditer(shown))
    ends = [*(each.start() for each in found[1:]), len(shown)]
    for each, end in zip(found, ends, strict=False):
        said = shown[each.end() : end]
        for form, pattern in (("E[{}]", _MEAN), ("Var({})", _VARIANCE)):
            if _WITH.match(said) and (told := pattern.search(said)):
                out += [f"{form.format(name.strip())} = {told[1].strip()}" for name in each[1].split(",")]
    return out
