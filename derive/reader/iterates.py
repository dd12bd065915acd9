r"""The steps of an iteration that goes through vectors: x_k and x_{k+1} are vectors, as x is, and no entries of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from derive.core.context import Context
from derive.terms import Record, Symbol, Term, symbols

_NAME = re.compile(
    r"(?P<base>.*[^_^])(?:_(?P<here>[a-z])|(?:_|\^)\{(?P<round>\()?(?P<letter>[a-z])?(?P<shift>[+-]?\d+)?\)?\}|_(?P<digit>\d))"
)
_RULE = re.compile(
    r"\s*(?P<base>\\?[A-Za-z]+)\s*_\s*(?:(?P<here>[a-z])|\{\s*(?P<braced>[a-z])\s*(?:\+\s*1\s*)?\})\s*:?=(?P<body>.*)$",
    re.DOTALL,
)
MOST_STEPS = 12


class Member(Record):
    """The name of a member of a sequence: a_{n+1} is of a, at n and 1 further; of a number, the letter is empty."""

    base: str
    letter: str
    shift: int
    pattern: str

    @property
    def place(self) -> tuple[str, int]:
        """Where a member stands."""
        return self.letter, self.shift

    def named(self, letter: str, shift: int) -> str:
        """The name of another member of the same sequence."""
        index = letter + (f"{shift:+}" if letter and shift else "" if letter else str(shift))
        if self.pattern:
            return f"{self.base}^{{({index})}}"
        return f"{self.base}_{index}" if len(index) == 1 else f"{self.base}_{{{index}}}"


def is_told(name: str, body: str, context: Context) -> bool:
    """Whether a member of a sequence is told by a definition of another, that holds at every place.

    At a number it is where that definition leaves no letters that the body does not hold.
    """
    here = member(name)
    for each in context.definitions if here else ():
        rule = member(each.name)
        if rule is not None and here is not None and rule.letter and rule.base == here.base and not each.parameters:
            if changes_size(each.body):
                continue
            left = symbols(each.body) - {Symbol(rule.letter)}
            return bool(here.letter) or all(
                re.search(rf"(?<![A-Za-z]){re.escape(x.name)}(?![A-Za-z])", body) for x in left
            )
    return False


def changes_size(body: Term) -> bool:
    """Whether a size in a rule is itself another from place to place, as in layers of a network."""
    return any(member(size.name) for x in symbols(body) for dim in x.dims for size in symbols(dim))


def member(name: str) -> Member | None:
    """What a name says that ends in an index, a letter and a whole number beside it, below or in brackets above."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    letter, shift = match["here"] or match["letter"] or "", match["shift"] or match["digit"] or "0"
    found = Member(match["base"], letter, int(shift), match["round"] or "")
    return found if found.named(letter, int(shift)) == name else None


def steps_of_vectors(text: str, context: Context) -> Sequence[str]:
    """The sizes of x_k and x_{k+1} where x is a vector and a text has both; k counts neither entries nor summands."""
    out: list[str] = []
    for vector in context.symbols:
        if len(vector.dims) != 1 or type(vector.dims[0]) is not Symbol:
            continue
        name = re.escape(vector.name)
        steps = rf"(?<![A-Za-z\\])\\?{name}\s*_\s*\{{\s*([a-z])\s*[+-]\s*1\s*\}}"
        for k in dict.fromkeys(match[1] for match in re.finditer(steps, text)):
            if not _counts(k, text, context):
                further = re.findall(rf"(?<![A-Za-z\\])\\?{name}\s*_\s*\{{\s*{k}\s*([+-]\s*\d)\s*\}}", text)
                shifts = dict.fromkeys(("+1", "-1", *("".join(each.split()) for each in further)))
                marks = (k, *(f"{{{k}{shift}}}" for shift in shifts))
                out += [f"{vector.name}_{mark}: {vector.dims[0].name}" for mark in marks]
    return out


def _counts(letter: str, text: str, context: Context) -> bool:
    """Whether a letter is an index that is declared, or that a sum binds."""
    bound = re.search(rf"\\(?:sum|prod)\s*(?:\\limits\s*)?_\s*\{{?\s*{letter}(?![A-Za-z])", text)
    return bound is not None or any(letter == name for name, _ in context.indices)


def is_rule(text: str) -> bool:
    """Whether an equation tells each member of a sequence by the one before: v_t = b v_{t-1} + g_t."""
    match = _RULE.match(text)
    if match is None or "=" in re.sub(r"\{[^{}]*\}", "", match["body"]):
        return False
    name, index = re.escape(match["base"]), match["here"] or match["braced"]
    ahead = "+" in match[0].partition("=")[0]
    before = rf"(?:{index}(?![a-z])|\{{\s*{index}\s*\}})" if ahead else rf"\{{\s*{index}\s*-\s*1\s*\}}"
    return re.search(rf"(?<![A-Za-z\\]){name}\s*_\s*{before}", match["body"]) is not None


def members(rules: Iterable[str], text: str) -> Sequence[str]:
    """The definitions of the members with a number that a text holds, and of those before them, by the rules."""
    out: list[str] = []
    for rule in rules:
        match = _RULE.match(rule)
        if match is None or not is_rule(rule):
            continue
        index, ahead = match["here"] or match["braced"], "+" in match[0].partition("=")[0]
        found = re.findall(rf"(?<![A-Za-z\\]){re.escape(match['base'])}\s*_\s*(?:(\d)|\{{\s*(\d+)\s*\}})", text)
        numbers = [int(one or other) for one, other in found]
        last = max((each for each in numbers if each <= MOST_STEPS), default=0)
        out += [_at(rule, index, k - 1 if ahead else k) for k in range(1, last + 1)]
    return out


def _at(rule: str, index: str, value: int) -> str:
    """A rule at one value of its index."""
    shifted = re.sub(
        rf"(?<![A-Za-z\\]){index}\s*([+-])\s*1(?!\d)", lambda m: str(value + 1 if m[1] == "+" else value - 1), rule
    )
    return re.sub(rf"(?<![A-Za-z\\]){index}(?![A-Za-z])", str(value), shifted)
