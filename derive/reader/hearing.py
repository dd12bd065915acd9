"""What prose and conditions tell about the letters, taken in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from derive.core.errors import DeriveError, InputError

from .displays import Display
from .pages import Page
from .prose import Told, declarations
from .scopes import Scope, explicit, with_told
from .sentences import atoms_of, sentences
from .spaces import NAME, names_listed

_BESIDE = re.compile(
    r"[\s,.;:(]*(?:where|with|for|here|if|when|whenever|provided|since|assuming|given|as long)\b", re.IGNORECASE
)
_BARE_DEFINITION = re.compile(rf"\s*({NAME})\s*:?=\s*(.*)$", re.DOTALL)


def told_explicitly(scope: Scope, text: str, line: int) -> Scope:
    """The scope with declarations in a comment or front matter; an error names the line of the document."""
    try:
        return explicit(scope, text)
    except DeriveError as error:
        if not line:
            raise
        raise InputError(f"the declarations on line {line} can't be read: {error.args[0]}") from None


def heard(scope: Scope, told: Iterable[Told], used: str) -> Scope:
    """The scope with what has been told, as far as it is understood; `used` is where the names stand."""
    for each in told:
        scope = with_told(scope, _as_function(each.text, used)) or scope
    return scope


def _as_function(text: str, used: str) -> str:
    """The definition f = 1 - x^2 as f(x) = 1 - x^2 where f is called."""
    match = _BARE_DEFINITION.match(text)
    if match is None or not re.search(rf"(?<![A-Za-z\\]){re.escape(match[1])}\s*'*\s*\(", used):
        return text
    letters = dict.fromkeys(re.findall(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])", match[2].replace("e^", "")))
    return f"{match[1]}({next(iter(letters))}) = {match[2]}" if len(letters) == 1 else text


def told_before(page: Page, start: int, end: int, inline: list[Display]) -> tuple[list[Told], list[Told]]:
    """What the prose before a display declares for good, and what its last sentence declares for the display."""
    lasting: list[Told] = []
    once: list[Told] = []
    for _, atoms in sentences(page.text, start, end, inline):
        found = declarations(atoms)
        lasting += [told for told in found if not told.once]
        once = [told for told in found if told.once]
    return lasting, once


def told_after(page: Page, start: int, end: int, inline: list[Display]) -> list[Told]:
    """What a clause right behind a display declares about it: where x > 0."""
    found = sentences(page.text, start, end, inline)
    if not found or not _BESIDE.match(found[0][1][0].text):
        return []
    return declarations(found[0][1])


def conditions(text: str, stretches: Iterable[tuple[int, int]], scope: Scope, used: str) -> tuple[Scope, list[str]]:
    """The scope with the conditions of a display, and a sentence on each that is not understood."""
    notes: list[str] = []
    for start, end in stretches:
        atoms = atoms_of(text[start:end])
        told = declarations(atoms)
        new = heard(scope, told, used)
        says = any(atom.formula and not names_listed(atom.text) for atom in atoms)
        if new is scope and says and not (told and all(each.text in scope.told for each in told)):
            notes.append(f"The condition {' '.join(text[start:end].split())} is not understood and left out.")
        scope = new
    return scope, notes
