"""What is asked about the lines of a chain, each question within the bounds of the line that it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from derive.core.context import Context
from derive.core.errors import DeriveError, RuleError
from derive.core.relations import IMPLIES
from derive.core.reports import JudgedStep
from derive.core.written import Span, WrittenChain
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.kernel.term_matrices import UnknownSizeError
from derive.terms import Apply, Derivative, Record, ShapeMismatchError, Symbol, Term, functions_in

from .characteristic import by_characteristic
from .conditional_events import in_numbers
from .explaining import explained
from .gradients import equations_worked
from .introduced import Known, introduced
from .limiting import Joined, joined, says_it
from .listed import added, listed, system
from .quantities import by_meaning
from .recurrences import by_recurrence
from .remarks import doubted, mistaken, understood
from .resting import consistent, resting
from .slopes import as_functions, judged_as_functions, unknown_slopes, written_as_quotients
from .slopes_in_means import worked_slopes
from .together import excluded, together
from .unjudged import DIVERGES, RESTORES, open_step
from .unknown_gradients import judged_as_letters, unknown_gradients
from .valued import in_meanings, with_meanings, without_marks
from .verdicts import verdict
from .worded import worded
from .writing import composed, integrated_by

Guard = Callable[..., AbstractContextManager[object]]
OUT_OF_BOUNDS = (DeriveError, RuleError, RecursionError, MemoryError)
PLAIN = ("=", "implies", "iff")


def unguarded(*_: Span) -> AbstractContextManager[object]:
    """As much time as it takes."""
    return nullcontext()


class Questions(Record):
    """The lines of a chain as the kernel takes them, as they were written, and how many of the first are one system."""

    chain: WrittenChain
    said: WrittenChain
    bench: Bench
    guard: Guard
    listed: int = 0

    def within_bounds(self, *places: int) -> AbstractContextManager[object]:
        """The bounds of a question about some lines, the last of which it is asked for."""
        return self.guard(*(self.chain.lines[place].span for place in places))

    def declared(self) -> Context:
        """What is declared, without equations that later ones exclude."""
        try:
            with self.within_bounds(0):
                return consistent(self.chain.context)
        except OUT_OF_BOUNDS:
            return self.chain.context

    def with_system(self) -> Questions:
        """The questions where the first lines, if they are one system, are that system, which the others rest on."""
        try:
            with self.within_bounds(0):
                count = listed(self.chain, self.bench)
        except OUT_OF_BOUNDS:
            return self
        if not count:
            return self
        lines = self.chain.lines
        whole = lines[count - 1].but(term=system(self.chain, count))
        return self.but(chain=self.chain.but(lines=(*lines[: count - 1], whole, *lines[count:])), listed=count)

    def with_line(self, place: int, term: Term) -> Questions:
        """The questions with another term in place of a line's."""
        lines = self.chain.lines
        return self.but(chain=self.chain.but(lines=(*lines[:place], lines[place].but(term=term), *lines[place + 1 :])))

    def together(self, start: int, end: int, context: Context) -> JudgedStep | None:
        """How a line follows from the one before and a system above that."""
        before, after = self.chain.lines[start].term, self.chain.lines[end].term
        if before is None or after is None:
            return None
        try:
            with self.within_bounds(start, end):
                return together(self.chain.lines[:start], before, after, context, self.bench)
        except OUT_OF_BOUNDS:
            return None

    def excluded(self, start: int, end: int, context: Context) -> bool:
        """Whether a line that is refuted beside the one before is so beside the systems above, too."""
        before, after = self.chain.lines[start].term, self.chain.lines[end].term
        if before is None or after is None or not (is_statement(before) and is_statement(after)):
            return True
        try:
            with self.within_bounds(start, end):
                return excluded(self.chain.lines[:start], before, after, context, self.bench)
        except OUT_OF_BOUNDS:
            return False

    def introduced(self, start: int, end: int, seen: frozenset[Symbol], context: Context) -> Known | None:
        """How a line follows with what its new letters stand for, and the context with that."""
        before, after = self.chain.lines[start].term, self.chain.lines[end].term
        if before is None or after is None or self.listed or self.chain.lines[end].relation not in ("", *PLAIN):
            return None
        try:
            with self.within_bounds(start, end):
                return introduced(before, after, seen, context, self.bench)
        except OUT_OF_BOUNDS:
            return None

    def worded(self, end: int, context: Context) -> JudgedStep | None:
        """How a line is known whose words claim something."""
        try:
            with self.within_bounds(end):
                lines = self.chain.lines
                found = worded(lines[end], lines[0].term, lines[end - 1].term, context, self.bench)
        except OUT_OF_BOUNDS:
            return None
        return None if found is None else found.but(start=end - 1, end=end)

    def judged(self, start: int, end: int, context: Context) -> JudgedStep:
        """The verdict on a line beside an earlier one."""
        before, after = self.chain.lines[start].term, self.chain.lines[end].term
        if before is None or after is None:
            return open_step(end, "notation", "nothing_before")
        if self.listed:
            after = added(before, after)
        relation = composed(tuple(line.relation for line in self.chain.lines[start + 1 : end + 1]))
        pair = joined(before, after, relation, context)
        if pair is None or says_it(before) or says_it(after):
            return open_step(end, "undecided", "tends")
        try:
            with self.within_bounds(start, end):
                return self._decided(start, end, pair.before, after, pair.relation, context)
        except OUT_OF_BOUNDS:
            return open_step(end, "undecided", "out_of_bounds")
        except (UnknownSizeError, ShapeMismatchError):
            return open_step(end, "undecided", "not_sized")
        except Exception as error:
            return open_step(end, "undecided", "defect", f"{type(error).__name__}: {error}")

    def of_part(self, start: int, end: int, context: Context) -> Callable[[Term], JudgedStep]:
        """The verdict on a part of a line beside an earlier line, as a function of the part."""
        lines = self.chain.lines

        def judge(part: Term) -> JudgedStep:
            alone = (*lines[:end], lines[end].but(term=part), *lines[end + 1 :])
            return self.but(chain=self.chain.but(lines=alone)).judged(start, end, context)

        return judge

    def below(self, start: int, end: int, context: Context) -> Callable[[Term, Term], JudgedStep]:
        """The verdict on a statement below another one that the line leaves unsaid, as a function of both."""
        lines = self.chain.lines

        def judge(before: Term, after: Term) -> JudgedStep:
            instead = {start: lines[start].but(term=before), end: lines[end].but(term=after)}
            whole = tuple(instead.get(k, line) for k, line in enumerate(lines))
            return self.but(chain=self.chain.but(lines=whole)).judged(start, end, context)

        return judge

    def _decided(self, start: int, end: int, before: Term, after: Term, relation: str, context: Context) -> JudgedStep:
        lines, bench = self.chain.lines, self.bench
        one, other = (worked_slopes(side, context) for side in (before, after))
        modulo = integrated_by(lines[: end + 1])
        slopes = self._slopes(start, end, one, other, context)
        gradients = unknown_gradients(context, one, other)
        begins = one if end == 1 else None

        def under(narrower: Context) -> JudgedStep:
            def decide(left: Term, right: Term) -> JudgedStep:
                found = verdict(left, right, relation, narrower, bench, modulo)
                chances = None if found.follows is True else in_numbers(left, right, context)
                return found if chances is None else verdict(*chances, relation, narrower, bench, modulo)

            if slopes:
                return judged_as_functions(one, other, slopes, begins, decide)
            return judged_as_letters(one, other, gradients, begins, decide) if gradients else decide(one, other)

        def with_all(left: Term, right: Term, wider: Context) -> JudgedStep:
            return verdict(left, right, relation, wider, bench, modulo)

        found = resting(lines[start : end + 1], context, bench, under)
        if not found.follows and relation in ("", *PLAIN):
            found = by_meaning(lines[: end + 1], before, after, context, bench) or found
        one_way = found.verdict == "implies" and not found.gained
        if (found.follows is None or one_way) and is_statement(before) and is_statement(after):
            left, right = (equations_worked(side, context, bench) for side in (before, after))
            again = found if left is before and right is after else with_all(left, right, context)
            found = again if again.follows or found.follows is None else found
        if not found.follows and is_statement(before):
            first = lines[0].term or before
            found = by_recurrence(first, before, after, context, bench) or found
            found = by_characteristic(first, before, after, context, bench) or found
        return with_meanings(found, before, after, context, self.chain.freed, with_all)

    def _slopes(self, start: int, end: int, before: Term, after: Term, context: Context) -> tuple[Derivative, ...]:
        """The dy/dx in two expressions of letters that nothing defines."""
        if is_statement(before) or is_statement(after):
            return ()
        sources = (self.chain.lines[place].latex for place in (start, end))
        return unknown_slopes(context, before, after) if written_as_quotients(*sources) else ()

    def doubted(self, step: JudgedStep) -> JudgedStep:
        """A step to a lone equation that is given, with the mistake that it is if it is meant for all values."""
        left, right = (self.chain.lines[place].term for place in (step.start, step.end))
        if left is None or right is None or type(left) in (Symbol, Apply):
            return step
        try:
            with self.within_bounds(step.start, step.end):
                return doubted(step, left, right, self.chain.context, self.bench)
        except Exception:  # as below, an explanation is an addition
            return step

    def remarked(self, step: JudgedStep, context: Context) -> JudgedStep:
        """A step with the mistake that reproduces it or the laws that explain it; without where that takes too long."""
        before, after = (self.chain.lines[place].term for place in (step.start, step.end))
        if before is None or after is None or step.follows is None or step.verdict == "operator":
            return step
        if step.message is not None and step.message.key in (RESTORES, DIVERGES):
            return step
        pair = joined(before, after, self.chain.lines[step.end].relation, context) or Joined(before, IMPLIES)
        before, after = (worked_slopes(side, context) for side in (pair.before, after))
        slopes, line = self._slopes(step.start, step.end, before, after, context), after
        before, after = (slopes and as_functions(slopes, before, after)) or (before, after)
        relation = pair.relation
        try:
            with self.within_bounds(step.start, step.end):
                if step.follows is False:
                    before, after, context = in_meanings(before, after, context, self.chain.freed)
                    found = without_marks(mistaken(step, before, after, relation, context, self.bench))
                    return found.but(place=line) if found.place is after else found
                if (said := self._conditional(step)) is not None:
                    return step.but(law=explained(*said, relation, context, self.bench))
                return understood(step, before, after, relation, context, self.bench)
        except Exception:  # an explanation is an addition: the verdict stands without it
            return step

    def _conditional(self, step: JudgedStep) -> tuple[Term, Term] | None:
        """Both lines as they were written, where they hold conditional probabilities: to those who judge, quotients."""
        before, after = (self.said.lines[place].term for place in (step.start, step.end))
        if before is None or after is None or "given" not in functions_in(before) | functions_in(after):
            return None
        return before, after
