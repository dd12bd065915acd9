"""Declarations in sentences: let f(x) = ..., where x > 0, for all x, A is a symmetric n by n matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from derive.terms import Record

from .counted import counts_told
from .finite_laws import WITH_CHANCE, finite_laws_told
from .intervals import between_told, interval_told
from .laws_in_words import laws_told
from .properties import MATRIX, adjective, said_each, said_of
from .samples import means_told, moments_told, sample_told
from .spaces import declared_by, matrix_size, members_listed, names_listed
from .stated import OF_A_CASE, Told, introduced, of_likelihood, told
from .unit_vectors import lengths_told


class Atom(Record):
    """A piece of a sentence: words, or a formula in them."""

    text: str
    formula: bool = False


_LASTING = (
    r"given|consider|define|defining|denote|denoting|fix|write|take|say"
    r"|recall|put|gegeben|definiere|setze|betrachte|dado"
)
# What defines a name, and of an equation that defines none says that it holds.
_STIPULATED = r"let|know\w*|sei|seien|soit|soient|sea|sean"
_ASSUMED = (
    r"assume|assuming|suppose|where|with|here|such that|subject to|that is|meaning|satisf\w+|fulfil\w*|obey\w*"
    r"|wobei|mit|avec"
)
_CONDITIONAL = r"für|pour|para|for|when|whenever|on|as long as|restrict\w*"
_REASONED = r"falls|if|provided"
_CITED = r"since|because"
# Words of a sentence that speaks of another case than the one before.
_OF_ANOTHER_CASE = re.compile(r"\b(?:cases?|otherwise|other hand|now|else|instead|next|first|second)\b", re.IGNORECASE)
# Words before numbers that letters stand for from there on.
_VALUED = (
    r"inputs?|weights?|bias(?:es)?|targets?|labels?|(?:learning )?rate|step[ -]?size|momentum|parameters?|gradients?"
    r"|(?:start|initiali[sz]|begin)\w*(?: (?:at|from|in|with|point|value|guess))?|initial"
)
_MOMENTARY = r"at|setting|set|substituting|plugging|choosing|choose|evaluat\w+"
_TRIGGER = re.compile(
    rf"\b(?:(?P<lasting>{_LASTING})|(?P<stipulated>{_STIPULATED})|(?P<assumed>{_ASSUMED})"
    rf"|(?P<conditional>{_CONDITIONAL})|(?P<reasoned>{_REASONED})|(?P<cited>{_CITED})|(?P<valued>{_VALUED})|(?P<momentary>{_MOMENTARY}))\b"
    r"(?! example| instance)",
    re.IGNORECASE,
)
# The side where x > 0 is one of several: nothing is said of x for good.
_OF_A_PLACE = re.compile(r"\b(?:sides?|places?|points?|cases?|regions?|intervals?|pieces?)\s+where$", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:dann|also|daher|folglich|gesucht|zeige|berechne|bestimme|wir|alors|donc|entonces|then|so|hence|thus|therefore|we|gives?|yields?|get|show|prove|find|compute|derive|follows?|becomes?|implies|solve)\b"
    r"|[.!?;:](?:\s|$)",
    re.IGNORECASE,
)
_THAT_IS = re.compile(r"\bi\.\s?e\.,?", re.IGNORECASE)
_OF_MATRICES = re.compile(r"\b(?:matri|symmetric|orthogonal|diagonal|invertible|(?:semi)?definite|of (?:size|order))")
_RUNS = re.compile(r"\bindex \$\s*(\\?[a-z]+)\s*\$ runs from \$?1\$? to \$\s*(\\?\w+)\s*\$")
_HEADS = re.compile(r"\s*([A-Z][a-z]+(?:[ ,-]+[a-z]+){0,10}):\s*$")


def declarations(atoms: Sequence[Atom]) -> list[Told]:
    """The declarations that the words and formulas of a sentence make, in order."""
    atoms = _listed(atoms)
    if headed := listed_under(atoms):
        return headed
    alone = [atom.text.strip() for atom in atoms]
    if alone[0].lower() in ("where", "for", "if") and alone[2:] == [":"] and not names_listed(alone[1]):
        return [Told(text, once=True) for text in declared_by(alone[1])]
    shown = _shown(atoms)
    readers = (
        sample_told, moments_told, counts_told, laws_told, finite_laws_told, lengths_told, between_told, means_told,
    )  # fmt: skip
    out: list[Told] = [Told(text) for told_by in readers for text in told_by(shown)]
    out += [Told(text, once=True) for text in interval_told(shown)]

    def cited(trigger: str) -> bool:
        return trigger == "cited" and not _OF_ANOTHER_CASE.search(shown)

    trigger = ""
    for k, atom in enumerate(atoms):
        if not atom.formula:
            trigger = _trigger(atom.text, trigger)
            continue
        before = atoms[k - 1].text if k and not atoms[k - 1].formula else ""
        after = atoms[k + 1].text if k + 1 < len(atoms) and not atoms[k + 1].formula else ""
        names = names_listed(atom.text)
        if WITH_CHANCE.match(after):
            continue
        if names:
            size = _size_after(atoms, k)
            words = said_of(names, before, after, size, trigger)
            out += [Told(text, once=trigger in OF_A_CASE and "k_" in text, cited=cited(trigger)) for text in words]
        elif members := members_listed(atom.text):
            out += told(atom.text, trigger or "lasting")
            out += [Told(text) for text in said_of(members, before, after, "", trigger) if not text.endswith(MATRIX)]
        elif (trigger or introduced(atom.text, before) or r"\sim" in atom.text) and not matrix_size(atom.text):
            said = told(of_likelihood(atom.text), trigger)
            said = [each.but(once=True) for each in said] if _heads(before, after, k) else said
            out += [each.but(cited=cited(trigger)) for each in said]
    return out


def _heads(before: str, after: str, k: int) -> bool:
    """Whether a formula is the condition that a sentence begins with: Where x = 0: there is no other case."""
    return k == 1 and before.strip().lower() in ("where", "for", "if") and after.lstrip().startswith(":")


def listed_under(atoms: Sequence[Atom]) -> list[Told]:
    """The declarations of a sentence that lists names behind what they are: Symmetric: A and B."""
    formulas = [atom for atom in _listed(atoms) if atom.formula]
    head = _HEADS.match(atoms[0].text) if len(formulas) == 1 and not atoms[0].formula else None
    word = adjective(head[1]) if head else ""
    return [Told(text) for text in said_each(names_listed(formulas[0].text), word)] if word else _ranged(atoms)


def _ranged(atoms: Sequence[Atom]) -> list[Told]:
    """The index i runs from 1 to n."""
    match = _RUNS.search(_shown(atoms))
    return [Told(f"{match[1]} = 1..{match[2]}")] if match else []


def _shown(atoms: Sequence[Atom]) -> str:
    return "".join(f"${atom.text}$" if atom.formula else atom.text for atom in atoms)


def _listed(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with names that `and` or a comma joins as one list of names."""
    out: list[Atom] = []
    for atom in atoms:
        lists = len(out) > 1 and atom.formula and out[-2].formula and re.fullmatch(r"\s*,?\s*(?:and)?\s*", out[-1].text)
        if lists and names_listed(atom.text) and names_listed(out[-2].text):
            out[-2:] = [Atom(f"{out[-2].text}, {atom.text}", formula=True)]
        else:
            out.append(atom)
    return out


def _trigger(words: str, trigger: str) -> str:
    """What the last word that declares makes of formulas after it; a verb or the end of the sentence ends that."""
    at = 0
    words = _THAT_IS.sub("that is", words)
    for match in _TRIGGER.finditer(words):
        if _OF_A_PLACE.search(words[: match.end()]):
            continue
        if _ENDS.search(words, at, match.start()):
            trigger = ""
        trigger, at = match.lastgroup or "", match.end()
    return "" if _ENDS.search(words, at) else trigger


def _size_after(atoms: Sequence[Atom], k: int) -> str:
    """The size in `A be an n x d matrix` or `the n x d matrix A`."""
    near = [a for a in (k - 2, k + 2) if 0 <= a < len(atoms) and atoms[a].formula]
    for place in near:
        words = atoms[min(place, k) + 1].text + (atoms[place + 1].text if k < place < len(atoms) - 1 else "")
        size = matrix_size(atoms[place].text)
        if size and _OF_MATRICES.search(words):
            return size
    return ""
