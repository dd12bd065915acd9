"""What a sum without an end or an integral needs in order to have a value, where nothing says so."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.signs import sign
from derive.kernel.bench import Bench
from derive.kernel.known_integrals import recognised
from derive.kernel.series import converging, small
from derive.kernel.unsaid_events import unsaid
from derive.terms import INFINITY, ONE, Binder, Record, Relation, Symbol, Term, call, kinds, subterms, symbols


class Convergence(Record):
    """Conditions as they are said, and what follows from them."""

    said: tuple[Relation, ...]
    facts: tuple[Relation, ...]


def convergence(before: Term, after: Term, context: Context, bench: Bench) -> Convergence | None:
    """The conditions under which the sums and integrals of two terms have values; None where none are open."""
    said: list[Relation] = []
    facts: list[Relation] = []
    for here in dict.fromkeys((*subterms(before), *subterms(after))):
        if type(here) is not Binder or Binder in kinds(here.body):
            continue
        x = Symbol(next(name for name in (here.letter, *"xtuvw") if Symbol(name) not in symbols(here)))
        if here.kind == "sum" and here.high is INFINITY:
            quotient = converging(here, x, context, bench)
            if quotient is not None:
                below = sign(quotient, context) <= {0, 1}
                said.append(Relation("<", quotient if below else call("abs", quotient), ONE))
                facts += small(quotient)
        elif here.kind == "integral" and (found := recognised(here, x, context)) is not None:
            wanted = [each for each in found[1] if holds(context, each) is None]
            said, facts = said + wanted, facts + wanted
    for each in unsaid(before, after, context):
        said, facts = [*said, each], [*facts, each]
    return Convergence(tuple(dict.fromkeys(said)), tuple(dict.fromkeys(facts))) if said else None
