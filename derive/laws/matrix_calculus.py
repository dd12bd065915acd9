"""Differentials of scalars and vectors worked out line by line, down to what stands before dx."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Child, Everywhere, Innermost, Line, Repeat, When
from derive.terms import (
    Add,
    Binder,
    Call,
    Component,
    Mul,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    equation,
    subterms,
)

from .arithmetic import flatten, numbers_cancel, signs
from .differentials import LINEAR, d, differential_inside, differential_of_a_product, differential_of_a_quotient
from .differentials_of_functions import OF_FUNCTIONS
from .entrywise_moves import COLUMN_MOVES, MOVES
from .matrix_products import parted
from .matrix_tidying import SHARED, SYMMETRIC, symmetric_matrix
from .reading_off import COLLECTED, gradient_from_its_differential, hessian_from_its_differential
from .results import result_put_in
from .traces import differentials_apart, trace_of_a_multiple, trace_of_a_sum
from .transposes import TRANSPOSES, transpose_of_an_inverse


@rule("a (2 b) = 2 a b", Mul, trivial=True)
def factors_in_order(term: Mul, context: Context) -> Term | None:
    """Numbers and scalars stand before the matrices of a product."""
    first, *rest = term.factors
    if (
        any(type(each) in (Mul, Neg, Number) for each in rest)
        or type(first) is Neg
        or (type(first) is Mul and first.shape)
    ):
        found = parted(term).whole()
        return None if found is term else found
    return None


SPREAD = (
    When(lambda term: type(term) is Add, flatten)
    | factors_in_order
    | signs
    | numbers_cancel
    | differentials_apart
    | trace_of_a_sum
    | trace_of_a_multiple
)
RULES = OF_FUNCTIONS | differential_of_a_quotient | differential_of_a_product
SYMMETRY = Repeat(Everywhere(transpose_of_an_inverse | symmetric_matrix))
DIFFERENTIATED = Repeat(
    Line(
        Repeat(Everywhere(LINEAR)) >> Everywhere(RULES) >> Repeat(Everywhere(differential_inside)) >> Innermost(SPREAD)
    )
)
TURNED = Repeat(Line(Everywhere(MOVES) >> SYMMETRY >> Innermost(SPREAD)))
COLUMNS_TURNED = Repeat(Line(Everywhere(COLUMN_MOVES) >> SYMMETRY >> Innermost(SPREAD)))
SHORT = Repeat(Line(Everywhere(SHARED)))
TRANSPOSED = Line(Repeat(Everywhere(TRANSPOSES)))


def worked_differential(start: Operator, context: Context) -> Derivation:
    """The differential of a scalar or a vector, down to what stands before dx."""
    turned = COLUMNS_TURNED if start.shape else TURNED
    strategy = DIFFERENTIATED >> turned >> Line(COLLECTED >> SYMMETRY) >> SHORT
    return strategy(start, context) or Derivation(start, (), start)


def gradient_read_off(shown: Relation, label: str, context: Context) -> Derivation | None:
    """The gradient from the differential that part `label` derives."""
    match shown.left:
        case Operator("differential", body, (x,)):
            start = Operator("gradient", body, (x,))
            return (gradient_from_its_differential.with_(shown).by(label) >> TRANSPOSED >> SHORT)(start, context)
    return None


def hessian_read_off(shown: Relation, label: str, context: Context) -> Derivation | None:
    """The Hessian from the differential of the gradient that part `label` derives."""
    match shown.left:
        case Operator("differential", Operator("gradient", body, variables), _):
            start = Operator("hessian", body, variables)
            return (hessian_from_its_differential.with_(shown).by(label) >> SHORT)(start, context)
    return None


def gradient_parts(body: Term, x: Symbol, context: Context) -> tuple[Chain, Chain] | None:
    """The differential of a scalar and the gradient read off; None where the notation of matrices does not do."""
    if any(type(here) in (Binder, Component) or _is_softmax(here) for here in subterms(body)):
        return None
    found = worked_differential(d(body, x), context)
    read = gradient_read_off(equation(found.start, found.end), "p1", context)
    if read is None:
        return None
    conventions = "symmetric" if context.has(x.name, *SYMMETRIC) else "read"
    return (
        Chain("p1", phrase("matrix-gradient.differential", x), found),
        Chain("p2", phrase(f"matrix-gradient.{conventions}", x), read, uses=("p1",)),
    )


def hessian_parts(body: Term, x: Symbol, context: Context) -> tuple[Chain, ...] | None:
    """The gradient by its differential, the gradient's differential and the Hessian read off."""
    before = gradient_parts(body, x, context)
    if before is None or len(x.shape) != 1:
        return None
    gradient = before[1].derivation
    start = d(gradient.start, x)
    put_in = result_put_in.with_(equation(gradient.start, gradient.end)).by("p2")
    first = Child(0, lambda _: True, put_in)(start, context)
    if first is None:
        return None
    more = worked_differential(d(gradient.end, x), context)
    read = hessian_read_off(equation(start, more.end), "p3", context)
    if read is None:
        return None
    return (
        *before,
        Chain(
            "p3",
            phrase("matrix-hessian.differential", x),
            Derivation(start, (*first.steps, *more.steps), more.end),
            uses=("p2",),
        ),
        Chain("p4", phrase("matrix-hessian.read", x), read, uses=("p3",)),
    )


def _is_softmax(term: Term) -> bool:
    return type(term) is Call and term.name in ("softmax", "logsumexp") and len(term.arguments[0].shape) == 1
