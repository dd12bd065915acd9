"""Letters that vary in an arg min or arg max: what they stand for elsewhere is not meant there."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import Call, Collection, Junction, Relation, Symbol, Term, symbols

EXTREME = ("argmin", "argmax")


def without_meanings(extreme: Term, context: Context) -> Context:
    """What is told, but for what the letters stand for elsewhere that vary here."""
    names = {x.name for x in _varying(extreme) if type(x) is Symbol}
    return context.but(definitions=tuple(each for each in context.definitions if each.name not in names))


def without_values(extreme: Term, context: Context) -> Context:
    """What is told, but for the values found of all letters that vary, and the equations these were found from."""
    varying = frozenset(_varying(extreme))
    found = {
        fact: fact.left
        for fact in context.facts
        if type(fact) is Relation and fact.sign == "=" and fact.left in varying and not symbols(fact.right) & varying
    }
    if varying != set(found.values()):
        return context
    return context.but(facts=tuple(fact for fact in context.facts if fact not in found and not _is_solution(fact)))


def speaks_of(term: Term, letter: Term) -> bool:
    """Whether a letter occurs in a term otherwise than as one that varies there."""
    if type(term) is Call and term.name in EXTREME and len(term.arguments) == 2 and letter in _varying(term):
        return False
    return term is letter or any(speaks_of(child, letter) for child in term.children)


def _is_solution(fact: Term) -> bool:
    """Whether a fact says that some equations are equivalent to others."""
    return type(fact) is Junction and fact.word == "<=>"


def _varying(extreme: Term) -> tuple[Term, ...]:
    letters = extreme.children[1]
    return letters.items if type(letters) is Collection else (letters,)
