"""Whether two terms are equal: a ladder of rungs, cheapest first, each limited in work; floats never decide."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, Witness, worst
from derive.core.context import Context
from derive.terms import Number, ShapeMismatchError, Term, alike, letters, number, shape, summands, total

from .differential import UnsupportedError
from .exactly import value
from .explicit import UnknownSizeError, entries
from .facts import complex_meant, facts_of, meant
from .field import UndefinedError
from .points import points
from .polynomials import WORK_ERRORS
from .rational import Canonical

IDENTICAL = Certificate(PROVED, "identical")


def equal(a: Term, b: Term, context: Context, seed: int = 0) -> Certificate:
    """How it is known whether a = b under a context."""
    return Judge(context, seed).equal(a, b)


class Judge:
    """Judges equalities under one context; what it has worked out is remembered."""

    def __init__(self, context: Context, seed: int = 0) -> None:
        self.context, self.seed = context, seed
        self.facts = facts_of(context)
        self.known: dict[tuple[Term, Term], Certificate] = {}
        self.fields: dict[bool, Canonical] = {}

    def equal(self, a: Term, b: Term) -> Certificate:
        """How it is known whether a = b; vectors and matrices entry by entry."""
        found = self.known.get((a, b))
        if found is None:
            found = self.known[a, b] = self.judged(a, b)
        return found

    def judged(self, a: Term, b: Term) -> Certificate:
        """The certificate of the first rung that decides."""
        if alike(a, b):
            return IDENTICAL
        a, b = meant(a, self.context), meant(b, self.context)
        try:
            left, right = shape(a), shape(b)
        except ShapeMismatchError:
            return Certificate(UNDECIDED, "shapes do not fit", seed=self.seed)
        if left or right:
            return self.entrywise(a, b)
        return self.scalars(a, b)

    def entrywise(self, a: Term, b: Term) -> Certificate:
        """Vectors and matrices: each entry with its counterpart."""
        if not all(type(size) is Number for size in (*shape(a), *shape(b))):
            return Certificate(UNDECIDED, "a size is no number", seed=self.seed)
        if shape(a) != shape(b):
            return Certificate(UNDECIDED, "shapes do not fit", seed=self.seed)
        try:
            pairs = zip(entries(a), entries(b), strict=True)
        except UnknownSizeError:
            return Certificate(UNDECIDED, "no entries", seed=self.seed)
        return worst(tuple(self.equal(x, y) for x, y in pairs))

    def scalars(self, a: Term, b: Term) -> Certificate:
        """Two scalars."""
        try:
            return self.by_canonical_form(a, b)
        except (UnsupportedError, UndefinedError, *WORK_ERRORS):
            return Certificate(UNDECIDED, "no rung decides", seed=self.seed)

    def field(self, *, real: bool) -> Canonical:
        """The field of canonical forms."""
        if real not in self.fields:
            self.fields[real] = Canonical(self.facts, real)
        return self.fields[real]

    def by_canonical_form(self, a: Term, b: Term) -> Certificate:
        """Exact canonical forms of what the two sides do not share."""
        field = self.field(real=not complex_meant(self.facts, a, b))
        field.left = 60_000
        minus = field.element(b)
        gap = field.plus((field.element(a), field.minus(minus)))
        if not gap[0]:
            return Certificate(PROVED, "canonical form", seed=self.seed)
        return self.refuted_exactly(a, b) or Certificate(UNDECIDED, "canonical forms differ", seed=self.seed)

    def refuted_exactly(self, a: Term, b: Term) -> Certificate | None:
        """A rational point of the domain where two rational terms differ."""
        for point in points(letters(total((a, b))), self.facts, self.seed, 12):
            left, right = value(a, point), value(b, point)
            if left is not None and right is not None and left != right:
                at = tuple((x.name, number(v.numerator, v.denominator)) for x, v in point.items())  # type: ignore[attr-defined]
                sides = (number(v.numerator, v.denominator) for v in (left, right))
                return Certificate(REFUTED, "exact values", witness=Witness(at, *sides), seed=self.seed)
        return None


__all__ = ["Judge", "equal", "summands"]
