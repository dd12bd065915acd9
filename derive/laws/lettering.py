"""New letters for indices and abbreviations, and sums over them."""

from __future__ import annotations

from derive.terms import ONE, Binder, Symbol, Term, bind, subterms, symbols

INDICES = ("k", "l", "m", "q", "r", "s", "t")


def used(*terms: Term) -> frozenset[str]:
    """The names of all letters in some terms, those of bound indices and of sizes included."""
    letters = {symbol for term in terms for symbol in symbols(term)}
    sizes = {inner for symbol in letters for size in symbol.dims for inner in symbols(size)}
    free = {symbol.name for symbol in letters | sizes}
    bound = {here.letter for term in terms for here in subterms(term) if type(here) is Binder}
    return frozenset(free | bound)


def fresh(wanted: tuple[str, ...], taken: frozenset[str]) -> Symbol:
    """The first of the wanted letters that is not taken, else one of them with a number."""
    numbered = (f"{name}_{number}" for number in range(1, 1_000) for name in wanted)
    return Symbol(next(name for name in (*wanted, *numbered) if name not in taken))


def summed(index: Symbol, body: Term, size: Term) -> Binder:
    """The sum of a body over an index from one to a size."""
    return bind("sum", index, body, ONE, size)
