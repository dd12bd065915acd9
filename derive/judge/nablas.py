"""Gradients and Hessians without letters: by the scalar letters of what they are taken of, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context, Definition
from derive.terms import (
    ZERO,
    Apply,
    At,
    Collection,
    Derivative,
    Junction,
    Matrix,
    Operator,
    Relation,
    Symbol,
    Term,
    Vector,
    kinds,
    letters,
    shape,
    subterms,
    symbols,
    with_children,
)

from .entries import Change


def nablas(terms: tuple[Term, ...], context: Context) -> Change:
    """Each nabla of an expression in scalar letters as a vector or matrix of partial derivatives.

    A letter that the document or an equation above gives a value is that value under a nabla; of others that stand
    there alone nothing tells what they vary with.
    """
    known = {Symbol(each.name): each.body for each in context.definitions if not each.parameters}
    for term in terms:
        if type(term) is Relation and term.sign == "=" and type(term.left) is Symbol and not term.left.dims:
            known.setdefault(term.left, term.right)
    bare = {here.body for term in terms for here in subterms(term) if type(here) is Operator and not here.variables}
    functions = {x for x in bare if type(x) is Symbol and x not in known}
    defined = {each.name: each for each in _functions(terms, context)}

    def with_letters(term: Term) -> Term:
        return _at_places(_with_values(term, known), defined)

    if functions and any(functions & symbols(term) for term in terms):
        return with_letters
    return _beside_tuples(tuple(written_in_entries(with_letters(term)) for term in terms), with_letters)


def _beside_tuples(written: tuple[Term, ...], with_letters: Change) -> Change:
    """Terms with nablas in entries; beside such, (1, 2) is a vector."""
    lengths = {len(term.entries) for term in written if type(term) is Vector}

    def change(term: Term) -> Term:
        new = written_in_entries(with_letters(term))
        match new:
            case Collection("tuple", items) if len(items) in lengths:
                return Vector(items)
        return new

    return change


def _functions(terms: tuple[Term, ...], context: Context) -> Iterator[Definition]:
    """The functions that are defined, with the letters that they are defined in."""
    for term in terms:
        match term:
            case Relation("=", Apply(name, arguments, 0), body) if all(type(each) is Symbol for each in arguments):
                yield Definition(name, arguments, body)  # type: ignore[arg-type]
    for each in context.definitions:
        if each.parameters:
            yield each.but(parameters=tuple(context.symbol(x.name) for x in each.parameters))


def _at_places(term: Term, known: dict[str, Definition]) -> Term:
    """The term with each nabla of the value of a function by the letters of that, taken where the value is."""
    if Operator not in kinds(term):
        return term
    match term:
        case Operator("gradient" | "hessian" as name, Apply(called, places, 0) as body, ()) if called in known:
            by = known[called].parameters
            if len(places) == 1 and by[0].dims and shape(places[0]) == by[0].dims:
                free = places == by or places[0] not in symbols(known[called].body)
                if type(places[0]) is Symbol and free:
                    return Operator(name, body, places)
                return At(Operator(name, Apply(called, by), by), by, places)
            if places != by and len(places) == len(by) > 1 and not any(map(shape, (*places, *by))):
                return _each_at(written_in_entries(Operator(name, Apply(called, by), ())), by, places)
    return with_children(term, lambda child: _at_places(child, known))


def _each_at(whole: Term, by: tuple[Symbol, ...], places: tuple[Term, ...]) -> Term:
    """A vector or a matrix of slopes, each entry taken at a place."""
    if type(whole) in (Vector, Matrix):
        return with_children(whole, lambda child: _each_at(child, by, places))
    return At(whole, by, places)


def _with_values(term: Term, known: dict[Symbol, Term]) -> Term:
    if Operator not in kinds(term):
        return term
    match term:
        case Operator("gradient" | "hessian" as name, Symbol() as letter, ()) if letter in known:
            return Operator(name, known[letter], ())
    return with_children(term, lambda child: _with_values(child, known))


def written_in_entries(term: Term) -> Term:
    """The term with each nabla of an expression in scalar letters in its entries."""
    if Operator not in kinds(term):
        return term
    new = with_children(term, written_in_entries)
    match new:
        case Operator("gradient", body, ()) if free := _free(body):
            return Vector(tuple(_partial(body, x) for x in free))
        case Operator("hessian", body, ()) if free := _free(body):
            return Matrix(tuple(tuple(_partial(_partial(body, x), y) for y in free) for x in free))
        case Relation("=", Vector(entries), zero) if new is not term and zero is ZERO:
            return Junction("and", tuple(Relation("=", each, ZERO) for each in entries))
        case Relation("=", Vector(entries) as slopes, Collection("tuple", items)) if len(entries) == len(items):
            return Relation("=", slopes, Vector(items))
    return new


def _free(body: Term) -> tuple[Symbol, ...]:
    """The letters of a scalar that is more than a name, where all of them are scalars."""
    found = letters(body)
    scalar = not shape(body) and not any(x.dims for x in found)
    return found if scalar and type(body) is not Symbol and len(found) > 1 else ()


def _partial(body: Term, x: Symbol) -> Derivative:
    return Derivative(body, x, 1, "partial")
