"""Terms as Typst mathematics, function forms only; signs are written as themselves, since Typst renames theirs."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Term

from .call_forms import calls
from .display import shown
from .names import functions, letter
from .notation import Notation
from .symbols import UNICODE_GREEK


def typst(term: Term) -> str:
    """A term as Typst mathematics, without dollars."""
    return shown(term, TYPST)


def quoted(text: str) -> str:
    """A text as a Typst string."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


ACCENTS = {
    "hat": "hat({})", "bar": "macron({})", "tilde": "tilde({})", "dot": "dot({})", "ddot": "dot.double({})",
    "prime": "attach({}, tr: ′)", "star": "attach({}, t: ⋆)",
}  # fmt: skip


def _letter(name: str) -> str:
    return letter(name, ACCENTS, _base, _lowered, "\\, ")


def _base(name: str) -> str:
    if name in UNICODE_GREEK:
        return UNICODE_GREEK[name]
    return name if len(name) == 1 and name.isalpha() else f"upright({quoted(name)})"


def _power(base: str, exponent: str) -> str:
    return f"attach({base}, t: {exponent})"


def _lowered(base: str, index: str) -> str:
    return f"attach({base}, b: {index})"


_FENCES = {
    "()": ("(", ")"), "[]": ("[", "]"), "{}": ("{", "}"), "[)": ("[", ")"), "(]": ("(", "]"), "||": ("|", "|"),
    "norm": ("‖", "‖"), "floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉"),
}  # fmt: skip


def _fence(kind: str, inner: str) -> str:
    left, right = _FENCES[kind]
    return f" lr(size: #1em, \\{left} {inner} \\{right})"


def _tall_fence(kind: str, inner: str) -> str:
    left, right = _FENCES[kind]
    return f" lr(\\{left} {inner} \\{right})"


def _half(bracket: str, high: str) -> str:
    return f" lr(size: #{'1em' if high == 'plain' else '2em'}, \\{bracket})"


_BIG = {
    "sum": "limits(∑)", "product": "limits(∏)", "integral": "∫", "limit": 'limits(op("lim"))', "expectation": "𝔼",
}  # fmt: skip


def _big(kind: str, below: str, above: str) -> str:
    if not below and not above:
        return _BIG[kind]
    low = f", b: {below}" if below else ""
    high = f", t: {above}" if above else ""
    return f"attach({_BIG[kind]}{low}{high})"


def _array(delimiter: str) -> Callable[[list[list[str]]], str]:
    def spelled(rows: list[list[str]]) -> str:
        body = "; ".join(", ".join(cell for cell in row) for row in rows)
        return f"mat(delim: {delimiter}, {body})"

    return spelled


def _cases(rows: list[tuple[str, str]]) -> str:
    body = ", ".join(f"{value} & {condition}" for value, condition in rows)
    return f"cases({body})"


def _system(rows: list[tuple[str, str]]) -> str:
    body = "; ".join(_aligned(left, rest) if left and rest else _alone(left, rest) for left, rest in rows)
    return f'mat(delim: #("{{", none), row-gap: #0.6em, {body})'


def _aligned(left: str, rest: str) -> str:
    return f"display({left}) & display({rest})"


def _alone(left: str, rest: str) -> str:
    """A relation that is too wide to be aligned, or what follows of it."""
    return f"display({left})" if left else f"& quad display({rest})"


def _root(inner: str, order: str) -> str:
    return f"root({order}, {inner})" if order else f"sqrt({inner})"


def _operator(name: str) -> str:
    return f"op({quoted(name)})"


TYPST = Notation(
    letter=_letter,
    fraction=lambda over, under: f"frac({over}, {under})",
    root=_root,
    binom=lambda n, k: f"binom({n}, {k})",
    power=_power,
    lowered=_lowered,
    fence=_fence,
    tall_fence=_tall_fence,
    half=_half,
    big=_big,
    matrix=_array('"("'),
    determinant=_array('"|"'),
    cases=_cases,
    system=_system,
    column=lambda entries: _array('"("')([[entry] for entry in entries]),
    at=lambda body, points: f"attach(lr({body} \\|), b: {points})",
    change=lambda d, letter: f"{d} {letter}",
    roman=_operator,
    constants={
        "e": "e", "pi": "π", "i": "i", "oo": "∞", "true": '"true"', "false": '"false"', "reals": "ℝ", "complexes": "ℂ",
        "integers": "ℤ", "naturals": "ℕ", "empty-set": "∅", "undefined": '"undefined"',
    },
    relations={
        "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "~=": "≈", "propto": "∝", ":=": "≔", "in": "∈",
        "~": "∼", "->": "→",
    },
    words={
        "and": '" and "', "or": '" or "', "not": "¬", "=>": "⇒", "<=>": "⟺", "exchanged": "↔", "to": "→",
        "by": " times ", "next": "\\, quad ", "if": '"if "', "otherwise": '"otherwise"',
        "where": '"where"', "also": '"and"', "further": 'wide ""',
    },
    functions=functions(
        _operator, _operator,
        {
            "largest": _operator("max"),
            "log": _operator("ln"), "sigma": "σ", "Phi": "Φ", "phi": "φ", "gamma": "Γ", "digamma": "ψ",
            "probability": "P",
        },
    ),
    operators={
        "root": _operator("root"), "log": _operator("log"), "gradient": "∇", "hessian": "∇", "jacobian": "upright(J)",
        "laplacian": "Δ", "differential": "upright(d)",
    },
    calls=calls({
        "transpose": "⊤", "inverse": "-1", "dot": "⋅", "hadamard": "⊙", "kron": "⊗", "identity": "I", "delta": "δ",
        "unit": "bold(upright(e))", "ones": "bold(1)", "zeros": "bold(0)", "by": "×", "indicator": "bold(1)",
        "expectation": "𝔼", "given": "∣", "argmin": 'limits(op("arg min"))', "argmax": 'limits(op("arg max"))',
        "infimum": 'limits(op("inf"))', "supremum": 'limits(op("sup"))', "positive_definite": "≻",
        "positive_semidefinite": "⪰", "negative_definite": "≺", "negative_semidefinite": "⪯",
    }),
    comma="\\,",
    slash="\\/",
    times="⋅",
    thin="thin",
    partial="∂",
)  # fmt: skip
