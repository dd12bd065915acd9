"""Lines that follow by an equation that the words around them give as a reason."""

import pytest

import derive

DOCUMENTS = [
    # (text, follows)
    (r"Since $\sum_i p_i = 1$, we get $$ \sum_i p_i c = c \sum_i p_i = c $$",                           [True, True]),
    (r"Since $\sum_i p_i = 1$, we get $$ \sum_i p_i c = c \sum_i p_i = c^2 $$",                         [True, False]),
    (r"Because $\sum_{i=1}^n w_i = 1$ we have $$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - m $$", [True]),
    (r"$$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - m $$ since $\sum_{i=1}^n w_i = 1$.",      [True]),
    (r"$$ \sum_{i=1}^n w_i (x_i - m) = \sum_{i=1}^n w_i x_i - n m $$ since $\sum_{i=1}^n w_i = 1$.",    [False]),
    (r"Using $\|u\| = 1$, $$ \|3u\|^2 = 9 $$",                                                          [True]),
    (r"Using $\|u\| = 1$, $$ \|3u\|^2 = 3 $$",                                                          [None]),
    (r"As $\sin^2 x + \cos^2 x = 1$, $$ \frac{\sin^2 x}{1 + \cos x} = 1 + \cos x $$",                   [False]),
    (r"Weil $\sum_i p_i = 1$ ist, gilt $$ 2 \sum_i p_i = 2 $$",                                         [True]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "follows"), DOCUMENTS)
def test_reasons(text, follows):
    assert [step.follows for step in derive.check(text).chains[-1].steps] == follows


FALSE_REASONS = [
    # (words before, lines, the reason behind them, follows)
    ("Let $w_1 + w_2 = 1$.", r"2 w_1 + 2 w_2 = 2 (w_1 + w_2) = 4", "since $w_1 + w_2 = 2$.", [True, False]),
    ("Let $w_1 + w_2 = 1$.", r"2 w_1 + 2 w_2 = 2 (w_1 + w_2) = 2", "since $w_1 + w_2 = 1$.", [True, True]),
    ("Let $0 < x < 1$.", r"|x^2 - 1| = x^2 - 1", "since $x^2 \\ge 1$.", [False]),
    ("Let $0 < x < 1$.", r"|x^2 - 1| = 1 - x^2", "since $x^2 \\le 1$.", [True]),
    ("Let $x < 0$.", r"|x| + 1 = x + 1", r"since $x \geq 0$.", [False]),
    ("Let $x < 0$.", r"|x| + 1 = x + 1", r"since now $x \geq 0$.", [True]),
    ("", r"|x| + 1 = x + 1", r"since $x \geq 0$.", [True]),
    ("", r"\cos^2 x + \sin^2 x + 1 = 3", r"since $\sin^2 x + \cos^2 x = 2$.", [False]),
    ("", r"\cos(-x) \sin(-x) = \cos x \sin x", r"because $\cos$ is even and $\sin$ is even.", [False]),
]


@pytest.mark.parametrize(("before", "lines", "reason", "follows"), FALSE_REASONS)
def test_a_false_reason_shows_nothing(before, lines, reason, follows):
    steps = derive.check(f"{before}\n\n$$ {lines} $$\n\n{reason}\n").chains[-1].steps
    assert [step.follows for step in steps] == follows
