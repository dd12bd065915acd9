"""Lines that tend to something: judged as limits where it is told which letter goes where."""

import pytest

import derive

TOLD = [
    # (lines, follows)
    (r"\frac{2n+1}{n} = 2 + \frac{1}{n} \xrightarrow{n\to\infty} 2", [True, True]),
    (r"\frac{2n+1}{n} = 2 + \frac{1}{n} \xrightarrow[n\to\infty]{} 3", [True, False]),
    (r"\frac{2n+1}{n} = 2 + \frac{1}{n} \to 2 \quad (n \to \infty)", [True, True]),
    (r"\frac{3n^2 + n}{n^2 - 1} \to \frac{3 + 0}{1 - 0} = 3 \quad (n \to \infty)", [True, True]),
    (r"\frac{\sin x}{x} \longrightarrow 1 \text{ as } x \to 0", [True]),
    (r"\frac{\sin x}{x} \longrightarrow 0 \text{ as } x \to 0", [False]),
    (r"\frac{1}{1+e^{-z}} \underset{z \to -\infty}{\longrightarrow} 0", [True]),
    (r"\frac{1}{1+e^{-z}} \overset{z \to -\infty}{\to} 1", [False]),
    (r"\ln x \to -\infty \quad (x \to 0^+)", [True]),
    (r"\frac{1}{x} \to \infty \text{ as } x \to 0^{-}", [False]),
    (r"\frac{1}{x} \to -\infty \text{ as } x \to 0^{-}", [True]),
    (r"x \to \infty \implies \frac{1}{x} \to 0", [True]),
    (r"x \to \infty \Rightarrow \frac{1}{x} \to 0 \Rightarrow 3 + \frac{1}{x} \to 3", [True, True]),
    (r"x \to 0^+ \implies \frac{1}{x} \to \infty", [True]),
    (r"\frac{(x+h)^2 - x^2}{h} = 2x + h \xrightarrow{h \to 0} 2x", [True, True]),
    (r"\frac{(x+h)^2 - x^2}{h} = 2x + h \xrightarrow{h \to 0} x", [True, False]),
    # nothing tells what goes where
    (r"2 + \frac{1}{n} \to 2", [None]),
    (r"1 = 1 \implies x^2 \to 0", [None]),
    # any step
    (r"2(x+3) \to 2x + 6", [True]),
    (r"2(x+3) \to 2x + 3", [False]),
    (r"x^2 = 4 \to x = \pm 2", [True]),
    (r"2x = 6 \to x = 2", [False]),
]
IN_WORDS = [
    (r"As $n \to \infty$ we have $$ \left(1 + \frac{1}{n}\right)^n \to e $$", [True]),
    (r"As $n \to \infty$ we have $$ \left(1 + \frac{2}{n}\right)^n \to e $$", [False]),
    (r"Here $0 < \beta < 1$. $$ 1 - \beta^t \to 1 $$ as $t \to \infty$.", [True]),
    (r"Here $0 < \beta < 1$. $$ 1 - \beta^t \to 0 $$ as $t \to \infty$.", [False]),
    (r"For $x \to 0$ we know much. $$ 2(x+3) \to 2x + 6 $$", [True]),
]


@pytest.mark.parametrize(("lines", "follows"), TOLD)
def test_told_in_the_display(lines, follows):
    assert [step.follows for step in derive.check(f"$$ {lines} $$\n").chains[-1].steps] == follows


@pytest.mark.parametrize(("text", "follows"), IN_WORDS)
def test_told_in_words(text, follows):
    report = derive.check(f"{text}\n")
    assert [step.follows for step in report.chains[-1].steps] == follows
    assert not any("not understood" in note for note in report.chains[-1].written.assumed)
