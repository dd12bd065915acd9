"""Differentials of scalars and vectors worked out line by line, down to what stands before dx."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Everywhere, Innermost, Line, Repeat
from derive.terms import (
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

from .arithmetic import numbers_cancel, signs
from .differentials import LINEAR, d, differential_inside, differential_of_a_product, differential_of_a_quotient
from .differentials_of_functions import OF_FUNCTIONS
from .matrix_products import parted
from .matrix_tidying import SHARED, SYMMETRIC, symmetric_matrix
from .reading_off import COLLECTED, gradient_from_its_differential
from .traces import MOVES, differentials_apart, trace_of_a_multiple, trace_of_a_sum
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


SPREAD = factors_in_order | signs | numbers_cancel | differentials_apart | trace_of_a_sum | trace_of_a_multiple
RULES = OF_FUNCTIONS | differential_of_a_quotient | differential_of_a_product
SYMMETRY = Repeat(Everywhere(transpose_of_an_inverse | symmetric_matrix))
DIFFERENTIATED = Repeat(
    Line(
        Repeat(Everywhere(LINEAR)) >> Everywhere(RULES) >> Repeat(Everywhere(differential_inside)) >> Innermost(SPREAD)
    )
)
TURNED = Repeat(Line(Everywhere(MOVES) >> SYMMETRY >> Innermost(SPREAD)))
SHORT = Repeat(Line(Everywhere(SHARED)))
TRANSPOSED = Line(Repeat(Everywhere(TRANSPOSES)))


def worked_differential(body: Term, x: Symbol, context: Context) -> Derivation:
    """The differential of a scalar, down to what stands before dx."""
    start = d(body, x)
    strategy = DIFFERENTIATED >> TURNED >> Line(COLLECTED >> SYMMETRY) >> SHORT
    return strategy(start, context) or Derivation(start, (), start)


def gradient_read_off(shown: Relation, label: str, context: Context) -> Derivation | None:
    """The gradient from the differential that part `label` derives."""
    match shown.left:
        case Operator("differential", body, (x,)):
            start = Operator("gradient", body, (x,))
            return (gradient_from_its_differential.with_(shown).by(label) >> TRANSPOSED >> SHORT)(start, context)
    return None


def gradient_parts(body: Term, x: Symbol, context: Context) -> tuple[Chain, Chain] | None:
    """The differential of a scalar and the gradient read off; None where the notation of matrices does not do."""
    if any(type(here) in (Binder, Component) or _is_softmax(here) for here in subterms(body)):
        return None
    found = worked_differential(body, x, context)
    read = gradient_read_off(equation(found.start, found.end), "p1", context)
    if read is None:
        return None
    conventions = "symmetric" if context.has(x.name, *SYMMETRIC) else "read"
    return (
        Chain("p1", phrase("matrix-gradient.differential", x), found),
        Chain("p2", phrase(f"matrix-gradient.{conventions}", x), read, uses=("p1",)),
    )


def _is_softmax(term: Term) -> bool:
    return type(term) is Call and term.name in ("softmax", "logsumexp") and len(term.arguments[0].shape) == 1
