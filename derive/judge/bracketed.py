"""Antiderivatives between their limits: [F(x)]_a^b, which reads as an index and a power, as F(b) - F(a)."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.written import WrittenChain, WrittenLine
from derive.reader.ends import increase, is_increase
from derive.terms import (
    Binder,
    Component,
    Pow,
    Symbol,
    Term,
    kinds,
    letters,
    shape,
    subterms,
    with_children,
)

TROUBLE = "brackets with a subscript hold a term with one letter between two limits, as in [x^2]_0^1"


def bracketed(chain: WrittenChain) -> WrittenChain:
    """The chain with brackets between limits as differences; a line in which they are something else is not read."""
    integrated = tuple(dict.fromkeys(_integrated(chain)))
    return chain.but(lines=tuple(_line(line, integrated) for line in chain.lines))


def _integrated(chain: WrittenChain) -> Iterator[Symbol]:
    for line in chain.lines:
        for here in subterms(line.term) if line.term is not None and Binder in kinds(line.term) else ():
            if type(here) is Binder and here.kind == "integral":
                yield Symbol(here.letter)


def _line(line: WrittenLine, integrated: tuple[Symbol, ...]) -> WrittenLine:
    if line.term is None or Component not in kinds(line.term):
        return line
    made = _between(line.term, integrated)
    if any(_is_bracket(here) for here in subterms(made)):
        return line.but(term=None, trouble=TROUBLE)
    return line.but(term=made)


def _is_bracket(term: Term) -> bool:
    """Whether an index stands at a scalar that is no letter."""
    return type(term) is Component and type(term.base) is not Symbol and not shape(term.base)


def _between(term: Term, integrated: tuple[Symbol, ...]) -> Term:
    new = with_children(term, lambda child: _between(child, integrated))
    match new:
        case Pow(Component(body, (low,)), high) if is_increase(new):
            free = letters(body)
            chosen = tuple(x for x in free if x in integrated) or free
            if len(chosen) == 1:
                return increase(body, chosen[0], low, high)
    return new
