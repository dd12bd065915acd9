"""Identities and inequalities of any size shown: entry by entry, or by the algebra of matrices."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation, Step, standing
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.traversals import Everywhere, Innermost
from derive.terms import ZERO, Number, Relation, Symbol, Term, alike, subterms

from .arithmetic import TRIVIAL
from .components import COMPONENTS
from .contractions import CONTRACTIONS
from .general_identities import (
    array_less_itself,
    bracket_multiplied_out,
    diagonal_times_ones,
    entry_as_a_logarithm,
    exponential_of_a_sum,
    log_sum_exp_recognised,
    logarithm_of_its_exponential,
    matrix_product_of_a_sum,
    one_of_a_positive_sum,
    positive_factor_cancelled,
    shares_add_up,
    sum_as_a_row_times_a_column,
)
from .indices import as_declared, sign_turns_a_difference, sum_of_sums
from .logarithms import logarithm_of_a_product
from .matrix_tidying import SHARED
from .semidefinite import AS_SQUARES, SQUARES
from .softmax import definition_of_softmax, logarithm_of_softmax, softmax_recognised, softmax_sums_to_one
from .sums import bracket_in_sum, constant_out_of_sum
from .transposes import TRANSPOSES
from .unit_vectors import UNIT_VECTORS

ENTRIES: tuple[Strategy, ...] = (
    Line(Repeat(Everywhere(definition_of_softmax | CONTRACTIONS | COMPONENTS)) >> Innermost(TRIVIAL)),
    Line(Everywhere(exponential_of_a_sum)),
    Line(Repeat(Innermost(constant_out_of_sum | sum_of_sums | TRIVIAL))),
    Line(Everywhere(positive_factor_cancelled)),
    Line(Everywhere(logarithm_of_a_product) >> Innermost(logarithm_of_its_exponential)),
    Line(Everywhere(softmax_recognised | log_sum_exp_recognised)),
)
LOGARITHMS: tuple[Strategy, ...] = (
    Line(Repeat(Everywhere(logarithm_of_softmax))),
    Line(Everywhere(bracket_multiplied_out)),
    Line(Repeat(Everywhere(sum_of_sums)) >> Repeat(Innermost(constant_out_of_sum))),
    Line(Everywhere(as_declared) >> Innermost(TRIVIAL)),
    Line(Everywhere(log_sum_exp_recognised | sum_as_a_row_times_a_column)),
    Line(Everywhere(bracket_in_sum | sign_turns_a_difference)),
)
SHARES: tuple[Strategy, ...] = (Line(Everywhere(softmax_sums_to_one | as_declared)),)
MATRICES: tuple[Strategy, ...] = (
    Line(Repeat(Everywhere(TRANSPOSES))),
    Line(Repeat(Everywhere(matrix_product_of_a_sum))),
    Line(Repeat(Everywhere(diagonal_times_ones | shares_add_up | UNIT_VECTORS))),
    Line(Repeat(Everywhere(SHARED))),
    Line(Everywhere(array_less_itself)),
)
WAYS = (SHARES, MATRICES, SQUARES, ENTRIES, LOGARITHMS)


def has_sizes(term: Term) -> bool:
    """Whether a term has vectors, matrices or sums of a size that is no number."""
    sized = (here.dims for here in subterms(term) if type(here) is Symbol)
    return any(type(size) is not Number for dims in sized for size in dims)


def shown(statement: Relation, context: Context) -> Derivation | None:
    """The chain that shows a statement of any size by named laws, None where no way is known."""
    left, right = statement.left, statement.right
    match statement.sign:
        case "=":
            return _joined(left, right, context)
        case ">=" if right is ZERO:
            return AS_SQUARES(left, context)
        case "<=":
            return _below(left, right, context)
    return None


def _joined(left: Term, right: Term, context: Context) -> Derivation | None:
    found = [there.steps for there in _forms(left, context) if alike(there.end, right)]
    return Derivation(left, min(found, key=len), right) if found else None


def _forms(term: Term, context: Context) -> tuple[Derivation, ...]:
    """A term and what each way makes of it."""
    found = [standing(term)]
    for way in WAYS:
        here, steps = term, tuple[Step, ...]()
        for strategy in way:
            if (more := strategy(here, context)) is not None:
                here, steps = more.end, (*steps, *more.steps)
                found.append(Derivation(term, steps, here))
    return tuple(found)


def _below(left: Term, right: Term, context: Context) -> Derivation | None:
    """An entry is at most log-sum-exp: it is the logarithm of one of the exponentials."""
    whole = Line(Everywhere(CONTRACTIONS))(right, context)
    if whole is None:
        return None
    way = entry_as_a_logarithm >> one_of_a_positive_sum.with_(whole.end) >> log_sum_exp_recognised
    found = way(left, context)
    return found if found is not None and found.end is right else None
