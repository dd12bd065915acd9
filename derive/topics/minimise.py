"""Where a convex function of one letter is least, corners included: zero between the slopes from both sides."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.drafts import Answer, Cases, Chain, Claim, Claims, Draft, Part, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.questions import one_letter, scalar_given, vector_sought
from derive.core.steps import Derivation
from derive.core.strategies import Line
from derive.core.topics import Input, Option, Topic
from derive.core.traversals import Everywhere
from derive.exact.corners import Cornered, convex, cornered, smooth_slope
from derive.laws.corner_cases import Case, Minimum, Search, at_kink, inside, kinks_in_order, parameter_of
from derive.laws.counting import counted
from derive.laws.optimality import optimality
from derive.laws.subgradients import sum_written_out
from derive.terms import REALS, ZERO, Collection, Junction, Relation, Symbol, Term, call, equation, symbols
from derive.terms import Cases as ByCases

WRITTEN_OUT = Line(Everywhere(sum_written_out))


def work(problem: Problem) -> Draft:
    """The sums written out, why the function is convex, the cases between and at the kinks, and the minimiser."""
    given = scalar_given(problem)
    if (vector := vector_sought(problem, given)) is not None:
        return _of_a_vector(problem, given, vector)
    x = one_letter(problem, given)
    if not isinstance(x, Symbol):
        raise InputError("a letter is needed to minimise over, not a component; name one with --wrt")
    context = problem.context
    if (by_counts := counted(given, x, context)) is not None:
        return _by_counts(problem, given, x, by_counts)
    first = WRITTEN_OUT(given, context)
    body = first.end if first else given
    before = (Chain("p1", phrase("minimise.written-out"), first),) if first else ()
    form = _form(body, x, context)
    cases, shape = _cases(body, form, context), _convexity(form)
    minima = tuple(each.found for each in cases if each.found is not None)
    split = _split(x, cases)
    result = _result(given, x, minima, split[-1].label)
    parts: tuple[Part, ...] = (*before, shape, *split, result, *_goal(problem, minima))
    goal = problem.option("goal")
    value = goal if isinstance(goal, Term) else _answer(result.claims[0].relation)
    title = problem.title or phrase("minimise.title", given)
    statement = problem.statement or phrase("minimise.statement", given, x)
    return Draft(problem.but(title=title, statement=statement), parts, (Answer("minimiser", value),))


def _of_a_vector(problem: Problem, body: Term, w: Symbol) -> Draft:
    """Conditions for every entry of a vector at which a function with its first norm is least."""
    if any(w in symbols(fact) for fact in problem.context.facts):
        raise InputError(f"{w.name} is restricted by a declaration; minimise lets it run over all vectors")
    found = optimality(body, w, problem.context)
    if found is None:
        raise UndecidedError(
            "of a vector, only squared norms of linear terms plus a positive multiple of its first norm are minimised; "
            "stationary solves smooth ones"
        )
    title = problem.title or phrase("minimise.title", body)
    statement = problem.statement or phrase("minimise.statement", body, w)
    posed = problem.but(title=title, statement=statement, context=found.context)
    return Draft(posed, found.parts, (Answer("minimiser", found.conditions),))


def _by_counts(problem: Problem, body: Term, x: Symbol, found: Derivation) -> Draft:
    """A sum of any size of absolute values: least by how many of the numbers lie below, and how many above."""
    chain = Chain("p1", phrase("minimise.counted"), found)
    title = problem.title or phrase("minimise.title", body)
    statement = problem.statement or phrase("minimise.statement", body, x)
    return Draft(problem.but(title=title, statement=statement), (chain,), (Answer("minimiser", found.end),))


def _form(body: Term, x: Symbol, context: Context) -> Cornered:
    if any(x in symbols(fact) and fact is not Relation("in", x, REALS) for fact in context.facts):
        raise InputError(f"{x.name} is restricted by a declaration; minimise lets it run over all real numbers")
    form = cornered(body, x)
    if form is None:
        raise UndecidedError(
            "only polynomials plus multiples of abs, relu, max and min of linear terms are minimised; give such a sum"
        )
    if len(form.coefficients) > 3:
        raise UndecidedError("the smooth part has a degree above two; critical-points finds where its slope is zero")
    if not convex(form, context):
        raise UndecidedError(
            "the function is not seen to be convex: it takes a square or corner with a factor that may be negative; "
            "declare the factors with --assume, for example lambda >= 0"
        )
    return form


def _convexity(form: Cornered) -> Claims:
    """That the square and the corners have factors that are never negative."""
    second = smooth_slope(form, form.letter, 2)
    bends = (Claim(Relation(">=", second, ZERO), phrase("minimise.bends")),) if second is not ZERO else ()
    weights = dict.fromkeys(corner.weight for corner in form.corners)
    claims = tuple(Claim(Relation(">=", weight, ZERO), phrase("minimise.weight")) for weight in weights)
    return Claims("p2", phrase("minimise.convex"), (*bends, *claims))


def _cases(body: Term, form: Cornered, context: Context) -> tuple[Case, ...]:
    """The cases between the kinks from left to right, then those at the kinks."""
    x = form.letter
    places = kinks_in_order(form, context)
    search = Search(body, x, parameter_of(body, x, context), context)
    ends = tuple(pairwise((None, *places, None)))
    open_ = tuple(inside(search, low, high, f"p3.{k}") for k, (low, high) in enumerate(ends, 1))
    slopes = tuple(pairwise(slope for _, slope in open_))
    count = len(open_)
    kinks = (
        at_kink(search, place, pair, f"p3.{count + k}")
        for k, (place, pair) in enumerate(zip(places, slopes, strict=True), 1)
    )
    return (*(case for case, _ in open_), *kinks)


def _split(x: Symbol, cases: tuple[Case, ...]) -> tuple[Part, ...]:
    branches = tuple(case.branch for case in cases)
    if len(branches) == 1:
        return branches[0].parts
    cover = Claim(Junction("or", tuple(branch.when for branch in branches)))
    return (Cases("p3", phrase("minimise.cases", x), x, branches, cover),)


def _merged(minima: tuple[Minimum, ...]) -> tuple[Minimum, ...]:
    """The minima without the ends of an interval that is one of them, those with plain conditions first."""
    intervals = tuple(m.value.items for m in minima if isinstance(m.value, Collection))
    held = {end for items in intervals for end in items}
    kept = [m for m in minima if isinstance(m.value, Collection) or m.value not in held]
    return tuple(sorted(kept, key=lambda m: any(isinstance(c, Junction) for c in m.conditions)))


def _combined(minima: tuple[Minimum, ...]) -> Term:
    found = _merged(minima)
    if len(found) == 1 and not found[0].conditions:
        return found[0].value
    return ByCases(tuple(m.value for m in found), tuple(_condition(m) for m in found))


def _answer(least: Term) -> Term:
    """The minimiser, or the whole statement where it is an interval."""
    return least.right if isinstance(least, Relation) and least.sign == "=" else least


def _condition(minimum: Minimum) -> Term:
    if not minimum.conditions:
        raise UndecidedError("several minimisers are found without conditions; declare more about the letters")
    return minimum.conditions[0] if len(minimum.conditions) == 1 else Junction("and", minimum.conditions)


def _result(body: Term, x: Symbol, minima: tuple[Minimum, ...], label: str) -> Claims:
    """The minimiser, all cases together; the kernel judges it by itself."""
    if not minima:
        raise UndecidedError("the function has no least value, as it falls without end; add a term that bends upwards")
    value = _combined(minima)
    whole = isinstance(value, Collection)
    relation = Relation("in" if whole else "=", call("argmin", body, x), value)
    says = phrase("minimise.interval" if whole else "minimise.least")
    return Claims("p4", phrase("minimise.result"), (Claim(relation, says),), uses=(label,))


def _goal(problem: Problem, minima: tuple[Minimum, ...]) -> tuple[Claims, ...]:
    """The form that is asked for, equal to the minimiser in every case."""
    goal = problem.option("goal")
    if not isinstance(goal, Term):
        return ()
    found = _merged(minima)
    claims = tuple(Claim(equation(m.value, goal), None, m.conditions) for m in found)
    return (Claims("p5", phrase("minimise.goal", goal), claims, uses=("p4",)),)


topic = Topic("minimise", (Input("expression"),), (Option("wrt", "letter"), Option("goal", "expression")), work)
