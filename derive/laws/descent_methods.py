"""The methods of descent as tables: the letters of each, what they begin with, and the laws that make the next."""

from __future__ import annotations

from derive.core.rules import Rule
from derive.terms import ONE, Number, Pow, Record, Term, number

from .descent import (
    bias_corrected,
    gradient_step,
    look_ahead,
    moving_average_of_gradients,
    moving_average_of_squares,
    newton_direction,
    newton_step,
    newton_step_in_one_letter,
    squares_added_up,
    step_against_the_velocity,
    step_along_the_velocity,
    step_over_the_root,
    step_with_decoupled_decay,
    velocity_from_the_look_ahead,
    velocity_with_dampening,
)

TEN = number(10)


class Update(Record):
    """The law that makes a letter: which letter, for this step or the next, and from which letters.

    `law` is a rule, or `gradient` or `hessian` for what is taken at the point `of`; a letter of `of` that ends in a
    plus is that of the next step.
    """

    letter: str
    law: Rule | str
    of: tuple[str, ...]


class Method(Record):
    """A method: its parameters with what they are where none is given, the letters that begin at zero, its updates."""

    parameters: tuple[tuple[str, Term], ...]
    zeros: tuple[str, ...]
    updates: tuple[Update, ...]

    @property
    def gradient_at(self) -> str:
        """The letter of the point at which the gradient is taken."""
        return next(each.of[0] for each in self.updates if each.law == "gradient")


def _share(p: int, q: int) -> Number:
    return number(p, q)


RATE, SLOW, SLOWEST = ("rate", _share(1, 10)), ("rate", _share(1, 100)), ("rate", _share(1, 1000))
SMALL = ("epsilon", Pow(TEN, number(-8)))
AVERAGES = (("beta1", _share(9, 10)), ("beta2", _share(999, 1000)))
GRADIENT = Update("g", "gradient", ("x",))
AVERAGE_OF_SQUARES = Update("s+", moving_average_of_squares, ("s", "beta2", "g"))
OVER_THE_ROOT = Update("x+", step_over_the_root, ("x", "rate", "g", "s+", "epsilon"))
MOMENTS = (
    GRADIENT,
    Update("m+", moving_average_of_gradients, ("m", "beta1", "g")),
    Update("v+", moving_average_of_squares, ("v", "beta2", "g")),
    Update("mc+", bias_corrected, ("m+", "beta1", "steps")),
    Update("vc+", bias_corrected, ("v+", "beta2", "steps")),
)

# fmt: off
METHODS: dict[str, Method] = {
    "gd": Method((RATE,), (), (GRADIENT, Update("x+", gradient_step, ("x", "rate", "g")))),
    "momentum": Method((RATE, ("momentum", _share(9, 10))), ("v",), (
        GRADIENT,
        Update("v+", moving_average_of_gradients, ("v", "momentum", "g")),
        Update("x+", step_against_the_velocity, ("x", "rate", "v+")),
    )),
    "nesterov": Method((RATE, ("momentum", _share(9, 10))), ("v",), (
        Update("y", look_ahead, ("x", "momentum", "v")),
        Update("g", "gradient", ("y",)),
        Update("v+", velocity_from_the_look_ahead, ("v", "momentum", "rate", "g")),
        Update("x+", step_along_the_velocity, ("x", "v+")),
    )),
    "adagrad": Method((SLOW, SMALL), ("s",), (
        GRADIENT, Update("s+", squares_added_up, ("s", "g")), OVER_THE_ROOT,
    )),
    "rmsprop": Method((SLOW, ("beta2", _share(9, 10)), SMALL), ("s",), (GRADIENT, AVERAGE_OF_SQUARES, OVER_THE_ROOT)),
    "adam": Method((SLOWEST, *AVERAGES, SMALL), ("m", "v"), (
        *MOMENTS, Update("x+", step_over_the_root, ("x", "rate", "mc+", "vc+", "epsilon")),
    )),
    "adamw": Method((SLOWEST, *AVERAGES, SMALL, ("weight-decay", _share(1, 100))), ("m", "v"), (
        *MOMENTS, Update("x+", step_with_decoupled_decay, ("x", "rate", "mc+", "vc+", "epsilon", "weight-decay")),
    )),
}
NEWTON = {
    1: (GRADIENT, Update("h", "hessian", ("x",)), Update("x+", newton_step_in_one_letter, ("x", "g", "h"))),
    2: (
        GRADIENT, Update("h", "hessian", ("x",)), Update("d", newton_direction, ("h", "g")),
        Update("x+", newton_step, ("x", "d")),
    ),
}
# fmt: on


def method(name: str, letters: int, given: frozenset[str]) -> Method:
    """A method for a function of so many letters, with the parameters that are given."""
    if name == "newton":
        return _newton(letters, given)
    found = METHODS[name]
    if "dampening" not in given:
        return found
    velocity = Update("v+", velocity_with_dampening, ("v", "momentum", "dampening", "g"))
    updates = tuple(velocity if each.letter == "v+" else each for each in found.updates)
    return found.but(parameters=(*found.parameters, ("dampening", ONE)), updates=updates)


def _newton(letters: int, given: frozenset[str]) -> Method:
    """Newton's method; a rate stands in it only where one is given."""
    updates = NEWTON[min(letters, 2)]
    if "rate" not in given:
        return Method((), (), updates)
    last = updates[-1]
    return Method((("rate", ONE),), (), (*updates[:-1], last.but(of=(*last.of, "rate"))))
