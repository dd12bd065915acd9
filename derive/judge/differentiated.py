"""Equations differentiated on both sides: what they say about dy/dx, and the solutions that give them back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from derive.core.certificates import ASSUMED, REFUTED, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.kernel.bench import Bench
from derive.kernel.differences import open_conditions
from derive.kernel.directions import Point, directions
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
    letters,
    substituted,
    subterms,
    symbols,
)


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
    back = _put_in(before, after, context, bench) or followed(after, before, context, bench)
    if back is None:
        return None
    if back.follows and not symbols(after) - symbols(before):
        return None
    if back.follows:
        return back.but(message=phrase("check.solution"))
    witness = None if back.witness is None else back.witness.but(left=FALSE, right=TRUE)
    return JudgedStep(0, 1, "wrong", back.certificate, witness=witness, message=phrase("check.no_solution"))


def _put_in(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a solution of an equation about higher slopes, which is put into that."""
    match after:
        case Relation("=", Symbol() as y, value) if y not in symbols(value):
            slopes = [here for here in subterms(before) if type(here) is Derivative]
        case _:
            return None
    highest = max((here.order for here in slopes), default=0)
    if highest < 2 or any(here.body is not y for here in slopes) or type(before) is not Relation or before.sign != "=":
        return None
    left, right = (worked_out(substituted(side, {y: value}), context).end for side in before.children)
    known = bench.equal(left, right, context)
    if known.grade == REFUTED:
        return JudgedStep(0, 1, "wrong", known, witness=known.witness)
    full = len(symbols(after) - symbols(before) - {here.variable for here in slopes}) >= highest
    return JudgedStep(0, 1, "operator", known) if sound(known.grade) and full else None


def relation_of(point: Point) -> Relation:
    """A point as one relation or one `and` of them."""
    parts = tuple(Relation("=", x, value) for x, value in point)
    return parts[0] if len(parts) == 1 else Junction("and", parts)  # type: ignore[return-value]


def _letter(found: Tied, y: Symbol) -> Symbol:
    return Symbol(f"d{y.name}/d{found.variable.name}")
