"""Gradients by parameters of unknown size, nabla_theta log p_theta(x): in each entry the slope by one number."""

from __future__ import annotations

from derive.core.written import WrittenChain
from derive.terms import Apply, Call, Derivative, Mul, Operator, Symbol, Term, kinds, subterms, symbols, with_children


def with_slopes(chain: WrittenChain) -> WrittenChain:
    """A chain whose gradients by a letter without a size are slopes where they are only added and scaled.

    The letter stands in the arguments of functions alone, so that nothing tells its size.
    """
    terms = tuple(line.term for line in chain.lines if line.term is not None)
    by = {x for term in terms for here in subterms(term) for x in _variables(here)}
    if len(by) != 1 or not all(_is_number(x, terms, chain) for x in by) or not all(map(_is_linear, terms)):
        return chain
    lines = tuple(line if line.term is None else line.but(term=_sloped(line.term)) for line in chain.lines)
    return chain.but(lines=lines)


def _variables(term: Term) -> tuple[Term, ...]:
    return term.variables if type(term) is Operator and term.name == "gradient" else ()


def _is_number(letter: Term, terms: tuple[Term, ...], chain: WrittenChain) -> bool:
    if type(letter) is not Symbol or letter.dims or any(x.name == letter.name for x in chain.context.symbols):
        return False
    return not any(letter in symbols(_without_calls(term)) for term in terms)


def _without_calls(term: Term) -> Term:
    if type(term) is Apply:
        return Symbol(term.name)
    if type(term) is Operator:
        return _without_calls(term.body)
    return with_children(term, _without_calls)


def _is_linear(term: Term) -> bool:
    """Whether gradients are only added, multiplied by what has none, and taken means of."""
    if Operator not in kinds(term):
        return True
    if type(term) is Operator:
        return term.name == "gradient" and len(term.variables) == 1 and Operator not in kinds(term.body)
    if type(term) is Call and term.name != "expectation":
        return False
    within = sum(Operator in kinds(child) for child in term.children)
    return all(map(_is_linear, term.children)) and (type(term) is not Mul or within == 1)


def _sloped(term: Term) -> Term:
    new = with_children(term, _sloped)
    return Derivative(new.body, new.variables[0], 1, "partial") if _variables(new) else new  # type: ignore[attr-defined]
