"""Problems, the parts of a solution, drafts and solutions."""

from __future__ import annotations

from derive.terms import Record, Relation, Term

from .certificates import GRADES, Certificate, sound
from .context import Context
from .networks import Network
from .steps import Derivation, Step, deep


class Phrase(Record):
    """A sentence of the words file by its key, with the terms that stand in its slots.

    A slot holds a term, a plain word, or a tuple of terms, which are printed as a list.
    """

    key: str
    slots: tuple[Term | str | tuple[Term, ...], ...] = ()


def phrase(key: str, *slots: Term | str | tuple[Term, ...]) -> Phrase:
    """A sentence of the words file."""
    return Phrase(key, slots)


class Claim(Record):
    """A statement that the kernel judges by itself.

    `relation` is what is judged; `says` the sentence for it (the relation alone where None); `under` are facts that it
    is judged under; `uses` the labels of parts that it rests on.
    """

    relation: Term
    says: Phrase | None = None
    under: tuple[Term, ...] = ()
    uses: tuple[str, ...] = ()
    certificate: Certificate | None = None


class Chain(Record):
    """A chain of lines under a heading; `label` is how other parts cite it."""

    label: str
    heading: Phrase
    derivation: Derivation
    claims: tuple[Claim, ...] = ()
    uses: tuple[str, ...] = ()


class Claims(Record):
    """Statements under a heading."""

    label: str
    heading: Phrase
    claims: tuple[Claim, ...]
    uses: tuple[str, ...] = ()


class Table(Record):
    """A table; a cell is a term, a phrase or a word."""

    label: str
    heading: Phrase
    columns: tuple[Phrase, ...]
    rows: tuple[tuple[Term | Phrase | str, ...], ...]
    claims: tuple[Claim, ...] = ()
    uses: tuple[str, ...] = ()


class Branch(Record):
    """One case: its condition, its parts, and how it ends: `solution`, `family`, `contradiction` or `empty`."""

    when: Term
    parts: tuple[Part, ...]
    closed_by: Phrase


class Cases(Record):
    """A split into cases that together cover everything; `cover` is the claim that they do."""

    label: str
    heading: Phrase
    on: Term
    branches: tuple[Branch, ...]
    cover: Claim
    claims: tuple[Claim, ...] = ()
    uses: tuple[str, ...] = ()


class Definition(Record):
    """A name for a term, usable from here on."""

    label: str
    heading: Phrase
    relation: Relation
    claims: tuple[Claim, ...] = ()
    uses: tuple[str, ...] = ()


Part = Chain | Claims | Table | Cases | Definition
Value = Term | str | int | bool | None | tuple["Value", ...] | dict[str, "Value"]


class Given(Record):
    """What a problem starts from: a name (f, g, A) and its term."""

    name: str
    term: Term


class Problem(Record):
    """What is asked: the topic, its inputs and options, and the context."""

    topic: str
    given: tuple[Given, ...]
    context: Context
    options: tuple[tuple[str, Value], ...] = ()
    title: Phrase | str = ""
    statement: Phrase | str | None = None
    seed: int = 0
    network: Network | None = None

    def option(self, name: str) -> Value:
        """An option's value, None where it is not set."""
        return next((value for key, value in self.options if key == name), None)


class Answer(Record):
    """A named result; `of` is the term that the sheet writes in place of the name, where that says it better."""

    name: str
    value: Value
    of: Term | None = None


class Draft(Record):
    """A problem worked: its parts in order and the answer; nothing in it is certified yet."""

    problem: Problem
    parts: tuple[Part, ...]
    answers: tuple[Answer, ...]


class Solution(Record):
    """A draft whose every step and claim carries the kernel's certificate; made by the kernel alone."""

    problem: Problem
    parts: tuple[Part, ...]
    answers: tuple[Answer, ...]
    seed: int = 0


def every_part(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, each before those inside its branches."""
    out: list[Part] = []
    for part in parts:
        out.append(part)
        if isinstance(part, Cases):
            for branch in part.branches:
                out += every_part(branch.parts)
    return tuple(out)


def claims_of(part: Part) -> tuple[Claim, ...]:
    """The claims of a part, its cover included."""
    return (*part.claims, part.cover) if isinstance(part, Cases) else part.claims


def steps_of(part: Part) -> tuple[Step, ...]:
    """The top-level steps of a part."""
    return part.derivation.steps if isinstance(part, Chain) else ()


def certificates(solution: Solution) -> tuple[Certificate, ...]:
    """Every certificate of top-level steps and claims."""
    parts = every_part(solution.parts)
    found = [step.certificate for part in parts for step in steps_of(part)]
    found += [claim.certificate for part in parts for claim in claims_of(part)]
    return tuple(c for c in found if c is not None)


def all_steps(solution: Solution) -> tuple[Step, ...]:
    """Every step, small ones included."""
    return tuple(s for part in every_part(solution.parts) for s in deep(steps_of(part)))


def evidence(solution: Solution) -> dict[str, int]:
    """How many steps and claims have each grade."""
    grades = [c.grade for c in certificates(solution)]
    return {grade: grades.count(grade) for grade in GRADES}


def verified(solution: Solution) -> bool:
    """Whether every step and claim is proved, almost sure, or assumed in print."""
    return all(sound(c.grade) for c in certificates(solution))
