"""Terms on one line for the terminal, with mathematical signs."""

from __future__ import annotations

from functools import cache

from derive.terms import Term

from .brackets import NOT, SUM, accented
from .language import between_formulas, language
from .linear import line, listed, within
from .plain import boxed, chained, given, infix, postfix, subscripted
from .spelling import Special, Spelling
from .symbols import UNICODE_GREEK

_UP = str.maketrans("0123456789-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ")
_DOWN = str.maketrans("0123456789ijknmp", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘₚ")


def pretty(term: Term) -> str:
    """A term on one line of Unicode text, its words in the language that is spoken."""
    return _pretty(term, language())


@cache
def _pretty(term: Term, tongue: str) -> str:
    return line(term, _spelling(tongue))


@cache
def _spelling(tongue: str) -> Spelling:
    """The spelling with the words of a language."""
    words = {name: between_formulas(name, PRETTY.words[name], tongue) for name in ("and", "or", "if", "otherwise")}
    return PRETTY.but(words={**PRETTY.words, **words})


ACCENTS = {
    "hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "prime": "′",
    "star": "⋆",
}  # fmt: skip


def _letter(name: str) -> str:
    base, accent, below = accented(name, ACCENTS)
    spelled = UNICODE_GREEK.get(base, base) + ACCENTS.get(accent, "")
    return _lowered(spelled, UNICODE_GREEK.get(below, below)) if below else spelled


def _lowered(base: str, index: str) -> str:
    small = index.translate(_DOWN)
    if small.isascii() or any(each.isascii() for each in small):
        return f"{base}_{index}" if index.isalnum() else f"{base}_{{{index}}}"
    return base + small


def _raised(base: str, exponent: str) -> str:
    small = exponent.translate(_UP)
    if not any(each.isascii() for each in small) and small.count("⁻") <= small.startswith("⁻"):
        return base + small
    return f"{base}^{exponent}" if exponent.isalnum() else f"{base}^({exponent})"


def _bars(left: str, right: str) -> Special:
    return lambda s, a: left + listed(a, s) + right


def _norm(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
    order = f"_{line(arguments[1], spelling)}" if len(arguments) > 1 else ""
    return f"‖{line(arguments[0], spelling)}‖{order}"


def _log(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
    if len(arguments) == 1:
        return f"ln({line(arguments[0], spelling)})"
    return f"{_lowered('log', line(arguments[1], spelling))}({line(arguments[0], spelling)})"


def _root(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
    return f"{line(arguments[1], spelling).translate(_UP)}√({line(arguments[0], spelling)})"


def _square_root(spelling: Spelling, arguments: tuple[Term, ...]) -> str:
    inner = line(arguments[0], spelling)
    return f"√{inner}" if inner.isalnum() else f"√({inner})"


def _compared(sign: str) -> Special:
    return lambda s, a: f"{within(a[0], SUM, s)} {sign} 0"


PRETTY = Spelling(
    letter=_letter,
    lowered=_lowered,
    raised=_raised,
    constants={
        "e": "e", "pi": "π", "i": "i", "oo": "∞", "true": "true", "false": "false", "reals": "ℝ",
        "complexes": "ℂ", "integers": "ℤ", "naturals": "ℕ", "empty-set": "∅", "undefined": "undefined",
    },
    relations={
        "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "~=": "≈", "propto": "∝", ":=": ":=",
        "in": "∈", "~": "~", "->": "→",
    },
    words={"and": "and", "or": "or", "not": "not", "=>": "⇒", "<=>": "⇔", "to": "→", "by": "×",
        "if": "if", "otherwise": "otherwise",
    },
    functions={
        "largest": "max",
        "sigma": "σ", "Phi": "Φ", "phi": "φ", "gamma": "Γ", "digamma": "ψ", "probability": "P", "variance": "Var",
        "covariance": "Cov", "gradient": "∇", "infimum": "inf", "supremum": "sup", "laplacian": "Δ",
    },
    binders={"sum": "Σ", "product": "Π", "integral": "∫", "limit": "lim", "expectation": "E"},
    calls={
        "log": _log, "sqrt": _square_root, "root": _root, "abs": _bars("|", "|"), "floor": _bars("⌊", "⌋"),
        "ceil": _bars("⌈", "⌉"), "norm": _norm, "factorial": postfix("!"), "transpose": postfix("ᵀ"),
        "inverse": postfix("⁻¹"), "dot": infix("·"), "hadamard": chained("⊙", "hadamard"), "kron": infix("⊗"),
        "ones": subscripted("1"), "identity": subscripted("I"), "delta": subscripted("δ"), "expectation": boxed("E"),
        "given": given(" | "),
        "positive_definite": _compared("≻"), "positive_semidefinite": _compared("⪰"),
        "negative_definite": _compared("≺"), "negative_semidefinite": _compared("⪯"),
    },
    times="·",
    beside=" ",
    partial="∂",
    brackets=("[", "]"),
    at=lambda body, points: f"{body} | {points}",
    at_rank=NOT,
    differential="d",
)  # fmt: skip
