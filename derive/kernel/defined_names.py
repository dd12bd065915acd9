"""Equality of terms in names that are defined: the names as letters first, then what they stand for."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate
from derive.terms import At, Term, alike, kinds, subterms, symbols

from .held import is_bare, varied
from .named_slopes import hides_slopes, is_unclear, with_unknown_functions, written_out
from .rungs import proof_for_all_sizes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .equality import Judge


def by_names(a: Term, b: Term, judge: Judge) -> Certificate | None:
    """What the names of a context decide about two terms before they are written out; None where that is nothing."""
    if not judge.context.definitions:
        return None
    if hides_slopes(judge.context):
        return with_names_put_in(a, b, judge)
    if (names := varied(a, b)) and any(map(judge.context.definition, names)):
        return about_names(a, b, names, judge)
    return with_names_as_letters(a, b, judge)


def with_names_as_letters(a: Term, b: Term, judge: Judge) -> Certificate | None:
    """What holds for any values of the names that both sides have, whatever they stand for; else None."""
    names = {each.name for each in judge.context.definitions if not each.parameters}
    left, right = ({x.name for x in symbols(side) if x.name in names} for side in (a, b))
    if not left or left != right:
        return None
    found = judge.beside(judge.context.but(definitions=())).equal(a, b)
    return found if found.grade == PROVED else None


def about_names(a: Term, b: Term, names: tuple[str, ...], judge: Judge) -> Certificate:
    """Derivatives by a name that is defined: it is a letter here, and what is shown holds for any value of it.

    The names that are defined as numbers are letters too at first: what holds for any numbers is shown at once.
    """
    if len(names) > 1:
        return with_names_put_in(a, b, judge)
    others = tuple(each for each in judge.context.definitions if each.name not in names)
    general = tuple(each for each in others if symbols(each.body))
    found = judge.beside(judge.context.but(definitions=general)).equal(a, b)
    if found.grade != PROVED and general != others:
        found = judge.beside(judge.context.but(definitions=others)).equal(a, b)
    if found.grade == REFUTED and any(map(is_bare, (*subterms(a), *subterms(b)))):  # the name varies with others
        return judge.certificate(UNDECIDED, "derivatives by names")
    return found


def with_names_put_in(a: Term, b: Term, judge: Judge) -> Certificate:
    """Terms with derivatives by several names: each is taken where its name varies, then the names are put in.

    What holds whatever the defined functions are is shown at once.
    """
    bare = judge.context.but(definitions=())
    for context in with_unknown_functions(judge.context):
        left, right = written_out(a, context), written_out(b, context)
        if alike(left, right):
            return judge.certificate(PROVED, "names written out")
        if (shown := proof_for_all_sizes(left, right, bare, judge.seed)) is not None:
            return shown
    found = judge.beside(bare).equal(left, right)
    varies = At in kinds(left) or At in kinds(right)
    clear = found.grade == REFUTED and not any(is_unclear(side, judge.context) for side in (a, b))
    known = found.grade == PROVED or not varies or clear
    return found if known else judge.certificate(UNDECIDED, "derivatives by names")
