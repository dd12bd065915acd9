"""What the checker says of a hand-written document: chains, lines and the verdict of each step."""

from __future__ import annotations

from derive.terms import Record, Relation, Term

from .certificates import Certificate, Witness
from .drafts import Phrase
from .steps import Condition
from .written import WrittenChain, WrittenDocument

FOLLOWS = ("identity", "identity-if", "equivalent", "equivalent-multiplicity", "implies", "operator")
FAILS = ("implied", "wrong")
OPEN = ("given", "notation", "undecided")
VERDICTS = (*FOLLOWS, *FAILS, *OPEN)


class JudgedStep(Record):
    """How a line follows from an earlier one.

    `start` and `end` count the lines of the chain from 0. `method` is `right-by-luck` where only a wrong rule explains
    a true line. `misconception` and `law` are names, None where nothing explains the step. `place` is the smallest part
    of the later line that is wrong; `instead` what the whole line should have been; `gained` and `lost` are solutions.
    `jump` holds the lines that lie between, where a true step makes several at once. `message` is the sentence that is
    printed.
    """

    start: int
    end: int
    verdict: str
    certificate: Certificate
    conditions: tuple[Condition, ...] = ()
    witness: Witness | None = None
    method: str | None = None
    misconception: str | None = None
    law: str | None = None
    message: Phrase | None = None
    place: Term | None = None
    instead: Term | None = None
    gained: tuple[Relation, ...] = ()
    lost: tuple[Relation, ...] = ()
    jump: tuple[Term, ...] = ()

    @property
    def follows(self) -> bool | None:
        """Whether the line follows; None where that was not judged or not decided."""
        if self.verdict in FOLLOWS:
            return True
        return False if self.verdict in FAILS else None


class JudgedChain(Record):
    """A chain with its steps' verdicts; `net` is the verdict from its first line to its last."""

    written: WrittenChain
    steps: tuple[JudgedStep, ...]
    net: str

    @property
    def first_wrong(self) -> int | None:
        """The first line that does not follow from the one before it."""
        return next((step.end for step in self.steps if step.follows is False), None)

    @property
    def first_gain(self) -> int | None:
        """The first line with a solution that the one before it has not."""
        return next((step.end for step in self.steps if step.verdict == "implies"), None)


class Reached(Record):
    """A line of the engine's own solution, and the line of the file that reaches it, None where none does."""

    term: Term
    line: int | None


class Comparison(Record):
    """A document held against the engine's own solution of a problem.

    `same` tells whether it begins with the problem, `asked`, None where that is not decided; `last` is its last line,
    which `ends` at the goal where it has its value; `formed` tells that a line has the form that is asked for;
    `reached` that nothing is missing, None where the solution has no goal to reach.
    """

    problem: str
    same: bool | None
    asked: Term | None
    keys: tuple[Reached, ...]
    goals: tuple[Reached, ...]
    last: Term | None
    ends: bool
    formed: bool
    reached: bool | None


class Report(Record):
    """A judged document; `against` compares it with a problem where one was named."""

    document: WrittenDocument
    chains: tuple[JudgedChain, ...]
    seed: int = 0
    against: Comparison | None = None

    @property
    def verdict(self) -> str:
        """`invalid` where a step does not follow, `undecided` where one could not be decided, else `valid`."""
        steps = [step for chain in self.chains for step in chain.steps]
        if any(step.follows is False for step in steps):
            return "invalid"
        return "undecided" if any(step.follows is None and step.verdict != "given" for step in steps) else "valid"
