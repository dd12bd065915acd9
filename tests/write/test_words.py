import re
import tomllib
from pathlib import Path

import pytest

from derive.catalog import load_laws, resources, rules
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.layout.document import Evidence
from derive.terms import IMAGINARY, ONE, REALS, Add, Apply, Component, Relation, Symbol, call
from derive.write import language
from derive.write.declared import declared
from derive.write.escapes import latex_words, markdown_words
from derive.write.formulas import law, understood
from derive.write.language import sentence
from derive.write.latex import latex
from derive.write.plain import plain
from derive.write.pretty import pretty
from derive.write.remarks import counted
from derive.write.words import said

ROOT = Path(__file__).parents[2]
x, n = Symbol("x"), Symbol("n")
WORDS = tomllib.loads((resources("templates") / "words" / "en.toml").read_text("utf-8"))


def test_every_key_that_is_used_has_a_sentence():
    used = {
        key
        for path in (ROOT / "derive").rglob("*.py")
        for key in re.findall(r'\b[Pp]hrase\(\s*"([a-z-]+\.[A-Za-z_-]+)"', path.read_text("utf-8"))
    }
    missing = [key for key in sorted(used) if key.partition(".")[2] not in WORDS.get(key.partition(".")[0], {})]
    assert not missing


@pytest.mark.parametrize("path", sorted((resources("templates") / "words").glob("*.toml")), ids=lambda path: path.stem)
def test_tables_are_read_line_by_line_as_toml_has_them(path):
    whole = tomllib.loads(path.read_text("utf-8"))
    apart = {name: table for name, table in whole.items() if name != "help"}  # read as TOML by `derive -h` alone
    assert {name: language._table(path.stem, name) for name in apart} == apart


def test_slots_are_numbered_from_zero():
    for table in WORDS.values():
        for text in table.values():
            slots = sorted({int(slot) for slot in re.findall(r"\{(\d+)\}", text)})
            assert slots == list(range(len(slots))), text


def test_sentences_hold_terms_words_and_lists():
    listed = phrase("sheet.where", (Relation(">", x, ONE), Relation("<", x, n)))
    assert said(listed, pretty) == "Here x > 1 and x < n."
    assert said(phrase("", "plain ", x), latex) == "plain x"
    with pytest.raises(LookupError):
        sentence("sheet.nowhere")


LAWS = [  # as written, as printed
    ("a + b/c = (a c + b)/c",       "a + b/c = (a c + b)/c"),
    (r"c x = 0 \iff x = 0, c \ne 0", "c x = 0 ⇔ x = 0 if c ≠ 0"),
    ("c > 0, u = v, u > 0, v > 0",  "c > 0, u = v if u > 0 and v > 0"),
    ("d z_i / d z_j = delta_ij",    "∂/∂zⱼ zᵢ = δᵢⱼ"),
    ("sum_k a_k = 1, as declared",  "Σ(aₖ, k) = 1, as declared"),
    ("(u if A; v if B) = u",        "(u if A; v if B) = u"),
    (r"R_i \leftrightarrow R_j",    "Rᵢ ↔ Rⱼ"),
    ("f((1, 2), 3)",                "f((1, 2), 3)"),
    ("int u v' dx = u v - int u' v dx", "∫(u v′, x) = u v - ∫(u′ v, x)"),
    ("int_a^b f dx = F(b) - F(a)",  "∫(f, x=a..b) = F(b) - F(a)"),
    ("lim f g = (lim f) (lim g)",   "lim(f g, x→a) = lim(f, x→a) lim(g, x→a)"),
    (r"lim_{x \to \infty} c/x = 0", "lim(c/x, x→∞) = 0"),
    ("d/dx leaky_relu(x, a) = a",   "d/dx leaky_relu(x, a) = a"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "printed"), LAWS)
def test_laws_in_symbols(written, printed):
    assert said(law(written), pretty) == printed


def test_the_formula_of_every_law_is_understood():
    load_laws()
    for each in rules().values():
        for part in law(each.law.formula):
            assert not isinstance(part, str) or part in (", ", " if ", " and "), each.law.name


def test_one_line_is_no_plural():
    assert [said(counted(Evidence(k, (("proved", k),)))[0], pretty) for k in (1, 2)] == [
        "The only line is proved.",
        "All 2 lines and claims are proved.",
    ]


def test_what_nobody_understands_stays_as_it_was():
    assert understood("an earlier result") is None


ESCAPES = [  # words, Markdown, LaTeX
    ("50% of #1_a",  r"50% of \#1\_a",  r"50\% of \#1\_a"),
    ("a|b <c> $5",   r"a\|b \<c\> \$5", r"a\textbar{}b \textless{}c\textgreater{} \$5"),
    ("σ ≤ √2",       "σ ≤ √2",          r"$\sigma$ $\le$ $\surd$2"),
    ("naïve 漢",      "naïve 漢",         "naïve ?"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "markdown", "tex"), ESCAPES)
def test_escapes(words, markdown, tex):
    assert (markdown_words(words), latex_words(words)) == (markdown, tex)


def test_a_context_declares_what_its_terms_need():
    from derive.reader.declarations import read_context
    from derive.reader.parser import read

    z = Symbol("z", (n,))
    terms = (Add((x, IMAGINARY)), Apply("y", (x,), 1), Symbol("dx"), Component(z, (Symbol("i"),)), call("norm", z))
    context = Context(facts=(Relation("in", x, REALS), Relation(">", x, ONE)), symbols=(z,))
    texts = declared(context, terms)
    assert texts == ("z: n", "x real", "x > 1", "i imaginary", "y function", "dx real")
    again = read_context("; ".join(texts))
    for term in terms[1:]:
        assert read(plain(term), again) is term
