"""The parts of a solution that show the eigenvalues of a matrix and their eigenspaces."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.context import Definition as Abbreviation
from derive.core.drafts import Branch, Cases, Chain, Claim, Claims, Definition, Part, Table, every_part, phrase
from derive.exact.balls import decimal
from derive.exact.rings import by_powers, polynomial_in, relation_of
from derive.exact.spelling import normal, power_term, sum_term
from derive.terms import (
    ONE,
    ZERO,
    Collection,
    Decimal,
    Div,
    Junction,
    Matrix,
    Pow,
    Relation,
    RootOf,
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
from .eigenspaces import Eigenspace, Eigensystem, conditions_of, eigensystem, is_symmetric, shifted
from .named_roots import renamed
from .null_spaces import claims_equal, combination, multiple, read_off, scale_between, unknowns

Parts = tuple[Part, ...]
DIGITS = 6
MOST_CASES = 2


def whole(system: Eigensystem, first: int, granted: tuple[Term, ...], context: Context) -> Parts:
    """All the parts: the polynomial, its roots, the eigenspaces and a summary, in cases where a letter decides."""
    return (*opening(system, first, granted), *body(system, first + 2, f"p{first + 1}", context))


def body(system: Eigensystem, first: int, cited: str, context: Context) -> Parts:
    """The eigenspaces and a summary; where a letter must not have a value, that case is worked out on its own."""
    conditions = conditions_of(system, context)
    split = next((found for c in conditions if (found := decided_by(c)) is not None), None)
    if split is None or len(conditions) > MOST_CASES:
        return closing(system, first, cited, conditions, context)
    return (cases(system, first, cited, split, context),)


def taken_for_granted(system: Eigensystem, context: Context) -> tuple[Term, ...]:
    """The conditions that are not worked out in cases."""
    conditions = conditions_of(system, context)
    if len(conditions) > MOST_CASES:
        return conditions
    return tuple(condition for condition in conditions if decided_by(condition) is None)


def opening(system: Eigensystem, first: int, granted: tuple[Term, ...]) -> Parts:
    """The characteristic polynomial, its roots, and under what these are different."""
    different = tuple(Claim(condition, phrase("eigen.condition"), (condition,)) for condition in granted)
    claims = trace_and_determinant(system.matrix, system.polynomial.end, system.letter)
    heading = phrase("eigen.polynomial", system.letter)
    return (
        Chain(f"p{first}", heading, system.polynomial, claims),
        Chain(f"p{first + 1}", phrase("eigen.roots", system.letter), system.roots, different, (f"p{first}",)),
    )


def closing(system: Eigensystem, first: int, cited: str, conditions: tuple[Term, ...], context: Context) -> Parts:
    """The eigenspaces, each on its own, and the summary."""
    parts: Parts = named(system, first, cited)
    inside = context.but(definitions=(*context.definitions, *abbreviations(system)))
    for space in system.spaces:
        parts += space_parts(system, space, first + len(parts), cited, inside)
    return (*parts, summary(system, first + len(parts), cited, conditions, context))


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
    general = body(system, first + 1, cited, context.given(apart))
    start = first + 1 + len(every_part(general))
    special = substituted(system.matrix, {letter: value})
    assert type(special) is Matrix
    worked = special.rebuilt(tuple(map(normal, special.children)))
    assert type(worked) is Matrix
    told = Claims(f"p{start}", phrase("eigen.special", equal), (Claim(equation(system.matrix, worked)),))
    again = whole(eigensystem(worked, system.letter, context), start + 1, (), context)
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


def named(system: Eigensystem, first: int, cited: str) -> Parts:
    """A letter for each root without a name, with its decimals."""
    out: Parts = ()
    for root, name in system.names.items():
        heading, relation = phrase("eigen.named", name), Relation(":=", name, root)
        claims = (*decimals(root), reduction(root, name))
        out += (Definition(f"p{first + len(out)}", heading, relation, claims, (cited,)),)
    return out


def reduction(root: Term, name: Term) -> Claim:
    """The power of a root that its polynomial writes through lower powers."""
    relation = relation_of(root)
    assert relation is not None
    degree, value = relation
    lower = substituted(power_term(value, root), {root: name})
    return Claim(equation(Pow(name, number(degree)), lower), phrase("eigen.reduction", name))


def decimals(root: Term) -> tuple[Claim, ...]:
    """Where a real root lies."""
    if type(root) is not RootOf or len(root.enclosure) > 1:
        return ()
    return (Claim(Relation("~=", root, root.enclosure[0]), phrase("eigen.decimals")),)


def vector_decimals(space: Eigenspace) -> tuple[Claim, ...]:
    """The eigenvectors of a real root without a name as decimals."""
    root = space.root.value
    if type(root) is not RootOf or len(root.enclosure) > 1:
        return ()
    out = []
    for vector, (_, entries) in zip(space.basis, space.raw, strict=True):
        scaled = multiple(normal(Div(ONE, scale_between(entries, vector))), vector)
        shown = Vector(tuple(map(_decimal, entries)))
        out.append(Claim(Relation("~=", scaled, shown), phrase("eigen.decimals")))
    return tuple(out)


def _decimal(entry: Term) -> Decimal:
    """A number as a decimal with a place after its point."""
    found = decimal(entry, DIGITS)
    return found if found.places else decimal(entry, len(str(abs(found.mantissa))) + 1)


def space_parts(system: Eigensystem, space: Eigenspace, first: int, cited: str, context: Context) -> Parts:
    """The side computation of one eigenvalue; of a conjugate of one before it, its claims alone."""
    names, matrix = system.names, system.matrix
    value = substituted(space.root.value, names)
    basis = tuple(Vector(tuple(substituted(entry, names) for entry in vector.entries)) for vector in space.basis)
    claims = tuple(
        Claim(claims_equal(matrix, value, vector), phrase("eigen.eigenvector", vector, value)) for vector in basis
    )
    claims += vector_decimals(space)
    before = next((other for other in system.spaces if other.root.is_conjugate_to(space.root)), space)
    if before is not space:
        told = phrase("eigen.conjugate", value, substituted(before.root.value, names))
        return (Claims(f"p{first}", told, claims, (cited,)),)
    rows = renamed(space.rows, names)
    chain = Chain(f"p{first}", phrase("eigen.space", value, shifted(matrix, value)), rows, uses=(cited,))
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
    """All eigenvalues with their multiplicities and bases, and what they add up to."""
    matrix, spaces = system.matrix, system.spaces
    rows = tuple((s.root.value, number(s.root.algebraic), number(len(s.basis)), listed(s.basis)) for s in spaces)
    claims = [Claim(condition, phrase("eigen.condition"), (condition,)) for condition in conditions]
    claims += [*multiplicities(matrix, spaces), *sum_is_trace(matrix, spaces), *product_is_determinant(matrix, spaces)]
    if is_symmetric(matrix):
        claims += orthogonality(matrix, spaces)
    claims += diagonal_form(matrix, spaces, conditions, context)
    columns = tuple(phrase(f"eigen.column_{name}") for name in ("value", "algebraic", "geometric", "basis"))
    return Table(f"p{first}", phrase("eigen.summary"), columns, rows, tuple(claims), (cited,))


def listed(basis: tuple[Vector, ...]) -> Term:
    """One vector, or several as a list."""
    return basis[0] if len(basis) == 1 else Collection("tuple", basis)
