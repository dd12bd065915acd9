import json
import re
import subprocess
import sys

import pytest
from every_term import ALL

from derive.catalog import resources
from derive.terms import (
    FUNCTIONS,
    NODES,
    ONE,
    TWO,
    ZERO,
    Add,
    At,
    Call,
    Component,
    Derivative,
    Div,
    E,
    Leaf,
    Mul,
    Neg,
    Pow,
    Symbol,
    bind,
    call,
    number,
    subterms,
)  # fmt: skip
from derive.write.latex import latex
from derive.write.plain import plain
from derive.write.pretty import pretty
from derive.write.spoken import spoken
from derive.write.sympy_text import sympy_text
from derive.write.typst import typst
from derive.write.width import width

x, y, n, i = map(Symbol, "xyni")
z = Symbol("z", (n,))
PRINTERS = (plain, pretty, latex, typst, spoken, width)


def test_the_terms_hold_every_node_and_every_function():
    inside = [part for term in ALL for part in subterms(term)]
    assert set(NODES) <= set(map(type, inside))
    assert set(FUNCTIONS) <= {part.name for part in inside if type(part) is Call}


@pytest.mark.parametrize("printer", PRINTERS, ids=lambda printer: printer.__name__)
def test_every_printer_prints_every_term(printer):
    for term in ALL:
        assert printer(term)


@pytest.mark.parametrize("printer", PRINTERS[:-1], ids=lambda printer: printer.__name__)
def test_an_unknown_node_is_refused(printer):
    class Unknown(Leaf):
        __annotations__ = {"name": "str"}

    with pytest.raises(TypeError):
        printer(Unknown("?"))


SPELLINGS = [  # term, plain, pretty, LaTeX
    (number(-2, 3),                          "-2/3",                "-2/3",              r"-\frac{2}{3}"),
    (Add((x, number(-3))),                   "x - 3",               "x - 3",             "x - 3"),
    (Add((x, Neg(Add((y, ONE))))),           "x - (y + 1)",         "x - (y + 1)",       "x - (y + 1)"),
    (Add((x, Mul((number(-2), y)))),         "x - 2 y",             "x - 2 y",           "x - 2 y"),
    (Add((x, Neg(Neg(y)))),                  "x - (-y)",            "x - (-y)",          "x - (-y)"),
    (Neg(Mul((x, y))),                       "-x y",                "-x y",              "-x y"),
    (Mul((Neg(x), y)),                       "(-x) y",              "(-x) y",            "(-x) y"),
    (Mul((TWO, number(3))),                  "2*3",                 "2·3",               r"2 \cdot 3"),
    (Mul((x, Add((y, ONE)))),                "x*(y + 1)",           "x·(y + 1)",         "x (y + 1)"),
    (Mul((Symbol("u"), Add((y, ONE)))),      "u*(y + 1)",           "u·(y + 1)",         r"u \cdot (y + 1)"),
    (Mul((Div(x, y), Div(y, x))),            "(x/y) (y/x)",         "(x/y) (y/x)",
     r"\frac{x}{y} \cdot \frac{y}{x}"),
    (Mul((x, Mul((y, n)))),                  "x*(y n)",             "x·(y n)",           "x (y n)"),
    (Div(x, Mul((y, n))),                    "x/(y n)",             "x/(y n)",           r"\frac{x}{y n}"),
    (Pow(Neg(x), TWO),                       "(-x)^2",              "(-x)²",             "(-x)^{2}"),
    (Pow(Pow(x, TWO), number(1, 2)),         "(x^2)^(1/2)",         "(x²)^(1/2)",        "(x^{2})^{1/2}"),
    (Pow(E, Neg(Div(x, TWO))),               "e^(-x/2)",            "e^(-x/2)",          "e^{-x/2}"),
    (Pow(call("sin", x), TWO),               "sin(x)^2",            "sin(x)²",           r"\sin^{2}(x)"),
    (Pow(call("sin", x), number(-1)),        "sin(x)^(-1)",         "sin(x)⁻¹",          r"\sin(x)^{-1}"),
    (call("log", x),                         "ln(x)",               "ln(x)",             r"\ln(x)"),
    (call("log", x, TWO),                    "log(x, 2)",           "log₂(x)",           r"\log_{2}(x)"),
    (call("sigma", Symbol("alpha")),         "sigma(alpha)",        "σ(α)",              r"\sigma(\alpha)"),
    (call("transpose", Symbol("A")),         "A^T",                 "Aᵀ",                r"A^{\top}"),
    (Symbol("x_12"),                         "x_12",                "x₁₂",               "x_{12}"),
    (Symbol("w_hat"),                        "w_hat",               "w\u0302",           r"\hat{w}"),
    (Symbol("m_hat_1"),                      "m_hat_1",             "m\u0302₁",          r"\hat{m}_{1}"),
    (Symbol("v_hat_{t+1}"),                  "v_hat_{t+1}",         "v\u0302_{t+1}",     r"\hat{v}_{t+1}"),
    (Component(z, (i,)),                     "z_i",                 "zᵢ",                "z_{i}"),
    (Component(call("ones", n), (i,)),       "ones(n)_i",           "1ₙᵢ",               r"(\mathbf{1}_{n})_{i}"),
    (call("delta", i, Symbol("j")),          "delta_{ij}",          "δᵢⱼ",               r"\delta_{i j}"),
    (Derivative(Pow(x, TWO), x),             "d/dx (x^2)",          "d/dx [x²]",         r"\frac{d}{dx} [x^{2}]"),
    (Mul((Derivative(x, x), y)),             "(d/dx x) y",          "(d/dx x) y",
     r"\left(\frac{d}{dx} x \right) y"),
    (bind("sum", i, Component(z, (i,)), ONE, n), "sum(z_i, i=1..n)", "Σ(zᵢ, i=1..n)",    r"\sum_{i = 1}^{n} z_{i}"),
    (bind("sum", i, bind("sum", i, x, ONE, i), ONE, n), "sum(sum(x, j=1..i), i=1..n)", "Σ(Σ(x, j=1..i), i=1..n)",
     r"\sum_{i = 1}^{n} \sum_{j = 1}^{i} x"),
    (At(Mul((x, y)), (x, y), (TWO, ONE)),    "at(x y, x = 2, y = 1)", "x y | x = 2, y = 1",
     r"\left. x y \right\rvert_{x = 2, y = 1}"),
    (Mul((TWO, At(x, (x,), (n,)))),          "2 at(x, x = n)",      "2 (x | x = n)",
     r"2 (\left. x \right\rvert_{x = n})"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "text", "sign", "tex"), SPELLINGS, ids=[row[1] for row in SPELLINGS])
def test_spellings(term, text, sign, tex):
    assert (plain(term), pretty(term), latex(term)) == (text, sign, tex)


def test_a_bound_letter_gives_way_to_a_free_one():
    assert plain(bind("sum", Symbol("k"), Mul((Symbol("k"), i)), ONE, n)) == "sum(k i, k=1..n)"
    inner = bind("sum", i, Mul((i, Symbol("j"))), ONE, n)
    assert plain(bind("sum", Symbol("j"), inner, ONE, n)) == "sum(sum(i j, i=1..n), j=1..n)"
    shadowed = bind("sum", Symbol("j"), bind("sum", i, Mul((i, Symbol("j"))), ONE, n), ONE, n)
    assert plain(type(shadowed)("sum", "i", shadowed.body, ONE, n)) == "sum(sum(j i, j=1..n), i=1..n)"


def test_no_double_signs():
    for term in ALL:
        assert not re.search(r"[+-]\s*[+-]", re.sub(r"0\^[{(]?[+-][})]?|->0[+-]", "", plain(term))), plain(term)


def test_katex_takes_every_term_strictly():
    import quickjs

    context = quickjs.Context()
    context.eval((resources("templates") / "html" / "katex" / "katex.min.js").read_text("utf-8"))
    for term in ALL:
        options = "{strict: 'error', throwOnError: true, displayMode: true}"
        context.eval(f"katex.renderToString({json.dumps(latex(term))}, {options}).length")


def test_typst_sets_every_term():
    import typst as compiler

    lines = "\n".join(f"$ {typst(term)} $" for term in ALL)
    assert compiler.compile(lines.encode(), format="svg", ignore_system_fonts=True)


def test_sympy_reads_every_string_as_an_equal_object():
    import sympy as sp

    from derive.cas.to_sympy import to_sympy
    from derive.core.errors import InputError

    compared = 0
    for term in ALL:
        text = sympy_text(term)
        try:
            wanted = to_sympy(term)
        except (InputError, AttributeError):
            continue
        if text is None:
            continue
        got = sp.sympify(text)
        compared += 1
        same = got == wanted or sp.simplify(got - wanted) == 0 if isinstance(wanted, sp.Expr) else got == wanted
        assert same or str(got) == str(wanted), (text, got, wanted)
    assert compared > 100


def test_names_that_sympy_binds_are_quoted():
    names = ("lambda", "gamma", "beta", "zeta", "S", "N", "Q", "O", "C", "E", "I", "pi", "loss")
    assert [sympy_text(Symbol(name)) for name in names] == [f"Symbol('{name}')" for name in names]
    assert [sympy_text(Symbol(name)) for name in ("x", "x_1", "alpha", "i")] == ["x", "x_1", "alpha", "i"]
    assert sympy_text(Component(z, (i,))) == "Indexed(IndexedBase('z'), i)"
    assert sympy_text(call("positive_definite", z)) is None
    assert sympy_text(ZERO) == "0"


def test_plain_printing_imports_nothing_heavy():
    heavy = "('jinja2', 'sympy', 'flint', 'json', 'typst', 'markupsafe')"
    code = f"import sys, derive.write.text, derive.layout.layout; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
