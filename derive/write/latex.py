"""Terms as LaTeX: for KaTeX in its strict mode and for pdflatex with amsmath and amssymb."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Term

from .call_forms import calls
from .display import shown
from .names import functions, letter
from .notation import Notation
from .symbols import GREEK


def latex(term: Term) -> str:
    """A term as LaTeX, without dollars."""
    return shown(term, LATEX)


ACCENTS = {
    "hat": "\\hat{{{0}}}", "bar": "\\bar{{{0}}}", "tilde": "\\tilde{{{0}}}", "dot": "\\dot{{{0}}}",
    "ddot": "\\ddot{{{0}}}", "prime": "{0}'", "star": "{0}^{{\\star}}",
}  # fmt: skip


def _letter(name: str) -> str:
    return letter(name, ACCENTS, _base, _lowered, ",")


def _base(name: str) -> str:
    if name in GREEK:
        return f"\\{name}"
    return name if len(name) == 1 else _roman(name)


def _roman(name: str) -> str:
    return f"\\mathrm{{{name.replace('_', chr(92) + '_')}}}"


def _operator(name: str) -> str:
    return f"\\operatorname{{{name}}}"


def _power(base: str, exponent: str) -> str:
    return f"{base}^{{{exponent}}}"


def _lowered(base: str, index: str) -> str:
    return f"{base}_{{{index}}}"


_FENCES = {
    "()": ("(", ")"), "[]": ("[", "]"), "{}": ("\\{", "\\}"), "[)": ("[", ")"), "(]": ("(", "]"),
    "||": ("\\lvert ", " \\rvert"), "norm": ("\\lVert ", " \\rVert"), "floor": ("\\lfloor ", " \\rfloor"),
    "ceil": ("\\lceil ", " \\rceil"),
}  # fmt: skip


def _fence(kind: str, inner: str) -> str:
    left, right = _FENCES[kind]
    return f"{left}{inner}{right}"


def _tall_fence(kind: str, inner: str) -> str:
    left, right = _FENCES[kind]
    return f"\\left{left}{inner} \\right{right.strip()}"


def _half(bracket: str, high: str) -> str:
    return bracket if high == "plain" else f"\\Bigl{bracket} " if bracket in "([" else f" \\Bigr{bracket}"


_BIG = {
    "sum": "\\sum", "product": "\\prod", "integral": "\\int", "limit": "\\lim", "expectation": "\\mathbb{E}",
}  # fmt: skip


def _big(kind: str, below: str, above: str) -> str:
    low = f"_{{{below}}}" if below else ""
    high = f"^{{{above}}}" if above else ""
    return _BIG[kind] + low + high


def _array(environment: str) -> Callable[[list[list[str]]], str]:
    def spelled(rows: list[list[str]]) -> str:
        body = " \\\\ ".join(" & ".join(row) for row in rows)
        return f"\\begin{{{environment}}} {body} \\end{{{environment}}}"

    return spelled


def _cases(rows: list[tuple[str, str]]) -> str:
    body = " \\\\ ".join(f"{value} & {condition}" for value, condition in rows)
    return f"\\begin{{cases}} {body} \\end{{cases}}"


def _system(rows: list[tuple[str, str]]) -> str:
    body = " \\\\ ".join(f"{left} & {rest}" if left and rest else left or f"& \\quad {rest}" for left, rest in rows)
    return f"\\left\\{{ \\begin{{aligned}} {body} \\end{{aligned}} \\right."


def _root(inner: str, order: str) -> str:
    return f"\\sqrt{f'[{order}]' if order else ''}{{{inner}}}"


LATEX = Notation(
    letter=_letter,
    fraction=lambda over, under: f"\\frac{{{over}}}{{{under}}}",
    root=_root,
    binom=lambda n, k: f"\\binom{{{n}}}{{{k}}}",
    power=_power,
    lowered=_lowered,
    fence=_fence,
    tall_fence=_tall_fence,
    half=_half,
    big=_big,
    matrix=_array("pmatrix"),
    determinant=_array("vmatrix"),
    cases=_cases,
    system=_system,
    column=lambda entries: _array("pmatrix")([[entry] for entry in entries]),
    at=lambda body, points: f"\\left. {body} \\right\\rvert_{{{points}}}",
    change=lambda d, letter: d + letter if d == "d" and not letter.startswith("\\") else f"{d} {letter}",
    roman=lambda name: _operator(name.replace(" ", "\\_")),
    constants={
        "e": "e", "pi": "\\pi", "i": "i", "oo": "\\infty", "true": "\\text{true}", "false": "\\text{false}",
        "reals": "\\mathbb{R}", "complexes": "\\mathbb{C}", "integers": "\\mathbb{Z}", "naturals": "\\mathbb{N}",
        "empty-set": "\\emptyset", "undefined": "\\text{undefined}",
    },
    relations={
        "=": "=", "!=": "\\neq", "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge", "~=": "\\approx",
        "propto": "\\propto", ":=": ":=", "in": "\\in", "~": "\\sim", "->": "\\to",
    },
    words={
        "and": "\\text{ and }", "or": "\\text{ or }", "not": "\\lnot", "=>": "\\Rightarrow", "<=>": "\\iff",
        "exchanged": "\\leftrightarrow", "to": "\\to", "by": " \\times ", "next": ",\\quad ",
        "if": "\\text{if }", "otherwise": "\\text{otherwise}", "where": "\\text{where }",
        "also": "\\text{and }", "further": "\\qquad {}",
    },
    functions=functions(
        lambda name: f"\\{name}", _operator,
        {
            "largest": "\\max",
            "log": "\\ln", "sigma": "\\sigma", "Phi": "\\Phi", "phi": "\\varphi", "gamma": "\\Gamma",
            "digamma": "\\psi", "probability": "P",
        },
    ),
    operators={
        "root": "\\operatorname{root}", "log": "\\log", "gradient": "\\nabla", "hessian": "\\nabla",
        "jacobian": "\\operatorname{J}", "laplacian": "\\Delta", "differential": "\\mathrm{d}",
    },
    calls=calls({
        "transpose": "\\top", "inverse": "-1", "dot": "\\cdot", "hadamard": "\\odot", "kron": "\\otimes",
        "identity": "I", "delta": "\\delta", "unit": "\\mathbf{e}", "ones": "\\mathbf{1}", "zeros": "\\mathbf{0}",
        "by": "\\times", "indicator": "\\mathbf{1}", "expectation": "\\mathbb{E}", "given": "\\mid",
        "argmin": "\\operatorname*{arg\\,min}", "argmax": "\\operatorname*{arg\\,max}",
        "infimum": "\\inf", "supremum": "\\sup", "positive_definite": "\\succ", "positive_semidefinite": "\\succeq",
        "negative_definite": "\\prec", "negative_semidefinite": "\\preceq",
    }),
    comma=",",
    slash="/",
    times="\\cdot",
    thin="\\,",
    partial="\\partial",
)  # fmt: skip
