"""What a problem asks, for those who are to work it out."""

from __future__ import annotations

from derive.catalog import find_topic
from derive.core.drafts import Phrase, Problem, Value, phrase
from derive.layout.document import Block, Display, Prose, Words
from derive.terms import Relation, Symbol, Term, equation, subterms
from derive.write.formulas import understood
from derive.write.words import formulas_of, has_sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def asked(problem: Problem, posed: Problem) -> tuple[Block, ...]:
    """The author's sentence or one of ours, then what is given and is not in the sentence, then what is declared.

    `problem` is as the topic left it, `posed` as the author put it.
    """
    author = posed.statement
    sentences = tuple(_sentences(problem, author))
    there = frozenset(term for words in sentences for term in _terms(words))
    shown = tuple(
        Display(_given(each.name, each.term)) for each in problem.given if each.term not in there
    )  # fmt: skip
    facts = posed.context.facts
    known = (Prose((phrase("sheet.where", facts),)),) if facts else ()
    return (Prose(sentences), *shown, *known)


def _given(name: str, term: Term) -> Term:
    """A given term with its name, where the name is a letter."""
    return equation(Symbol(name), term) if len(name) == 1 and type(term) is not Relation else term


def _sentences(problem: Problem, author: Phrase | str | None) -> Iterator[Words]:
    """What is asked, and what each option that is set adds to it."""
    if author is not None:
        yield author
        return
    if problem.statement is not None:
        yield problem.statement
    elif has_sentence(f"ask.{problem.topic}"):
        yield phrase(f"ask.{problem.topic}", tuple(each.term for each in problem.given))
    else:
        yield phrase("ask.other", problem.topic.replace("-", " "))
    defaults = {option.name: option.default for option in find_topic(problem.topic).options}
    there = frozenset(term for term in _terms(problem.statement)) if problem.statement is not None else frozenset()
    for name, value in problem.options:
        usual = str(value) == defaults.get(name) == "1"
        if not usual and not (isinstance(value, tuple) and value and set(value) <= there):
            yield from _option(name, value)


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
