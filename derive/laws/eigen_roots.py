"""Roots that have no name but their number: a letter for each, their decimals, and how their powers are reduced."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, Definition, Part, phrase
from derive.exact.decimals import decimal
from derive.exact.rings import relation_of
from derive.exact.spelling import normal, power_term
from derive.terms import ONE, Decimal, Div, Pow, Relation, RootOf, Term, Vector, equation, number, substituted

from .eigenspaces import Eigenspace, Eigensystem
from .null_spaces import multiple, scale_between

Parts = tuple[Part, ...]


def named(system: Eigensystem, first: int, cited: str, context: Context) -> Parts:
    """A letter for each root without a name, with its decimals."""
    out: Parts = ()
    for root, name in system.names.items():
        heading, relation = phrase("eigen.named", name), Relation(":=", name, root)
        claims = (*decimals(root, context), reduction(root, name))
        out += (Definition(f"p{first + len(out)}", heading, relation, claims, (cited,)),)
    return out


def reduction(root: Term, name: Term) -> Claim:
    """The power of a root that its polynomial writes through lower powers."""
    relation = relation_of(root)
    assert relation is not None
    degree, value = relation
    lower = substituted(power_term(value, root), {root: name})
    return Claim(equation(Pow(name, number(degree)), lower), phrase("eigen.reduction", name))


def decimals(root: Term, context: Context) -> tuple[Claim, ...]:
    """Where a real root lies."""
    if type(root) is not RootOf or len(root.enclosure) > 1:
        return ()
    return (Claim(Relation("~=", root, decimal(root, context.digits)), phrase("eigen.decimals")),)


def vector_decimals(space: Eigenspace, context: Context) -> tuple[Claim, ...]:
    """The eigenvectors of a real root without a name as decimals."""
    root = space.root.value
    if type(root) is not RootOf or len(root.enclosure) > 1:
        return ()
    out = []
    for vector, (_, entries) in zip(space.basis, space.raw, strict=True):
        scaled = multiple(normal(Div(ONE, scale_between(entries, vector))), vector)
        shown = Vector(tuple(_decimal(entry, context.digits) for entry in entries))
        out.append(Claim(Relation("~=", scaled, shown), phrase("eigen.decimals")))
    return tuple(out)


def _decimal(entry: Term, digits: int) -> Decimal:
    """A number as a decimal with a place after its point."""
    found = decimal(entry, digits)
    return found if found.places else decimal(entry, len(str(abs(found.mantissa))) + 1)
