"""Rows of a display cut at arrows and breaks: each stretch one left side and all that is related to it."""

from __future__ import annotations

from collections.abc import Iterable

from derive.terms import Record

from .segments import Said, Segment, Stretch


class Group(Record):
    """What stands between two arrows or breaks: one left side and all that is related to it."""

    connector: str
    lead: str
    parts: tuple[Stretch, ...]
    signs: tuple[str, ...]
    statement: bool
    demanded: bool
    conditions: tuple[Stretch, ...]
    continued: bool = False

    @property
    def stretch(self) -> Stretch:
        """From the first part to the end of the last."""
        return self.parts[0][0], self.parts[-1][1]


def groups(rows: Iterable[Said]) -> list[Group]:
    """The groups of some rows, in order; a row that begins with a relation goes on with the one above."""
    out: list[Group] = []
    for row in rows:
        for k, segment in enumerate(row.segments):
            conditions = row.conditions if k == 0 else ()
            if segment.lead and out:
                out[-1] = _continued(out[-1], segment, conditions)
            else:
                out.append(Group(
                    segment.connector, segment.lead, segment.parts, segment.signs, segment.statement, segment.demanded,
                    conditions,
                ))  # fmt: skip
        if not row.segments and row.conditions and out:
            out[-1] = out[-1].but(conditions=(*out[-1].conditions, *row.conditions))
    return out


def _continued(group: Group, segment: Segment, conditions: tuple[Stretch, ...]) -> Group:
    return group.but(
        parts=(*group.parts, *segment.parts),
        signs=(*group.signs, segment.lead, *segment.signs),
        continued=True,
        statement=group.statement or segment.statement,
        demanded=segment.demanded,
        conditions=(*group.conditions, *conditions),
    )
