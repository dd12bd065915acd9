"""The displays of a page, read: chains of lines under what has been declared up to them."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice

from derive.core.context import Context
from derive.core.written import WrittenChain, WrittenLine
from derive.kernel.facts import meant
from derive.terms import Junction, Relation, Term

from .asides import Bare
from .citing import beside, passed, rests_on, shown_by, stated, under, words_before
from .defining import between, freed, occurs, written
from .displays import Display
from .drafts import Draft, drafted
from .gains import first_equation, newly_defined, sized, with_members, with_steps
from .hearing import conditions, heard, sizes_in, told_explicitly
from .imaginary import with_imaginary
from .iterates import is_rule
from .joining import DraftChain, DraftLine
from .marks import LOGICAL
from .notes import notes_between, number_behind
from .pages import Page
from .parts_played import with_ends, with_functions, with_letters
from .reading import formulas, line_of
from .reasons import reasons
from .scopes import Scope, equations, forgotten, with_definition, with_told, without
from .sentences import EXERCISE, HEADING
from .solutions import given_at_once, with_numbered_roots
from .state import State
from .stated import Told
from .surroundings import behind, told_after, told_before
from .tending import tending
from .varying import with_letters_varying

# A display with the sentence that goes on behind it.
_GOES_ON = re.compile(r"\s*(?:\$\$|\\\]|```|\\end\{\w+\*?\})?\n?(?:[^.\n$\\]|\$[^$\n]*\$)*")


def chains_of(page: Page, found: tuple[Display, ...], bare: Bare, assume: str) -> tuple[WrittenChain, ...]:
    """The chains of a page, in order."""
    state = State(told_explicitly(Scope(), assume, 0))
    out: list[WrittenChain] = []
    shown = [display for display in found if not display.inline]
    inline = deque(display for display in found if display.inline)
    ahead = deque(drafted(page, display) for display in shown)
    told = list(bare.declared)
    noted = deque(bare.notes)
    begin = 0
    for k, display in enumerate(shown):
        end = shown[k + 1].start if k + 1 < len(shown) else len(page.text)
        here = page.place(display.start)[0]
        while told and told[0][0] <= here:
            at, text = told.pop(0)
            state = state.but(scope=told_explicitly(state.scope, text, page.line(at)))
        before = _taken(inline, display.start)
        if HEADING.search(page.text, begin, display.start):
            earlier = (*state.earlier, *(name for name, _ in state.defined))
            state = State(state.scope, earlier=earlier, ground=state.ground, posed=state.posed)
        if EXERCISE.search(page.text, begin, display.start):
            state = state.but(scope=forgotten(state.scope, state.posed or ()), posed=())
        prose = told_before(page, begin, display.start, before, f"{state.said} {state.mentioned}")
        formulas_here = (page.text[each.start : each.end] for each in before)
        state = state.but(mentioned=" ".join((state.mentioned, *formulas_here)))
        scope = heard(
            state.scope,
            [*sizes_in(prose.section), *prose.lasting],
            page.text[display.start : end],
            formulas([ahead[0]]),
        )
        if state.posed is not None:
            state = state.but(posed=(*state.posed, *equations(state.scope, scope)))
        ground = passed(state.ground, page.text, begin, display.start, before, scope.context)
        state = state.but(scope=scope, section=prose.section or state.section, ground=ground)
        words = words_before(page.text, begin, display.start)
        notes = notes_between(page, noted, display.behind, end)
        state = state.but(words=words, titled=page.text[begin : display.start], notes=notes)
        start, stop = behind(page.text, shown, k)
        beside = told_after(page, start, stop, _near(inline, stop))
        state = state.but(scope=heard(state.scope, [each for each in beside if not each.once], page.text[start:end]))
        chains, state = _display(page, ahead, state, [*state.section, *prose.once, *beside])
        out += chains
        begin = display.behind
    return tuple(out)


def _taken(inline: deque[Display], end: int) -> list[Display]:
    """The inline formulas before a place, taken off the queue."""
    taken = []
    while inline and inline[0].end <= end:
        taken.append(inline.popleft())
    return taken


def _near(inline: deque[Display], end: int) -> list[Display]:
    """The next inline formulas before a place, as many as a clause may hold."""
    return [each for each in islice(inline, 40) if each.end <= end]


def _display(page: Page, ahead: deque[Draft], state: State, told: list[Told]) -> tuple[list[WrittenChain], State]:
    draft = ahead.popleft()
    if r"\text{const}" in draft.text:
        told = [*told, Told("const constant")]
    state, scope = sized(draft, ahead, state, heard(state.scope, told, draft.text, formulas([draft])))
    out: list[WrittenChain] = []
    for chain in draft.chains:
        known = [name for name, _ in state.defined]
        known += [d.name for d in scope.context.definitions]
        for part in between(draft.text, chain, state.said, known):
            local, notes = conditions(draft.text, part.conditions, scope, draft.text)
            line = page.line(page.place(draft.offset + part.lines[0].start)[0])
            for defined in newly_defined(draft, part, state):
                if more := with_definition(local, defined.declaration):
                    local = more
                    kept = with_told(state.scope, defined.declaration)
                    scope = with_told(scope, defined.declaration) or scope
                    section = state.section if kept else (*state.section, Told(defined.declaration))
                    state = state.but(scope=kept or state.scope, section=section)
                    state = state.but(defined=(*state.defined, (defined.name, line)))
            local = with_members(draft, part, with_steps(draft, part, local), state, line)
            out.append(_chain(page, draft, part, local, state, tuple(notes)))
            shown = _outliving(shown_by(out[-1].lines), out[-1].context, state.scope.context)
            rules = tuple(each for each in first_equation(draft, part) if is_rule(each))
            state = state.but(rules=(*state.rules, *rules), last=(draft, part), ground=state.ground.with_shown(shown))
    out.sort(key=lambda found: found.lines[0].span.start)
    return out, state.but(said=f"{state.said} {draft.text}")


def _outliving(shown: tuple[Term, ...], here: Context, lasting: Context) -> tuple[Term, ...]:
    """What a chain shows, with the names written out that stand for something in it alone: where S = tanh(X U)."""
    own = tuple(each for each in here.definitions if each not in lasting.definitions)
    return tuple(meant(each, Context(definitions=own)) for each in shown) if own else shown


def _chain(
    page: Page, draft: Draft, chain: DraftChain, scope: Scope, state: State, notes: tuple[str, ...]
) -> WrittenChain:
    said = " ".join(written(draft.text, line) for line in chain.lines)
    plain = without(scope, freed(said))
    meanings = tuple(each for each in scope.context.definitions if each not in plain.context.definitions)
    scope = with_functions(with_imaginary(with_letters(plain, said), said), said)
    scope = with_ends(scope, said, f"{state.said} {state.mentioned} {said}")
    read = tuple(_resting(page, draft, line, state, scope) for line in chain.lines)
    lines = beside(stated((given_at_once(read[0]), *read[1:]), state.words, state.ground), state.words)
    if lines[0].relation:
        lines = (_head(page, state, lines[0], scope), *lines)
    lines, roots = with_numbered_roots(with_letters_varying(lines, state.titled, scope.context))
    own = lines[0].source_line
    known = [f"{name} is what line {at} defines." for name, at in state.defined if at != own and occurs(name, said)]
    sizes = [note for note in scope.assumed if note.split(" ", 1)[0] in said]
    told = tending(lines, f"{state.mentioned} {state.titled} {_with_words(page, draft)}", scope.context)
    context = scope.context.given(*under(state.words, scope.context), *told)
    return WrittenChain(own, lines, context, (*sizes, *known, *roots, *notes), meanings, scope.unheard)


def _resting(page: Page, draft: Draft, line: DraftLine, state: State, scope: Scope) -> WrittenLine:
    """A line with what the document lets it rest on."""
    number = number_behind(page.text, draft.offset + line.end, draft.offset + len(draft.text))
    note = next((each for each in state.notes if each.number == number), None) if number else None
    given = rests_on(note, state.words, state.ground, scope.context)
    why = reasons(f"{state.words} {_with_words(page, draft)}", scope.context)
    return line_of(page, draft, line, scope.context).but(given=(*given, *why))


def _with_words(page: Page, draft: Draft) -> str:
    """A display as it is written, with the words that go on behind it."""
    end = draft.offset + len(draft.text)
    behind = _GOES_ON.match(page.text, end)
    return page.text[draft.offset : behind.end() if behind else end]


def _head(page: Page, state: State, first: WrittenLine, scope: Scope) -> WrittenLine:
    """What a chain goes on from that begins with a relation: the end of the chain before."""
    if state.last is None:
        message = "the chain begins with a relation and nothing stands before it; write the left side"
        return WrittenLine("", "", None, first.source_line, first.span.but(end=first.span.start), message)
    draft, chain = state.last
    last = chain.lines[-1]
    if first.relation in LOGICAL and len(chain.lines) > 1 and not last.subject:
        line = line_of(page, draft, DraftLine("", *chain.tail), scope.context)
        return line if type(line.term) in (Relation, Junction) else line_of(page, draft, last, scope.context)
    return line_of(page, draft, last, scope.context).but(relation="")
