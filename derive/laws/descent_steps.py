"""One step of a descent method after the other: every letter of the method made by its law."""

from __future__ import annotations

from derive.core.drafts import Chain, phrase
from derive.core.rules import Rule
from derive.terms import Record, Symbol, Term, number

from .descent import moving_average_of_squares, taken_at_the_point
from .descent_letters import PARAMETERS, Letters
from .descent_methods import Method, Update
from .descent_points import letters_of
from .gradients import conditions_of
from .point_values import inside
from .results import result
from .trails import Trail, entries


class Descent(Record):
    """A method with its letters, the letters that vary, and the parts that found the derivatives of the function."""

    chosen: Method
    names: Letters
    unknowns: tuple[Symbol, ...]
    slopes: tuple[Chain, ...]
    curves: tuple[Chain, ...]

    def step(self, trail: Trail, number_of_it: int) -> Trail:
        """The trail with one step more."""
        for each in self.chosen.updates:
            letter = self._letter(each.letter, number_of_it)
            heading = phrase(f"descend.{_heading(each)}", letter, str(number_of_it + 1))
            trail = trail.next(letter, self._law(each, trail, number_of_it), heading)
        return trail

    def _law(self, update: Update, trail: Trail, step: int) -> Rule:
        if isinstance(update.law, Rule):
            return update.law.with_(*(self._argument(role, step) for role in update.of))
        point, source = self._letter(update.of[0], step), {"gradient": self.slopes, "hessian": self.curves}[update.law]
        place = tuple(zip(self.unknowns, entries(trail.shown(point)), strict=True))
        inside(conditions_of((*self.slopes, *self.curves)), place, trail.context)
        found = source[-1]
        return taken_at_the_point.with_(result(found.derivation), *self.unknowns, *letters_of(point)).by(found.label)

    def _argument(self, role: str, step: int) -> Term:
        """What an update is made from: the number of the step, a parameter, or a letter of the state."""
        if role == "steps":
            return number(step + 1)
        return self.names.parameter(role) if role in PARAMETERS else self._letter(role, step)

    def _letter(self, role: str, step: int) -> Symbol:
        return self.names.state(role.rstrip("+"), step + 1 if role.endswith("+") else step)


def _heading(update: Update) -> str:
    return "q" if update.law is moving_average_of_squares else update.letter.rstrip("+")
