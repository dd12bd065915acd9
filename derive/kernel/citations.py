"""What a part shows, so that later parts may cite it, and what a split into cases rests on."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import ASSUMED, sound, worst
from derive.core.context import Context
from derive.core.drafts import Cases, Chain, Claim, Definition, Part, Problem, claims_of, steps_of
from derive.core.errors import ReplayError
from derive.core.relations import EQUAL, IFF, IMPLIES
from derive.core.steps import lines
from derive.exact.conjuncts import conjuncts
from derive.terms import Junction, Relation, Term, alike

from .bench import Bench

Scope = dict[str, Part]
EQUALITIES = frozenset((EQUAL, ":="))
WAYS = {"<=>": frozenset((EQUAL, IFF)), "=>": frozenset((EQUAL, IFF, IMPLIES))}


def shows(part: Part, statement: Term) -> bool:
    """Whether a statement stands in a part: a claim, a definition, a line, or two lines and their relation."""
    stated = [claim.relation for claim in claims_of(part)]
    if isinstance(part, Definition):
        stated.append(part.relation)
    if any(_same(statement, found) for found in stated):
        return True
    return isinstance(part, Chain) and _in_chain(part, statement)


def _in_chain(chain: Chain, statement: Term) -> bool:
    written = lines(chain.derivation.start, chain.derivation.steps)
    relations = {step.relation for step in steps_of(chain)}
    if any(alike(statement, found) for line in written for found in conjuncts(line)):
        return True
    match statement:
        case Relation("=" | ":=", left, right) if relations <= EQUALITIES:
            return _both(left, right, written)
        case Junction("<=>" | "=>" as word, (first, second)) if relations <= WAYS[word]:
            places = [_place(side, written) for side in (first, second)]
            return None not in places and (word == "<=>" or places == sorted(places, key=lambda k: k or 0))
    return False


def _both(left: Term, right: Term, written: tuple[Term, ...]) -> bool:
    return _place(left, written) is not None and _place(right, written) is not None


def _place(side: Term, written: tuple[Term, ...]) -> int | None:
    return next((k for k, line in enumerate(written) if alike(side, line)), None)


def _same(a: Term, b: Term) -> bool:
    if type(a) is not Relation or type(b) is not Relation or not {a.sign, b.sign} <= EQUALITIES:
        return alike(a, b)
    return any(alike(a.left, x) and alike(a.right, y) for x, y in ((b.left, b.right), (b.right, b.left)))


def results(part: Part) -> tuple[Term, ...]:
    """What holds once a part is shown: its definition, its claims, and what its chain says of its two ends."""
    found = [claim.relation for claim in claims_of(part) if not claim.under]
    if isinstance(part, Definition):
        found.append(part.relation)
    if isinstance(part, Chain):
        start, end = part.derivation.start, part.derivation.end
        relations = {step.relation for step in steps_of(part)}
        if relations <= EQUALITIES and type(start) not in (Relation, Junction):
            found.append(Relation("=", start, end))
        elif relations <= WAYS["<=>"]:
            found.append(Junction("<=>", (start, end)))
        found += [Relation(sign, start, end) for sign in ("<=", ">=") if sign in relations <= {*EQUALITIES, sign}]
    return tuple(found)


def by_the_lines(claim: Claim, part: Part, context: Context, bench: Bench) -> Claim:
    """A claim that says what the lines of its own chain show, as well known as these, where it is not by itself."""
    if claim.certificate is None or sound(claim.certificate.grade) or not isinstance(part, Chain):
        return claim
    steps = steps_of(part)
    known = worst(tuple(step.certificate for step in steps if step.certificate is not None))
    freely = not any(condition.status == ASSUMED for step in steps for condition in step.conditions)
    if not (steps and freely and sound(known.grade)):
        return claim
    from .definiteness import by_its_form

    found = results(part.but(claims=()))
    if not any(_same(claim.relation, each) or by_its_form(claim.relation, each, context, bench) for each in found):
        return claim
    return claim.but(certificate=known.but(method="the lines above"))


def check_cover(part: Cases, scope: Scope, context: Context, problem: Problem) -> None:
    """Raise ReplayError where the cover is not about the cases, or rests on what stands nowhere."""
    stated = part.cover.relation
    cases = stated.parts if type(stated) is Junction and stated.word == "or" else (stated,)
    whens = tuple(branch.when for branch in part.branches)
    if not all(any(alike(case, when) for when in whens) for case in cases):
        raise ReplayError(f"the cover of part {part.label} names a case that is not there")
    cited = tuple(scope[name] for name in (*part.uses, *part.cover.uses) if name in scope)
    for fact in part.cover.under:
        if not any(alike(fact, known) for known in _known(context, problem)) and not any(
            shows(each, fact) for each in cited
        ):
            raise ReplayError(f"the cover of part {part.label} rests on what stands nowhere before it")


def _known(context: Context, problem: Problem) -> Iterator[Term]:
    for fact in context.facts:
        yield from conjuncts(fact)
    for given in problem.given:
        yield from conjuncts(given.term)
