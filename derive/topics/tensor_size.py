"""How many entries a tensor has, where each stands row by row, and whether another shape holds as many."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Definition, Draft, Part, Problem, phrase
from derive.core.errors import InputError
from derive.core.steps import standing
from derive.core.topics import Input, Option, Topic
from derive.laws.evaluation import evaluated
from derive.laws.shapes_of_tensors import Sizes, shape_term, sizes_of
from derive.terms import (
    INTEGERS,
    ONE,
    ZERO,
    Collection,
    Junction,
    Relation,
    Symbol,
    Term,
    equation,
    negated,
    product,
    total,
)

INDICES = "ijkpqrst"


def work(problem: Problem) -> Draft:
    """The product of the sizes, the row-major place of an entry, and the shape that it is turned into."""
    sizes = sizes_of(problem.given[0].term, problem.context)
    if len(sizes) > len(INDICES):
        raise InputError(f"tensors of up to {len(INDICES)} axes are counted; give fewer sizes")
    count = _count("p1", "count", sizes, problem.context)
    parts: tuple[Part, ...] = (count, *_places(sizes, problem.context), *_reshaped(problem, count))
    title = problem.title or phrase("tensor.title", problem.given[0].term)
    answers = (Answer("size", count.derivation.end), Answer("rank", len(sizes)))
    return Draft(problem.but(title=title), parts, answers)


def _count(label: str, name: str, sizes: Sizes, context: Context) -> Chain:
    start = product(sizes)
    found = evaluated(start, context) or standing(start)
    return Chain(label, phrase(f"tensor.{name}", shape_term(sizes) or ONE), found)


def _places(sizes: Sizes, context: Context) -> tuple[Part, ...]:
    """The place of entry (i, j, ...) counted from zero, row by row, and that it is one of those there are."""
    if len(sizes) < 2:
        return ()
    letters = tuple(map(Symbol, INDICES[: len(sizes)]))
    steps = [_value(product(sizes[k + 1 :]), context) for k in range(len(sizes))]
    place = total(x if step is ONE else product((step, x)) for x, step in zip(letters, steps, strict=True))
    name = Symbol("m")
    ranges = tuple(
        each
        for x, size in zip(letters, sizes, strict=True)
        for each in (
            Relation("in", x, INTEGERS),
            Relation(">=", x, ZERO),
            Relation("<=", x, _value(total((size, negated(ONE))), context)),
        )
    )
    last = _value(total((product(sizes), negated(ONE))), context)
    inside = Junction("and", (Relation(">=", place, ZERO), Relation("<=", place, last)))
    defined = Definition("p2", phrase("tensor.place", Collection("tuple", letters)), Relation(":=", name, place))
    return (defined, Claims("p3", phrase("tensor.inside"), (Claim(inside, None, ranges),)))


def _value(term: Term, context: Context) -> Term:
    found = evaluated(term, context)
    return term if found is None else found.end


def _reshaped(problem: Problem, count: Chain) -> tuple[Part, ...]:
    """The other shape's product of sizes, which has to be the same."""
    wanted = problem.option("reshape")
    if wanted is None:
        return ()
    if not isinstance(wanted, Term):
        raise InputError("--reshape takes a shape, such as (6, 4)")
    other = _count("p4", "other", sizes_of(wanted, problem.context), problem.context)
    if other.derivation.end is not count.derivation.end:
        raise InputError("the two shapes hold different numbers of entries, so that one can't be turned into the other")
    same = Claim(equation(count.derivation.start, other.derivation.start))
    return (other, Claims("p5", phrase("tensor.same"), (same,), uses=("p1", "p4")))


topic = Topic("tensor-size", (Input("shape", "shape"),), (Option("reshape", "expression"),), work)
