"""Pictures of data and of spectra: paths of descents, samples with their principal axes, eigenvectors, shares."""

from __future__ import annotations

from derive.core.drafts import Phrase, Solution, Value, phrase
from derive.exact.balls import ball
from derive.layout.document import Arrow, Bars, Contours, Graph, Mark, Path, Plot
from derive.layout.drawing import answer, plotted
from derive.terms import TWO, Add, Apply, Matrix, Mul, Neg, Symbol, Term, Vector, call, equation, letters

BITS = 64


def descent(solution: Solution) -> Plot | Phrase:
    """The path of a descent over contours, or on the graph of a function of one letter."""
    body, steps = solution.problem.given[0].term, answer(solution, "iterates")
    records = tuple(each for each in steps if isinstance(each, dict)) if isinstance(steps, tuple) else ()
    axes = tuple(map(Symbol, records[0])) if records else ()
    points = tuple(tuple(value for value in each.values() if isinstance(value, Term)) for each in records)
    held = (body, *(value for point in points for value in point))
    path = Path(points, phrase("plot.steps"))
    name = Apply("f", axes)
    if len(axes) == 1:
        return plotted(phrase("plot.descent", equation(name, body)), axes, (Graph(name, body), path), held)
    return plotted(phrase("plot.descent-contours", equation(name, body)), axes, (Contours(body), path), held)


def principal_components(solution: Solution) -> Plot | Phrase:
    """The samples with their principal axes in the plane; the shares of the components in more dimensions."""
    samples, mean = solution.problem.given[0].term, answer(solution, "mean")
    columns, spread = answer(solution, "components"), answer(solution, "variances")
    if not isinstance(samples, Matrix) or not isinstance(mean, Vector) or not isinstance(spread, Term):
        return phrase("plot.values")
    if len(mean.entries) != 2:
        claims = (claim for part in solution.parts for claim in part.claims if part.heading.key == "pca.shares")
        return Plot(
            phrase("plot.shares"), (Symbol("r_k"),), (Bars(tuple(each.relation.children[1] for each in claims)),)
        )
    units = tuple(zip(*columns.rows, strict=True)) if isinstance(columns, Matrix) else (_entries(columns),)
    marks = (*(Mark(row, phrase("plot.sample")) for row in samples.rows), Mark(mean.entries, phrase("plot.mean")))
    pairs = enumerate(zip(units, _entries(spread), strict=True), 1)
    paths = tuple(Path(_axis(mean.entries, *each), phrase("plot.component", str(k))) for k, each in pairs)
    return Plot(phrase("plot.principal"), (Symbol("x_1"), Symbol("x_2")), (*marks, *paths))


def _entries(value: Value) -> tuple[Term, ...]:
    return value.entries if isinstance(value, Vector) else (value,) if isinstance(value, Term) else ()


def _axis(mean: tuple[Term, ...], unit: tuple[Term, ...], variance: Term) -> tuple[tuple[Term, ...], ...]:
    """From the mean two standard deviations in both directions."""
    reach = Mul((TWO, call("sqrt", variance)))
    ahead = tuple(Add((m, Mul((reach, u)))) for m, u in zip(mean, unit, strict=True))
    return tuple(Add((m, Neg(Mul((reach, u))))) for m, u in zip(mean, unit, strict=True)), ahead


def spectrum(solution: Solution) -> Plot | Phrase:
    """The eigenvectors of a matrix in the plane, else its eigenvalues by size."""
    matrix, pairs = solution.problem.given[0].term, answer(solution, "eigenpairs")
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
