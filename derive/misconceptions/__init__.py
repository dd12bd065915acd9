"""Wrong rules, in the form of laws: what people write, and why it is wrong.

One registry serves the checker, which names the mistake in a line, and the tests, which plant mistakes in every
solution. Within a file, and from file to file, the more specific rule stands before the more general one.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from derive.core.misconceptions import Misconception

BRANCHES = (
    "activations", "softmax", "normalisers", "trigonometry", "logarithms", "powers", "slopes", "products", "chain",
    "partials", "hessians", "eigenvalues", "determinants", "matrices", "vectors", "information", "events",
    "probability", "conditions", "covariances", "integrals", "substitutions", "limits", "sums", "counting",
    "exponents", "fractions", "algebra", "undoing", "optimisation", "lagrange", "inequalities", "quadratics",
    "termwise", "equations", "zero_products", "divisions",
)  # fmt: skip
LAST = ("slips",)


@cache
def misconceptions(*branches: str) -> tuple[Misconception, ...]:
    """Every misconception of some branches, of all where none is named, the more specific first."""
    modules = [import_module(f"derive.misconceptions.{name}") for name in branches or (*BRANCHES, *LAST)]
    return tuple(
        value
        for module in modules
        for value in vars(module).values()
        if type(value) is Misconception and value.alternatives.__module__ == module.__name__
    )


@cache
def by_name() -> dict[str, Misconception]:
    """All misconceptions by their names."""
    return {each.name: each for each in misconceptions()}
