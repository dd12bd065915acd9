"""Gradients by a vector or a matrix as the engine works them out: the laws, and the line that is right."""

from __future__ import annotations

from functools import lru_cache

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Chain
from derive.core.errors import DeriveError, RuleError
from derive.core.laws import Law, together
from derive.kernel.bench import Bench
from derive.kernel.facts import meant
from derive.laws.differential_parts import gradient_parts
from derive.laws.differentiation import finished, worked_out
from derive.terms import Derivative, Operator, Record, Relation, Symbol, Term, kinds, subterms, with_children

SLOPES = frozenset((Derivative, Operator))


class Worked(Record):
    """A gradient that is worked out, and the laws that do it."""

    end: Term
    laws: tuple[Law, ...]

    @property
    def law(self) -> str:
        """The names of the laws."""
        return together(self.laws).name


@lru_cache(64)
def worked_gradient(term: Term, context: Context) -> Worked | None:
    """The gradient of a scalar by one vector or matrix, by its differential; None where there is none such."""
    match term:
        case Operator("gradient", body, (Symbol() as x,)) if x.dims and not body.shape:
            try:
                found = gradient_parts(body, x, context)
            except (DeriveError, RuleError, RecursionError):
                return None
            if found is None or found.context.definitions != context.definitions:
                return None
            chains = [part for part in (*found.parts, found.last) if isinstance(part, Chain)]
            laws = tuple(step.law for chain in chains for step in chain.derivation.steps)
            return Worked(found.last.derivation.end, laws)
    return None


def gradients_in(term: Term, context: Context) -> tuple[Worked, ...]:
    """The gradients in a term that can be worked out."""
    found = (worked_gradient(meant(here, context), context) for here in subterms(term) if type(here) is Operator)
    return tuple(each for each in found if each is not None)


def equations_worked(term: Term, context: Context, bench: Bench) -> Term:
    """A statement in whose equations the slopes are worked out, each proved to be what it is replaced by."""
    if type(term) is Relation and not SLOPES.isdisjoint(kinds(term)):
        return with_children(term, lambda side: _worked(side, context, bench))
    return with_children(term, lambda part: equations_worked(part, context, bench))


def _worked(term: Term, context: Context, bench: Bench) -> Term:
    end = _end(meant(term, context), context) if type(term) in SLOPES else None
    if end is not None and sound(bench.equal(term, end, context).grade):
        return end
    return with_children(term, lambda child: _worked(child, context, bench))


def _end(slope: Term, context: Context) -> Term | None:
    """What a derivative or a gradient is when it is worked out; None of what is not seen to vary."""
    if type(slope) is Derivative:
        if slope.variable not in subterms(slope.body):
            return None
        end = worked_out(slope, context).end
        return end if finished(end) else None
    found = worked_gradient(slope, context)
    return None if found is None else found.end
