"""The slope of a curve given by an equation, by differentiating both sides with y as a function of x."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Problem, phrase
from derive.core.errors import InputError, UndecidedError
from derive.core.steps import Derivation, Step
from derive.core.topics import Input, Option, Topic
from derive.core.traversals import Child, Everywhere, Innermost
from derive.laws.differentiation import refuse_unfinished, worked_out
from derive.laws.gradients import partial, results
from derive.laws.implicit import derivative_isolated, divided_by_coefficient
from derive.laws.tidy import TIDY, opened_up
from derive.laws.whole_lines import folded
from derive.terms import (
    ZERO,
    Apply,
    Derivative,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    equation,
    letters,
    substituted,
    subterms,
    total,
)


def work(problem: Problem) -> Draft:
    """Both sides differentiated, the equation solved for the slope, and the slope in the letters of the curve."""
    curve, context = _equation(problem.given[0].term), problem.context
    x, y = _letters(problem, curve)
    of_x = Apply(y.name, (x,))
    left, right = (_side(side, x, y, of_x, f"p{k}", context) for k, side in enumerate((curve.left, curve.right), 1))
    slope = Apply(y.name, (x,), 1)
    solved = _solved(left, right, slope, context)
    result = substituted(solved.end.children[1], {of_x: y})
    if slope in subterms(result):
        raise UndecidedError("the equation could not be solved for the slope")
    chain = Chain("p3", phrase("implicit.solve", slope), solved, uses=("p1", "p2"))
    check = _check(curve, x, y, result)
    title = problem.title or phrase("implicit.title", y, x, curve)
    return Draft(problem.but(title=title), (left, right, chain, check), (Answer("derivative", result),))


def _equation(term: Term) -> Relation:
    if isinstance(term, Relation) and term.sign == "=":
        return term
    raise InputError("an equation is needed, as in x^2 + y^2 = 25")


def _letters(problem: Problem, curve: Relation) -> tuple[Symbol, Symbol]:
    """The letter that varies and the one that depends on it: those named, else x and y."""
    x, y = problem.option("wrt"), problem.option("of")
    found = [letter for letter in letters(curve) if letter.name not in problem.context.constants]
    wanted = [_named(found, x, "x", "--wrt"), _named(found, y, "y", "--of")]
    if wanted[0] is wanted[1]:
        raise InputError("--wrt and --of name the same letter; name two different ones")
    return wanted[0], wanted[1]


def _named(found: list[Symbol], chosen: object, default: str, option: str) -> Symbol:
    if isinstance(chosen, Symbol):
        if chosen not in found:
            raise InputError(f"the letter {chosen.name} does not occur in the equation; name one that does")
        return chosen
    for letter in found:
        if letter.name == default:
            return letter
    raise InputError(f"the letter {default} does not occur in the equation; name the letter with {option}")


def _side(side: Term, x: Symbol, y: Symbol, of_x: Apply, label: str, context: Context) -> Chain:
    found = worked_out(Derivative(substituted(side, {y: of_x}), x), context, opened_up)
    refuse_unfinished(found.end)
    key = "implicit.left" if label == "p1" else "implicit.right"
    return Chain(label, phrase(key, x, y), found)


def _solved(left: Chain, right: Chain, slope: Apply, context: Context) -> Derivation:
    start = equation(left.derivation.start, right.derivation.start)
    here: Term = start
    steps: list[Step] = []
    put_in = Everywhere(results((left, right)))
    isolate, divide = derivative_isolated.with_(slope), divided_by_coefficient.with_(slope)
    tidy = Child(1, lambda term: term.children[0] is slope, Innermost(TIDY))
    for strategy in (put_in, isolate, divide, tidy):
        if (found := strategy(here, context)) is not None:
            steps += folded(found)
            here = found.end
    if here.children[0] is not slope:
        raise UndecidedError("the equation does not determine the slope: its coefficient is zero")
    return Derivation(start, tuple(steps), here)


def _check(curve: Relation, x: Symbol, y: Symbol, result: Term) -> Claims:
    """F_x + F_y m = 0, with F the difference of the sides: the slope in the letters of the curve."""
    whole = curve.left if curve.right is ZERO else total((curve.left, Neg(curve.right)))
    relation = equation(total((partial(whole, x), Mul((partial(whole, y), result)))), ZERO)
    claim = Claim(relation, phrase("implicit.check", y, x, result), uses=("p3",))
    return Claims("p4", phrase("implicit.slope", result), (claim,), uses=("p3",))


topic = Topic(
    "implicit-derivative",
    (Input("equation", "equation"),),
    (Option("wrt", "letter"), Option("of", "letter"), Option("plot", "flag")),
    work,
)
