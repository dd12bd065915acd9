"""The commands of LaTeX and the signs of Unicode, as tokens of the plain table."""

from __future__ import annotations

from collections.abc import Callable

from .names import ALIASES, FORMS, GREEK, WORDS

Said = tuple[tuple[str, str], ...]

COMMANDS: dict[str, str] = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "odot": "odot", "circ": "\\circ", "otimes": "otimes",
    "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=", "lt": "<", "gt": ">",
    "ne": "!=", "neq": "!=", "approx": "~=", "sim": "~", "propto": "propto", "in": "in", "coloneqq": ":=",
    "land": "and", "wedge": "and", "lor": "or", "vee": "or", "neg": "not", "lnot": "not",
    "cap": "and", "cup": "or",
    "Rightarrow": "=>", "implies": "=>", "Longrightarrow": "=>", "iff": "<=>", "Leftrightarrow": "<=>",
    "Longleftrightarrow": "<=>", "therefore": "=>", "to": "->", "rightarrow": "->", "longrightarrow": "->",
    "tends": "->",
    "pm": "pm", "mp": "mp", "mid": "mid", "vert": "|", "lvert": "|(", "rvert": ")|", "|": "||", "Vert": "||",
    "lVert": "||(", "rVert": ")||", "lbrace": "\\{", "rbrace": "\\}", "lbrack": "[", "rbrack": "]",
    "dfrac": "\\frac", "tfrac": "\\frac", "cfrac": "\\frac", "dbinom": "\\binom", "tbinom": "\\binom",
    "top": "top", "intercal": "top", "star": "\\star", "colon": ":", "dots": "...", "ldots": "...", "cdots": "...",
    "prime": "'", "land*": "and", "arg": "\\arg", "argmin": "argmin", "argmax": "argmax", "emptyset": "\\emptyset",
    "varnothing": "\\emptyset", "Pr": "probability", "inf": "infimum", "sup": "supremum",
    "succ": "positive_definite", "succeq": "positive_semidefinite", "prec": "negative_definite",
    "preceq": "negative_semidefinite",
}  # fmt: skip

SPACES = frozenset((
    ",", ";", ":", "!", "quad", "qquad", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits",
    "nonumber", "notag", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "mathstrut",
    "strut", "hfill", "boldmath", "thinspace", "medspace", "allowbreak", "boxed", "mathrm", "mathbf", "boldsymbol",
    "bm", "mathit", "mathsf", "mathcal", "mathscr", "mathfrak", "pmb", "vec", "smash", "middle", "text",
    "textrm", "operatorname",
)) | {" ", "\n"}  # fmt: skip

NAMES = (GREEK | FORMS | frozenset(ALIASES) | {"infty", "pi"}) - {
    "E", "at", "set", "tuple", "sum", "prod", "sqrt", "binom", "dot", "inf", "sup", "Pr",
}  # fmt: skip


_FILLED = {"1": "ones", "0": "zeros"}


def _letters(body: str) -> Said:
    """What a change of font holds: a name, a Greek letter, a digit."""
    if body[0] == "\\":
        return (("name" if body[1:] in GREEK else body, body[1:]),)
    if body.isdigit():
        return ((_FILLED.get(body, "number"), body),)
    return (("probability" if body == "Pr" else "upright" if len(body) > 1 else "name", body),)


_OPERATORS = {
    "argmin": "argmin", "argmax": "argmax", "arg min": "argmin", "arg max": "argmax", "J": "\\jacobian",
    "Pr": "probability",
}  # fmt: skip


# Rows of words that say that a statement always or never holds.
TRUTHS = {
    **dict.fromkeys(("true", "always true", "true for all x", "all real numbers"), "true"),
    **dict.fromkeys(
        (
            "false",
            "never true",
            "no solution",
            "no solutions",
            "no real solution",
            "no real solutions",
            "contradiction",
            "impossible",
            "no solution exists",
            "has no solution",
            "has no solutions",
        ),
        "false",
    ),
}


def word(body: str) -> Said:
    """What stands in text: a word of the grammar, a name, or prose."""
    said = body.replace("\\_", "_").replace("\\,", "").replace("-", "_").strip(" ,.~")
    if not said:
        return ()
    if said in WORDS:
        return ((WORDS[said], said),)
    if said.lower() in TRUTHS:
        return (("name", TRUTHS[said.lower()]),)
    if said in _OPERATORS:
        return ((_OPERATORS[said], said),)
    return (("name" if len(said) == 1 else "upright" if said.replace("_", "").isalpha() else "prose", said),)


def _double(body: str) -> Said:
    """Double-struck letters: sets, expectation, the indicator."""
    sets = {"R": "reals", "N": "naturals", "Z": "integers", "C": "complexes"}
    if body in sets:
        return (("name", sets[body]),)
    special = {"E": "expectation", "P": "probability", "1": "ones"}
    return ((special.get(body, "font"), body),)


def _script(body: str) -> Said:
    """Calligraphic letters: the normal distribution, losses."""
    return (("script", body),) if body.isalpha() and len(body) == 1 else _letters(body)


FONTS: dict[str, Callable[[str], Said]] = {
    **dict.fromkeys(("mathbf", "boldsymbol", "bm", "pmb", "mathit", "mathsf", "mathfrak", "mathrm", "vec"), _letters),
    "mathcal": _script, "mathscr": _script, "mathbb": _double,
}  # fmt: skip

_GREEK = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda",
    "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma",
    "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
)  # fmt: skip

UNICODE: dict[str, Said] = {
    "−": (("-", "−"),), "·": (("*", "·"),), "×": (("*", "×"),), "÷": (("/", "÷"),), "≤": (("<=", "≤"),),
    "≥": ((">=", "≥"),), "≠": (("!=", "≠"),), "≈": (("~=", "≈"),), "∝": (("propto", "∝"),), "∈": (("in", "∈"),),
    "∪": (("or", "∪"),),
    "∧": (("and", "∧"),), "∨": (("or", "∨"),), "⇒": (("=>", "⇒"),), "⇔": (("<=>", "⇔"),), "→": (("->", "→"),),
    "⊙": (("odot", "⊙"),), "⊗": (("otimes", "⊗"),), "±": (("pm", "±"),), "∓": (("mp", "∓"),), "⊤": (("top", "⊤"),),
    "°": (("^", "°"), ("\\circ", "°")), "∞": (("name", "oo"),), "√": (("name", "sqrt"),), "′": (("'", "′"),),
    "∂": (("\\partial", "∂"),), "∇": (("\\nabla", "∇"),), "¬": (("not", "¬"),),
    **{sign: (("^", sign), ("number", str(k))) for k, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{
        sign: (("name", name),)
        for sign, name in zip(
            "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ",
            _GREEK,
            strict=True,
        )
    },
}  # fmt: skip
