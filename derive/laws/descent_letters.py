"""The letters of a descent method: those of its state by step, and those of its parameters."""

from __future__ import annotations

from collections.abc import Mapping

from derive.terms import Number, Record, Symbol, number

# What each letter is called, the first that is not taken.
STATE = {
    "g": ("g", "G"), "v": ("v", "V"), "s": ("s", "S"), "m": ("m", "M"), "d": ("d", "D"), "y": ("y", "z", "u", "q"),
    "mc": ("m_hat", "M_hat"), "vc": ("v_hat", "V_hat"), "h": ("h", "k"),
}  # fmt: skip
PARAMETERS = {
    "rate": ("alpha", "eta", "r"), "momentum": ("beta", "gamma"), "beta1": ("beta_1", "gamma_1"),
    "beta2": ("beta_2", "gamma_2"), "epsilon": ("epsilon", "varepsilon"), "weight-decay": ("lambda", "kappa"),
    "dampening": ("delta", "tau"),
}  # fmt: skip
POINTS = ("theta", "w", "p", "phi")


class Letters(Record):
    """How many numbers a point has, and what every letter is called."""

    size: int
    names: tuple[tuple[str, str], ...]

    @property
    def point(self) -> str:
        """What the point is called."""
        return dict(self.names)["x"]

    def state(self, role: str, step: int | str) -> Symbol:
        """The letter of a state at a step: a vector where a point has several numbers, a matrix for the Hessian."""
        shape: tuple[Number, ...] = () if self.size == 1 else (number(self.size),) * (2 if role == "h" else 1)
        return Symbol(f"{dict(self.names)[role]}_{step}", shape)

    def parameter(self, role: str) -> Symbol:
        """The letter of a parameter."""
        return Symbol(dict(self.names)[role])


def letters_for(varying: tuple[Symbol, ...], held: tuple[Symbol, ...], given: Mapping[str, Symbol]) -> Letters:
    """Letters that the function and what is given do not hold; a single letter and letters given keep their names."""
    taken = {part for letter in held for part in (letter.name, letter.name.partition("_")[0])}
    names = {role: letter.name for role, letter in given.items()}
    if len(varying) == 1 and "_" not in varying[0].name:
        names["x"] = varying[0].name
    for role, choices in {"x": POINTS, **STATE, **PARAMETERS}.items():
        spelled = tuple(choice.upper() if role == "h" and len(varying) > 1 else choice for choice in choices)
        if role not in names:
            names[role] = next((each for each in spelled if each not in taken), spelled[-1])
    return Letters(len(varying), tuple(names.items()))
