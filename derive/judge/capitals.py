"""Capital letters that nothing declares: read as numbers beside other letters, which is said."""

from __future__ import annotations

import re

from derive.core.written import WrittenChain
from derive.terms import Add, Call, Mul, Symbol, Term, letters, natural_order, subterms

_CAPITAL = re.compile(r"[A-Z](?:_\d+)?$")
_OWN = ("probability", "expectation", "variance", "covariance")


def numbers_said(terms: tuple[Term, ...], chain: WrittenChain) -> tuple[str, ...]:
    """A sentence on the capital letters that are multiplied with others as numbers, none where all are declared."""
    random = {x for term in terms for here in subterms(term) if _is_chance(here) for x in letters(here)}
    found = {x for term in terms for here in subterms(term) if type(here) is Mul for x in _beside(here)}
    names = sorted((x for x in found - random if _is_open(x, chain)), key=natural_order)
    listed = " and ".join(filter(None, (", ".join(x.name for x in names[:-1]), *(x.name for x in names[-1:]))))
    if not names:
        return ()
    return (f"{listed} {'are' if len(names) > 1 else 'is'} taken to be {'numbers' if len(names) > 1 else 'a number'}.",)


def _beside(product: Mul) -> tuple[Symbol, ...]:
    """The capital letters of a product that has a further letter or a sum in it."""
    others = [each for each in product.factors if type(each) in (Symbol, Add)]
    capitals = [each for each in others if type(each) is Symbol and _CAPITAL.match(each.name)]
    return tuple(capitals) if len(others) > 1 else ()


def _is_chance(term: Term) -> bool:
    return type(term) is Call and term.name in _OWN


def _is_open(x: Symbol, chain: WrittenChain) -> bool:
    context = chain.context
    told = any(each.name == x.name for each in context.symbols) or context.definition(x.name) is not None
    return not (x.dims or told or x.name in context.constants or any(x in letters(fact) for fact in context.facts))
