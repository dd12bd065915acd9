"""Functions put together before they are taken somewhere: (f g)'(x), (u/v)'(x), f after g in a bracket at x."""

from __future__ import annotations

from derive.terms import Apply, At, Derivative, Symbol, Term, letters, substituted

from .grammar import POWER, Infix
from .names import FUNCTION_LETTERS
from .reader import Reader

RING, PRIMED = "\\circ", "prime"
WHERE = Symbol("#x")
CALLED = frozenset("fgh")


def _is_function(r: Reader, letter: Term) -> bool:
    return type(letter) is Symbol and letter.name in FUNCTION_LETTERS and not r.declared(letter.name)


def composed(r: Reader, outer: Term) -> Term:
    """Two functions joined by a ring; they stand in a bracket, behind which they are taken at something."""
    place = r.place
    r.take()
    inner = r.expression(POWER)
    if not _is_function(r, outer) or not (_is_function(r, inner) or is_composition(inner)):
        raise r.fail("a ring joins two functions named by letters, as in (f \\circ g)(x)", place)
    return Apply(RING, (outer, inner))


def is_composition(term: Term) -> bool:
    """Whether a term is functions joined by a ring, not yet taken anywhere."""
    return type(term) is Apply and term.name == RING


def composition_taken(r: Reader, term: Term, opening: int) -> Term:
    """A composition at the argument that follows its bracket, after the primes if there are any."""
    order = 0
    while r.accept("'"):
        order += 1
    found = taken(r, term, order) if r.key == "(" else None
    if found is None:
        raise r.fail("functions that are joined by a ring are taken at something; write (f \\circ g)(x)", opening)
    return found


def taken_at_once(r: Reader, term: Term, opening: int) -> Term:
    """What stands in a bracket, at the argument behind it where it is a combination of functions: (f + g)(x)."""
    if is_composition(term):
        return composition_taken(r, term, opening)
    held = letters(term) if r.key == "(" and type(term) is not Symbol else ()
    if len(held) < 2 or not all(_is_function(r, x) and x.name in CALLED for x in held):
        return term
    inside = r.tokens[r.place + 1 : r.matches[r.place]]
    one = len(inside) == 1 and inside[0].key == "name" and inside[0].text not in FUNCTION_LETTERS
    return _at(term, r.bracket("the argument")) if one else term


def taken(r: Reader, term: Term, order: int) -> Term | None:
    """A combination of functions, or its derivative, at what stands in the bracket; None where one is no function."""
    if not is_composition(term) and not all(_is_function(r, x) for x in letters(term)):
        return None
    argument = r.bracket("the argument")
    there = argument if type(argument) is Symbol else WHERE
    whole = _at(term, there)
    if not order:
        return _at(term, argument)
    slope = Derivative(whole, there, order)
    return slope if there is argument else At(slope, (WHERE,), (argument,))


def _at(term: Term, argument: Term) -> Term:
    """Each function of a combination taken at an argument."""
    if is_composition(term):
        outer, inner = term.children
        return Apply(getattr(outer, "name", ""), (_at(inner, argument),))
    return substituted(term, {x: Apply(x.name, (argument,)) for x in letters(term)})


INFIX = {RING: Infix(POWER, composed)}
