"""Operations that are written down before they are worked out."""

from __future__ import annotations

from .records import Term
from .scalars import Symbol


class Derivative(Term):
    """The derivative of a body in a letter (or a component), not yet worked out.

    `notation` is `d` or `partial`, as written.
    """

    body: Term
    variable: Term
    order: int = 1
    notation: str = "d"

    @property
    def children(self) -> tuple[Term, ...]:
        """The body; the variable is no subterm that a rule may rewrite."""
        return (self.body,)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same derivative of another body."""
        return Derivative(children[0], self.variable, self.order, self.notation)


class Operator(Term):
    """`gradient`, `hessian`, `jacobian`, `laplacian` or `differential` of a body in some letters."""

    name: str
    body: Term
    variables: tuple[Term, ...] = ()

    @property
    def children(self) -> tuple[Term, ...]:
        """The body."""
        return (self.body,)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same operator on another body."""
        return Operator(self.name, children[0], self.variables)


class At(Term):
    """A body at given values of some letters, not yet substituted: f at x = 1, y = 2."""

    body: Term
    letters: tuple[Symbol, ...]
    values: tuple[Term, ...]

    @property
    def children(self) -> tuple[Term, ...]:
        """The body, then the values."""
        return (self.body, *self.values)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """Another body at other values."""
        return At(children[0], self.letters, children[1:])


def is_differential(term: Term) -> bool:
    """Whether the term is a differential."""
    return type(term) is Operator and term.name == "differential"
