"""Whether terms are equal by their canonical forms under some facts; the fields of these forms are kept."""

from __future__ import annotations

from derive.terms import ShapeMismatchError, Term

from .facts import Facts
from .field import UndefinedError, UnsupportedError
from .generalised import generalised
from .generators import Element
from .held import symbolic, without_shared
from .polynomials import WORK_ERRORS
from .rational import Canonical
from .term_matrices import UnknownSizeError

FAILURES = (UnsupportedError, UndefinedError, ShapeMismatchError, UnknownSizeError, *WORK_ERRORS)


class CanonicalForms:
    """The canonical forms of terms under some facts and what these imply."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.fields: dict[tuple[Facts, bool], Canonical] = {}
        self.own: dict[bool, Canonical] = {}

    def field(self, facts: Facts, *, real: bool) -> Canonical:
        """The field of canonical forms under some facts."""
        if facts is self.facts and real in self.own:
            return self.own[real]
        key = (facts, real)
        if key not in self.fields:
            self.fields[key] = Canonical(facts, real)
        if facts is self.facts:
            self.own[real] = self.fields[key]
        return self.fields[key]

    def gap(self, a: Term, b: Term, facts: Facts, *, real: bool) -> tuple[Canonical, Element] | None:
        """The canonical form of a - b; None where it has none."""
        field = self.field(facts, real=real)
        try:
            field.refill()
            return field, field.difference(a, b)
        except FAILURES:
            return None

    def vanishes(self, a: Term, b: Term, *, real: bool) -> bool:
        """Whether a - b is zero in canonical form, with what the sides imply where that is needed."""
        found = self.gap(a, b, self.facts, real=real)
        if found is not None and found[0].is_zero(found[1]):
            return True
        if not real:
            return False
        from .implied import implied

        more = implied(a, b, self.facts)
        if more == self.facts:
            return False
        found = self.gap(a, b, more, real=real)
        return found is not None and found[0].is_zero(found[1])

    def vanishes_for_any(self, a: Term, b: Term, *, real: bool) -> bool:
        """Whether a - b is zero whatever functions stand in place of nested sines and cosines."""
        return real and any(
            not symbolic(left, right) and self.vanishes(*without_shared(left, right), real=real)
            for left, right in generalised(a, b)
        )

    def above_zero(self, term: Term) -> bool:
        """Whether a term is seen to be above zero everywhere by its canonical form."""
        field = self.field(self.facts, real=True)
        try:
            field.refill()
            poly, under = field.element(term)
        except FAILURES:
            return False
        return all(field.strictly_positive(each) for each in (poly, *(field.factors[k] for k, _ in under)))
