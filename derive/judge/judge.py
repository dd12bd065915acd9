"""Documents and chains judged, each line against the writer's own line before it."""

from __future__ import annotations

from derive.core.reports import JudgedChain, JudgedStep, Report
from derive.core.written import WrittenChain, WrittenDocument
from derive.kernel.bench import Bench
from derive.terms import Term

from .bracketed import bracketed
from .completing import completed
from .finite_laws import with_finite_laws
from .givens import lone_given
from .hessians import with_hessian
from .implicit import in_own_words
from .listed import posed
from .members import with_members
from .mistaken_chances import named_by_chances
from .questions import OUT_OF_BOUNDS, Guard, Questions, unguarded
from .restated import Shown, restated, shown_by
from .resting import not_shown, without
from .run import Run
from .tabling import in_letters, with_tables
from .unjudged import BEYOND, given_step


def judged(document: WrittenDocument, seed: int = 0, guard: Guard = unguarded) -> Report:
    """Every chain of a document judged.

    `guard` is entered for each question, with the places of the lines it is about, and may end it with UndecidedError.
    """
    bench = Bench(seed)
    chains: list[JudgedChain] = []
    shown: tuple[Shown, ...] = ()
    open_: tuple[Term, ...] = ()
    for chain in document.chains:
        found = restated(judged_chain(without(chain, open_), bench, guard, document.text), shown)
        shown += shown_by(found)
        open_ += not_shown(found)
        chains.append(found)
    return Report(document, tuple(chains), seed)


def judged_chain(chain: WrittenChain, bench: Bench, guard: Guard = unguarded, text: str = "") -> JudgedChain:
    """A chain judged line by line; its context grows by what its lines define. `text` is that of the document."""
    if not chain.lines:
        return JudgedChain(chain, (), "given")
    if lone_given(with_members(with_tables(chain)), text):
        return JudgedChain(chain, (Questions(chain, chain, bench, guard).doubted(given_step(1)),), "given")
    if _posed(chain, bench, guard, text):
        return JudgedChain(chain, tuple(given_step(end) for end in range(1, len(chain.lines))), "given")
    whole = completed(with_finite_laws(with_hessian(with_members(with_tables(bracketed(chain))))))
    run = Run(whole, bench, guard, text)
    steps = run.again(tuple(run.step(end) for end in range(1, len(chain.lines))))
    steps = tuple(named_by_chances(in_letters(in_own_words(step, chain, whole)), chain, bench) for step in steps)
    net = "undecided" if any(_is_out_of_bounds(step) for step in steps) else run.net(steps)
    return JudgedChain(chain.but(assumed=whole.assumed), steps, net)


def _posed(chain: WrittenChain, bench: Bench, guard: Guard, text: str) -> bool:
    try:
        with guard(chain.lines[0].span):
            return posed(chain, text, bench)
    except OUT_OF_BOUNDS:
        return False


def _is_out_of_bounds(step: JudgedStep) -> bool:
    return step.message is not None and step.message.key == BEYOND
