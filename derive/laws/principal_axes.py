"""The principal axes of a covariance matrix: orthonormal eigenvectors, the largest variance first."""

from __future__ import annotations

from derive.core.drafts import Claim, Phrase, Table, phrase
from derive.exact.decimals import decimal
from derive.exact.spelling import normal
from derive.terms import (
    ZERO,
    Add,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    Vector,
    call,
    equation,
    negated,
    number,
    substituted,
    subterms,
)

from .eigen_parts import abbreviations
from .eigenspaces import Eigenspace, Eigensystem
from .evaluation import worked
from .given_numbers import written_in_full
from .null_spaces import tidied
from .principal_components import columns_side_by_side, orthogonal_part, unit_vector
from .trails import Trail, entries


class Axis(Record):
    """A variance, an eigenvector in its direction, those before it that it has to be orthogonal to."""

    variance: Term
    vector: Vector
    before: tuple[Vector, ...]
    is_one_choice: bool


def axes(system: Eigensystem) -> tuple[Axis, ...]:
    """The axes, the largest variance first, each eigenvalue as often as its multiplicity says."""
    return tuple(axis for space in reversed(system.spaces) for axis in _in_space(space, system))


def _in_space(space: Eigenspace, system: Eigensystem) -> tuple[Axis, ...]:
    """Orthogonal vectors in an eigenspace, by Gram and Schmidt; each begins with a positive entry."""
    names, found = system.names, []
    value = substituted(space.root.value, names)
    done: tuple[Vector, ...] = ()
    for vector in space.basis:
        before = tuple(each for each in done if _dot(vector, each) is not ZERO)
        lead = next(entry for entry in _orthogonal(vector, before).entries if entry is not ZERO)
        if type(lead) is Number and lead.p < 0:
            vector = Vector(tuple(map(negated, vector.entries)))
        named = Vector(tuple(substituted(entry, names) for entry in vector.entries))
        found.append(Axis(value, named, before, len(space.basis) > 1))
        done = (*done, tidied(_orthogonal(vector, before).entries))
    return tuple(found)


def _dot(u: Vector, v: Vector) -> Term:
    return normal(Add(tuple(Mul(pair) for pair in zip(u.entries, v.entries, strict=True))))


def _orthogonal(vector: Vector, before: tuple[Vector, ...]) -> Vector:
    entries = vector.entries
    for u in before:
        share = Div(_dot(vector, u), _dot(u, u))
        entries = tuple(Add((a, Neg(Mul((share, b))))) for a, b in zip(entries, u.entries, strict=True))
    return Vector(tuple(map(normal, entries)))


def with_axes(trail: Trail, found: tuple[Axis, ...]) -> Trail:
    """The unit vectors of the axes, worked out, then all of them as the columns of a matrix."""
    size = found[0].vector.shape
    units = tuple(Symbol(f"u_{k}", size) for k in range(1, len(found) + 1))
    for k, (unit, axis) in enumerate(zip(units, found, strict=True), 1):
        source: Term = axis.vector
        if axis.before:
            source = Symbol(f"w_{k}", size)
            law = orthogonal_part.with_(axis.vector, *axis.before)
            trail = trail.next(source, law, phrase("pca.orthogonal", source, str(k)))
        key = "pca.axis-chosen" if axis.is_one_choice else "pca.axis"
        trail = trail.next(unit, unit_vector.with_(source), phrase(key, unit, axis.variance))
    if len(units) == 1:
        return trail
    columns = components(found)
    trail = trail.next(columns, columns_side_by_side.with_(*units), phrase("pca.columns", columns))
    value, last = trail.value(columns), trail.parts[-1]
    if value is None:
        return trail
    product = Mul((call("transpose", value), value))
    claim = Claim(equation(product, call("identity", number(len(found)))), phrase("pca.orthonormal"))
    return trail.but(parts=(*trail.parts[:-1], last.but(claims=(claim,))))


def components(found: tuple[Axis, ...]) -> Symbol:
    """The letter of the matrix whose columns the unit vectors are; a single one stands for itself."""
    size = found[0].vector.shape
    return Symbol("u_1", size) if len(found) == 1 else Symbol("V", (*size, number(len(found))))


def uncorrelated(trail: Trail, scores: Symbol, spread: Symbol, less: Term) -> Trail:
    """The covariance of the scores, where they are exact: the variances on the diagonal, zero beside it."""
    found, variances, last = trail.value(scores), trail.value(spread), trail.parts[-1]
    if type(found) is not Matrix or type(variances) is not Vector:
        return trail
    size = range(len(variances.entries))
    diagonal = Matrix(tuple(tuple(variances.entries[i] if i == j else ZERO for j in size) for i in size))
    covariance = Div(Mul((call("transpose", found), found)), less)
    claim = Claim(equation(covariance, diagonal), phrase("pca.uncorrelated"))
    return trail.but(parts=(*trail.parts[:-1], last.but(claims=(claim,))))


def with_letters(trail: Trail, system: Eigensystem) -> Trail:
    """With the letters of eigenvalues that have no shorter name."""
    context = trail.context
    return trail.but(context=context.but(definitions=(*context.definitions, *abbreviations(system))))


def shares(trail: Trail, found: tuple[Axis, ...], covariance: Matrix) -> tuple[Claim, ...]:
    """The share of each variance in the whole, exact where it is a rational number, else as a decimal."""
    whole = call("tr", covariance)
    return tuple(_share(Div(axis.variance, whole), k, trail) for k, axis in enumerate(found, 1))


def _share(term: Term, k: int, trail: Trail) -> Claim:
    full = written_in_full(term, trail.context) or term
    exact = worked(full) if not any(type(part) is Symbol for part in subterms(term)) else full
    says = phrase("pca.share", str(k))
    if type(exact) is Number:
        return Claim(equation(term, exact), says)
    return Claim(Relation("~=", term, decimal(full, trail.context.digits)), says)


def table(trail: Trail, found: tuple[Axis, ...], told: tuple[Claim, ...]) -> Table:
    """All the components with their variances and shares."""
    rows: list[tuple[Term | Phrase | str, ...]] = []
    spread = entries(trail.shown(Symbol("v", (number(len(found)),) if len(found) > 1 else ())))
    for k, (axis, claim) in enumerate(zip(found, told, strict=False), 1):
        unit = trail.shown(Symbol(f"u_{k}", axis.vector.shape))
        rows.append((str(k), spread[k - 1], unit, claim.relation.children[1]))
    columns = tuple(phrase(f"pca.column-{name}") for name in ("component", "variance", "direction", "share"))
    return Table(trail.label, phrase("pca.table"), columns, tuple(rows))
