"""What a line may rest on besides the line before it: what its notes tell and what the parts show that it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedChain, JudgedStep
from derive.core.written import WrittenChain, WrittenLine
from derive.exact.conditions import holds
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.relations import is_statement
from derive.kernel.systems import entails
from derive.reader.citing import shown_by
from derive.terms import FALSE, TRUE, ZERO, Apply, Call, Junction, Relation, Symbol, Term, alike, letters, occurs

from .statements import entailed
from .varying_letters import speaks_of

ORDERS = frozenset(("<", ">", "<=", ">=", "!="))


def consistent(context: Context) -> Context:
    """The context without equations that can't hold at all, or not beside those told after them.

    Of inequalities between terms those are left out that what is told of letters denies.
    """
    context = context.but(facts=tuple(each for each in context.facts if not _denied(each, context)))
    facts = tuple(fact for fact in context.facts if type(fact) is Relation and fact.sign == "=")
    if not facts or not entails(TRUE, FALSE, context):
        return context
    kept: tuple[Term, ...] = tuple(fact for fact in context.facts if fact not in facts)
    for fact in reversed(facts):
        if not entails(TRUE, FALSE, context.but(facts=(*kept, fact))):
            kept = (*kept, fact)
    return context.but(facts=kept)


def _denied(fact: Term, context: Context) -> bool:
    if type(fact) is not Relation or fact.sign not in ORDERS or type(fact.left) is Symbol or type(fact.right) is Symbol:
        return False
    return holds(context.but(facts=tuple(each for each in context.facts if each is not fact)), fact) is False


def not_shown(chain: JudgedChain) -> tuple[Term, ...]:
    """What a chain says and does not show, as one of its lines is wrong or not decided: nothing rests on that."""
    if all(step.follows or step.verdict == "given" for step in chain.steps):
        return ()
    return shown_by(chain.written.lines)


def without(chain: WrittenChain, statements: Sequence[Term]) -> WrittenChain:
    """The chain whose lines rest on none of some statements."""
    if not statements or not any(line.given for line in chain.lines):
        return chain
    return chain.but(lines=tuple(line.but(given=_kept(line.given, statements)) for line in chain.lines))


def _kept(given: Sequence[Term], statements: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(each for each in given if not any(alike(each, other) for other in statements))


def states(line: WrittenLine, before: Term, term: Term) -> bool:
    """Whether the document gives what a line says."""
    return any(type(each) is Relation and alike(each.left, before) and alike(each.right, term) for each in line.given)


def resting(
    lines: Sequence[WrittenLine], context: Context, bench: Bench, decide: Callable[[Context], JudgedStep]
) -> JudgedStep:
    """The verdict on the step from the first line to the last, under the conditions that are told.

    Where it does not follow, what is cited is put to use: equations, then equivalences.
    """
    told = tuple(dict.fromkeys(each for line in lines[1:] for each in line.given))
    conditions = tuple(each for each in told if type(each) is Relation and each.sign in ORDERS)
    context = context.given(*conditions)
    found = decide(context)
    if found.follows or len(conditions) == len(told):
        return found
    first = lines[0].term
    stated = TRUE if first is None or not is_statement(first) else first
    valued = _valued(first)
    others = (each for each in told if each not in conditions and not _is_of(each, valued))
    cited = tuple(each for each in others if _counts(each, found, context, bench))
    equivalences = tuple(each for each in cited if type(each) is Junction)
    for allowed in (tuple(each for each in cited if each not in equivalences), equivalences):
        known = context.given(*allowed)
        if known is not context and not found.follows and not entails(stated, FALSE, known):
            again = _told(decide(known), allowed)
            found = again if again.follows is not None or any(_restricts(each, lines) for each in allowed) else found
    return found if found.follows else _beside_zero(lines, cited, context, bench) or found


def _beside_zero(
    lines: Sequence[WrittenLine], cited: Sequence[Term], context: Context, bench: Bench
) -> JudgedStep | None:
    """The verdict on a lone equation below one that the words before it set to zero."""
    before, after = lines[0].term, lines[-1].term
    if len(lines) != 2 or lines[1].relation != "=" or before is None or after is None or is_statement(after):
        return None
    for each in cited:
        if type(each) is Relation and each.sign == "=" and each.right is ZERO:
            found = entailed(each, Relation("=", before, after), "implies", context, bench)
            if found.follows:
                message = phrase("check.by_what_stands", (each,))
                verdict = "identity-if" if found.conditions else "identity"
                return JudgedStep(0, 1, verdict, found.certificate, found.conditions, message=message)
            return found
    return None


def _valued(line: Term | None) -> frozenset[Term]:
    """The letters to which a line itself gives values."""
    equations = () if line is None else conjuncts(line)
    return frozenset(
        each.left for each in equations if type(each) is Relation and each.sign == "=" and type(each.left) is Symbol
    )


def _is_of(cited: Term, valued: frozenset[Term]) -> bool:
    """Whether an equation is about letters with values of their own alone, so that it is of another case."""
    return type(cited) is Relation and bool(letters(cited)) and valued.issuperset(letters(cited))


def _told(found: JudgedStep, cited: tuple[Term, ...]) -> JudgedStep:
    """A step that follows, with the sentence that names what it rests on."""
    return found.but(message=phrase("check.by_what_stands", cited)) if found.verdict == "identity" else found


def _restricts(cited: Term, lines: Iterable[WrittenLine]) -> bool:
    """Whether what is cited says something of what the lines are about; a name that is not in them can be anything."""
    if type(cited) is not Relation:
        return False
    named = type(cited.left) in (Symbol, Apply) and not occurs(cited.left, cited.right)
    return not named or any(line.term is not None and speaks_of(line.term, cited.left) for line in lines)


def _counts(cited: Term, found: JudgedStep, context: Context, bench: Bench) -> bool:
    """Whether a citation is used: what is said of a matrix where it is known; an identity can't mend a wrong line."""
    known = sound(judged(cited, context, bench).grade) if type(cited) is Call or found.follows is False else False
    return known == (type(cited) is Call)
