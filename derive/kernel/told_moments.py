"""What told means, variances and distributions ask of numbers that are drawn for parameters and for random letters."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.terms import INTEGERS, REALS, ZERO, Apply, Call, Component, Pow, Relation, Symbol, Term, symbols

from .facts import speaks_of_chance
from .moments import distributed_letter, says_how_distributed
from .term_matrices import UnknownSizeError

WHOLE_LINE = ("Normal", "N", "Laplace")


def of_moments(fact: Term, context: Context) -> Iterator[Term]:
    """What numbers have to meet to be a mean, which may be any, or a variance above zero; those of a law are."""
    match fact:
        case Relation("=", Call("expectation", (Pow(Symbol() | Component() as x, _),))) if _has_law(x, context):
            return
        case Relation("=", Call("expectation", (Symbol() | Component(),))):
            return
        case Relation("=", Call("variance", (Symbol() | Component(),)), value):
            yield Relation(">", value, ZERO)
        case Relation("in", Call("expectation", (Symbol(),)), where) if where is REALS:
            return
        case _:
            raise UnknownSizeError


def of_numbers(context: Context) -> tuple[Term, ...] | None:
    """All that is told, as conditions on numbers; None where something told of chances is no such condition."""
    try:
        return tuple(each for fact in context.facts for each in _of_fact(fact, context))
    except UnknownSizeError:
        return None


def tells_moments(context: Context) -> bool:
    """Whether a mean or a variance is told: without any, a mean may be every number."""
    return any(type(fact) is Relation and fact.sign != "in" and speaks_of_chance(fact) for fact in context.facts)


def without_whole_entries(context: Context) -> Context:
    """What is told, but for which entries are whole numbers; the same context where none is."""
    told = (fact for fact in context.facts if type(fact) is Relation and fact.sign == "in" and fact.right is INTEGERS)
    whole = {fact for fact in told if type(fact.left) is Component}
    return context.but(facts=tuple(fact for fact in context.facts if fact not in whole)) if whole else context


def _of_fact(fact: Term, context: Context) -> Iterator[Term]:
    if speaks_of_chance(fact):
        yield from of_moments(fact, context)
    elif not says_how_distributed(fact):
        yield fact


def _has_law(x: Term, context: Context) -> bool:
    """Whether it is told how a letter is distributed."""
    return any(type(fact) is Relation and fact.sign == "~" and fact.left is x for fact in context.facts)


def of_unknown_law(a: Term, b: Term, context: Context) -> bool:
    """Whether a letter stands in either term that has some distribution, and nothing tells which values."""
    drawn = {name for name, kind in context.properties if kind == "distributed"}
    return any(x.name in drawn and not _has_values(x, context) for x in symbols(a) | symbols(b))


def _has_values(x: Symbol, context: Context) -> bool:
    """Whether a law on the whole line is told of a letter, or where it lies."""
    about = [fact for fact in context.facts if x in symbols(fact) and not speaks_of_chance(fact)]
    laws = [fact for fact in about if distributed_letter(fact) is x]
    return len(about) > len(laws) or any(law.right.name in WHOLE_LINE for law in laws if type(law.right) is Apply)  # type: ignore[attr-defined]
