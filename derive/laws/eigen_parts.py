"""The parts of a solution that show the eigenvalues of a matrix and their eigenspaces."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.context import Definition as Abbreviation
from derive.core.drafts import Branch, Cases, Chain, Claim, Claims, Part, Table, every_part, phrase
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    ZERO,
    Collection,
    Div,
    Junction,
    Matrix,
    Relation,
    Symbol,
    Term,
    Vector,
    equation,
    letters,
    negated,
    number,
    substituted,
)

from .eigen_claims import (
    diagonal_form,
    multiplicities,
    orthogonality,
    product_is_determinant,
    sum_is_trace,
    trace_and_determinant,
)
from .eigen_roots import named, vector_decimals
from .eigenspaces import Eigenspace, Eigensystem, conditions_of, eigensystem, is_symmetric
from .named_roots import renamed
from .null_spaces import claims_equal, combination, read_off, scale_between, unknowns

Parts = tuple[Part, ...]
Last = Callable[[Eigensystem, int, str, tuple[Term, ...], Context], Part]
MOST_CASES = 2


def whole(system: Eigensystem, first: int, granted: tuple[Term, ...], context: Context, last: Last) -> Parts:
    """All the parts: the polynomial, its roots, the eigenspaces and a last part, in cases where a letter decides."""
    return (*opening(system, first, granted), *body(system, first + 2, f"p{first + 1}", context, last))


def body(system: Eigensystem, first: int, cited: str, context: Context, last: Last) -> Parts:
    """The eigenspaces and a last part; where a letter must not have a value, that case is worked out on its own."""
    conditions = conditions_of(system, context)
    split = next((found for c in conditions if (found := decided_by(c)) is not None), None)
    if split is None or len(conditions) > MOST_CASES:
        shown = eigenspaces(system, first, cited, context)
        return (*shown, last(system, first + len(shown), cited, conditions, context))
    return (cases(system, first, cited, split, context),)


def taken_for_granted(system: Eigensystem, context: Context) -> tuple[Term, ...]:
    """The conditions that are not worked out in cases."""
    conditions = conditions_of(system, context)
    if len(conditions) > MOST_CASES:
        return conditions
    return tuple(condition for condition in conditions if decided_by(condition) is None)


def provided(system: Eigensystem, context: Context) -> tuple[Term, ...]:
    """The conditions of the general case, as its cases or claims state them."""
    conditions = conditions_of(system, context)
    if len(conditions) > MOST_CASES:
        return conditions
    pairs = ((condition, decided_by(condition)) for condition in conditions)
    return tuple(condition if split is None else Relation("!=", *split) for condition, split in pairs)


def opening(system: Eigensystem, first: int, granted: tuple[Term, ...]) -> Parts:
    """The characteristic polynomial, its roots, and under what these are different."""
    different = tuple(Claim(condition, phrase("eigen.condition"), (condition,)) for condition in granted)
    claims = trace_and_determinant(system.matrix, system.polynomial.end, system.letter)
    heading = phrase("eigen.polynomial", system.letter)
    return (
        Chain(f"p{first}", heading, system.polynomial, claims),
        Chain(f"p{first + 1}", phrase("eigen.roots", system.letter), system.roots, different, (f"p{first}",)),
    )


def eigenspaces(system: Eigensystem, first: int, cited: str, context: Context) -> Parts:
    """The eigenspaces, each on its own."""
    parts: Parts = named(system, first, cited, context)
    inside = context.but(definitions=(*context.definitions, *abbreviations(system)))
    for space in system.spaces:
        parts += space_parts(system, space, first + len(parts), cited, inside)
    return parts


def decided_by(condition: Term) -> tuple[Symbol, Term] | None:
    """The letter and the value that it must not have, where a condition `u != 0` says that of a letter."""
    left = condition.children[0]
    for letter in reversed(letters(left)):
        groups = by_powers(polynomial_in(left) or {}, letter)
        if set(groups) <= {0, 1} and 1 in groups and list(groups[1]) == [()]:
            return letter, normal(Div(negated(sum_term(groups.get(0, {}))), sum_term(groups[1])))
    return None


def cases(system: Eigensystem, first: int, cited: str, split: tuple[Symbol, Term], context: Context) -> Cases:
    """The general case, and the matrix again where the letter has the value that is left out there."""
    letter, value = split
    apart, equal = Relation("!=", letter, value), equation(letter, value)
    general = body(system, first + 1, cited, context.given(apart), summary)
    start = first + 1 + len(every_part(general))
    special = substituted(system.matrix, {letter: value})
    assert type(special) is Matrix
    worked = special.rebuilt(tuple(map(normal, special.children)))
    assert type(worked) is Matrix
    told = Claims(f"p{start}", phrase("eigen.special", equal), (Claim(equation(system.matrix, worked)),))
    again = whole(eigensystem(worked, system.letter, context), start + 1, (), context, summary)
    cover = Claim(Junction("or", (apart, equal)), phrase("eigen.cover"))
    branches = (
        Branch(apart, general, phrase("eigen.closed")),
        Branch(equal, (told, *again), phrase("eigen.closed")),
    )
    return Cases(f"p{first}", phrase("eigen.cases", apart), letter, branches, cover, uses=(cited,))


def abbreviations(system: Eigensystem) -> tuple[Abbreviation, ...]:
    """The letters of the roots without a name, as the context holds them."""
    found = ((name, root) for root, name in system.names.items())
    return tuple(Abbreviation(name.name, (), root) for name, root in found if type(name) is Symbol)


def space_parts(system: Eigensystem, space: Eigenspace, first: int, cited: str, context: Context) -> Parts:
    """The side computation of one eigenvalue; of a conjugate of one before it, its claims alone."""
    names, matrix = system.names, system.matrix
    value = substituted(space.root.value, names)
    basis = tuple(Vector(tuple(substituted(entry, names) for entry in vector.entries)) for vector in space.basis)
    claims = tuple(
        Claim(claims_equal(matrix, value, vector), phrase("eigen.eigenvector", vector, value)) for vector in basis
    )
    claims += vector_decimals(space, context)
    before = next((other for other in system.spaces if other.root.is_conjugate_to(space.root)), space)
    if before is not space:
        told = phrase("eigen.conjugate", value, substituted(before.root.value, names))
        return (Claims(f"p{first}", told, claims, (cited,)),)
    rows = renamed(space.rows, names)
    chain = Chain(f"p{first}", phrase("eigen.space", value), rows, uses=(cited,))
    reduced = (chain,) if rows.steps else ()
    told, after, uses = (
        phrase("eigen.read_off", value),
        f"p{first + len(reduced)}",
        (f"p{first}",) if reduced else (cited,),
    )
    echelon = rows.end
    if type(echelon) is not Matrix or all(entry is ZERO for entry in echelon.children):
        return (*reduced, Claims(after, phrase("eigen.whole_space", value), claims, uses))
    unknown = unknowns(len(matrix.rows), "v" if any(x.name.startswith("x_") for x in letters(matrix)) else "x")
    equations = read_off(echelon, unknown, context)
    found = combination(
        tuple(
            (unknown[column], scale_between(entries, vector), shown)
            for (column, entries), vector, shown in zip(space.raw, space.basis, basis, strict=True)
        )
    )
    span = Claim(
        Junction("=>", (equations.end, equation(Vector(unknown), substituted(found, names)))),
        phrase("eigen.span", tuple(unknown[column] for column, _ in space.raw), value),
    )
    if equations.steps:
        return (*reduced, Chain(after, told, equations, (span, *claims), uses))
    return (*reduced, Claims(after, told, (span, *claims), uses))


def summary(system: Eigensystem, first: int, cited: str, conditions: tuple[Term, ...], context: Context) -> Table:
    """All eigenvalues with their multiplicities and bases, and the checks."""
    rows = tuple((s.root.value, number(s.root.algebraic), number(len(s.basis)), listed(s.basis)) for s in system.spaces)
    columns = tuple(phrase(f"eigen.column_{name}") for name in ("value", "algebraic", "geometric", "basis"))
    shown = checks(system, first, cited, conditions, context)
    return Table(shown.label, phrase("eigen.summary"), columns, rows, shown.claims, shown.uses)


def ending(system: Eigensystem) -> Last:
    """The checks alone where the claims hold every eigenvector as it is, a table of them otherwise."""
    return summary if system.names or len(system.matrix.rows) == 1 else checks


def checks(system: Eigensystem, first: int, cited: str, conditions: tuple[Term, ...], context: Context) -> Claims:
    """What the eigenvalues add up and multiply to, and the diagonal form."""
    matrix, spaces = system.matrix, system.spaces
    claims = [Claim(condition, phrase("eigen.condition"), (condition,)) for condition in conditions]
    claims += [*multiplicities(matrix, spaces), *sum_is_trace(matrix, spaces), *product_is_determinant(matrix, spaces)]
    if is_symmetric(matrix):
        claims += orthogonality(matrix, spaces)
    claims += diagonal_form(matrix, spaces, conditions, context)
    return Claims(f"p{first}", phrase("eigen.checks"), tuple(claims), (cited,))


def listed(basis: tuple[Vector, ...]) -> Term:
    """One vector, or several as a list."""
    return basis[0] if len(basis) == 1 else Collection("tuple", basis)
