"""Lines that give a letter, a function or a slope its meaning, at the beginning of a chain or at its end."""

from __future__ import annotations

from math import gcd
from typing import TypeGuard

from derive.core.context import Context, Definition
from derive.kernel.facts import meant
from derive.reader.iterates import Member, member
from derive.terms import (
    ZERO,
    Apply,
    Call,
    Derivative,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    kinds,
    subterms,
    symbols,
)

from .densities import LAW, split_of

# Functions of an unknown that a chain may begin with to say what they are.
SAYING = frozenset(("sin", "cos", "tan", "log", "exp", "det", "tr", "norm"))
MATRIX_KINDS = ("symmetric", "spd", "psd", "orthogonal", "diagonal", "invertible", "permutation")
ENTROPIES = ("H", "I")


def defines(term: Term, context: Context, seen: frozenset[Symbol]) -> bool:
    """Whether an equation gives a new letter or function its meaning, or repeats what has been given."""
    if type(term) is not Relation or term.sign not in ("=", ":="):
        return False
    head = term.left
    match head:
        case Symbol(name):
            known = context.definition(name)
            new = head not in seen and head not in symbols(term.right) and not _constrained(head, context)
            new = new and not _of_one_density(name, term.right)
        case Apply(name, arguments, 0) if all(type(each) is Symbol for each in arguments):
            known = context.definition(name)
            new = not any(type(each) is Apply and each.name == name for each in subterms(term.right))
            new = new and len(set(arguments)) == len(arguments) and not _of_information(name, term.right)
        case _:
            return False
    return new if known is None else alike(known.body, term.right)


def _of_information(name: str, value: Term) -> bool:
    """Whether an entropy, or what letters share, is told by other entropies: this follows from what they are."""
    return name in ENTROPIES and any(type(each) is Apply and each.name in ENTROPIES for each in subterms(value))


def _of_one_density(name: str, value: Term) -> bool:
    """Whether p(x, z) stands beside other values of p: this follows from what densities are."""
    stem, bracket, _ = name.partition("(")
    return bool(bracket) and name.endswith(")") and any(x.name.startswith(stem + bracket) for x in symbols(value))


def names(head: Term, value: Term, context: Context) -> bool:
    """Whether a chain begins by giving what follows a letter's name, or says what a value of an unknown function is."""
    if type(head) is Apply and head.name == "KL" and split_of(head.arguments[0]) is not None:
        return False
    if type(head) is Apply:
        others = (each for each in subterms(value) if type(each) is Apply and each.name == head.name)
        known = context.definition(head.name)
        if known is not None and alike(known.body, value) and Derivative in kinds(value):
            return known.parameters == head.arguments
        again = any(LAW.match(head.name) or symbols(each) & symbols(head) for each in others)
        return known is None and not again
    if type(head) in (Derivative, Operator):
        unknown = _of_something_else(head, context) or _of_an_unknown(head, value, context)
        return value is not ZERO and unknown and not alike(head, value)
    new = _only_letter(head)
    if new is None or new in symbols(value) or _constrained(new, context) or _of_one_density(new.name, value):
        return False
    if head is not new and symbols(meant(value, context)):
        return False
    unknown = context.definition(new.name) is None and not context.has(new.name, *MATRIX_KINDS)
    return unknown and (new not in context.symbols or (bool(new.dims) and head is not new))


def named_at_last(term: Term, before: Term, context: Context, seen: frozenset[Symbol]) -> TypeGuard[Symbol]:
    """Whether a chain of expressions ends by giving what it has come to a name, x^*, that nothing else tells of."""
    if type(term) is not Symbol or term in seen or _constrained(term, context):
        return False
    if not kinds(before).isdisjoint((Derivative, Operator)):
        return False
    declared = any(term in each.dims for each in context.symbols) or (term in context.symbols and not term.dims)
    return not declared and context.definition(term.name) is None and term.name not in context.constants


def tells_a_member(term: Term, lines: tuple[Term, ...]) -> bool:
    """Whether a sequence gets a member that its rule does not reach: G_{t+1} where G_t is told by G_{t+2}."""
    head, *others = lines
    own = member(head.name) if type(head) is Symbol else None
    if own is None or not others:
        return False
    step = gcd(*_ahead(others[0], own))
    return step > 1 and any(each % step for each in _ahead(term, own))


def _ahead(term: Term, own: Member) -> tuple[int, ...]:
    """How far the members of a sequence in a term are from one of them."""
    others = (member(x.name) for x in symbols(term))
    same = (each for each in others if each is not None and (each.base, each.letter) == (own.base, own.letter))
    return tuple(each.shift - own.shift for each in same)


def _are_letters(arguments: tuple[Term, ...]) -> bool:
    return len(set(arguments)) == len(arguments) and all(type(each) is Symbol for each in arguments)


def _only_letter(head: Term) -> Symbol | None:
    """The letter that a head is, or is a function of that says what it is: cos theta, ln y, det A, |v|, s^2."""
    match head:
        case Symbol():
            return head
        case Call(name, (Symbol() as letter,)) if name in SAYING:
            return letter
        case Pow(Symbol() as letter, Number()):
            return letter
    return None


def _of_something_else(slope: Term, context: Context) -> bool:
    """Whether a slope is that of a quantity with a name alone, L or ln L, of which nothing tells how it varies."""
    match slope:
        case Derivative(Term() as body, variable, _) | Operator("gradient" | "hessian", Term() as body, (variable,)):
            quantity = body.arguments[0] if type(body) is Call and body.name == "log" else body
        case _:
            return False
    if not isinstance(quantity, (Symbol, Apply)) or not quantity.name[:1].isupper() or quantity in context.symbols:
        return False
    meaning = context.definition(quantity.name)
    told = symbols(quantity) | (symbols(meaning.body) if meaning else frozenset())
    return not symbols(variable) & told


def _of_an_unknown(slope: Term, value: Term, context: Context) -> bool:
    """Whether a slope is that of J(theta), or a differential that of y, of which nothing else tells what it is."""
    match slope.children[0] if slope.children else slope:
        case Symbol(name) if type(slope) is Operator and slope.name == "differential":
            return context.definition(name) is None
        case Apply(name, arguments, 0) if name[:1].isupper() and _are_letters(arguments):
            again = any(type(each) is Apply and each.name == name for each in subterms(value))
            return context.definition(name) is None and not again
    return False


def defined(term: Term, context: Context) -> Context:
    """The context with what an equation defines."""
    if type(term) is not Relation:
        return context
    match term.left:
        case Apply(name, arguments) if context.definition(name) is None:
            made = Definition(name, tuple(x for x in arguments if type(x) is Symbol), term.right)
        case _:
            return context
    return context.but(definitions=(*context.definitions, made))


def with_name(letter: Symbol, value: Term, context: Context) -> Context:
    """The context with a letter that stands for a value."""
    return context.but(definitions=(*context.definitions, Definition(letter.name, (), value)))


def _constrained(letter: Symbol, context: Context) -> bool:
    return any(letter in symbols(fact) for fact in context.facts)
