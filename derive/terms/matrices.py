"""Explicit vectors and matrices, and the components of anything that has them."""

from __future__ import annotations

from .records import Term


class Vector(Term):
    """An explicit vector, shape (n,); a column where it multiplies."""

    entries: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The entries."""
        return self.entries

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """A vector of other entries."""
        return Vector(children)


class Matrix(Term):
    """An explicit matrix, row by row, all rows of one length."""

    rows: tuple[tuple[Term, ...], ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The entries, row by row."""
        return tuple(entry for row in self.rows for entry in row)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """A matrix of the same shape with other entries."""
        width = len(self.rows[0])
        return Matrix(tuple(children[k : k + width] for k in range(0, len(children), width)))


class Component(Term):
    """An entry: x_i, A_{ij}, softmax(z)_i, (X w)_i; indices are terms, counted from 1."""

    base: Term
    indices: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The base, then the indices."""
        return (self.base, *self.indices)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The component of another base at other indices."""
        return Component(children[0], children[1:])
