"""Members of sequences told by the first one: a_n = 2 a_{n-1} + 1 makes 2^n a_0 + 2^n - 1 of a_n, by induction."""

from __future__ import annotations

from derive.core.certificates import REFUTED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.reader.iterates import Member, member
from derive.terms import Record, Symbol, Term, number, substituted, symbols

from .members import Rule, at_place, rule_of

FURTHER = 3
PLACES = (0, 1, -1, 2, -2)


class _Unrolled(Record):
    """A line that tells the members of a sequence by one at a number, and the rule for the sequence.

    It tells the member that stands so much further than the letter.
    """

    rule: Rule
    first: int
    value: Term
    further: int = 0

    def member(self, letter: str, shift: int) -> Symbol:
        """The member at a place."""
        return Symbol(self.rule.head.named(letter, shift))

    def said(self, letter: str, shift: int) -> Term | None:
        """What the line says of the member at a place."""
        return at_place(self.value, self.rule.head.but(shift=self.further), letter, shift)

    def own(self, term: Term) -> dict[Symbol, Member]:
        """The members of the sequence in a term."""
        found = {x: each for x in symbols(term) if (each := member(x.name)) is not None}
        head = self.rule.head
        return {x: each for x, each in found.items() if (each.base, each.pattern) == (head.base, head.pattern)}


def by_induction(before: Term, after: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a line that tells a member of a sequence by its first, below one that tells it by another."""
    line = _unrolled(before, after, context)
    if line is None:
        return None
    for further in PLACES:
        if (shown := _shown(line.but(further=further), before, context, bench)) is not None:
            return JudgedStep(0, 1, "identity", shown, message=phrase("check.by_induction"))
    undecided = JudgedStep(0, 1, "undecided", Certificate(UNDECIDED, "induction"))
    left_open = undecided.but(message=phrase("check.not_decided", "induction"))
    return _failed(line, before, context, bench) or left_open


def _unrolled(before: Term, after: Term, context: Context) -> _Unrolled | None:
    known = {d.name: each.shift for d in context.definitions if (each := member(d.name)) is not None}
    for told in context.definitions:
        rule = None if told.parameters else rule_of(told.name, told.body)
        if rule is None or set(rule.places) != {-1}:
            continue
        line = _Unrolled(rule, 0, after)
        above, there = line.own(before), line.own(after)
        numbers = [each.shift for each in there.values() if not each.letter]
        numbers += [k for name, k in known.items() if name == rule.head.named("", k)]
        below = any(each.letter for each in there.values())
        if numbers and not below and any(each.letter == rule.head.letter for each in above.values()):
            return line.but(first=min(numbers))
    return None


def _shown(line: _Unrolled, before: Term, context: Context, bench: Bench) -> Certificate | None:
    """By induction: what a line says of the first member is so, and of each other, if it is of the one before."""
    rule, letter = line.rule, line.rule.head.letter
    said: dict[Term, Term] = {
        x: value
        for x, each in (line.own(before) | line.own(rule.body)).items()
        if each.letter == letter and (value := line.said(letter, each.shift)) is not None
    }
    steps = (
        (line.said("", line.first), line.member("", line.first)),
        (line.said(letter, rule.head.shift), substituted(rule.body, said)),
        (substituted(before, said), line.value),
    )
    names = {x.name for x in said if type(x) is Symbol}
    free = context.but(definitions=tuple(each for each in context.definitions if each.name not in names))
    found = Certificate(UNDECIDED, "induction")
    for one, other in steps:
        if one is None or not sound((found := bench.equal(one, other, free)).grade):
            return None
    return found


def _failed(line: _Unrolled, before: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """A number for which a line is not what the rule makes of the first member, step by step."""
    head = line.rule.head
    values: dict[Term, Term] = {line.member("", line.first): line.member("", line.first)}
    for n in range(line.first + 1, line.first + FURTHER + 1):
        rule = at_place(line.rule.body, head, "", n)
        left, right = (at_place(side, head.but(shift=0), "", n) for side in (before, line.value))
        if rule is None or left is None or right is None:
            return None
        values[line.member("", n)] = substituted(rule, values)
        if any(x not in values for x in line.own(left)):
            continue
        found = bench.equal(substituted(left, values), right, context)
        if found.grade == REFUTED and found.witness is not None:
            witness = found.witness.but(at=((head.letter, number(n)), *found.witness.at))
            return JudgedStep(0, 1, "wrong", found, witness=witness, message=phrase("check.differs"))
    return None
