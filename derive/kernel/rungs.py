"""The rungs of the ladder beyond exact canonical forms; each is imported when it is first needed."""

from __future__ import annotations

from fractions import Fraction

from derive.core.certificates import REFUTED, Certificate, Witness
from derive.core.context import Context
from derive.terms import (
    TWO,
    Binder,
    Component,
    Pow,
    ShapeMismatchError,
    Term,
    functions_in,
    kinds,
    letters,
    number,
    subterms,
    symbols,
    total,
)

from .facts import Facts, complex_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .equality import Judge

MOST_DEPTH, FEW_POINTS = 2, 60


def exact_refutation(a: Term, b: Term, context: Context, facts: Facts, seed: int) -> Certificate | None:
    """A rational point of the domain where two rational terms differ; floats have no part in it."""
    from .exactly import rational, value
    from .points import points

    if facts.others or facts.complexes or not (rational(a) and rational(b)):
        return None
    named = {name for name, _ in context.properties}
    free = _leaves(a, b)
    if any((x.base if type(x) is Component else x).name in named for x in free):  # type: ignore[attr-defined]
        return None
    for point in points(free, facts, seed, 12):
        if not _facts_decided(point, facts):
            continue
        left, right = value(a, point), value(b, point)
        if left is not None and right is not None and left != right:
            at = tuple((_name(x), number(v.numerator, v.denominator)) for x, v in point.items())
            sides = (number(v.numerator, v.denominator) for v in (left, right))
            return Certificate(REFUTED, "exact values", witness=Witness(at, *sides), seed=seed)
    return None


def _leaves(a: Term, b: Term) -> tuple[Term, ...]:
    """The scalar letters and the components, letters first."""
    both = total((a, b))
    components = dict.fromkeys(here for here in subterms(both) if type(here) is Component)
    return (*(x for x in letters(both) if not x.dims), *components)


def _name(term: Term) -> str:
    if type(term) is Component:
        return f"{_name(term.base)}_{''.join(str(k.p) for k in term.indices)}"  # type: ignore[attr-defined]
    return term.name  # type: ignore[attr-defined]


def _facts_decided(point: dict[Term, Fraction], facts: Facts) -> bool:
    """Whether every fact about the letters of a point could be evaluated exactly."""
    from .exactly import value

    about = [u for terms in (facts.above, facts.least, facts.apart, facts.equations) for u in terms]
    return all(value(u, point) is not None for u in about if symbols(u) & point.keys())


def by_signature(a: Term, b: Term, context: Context, facts: Facts, seed: int, *, real: bool) -> bool:
    """Whether the signatures of both sides are equal."""
    from derive.exact.signs import sign

    from .signature import same

    def positive(term: Term) -> bool:
        if not real and complex_meant(facts, term):
            return False
        try:
            return sign(term, context) == frozenset((1,))
        except ShapeMismatchError:
            return False

    return same(a, b, seed, positive, real=real) is True


def of_numbers(a: Term, b: Term) -> bool:
    """Whether two algebraic numbers are one, in their number field."""
    if symbols(a) or symbols(b):
        return False
    from derive.exact.fields import same_number

    return same_number(a, b) is True


def by_sampling(a: Term, b: Term, context: Context, facts: Facts, seed: int, *, real: bool) -> Certificate | int:
    """A refutation by enclosures, or the number of points that agree."""
    from .sampling import compared

    return compared(a, b, context, facts, seed, real=real)


def at_a_jump(a: Term, b: Term, context: Context) -> Witness | None:
    """A point of small coordinates, as where something jumps, at which two values differ."""
    from .coarse import coarse_witness

    return coarse_witness(a, b, "=", context, FEW_POINTS)


def by_sign_cases(a: Term, b: Term, judge: Judge) -> Certificate | None:
    """Each cell of the signs of what branches, and the edges between them where something may jump.

    A complex number has no sign.
    """
    from .cells import branches

    if judge.depth >= MOST_DEPTH or not (branches(a) or branches(b)) or complex_meant(judge.facts, a, b):
        return None
    from .sign_cases import certified

    return certified(a, b, judge)


def has_value(term: Term, point: dict[Term, Fraction]) -> bool:
    """Whether a term has a real value at a point."""
    from derive.exact.precision import working_at

    from .balls import Balls
    from .evaluation import NoValueError, UndecidedError

    with working_at(200):
        try:
            return bool(Balls(point, 200).value(term).is_finite())
        except NoValueError:
            return False
        except UndecidedError:
            return True


def by_squares(a: Term, b: Term, judge: Judge) -> bool:
    """Whether the squares are equal and neither side is ever below zero."""
    from derive.exact.signs import sign

    if not any(_has_root(side) for side in (a, b)):
        return False
    never_below = all(sign(side, judge.context) <= {0, 1} for side in (a, b))
    return never_below and judge.forms.vanishes(Pow(a, TWO), Pow(b, TWO), real=True)


def _has_root(term: Term) -> bool:
    return not functions_in(term).isdisjoint(("sqrt", "root"))


def constant_difference(a: Term, b: Term, judge: Judge) -> bool:
    """Whether the derivatives are equal, and the values at one point of each interval."""
    from .constancy import constant_apart

    free = letters(total((a, b)))
    if len(free) != 1 or free[0].dims or judge.depth:
        return False
    return constant_apart(
        a, b, free[0], judge.context,
        lambda left, right: judge.forms.vanishes(left, right, real=True),
        lambda term, r: has_value(term, {free[0]: r}),
        judge.forms.above_zero,
    )  # fmt: skip


def by_sympy(a: Term, b: Term, context: Context) -> bool:
    """Whether SymPy shows it, in a process that can be killed; of sums to a letter it shows nothing in this time."""
    if any(map(_runs_to_a_letter, (*subterms(a), *subterms(b)))):
        return False
    from derive.cas.worker import prove_equal

    return prove_equal(a, b, context) is True


def _runs_to_a_letter(here: Term) -> bool:
    ends = () if type(here) is not Binder or here.kind not in ("sum", "product") else (here.low, here.high)
    return any(end is not None and symbols(end) for end in ends)


def by_factors(a: Term, b: Term, context: Context) -> bool:
    """Whether products over ranges have the same factors to the same powers."""
    if Binder not in kinds(a) | kinds(b):
        return False
    from .many_factors import equal_products, has_product

    return (has_product(a) or has_product(b)) and equal_products(a, b, context)


def for_all_sizes(a: Term, b: Term, context: Context, seed: int) -> Certificate | None:
    """What is known for every size at once."""
    from .sizes import equal_for_all_sizes

    return equal_for_all_sizes(a, b, context, seed)


def proof_for_all_sizes(a: Term, b: Term, context: Context, seed: int) -> Certificate | None:
    """The proof for every size at once, None where there is none."""
    from .sizes import proved_for_all_sizes

    return proved_for_all_sizes(a, b, context, seed)
