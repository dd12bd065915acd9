"""What the prose before a display, and the clause right behind it, declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from derive.terms import Record

from .displays import Display
from .novel import made_of_members, new_names
from .pages import Page
from .prose import declarations, listed_under
from .sentences import HEADING, Atom, sentences
from .stated import Told

MOST_IN_A_ROW = 40
_BESIDE = re.compile(
    r"[\s,.;:(]*(?:where|with|for|here|if|when|whenever|provided|since|assuming|given|as long)\b", re.IGNORECASE
)
# A sentence that speaks of what stands above it: In this formula, s = x w. We write p for the sigmoid.
_BACK = re.compile(
    r"[\s,.;:(]*(?:here\b|(?:in|for) (?:this|the|these|our)\s+(?:above|formulas?|equations?|expressions?|display|lines?"
    r"|derivation|calculation)|we (?:have |also |here )?(?:writ|wrote|use|denote|abbreviate)\w*|the (?:notation|symbol"
    r"|letter|abbreviation|shorthand)s?\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[^=]*=[\s\d.,+*/^(){}-]*$")
_OPENING = re.compile(r"(?:\$\$|\\\[|\\begin\s*\{[^{}]*\}|```.*)\s*$")
_CAPITAL = re.compile(r"\s*[A-Z]")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:\s*\{[^{}]*\})*")
_SAYS = re.compile(r"[A-Za-z]{2}")
_APART = re.compile(r"\n\s*\n|\\par\b|\S[^\n]*\n")


class Before(Record):
    """What the prose before a display declares: for good, for the section that it heads, and for the display alone."""

    lasting: tuple[Told, ...]
    section: tuple[Told, ...]
    once: tuple[Told, ...]


def told_before(page: Page, start: int, end: int, inline: list[Display], seen: str) -> Before:
    """What the prose before a display declares; its last sentence may speak of the display alone.

    `seen` are the formulas before it: a name that is not in them is new.
    """
    lasting: list[Told] = []
    section: list[Told] = []
    once: list[Told] = []
    heads, last = False, start
    found = sentences(page.text, start, end, inline)
    for (place, atoms), (stop, _) in zip(found, (*found[1:], (end, ())), strict=False):
        told = declarations(atoms)
        named = new_names(atoms, seen)
        made = [each for each in named if each.but(once=True) in told and made_of_members(each.text)]
        told += [each for each in named if all(each.text != other.text for other in told)]
        seen = " ".join((seen, *(atom.text for atom in atoms if atom.formula)))
        goes_on = heads and not _APART.search(page.text, last, place)
        heads, last = goes_on or HEADING.search(page.text, place, stop) is not None, place
        (section if heads else lasting).extend(each for each in told if not each.once)
        (section or lasting).extend(made)
        if any(atom.formula or _SAYS.search(_COMMAND.sub("", atom.text)) for atom in atoms):
            once = [each for each in told if each.once]
    return Before(tuple(lasting), tuple(section), tuple(once))


def behind(text: str, shown: Sequence[Display], k: int) -> tuple[int, int]:
    """The prose behind a display, or behind the last one of those that follow it without a word between."""
    for here, following in pairwise(shown[k : k + MOST_IN_A_ROW]):
        if _SAYS.search(_COMMAND.sub("", text[here.behind : following.start])):
            break
        k += 1
    return shown[k].behind, shown[k + 1].start if k + 1 < len(shown) else len(text)


def told_after(page: Page, start: int, end: int, inline: list[Display]) -> list[Told]:
    """What a clause right behind a display declares about it: where x > 0; and sentences behind it that go on so."""
    found = sentences(page.text, start, end, inline)
    first, *others = [atoms for _, atoms in found] or [[]]
    if not first or _heads_what_follows(first):
        return []
    back = _BACK.match(first[0].text) is not None
    if not back and not _BESIDE.match(first[0].text):
        return []
    told = declarations(first)
    if back:
        told += [each for each in new_names(first, "") if each not in told and not _NUMBER.match(each.text)]
    for atoms in others:
        if not (more := listed_under(atoms)):
            break
        told += more
    return told


def _heads_what_follows(atoms: Sequence[Atom]) -> bool:
    """Whether a sentence leads to the display behind it: For i = j: or If x > 0, then."""
    end = _OPENING.sub("", atoms[-1].text).rstrip()
    return end.endswith(":") or (end.endswith(",") and _CAPITAL.match(atoms[0].text) is not None)
