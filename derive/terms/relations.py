"""Relations, what joins them, cases, and collections."""

from __future__ import annotations

from .records import Term


class Relation(Term):
    """A sign between two sides: =, !=, <, <=, >, >=, ~=, propto, :=, in, ~ (distributed as), -> (tends to)."""

    sign: str
    left: Term
    right: Term

    @property
    def children(self) -> tuple[Term, ...]:
        """Left side, right side."""
        return (self.left, self.right)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same relation between other sides."""
        return Relation(self.sign, *children)


class Junction(Term):
    """Statements joined by `and`, `or`, `=>`, `<=>`; `not` takes one."""

    word: str
    parts: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The statements."""
        return self.parts

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """Other statements, joined in the same way."""
        return Junction(self.word, children)


class Cases(Term):
    """A value for each condition, the first that holds; `otherwise` where none does, if given."""

    values: tuple[Term, ...]
    conditions: tuple[Term, ...]
    otherwise: Term | None = None

    @property
    def children(self) -> tuple[Term, ...]:
        """The values, the conditions, then `otherwise` if there is one."""
        last = () if self.otherwise is None else (self.otherwise,)
        return (*self.values, *self.conditions, *last)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """As many cases over other values and conditions."""
        n = len(self.values)
        last = children[2 * n] if self.otherwise is not None else None
        return Cases(children[:n], children[n : 2 * n], last)


class Collection(Term):
    """A `set` {a, b}, a `tuple` (a, b), or an interval `[]`, `[)`, `(]`, `()` of two ends."""

    kind: str
    items: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The items."""
        return self.items

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """A collection of the same kind of other items."""
        return Collection(self.kind, children)


def equation(left: Term, right: Term) -> Relation:
    """Left = right."""
    return Relation("=", left, right)
