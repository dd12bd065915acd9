"""Differentials of scalars and vectors worked out line by line, down to what stands before dx."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Repeat, Strategy, When
from derive.core.traversals import Child, Everywhere, Innermost
from derive.terms import Add, Derivative, Mul, Neg, Number, Operator, Relation, Term

from .arithmetic import flatten, numbers_cancel, signs
from .array_coefficients import COEFFICIENTS
from .differentials import (
    LINEAR,
    differential_inside,
    differential_of_a_product,
    differential_of_a_quotient,
    holds_differential,
)
from .differentials_of_functions import OF_FUNCTIONS
from .differentials_of_sums import differential_of_a_sum_over_an_index, factors_out_of_a_sum, numbers_out_of_a_sum
from .differentials_of_the_softmax import OF_THE_SOFTMAX, is_of_a_softmax
from .entrywise_moves import COLUMN_MOVES, MOVES
from .entrywise_sums import ENTRYWISE
from .index_calculus import NOTHING
from .indices import sign_turns_a_difference, sum_of_a_constant, sum_of_sums
from .kronecker import KRONECKER
from .matrix_fractions import FRACTIONS
from .matrix_products import parted
from .matrix_tidying import SHARED, equal_matrices_added, equal_matrices_multiplied, symmetric_matrix
from .reading_off import (
    COLLECTED,
    derivative_from_its_differential,
    gradient_from_its_differential,
    hessian_from_its_differential,
)
from .scalar_products import dot_product_as_a_row, scalar_in_front
from .simplex_products import row_of_ones_onto_a_vector, weights_add_up_to_one
from .traces import (
    differentials_apart,
    divisor_of_a_differential,
    is_call,
    is_transpose,
    trace_of_a_multiple,
    trace_of_a_sum,
)
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


def is_column_form(term: Term) -> bool:
    """Whether a term is a transposed column times a differential."""
    return type(term) is Mul and len(term.factors) == 2 and is_transpose(term.factors[0])


def is_trace(term: Term) -> bool:
    """Whether a term is a trace."""
    return is_call(term, "tr")


SPREAD = (
    When(lambda term: type(term) is Add, flatten)
    | factors_in_order
    | signs
    | numbers_cancel
    | numbers_out_of_a_sum
    | When(holds_differential, sum_of_sums | sum_of_a_constant | dot_product_as_a_row)
    | differentials_apart
    | divisor_of_a_differential
    | trace_of_a_sum
    | trace_of_a_multiple
    | scalar_in_front
)
RULES = differential_of_a_sum_over_an_index | OF_FUNCTIONS | differential_of_a_quotient | differential_of_a_product
SYMMETRY = Repeat(Everywhere(transpose_of_an_inverse | symmetric_matrix))
OUT_OF_SUMS = Repeat(Everywhere(factors_out_of_a_sum | factors_in_order))
TURNED = Repeat(Line(Everywhere(MOVES) >> SYMMETRY >> Innermost(SPREAD)))
COLUMNS_TURNED = Repeat(Line(Everywhere(COLUMN_MOVES) >> SYMMETRY >> Innermost(SPREAD)))
SHORTER = Everywhere(
    weights_add_up_to_one
    | row_of_ones_onto_a_vector
    | equal_matrices_added
    | COEFFICIENTS
    | SHARED
    | equal_matrices_multiplied
    | FRACTIONS
    | ENTRYWISE
    | sign_turns_a_difference
)
SHORT = Repeat(Line(SHORTER))
BEFORE_DX = Repeat(Line(Child(0, is_column_form, Child(0, is_transpose, SHORTER))))
IN_THE_TRACE = Repeat(Line(Child(0, is_trace, Everywhere(equal_matrices_multiplied | equal_matrices_added))))
TRANSPOSED = Line(Repeat(Everywhere(TRANSPOSES)))


def differentiated(named: Strategy) -> Strategy:
    """The differential carried out line by line; the differential of what has a name is written with the name."""
    rules = When(is_of_a_softmax, OF_THE_SOFTMAX >> Everywhere(named)) | RULES
    inside = Repeat(Everywhere(differential_inside)) >> Innermost(SPREAD)
    return Repeat(Line(Repeat(Everywhere(LINEAR)) >> Everywhere(rules) >> inside))


def worked_differential(start: Operator, context: Context, named: Strategy = NOTHING) -> Derivation:
    """The differential of a scalar or a vector, down to what stands before dx; then a name is put in."""
    turned = COLUMNS_TURNED if start.shape else TURNED
    shorter = SHORT if start.shape else BEFORE_DX >> IN_THE_TRACE
    before = Line(Everywhere(KRONECKER)) >> differentiated(named) >> Line(Repeat(Everywhere(named))) >> turned
    strategy = before >> Line(COLLECTED >> SYMMETRY >> OUT_OF_SUMS) >> shorter
    return strategy(start, context) or standing(start)


def gradient_read_off(shown: Relation, label: str, context: Context) -> Derivation | None:
    """The gradient from the differential that part `label` derives, by a scalar the derivative."""
    match shown.left:
        case Operator("differential", body, (x,)):
            start = Operator("gradient", body, (x,)) if x.shape else Derivative(body, x)
            law = gradient_from_its_differential if x.shape else derivative_from_its_differential
            return (law.with_(shown).by(label) >> TRANSPOSED >> SHORT)(start, context)
    return None


def hessian_read_off(shown: Relation, label: str, context: Context) -> Derivation | None:
    """The Hessian from the differential of the gradient that part `label` derives."""
    match shown.left:
        case Operator("differential", Operator("gradient", body, variables), _):
            start = Operator("hessian", body, variables)
            return (hessian_from_its_differential.with_(shown).by(label) >> SHORT)(start, context)
    return None
