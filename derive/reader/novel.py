"""Definitions that prose makes in passing, of names that stand nowhere before: Gram-Schmidt gives u_1 = v_1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .defining import occurs
from .prose import Atom
from .spaces import NAME
from .stated import Told, outside

_NEW = re.compile(rf"\s*({NAME})\s*:?=(?!=)([^<>≤≥]*)$", re.DOTALL)
_NEW_FUNCTION = re.compile(rf"\s*({NAME})\s*\(\s*(({NAME})(?:\s*,\s*{NAME})*)\s*\)\s*:?=(?!=)([^<>≤≥]*)$", re.DOTALL)
_MEMBER = re.compile(r"(?:\\[a-z]+|[A-Za-z])\s*_\s*\{?\w")
# What is to be shown, or holds in one case alone, is not taken.
_NOT_TAKEN = re.compile(
    r"\b(?:show|prove|verify|check|claim|want|whether|case|if|when|for|suppose|assum\w+|would|wrong|not|falsch|zeige|beweise"
    r"|falls|wenn|si|pour|cas|demuestr\w+|caso)\b",
    re.IGNORECASE,
)


def new_names(atoms: Sequence[Atom], seen: str) -> list[Told]:
    """The definitions of names that nothing before has, be it said as a result: Gram-Schmidt gives u_1 = v_1."""
    out: list[Told] = []
    words = ""
    for atom in atoms:
        if not atom.formula:
            words += atom.text
            continue
        if (
            _is_new(atom.text, seen)
            and outside(atom.text).count("=") == 1
            and not _NOT_TAKEN.search(_plain(words.rpartition(":")[2], atom.text))
        ):
            out.append(Told(atom.text.strip().rstrip(".,;")))
        seen = f"{seen} {atom.text}"
    return out


def _plain(words: str, formula: str) -> str:
    """The words before a formula, without the `for` before a vector made of others: for x = c_1 q_1 + c_2 q_2."""
    made = re.sub(r"\b[Ff]or(?:\s+(?:any|every|an?|the|all|vectors?))*\s*$", "", words)
    return made if made_of_members(formula) else words


def made_of_members(formula: str) -> bool:
    """Whether a formula is made of several members of families, as c_1 q_1 + c_2 q_2 is."""
    return len(set(_MEMBER.findall(formula))) > 2


def _is_new(formula: str, seen: str) -> bool:
    """Whether a formula says what a letter is that stands nowhere before, or a function of a letter in its value."""
    if match := _NEW.match(formula):
        return not occurs(match[1].strip(), f"{seen} {match[2]}")
    called = _NEW_FUNCTION.match(formula)
    if called is None:
        return False
    return occurs(called[3].strip(), called[4]) and not occurs(called[1].strip(), f"{seen} {called[4]}")
