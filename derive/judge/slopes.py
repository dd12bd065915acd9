"""Lines with dy/dx of a letter that nothing defines: it is a function, not a constant, and judged as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from derive.core.certificates import ASSUMED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.steps import Condition
from derive.terms import ZERO, Apply, Derivative, Relation, Symbol, Term, kinds, substituted, subterms, symbols

Decide = Callable[[Term, Term], JudgedStep]
_D = r"(?:d|\\partial|\\(?:mathrm|text|operatorname)\s*\{\s*d\s*\})"
_QUOTIENT = re.compile(
    rf"frac\s*\{{\s*{_D}\s*(?:\^\s*\{{?\d\}}?\s*)?(?:\\[A-Za-z]+|[A-Za-z])(?:[^{{}}]|\{{[^{{}}]*\}})*\}}|\bd\w+\s*/\s*d\w"
)


def written_as_quotients(*sources: str) -> bool:
    """Whether some lines hold dy/dx, the letter beside its d, rather than d/dx of something."""
    return any(map(_QUOTIENT.search, sources))


def unknown_slopes(context: Context, *sides: Term) -> tuple[Derivative, ...]:
    """Every dy/dx of a letter that nothing defines and that is not said to be constant."""
    return tuple(dict.fromkeys(here for side in sides for here in _outermost(side, context)))


def _outermost(term: Term, context: Context) -> Iterator[Derivative]:
    if type(term) is Derivative and _unknown(term, context):
        yield term
    elif Derivative in kinds(term):
        for child in term.children:
            yield from _outermost(child, context)


def _unknown(slope: Derivative, context: Context) -> bool:
    letter, variables = _letter(slope), _variables(slope)
    if letter is None or letter in variables or letter.dims or any(each.dims for each in variables):
        return False
    return context.definition(letter.name) is None and letter.name not in context.constants


def _letter(slope: Derivative) -> Symbol | None:
    """The letter that is differentiated, once or several times."""
    inner = slope.body
    while type(inner) is Derivative:
        inner = inner.body
    return inner if type(inner) is Symbol and all(type(each) is Symbol for each in _variables(slope)) else None


def _variables(slope: Derivative) -> tuple[Symbol, ...]:
    here: Term = slope
    found = []
    while type(here) is Derivative:
        found.append(here.variable)
        here = here.body
    return tuple(found)  # type: ignore[arg-type]


def judged_as_functions(
    before: Term, after: Term, slopes: tuple[Derivative, ...], begins: Term | None, decide: Decide
) -> JudgedStep:
    """The verdict where the letters of some slopes are functions; what rests on their being constant says so.

    `begins` is the line that a chain begins with, where the step is its first: of an unknown slope it is given.
    """
    shared = [slope for slope in slopes if slope in subterms(before)] == [s for s in slopes if s in subterms(after)]
    functions = as_functions(slopes, before, after)
    if functions is not None:
        found = decide(*functions)
        if found.follows is False and begins is not None and _constrains(begins, slopes):
            return given()
        dropped = tuple(slope for slope in slopes if slope not in subterms(after))
        return _if_constant(dropped, decide(before, after), found) if found.follows is False and dropped else found
    named: dict[Term, Term] = {slope: Symbol(_name(slope)) for slope in slopes}
    found = decide(substituted(before, named), substituted(after, named))
    if found.follows is not False or shared:
        return found
    if begins is not None and _constrains(begins, slopes):
        return given()
    unknown = Certificate(UNDECIDED, "unknown functions")
    return JudgedStep(0, 1, "undecided", unknown, message=phrase("check.rests_on", slopes))


def given() -> JudgedStep:
    """What is told and not derived."""
    return JudgedStep(0, 1, "given", Certificate(ASSUMED, "given"), message=phrase("check.given"))


def _constrains(line: Term, slopes: tuple[Derivative, ...]) -> bool:
    """Whether a line holds unknown slopes and nothing else to differentiate: an equation says what they are."""
    bare: dict[Term, Term] = dict.fromkeys(slopes, ZERO)
    return any(slope in subterms(line) for slope in slopes) and Derivative not in kinds(substituted(line, bare))


def _if_constant(dropped: tuple[Derivative, ...], constant: JudgedStep, found: JudgedStep) -> JudgedStep:
    """A line that drops slopes: right where these are zero, if it is right then."""
    if constant.follows is not True:
        return found
    zero = tuple(Relation("=", slope, ZERO) for slope in dropped)
    told = (*constant.conditions, *(Condition(each, ASSUMED) for each in zero))
    message = phrase("check.identity_if", tuple(each.relation for each in told))
    return constant.but(verdict="identity-if", conditions=told, message=message)


def as_functions(slopes: tuple[Derivative, ...], before: Term, after: Term) -> tuple[Term, Term] | None:
    """Both sides with each letter as a function of what it is differentiated in, where it stands in them by itself."""
    variables: dict[Symbol, tuple[Symbol, ...]] = {}
    for slope in slopes:
        letter = _letter(slope)
        if letter is not None:
            variables[letter] = tuple(dict.fromkeys((*variables.get(letter, ()), *_variables(slope))))
    bare: dict[Term, Term] = dict.fromkeys(slopes, ZERO)
    alone = [symbols(substituted(side, bare)) for side in (before, after)]
    if any(letter not in alone[0] | alone[1] for letter in variables):
        return None
    if any(each in variables for found in variables.values() for each in found):
        return None
    made: dict[Term, Term] = {letter: Apply(letter.name, found) for letter, found in variables.items()}
    return substituted(before, made), substituted(after, made)


def _name(slope: Derivative) -> str:
    letter = _letter(slope)
    below = "d".join(each.name for each in _variables(slope))
    return f"d{letter.name if letter else ''}/d{below}{slope.order if slope.order > 1 else ''}"
