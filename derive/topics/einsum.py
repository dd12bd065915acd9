"""Index strings: free and summed indices, the sum written out, the shape of the result, the number of products."""

from __future__ import annotations

from itertools import product as choices

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Part, Problem, Table, phrase
from derive.core.errors import InputError
from derive.core.steps import standing
from derive.core.topics import Input, Option, Topic
from derive.laws.evaluation import evaluated
from derive.laws.index_strings import Contraction, contraction, count_of
from derive.laws.shapes_of_tensors import shape_table, shape_term
from derive.terms import ONE, Collection, Component, Mul, Symbol, Term, bind, call, equation


def work(problem: Problem) -> Draft:
    """The table of indices, the entry of the result, the product of matrices that it is, its shape and the work."""
    spec = problem.option("spec")
    if not isinstance(spec, str):
        raise InputError("an index string is needed; give it with --spec, as in --spec 'ik,kj->ij'")
    found = contraction(spec, tuple(_tensor(given.term) for given in problem.given))
    places = tuple(map(Symbol, found.free))
    context = _indexed(problem.context, found)
    entry = found.entry()
    heading = phrase("einsum.entry", Collection("tuple", places)) if len(places) > 1 else phrase("einsum.alone")
    whole = Chain("p2", heading, standing(entry))
    shape = shape_term(tuple(found.size(letter) for letter in found.free))
    table = () if shape is None else (shape_table("p6", shape),)
    parts: tuple[Part, ...] = (_table(found), whole, *_as_product(found, entry), *_shape(found), *table)
    count = _count(found, context)
    title = problem.title or phrase("einsum.title", spec)
    shaped = () if shape is None else (Answer("shape", shape),)
    answers = (Answer("entry", entry), *shaped, Answer("products", count.derivation.end))
    return Draft(problem.but(title=title, context=context), (*parts, count), answers)


def _tensor(term: Term) -> Symbol:
    if not isinstance(term, Symbol) or not term.dims:
        raise InputError("each tensor is a letter with declared sizes; declare them with --assume, as in 'A: 3 x 4'")
    return term


def _indexed(context: Context, found: Contraction) -> Context:
    known = {name for name, _ in context.indices}
    clash = next((letter for letter, _ in found.sizes if any(s.name == letter for s in context.symbols)), None)
    if clash is not None and clash not in known:
        raise InputError(f"the index {clash} is also the name of a tensor or a size; use another letter for it")
    return context.but(indices=(*context.indices, *(pair for pair in found.sizes if pair[0] not in known)))


def _table(found: Contraction) -> Table:
    columns = tuple(phrase(f"einsum.{name}") for name in ("index", "size", "where", "kind"))
    rows = tuple(
        (
            letter,
            size,
            ", ".join(t.name for t, places in zip(found.tensors, found.places, strict=True) if letter in places),
            phrase("einsum.free" if letter in found.free else "einsum.summed"),
        )
        for letter, size in found.sizes
    )
    return Table("p1", phrase("einsum.indices"), columns, rows)


def _as_product(found: Contraction, entry: Term) -> tuple[Claims, ...]:
    """Where the entry is one of a product of two matrices, that it is."""
    if len(found.tensors) != 2 or any(len(places) != 2 for places in found.places) or len(found.free) != 2:
        return ()
    both, shared = tuple(found.places), set(found.places[0]) & set(found.places[1])
    if len(shared) != 1 or len(found.summed) != 1 or found.summed not in shared:
        return ()
    for order, turns in choices(((0, 1), (1, 0)), choices((False, True), repeat=2)):
        sides = [
            (found.tensors[k], both[k][::-1] if turn else both[k], turn) for k, turn in zip(order, turns, strict=True)
        ]
        (one, first, turn), (other, second, back) = sides
        if first[1] != second[0] or first[0] + second[1] != found.free:
            continue
        whole = Mul((call("transpose", one) if turn else one, call("transpose", other) if back else other))
        statement = equation(entry, Component(whole, tuple(map(Symbol, found.free))))
        return (Claims("p3", phrase("einsum.product", whole), (Claim(statement),)),)
    return ()


def _shape(found: Contraction) -> tuple[Claims, ...]:
    """How many values each free index takes, in the order of the result."""
    claims = tuple(
        Claim(equation(bind("sum", Symbol(letter), ONE, ONE, found.size(letter)), found.size(letter)))
        for letter in found.free
    )
    return (Claims("p4", phrase("einsum.result"), claims),) if claims else ()


def _count(found: Contraction, context: Context) -> Chain:
    start = count_of(found)
    done = evaluated(start, context) or standing(start)
    return Chain("p5", phrase("einsum.count"), done)


topic = Topic("einsum", (Input("tensor", "expression", "many"),), (Option("spec", "word"),), work)
