"""Steps of descent methods: each law says how the next letter of a method is made from those before it.

A letter stands for a number or for a vector; what is taken entry by entry is written entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    Add,
    Component,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    number,
    substituted,
)

from .minors import expanded_determinant

SOURCE = "Goodfellow, Bengio and Courville, Deep Learning, ch. 8"


def _entry_by_entry(formula: Callable[..., Term], *letters: Term) -> Term:
    """A formula in numbers for each entry of the letters that are vectors."""
    size = next((each.shape[0] for each in letters if each.shape), None)
    if type(size) is not Number:
        return formula(*letters)
    places = (number(k) for k in range(1, size.p + 1))
    return Vector(tuple(formula(*(_entry(each, place) for each in letters)) for place in places))


def _entry(letter: Term, place: Number) -> Term:
    return Component(letter, (place,)) if letter.shape else letter


def _minus(a: Term, b: Term) -> Term:
    return Add((a, Neg(b)))


@rule("")
def taken_at_the_point(term: Term, context: Context, found: Term, *point: Term) -> Term | None:
    """The result found before is taken at the point."""
    half = len(point) // 2
    return substituted(found.children[1], dict(zip(point[:half], point[half:], strict=True)))


@rule("x_{t+1} = x_t - alpha g_t", Symbol)
def gradient_step(term: Term, context: Context, x: Term, rate: Term, g: Term) -> Term | None:
    """The step goes against the gradient, by the learning rate times it."""
    return _minus(x, Mul((rate, g)))


@rule("v_{t+1} = beta v_t + (1 - beta) g_t", Symbol)
def moving_average_of_gradients(term: Term, context: Context, v: Term, beta: Term, g: Term) -> Term | None:
    """The moving average keeps the share beta of what it was and takes the share one minus beta of the new gradient."""
    return Add((Mul((beta, v)), Mul((_minus(ONE, beta), g))))


@rule("v_{t+1} = beta v_t + (1 - delta) g_t", Symbol)
def velocity_with_dampening(term: Term, context: Context, v: Term, beta: Term, dampening: Term, g: Term) -> Term | None:
    """The velocity keeps the share beta of what it was, and one minus the dampening times the new gradient is added."""
    return Add((Mul((beta, v)), Mul((_minus(ONE, dampening), g))))


@rule("x_{t+1} = x_t - alpha v_{t+1}", Symbol)
def step_against_the_velocity(term: Term, context: Context, x: Term, rate: Term, v: Term) -> Term | None:
    """The step goes against the velocity, by the learning rate times it."""
    return _minus(x, Mul((rate, v)))


@rule("y_t = x_t + beta v_t", Symbol)
def look_ahead(term: Term, context: Context, x: Term, beta: Term, v: Term) -> Term | None:
    """The look-ahead point is where the velocity alone would lead."""
    return Add((x, Mul((beta, v))))


@rule("v_{t+1} = beta v_t - alpha g_t", Symbol)
def velocity_from_the_look_ahead(term: Term, context: Context, v: Term, beta: Term, rate: Term, g: Term) -> Term | None:
    """The velocity keeps the share beta of what it was, less the learning rate times the gradient at the look-ahead."""
    return _minus(Mul((beta, v)), Mul((rate, g)))


@rule("x_{t+1} = x_t + v_{t+1}", Symbol)
def step_along_the_velocity(term: Term, context: Context, x: Term, v: Term) -> Term | None:
    """The step is the velocity."""
    return Add((x, v))


@rule("s_{t+1} = s_t + g_t^2", Symbol)
def squares_added_up(term: Term, context: Context, s: Term, g: Term) -> Term | None:
    """The squares of the entries of all gradients are added up."""
    return _entry_by_entry(lambda s, g: Add((s, Pow(g, TWO))), s, g)


@rule("s_{t+1} = beta s_t + (1 - beta) g_t^2", Symbol)
def moving_average_of_squares(term: Term, context: Context, s: Term, beta: Term, g: Term) -> Term | None:
    """The squares of the entries of the gradients are averaged, the old average keeping the share beta."""
    return _entry_by_entry(lambda s, g: Add((Mul((beta, s)), Mul((_minus(ONE, beta), Pow(g, TWO))))), s, g)


@rule("u_t = m_t/(1 - beta^t)", Symbol)
def bias_corrected(term: Term, context: Context, average: Term, beta: Term, steps: Term) -> Term | None:
    """An average that began at zero is divided by the weight that the gradients have in it."""
    return Div(average, _minus(ONE, Pow(beta, steps)))


@rule("x_{t+1} = x_t - alpha g_t/(sqrt(s_{t+1}) + epsilon)", Symbol)
def step_over_the_root(
    term: Term, context: Context, x: Term, rate: Term, g: Term, s: Term, epsilon: Term
) -> Term | None:
    """Each entry of the step is divided by the square root of its average square, with epsilon outside of the root."""
    return _entry_by_entry(lambda x, g, s: _minus(x, _over_the_root(rate, g, s, epsilon)), x, g, s)


@rule("x_{t+1} = x_t - alpha m_{t+1}/(sqrt(v_{t+1}) + epsilon) - alpha lambda x_t", Symbol)
def step_with_decoupled_decay(
    term: Term, context: Context, x: Term, rate: Term, m: Term, v: Term, epsilon: Term, decay: Term
) -> Term | None:
    """The weight decay acts on the point itself and is not divided by the root."""

    def entry(x: Term, m: Term, v: Term) -> Term:
        return Add((x, Neg(_over_the_root(rate, m, v, epsilon)), Neg(Mul((rate, decay, x)))))

    return _entry_by_entry(entry, x, m, v)


def _over_the_root(rate: Term, g: Term, s: Term, epsilon: Term) -> Term:
    return Div(Mul((rate, g)), Add((call("sqrt", s), epsilon)))


@rule("x_{t+1} = x_t - alpha g_t/h_t", Symbol)
def newton_step_in_one_letter(term: Term, context: Context, x: Term, g: Term, h: Term, *rate: Term) -> Term | None:
    """The step goes to the turning point of the parabola with the same two derivatives."""
    return _minus(x, Div(Mul((*rate, g)) if rate else g, h))


@rule("H d = g, d_i = det(H_i)/det(H)", Symbol)
def newton_direction(term: Term, context: Context, hessian: Term, g: Term) -> Term | None:
    """The direction solves the linear system with the Hessian and the gradient, by Cramer's rule."""
    if not hessian.shape:
        return Mul((Pow(hessian, MINUS_ONE), g))
    size = hessian.shape[0]
    if type(size) is not Number:
        return None
    places = [number(k) for k in range(1, size.p + 1)]
    rows = tuple(tuple(Component(hessian, (i, j)) for j in places) for i in places)
    column = tuple(Component(g, (i,)) for i in places)
    below = expanded_determinant(rows)
    return Vector(tuple(Div(expanded_determinant(_exchanged(rows, k, column)), below) for k in range(size.p)))


def _exchanged(rows: tuple[tuple[Term, ...], ...], k: int, column: tuple[Term, ...]) -> tuple[tuple[Term, ...], ...]:
    """A matrix with a column in place of its k-th."""
    return tuple((*row[:k], entry, *row[k + 1 :]) for row, entry in zip(rows, column, strict=True))


@rule("x_{t+1} = x_t - alpha d_t", Symbol)
def newton_step(term: Term, context: Context, x: Term, d: Term, *rate: Term) -> Term | None:
    """The step goes against the direction that the Hessian and the gradient give."""
    return _minus(x, Mul((*rate, d)) if rate else d)
