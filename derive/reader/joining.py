"""Rows joined to chains: of expressions that a relation continues, or of statements that follow from one another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from derive.terms import Record

from .groups import Group, groups
from .marks import DEFINITE
from .segments import Said, Stretch
from .spaces import is_product


class DraftLine(Record):
    """A line that is not read yet: its relation to the line before, where it stands, and what it is said of.

    `subject` is the left side, and the relation behind it, of a statement whose left side is not written again.
    """

    relation: str
    start: int
    end: int
    subject: tuple[int, int, str] | None = None


class DraftChain(Record):
    """Lines that are joined, and the conditions that stand beside them; `tail` is the last whole statement."""

    lines: tuple[DraftLine, ...]
    conditions: tuple[Stretch, ...]
    tail: Stretch


# The relation of a row to the one above where both are of one system.
BESIDE = "and"

# Left sides that are worked out, and names.
SUBJECT = re.compile(
    r"\s*(?:\\(?:[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{?\s*d)|nabla|int|sum|prod|lim|mathbb|operatorname|det|dot|mathcal|max|min)"
    r"|(?:\\(?:ell|phi|varphi|psi)|[A-Za-z]+)'*\s*(?:_\{?\w+\}?)?\s*(?:\\left)?[(\[])"
)
LETTER = re.compile(
    r"\s*(\\?[A-Za-z]+|\\(?:hat|bar|tilde|mathbf|boldsymbol)\s*\{?\\?\w+\}?)(?:_(?:\w|\{[^{}]*\}))?'*\s*$"
)
_NEW = re.compile(
    r"\s*(\\?[A-Za-z]+|\\(?:hat|bar|tilde|mathbf|boldsymbol)\s*\{?\\?\w+\}?)(?:_(?:\w|\{[^{}]*\}))?'*"
    r"\s*(?:(?:\\left)?\(\s*\\?[A-Za-z]+(?:_\w)?\s*(?:\\right)?\))?\s*$"
)
_SLOPE = re.compile(r"\s*(?:[A-Za-z]'+|\\[dt]?frac\s*\{\s*(?:d|\\mathrm\s*\{?\s*d\}?)[^{}]*\}\s*\{\s*(?:d|\\mathrm))")
_CONSTANT = re.compile(r"\s*(?:-?\s*[\d.]+|\\(?:mathbf|boldsymbol|vec)\s*\{?\s*0\s*\}?)\s*$")


def chains(text: str, rows: Iterable[Said]) -> tuple[DraftChain, ...]:
    """The chains of a display, in order."""
    found = groups(rows)
    out: list[DraftChain] = []
    run: list[DraftLine] = []
    side: list[Stretch] = []
    zeros: list[DraftLine] = []

    def flush(alone: Group | None) -> None:
        if len(run) == 1 and alone and not (alone.statement or alone.connector or alone.demanded):
            out.append(_expressions(text, alone, len(alone.parts)))
        elif run:
            out.append(DraftChain(tuple(run), tuple(side), (run[-1].start, run[-1].end)))
        run.clear()
        side.clear()

    for k, group in enumerate(found):
        following = found[k + 1] if k + 1 < len(found) else None
        if run and _posed(text, found[k - 1], group, following):
            flush(found[k - 1])
        if len(found) == 1 and not group.connector and not group.demanded:
            return (_alone(text, group),)
        set_so_far = run == zeros and all(line.relation in ("", BESIDE) for line in run)
        imposed = group.demanded or (set_so_far and (following or run) and _imposed(text, group))
        imposed = imposed or (following is not None and not group.connector and _slope_set(text, group))
        if _worked_out(text, group, following) or (not imposed and _of_its_own(text, group, following, k)):
            flush(found[k - 1] if k else None)
            out.append(_expressions(text, group, len(group.parts)))
            continue
        if imposed and len(group.signs) > 1:
            if not set_so_far:
                flush(found[k - 1] if k else None)
            out.append(_expressions(text, group, len(group.parts) - 1))
            run.append(DraftLine(BESIDE if run else "", group.parts[-2][0], group.parts[-1][1]))
            zeros[:] = run
        elif not group.continued or (following and not run and _broken(text, group, following)):
            run.append(DraftLine(group.connector or ("" if run else group.lead), *group.stretch))
        elif group.statement or (run and (group.connector or not _subject(text, group.parts[0], run))):
            run.extend(_statements(group))
        else:
            flush(found[k - 1] if k else None)
            out.append(_expressions(text, group, len(group.parts)))
            continue
        side.extend(group.conditions)
    flush(found[-1] if found and not found[-1].continued else None)
    return tuple(out)


def _posed(text: str, before: Group, group: Group, following: Group | None) -> bool:
    """Whether a row sets what is worked out in it, or above it, to a number, and an arrow goes on from there."""
    if group.connector or set(group.signs) != {"="} or following is None or not following.connector:
        return False
    left, right = (text[slice(*group.parts[k])] for k in (0, -1))
    above, value = (text[slice(*before.parts[k])] for k in (0, -1))
    found = len(before.parts) > 1 and SUBJECT.match(above) is not None and _CONSTANT.match(value) is None
    return (found or SUBJECT.match(left) is not None) and _CONSTANT.match(right) is not None


def _worked_out(text: str, group: Group, following: Group | None) -> bool:
    """Whether a row works out a value, f'(x) = a = b, which nothing in it sets to a number."""
    chained = len(group.signs) > 1 and set(group.signs) == {"="}
    if group.connector or group.continued or group.demanded or group.statement or not chained:
        return False
    if following is not None and following.connector:
        return False
    head = text[slice(*group.parts[0])]
    return SUBJECT.match(head) is not None and (_OF_CHANCE.match(head) is not None or not _imposed(text, group))


# What has a value, and is not set to one.
_OF_CHANCE = re.compile(r"\s*(?:\\(?:mathbb|operatorname|mathrm)\s*\{\s*(?:E|P|Pr|Var|Cov)\s*\}|\\Pr|E\s*\[|P\s*\()")


def _alone(text: str, group: Group) -> DraftChain:
    if not group.statement:
        return _expressions(text, group, len(group.parts))
    if group.continued:
        return DraftChain(tuple(_statements(group)), group.conditions, group.stretch)
    return DraftChain((DraftLine(group.lead, *group.stretch),), group.conditions, group.stretch)


def _expressions(text: str, group: Group, count: int) -> DraftChain:
    """The chain whose lines are the parts of a group, the first so many."""
    relations = (group.lead, *group.signs)
    lines = tuple(_line(text, relations[k], group.parts, k) for k in range(count))
    return DraftChain(lines, group.conditions, group.stretch)


def _line(text: str, relation: str, parts: tuple[Stretch, ...], k: int) -> DraftLine:
    """The line of a part; where that calls a matrix definite, what is said of the part before."""
    if relation in DEFINITE and k:
        return DraftLine("", text.index(relation, parts[k - 1][1]), parts[k][1], (*parts[k - 1], ""))
    return DraftLine(relation, *parts[k])


def _statements(group: Group) -> list[DraftLine]:
    """The statements x = a, x = b that x = a, = b makes."""
    if len(group.parts) > len(group.signs) + 1 or not group.signs:
        return [DraftLine(group.connector, *group.stretch)]
    subject = group.parts[0]
    first = DraftLine(group.connector, subject[0], group.parts[1][1])
    rest = [DraftLine("", *part, (*subject, sign)) for sign, part in zip(group.signs[1:], group.parts[2:], strict=True)]
    return [first, *rest]


def _subject(text: str, part: Stretch, run: list[DraftLine]) -> bool:
    """Whether a left side is something worked out, a derivative or a new name, and not one side of an equation."""
    written = text[part[0] : part[1]]
    if SUBJECT.match(written):
        return True
    letter = LETTER.match(written)
    if letter is None:
        return False
    before = " ".join(text[line.start : line.end] for line in run)
    if is_product(letter[1], before):
        return False
    return not re.search(rf"(?<![A-Za-z\\]){re.escape(letter[1])}(?![A-Za-z])", before)


def _of_its_own(text: str, group: Group, following: Group | None, row: int) -> bool:
    """Whether a row a = b = c works out what no row before it has, and others do so beside it."""
    if group.connector or group.continued or group.lead or len(group.signs) < 2 or set(group.signs) != {"="}:
        return False
    if not _is_new(text, group.parts[0]):
        return False
    beside = row > 0 or (following is not None and not following.connector and _is_new(text, following.parts[0]))
    return beside and (following is None or not following.connector)


def _is_new(text: str, part: Stretch) -> bool:
    """Whether a left side is a name or a value of a function that the display does not have before it."""
    written = text[part[0] : part[1]]
    name = _NEW.match(written)
    if name is None or is_product(name[1], text[: part[0]]):
        return False
    return not re.search(rf"(?<![A-Za-z\\]){re.escape(written.strip())}(?![A-Za-z_'])", text[: part[0]])


def _broken(text: str, group: Group, following: Group) -> bool:
    """Whether a lone equation that breaks before its sign is what the next line is equivalent to, or solves."""
    if group.signs != ("=",) or not following.connector:
        return False
    return following.connector == "iff" or _CONSTANT.match(text[slice(*group.parts[1])]) is not None


def _slope_set(text: str, group: Group) -> bool:
    """Whether a row works out a derivative, f'(x) = a = 0, and sets it to zero."""
    head = text[slice(*group.parts[0])]
    return _SLOPE.match(head) is not None and _imposed(text, group)


def _imposed(text: str, group: Group) -> bool:
    """Whether a = b = 0 sets b to zero, to go on from there."""
    last = text[slice(*group.parts[-1])]
    name = LETTER.match(text[slice(*group.parts[0])])
    constant = _CONSTANT.match(last) is not None and (name is None or last.strip() == "0")
    return len(group.signs) > 1 and set(group.signs) == {"="} and constant
