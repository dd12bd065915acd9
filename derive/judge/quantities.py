"""Integrals, sums and limits with a name, I = ..., in the chains that work out what the name stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.kernel.antiderivatives import antiderivatives
from derive.kernel.bench import Bench
from derive.kernel.relations import is_statement
from derive.reader.parser import read
from derive.terms import Binder, Relation, Symbol, Term, kinds, letters, occurs, substituted, symbols

from .expressions import compared

_INDEXED = re.compile(r"(.+)_(?:\{(.+)\}|(\w+))$")


def meaning(lines: Sequence[WrittenLine], context: Context) -> dict[Term, Term]:
    """What a chain begins by giving a name: a scalar with an integral, a sum or a limit in it, without that name."""
    match lines[0].term, lines[1].term if len(lines) > 1 and lines[1].relation == "=" else None:
        case Relation("=", Symbol() as name, value), _:
            pass
        case Symbol() as name, Term() as value if not is_statement(value):
            pass
        case _:
            return {}
    told = name.dims or context.definition(name.name) is not None or any(name in symbols(x) for x in context.facts)
    return {} if told or Binder not in kinds(value) or occurs(name, value) else {name: value}


def by_meaning(
    lines: Sequence[WrittenLine], before: Term, after: Term, context: Context, bench: Bench
) -> JudgedStep | None:
    """The verdict on a line in a name by what that stands for, where the line before is right with that.

    The verdict on an equation with an antiderivative in it by that alone, up to a constant.
    """
    known = meaning(lines, context)
    known |= {x: value for name in known for x, value in _others(name, known[name], (before, after))}
    named = any(occurs(name, side) for name in known for side in (before, after))
    if not named and not any(antiderivatives(after)):
        return None

    def holds(one: Term, other: Term) -> JudgedStep:
        one, other = substituted(one, known), substituted(other, known)
        modulo = dict.fromkeys(Symbol(each.letter) for side in (one, other) for each in antiderivatives(side))
        return compared(one, other, "=", context, bench, tuple(modulo))

    match before, after:
        case Relation("=", a, b), Relation("=", c, d):
            if not antiderivatives(after) and not any(occurs(name, after) for name in known):
                return None  # numbers and letters alone are not equal up to a constant
            found = holds(c, d)
            if found.follows is False and not (known and holds(a, b).follows):
                return None
            return found.but(verdict="equivalent") if found.verdict == "identity" else found
        case _ if not known or is_statement(before) or is_statement(after):
            return None
    return holds(before, after)


def _others(name: Term, value: Term, terms: tuple[Term, ...]) -> Iterator[tuple[Symbol, Term]]:
    """What I_{n-1} stands for where I_n is told in n."""
    index = _INDEXED.match(name.name) if type(name) is Symbol else None
    n = Symbol(index[2] or index[3]) if index else None
    if index is None or n is None or n not in symbols(value):
        return
    for x in dict.fromkeys(x for term in terms for x in letters(term) if x is not name):
        other = _INDEXED.match(x.name)
        if other is not None and other[1] == index[1]:
            yield x, substituted(value, {n: read(other[2] or other[3])})
