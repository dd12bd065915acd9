"""Laws of probability: opposites, unions, conditional probability, Bayes, total probability; moments by definition."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    negated,
    total,
)

SOURCE = "Wasserman, All of Statistics, ch. 1 and 3"


def _event(term: Term) -> Term | None:
    """The event of a probability, given another one or not."""
    return term.arguments[0] if type(term) is Call and term.name == "probability" and len(term.arguments) == 1 else None


def _given(term: Term) -> tuple[Term, Term] | None:
    """An event and the one that it is conditioned on."""
    match _event(term):
        case Call("given", (event, known)):
            return event, known
    return None


def chance(event: Term) -> Term:
    """The probability of an event."""
    return call("probability", event)


def _both(a: Term, b: Term) -> Term:
    return Junction("and", (a, b))


def opposite(event: Term) -> Term:
    """The event that another does not happen."""
    match event:
        case Junction("not", (inner,)):
            return inner
        case Pow(inner, Symbol("c")):
            return inner
    return Junction("not", (event,))


def _is_opposite(event: Term) -> bool:
    return (type(event) is Junction and event.word == "not") or (type(event) is Pow and event.exponent is Symbol("c"))


@rule("P(not A) = 1 - P(A)", Call)
def probability_of_the_opposite(term: Call, context: Context) -> Term | None:
    """The probability that an event does not happen is one minus its own."""
    event, within = _event(term), _given(term)
    if within is not None:
        a, b = within
        return Add((ONE, Neg(chance(call("given", opposite(a), b))))) if _is_opposite(a) else None
    return Add((ONE, Neg(chance(opposite(event))))) if event is not None and _is_opposite(event) else None


@rule("P(A or B) = P(A) + P(B) - P(A and B)", Call)
def probability_of_one_or_the_other(term: Call, context: Context) -> Term | None:
    """The probability of one event or the other is the sum of theirs less that of both."""
    match _event(term):
        case Junction("or", (a, b)):
            return total((chance(a), chance(b), negated(chance(_both(a, b)))))
    return None


@rule("P(A | B) = P(A and B)/P(B)", Call)
def conditional_probability(term: Call, context: Context) -> Provided | None:
    """A conditional probability is that of both events divided by that of the condition."""
    found = _given(term)
    if found is None:
        return None
    a, b = found
    return Provided(Div(chance(_both(a, b)), chance(b)), (Relation("!=", chance(b), ZERO),))


@rule("P(A and B) = P(A | B) P(B)", Call)
def probability_of_both(term: Call, context: Context) -> Provided | None:
    """The probability of two events is that of the one times that of the other, given the first."""
    match _event(term):
        case Junction("and", (a, *others)):
            b = others[0] if len(others) == 1 else Junction("and", tuple(others))
            return Provided(Mul((chance(call("given", a, b)), chance(b))), (Relation("!=", chance(b), ZERO),))
    return None


@rule("P(A and B) = P(A) P(B)", Call)
def probability_of_independent_events(term: Call, context: Context) -> Term | None:
    """The probability of independent events together is the product of theirs."""
    match _event(term):
        case Junction("and", parts) if all(type(x) is Symbol and context.has(x.name, "independent") for x in parts):
            return Mul(tuple(map(chance, parts)))
    return None


@rule("P(A and B) + P(A and not B) = P(A)", Add)
def event_taken_apart(term: Add, context: Context) -> Term | None:
    """An event happens either with another one or without it."""
    found = [_event(each) for each in term.terms]
    match found:
        case [Junction("and", (a, b)), Junction("and", (c, d))]:
            for one, rest in ((a, b), (b, a)):
                for other, opposed in ((c, d), (d, c)):
                    if one is other and (rest is opposite(opposed) or opposed is opposite(rest)):
                        return chance(one)
    return None


@rule("P(A | B) = P(B | A) P(A)/P(B)", Call)
def bayes_rule(term: Call, context: Context) -> Provided | None:
    """Bayes' rule turns a condition round: the likelihood times the prior, divided by the evidence."""
    found = _given(term)
    if found is None:
        return None
    a, b = found
    positive = tuple(Relation("!=", chance(each), ZERO) for each in (a, b))
    return Provided(Div(Mul((chance(call("given", b, a)), chance(a))), chance(b)), positive)


@rule("P(B) = P(B | A) P(A) + P(B | not A) P(not A)", Add)
def total_probability(term: Add, context: Context) -> Provided | None:
    """The probability of an event is that in either case, each weighted with the probability of the case."""
    cases = [_weighted(each) for each in term.terms]
    if len(cases) != 2 or None in cases:
        return None
    (event, first), (other, second) = (each for each in cases if each is not None)
    if event is not other or not (first is opposite(second) or second is opposite(first)):
        return None
    return Provided(chance(event), tuple(Relation("!=", chance(each), ZERO) for each in (first, second)))


def _weighted(term: Term) -> tuple[Term, Term] | None:
    """Event and case of a conditional probability times that of its condition."""
    match term:
        case Mul((one, other)):
            for conditional, weight in ((one, other), (other, one)):
                found = _given(conditional)
                if found is not None and weight is chance(found[1]):
                    return found
    return None


@rule("Var(X) = E[(X - E[X])^2]", Call)
def variance_by_definition(term: Call, context: Context) -> Term | None:
    """The variance is the mean squared distance from the mean."""
    match term:
        case Call("variance", (x,)):
            return call("expectation", Pow(total((x, negated(call("expectation", x)))), TWO))
    return None


@rule("Cov(X, Y) = E[(X - E[X]) (Y - E[Y])]", Call)
def covariance_by_definition(term: Call, context: Context) -> Term | None:
    """The covariance is the mean product of the distances from the means."""
    match term:
        case Call("covariance", (x, y)):
            apart = (total((each, negated(call("expectation", each)))) for each in (x, y))
            return call("expectation", Mul(tuple(apart)))
    return None


@rule("Var(X) = E[X^2] - E[X]^2", Call)
def variance_formula(term: Call, context: Context) -> Term | None:
    """The variance is the mean square less the squared mean."""
    match term:
        case Call("variance", (x,)):
            mean = call("expectation", x)
            return total((call("expectation", Pow(x, TWO)), negated(Pow(mean, TWO))))
    return None
