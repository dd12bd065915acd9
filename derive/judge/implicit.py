"""The y' of an equation that is differentiated: it is dy/dx of the letter that the equation ties to another."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.kernel.relations import is_statement
from derive.terms import (
    Apply,
    Derivative,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    occurs,
    substituted,
    subterms,
    symbols,
)

from .entries import Change, same

PRIME = "_prime"
DOTS = {"_ddot": 2, "_dot": 1}
TIME = Symbol("t")
USUAL = ("x", "t")


def implicit(terms: tuple[Term, ...], context: Context) -> Change:
    """Each y' below an equation in y and another letter, that has none itself, is the slope of y in that letter.

    Where y(x) and y'(x) stand in the lines, and nothing is differentiated in them, they are y and its slope too.
    """
    known: dict[Term, Term] = _called(terms, context)
    if known:
        return lambda term: substituted(term, known)
    first, *later = terms
    if not is_statement(first):
        return same
    if any(x.name.endswith((PRIME, *DOTS)) for x in symbols(first)):
        return _solved_for(terms, context)
    values: dict[Term, Term] = {}
    for marked in dict.fromkeys(x for term in later for x in letters(term) if x.name.endswith((PRIME, *DOTS))):
        letter, order = _unmarked(marked)
        variable = _tied(letter, first, context)
        if variable is None or context.symbol(marked.name) in context.symbols:
            continue
        if marked.name.endswith(PRIME) or variable is TIME:
            body = letter if order == 1 else _value_of(letter, first, variable)
            if body is not None:
                known[marked] = Derivative(body, variable, order)
                values.update({letter: body} if order > 1 else {})
    if not known:
        return same
    return lambda term: substituted(substituted(term, values) if _twice(term, known) else term, known)


def _twice(term: Term, known: dict[Term, Term]) -> bool:
    """Whether a term holds a letter that stands for a higher slope."""
    return any(type(slope) is Derivative and slope.order > 1 and occurs(x, term) for x, slope in known.items())


def _solved_for(terms: tuple[Term, ...], context: Context) -> Change:
    """Below an equation in y', of which a later line is a solution, y' is dy/dx of the usual letter.

    A letter with a dot is its slope in t.
    """
    held = tuple(dict.fromkeys(x for term in terms for x in letters(term)))
    slopes = [x for x in held if x.name.endswith((PRIME, *DOTS))]
    usual = USUAL if all(x.name.endswith(PRIME) for x in slopes) else (TIME.name,)
    variables = [x for x in held if x.name in usual and _varies(x, context)]
    if not slopes or len(variables) != 1:
        return same
    (variable,) = variables
    ((letter, _), *others) = marks = [_unmarked(x) for x in slopes]
    solved = any(is_statement(term) and letter in symbols(term) and not symbols(term) & {*slopes} for term in terms)
    if any(x is not letter for x, _ in others) or not solved or letter is variable or not _varies(letter, context):
        return same
    known: dict[Term, Term] = {
        x: Derivative(letter, variable, order) for x, (_, order) in zip(slopes, marks, strict=True)
    }
    return lambda term: substituted(term, known)


def _unmarked(letter: Symbol) -> tuple[Symbol, int]:
    """A letter without its primes or dots, and how many these are."""
    for mark, count in DOTS.items():
        if letter.name.endswith(mark):
            return Symbol(letter.name.removesuffix(mark)), count
    name, order = letter.name, 0
    while name.endswith(PRIME):
        name, order = name.removesuffix(PRIME), order + 1
    return Symbol(name), order


def _value_of(letter: Symbol, equation: Term, variable: Symbol) -> Term | None:
    """What an equation says that a letter is, where it does so in another one, and no letter is marked."""
    held = symbols(equation)
    if type(equation) is Relation and equation.left is letter and letter not in symbols(equation.right):
        return equation.right if variable in held and not any(x.name.endswith((PRIME, *DOTS)) for x in held) else None
    return None


def _called(terms: tuple[Term, ...], context: Context) -> dict[Term, Term]:
    """The letters and slopes that calls y(x) and y'(x) of unknown functions stand for, below an equation in y(x)."""
    first, *later = terms
    if not is_statement(first) or any(Derivative in kinds(term) for term in terms):
        return {}
    calls = tuple(dict.fromkeys(here for term in terms for here in subterms(term) if type(here) is Apply))
    heads = {here.name for here in subterms(first) if type(here) is Apply and not here.primes}
    slopes = {here.name for term in later for here in subterms(term) if type(here) is Apply and here.primes == 1}
    variables = {here.arguments for here in calls}
    unknown = all(context.definition(here.name) is None and here.primes <= 1 for here in calls)
    if len(variables) != 1 or not unknown or not slopes or not slopes <= heads:
        return {}
    ((x, *others),) = variables
    names = {here.name for here in calls}
    clash = any(y.name in names for term in terms for y in symbols(term))
    if others or clash or type(x) is not Symbol or any(here.primes for here in subterms(first) if type(here) is Apply):
        return {}
    return {here: Derivative(Symbol(here.name), x) if here.primes else Symbol(here.name) for here in calls}


def in_letters(before: Term, after: Term, context: Context) -> tuple[Term, Term]:
    """Two statements with letters and slopes for y(x) and y'(x), where the second is about the slope of the first."""
    known = _called((before, after), context)
    return (substituted(before, known), substituted(after, known)) if known else (before, after)


def _tied(letter: Symbol, equation: Term, context: Context) -> Symbol | None:
    """The letter that another depends on by an equation: the only one beside it, or the usual one."""
    free = [x for x in letters(equation) if _varies(x, context)]
    if letter not in free:
        return None
    others = [x for x in free if x is not letter]
    usual = [x for x in others if x.name in USUAL]
    return others[0] if len(others) == 1 else usual[0] if len(usual) == 1 else None


def _varies(x: Symbol, context: Context) -> bool:
    return not x.dims and x.name not in context.constants and context.definition(x.name) is None


def in_own_words(step: JudgedStep, chain: WrittenChain, whole: WrittenChain) -> JudgedStep:
    """A step with y' where the writer wrote so, and no part of a line that is all of it."""
    if step.place is None and step.instead is None:
        return step
    own, read = chain.lines[step.end].term, whole.lines[step.end].term
    marked = {x for line in chain.lines if line.term is not None for x in symbols(line.term) if x.name.endswith(PRIME)}
    known: dict[Term, Term] = {
        here: Symbol(f"{here.body.name}{PRIME}")
        for line in whole.lines
        if line.term is not None
        for here in subterms(line.term)
        if type(here) is Derivative and type(here.body) is Symbol and Symbol(f"{here.body.name}{PRIME}") in marked
    }
    place, instead = (None if term is None else substituted(term, known) for term in (step.place, step.instead))
    if type(own) is type(instead) is Relation and type(own.left) is Apply and own.left.primes:
        instead = Relation(instead.sign, own.left, instead.right)
    return step.but(place=own if step.place is read else place, instead=instead)
