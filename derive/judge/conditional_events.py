"""Conditional probabilities as the quotients that define them, and events in one order."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.written import WrittenChain
from derive.kernel.known_events import told
from derive.terms import (
    Call,
    Div,
    Junction,
    Pow,
    Symbol,
    Term,
    call,
    with_children,
)

BAR = "_bar"


def by_definition(chain: WrittenChain) -> WrittenChain:
    """The chain with conditional probabilities as the quotients that define them."""
    return chain.but(
        lines=tuple(
            line.but(
                term=None if line.term is None else conditional(line.term), given=tuple(map(conditional, line.given))
            )
            for line in chain.lines
        )
    )


def conditional(term: Term) -> Term:
    """P(A given B) as the quotient that defines it, both events in one order."""
    new = with_children(term, conditional)
    match new:
        case Call("probability", (Call("given", (event, known)),)):
            return Div(call("probability", _both(event, known)), call("probability", _events(known)))
        case Call("probability", (event,)):
            return call("probability", _events(event))
    return new


def in_numbers(before: Term, after: Term, context: Context) -> tuple[Term, Term] | None:
    """Two terms with the numbers that what is told makes of their probabilities; None where one is left open."""
    apart = tuple(Symbol(name) for name, kind in context.properties if kind == "independent")
    return told(before, after, tuple(map(conditional, context.facts)), apart)


def _both(event: Term, known: Term) -> Term:
    return _events(Junction("and", (event, known)))


def _events(event: Term) -> Term:
    """Events that happen together, without nesting and in the order of their spelling; A^c and a bar are `not`."""
    match event:
        case Symbol(name) if name.endswith(BAR):
            return Junction("not", (Symbol(name.removesuffix(BAR)),))
        case Pow(Symbol() as inner, Symbol("c")):
            return Junction("not", (inner,))
    if type(event) is not Junction:
        return event
    if event.word != "and":
        return Junction(event.word, tuple(map(_events, event.parts)))
    parts = [part for each in map(_events, event.parts) for part in _together(each)]
    return Junction("and", tuple(sorted(dict.fromkeys(parts), key=repr)))


def _together(event: Term) -> tuple[Term, ...]:
    return event.parts if type(event) is Junction and event.word == "and" else (event,)
