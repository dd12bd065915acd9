"""Two statements whose letters get values: which of these are sizes and indices, and which facts are about them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from derive.core.context import Context
from derive.terms import (
    REALS,
    Call,
    Component,
    Derivative,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    natural_order,
    number,
    substituted,
    subterms,
    symbols,
)

from .enclosures import Enclosures
from .evaluation import UndecidedError
from .facts import meant
from .instances import size_letters
from .loose_entries import with_entries
from .newton import Point
from .told_moments import of_numbers

MOST_PLACES = 40
MOVED = ("symmetric", "spd", "diagonal", "invertible", "full-column-rank")
# What is said of random letters that any values have: where they lie is told by their laws.
OF_CHANCE = frozenset(("independent", "symmetric-about-zero"))
KEPT = ("psd", "orthogonal", "simplex", "one-hot")


class Setting(Record):
    """Two statements, the facts about their letters, and the letters that are sizes or indices."""

    before: Term
    after: Term
    facts: tuple[Term, ...]
    context: Context
    sizes: tuple[Symbol, ...]
    runs: tuple[tuple[Symbol, Term], ...]


def setting_of(a: Term, b: Term, context: Context) -> Setting | None:
    """Two statements and what is declared of their letters; None where something is declared that is not understood."""
    named = with_entries(a, b)
    if named is None or any(_is_tied(here, context) for side in (a, b) for here in subterms(side)):
        return None
    if any(_is_restricted(here, context) for side in (a, b) for here in subterms(side)):
        return None
    sizes = tuple(sorted(size_letters((a, b), context, {}), key=natural_order))
    runs = tuple((Symbol(name), size) for name, size in context.indices)
    told = of_numbers(context)
    if told is None:
        return None
    context = context.but(facts=tuple(meant(fact, context) for fact in told))
    facts = _facts(symbols(a) | symbols(b), context, frozenset(sizes))
    renamed = (symbols(a) | symbols(b)) - (symbols(named[0]) | symbols(named[1]))
    if any(symbols(fact) & renamed for fact in facts):
        return None
    known = {*sizes, *(index for index, _ in runs)}
    if any(_open_index(here, known) for side in named for here in subterms(side)):
        return None
    letters = {x.name for each in (*named, *facts) for x in symbols(each)}
    declared = {kind for name, kind in context.properties if name in letters} - OF_CHANCE
    if not declared <= {*MOVED, *KEPT}:
        return None
    return Setting(*named, facts, context, sizes, runs)


def _is_tied(here: Term, context: Context) -> bool:
    """Whether letters may depend on each other in a derivative, so that they can't be drawn one by one."""
    if type(here) is not Derivative:
        return type(here) is Operator
    others = [x for x in symbols(here.body) if x is not here.variable and x.name not in context.constants]
    return here.variable not in symbols(here.body) or (here.notation != "partial" and bool(others))


def _is_restricted(here: Term, context: Context) -> bool:
    """Whether more is told of the letter that varies in an arg min than that it is real."""
    match here:
        case Call("argmin" | "argmax", (_, Symbol() as letter)):
            about = (fact for fact in context.facts if letter in symbols(fact) and not _tells_a_slope(fact))
            declared = any(name == letter.name for name, _ in context.properties)
            return declared or any(fact is not Relation("in", letter, REALS) for fact in about)
    return False


def _tells_a_slope(fact: Term) -> bool:
    return type(fact) is Relation and fact.sign == "=" and type(fact.left) in (Operator, Derivative)


def _open_index(here: Term, known: set[Symbol]) -> bool:
    """Whether an entry has an index that nothing is declared of."""
    return type(here) is Component and any(x not in known for k in here.indices for x in symbols(k))


def _facts(reached: frozenset[Symbol], context: Context, sizes: frozenset[Symbol]) -> tuple[Term, ...]:
    """The facts about some letters, and about those that they tie these to."""
    found: dict[Term, None] = dict.fromkeys(fact for fact in context.facts if symbols(fact) <= sizes)
    for _ in context.facts:
        new = [fact for fact in context.facts if fact not in found and symbols(fact) & (reached - sizes)]
        if not new:
            break
        found.update(dict.fromkeys(new))
        reached = reached.union(*map(symbols, new))
    return tuple(found)


def everywhere(statement: Term, setting: Setting, known: Point) -> Iterator[Term]:
    """A statement at every value of its indices."""
    runs = [(index, size) for index, size in setting.runs if index in symbols(statement)]
    here = Enclosures(known)
    places = tuple(product(*(range(1, here.whole(size) + 1) for _, size in runs)))
    if len(places) > MOST_PLACES:
        raise UndecidedError
    for values in places:
        yield substituted(statement, {index: number(v) for (index, _), v in zip(runs, values, strict=True)})
