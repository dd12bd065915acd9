"""Drawn numbers in the place of letters, written as a person writes them: no factor 1, no + -3, no x^1."""

from __future__ import annotations

from functools import reduce

from derive.core.context import Context
from derive.core.drafts import Given, Phrase, Problem, Value
from derive.exact.rationals import over, plus, times, to_power
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    factors,
    negated,
    product,
    scaled,
    subterms,
    total,
    with_children,
)

from .numbers import function_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_EXPONENT, LARGEST_NUMBER = 64, 10**40


def put(term: Term, drawn: Mapping[Term, Term]) -> Term:
    """The term with numbers for letters; what they touch is worked out where it is plain arithmetic."""
    if isinstance(term, Symbol):
        return drawn.get(term, term)
    new = with_children(term, lambda child: put(child, drawn))
    return term if new is term else _tidied(new)


def _tidied(term: Term) -> Term:
    match term:
        case Add(parts):
            return _sum(parts)
        case Mul():
            return _product(term)
        case Neg(inner):
            return negated(inner)
        case Div(Number() as a, Number() as b) if b is not ZERO:
            return over(a, b)
        case Div(a, b) if b is ONE:
            return a
        case Pow(base, exponent):
            return _power(base, exponent)
    return term


def worked_out(term: Term) -> Term:
    """A term with its functions of plain numbers replaced by their values, where these are rational."""
    new = with_children(term, worked_out)
    here = term if new is term else _tidied(new)
    found = function_value(here.name, here.arguments) if isinstance(here, Call) else None
    return here if found is None else found


def _sum(parts: tuple[Term, ...]) -> Term:
    """A sum with its numbers added up in the place of the last one."""
    numbers = [part for part in parts if isinstance(part, Number)]
    if not numbers:
        return total(parts)
    constant: Number = reduce(plus, numbers)
    last = max(k for k, part in enumerate(parts) if isinstance(part, Number))
    kept = (constant if k == last else part for k, part in enumerate(parts) if k == last or type(part) is not Number)
    return total(part for part in kept if part is not ZERO)


def _product(term: Mul) -> Term:
    parts = factors(term)
    numbers = [part for part in parts if isinstance(part, Number)]
    coefficient: Number = reduce(times, numbers, ONE)
    rest = product(part for part in parts if type(part) is not Number)
    if coefficient is ZERO and not rest.shape:
        return ZERO
    return scaled(coefficient, rest)


def _power(base: Term, exponent: Term) -> Term:
    if exponent is ONE:
        return base
    if exponent is ZERO and base is not ZERO and not base.shape:
        return ONE
    match base, exponent:
        case Number(p, _), Number(n, 1) if abs(n) <= LARGEST_EXPONENT and (p or n > 0):
            found = to_power(base, n)
            return found if max(abs(found.p), found.q) < LARGEST_NUMBER else Pow(base, exponent)
    return Pow(base, exponent)


def put_in_problem(problem: Problem, drawn: Mapping[Term, Term]) -> Problem:
    """A problem with numbers for letters, in what is given, in its options and in what is declared."""
    return problem.but(
        given=tuple(Given(each.name, put(each.term, drawn)) for each in problem.given),
        options=tuple((name, _value(value, drawn)) for name, value in problem.options),
        context=_context(problem.context, drawn),
        title=_words(problem.title, drawn),
        statement=None if problem.statement is None else _words(problem.statement, drawn),
    )


def _value(value: Value, drawn: Mapping[Term, Term]) -> Value:
    if isinstance(value, Term):
        return put(value, drawn)
    return tuple(_value(each, drawn) for each in value) if isinstance(value, tuple) else value


def _words(words: Phrase | str, drawn: Mapping[Term, Term]) -> Phrase | str:
    if isinstance(words, str):
        return words
    return Phrase(words.key, tuple(put(slot, drawn) if isinstance(slot, Term) else slot for slot in words.slots))


def _context(context: Context, drawn: Mapping[Term, Term]) -> Context:
    """What is declared of the other letters."""
    names = {letter.name for letter in drawn if isinstance(letter, Symbol)}
    facts = tuple(put(fact, drawn) for fact in context.facts)
    return context.but(
        facts=tuple(fact for fact, old in zip(facts, context.facts, strict=True) if fact is old),
        symbols=tuple(symbol for symbol in context.symbols if symbol.name not in names),
        constants=tuple(name for name in context.constants if name not in names),
        definitions=tuple(each.but(body=put(each.body, drawn)) for each in context.definitions),
    )


def declared_of(context: Context, drawn: Mapping[Term, Term]) -> tuple[Term, ...]:
    """What the declarations say of the drawn numbers."""
    return tuple(new for fact in context.facts if (new := put(fact, drawn)) is not fact)


def has_no_value(problem: Problem) -> bool:
    """Whether a denominator in what is given has become zero."""
    terms = (part for each in problem.given for part in subterms(each.term))
    return any(isinstance(part, Div) and part.under is ZERO for part in terms)
