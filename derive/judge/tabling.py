"""Chains whose sums over all values of a letter become sums over the entries of tables, and their steps in letters."""

from __future__ import annotations

from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.terms import (
    ZERO,
    Add,
    Apply,
    Binder,
    Component,
    Neg,
    Relation,
    Symbol,
    Term,
    call,
    subterms,
    symbols,
    with_children,
)

from .conditional_means import with_conditional_means
from .densities import bare_laws, densities_of
from .joints import with_joints
from .parameters import with_slopes
from .tables import has_divergence, tabled


def by_name(term: Term) -> Term:
    """A term with p(x) again for the entries of its table."""
    match term:
        case Symbol(name) if name.endswith(")"):
            return Apply(name.partition("(")[0], tuple(map(Symbol, name.partition("(")[2][:-1].split(", "))))
        case Component(Symbol(name), (index,)) if name.endswith(")"):
            return Apply(name.partition("(")[0], (index,))
        case Component(Symbol(name), (known, index)) if name.endswith(")"):
            return Apply(name.partition("(")[0], (call("given", index, known),))
    return with_children(term, by_name)


def in_letters(step: JudgedStep) -> JudgedStep:
    """A step that names distributions by their letters."""
    shown = (step.place, step.instead)
    place, instead = (None if each is None or _counts_values(each) else by_name(each) for each in shown)
    kept = tuple(each for each in step.conditions if not _says_positive(each.relation))
    if step.verdict == "identity-if" and step.conditions and not kept:
        return step.but(
            verdict="identity", place=place, instead=instead, conditions=(), message=phrase("check.identity")
        )
    conditions = tuple(each.but(relation=by_name(each.relation)) for each in kept)
    return step.but(place=place, instead=instead, conditions=conditions)


def _says_positive(condition: Term) -> bool:
    """Whether a condition is one on values of densities alone, which are positive where they are divided by."""
    tables = {x for x in symbols(condition) if x.name.endswith(")")}
    whole = type(condition) is Relation and condition.sign in (">", "!=") and condition.right is ZERO
    return whole and bool(tables) and not any(type(here) in (Add, Neg) for here in subterms(condition))


def _counts_values(term: Term) -> bool:
    """Whether sums over the values of random letters stand where the writer has means."""
    return any(x.name.startswith("P(") for x in symbols(term))


def with_tables(written: WrittenChain) -> WrittenChain:
    """A chain whose sums over all values of a letter run over the entries of tables, and what its densities are."""
    return with_slopes(_tabled(written))


def _tabled(written: WrittenChain) -> WrittenChain:
    terms = tuple(line.term for line in written.lines if line.term is not None)
    told = tuple((name, "density") for name in densities_of(terms))
    dense = written.but(context=written.context.but(properties=(*written.context.properties, *told)))
    sums = {here.kind for term in terms for here in subterms(term) if type(here) is Binder and here.low is None}
    ordered = any(line.relation in ("<=", ">=", "<", ">") for line in written.lines)
    if "integral" in sums or ordered or not ("sum" in sums or bare_laws(terms) or any(map(has_divergence, terms))):
        return with_conditional_means(with_joints(dense if told else written))
    found = tabled(terms, dense.context, frozenset(("sum", "expectation")))
    if found is None:
        return with_joints(dense if told else written)
    meant = dict(zip(terms, found[0], strict=True))
    said = tuple(each.but(body=meant.get(each.body, each.body)) for each in found[1].definitions)
    new, context = iter(found[0]), found[1].but(definitions=said)
    lines = tuple(line if line.term is None else line.but(term=next(new)) for line in written.lines)
    return written.but(lines=lines, context=context)
