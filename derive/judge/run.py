"""One chain judged line by line, its context growing by what its lines define."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.relations import APPROXIMATELY, PROPORTIONAL
from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain, WrittenLine
from derive.kernel.bench import Bench
from derive.kernel.expectations import UNTOLD
from derive.kernel.relations import is_statement
from derive.terms import Relation, Symbol, Term, substituted, symbols

from .complex_letters import conjugates
from .conditional_events import by_definition
from .decadic import decadic
from .hats import at_the_solution, solved_for
from .imposed import imposed
from .in_a_row import in_a_row
from .joints import depends
from .mixed_numbers import with_mixed_numbers
from .naming import defined, defines, named_at_last, names, tells_a_member, with_name
from .primed import unknown_slopes_as_letters, with_worked_primes
from .quantified import fixed_in_one, for_all
from .questions import Guard, Questions
from .recurring import recurs, with_rule
from .resting import states
from .solved import says_what
from .stationary import stationary
from .substitutions import told_later
from .unjudged import RESTORES, given_step, open_step
from .unknowns import marked_anew, says_of_unknowns
from .valued import unheard, untied
from .valueless_forms import by_convention, indeterminate

TESTED = re.compile(r"\b(?:check|test|verif|valid|reject|extraneous|satisf|discard|prob)", re.IGNORECASE)
NAMING = frozenset(("=", PROPORTIONAL, APPROXIMATELY))
REASON = re.compile(r".*(?:\\because(?![A-Za-z])|\b(?:as|since|because)\b)")


class Run:
    """One chain being judged: the context so far, the letters seen, and the line that the next is judged against."""

    def __init__(self, chain: WrittenChain, bench: Bench, guard: Guard, text: str = "") -> None:
        """Start at the first line."""
        self.text = text
        asked = Questions(by_definition(chain), chain, bench, guard)
        self.context = with_rule(chain, with_worked_primes(asked.declared()))
        self.asked = asked.with_system()
        self.lines = self.asked.chain.lines
        self.base = max(self.asked.listed - 1, 0)
        self.seen: frozenset[Symbol] = frozenset()
        first = chain.lines[0].term
        if first is not None and defines(first, self.context, self.seen):
            self.context = defined(first, self.context)
        self._see(first)

    def step(self, end: int) -> JudgedStep:
        """How a line follows from the last one before it that was read and says something."""
        line = self.lines[end]
        claim = self.asked.worded(end, self.context)
        if claim is not None:
            return claim
        if line.term is None:
            return open_step(end, "notation", "not_read", line.trouble)
        if (form := indeterminate(line.term)) is not None:
            return open_step(end, "undecided", "indeterminate", (form,))
        start = self._start(end, line.term)
        if end < self.asked.listed:
            return given_step(end)
        before = self.lines[start].term
        if before is None:
            self._take(end, line.term)
            return open_step(end, "notation", "nothing_before")
        if (form := indeterminate(before)) is not None:
            self._take(end, line.term)
            return open_step(end, "undecided", "indeterminate", (form,))
        if self._says(before, start, end, line):
            return given_step(end)
        found = self.asked.judged(start, end, self.context)
        if found.verdict == "undecided" and (root := by_convention(before) or by_convention(line.term)) is not None:
            found = found.but(message=phrase("check.convention", (root,)))
        if self._gives(found, before, end, line.term):
            return given_step(end)
        found = self._introduced(found, start, end)
        if found.follows is False and (left_open := self._left_open(before, end, line.term)) is not None:
            return left_open.but(start=start)
        if found.follows is False or found.verdict == "undecided":
            set_to_zero = self._stationary(start, end, before, line.term)
            found = set_to_zero or self.asked.together(start, end, self.context) or found
        if found.follows is False and not self.asked.excluded(start, end, self.context):
            return open_step(end, "undecided", "rests_above").but(start=start)
        if found.verdict == "implied" and start:
            found = self._restored(found, end)
        if found.verdict == "operator" and is_statement(before):
            told = unknown_slopes_as_letters(before, self.context)
            self.context = self.context.given(told, *self._told_first(start))
        if found.follows is False and any(each.term is None for each in self.lines[start:end]):
            return open_step(end, "undecided", "line_between").but(start=start)
        if not (found.verdict == "identity" and is_statement(line.term)):
            self._take(end, line.term)
        return self.asked.remarked(found.but(start=start, end=end), self.context)

    def _says(self, before: Term, start: int, end: int, line: WrittenLine) -> bool:
        """Whether a line defines something, names it or states it, and claims nothing of the line before."""
        if line.term is not None and not line.relation and defines(line.term, self.context, self.seen):
            self.context = defined(line.term, self.context)
            self._see(line.term)
            return True
        if line.term is None:
            return False
        first = not start and end == 1 and line.relation in NAMING
        return (first and self._names(before, line.term)) or states(line, before, line.term)

    def _gives(self, found: JudgedStep, before: Term, end: int, term: Term) -> bool:
        """Whether a line says what nothing else tells: what an unknown is, what is set to a number, a new name."""
        refuted = found.follows is False
        equal = self.lines[end].relation == "=" and not is_statement(before)
        untold = (refuted or found.certificate.method == UNTOLD) and equal and end == 1
        if untold and says_of_unknowns(before, term, self.context):
            return True
        earlier = tuple(each.term for each in self.lines[:end] if each.term is not None)
        if refuted and equal and tells_a_member(term, earlier):
            return True
        marked = end > 1 or len(getattr(term, "name", "")) > 1
        if refuted and equal and marked and named_at_last(term, before, self.context, self.seen):
            self.context = with_name(term, before, self.context)
            self._take(end, term)
            return True
        return refuted and self._imposed(before, end)

    def _left_open(self, before: Term, end: int, term: Term) -> JudgedStep | None:
        """A line that is not refuted after all, since it rests on what is not understood or not told."""
        if is_statement(before) and (marked := marked_anew(before, term)):
            return open_step(end, "undecided", "rests_on", marked)
        above = next(line for line in reversed(self.lines[:end]) if line.term is before)
        if unclear := fixed_in_one(((above.latex, before), (self.lines[end].latex, term))):
            self._take(end, term)
            return open_step(end, "undecided", "rests_on", unclear)
        if (every := for_all(self._behind(end - 1), before, term)) is not None:
            self._take(end, term)
            return open_step(end, "undecided", "for_all", (every,))
        open_names = (*self.asked.chain.unheard, *conjugates(self.context, before, term))
        if name := unheard(open_names, before, term):
            self._take(end, term)
            return open_step(end, "undecided", "unheard", name)
        if depends(before, term, self.text) or untied(before, (*self.asked.chain.freed, *self.context.definitions)):
            self._take(end, term)
            return open_step(end, "undecided", "not_decided", "what depends on what")
        return None

    def _names(self, before: Term, after: Term) -> bool:
        """Whether a chain begins by saying what a letter or a function is."""
        return names(before, after, self.context) or recurs(before, after, self.context)

    def again(self, steps: tuple[JudgedStep, ...]) -> tuple[JudgedStep, ...]:
        """The steps, those in a letter that is integrated by judged anew where a later line tells what it is."""
        told = told_later(steps, self.context)
        if told is self.context:
            return steps
        return tuple(self._with_meaning(step, told) if step.verdict == "undecided" else step for step in steps)

    def _with_meaning(self, step: JudgedStep, context: Context) -> JudgedStep:
        found = self.asked.judged(step.start, step.end, context).but(start=step.start, end=step.end)
        return self.asked.remarked(found, context) if found.follows is not None else step

    def _introduced(self, found: JudgedStep, start: int, end: int) -> JudgedStep:
        """A step that does not follow, with what its new letters or its log stand for if it does then."""
        known = None if found.follows else self.asked.introduced(start, end, self.seen, self.context)
        if known is not None:
            found, self.context = known
        if found.follows is False:
            found = self._at_the_solution(start, end) or found
        if found.follows is False and (other := decadic(self.asked.chain)) is not None:
            again = self.asked.but(chain=other).judged(start, end, self.context)
            found = again.but(message=phrase("check.base_ten")) if again.follows else found
        if found.follows is False and (other := with_mixed_numbers(self.asked.chain)) is not None:
            again = self.asked.but(chain=other).judged(start, end, self.context)
            found = again.but(message=phrase("check.mixed_numbers")) if again.follows else found
        return found

    def _at_the_solution(self, start: int, end: int) -> JudgedStep | None:
        """A step whose line has letters with hats for those of the equation that it solves."""
        before, after = self.lines[start].term, self.lines[end].term
        hats = at_the_solution(before, after) if before is not None and after is not None else {}
        if before is None or not hats:
            return None
        return solved_for(self.asked.with_line(start, substituted(before, hats)).judged(start, end, self.context), hats)

    def _imposed(self, before: Term, end: int) -> bool:
        """Whether a line sets to a number what was worked out; the lines below it are judged against that."""
        term = imposed(before, self.lines[end], self.lines[0], self.context)
        if term is not None:
            self.asked = self.asked.with_line(end, term)
            self.lines = self.asked.chain.lines
            self._take(end, term)
        return term is not None

    def _told_first(self, start: int) -> tuple[Term, ...]:
        """The first line where it says what a letter is, which the lines after a derivative go back to."""
        first = self.lines[0].term
        told = start and type(first) is Relation and first.sign == "=" and type(first.left) is Symbol
        return (first,) if told and first is not None else ()

    def _stationary(self, start: int, end: int, before: Term, term: Term) -> JudgedStep | None:
        """The verdict on a line that sets slopes of what the line before defines to zero."""
        judge, follows = self.asked.of_part(start, end, self.context), self.asked.below(start, end, self.context)
        return stationary(before, term, self.context, judge, follows, given_step(end))

    def _restored(self, found: JudgedStep, end: int) -> JudgedStep:
        """A line that has the solutions of the first line again: those that came in between were to be tested."""
        whole = self.asked.judged(0, end, self.context)
        if whole.follows is not True or whole.verdict == "implies" or not says_what(self.lines[end].term):
            return found
        above, line = self.lines[end - 1 : end + 1]
        if TESTED.search(self.text[above.span.end : line.span.end]) or self._reasoned(line.span.end):
            return whole.but(message=phrase("check.tested"))
        return found.but(message=phrase(RESTORES, found.lost))

    def _behind(self, place: int) -> str:
        """What stands between a line and the next in the text of the document."""
        return self.text[self.lines[place].span.end : self.lines[place + 1].span.start]

    def _reasoned(self, behind: int) -> bool:
        """Whether a reason stands behind a line in its row."""
        return REASON.match(re.split(r"\\\\|\n|\\end", self.text[behind:], maxsplit=1)[0]) is not None

    def net(self, steps: tuple[JudgedStep, ...]) -> str:
        """The verdict from the first line to the last, asked where the steps do not show it."""
        if not self.asked.listed and (shown := in_a_row(steps, self.lines)) is not None:
            return shown
        last = len(self.lines) - 1
        if not last:
            return "given"
        first = max(self.asked.listed - 1, 0)
        if self.lines[first].term is None or self.lines[last].term is None:
            return "notation"
        return self.asked.judged(first, last, self.context).verdict if first < last else "given"

    def _start(self, end: int, here: Term) -> int:
        start = end - 1
        while start and ((above := self.lines[start].term) is None or indeterminate(above) is not None):
            start -= 1
        return min(self.base, start) if is_statement(here) else start

    def _take(self, end: int, term: Term) -> None:
        """Let the next line be judged against this one, or against the system where there is one."""
        self.base = self.base if self.asked.listed else end
        self._see(term)

    def _see(self, term: Term | None) -> None:
        if term is not None:
            self.seen |= symbols(term)
