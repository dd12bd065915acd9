"""The y' of an equation that is differentiated: it is dy/dx of the letter that the equation ties to another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from derive.core.certificates import ASSUMED, REFUTED, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.kernel.differences import open_conditions
from derive.kernel.directions import Point, directions
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.terms import (
    FALSE,
    TRUE,
    ZERO,
    Add,
    Apply,
    Derivative,
    Junction,
    Neg,
    Record,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
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
    if any(x.name.endswith(PRIME) for x in symbols(first)):
        return _solved_for(terms, context)
    for marked in dict.fromkeys(x for term in later for x in letters(term) if x.name.endswith((PRIME, *DOTS))):
        letter, order = _unmarked(marked)
        variable = _tied(letter, first, context)
        if variable is None or context.symbol(marked.name) in context.symbols:
            continue
        if marked.name.endswith(PRIME) or variable is TIME:
            body = letter if order == 1 else _value_of(letter, first, variable)
            if body is not None:
                known[marked] = Derivative(body, variable, order)
    return (lambda term: substituted(term, known)) if known else same


def _solved_for(terms: tuple[Term, ...], context: Context) -> Change:
    """Below an equation in y', of which a later line is a solution, y' is dy/dx of the usual letter."""
    held = tuple(dict.fromkeys(x for term in terms for x in letters(term)))
    slopes = [x for x in held if x.name.endswith(PRIME)]
    variables = [x for x in held if x.name in USUAL and _varies(x, context)]
    if len(slopes) != 1 or len(variables) != 1:
        return same
    (marked,), (variable,) = slopes, variables
    letter, order = _unmarked(marked)
    solved = any(is_statement(term) and letter in symbols(term) and marked not in symbols(term) for term in terms)
    if order != 1 or not solved or letter is variable or not _varies(letter, context):
        return same
    return lambda term: substituted(term, {marked: Derivative(letter, variable)})


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
    """What an equation says that a letter is, where it does so in one other letter."""
    if type(equation) is Relation and equation.left is letter and symbols(equation.right) <= {variable}:
        return equation.right
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


class Tied(Record):
    """The letters that depend on another, as the dy/dx of a statement show."""

    variable: Symbol
    letters: tuple[Symbol, ...]

    @property
    def functions(self) -> dict[Term, Term]:
        """Each letter as a function of the variable."""
        return {y: Apply(y.name, (self.variable,)) for y in self.letters}

    @property
    def slopes(self) -> dict[Term, Term]:
        """Each dy/dx as the derivative of such a function."""
        return {Derivative(y, self.variable): Apply(y.name, (self.variable,), 1) for y in self.letters}

    def sides(self, equation: Relation) -> tuple[Term, Term]:
        """The derivatives of both sides."""
        left, right = (Derivative(substituted(side, self.functions), self.variable) for side in equation.children)
        return left, right

    def written(self, term: Term) -> Term:
        """A term with the letters as functions, and their slopes as the derivatives of these."""
        return substituted(term, {**self.functions, **self.slopes})

    def read(self, term: Term, slopes: Callable[[Symbol], Term]) -> Term:
        """A term with letters in place of the functions, and what is given in place of their slopes."""
        back: dict[Term, Term] = {Apply(y.name, (self.variable,), 1): slopes(y) for y in self.letters}
        return substituted(substituted(term, back), {here: y for y, here in self.functions.items()})


def tied(before: Term, after: Term, context: Context) -> Tied | None:
    """The letters of an equation whose slopes the next one holds; None where these are no functions of one letter."""
    if type(before) is not Relation or type(after) is not Relation or {before.sign, after.sign} != {"="}:
        return None
    bare = {here: here.body for here in subterms(after) if type(here) is Derivative and type(here.body) is Symbol}
    found = tuple(dict.fromkeys(y for y in bare.values() if type(y) is Symbol))
    variables = {here.variable for here in bare}
    if len(variables) != 1 or any(here.order != 1 for here in bare):
        return None
    (x,) = variables
    defined = any(context.definition(y.name) is not None for y in found)
    return None if defined or x in found or type(x) is not Symbol else Tied(x, found)


def followed(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on an equation about a slope: by what the derivative of the one before says, at a point of it."""
    found = tied(before, after, context)
    if found is None or type(before) is not Relation:
        return None
    letter = partial(_letter, found)
    worked = Relation("=", *(found.read(worked_out(side, context).end, letter) for side in found.sides(before)))
    slopes: dict[Term, Term] = {Derivative(y, found.variable): letter(y) for y in found.letters}
    left, right = (substituted(side, slopes) for side in after.children)
    both = worked if _holds_for_a_constant(found, before, worked, context, bench) else Junction("and", (before, worked))
    conditions = open_conditions(left, right, context)
    ways = directions(both, Relation("=", left, right), context.given(*conditions), bench)
    if sound(ways.forth.grade):
        told = tuple(Condition(each, ASSUMED) for each in conditions)
        return JudgedStep(0, 1, "operator", ways.forth, told, message=phrase("check.differentiated_both"))
    if ways.forth.grade != REFUTED or not ways.lost:
        return None
    lost = (relation_of(ways.lost[0]),)
    step = JudgedStep(0, 1, "wrong", ways.forth, witness=ways.forth.witness, lost=lost)
    return step.but(message=phrase("check.loses", lost))


def _holds_for_a_constant(found: Tied, equation: Relation, slope: Relation, context: Context, bench: Bench) -> bool:
    """Whether an equation only says what a constant is that its derivative is free of: everywhere it is some number."""
    gap = Add((equation.left, Neg(equation.right)))
    varying = {found.variable, *found.letters, *symbols(slope)}
    free = (c for c in letters(equation) if c not in varying and not c.dims)
    moved = ((c, Add((gap, Neg(substituted(gap, {c: ZERO}))))) for c in free)
    return any(sound(bench.equal(rest, end, context).grade) for c, rest in moved for end in (c, Neg(c)))


def integrated(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a solution of an equation about a slope: differentiated it gives that equation back.

    Only with a letter of its own for the constant it is every solution; without one, that is left open.
    """
    back = followed(after, before, context, bench)
    if back is None:
        return None
    if back.follows and not symbols(after) - symbols(before):
        return None
    if back.follows:
        return back.but(message=phrase("check.solution"))
    witness = None if back.witness is None else back.witness.but(left=FALSE, right=TRUE)
    return JudgedStep(0, 1, "wrong", back.certificate, witness=witness, message=phrase("check.no_solution"))


def relation_of(point: Point) -> Relation:
    """A point as one relation or one `and` of them."""
    parts = tuple(Relation("=", x, value) for x, value in point)
    return parts[0] if len(parts) == 1 else Junction("and", parts)  # type: ignore[return-value]


def _letter(found: Tied, y: Symbol) -> Symbol:
    return Symbol(f"d{y.name}/d{found.variable.name}")
