"""What a picture of a solution shows, as terms, where a problem asks for one; a sentence where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.drafts import Phrase, Problem, Solution, Value, phrase
from derive.exact.balls import ball
from derive.layout.document import (
    Arrow,
    Bars,
    Block,
    Contours,
    Curve,
    Figure,
    Graph,
    Heading,
    Mark,
    Plot,
    Prose,
)
from derive.terms import Add, Apply, Mul, Neg, Relation, Symbol, Term, Vector, equation, letters, total

BITS = 64
PRIMES = 3


def pictures(solution: Solution) -> tuple[Block, ...]:
    """The picture of a solution under its heading, where the problem asks for one."""
    draw = DRAWN.get(solution.problem.topic)
    if draw is None or not solution.problem.option("plot"):
        return ()
    found = draw(solution)
    return (Heading(phrase("plot.heading")), found if isinstance(found, Plot) else Prose((found,)))


def _plot(says: Phrase, axes: tuple[Term, ...], figures: tuple[Figure, ...], held: tuple[Term, ...]) -> Plot | Phrase:
    """A picture, or why there is none: too many letters, or letters without a value in what is `held`."""
    if len(axes) > 2:
        return phrase("plot.dimensions", axes)
    free = tuple(dict.fromkeys(letter for term in held for letter in letters(term) if letter not in axes))
    return phrase("plot.letters", free) if free else Plot(says, axes, figures)


def _answer(solution: Solution, name: str) -> Value:
    return next((answer.value for answer in solution.answers if answer.name == name), None)


def _letter(problem: Problem) -> Term:
    """The letter that a function of one letter is drawn over."""
    chosen = problem.option("wrt")
    found = letters(problem.given[0].term)
    return chosen if isinstance(chosen, Term) else found[0] if len(found) == 1 else Symbol("x")


def _derivative(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    body, slope, x = problem.given[0].term, _answer(solution, "derivative"), _letter(problem)
    order = problem.option("order")
    if not isinstance(slope, Term) or not isinstance(order, int) or order > PRIMES:
        return phrase("plot.order", str(PRIMES))
    graphs = (Graph(Apply("f", (x,)), body), Graph(Apply("f", (x,), order), slope, (body,)))
    says = phrase("plot.derivative", *(equation(each.name, each.body) for each in graphs))
    return _plot(says, (x,), graphs, (body, slope))


def _taylor(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    about, polynomial = problem.option("about"), _answer(solution, "polynomial")
    pairs = about if isinstance(about, tuple) else ()
    point = {pair[0]: pair[1] for pair in pairs if isinstance(pair, tuple)}
    axes = tuple(each for each in point if isinstance(each, Term)) or letters(problem.given[0].term)
    if not isinstance(polynomial, Term):
        return phrase("plot.values")
    if len(axes) != 1:
        return phrase("plot.one_letter", axes)
    (x,) = axes
    body = problem.given[0].term
    graphs = (Graph(Apply("f", (x,)), body), Graph(Apply("T", (x,)), polynomial))
    says = phrase("plot.taylor", *(equation(each.name, each.body) for each in graphs))
    there = point.get(x)
    marks = (Mark((there,), ""),) if isinstance(there, Term) else ()
    figures: tuple[Figure, ...] = (*graphs, *marks)
    return _plot(says, axes, figures, (body, polynomial, *(each.at[0] for each in marks)))


def _points(solution: Solution) -> Plot | Phrase:
    body = solution.problem.given[0].term
    axes = _unknowns(solution)
    marks = tuple(_marks(solution, axes))
    if len(axes) == 1:
        graph = Graph(Apply("f", axes), body)
        return _plot(phrase("plot.points", equation(graph.name, body)), axes, (graph, *marks), (body,))
    says = phrase("plot.contours", equation(Apply("f", axes), body))
    return _plot(says, axes, (Contours(body), *marks), (body,))


def _lagrange(solution: Solution) -> Plot | Phrase:
    body, given = solution.problem.given[0].term, solution.problem.option("subject-to")
    axes = _unknowns(solution)
    constraints = tuple(each for each in given if isinstance(each, Relation)) if isinstance(given, tuple) else ()
    curves = tuple(map(_curve, constraints))
    says = phrase("plot.constraint", equation(Apply("f", axes), body), constraints)
    figures: tuple[Figure, ...] = (Contours(body), *curves, *_marks(solution, axes))
    return _plot(says, axes, figures, (body, *(each.body for each in curves)))


def _implicit(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    (given,) = problem.given
    if not isinstance(given.term, Relation):
        return phrase("plot.values")
    x, y = problem.option("wrt") or Symbol("x"), problem.option("of") or Symbol("y")
    axes = tuple(each for each in (x, y) if isinstance(each, Term))
    curve = _curve(given.term)
    return _plot(phrase("plot.curve", given.term), axes, (curve,), (curve.body,))


def _curve(relation: Relation) -> Curve:
    return Curve(Add((relation.left, Neg(relation.right))), relation)


def _unknowns(solution: Solution) -> tuple[Symbol, ...]:
    """The letters that vary: those of the points, else those that were chosen, else all there are."""
    points = _answer(solution, "points")
    chosen = solution.problem.option("wrt")
    for point in points if isinstance(points, tuple) else ():
        if isinstance(point, dict) and isinstance(there := point.get("at"), dict):
            return tuple(map(Symbol, there))
    if isinstance(chosen, tuple):
        return tuple(each for each in chosen if isinstance(each, Symbol))
    return letters(total([given.term for given in solution.problem.given]))


def _marks(solution: Solution, axes: tuple[Symbol, ...]) -> Iterator[Mark]:
    """The points of an answer; those of a family hold one free letter."""
    points = _answer(solution, "points")
    for point in points if isinstance(points, tuple) else ():
        there = point.get("at") if isinstance(point, dict) else None
        at = tuple(there.get(each.name) for each in axes) if isinstance(there, dict) else ()
        terms = tuple(each for each in at if isinstance(each, Term))
        free = {letter for term in terms for letter in letters(term)}
        if isinstance(point, dict) and len(terms) == len(axes) and len(free) <= 1:
            yield Mark(terms, phrase(f"kinds.{point.get('kind')}"))


def _eigen(solution: Solution) -> Plot | Phrase:
    matrix, pairs = solution.problem.given[0].term, _answer(solution, "eigenpairs")
    entries = tuple(each for each in pairs if isinstance(each, dict)) if isinstance(pairs, tuple) else ()
    values = tuple(each["value"] for each in entries for _ in range(_count(each["algebraic"])))
    terms = tuple(each for each in values if isinstance(each, Term))
    if free := letters(matrix):
        return phrase("plot.letters", free)
    if not all(map(_is_real, terms)):
        return phrase("plot.complex")
    if len(terms) != 2:
        return Plot(phrase("plot.scree", matrix), (Symbol("lambda"),), (Bars(terms),))
    vectors = tuple((pair["value"], each) for pair in entries for each in _basis(pair["basis"]))
    arrows = tuple(_arrow(value, vector) for value, vector in vectors if isinstance(value, Term))
    return Plot(phrase("plot.eigenvectors", matrix), (), arrows)


def _count(value: Value) -> int:
    return value if isinstance(value, int) else 1


def _basis(value: Value) -> tuple[Vector, ...]:
    return tuple(each for each in value if isinstance(each, Vector)) if isinstance(value, tuple) else ()


def _arrow(value: Term, vector: Vector) -> Arrow:
    x, y = vector.entries
    return Arrow((x, y), (Mul((value, x)), Mul((value, y))))


def _is_real(value: Term) -> bool:
    found = ball(value, BITS)
    return found is not None and bool(found.imag.contains(0))


DRAWN: dict[str, Callable[[Solution], Plot | Phrase]] = {
    "derivative": _derivative,
    "taylor": _taylor,
    "critical-points": _points,
    "lagrange": _lagrange,
    "implicit-derivative": _implicit,
    "eigen": _eigen,
}
