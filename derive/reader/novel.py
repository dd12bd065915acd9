"""Definitions that prose makes in passing, of names that stand nowhere before: Gram-Schmidt gives u_1 = v_1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .defining import occurs
from .prose import Atom
from .spaces import NAME
from .stated import Told, outside

_NEW = re.compile(rf"\s*({NAME})\s*:?=(?!=)([^<>≤≥]*)$", re.DOTALL)
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
        match = _NEW.match(atom.text)
        new = match is not None and not occurs(match[1].strip(), f"{seen} {match[2]}")
        if new and outside(atom.text).count("=") == 1 and not _NOT_TAKEN.search(words.rpartition(":")[2]):
            out.append(Told(atom.text.strip().rstrip(".,;")))
        seen = f"{seen} {atom.text}"
    return out
