"""Lines that set what was worked out to a number, f'(x) = 0: they say what is looked for and follow from nothing."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.written import WrittenLine
from derive.exact.conjuncts import conjuncts
from derive.kernel.relations import is_statement
from derive.laws.differentiation import worked_out
from derive.terms import ZERO, Apply, At, Derivative, Div, Junction, Mul, Relation, Symbol, Term, Vector, alike, symbols

from .primed import worked_primes


def imposed(before: Term, line: WrittenLine, first: WrittenLine, context: Context) -> Term | None:
    """The equation that a line sets up from now on, if the line before is a formula for what it sets to a number."""
    term = line.term
    if term is None or first.term is None or line.relation not in ("", "=", "implies"):
        return None
    if not is_statement(before) and _is_zero(term) and line.relation == "=" and _is_slope(first.term):
        if not symbols(before) or before is first.term:
            return None
        parts = conjuncts(Relation("=", before, term))
        return Junction("and", parts) if len(parts) > 1 else parts[0]
    if type(before) is not Relation or before.sign != "=" or type(term) is not Relation or term.sign != "=":
        return None
    if symbols(term.right) or not _varies(term.left, context) or not _is_formula(before):
        return None
    is_value = type(term.left) is Apply and not _is_slope(term.left)
    if alike(term.left, before.left) and symbols(before.right) and (term.right is ZERO or is_value):
        return Relation("=", before.right, term.right)
    if alike(term.left, before.right) and term.right is ZERO:
        return term
    return term if term.right is ZERO and type(term.left) is Apply else None


def _is_zero(term: Term) -> bool:
    return term is ZERO or (type(term) is Vector and all(each is ZERO for each in term.entries))


def _is_slope(term: Term) -> bool:
    """Whether a term is a derivative, be it at a place or by the square of a letter."""
    match term:
        case At(inner) | Div(inner, Mul()):
            return type(inner) is Derivative
        case Vector(entries):
            return all(type(each) is Derivative for each in entries)
    return type(term) is Derivative or (type(term) is Apply and term.primes > 0)


def _varies(term: Term, context: Context) -> bool:
    """Whether a value depends on a letter."""
    if type(term) is Apply and not all(type(each) is Symbol for each in term.arguments):
        return False
    worked = worked_primes(term, context)
    if type(worked) is Derivative and type(worked.body) is not Symbol:
        worked = worked_out(worked, context).end
    return bool(symbols(worked))


def _is_formula(equation: Relation) -> bool:
    """Whether an equation says what a function, a slope or a letter is in other letters."""
    head = equation.left
    if type(head) is Apply:
        return all(type(each) is Symbol for each in head.arguments)
    return _is_slope(head) or (type(head) is Symbol and head not in symbols(equation.right))
