"""The only maker of a Solution: every step and claim of a draft judged, every citation and answer traced."""

from __future__ import annotations

from derive.core.certificates import REFUTED, Certificate
from derive.core.context import Context
from derive.core.context import Definition as Abbreviation
from derive.core.drafts import (
    Branch,
    Cases,
    Chain,
    Claim,
    Definition,
    Draft,
    Part,
    Problem,
    Solution,
)
from derive.core.errors import RefutedError, ReplayError, UndecidedError
from derive.core.steps import Step, deep, lines
from derive.terms import TRUE, Apply, Decimal, Number, Relation, Symbol, Term, alike

from .answers import check_answers
from .bench import Bench, Replay
from .citations import Scope, by_the_lines, check_cover, results, shows
from .relations import is_statement
from .steps import judged_step


def certify(draft: Draft, replay: Replay | None = None) -> Solution:
    """The draft with a certificate for every step and claim.

    `replay(step, context)` says whether the law that a step names leads from its redex to its result. Raises
    RefutedError for a claim or a goal that is false, UndecidedError for any other false step, and ReplayError where
    steps do not join, a citation is not earned or an answer is not derived; the last two are defects of ours.
    """
    problem = draft.problem
    check_answers(draft)
    run = Run(Bench(problem.seed, replay), problem)
    parts = run.parts(draft.parts, problem.context, {})
    return Solution(problem, parts, draft.answers, problem.seed)


class Run:
    """One draft being judged, part by part."""

    def __init__(self, bench: Bench, problem: Problem) -> None:
        """Start with nothing certified."""
        self.bench, self.problem = bench, problem
        self.labels: set[str] = set()

    def parts(self, parts: tuple[Part, ...], context: Context, scope: Scope) -> tuple[Part, ...]:
        """The parts judged in order; each may use those before it, and what they define."""
        done: list[Part] = []
        scope = dict(scope)
        for part in parts:
            found = self.part(part, context, scope)
            done.append(found)
            scope[part.label] = found
            self.labels.add(part.label)
            if isinstance(part, Definition):
                context = defined(part.relation, context)
        return tuple(done)

    def part(self, part: Part, context: Context, scope: Scope) -> Part:
        """One part judged."""
        self._uses_earlier(part.uses, part.label)
        if isinstance(part, Definition):
            context = defined(part.relation, context)
        if isinstance(part, Cases):
            check_cover(part, scope, context, self.problem)
            branches = tuple(self.branch(branch, context, scope) for branch in part.branches)
            part = part.but(branches=branches, cover=self.claim(part.cover, part.label, context, scope))
        if isinstance(part, Chain):
            part = self.chain(part, context, scope)
        claims = tuple(self.claim(claim, part.label, context, scope) for claim in part.claims)
        return part.but(claims=tuple(by_the_lines(claim, part, context, self.bench) for claim in claims))

    def branch(self, branch: Branch, context: Context, scope: Scope) -> Branch:
        """The parts of a case under its condition."""
        return branch.but(parts=self.parts(branch.parts, context.given(branch.when), scope))

    def chain(self, chain: Chain, context: Context, scope: Scope) -> Chain:
        """The steps of a chain, which have to join."""
        derivation = chain.derivation
        if not alike(lines(derivation.start, derivation.steps)[-1], derivation.end):
            raise ReplayError(f"the lines of {chain.label} do not end in its result")
        steps = tuple(self.step(step, chain.label, context, scope) for step in derivation.steps)
        return chain.but(derivation=derivation.but(steps=steps))

    def step(self, step: Step, label: str, context: Context, scope: Scope) -> Step:
        """One step; a false one never gets out."""
        self._shown(step, label, scope)
        found = judged_step(step, context, self.bench, self.problem.context)
        if found.certificate is not None and found.certificate.grade == REFUTED:
            if any(told is step.after for told in step.using):
                raise RefutedError(f"what was asked for is not equal to what is derived{_where(found.certificate)}")
            raise UndecidedError(f"the step {step.law.name} of part {label} is refuted{_where(found.certificate)}")
        return found

    def claim(self, claim: Claim, label: str, context: Context, scope: Scope) -> Claim:
        """One claim; a false one is an error of its own."""
        self._uses_earlier(claim.uses, label)
        cited = tuple(relation for name in claim.uses if name in scope for relation in results(scope[name]))
        from .claims import judged_claim

        certificate = judged_claim(claim.relation, context.given(*claim.under), cited, self.bench)
        if certificate.grade == REFUTED:
            raise RefutedError(f"a claim of part {label} is false{_where(certificate)}")
        return claim.but(certificate=certificate)

    def _uses_earlier(self, uses: tuple[str, ...], label: str) -> None:
        for name in uses:
            if name not in self.labels:
                raise ReplayError(f"part {label} cites {name}, which does not come before it")

    def _shown(self, step: Step, label: str, scope: Scope) -> None:
        """What a step cites stands in a part that it can see, and says what it is cited for."""
        for inner in deep((step,)):
            for name in inner.uses:
                if name not in scope:
                    raise ReplayError(f"part {label} cites {name}, which does not come before it")
            shown = tuple(scope[name] for name in inner.uses)
            for statement in inner.using if inner.uses else ():
                if is_statement(statement) and not any(shows(part, statement) for part in shown):
                    raise ReplayError(f"part {label} cites {', '.join(inner.uses)} for what does not stand there")


def defined(relation: Relation, context: Context) -> Context:
    """The context with an abbreviation added."""
    match relation.left:
        case Symbol(name):
            made = Abbreviation(name, (), relation.right)
        case Apply(name, arguments):
            made = Abbreviation(name, tuple(x for x in arguments if isinstance(x, Symbol)), relation.right)
        case _:
            return context
    known = context.definition(made.name)
    if known is not None:
        if not alike(known.body, made.body):
            raise ReplayError(f"{made.name} is defined twice, and not alike")
        return context
    return context.but(definitions=(*context.definitions, made))


def _where(certificate: Certificate) -> str:
    witness = certificate.witness
    if witness is None:
        return ""
    at = ", ".join(f"{name} = {_spelled(value)}" for name, value in witness.at)
    if witness.left is TRUE:
        return f": at {at} the first statement holds and the second does not"
    sides = f"the left side is {_spelled(witness.left)} and the right side {_spelled(witness.right)}"
    return f": at {at} {sides}" if at else f": {sides}"


def _spelled(term: Term) -> str:
    match term:
        case Number(p, q):
            return str(p) if q == 1 else f"{p}/{q}"
        case Decimal(mantissa, places):
            digits = f"{abs(mantissa):0{places + 1}d}"
            whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
            return ("-" if mantissa < 0 else "") + whole + ("." + rest if rest else "")
    return "another value"
