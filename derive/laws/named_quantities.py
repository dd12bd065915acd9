"""Quantities with a definition, such as a mean mu(x) and a variance v(x): how each varies, as a lemma for the next."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Choice, Strategy
from derive.terms import Apply, Derivative, Symbol, Term, subterms, symbols

from .entries import entry, worked_entry
from .means import meaning
from .partials import by_the_lemma
from .results import result


@rule("d/dx f = d/dx g, f = g", Derivative)
def definition_under_the_derivative(term: Derivative, context: Context) -> Term | None:
    """The definition is put in."""
    body = meaning(term.body, context)
    return None if body is None else term.rebuilt((body,))


def quantities(body: Term, x: Symbol, context: Context) -> tuple[Apply, ...]:
    """The defined quantities in a term that vary with a letter, each after those in its own definition."""
    found: dict[Apply, None] = {}

    def visit(term: Term) -> None:
        for here in subterms(term):
            inner = meaning(here, context)
            if inner is not None and type(here) is Apply and here not in found and x in symbols(here):
                visit(inner)
                found[here] = None

    visit(body)
    return tuple(found)


def lemmas(body: Term, x: Symbol, columns: tuple[Symbol, ...], context: Context) -> tuple[Chain, ...]:
    """How each defined quantity in a term varies with an entry of a letter, by the definitions and earlier lemmas."""
    out: tuple[Chain, ...] = ()
    for k, quantity in enumerate(quantities(body, x, context), 1):
        if quantity.shape:
            return ()
        start = entry(quantity, (), x, columns)
        first = definition_under_the_derivative(start, context)
        if first is None or not isinstance(first.end, Derivative):
            return ()
        rest = worked_entry(first.end, context, None, "", using(out))
        uses = tuple(each.label for each in out)
        found = Derivation(start, first.steps + rest.steps, rest.end)
        out = (*out, Chain(f"q{k}", phrase("named-quantities.lemma", quantity, x), found, uses=uses))
    return out


def using(chains: tuple[Chain, ...]) -> Strategy:
    """The results of some lemmas, wherever they apply."""
    return Choice(tuple(by_the_lemma.with_(result(each.derivation)).by(each.label) for each in chains))
