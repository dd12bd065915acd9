"""What a picture of a solution shows, as terms, where a problem asks for one; a sentence where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.drafts import Phrase, Problem, Solution, phrase
from derive.layout.document import Block, Contours, Curve, Figure, Graph, Heading, Mark, Plot, Prose
from derive.layout.drawing import answer, plotted
from derive.layout.drawn_data import descent, principal_components, spectrum
from derive.terms import Add, Apply, Neg, Relation, Symbol, Term, equation, letters, total

PRIMES = 3


def pictures(solution: Solution) -> tuple[Block, ...]:
    """The picture of a solution under its heading, where its topic has one."""
    draw = DRAWN.get(solution.problem.topic)
    if draw is None:
        return ()
    found = draw(solution)
    return (Heading(phrase("plot.heading")), found if isinstance(found, Plot) else Prose((found,)))


def _letter(problem: Problem) -> Term:
    """The letter that a function of one letter is drawn over."""
    chosen = problem.option("wrt")
    found = letters(problem.given[0].term)
    return chosen if isinstance(chosen, Term) else found[0] if len(found) == 1 else Symbol("x")


def _derivative(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    body, slope, x = problem.given[0].term, answer(solution, "derivative"), _letter(problem)
    order = problem.option("order")
    if not isinstance(slope, Term) or not isinstance(order, int) or order > PRIMES:
        return phrase("plot.order", str(PRIMES))
    graphs = (Graph(Apply("f", (x,)), body), Graph(Apply("f", (x,), order), slope, (body,)))
    says = phrase("plot.derivative", *(equation(each.name, each.body) for each in graphs))
    return plotted(says, (x,), graphs, (body, slope))


def _taylor(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    about, polynomial = problem.option("about"), answer(solution, "polynomial")
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
    return plotted(says, axes, figures, (body, polynomial, *(each.at[0] for each in marks)))


def _points(solution: Solution) -> Plot | Phrase:
    body = solution.problem.given[0].term
    axes = _unknowns(solution)
    marks = tuple(_marks(solution, axes))
    if len(axes) == 1:
        graph = Graph(Apply("f", axes), body)
        return plotted(phrase("plot.points", equation(graph.name, body)), axes, (graph, *marks), (body,))
    says = phrase("plot.contours", equation(Apply("f", axes), body))
    return plotted(says, axes, (Contours(body), *marks), (body,))


def _lagrange(solution: Solution) -> Plot | Phrase:
    body, given = solution.problem.given[0].term, solution.problem.option("subject-to")
    axes = _unknowns(solution)
    constraints = tuple(each for each in given if isinstance(each, Relation)) if isinstance(given, tuple) else ()
    curves = tuple(map(_curve, constraints))
    says = phrase("plot.constraint", equation(Apply("f", axes), body), constraints)
    figures: tuple[Figure, ...] = (Contours(body), *curves, *_marks(solution, axes))
    return plotted(says, axes, figures, (body, *(each.body for each in curves)))


def _implicit(solution: Solution) -> Plot | Phrase:
    problem = solution.problem
    (given,) = problem.given
    if not isinstance(given.term, Relation):
        return phrase("plot.values")
    x, y = problem.option("wrt") or Symbol("x"), problem.option("of") or Symbol("y")
    axes = tuple(each for each in (x, y) if isinstance(each, Term))
    curve = _curve(given.term)
    return plotted(phrase("plot.curve", given.term), axes, (curve,), (curve.body,))


def _curve(relation: Relation) -> Curve:
    return Curve(Add((relation.left, Neg(relation.right))), relation)


def _unknowns(solution: Solution) -> tuple[Symbol, ...]:
    """The letters that vary: those of the points, else those that were chosen, else all there are."""
    points = answer(solution, "points")
    chosen = solution.problem.option("wrt")
    for point in points if isinstance(points, tuple) else ():
        if isinstance(point, dict) and isinstance(there := point.get("at"), dict):
            return tuple(map(Symbol, there))
    if isinstance(chosen, tuple):
        return tuple(each for each in chosen if isinstance(each, Symbol))
    return letters(total([given.term for given in solution.problem.given]))


def _marks(solution: Solution, axes: tuple[Symbol, ...]) -> Iterator[Mark]:
    """The points of an answer; those of a family hold one free letter."""
    points = answer(solution, "points")
    for point in points if isinstance(points, tuple) else ():
        there = point.get("at") if isinstance(point, dict) else None
        at = tuple(there.get(each.name) for each in axes) if isinstance(there, dict) else ()
        terms = tuple(each for each in at if isinstance(each, Term))
        free = {letter for term in terms for letter in letters(term)}
        if isinstance(point, dict) and len(terms) == len(axes) and len(free) <= 1:
            yield Mark(terms, phrase(f"kinds.{point.get('kind')}"))


DRAWN: dict[str, Callable[[Solution], Plot | Phrase]] = {
    "derivative": _derivative,
    "taylor": _taylor,
    "critical-points": _points,
    "lagrange": _lagrange,
    "implicit-derivative": _implicit,
    "eigen": spectrum,
    "descend": descent,
    "pca": principal_components,
}
