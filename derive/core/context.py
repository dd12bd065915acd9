"""What is declared about the letters: domains, sizes, properties, definitions."""

from __future__ import annotations

from derive.terms import Record, Symbol, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


class Definition(Record):
    """A named abbreviation, `p := softmax(z)`, or a function, `s(t) := 1/(1 + e^{-t})`."""

    name: str
    parameters: tuple[Symbol, ...]
    body: Term


class Context(Record):
    """The frozen declarations under which a problem is worked.

    `facts` are relations that hold, domains among them (`x > 0`, `n in integers`); a letter without a domain is real.
    `properties` pairs a name with `symmetric`, `spd`, `psd`, `orthogonal`, `diagonal`, `invertible`,
    `full-column-rank`, `simplex` or `one-hot` (of a matrix, each row); `constants` are letters that nothing is
    differentiated by; `indices` pairs an index letter with the size it runs to; decimals are shown with so many
    significant `digits`.
    """

    facts: tuple[Term, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    constants: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    indices: tuple[tuple[str, Term], ...] = ()
    texts: tuple[str, ...] = ()
    digits: int = 6

    __slots__ = ("_hash",)
    _hash: ClassVar[int]

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            object.__setattr__(self, "_hash", super().__hash__())
            return self._hash

    def symbol(self, name: str) -> Symbol:
        """The declared letter of that name, a scalar where it is not declared."""
        return next((s for s in self.symbols if s.name == name), Symbol(name))

    def has(self, name: str, *properties: str) -> bool:
        """Whether a name is declared with one of some properties."""
        return any((name, each) in self.properties for each in properties)

    def definition(self, name: str) -> Definition | None:
        """What a name abbreviates."""
        return next((d for d in self.definitions if d.name == name), None)

    def given(self, *facts: Term) -> Context:
        """The context with further facts, as inside a branch of a case split."""
        new = tuple(f for f in facts if f not in self.facts)
        return self.but(facts=(*self.facts, *new)) if new else self
