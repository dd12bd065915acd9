"""Documents and chains judged, each line against the writer's own line before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from derive.core.certificates import ASSUMED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.errors import DeriveError, RuleError
from derive.core.relations import APPROXIMATELY, PROPORTIONAL
from derive.core.reports import JudgedChain, JudgedStep, Report
from derive.core.written import Span, WrittenChain, WrittenDocument
from derive.kernel.bench import Bench
from derive.kernel.explicit import UnknownSizeError
from derive.kernel.known_events import told
from derive.kernel.relations import is_statement
from derive.terms import Derivative, ShapeMismatchError, Symbol, Term, functions_in, symbols

from .bracketed import bracketed
from .completing import by_definition, completed, conditional
from .explaining import explained
from .givens import defined, defines, lone_given, names
from .implicit import in_own_words
from .listed import added, listed, system
from .primed import with_worked_primes, worked_primes
from .remarks import mistaken, understood
from .restated import Shown, restated, shown_by
from .resting import consistent, not_shown, resting, states, without
from .slopes import as_functions, judged_as_functions, unknown_slopes, written_as_quotients
from .solved import says_what
from .together import together
from .unknowns import marked_anew, says_of_unknowns
from .valued import unheard, with_meanings
from .verdicts import verdict
from .worded import worded
from .writing import composed, integrated_by

Guard = Callable[..., AbstractContextManager[object]]
OUT_OF_BOUNDS = (DeriveError, RuleError, RecursionError, MemoryError)
TESTED = re.compile(r"\b(?:check|test|verif|valid|reject|extraneous|satisf|discard|prob)", re.IGNORECASE)
NAMING = frozenset(("=", PROPORTIONAL, APPROXIMATELY))
REASON = re.compile(r".*(?:\\because(?![A-Za-z])|\b(?:as|since|because)\b)")
RESTORES, BEYOND = "check.restores", "check.out_of_bounds"
NOT_READ = Certificate(UNDECIDED, "not read")
GIVEN = Certificate(ASSUMED, "given")


def unguarded(*_: Span) -> AbstractContextManager[object]:
    """As much time as it takes."""
    return nullcontext()


def judged(document: WrittenDocument, seed: int = 0, guard: Guard = unguarded) -> Report:
    """Every chain of a document judged.

    `guard` is entered for each question, with the places of the lines it is about, and may end it with UndecidedError.
    """
    bench = Bench(seed)
    chains: list[JudgedChain] = []
    shown: tuple[Shown, ...] = ()
    open_: tuple[Term, ...] = ()
    for chain in document.chains:
        found = restated(judged_chain(without(chain, open_), bench, guard, document.text), shown)
        shown += shown_by(found)
        open_ += not_shown(found)
        chains.append(found)
    return Report(document, tuple(chains), seed)


def judged_chain(chain: WrittenChain, bench: Bench, guard: Guard = unguarded, text: str = "") -> JudgedChain:
    """A chain judged line by line; its context grows by what its lines define. `text` is that of the document."""
    if not chain.lines:
        return JudgedChain(chain, (), "given")
    if lone_given(chain, text):
        return JudgedChain(chain, (_given(1),), "given")
    whole = completed(bracketed(chain))
    run = Run(whole, bench, guard, text)
    steps = tuple(run.step(end) for end in range(1, len(chain.lines)))
    steps = tuple(in_own_words(step, chain, whole) for step in steps)
    net = "undecided" if any(_is_out_of_bounds(step) for step in steps) else run.net()
    return JudgedChain(chain.but(assumed=whole.assumed), steps, net)


def _is_out_of_bounds(step: JudgedStep) -> bool:
    return step.message is not None and step.message.key == BEYOND


class Run:
    """One chain being judged: the context so far, the letters seen, and the line that the next is judged against."""

    def __init__(self, chain: WrittenChain, bench: Bench, guard: Guard, text: str = "") -> None:
        """Start at the first line."""
        self.said, self.chain = chain, by_definition(chain)
        self.bench, self.guard, self.text = bench, guard, text
        self.context = with_worked_primes(self._consistent())
        self.base = 0
        self.seen: frozenset[Symbol] = frozenset()
        self.listed = self._listed()
        first = chain.lines[0].term
        if first is not None and defines(first, self.context, self.seen):
            self.context = defined(first, self.context)
        self._see(first)

    def _consistent(self) -> Context:
        """What is declared, without equations that later ones exclude."""
        try:
            with self._asking(0):
                return consistent(self.chain.context)
        except OUT_OF_BOUNDS:
            return self.chain.context

    def _listed(self) -> int:
        """How many first lines are one system, which the others are judged against."""
        try:
            with self._asking(0):
                count = listed(self.chain, self.bench)
        except OUT_OF_BOUNDS:
            return 0
        if count:
            self.base = count - 1
            last = self.chain.lines[self.base].but(term=system(self.chain, count))
            lines = (*self.chain.lines[: self.base], last, *self.chain.lines[count:])
            self.chain = self.chain.but(lines=lines)
        return count

    def step(self, end: int) -> JudgedStep:
        """How a line follows from the last one before it that was read and says something."""
        line = self.chain.lines[end]
        claim = self._worded(end)
        if claim is not None:
            return claim
        if line.term is None:
            return _open(end, "notation", "not_read", line.trouble)
        start = self._start(end, line.term)
        if end < self.listed:
            return _given(end)
        before = self.chain.lines[start].term
        if before is None:
            self._take(end, line.term)
            return _open(end, "notation", "nothing_before")
        if not line.relation and defines(line.term, self.context, self.seen):
            self.context = defined(line.term, self.context)
            self._see(line.term)
            return _given(end)
        if not start and end == 1 and line.relation in NAMING and names(before, line.term, self.context):
            return _given(end)
        if states(line, before, line.term):
            return _given(end)
        found = self._judged(start, end)
        begins = end == 1 and line.relation == "=" and not is_statement(before)
        if found.follows is False and begins and says_of_unknowns(before, line.term, self.context):
            return _given(end)
        if found.follows is False and is_statement(before) and (marked := marked_anew(before, line.term)):
            return _open(end, "undecided", "rests_on", marked).but(start=start)
        if found.follows is False and (name := unheard(self.chain.unheard, before, line.term)):
            self._take(end, line.term)
            return _open(end, "undecided", "unheard", name).but(start=start)
        if found.follows is False:
            found = self._together(start, end, before, line.term) or found
        if found.verdict == "implied" and start:
            found = self._restored(found, end)
        if found.verdict == "operator" and is_statement(before):
            self.context = self.context.given(before)
        if found.follows is False and any(each.term is None for each in self.chain.lines[start:end]):
            return _open(end, "undecided", "line_between").but(start=start)
        if not (found.verdict == "identity" and is_statement(line.term)):
            self._take(end, line.term)
        return self._remarked(found.but(start=start, end=end))

    def _asking(self, *places: int) -> AbstractContextManager[object]:
        """The bounds of a question about some lines, the last of which it is asked for."""
        return self.guard(*(self.chain.lines[place].span for place in places))

    def _together(self, start: int, end: int, before: Term, after: Term) -> JudgedStep | None:
        """How a line follows from the one before and a system above that."""
        try:
            with self._asking(start, end):
                return together(self.chain.lines[:start], before, after, self.context, self.bench)
        except OUT_OF_BOUNDS:
            return None

    def _restored(self, found: JudgedStep, end: int) -> JudgedStep:
        """A line that has the solutions of the first line again: those that came in between were to be tested."""
        whole = self._judged(0, end)
        if whole.follows is not True or whole.verdict == "implies" or not says_what(self.chain.lines[end].term):
            return found
        above, line = self.chain.lines[end - 1 : end + 1]
        if TESTED.search(self.text[above.span.end : line.span.end]) or self._reasoned(line.span.end):
            return whole.but(message=phrase("check.tested"))
        return found.but(message=phrase(RESTORES, found.lost))

    def _reasoned(self, behind: int) -> bool:
        """Whether a reason stands behind a line in its row."""
        return REASON.match(re.split(r"\\\\|\n|\\end", self.text[behind:], maxsplit=1)[0]) is not None

    def _worded(self, end: int) -> JudgedStep | None:
        """How a line is known whose words claim something."""
        try:
            with self._asking(end):
                found = worded(self.chain.lines[end], self.chain.lines[end - 1].term, self.context, self.bench)
        except OUT_OF_BOUNDS:
            return None
        return None if found is None else found.but(start=end - 1, end=end)

    def net(self) -> str:
        """The verdict from the first line to the last."""
        last = len(self.chain.lines) - 1
        if not last:
            return "given"
        first = max(self.listed - 1, 0)
        if self.chain.lines[first].term is None or self.chain.lines[last].term is None:
            return "notation"
        return self._judged(first, last).verdict if first < last else "given"

    def _start(self, end: int, here: Term) -> int:
        start = end - 1
        while start and self.chain.lines[start].term is None:
            start -= 1
        return min(self.base, start) if is_statement(here) else start

    def _take(self, end: int, term: Term) -> None:
        """Let the next line be judged against this one, or against the system where there is one."""
        self.base = self.base if self.listed else end
        self._see(term)

    def _see(self, term: Term | None) -> None:
        if term is not None:
            self.seen |= symbols(term)

    def _judged(self, start: int, end: int) -> JudgedStep:
        lines = self.chain.lines
        before, after = lines[start].term, lines[end].term
        relation = composed(tuple(line.relation for line in lines[start + 1 : end + 1]))
        if before is None or after is None:
            return _open(end, "notation", "nothing_before")
        if self.listed:
            after = added(before, after)
        sides = before, after
        before, after = (worked_primes(side, self.context) for side in sides)
        try:
            with self._asking(start, end):
                modulo = integrated_by(lines[: end + 1])

                slopes = self._slopes(start, end, before, after)
                begins = before if end == 1 else None
                facts = tuple(map(conditional, self.context.facts))

                def under(context: Context) -> JudgedStep:
                    def decide(left: Term, right: Term) -> JudgedStep:
                        found = verdict(left, right, relation, context, self.bench, modulo)
                        chances = None if found.follows is True else told(left, right, facts)
                        return found if chances is None else verdict(*chances, relation, context, self.bench, modulo)

                    return (
                        judged_as_functions(before, after, slopes, begins, decide) if slopes else decide(before, after)
                    )

                found = resting(lines[start : end + 1], self.context, self.bench, under)

                def with_all(left: Term, right: Term, context: Context) -> JudgedStep:
                    return verdict(left, right, relation, context, self.bench, modulo)

                return with_meanings(found, *sides, self.context, self.chain.freed, with_all)
        except OUT_OF_BOUNDS:
            return _open(end, "undecided", "out_of_bounds")
        except (UnknownSizeError, ShapeMismatchError):
            return _open(end, "undecided", "not_sized")
        except Exception as error:
            return _open(end, "undecided", "defect", f"{type(error).__name__}: {error}")

    def _slopes(self, start: int, end: int, before: Term, after: Term) -> tuple[Derivative, ...]:
        """The dy/dx in two expressions of letters that nothing defines."""
        if is_statement(before) or is_statement(after):
            return ()
        sources = (self.chain.lines[place].latex for place in (start, end))
        return unknown_slopes(self.context, before, after) if written_as_quotients(*sources) else ()

    def _remarked(self, step: JudgedStep) -> JudgedStep:
        """A step with the mistake that reproduces it or the laws that explain it; without where that takes too long."""
        before, after = (self.chain.lines[place].term for place in (step.start, step.end))
        if before is None or after is None or step.follows is None or step.verdict == "operator":
            return step
        if step.message is not None and step.message.key == RESTORES:
            return step
        before, after = (worked_primes(side, self.context) for side in (before, after))
        slopes, line = self._slopes(step.start, step.end, before, after), after
        before, after = (slopes and as_functions(slopes, before, after)) or (before, after)
        relation = self.chain.lines[step.end].relation
        try:
            with self._asking(step.start, step.end):
                if step.follows is False:
                    found = mistaken(step, before, after, relation, self.context, self.bench)
                    return found.but(place=line) if found.place is after else found
                if (said := self._conditional(step)) is not None:
                    return step.but(law=explained(*said, relation, self.context, self.bench))
                return understood(step, before, after, relation, self.context, self.bench)
        except Exception:  # an explanation is an addition: the verdict stands without it
            return step

    def _conditional(self, step: JudgedStep) -> tuple[Term, Term] | None:
        """Both lines as they were written, where they hold conditional probabilities: to those who judge, quotients."""
        before, after = (self.said.lines[place].term for place in (step.start, step.end))
        if before is None or after is None or "given" not in functions_in(before) | functions_in(after):
            return None
        return before, after


def _open(end: int, verdict: str, message: str, *slots: str | tuple[Term, ...]) -> JudgedStep:
    return JudgedStep(end - 1, end, verdict, NOT_READ, message=phrase(f"check.{message}", *slots))


def _given(end: int) -> JudgedStep:
    return JudgedStep(end - 1, end, "given", GIVEN, message=phrase("check.given"))
