"""Where the derivatives in several numbers are zero, sums of any size in them: solved one after another."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Definition, Problem, phrase
from derive.core.errors import UndecidedError
from derive.core.questions import several_letters
from derive.core.relations import IFF
from derive.core.steps import Derivation, placed, standing
from derive.core.strategies import Choice, Line, Strategy, When
from derive.core.traversals import Everywhere
from derive.exact.signs import sign
from derive.terms import (
    ZERO,
    Binder,
    Div,
    Junction,
    Position,
    Record,
    Relation,
    Symbol,
    Term,
    at,
    kinds,
    replaced,
    size,
    symbols,
    total,
)

from .entries import with_definition
from .gradients import results
from .lettering import fresh, used
from .sum_equations import (
    centred,
    collected_by_unknowns,
    common_factor_divided_out,
    mean_recognised,
    means,
    unknown_alone,
)
from .systems import substitution
from .tidy import tidied
from .unknowns_in_sums import by_unknowns

Letters = tuple[Symbol, ...]
TOO_HARD = "the derivatives are not linear in the letters to solve for, or hold them inside other functions"


class AtPlace(Strategy):
    """Do the body at one place."""

    place: Position
    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The body's derivation there."""
        found = self.body(at(term, self.place), context)
        if found is None:
            return None
        return Derivation(term, placed(found.steps, self.place), replaced(term, self.place, found.end))


class Lines(Record):
    """The lines so far, the means that were named, and the context with their names."""

    found: Derivation
    context: Context
    named: tuple[Definition, ...] = ()

    def then(self, strategy: Strategy) -> Lines:
        """With one more line, where the strategy applies."""
        more = Line(strategy)(self.found.end, self.context)
        if more is None:
            return self
        steps = (*self.found.steps, *(step.but(relation=IFF) for step in more.steps))
        return self.but(found=Derivation(self.found.start, steps, more.end))

    def each(self, strategy: Strategy, *below: int) -> Lines:
        """With the strategy applied to each equation, or to a part of it, in one line."""
        return self.at_each([(*place, *below) for place in _places(self.found.end)], strategy)

    def at_each(self, places: list[Position], strategy: Strategy) -> Lines:
        """With the strategy applied at some places, in one line."""
        joined: Strategy = Choice(())
        for place in places:
            joined = joined >> AtPlace(place, strategy)
        return self.then(joined)


def _places(system: Term) -> tuple[Position, ...]:
    return tuple((k,) for k in range(len(system.parts))) if type(system) is Junction else ((),)


def solved_in_turn(partials: tuple[Chain, ...], unknowns: Letters, context: Context) -> Lines:
    """The derivatives set to zero, and one unknown after the other alone on the left side."""
    zero = tuple(Relation("=", each.derivation.start, ZERO) for each in partials)
    start = Junction("and", zero) if len(zero) > 1 else zero[0]
    here = Lines(standing(start), context).then(Everywhere(results(partials)))
    here = here.each(common_factor_divided_out)
    left: dict[Symbol, None] = dict.fromkeys(unknowns)
    open_ = list(_places(here.found.end))
    while left:
        place, x = _choice(here.found.end, open_, tuple(left), here.context)
        open_.remove(place)
        here = _alone(here, place, x, tuple(left), open_)
        del left[x]
    return here


def _choice(system: Term, places: list[Position], unknowns: Letters, context: Context) -> tuple[Position, Symbol]:
    """The equation and the unknown in it whose factor is simplest, one that is known not to be zero first."""
    options = []
    for place in places:
        found = by_unknowns(at(system, place).left, unknowns)  # type: ignore[attr-defined]
        if found is None:
            raise UndecidedError(TOO_HARD)
        for x in unknowns:
            if found.get(x):
                factor = total(found[x])
                options.append(((0 in sign(factor, context), size(factor), unknowns.index(x)), place, x))
    if not options:
        raise UndecidedError("an equation holds none of the letters to solve for, so they are not determined")
    _, place, x = min(options)
    return place, x


def _alone(here: Lines, place: Position, x: Symbol, unknowns: Letters, open_: list[Position]) -> Lines:
    """One equation solved for one unknown, and its value put into the others."""
    here = _collected(here, [place], unknowns)
    tidy = AtPlace((*place, 1), When(_without_sums, tidied()))
    here = here.then(AtPlace(place, unknown_alone.with_(x)) >> tidy)
    solved = at(here.found.end, place)
    if type(solved) is not Relation or solved.left is not x:
        raise UndecidedError(TOO_HARD)
    into = [each for each in _places(here.found.end) if each in open_ or Binder not in kinds(solved.right)]
    if not any(x in symbols(at(here.found.end, each)) for each in into if each != place):
        return here
    here = _with_means(here, solved.right)
    if here.named:
        here = here.then(AtPlace((*place, 1), mean_recognised.with_(*_meanings(here)).by(*_labels(here))))
    if Div in kinds(at(here.found.end, (*place, 1))):
        here = _collected(here, open_, unknowns)
    return here.then(substitution.with_(at(here.found.end, place))).each(When(_without_sums, tidied()), 1)


def _without_sums(term: Term) -> bool:
    return Binder not in kinds(term)


def _collected(here: Lines, places: list[Position], unknowns: Letters) -> Lines:
    """Some equations by the unknowns, their sums centred at the means that have names."""
    lines = [(*place, 0) for place in places]
    for strategy in (collected_by_unknowns.with_(*unknowns), _centring(here)):
        here = here.at_each(lines, strategy)
    return here


def _centring(here: Lines) -> Strategy:
    return Everywhere(centred.with_(*_meanings(here)).by(*_labels(here)))


def _meanings(here: Lines) -> tuple[Relation, ...]:
    return tuple(each.relation for each in here.named)


def _labels(here: Lines) -> tuple[str, ...]:
    return tuple(each.label for each in here.named)


def _with_means(here: Lines, value: Term) -> Lines:
    """With names for the means of which a value is made, where it is made of means alone."""
    for vector, mean in means(value):
        taken = used(here.found.end, value) | {letter.name for letter in here.context.symbols}
        letter = fresh((f"{getattr(vector, 'name', 'm')}_bar",), taken)
        relation = Relation(":=", letter, mean)
        heading = phrase("stationary.mean", vector)
        part = Definition(f"m{len(here.named) + 1}", heading, relation)
        here = here.but(context=with_definition(here.context, relation), named=(*here.named, part))
    return here


def numbers_sought(problem: Problem, body: Term) -> Letters:
    """The scalar letters that are asked for; none where a vector or matrix is, or where no letter is named."""
    chosen = problem.option("wrt")
    wanted = chosen if isinstance(chosen, tuple) else (chosen,)
    return several_letters(problem, body) if chosen and not any(_shaped(each) for each in wanted) else ()


def _shaped(letter: object) -> bool:
    return isinstance(letter, Term) and bool(letter.shape)
