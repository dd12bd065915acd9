"""Whether two terms are equal: a ladder of rungs, cheapest first, each limited in work; floats never decide."""

from __future__ import annotations

from derive.core.certificates import AGREES, ALMOST_SURE, PROVED, REFUTED, UNDECIDED, Certificate, worst
from derive.core.context import Context
from derive.exact.domains import domain, nowhere
from derive.terms import (
    NATURALS,
    Binder,
    Number,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    alike,
    letters,
    opened,
    shape,
    total,
)

from .bare import bare
from .canonical_forms import CanonicalForms
from .defined_names import by_names
from .explicit import entries, scalar
from .facts import complex_meant, facts_of, meant, speaks_of_chance
from .generalised import deep
from .held import differentiated, loose, only_indices, symbolic, without_shared
from .known_letters import given, mirrored, symmetric
from .least_values import with_least_values
from .permutations import equal_but_for_permutations, moved_outside, permuting
from .rungs import (
    at_a_jump,
    by_factors,
    by_sampling,
    by_sign_cases,
    by_signature,
    by_squares,
    by_sympy,
    constant_difference,
    exact_refutation,
    for_all_sizes,
    of_numbers,
    proof_for_all_sizes,
)
from .term_matrices import UnknownSizeError
from .thresholds import in_all_cells

IDENTICAL = Certificate(PROVED, "identical")
ENOUGH = 8


def equal(a: Term, b: Term, context: Context, seed: int = 0) -> Certificate:
    """How it is known whether a = b under a context."""
    return Judge(context, seed).equal(a, b)


class Judge:
    """Judges equalities under one context; what it has worked out is remembered."""

    def __init__(self, context: Context, seed: int = 0, depth: int = 0) -> None:
        self.context, self.seed, self.depth = context, seed, depth
        self.facts = facts_of(context)
        self.symmetric, self.forms = symmetric(context), CanonicalForms(self.facts)
        self.known: dict[tuple[Term, Term], Certificate] = {}
        told = self.facts
        self.plain = not (told.solved or told.equations or told.others or told.complexes or context.definitions)

    def at_once(self, a: Term, b: Term) -> Certificate | None:
        """The certificate of two bare scalars whose canonical forms show that they are equal."""
        if not (self.plain and bare(a) and bare(b)):
            return None
        found = self.known.get((a, b))
        if found is None and not deep(a, b) and self.forms.vanishes(*without_shared(a, b), real=True):
            found = self.known[a, b] = self.certificate(PROVED, "canonical form")
        return found if found is not None and found.grade == PROVED else None

    def equal(self, a: Term, b: Term) -> Certificate:
        """How it is known whether a = b; vectors and matrices entry by entry."""
        found = self.known.get((a, b))
        if found is None:
            found = self.known[a, b] = self.judged(a, b)
        return found

    def certificate(self, grade: str, method: str) -> Certificate:
        """A certificate with the seed."""
        return Certificate(grade, method, 0, None, None, self.seed)

    def judged(self, a: Term, b: Term) -> Certificate:
        """The certificate of the first rung that decides."""
        if alike(a, b):
            return IDENTICAL
        if speaks_of_chance(*(told := (meant(a, self.context), meant(b, self.context)))):
            from .expectations import by_moments

            return by_moments(*told, self.context, self.seed)
        if (found := by_names(a, b, self)) is not None:
            return found
        a, b = (given(with_least_values(meant(side, self.context), self.context), self.facts) for side in (a, b))
        if alike(a, b):
            return self.certificate(PROVED, "what is given")
        if (cells := in_all_cells(a, b, self.context, lambda u, v: self.forms.vanishes(u, v, real=True))) is not None:
            found = self.equal(*cells)
            return found if found.grade == PROVED else self.certificate(UNDECIDED, "probabilities of events")
        try:
            left, right = shape(a), shape(b)
        except ShapeMismatchError:
            return self.certificate(UNDECIDED, "shapes do not fit")
        if (loose(a) or loose(b)) and not (symbolic(a, b) and only_indices(a) and only_indices(b)):
            return self.inside_a_binder(a, b)
        if permuting(self.context, a, b):
            return self.with_permutations(a, b)
        found = self.entrywise(a, b) if left or right else self.scalars(a, b)
        if found.grade != UNDECIDED or not (differentiated(a) or differentiated(b)):
            return found
        from .bare_differentials import refuted_whatever_varies

        return refuted_whatever_varies(a, b, self.context, self.facts, self.seed) or found

    def with_permutations(self, a: Term, b: Term) -> Certificate:
        """Matrices in which permutations may stand: compared with these moved outside, and not refuted."""
        if equal_but_for_permutations(a, b, self.context):
            return self.certificate(PROVED, "permutations outside")
        for pair in ((a, b), (moved_outside(a, self.context), moved_outside(b, self.context))):
            if (found := proof_for_all_sizes(*pair, self.context, self.seed)) is not None:
                return found
        return self.certificate(UNDECIDED, "permutations")

    def inside_a_binder(self, a: Term, b: Term) -> Certificate:
        """Two sides with letters bound further out: proved for any value of them, but not refuted by one."""
        for depth in range(max(loose(a), loose(b))):
            a, b = (opened(Binder("sum", "", side), Symbol(f"outer {depth}")) for side in (a, b))
        found = self.equal(a, b)
        return self.certificate(UNDECIDED, "a bound letter") if found.grade == REFUTED else found

    def entrywise(self, a: Term, b: Term) -> Certificate:
        """Vectors and matrices: each entry with its counterpart."""
        left, right = shape(a), shape(b)
        if not all(type(size) is Number for size in (*left, *right)):
            return for_all_sizes(a, b, self.context, self.seed) or self.certificate(UNDECIDED, "a size is no number")
        if left != right:
            return self.certificate(UNDECIDED, "shapes do not fit")
        varies = differentiated(a) or differentiated(b)
        if varies and (found := proof_for_all_sizes(a, b, self.context, self.seed)) is not None:
            return found
        try:
            pairs = tuple(zip(*(map(self.mirrored, entries(side)) for side in (a, b)), strict=True))
        except (UnknownSizeError, ShapeMismatchError, ValueError):
            if self.step_by_step(a, b):
                return self.certificate(PROVED, "induction")
            return for_all_sizes(a, b, self.context, self.seed) or self.certificate(UNDECIDED, "no entries")
        return worst(tuple(self.equal(x, y) for x, y in pairs))

    def step_by_step(self, a: Term, b: Term) -> bool:
        """Whether one side is the power of a matrix that the other is, by induction on the exponent."""
        from .matrix_powers import inductive

        try:
            found = inductive(a, b)
            return found is not None and all(
                self.under(Relation("in", found[0], NATURALS)).equal(x, y).grade == PROVED for x, y in found[1]
            )
        except (UnknownSizeError, ShapeMismatchError, ValueError):
            return False

    def scalars(self, a: Term, b: Term) -> Certificate:
        """Two scalars."""
        try:
            a, b = self.mirrored(scalar(a)), self.mirrored(scalar(b))
        except (UnknownSizeError, ShapeMismatchError, ValueError):
            if by_factors(a, b, self.context):
                return self.certificate(PROVED, "the same factors")
            return for_all_sizes(a, b, self.context, self.seed) or self.certificate(UNDECIDED, "no entries")
        if by_factors(a, b, self.context):
            return self.certificate(PROVED, "the same factors")
        if symbolic(a, b):  # components at letters are no independent letters: z_i depends on z_j where i = j
            return for_all_sizes(a, b, self.context, self.seed) or self.certificate(UNDECIDED, "no size decides")
        real = not complex_meant(self.facts, a, b)
        if real and (domain(a) or domain(b)) and nowhere((a, b), self.context):
            return self.certificate(UNDECIDED, "no real values")
        return self.exactly(a, b, real=real) or self.beyond(a, b, real=real)

    def exactly(self, a: Term, b: Term, *, real: bool) -> Certificate | None:
        """What exact arithmetic decides: equal canonical forms, or a rational point where rational terms differ."""
        from .cells import jumps

        if self.forms.vanishes_for_any(a, b, real=real) or self.forms.vanishes(*without_shared(a, b), real=real):
            if not (jumps(a) or jumps(b)):
                return self.certificate(PROVED, "canonical form")
            jump = by_sampling(a, b, self.context, self.facts, self.seed, real=real)
            if not isinstance(jump, Certificate) and (there := at_a_jump(a, b, self.context)) is not None:
                return Certificate(REFUTED, "exact values", witness=there, seed=self.seed)
            return jump if isinstance(jump, Certificate) else self.certificate(PROVED, "canonical form")
        return exact_refutation(a, b, self.context, self.facts, self.seed)

    def beyond(self, a: Term, b: Term, *, real: bool) -> Certificate:
        """The rungs after exact canonical forms; what both sides share is taken off, but where they are refuted."""
        left, right = without_shared(a, b)
        if by_signature(left, right, self.context, self.facts, self.seed, real=real):
            return Certificate(ALMOST_SURE, "signature", 2, "2^-60", None, self.seed)
        agreed = by_sampling(a, b, self.context, self.facts, self.seed, real=real)
        if agreed == 0 and (left, right) != (a, b):
            agreed = by_sampling(left, right, self.context, self.facts, self.seed, real=real)
        if isinstance(agreed, Certificate):
            return agreed
        return self.with_ideas(left, right, real=real) or self.by_points(left, right, agreed)

    def with_ideas(self, a: Term, b: Term, *, real: bool) -> Certificate | None:
        """Number fields, sign cases, squares, derivatives and a value."""
        if of_numbers(a, b):
            return self.certificate(PROVED, "algebraic numbers")
        by_cases = by_sign_cases(a, b, self)
        if by_cases is not None:
            return by_cases
        if real and by_squares(a, b, self):
            return self.certificate(PROVED, "equal squares and signs")
        if real and constant_difference(a, b, self):
            return self.certificate(PROVED, "equal derivatives and a value")
        return None

    def by_points(self, a: Term, b: Term, agreed: int) -> Certificate:
        """What is left: SymPy where enough points agree, else the points alone."""
        if not (agreed >= ENOUGH or (agreed and not letters(total((a, b))))):
            return self.certificate(UNDECIDED, "no rung decides")
        if by_sympy(a, b, self.context):
            return self.certificate(PROVED, "SymPy")
        return Certificate(AGREES, "enclosures at points", agreed, None, None, self.seed)

    def mirrored(self, term: Term) -> Term:
        """The term with the entries below the diagonals of symmetric matrices written as those above."""
        return mirrored(term, self.symmetric)

    def beside(self, context: Context) -> Judge:
        """A judge under another context."""
        return Judge(context, self.seed)

    def under(self, *facts: Term) -> Judge:
        """A judge under further facts."""
        return Judge(self.context.given(*facts), self.seed, self.depth + 1)
