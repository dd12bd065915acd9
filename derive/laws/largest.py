"""Log-sum-exp between the largest entry of a vector and that plus the logarithm of how many entries there are."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Line
from derive.core.traversals import Everywhere, Innermost
from derive.terms import Binder, Bound, Call, Component, E, Pow, Relation, Term, alike, call, occurs

from .contractions import CONTRACTIONS
from .general_identities import log_sum_exp_recognised, logarithm_of_its_exponential
from .goals import steered
from .indices import is_sum, sum_of_a_constant
from .logarithms import logarithm_of_a_product
from .softmax import exponent_vector


@rule("\\max(z) = \\ln(e^{\\max(z)})", Call)
def largest_as_a_logarithm(term: Call, context: Context) -> Term | None:
    """A number is the logarithm of its exponential."""
    return call("log", Pow(E, term)) if term.name == "largest" else None


@rule("\\ln(e^{\\max(z)}) \\le \\ln(\\sum_{k=1}^n e^{z_k})", Call, relation="<=")
def largest_among_the_summands(term: Call, context: Context, whole: Term) -> Term | None:
    """The largest entry is one of the entries, one of some positive numbers is at most their sum, and ln rises."""
    match term, whole:
        case Call("log", (Pow(base, Call("largest", (z,))),)), Call("log", (every,)) if base is E:
            found = exponent_vector(every)
            return whole if found is not None and alike(found, z) else None
    return None


@rule("\\ln(\\sum_{k=1}^n e^{z_k}) \\le \\ln(\\sum_{k=1}^n e^{\\max(z)})", Call, relation="<=")
def entries_at_most_the_largest(term: Call, context: Context) -> Term | None:
    """No entry is above the largest one, and both the exponential and the logarithm rise."""
    match term:
        case Call("log", (Binder(_, letter, Pow(base, Component(z, (at,))), low, high) as every,)):
            if base is E and at == Bound(0) and is_sum(every) and Bound(0) not in (z, *z.children):
                return call("log", Binder("sum", letter, Pow(E, call("largest", z)), low, high))
    return None


WRITTEN = Line(Everywhere(CONTRACTIONS))
COUNTED = Line(Everywhere(sum_of_a_constant))
SPLIT = Line(Everywhere(logarithm_of_a_product) >> Innermost(logarithm_of_its_exponential))


def by_the_largest(statement: Relation, context: Context) -> Derivation | None:
    """The chain from the largest entry to log-sum-exp, or from there to the largest entry plus a logarithm."""
    match statement:
        case Relation("<=", Call("largest", (z,)) as left, Call("logsumexp", (other,)) as right) if alike(z, other):
            whole = WRITTEN(right, context)
            if whole is not None:
                way = largest_as_a_logarithm >> largest_among_the_summands.with_(whole.end) >> log_sum_exp_recognised
                return way(left, context)
        case Relation("<=", Call("logsumexp", (z,)) as left, right) if occurs(call("largest", z), right):
            found = (WRITTEN >> entries_at_most_the_largest >> COUNTED >> SPLIT)(left, context)
            if found is not None and len(found.steps) > 3:
                last = steered(found.end, right, context)
                return Derivation(left, (*found.steps, *last), right if last else found.end)
    return None
