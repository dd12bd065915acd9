"""What prose and conditions tell about the letters, taken in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from derive.core.context import Context
from derive.core.errors import DeriveError, InputError
from derive.terms import Symbol

from .defining import occurs
from .inferring import inferred, inferred_sizes
from .intervals import with_letter
from .properties import MATRIX_WORDS
from .prose import declarations
from .scopes import Scope, contradicts, explicit, with_sizes, with_told
from .sentences import atoms_of
from .spaces import NAME, names_listed, transposes_alike
from .stated import Told
from .tending import tendencies

Formulas = Sequence[Sequence[str]]
_MEMBER = re.compile(r"(\w+)_([i-n]): (\w+)$")
_MARKED_MEMBER = re.compile(
    r"\s*(\w+)\s*\^\s*\{\s*\(\s*([i-n])\s*\)\s*\}\s*\\in\s*\\mathbb\s*\{?\s*R\s*\}?\s*\^\s*\{?\s*(\w+)\s*\}?\s*$"
)
_SUM_OVER = r"\\sum\s*(?:\\limits\s*)?_\s*\{\s*INDEX\s*=\s*1\s*\}\s*\^\s*(?:(\w)|\{\s*(\w+)\s*\})"
_SIZE = re.compile(r"[^=:]+:(?!=)")
_ACCENTED = r"\\(?:hat|bar|tilde|mathbf|boldsymbol)\s*(?:\{\s*\\?[A-Za-z]+\s*\}|[A-Za-z](?![A-Za-z])|\\[a-z]+)"
_ENTRIES = re.compile(
    rf"\s*(({_ACCENTED}|[A-Za-z]|\\[a-z]+)\s*_(?:[a-z]|\{{\s*[a-z](?:[\s,]*[a-z])?\s*\}}))\s*:?=(.*)$", re.DOTALL
)
# Letters for what depends on another: y(ln x + 1) is a product, a(1 - x) may be a value.
DEPENDENT = frozenset("uvwyz")
NAME_ALONE = rf"{_ACCENTED}|(?<![A-Za-z\\])[A-Za-z]|\\[a-z]+"
_INDEXED = re.compile(r"_\s*\{?\s*([i-m])(?![A-Za-z])")
_MEANING = re.compile(rf"\s*({NAME})\s*(?:\([^()]*\))?\s*:?=(?!=)(?![\d\s,.]*\\?[lc]?dots)", re.DOTALL)
_BARE_DEFINITION = re.compile(rf"\s*({NAME})\s*:?=\s*(.*)$", re.DOTALL)


def told_explicitly(scope: Scope, text: str, line: int) -> Scope:
    """The scope with declarations in a comment or front matter; an error names the line of the document."""
    try:
        return explicit(scope, text)
    except DeriveError as error:
        if not line:
            raise
        raise InputError(f"the declarations on line {line} can't be read: {error.args[0]}") from None


def heard(scope: Scope, told: Iterable[Told], used: str, near: Formulas = ()) -> Scope:
    """The scope with what has been told, sizes and properties of matrices first, as far as it is understood.

    `used` is where the names stand; the formulas `near` tell the sizes of letters that have none.
    """
    told = tuple(told)
    for each in sorted(told, key=_needed_first):
        text = _of_a_family(_as_function(with_letter(each.text, used), used), scope, told, used)
        if each.cited and contradicts(scope, text):
            continue
        scope = _heard(scope, text, near) or _without_meaning(scope, each.text)
        for member in _members(text, scope.context, used):
            scope = with_told(scope, member) or scope
    return scope


def _members(text: str, context: Context, used: str) -> Iterable[str]:
    """What p_i = ... says of p_1, p_2 and so on, where these stand, p is no vector and i is an index alone."""
    match = _ENTRIES.match(text)
    index = _INDEXED.search(match[1]) if match else None
    if match is None or index is None or rf"\sum_{{{index[1]}" in match[3] or rf"\sum_{index[1]}" in match[3]:
        return
    letter = re.escape(match[2])
    here = rf"_\s*(?:{index[1]}(?![A-Za-z])|\{{\s*{index[1]}\s*\}})"
    if occurs(index[1], re.sub(here, "", match[3])):
        return
    if any(context.symbol(name).dims for name in names_listed(match[2])):
        return
    for number in dict.fromkeys(re.findall(rf"(?<![A-Za-z\\]){letter}\s*_\s*\{{?\s*(\d)(?!\d)", used)):
        yield re.sub(here, f"_{{{number}}}", text)


def sizes_in(told: Iterable[Told]) -> list[Told]:
    """The sizes among declarations: they last, as what is said of their letters does."""
    return [each for each in told if _SIZE.match(each.text)]


def _of_a_family(text: str, scope: Scope, told: Sequence[Told], used: str) -> str:
    """The size of x_i as that of all of them, the rows of a matrix, where it is known what i runs to."""
    match = _MEMBER.match(text) or _MARKED_MEMBER.match(text)
    if match is None or any(symbol.name == match[1] for symbol in scope.context.symbols):
        return text
    name, index, size = match[1], match[2], match[3]
    ranges = [found[1] for each in told if (found := re.match(rf"{index} in 1\.\.(\w+)$", each.text))]
    ranges += [getattr(end, "name", "") for letter, end in scope.context.indices if letter == index]
    ranges += [one or other for one, other in re.findall(_SUM_OVER.replace("INDEX", index), used)]
    return f"{name}: {ranges[0]} x {size}" if ranges and ranges[0] else text


def _without_meaning(scope: Scope, text: str) -> Scope:
    """The scope in which nothing is known of a name whose definition is not understood, and was not before."""
    match = _MEANING.match(text)
    if any(transposes_alike(old) == transposes_alike(text) for old in scope.told):
        return scope
    names = names_listed(match[1]) if match else []
    return scope.but(unheard=tuple(dict.fromkeys((*scope.unheard, *names)))) if names else scope


def _without_meanings(scope: Scope, condition: str) -> Scope:
    """The scope in which nothing is known of the letters of a condition that is not understood."""
    names = (name for found in re.findall(NAME_ALONE, condition) for name in names_listed(found))
    return scope.but(unheard=tuple(dict.fromkeys((*scope.unheard, *names))))


def _needed_first(told: Told) -> int:
    """Where a declaration stands among others: sizes, properties of matrices, everything else."""
    if _SIZE.match(told.text):
        return 0
    return 1 if told.text.split()[-1] in MATRIX_WORDS else 2


def _heard(scope: Scope, text: str, near: Formulas) -> Scope | None:
    """The scope with one more declaration, and with the sizes that a formula in it needs and nobody declares."""
    name, _, word = text.partition(" ")
    if word in MATRIX_WORDS and near and not scope.context.symbol(name).dims:
        sizes = inferred_sizes(near, scope.context, (name,))
        known = {size.name for x in scope.context.symbols for size in x.dims if type(size) is Symbol}
        own = [each for each in sizes if each.startswith(f"{name}: ") and each.rpartition(" ")[2] in known]
        scope = with_sizes(scope, own)
    return _with_entries(scope, text) or _with_sizes(scope, text, near)


def _with_entries(scope: Scope, text: str) -> Scope | None:
    """The scope in which x_i = ... says what every entry of x is, where the other side has entries at i too."""
    match = _ENTRIES.match(text)
    index = _INDEXED.search(match[1]) if match else None
    entries = _of_entries(text)
    if match is None or index is None or entries is text:
        return None
    scope = with_sizes(scope, inferred_sizes([[match[3]]], scope.context))
    beside = names_listed(", ".join(re.findall(rf"({NAME_ALONE})\s*_\s*\{{?\s*{index[1]}(?![A-Za-z])", match[3])))
    size = next((x.dims[0] for x in scope.context.symbols if x.name in beside and len(x.dims) == 1), None)
    if type(size) is not Symbol:
        return None
    return with_told(with_sizes(scope, [f"{name}: {size.name}" for name in names_listed(match[2])]), entries)


def _with_sizes(scope: Scope, text: str, near: Formulas) -> Scope | None:
    """The scope with one more declaration, and with the sizes that its matrices and vectors need."""
    defined = _BARE_DEFINITION.match(text)
    needed = _sizes_for(text, scope.context, near) if "\\" in text or "^T" in text else ()
    sizes = [each for each in needed if defined is None or not _is_of(each, defined[1])]
    new = with_told(with_sizes(scope, sizes), text) if sizes else None
    new = new or with_told(scope, text)
    if new is None and _NUMBERED.match(text) and not scope.context.symbol("I").dims:
        number = with_told(scope, "I real")
        new = number and with_told(number, text)
    return new


def _sizes_for(text: str, context: Context, near: Formulas) -> Sequence[str]:
    """The sizes of the arrays that a formula has, as it and the formulas near it tell them."""
    told = any(x.dims and occurs(x.name if len(x.name) == 1 else f"\\{x.name}", text) for x in context.symbols)
    alone = inferred_sizes([[text]], context) if told else inferred([[text]], context)
    names = {each.partition(":")[0] for each in alone}
    if not names or not near:
        return alone
    with_others = [each for each in inferred_sizes([[text], *near], context) if each.partition(":")[0] in names]
    return with_others if len(with_others) == len(alone) else alone


def _is_of(size: str, name: str) -> bool:
    return size.partition(":")[0].strip() == name.lstrip("\\")


# I_n = 1 and so on are numbers, as the identity matrix I_n is not.
_NUMBERED = re.compile(r"\s*I\s*(?:_\s*(?:\w|\{[^{}]*\}))?\s*:?=")
_LAW = re.compile(r"(\\(?:mathcal|mathrm|operatorname|text)\s*(?:\{\s*\w+\s*\}|\w))\s*(?:\\left)?\((.*?)(?:\\right)?\)")


def _as_function(text: str, used: str) -> str:
    """The definition f = 1 - x^2 as f(x) = 1 - x^2 where f is called."""
    match = _BARE_DEFINITION.match(text)
    if match is None:
        return text
    if (law := _LAW.fullmatch(match[2].strip())) and not re.search(r";|\||\\mid", law[2]):
        values = re.findall(rf"(?<![A-Za-z\\]){re.escape(match[1])}\s*\(\s*([a-z])\s*\)", used)
        return f"{match[1]}({values[0]}) = {law[1]}({values[0]}; {law[2]})" if values else text
    found = dict.fromkeys(re.findall(r"(?<![A-Za-z\\])[A-Za-z](?:_\w)?(?![A-Za-z_])", match[2].replace("e^", "")))
    if len(found) != 1:
        return text
    letter = next(iter(found))
    if re.search(rf"_\{{?{letter}(?![A-Za-z])", match[1]):
        return text
    return f"{match[1]}({letter}) = {match[2]}" if _is_called(match[1], letter, used) else text


def _is_called(name: str, letter: str, used: str) -> bool:
    """Whether a bracket behind a name holds an argument and no factor, as in a(1 - a) and p(1 - q) where p = f(z)."""
    calls = re.finditer(rf"(?<![A-Za-z\\]){re.escape(name)}\s*'*\s*\(([^()]*)", used)
    arguments = [match[1].strip() for match in calls]
    plain = any(re.fullmatch(rf"[\d.\s/+-]*|{NAME}", each) for each in arguments)
    return plain or (name not in DEPENDENT and any(occurs(letter, each) for each in arguments))


def _of_entries(text: str) -> str:
    """An equation s_i = ... that says what the entries of a letter are, as the definition that it is."""
    match = _ENTRIES.match(text)
    return f"{match[1]} := {match[3]}" if match and not occurs(match[2], match[3]) else text


def conditions(text: str, stretches: Iterable[tuple[int, int]], scope: Scope, used: str) -> tuple[Scope, list[str]]:
    """The scope with the conditions of a display, and a sentence on each that is not understood."""
    notes: list[str] = []
    for start, end in stretches:
        atoms = atoms_of(text[start:end])
        told = [each.but(text=_of_entries(each.text)) for each in declarations(atoms)]
        new = heard(scope, told, used)
        says = any(atom.formula and not names_listed(atom.text) for atom in atoms)
        says = says and not any(tendencies(text, start, end)) and r"\because" not in text[start:end]
        if new is scope and says and not (told and all(each.text in scope.told for each in told)):
            notes.append(f"The condition {' '.join(text[start:end].split())} is not understood and left out.")
            new = _without_meanings(scope, " , ".join(atom.text for atom in atoms if atom.formula))
        scope = new
    return scope, notes
