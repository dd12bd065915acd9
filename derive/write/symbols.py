"""Names of letters, relations and functions in each notation."""

from __future__ import annotations

import re

GREEK_SMALL = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
    "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
)  # fmt: skip
GREEK_CAPITAL = ("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega")
GREEK = frozenset(GREEK_SMALL + GREEK_CAPITAL)
UNICODE_GREEK = dict(
    zip(GREEK_SMALL + GREEK_CAPITAL, "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", strict=True),
)

# Letters that a reader takes for a function where a bracket follows.
CALLABLE = frozenset(("f", "g", "h", "u", "v")) | GREEK

# Subscripts of several letters that are indices side by side, not a name.
INDICES = re.compile("[ijklmn]{2,3}|[ijklmn][0-9]|[0-9][ijklmn]")

# A subscript that counts on from a letter: l+1, t-1.
SHIFTED = re.compile("[A-Za-z][+-][0-9]+")
