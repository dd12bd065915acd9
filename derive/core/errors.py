"""What can be wrong with an input, each said in one plain sentence that names the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterable

from derive.terms import Term


class DeriveError(Exception):
    """The base of every error that a user can cause; the command ends with `status`."""

    status = 2


class ReadError(DeriveError):
    """A text that can't be read; `line`, `column` (from 1) and the source line under which a caret stands."""

    def __init__(self, message: str, line: int = 1, column: int = 1, source: str = "") -> None:
        super().__init__(message)
        self.line, self.column, self.source = line, column, source

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}: {self.args[0]}"
        return f"{where}\n{self.source}\n{' ' * (self.column - 1)}^" if self.source else where


class InputError(DeriveError):
    """An input that was read and does not fit: a shape, a letter, a domain, an option."""


class OutsideError(InputError):
    """A point at which a condition of the result fails; whoever prints it writes the two out."""

    def __init__(self, point: tuple[Term, ...], condition: Term) -> None:
        super().__init__("the point lies outside the domain of the result; choose another point")
        self.point, self.condition = point, condition


class UndecidedError(DeriveError):
    """Something that could not be decided, where nothing is refuted."""

    status = 3


class RefutedError(DeriveError):
    """A goal or a claim that is false; the message holds the point and both values."""

    status = 1


class RuleError(Exception):
    """A rule that failed on a term: a defect of ours; names the rule and the term."""


class ReplayError(Exception):
    """Steps that do not lead from their start to their end: a defect of ours."""


def nearest(name: str, names: Iterable[str], otherwise: str) -> str:
    """A remedy for a name that is not known: the names like it, or else another remedy."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(names), 3)
    return f"did you mean {' or '.join(near)}?" if near else otherwise
