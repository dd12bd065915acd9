"""Steering a result to the form that is asked for: a few forms of each end, joined where two are the same."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Rule
from derive.core.steps import Derivation, Step, standing
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.traversals import Child, Everywhere, Innermost
from derive.terms import Call, Div, Term

from .algebra import (
    common_denominator,
    difference_of_squares,
    divided_by_an_exponential,
    equal_by_check,
    expanded_by_exponential,
    reordered,
    unordered,
)
from .arithmetic import flatten
from .backwards import backwards_step
from .brackets import common_factor, multiply_out
from .diagonal_sums import sum_over_the_diagonal
from .differentiation import finished
from .explicit_arrays import entries_written_out
from .functions import definition_of_the_function
from .general_determinants import COLUMNS, DETERMINANTS
from .logarithms import LOGARITHMS
from .matrix_expansion import (
    identity_put_between,
    inverse_of_a_product,
    matrix_product_multiplied_out,
    matrix_times_itself,
    ones_next_to_a_permutation,
    orthogonal_next_to_transpose,
    permutation_out_of_softmax,
)
from .matrix_tidying import equal_matrices_added, identity_dropped, symmetric_matrix
from .products import minus_into_bracket
from .tidy import TIDY, TIDY_UP, merged, settled, tidied
from .transposes import transpose_of_a_product, transpose_twice
from .trigonometry import ANGLES, square_of_cosine

Way = tuple[Strategy, ...]
UNFOLDED = Line(Repeat(Everywhere(definition_of_the_function), 6))
ONE_FRACTION = Line(Everywhere(common_denominator))
MULTIPLIED_OUT = Line(Everywhere(multiply_out) >> Innermost(TIDY) >> minus_into_bracket)
NUMERATORS_OUT = Line(
    Everywhere(Child(0, lambda term: type(term) is Div, multiply_out)) >> Innermost(TIDY) >> minus_into_bracket
)
FACTORED = Line(Everywhere(common_factor | difference_of_squares))
BY_EXPONENTIAL = Line(Everywhere(expanded_by_exponential) >> Innermost(TIDY))
SHARES = Line(Everywhere(entries_written_out)) >> Line(Everywhere(divided_by_an_exponential))
BY_LOGARITHMS = Line(Repeat(Everywhere(LOGARITHMS), 6))
BY_ANGLES = Line(Repeat(Everywhere(ANGLES), 6))
ARGUMENTS_OUT = Line(
    Everywhere(Child(0, lambda term: type(term) is Call and term.name in ("sin", "cos"), multiply_out))
)
BY_SINE = Line(Everywhere(square_of_cosine))
TRANSPOSES = Line(Innermost(transpose_of_a_product | transpose_twice | symmetric_matrix | flatten))
INVERSES = Line(Innermost(inverse_of_a_product | transpose_twice | flatten))
MATRICES_OUT = Line(Innermost(matrix_product_multiplied_out | flatten))
ORTHOGONAL = Line(Innermost(orthogonal_next_to_transpose | identity_dropped | matrix_times_itself | flatten))
GATHERED = Line(Innermost(matrix_times_itself | identity_dropped | equal_matrices_added | flatten))
PERMUTED = Line(Innermost(permutation_out_of_softmax | flatten))
POOLED = Line(Innermost(ones_next_to_a_permutation | flatten))
OVER_THE_DIAGONAL = Line(Everywhere(sum_over_the_diagonal))
BETWEEN = Line(Everywhere(identity_put_between))
DETERMINANTS_ROTATED = Line(Repeat(Everywhere(DETERMINANTS), 4))
AS_COLUMNS = Line(Innermost(COLUMNS))
WAYS: tuple[Way, ...] = (
    (DETERMINANTS_ROTATED,),
    (AS_COLUMNS, TRANSPOSES),
    (tidied(), NUMERATORS_OUT, MULTIPLIED_OUT),
    (FACTORED, tidied()),
    (ONE_FRACTION, tidied(), NUMERATORS_OUT, MULTIPLIED_OUT),
    (UNFOLDED, BY_LOGARITHMS, tidied(), BY_EXPONENTIAL, MULTIPLIED_OUT),
    (UNFOLDED, ONE_FRACTION, tidied(), BY_EXPONENTIAL, BY_LOGARITHMS, MULTIPLIED_OUT),
    (UNFOLDED, ONE_FRACTION, tidied(), NUMERATORS_OUT, MULTIPLIED_OUT, BY_EXPONENTIAL, BY_LOGARITHMS, tidied()),
    (ARGUMENTS_OUT, BY_ANGLES, tidied()),
    (SHARES,),
    (MATRICES_OUT, GATHERED),
    (TRANSPOSES, PERMUTED, ORTHOGONAL, POOLED, BETWEEN, INVERSES, ORTHOGONAL, OVER_THE_DIAGONAL, MATRICES_OUT),
    (UNFOLDED, BY_ANGLES, tidied(), ONE_FRACTION, tidied(), BY_SINE, NUMERATORS_OUT, tidied()),
)


def forms(term: Term, context: Context) -> tuple[Derivation, ...]:
    """The few chains that start at a term, the shortest first: as it is, tidied, multiplied out, unfolded, joined."""
    found: dict[Term, Derivation] = {term: standing(term)}
    for way in WAYS:
        here = term
        steps: tuple[Step, ...] = ()
        for strategy in way:
            if (more := strategy(here, context)) is not None:
                here, steps = more.end, (*steps, *more.steps)
                found.setdefault(here, Derivation(term, steps, here))
    return tuple(sorted(found.values(), key=lambda each: len(each.steps)))


def steered(answer: Term, goal: Term, context: Context) -> tuple[Step, ...]:
    """The steps from an answer to the goal: where two forms of theirs meet, else one line that is equal by check."""
    return joined((answer,), goal, context)[1]


def joined(answers: tuple[Term, ...], goal: Term, context: Context) -> tuple[int, tuple[Step, ...]]:
    """Which of some equal terms the goal is reached from in the fewest steps, and those steps."""
    if goal in answers:
        return answers.index(goal), ()
    back = forms(goal, context)
    best: tuple[tuple[int, int], int, tuple[Step, ...]] | None = None
    for place, answer in enumerate(answers):
        for there in forms(answer, context):
            for home in back:
                cost = (len(there.steps) + len(home.steps) + place, -place)
                if (best is None or cost < best[0]) and unordered(there.end) == unordered(home.end):
                    best = (
                        cost,
                        place,
                        (*there.steps, *_meeting(there.end, home.end, context), *_turned(home)),
                    )
    if best is None:
        return len(answers) - 1, _by(equal_by_check, answers[-1], goal, context)
    return best[1], merged(best[2])


def _meeting(one: Term, other: Term, context: Context) -> tuple[Step, ...]:
    if one is other:
        return ()
    here, there = settled(one), settled(other)
    if here.end is there.end:
        return (*_one_step(here), *map(backwards_step, _one_step(there)))
    return _by(reordered, one, other, context)


def _one_step(found: Derivation) -> tuple[Step, ...]:
    return tuple(Step(TIDY_UP, found.start, found.end, detail=found.steps) for _ in found.steps[:1])


def _by(law: Rule, before: Term, after: Term, context: Context) -> tuple[Step, ...]:
    found = law.with_(after)(before, context)
    return found.steps if found is not None else ()


def _turned(chain: Derivation) -> tuple[Step, ...]:
    return tuple(backwards_step(step) for step in reversed(chain.steps))


def reached(found: Derivation, goal: Term, context: Context, shown: tuple[Term, ...]) -> Derivation:
    """A derivation led on to a goal from whichever of its last lines is nearest; `shown` are all its lines."""
    candidates = tuple(line for line in shown[-4:] if finished(line))
    if not candidates:
        return found
    place, steps = joined(candidates, goal, context)
    kept = len(shown) - len(candidates) + place
    return Derivation(found.start, (*found.steps[:kept], *steps), goal)
