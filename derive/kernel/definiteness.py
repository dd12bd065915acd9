"""Definite matrices, by the exact signs of principal minors."""

from __future__ import annotations

from itertools import combinations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, sound, worst
from derive.core.context import Context
from derive.exact.signs import sign
from derive.exact.spelling import normal
from derive.terms import ZERO, Call, Mul, Relation, Symbol, Term, call, negated, summands, symbols, total

from .bench import Bench
from .explicit import grid, scalar
from .facts import meant
from .relations import DEFINITE
from .term_matrices import Grid, UnknownSizeError, determinant

PREDICATES = DEFINITE
LARGEST = 6
METHOD = "signs of principal minors"


def definite(name: str, matrix: Term, context: Context, bench: Bench) -> Certificate:
    """Whether a symmetric matrix is what a predicate says."""
    if type(matrix) is Symbol and _declared(name, matrix, context):
        return Certificate(PROVED, "given")
    try:
        cells = tuple(tuple(scalar(entry) for entry in row) for row in grid(meant(matrix, context)))
    except UnknownSizeError:
        return _at_every_size(name, meant(matrix, context), context, bench)
    if len(cells) != len(cells[0]) or len(cells) > LARGEST:
        return Certificate(UNDECIDED, "not a small square matrix", seed=bench.seed)
    mirrored = worst(tuple(
        bench.equal(cells[i][j], cells[j][i], context) for i in range(len(cells)) for j in range(i)
    ))  # fmt: skip
    if not sound(mirrored.grade):
        return Certificate(UNDECIDED, "not seen to be symmetric", seed=bench.seed)
    found = _judged(name, cells, context)
    grade = UNDECIDED if found is None else PROVED if found else REFUTED
    return Certificate(grade, METHOD, seed=bench.seed)


def _at_every_size(name: str, matrix: Term, context: Context, bench: Bench) -> Certificate:
    from .semidefinite import DEFINITE, SEMIDEFINITE, strength

    wanted = {"positive_definite": DEFINITE, "positive_semidefinite": SEMIDEFINITE}
    if name in ("negative_definite", "negative_semidefinite"):
        return _at_every_size(name.replace("negative", "positive"), negated_sum(matrix), context, bench)
    if name in wanted and strength(matrix, context, bench) >= wanted[name]:
        return Certificate(PROVED, "sums of squares", seed=bench.seed)
    return Certificate(UNDECIDED, "no entries", seed=bench.seed)


def by_its_form(claimed: Term, shown: Term, context: Context, bench: Bench) -> bool:
    """Whether v^T M v >= 0, of a vector v of which nothing is known, says that the symmetric M is semidefinite."""
    match claimed, shown:
        case Call("positive_semidefinite", (matrix,)), Relation(">=", Mul((*_, Symbol() as v)) as form, zero):
            told = any(v in symbols(fact) for fact in context.facts)
            known = told or any(v.name == name for name, _ in context.properties)
            if zero is not ZERO or known or v in symbols(matrix) or context.definition(v.name):
                return False
            sides = ((form, Mul((call("transpose", v), matrix, v))), (matrix, call("transpose", matrix)))
            return all(bench.equal(left, right, context).grade == PROVED for left, right in sides)
    return False


def negated_sum(matrix: Term) -> Term:
    """The negative of a matrix, the sign in each summand."""
    return total(negated(each) for each in summands(matrix))


def _declared(name: str, matrix: Symbol, context: Context) -> bool:
    return (name == "positive_definite" and context.has(matrix.name, "spd")) or (
        name == "positive_semidefinite" and context.has(matrix.name, "spd", "psd")
    )


def _judged(name: str, cells: Grid, context: Context) -> bool | None:
    upside = tuple(tuple(negated(entry) for entry in row) for row in cells)
    match name:
        case "positive_definite":
            return _positive(cells, context)
        case "negative_definite":
            return _positive(upside, context)
        case "positive_semidefinite":
            return _not_negative(cells, context)
        case "negative_semidefinite":
            return _not_negative(upside, context)
    above, below = _not_negative(cells, context), _not_negative(upside, context)
    return False if True in (above, below) else True if (above, below) == (False, False) else None


def _minor(cells: Grid, places: tuple[int, ...], context: Context) -> frozenset[int]:
    minor = determinant(tuple(tuple(cells[i][j] for j in places) for i in places))
    found = sign(minor, context)
    return found if len(found) == 1 else found & sign(normal(minor), context)


def _positive(cells: Grid, context: Context) -> bool | None:
    """All leading principal minors are positive."""
    found = [_minor(cells, tuple(range(k)), context) for k in range(1, len(cells) + 1)]
    if any(1 not in signs for signs in found):
        return False
    return True if all(signs == {1} for signs in found) else None


def _not_negative(cells: Grid, context: Context) -> bool | None:
    """No principal minor is negative."""
    n = len(cells)
    found = [_minor(cells, places, context) for k in range(1, n + 1) for places in combinations(range(n), k)]
    if any(signs == {-1} for signs in found):
        return False
    return True if all(-1 not in signs for signs in found) else None
