"""What a problem asks, for those who are to work it out."""

from __future__ import annotations

from derive.catalog import find_topic
from derive.core.drafts import Phrase, Problem, Value, phrase
from derive.layout.document import Block, Display, Prose, Words
from derive.terms import Apply, Cases, Relation, Symbol, Term, equation, subterms, symbols
from derive.write.brackets import is_system
from derive.write.formulas import understood
from derive.write.language import has_sentence
from derive.write.notation import tall
from derive.write.width import width
from derive.write.words import formulas_of

from .declaring import declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


NAMES = {"matrix": "ABMKW", "vector": "uvwab"}
OTHERS = "fghFGH"
# what the sheet shows and the question does not ask for
# Topics whose own statement says all that their options say.
COMPLETE = ("descend", "pca")
UNSAID = ("plot",)
ROOMY = 16.0


def asked(problem: Problem, posed: Problem) -> tuple[Block, ...]:
    """The author's sentence or one of ours, then what is given and is not in the sentence, then what is declared.

    `problem` is as the topic left it, `posed` as the author put it.
    """
    named = _named(posed)
    sentences = tuple(_sentences(problem, posed, tuple(named)))
    there = frozenset(term for words in sentences for term in _terms(words))
    shown = tuple(_shown_given(name, term) for name, term in named.items() if term not in there)
    own = posed.statement is not None
    given = (Prose((phrase("sheet.given"),)),) if own and shown else ()
    letters = frozenset(symbol for each in posed.given for symbol in symbols(each.term))
    return (Prose(sentences), *given, *shown, *declared(posed.context, letters))


def _named(posed: Problem) -> dict[Term, Term]:
    """What stands for each given term in a sentence: itself, or a free letter where it needs a line of its own."""
    taken = {symbol.name for each in posed.given for symbol in symbols(each.term)}
    taken |= {symbol.name for symbol in posed.context.symbols}
    taken |= {part.name for each in posed.given for part in subterms(each.term) if isinstance(part, Apply)}
    kinds = {each.name: each.kind for each in find_topic(posed.topic).inputs}
    out: dict[Term, Term] = {}
    for each in posed.given:
        here: Term = each.term
        if _needs_a_line(here) and not isinstance(here, Relation):
            name = next((n for n in NAMES.get(kinds.get(each.name, ""), OTHERS) if n not in taken), None)
            if name is not None:
                taken.add(name)
                here = Symbol(name)
        out[here] = each.term
    return out


def _needs_a_line(term: Term) -> bool:
    return is_system(term) or type(term) is Cases or width(term) > (ROOMY / 2 if tall(term) else ROOMY)


def _shown_given(name: Term, term: Term) -> Display:
    """A given term on a line of its own, with the letter that stands for it, if there is one."""
    return Display(term if name is term else equation(name, term))


def _sentences(problem: Problem, posed: Problem, named: tuple[Term, ...]) -> Iterator[Words]:
    """What is asked, and what each option that is set adds to it."""
    if posed.statement is not None:
        yield posed.statement
        return
    told: frozenset[Term] = frozenset()
    if problem.statement is not None:
        yield problem.statement
        told = frozenset(_terms(problem.statement))
        if problem.topic in COMPLETE:
            return
    elif has_sentence(f"ask.{problem.topic}"):
        yield phrase(f"ask.{problem.topic}", named)
    else:
        yield phrase("ask.other", problem.topic.replace("-", " "))
    defaults = {option.name: option.default for option in find_topic(problem.topic).options}
    for name, value in problem.options:
        usual = str(value) == defaults.get(name) == "1"
        shown = name not in UNSAID and not usual
        if shown and not _is_told(value, told) and not (name == "wrt" and _is_every_letter(value, problem)):
            yield from _option(name, value)


def _is_told(value: Value, told: frozenset[Term]) -> bool:
    """Whether the topic's sentence says what an option says."""
    if isinstance(value, tuple):
        return bool(value) and all(each in told for each in value)
    return value in told


def _is_every_letter(value: Value, problem: Problem) -> bool:
    """Whether the letters of an option are all that occur."""
    found = frozenset(value if isinstance(value, tuple) else (value,))
    return found == frozenset(symbol for each in problem.given for symbol in symbols(each.term))


def _option(name: str, value: Value) -> Iterator[Phrase]:
    """The sentence for an option."""
    shown = _shown(value)
    if has_sentence(f"ask.option-{name}"):
        yield phrase(f"ask.option-{name}", *(() if value is True else (shown,)))
    elif value is True:
        yield phrase("ask.option-flag", name.replace("-", " "))
    elif value is not False:
        yield phrase("ask.option", name.replace("-", " "), shown)


def _shown(value: Value) -> Term | str | tuple[Term, ...]:
    """A value of an option as it stands in a sentence; a point as equations."""
    match value:
        case Term():
            return value
        case tuple():
            pairs = (_equation(each) for each in value)
            return tuple(each for each in pairs if each is not None)
    return str(value)


def _equation(value: Value) -> Term | None:
    match value:
        case Term():
            return value
        case (Term() as letter, Term() as number):
            return equation(letter, number)
    return None


def _terms(words: Words) -> Iterator[Term]:
    """The terms that a sentence shows, with those inside of equations."""
    shown: tuple[Term, ...] = ()
    if isinstance(words, Phrase):
        for slot in words.slots:
            shown += (slot,) if isinstance(slot, Term) else slot if isinstance(slot, tuple) else ()
    else:
        shown = tuple(term for text in formulas_of(words) if (term := understood(text)) is not None)
    for term in shown:
        yield from subterms(term)
