"""Chains that work out an integral, a sum or a limit to which they give a name."""

import pytest

from .written import judged

CHAINS = [
    # declared, lines, verdicts
    ("", [r"I=\int e^x\cos x\,dx", r"I=e^x\cos x+\int e^x\sin x\,dx", r"I=e^x\cos x+e^x\sin x-I",
          r"2I=e^x(\cos x+\sin x)", r"I=\tfrac12e^x(\cos x+\sin x)+C"],
     "equivalent equivalent equivalent equivalent"),
    ("", [r"J=\int e^x\cos x\,dx", r"J=e^x\cos x+\int e^x\sin x\,dx", r"J=e^x\cos x+e^x\sin x+J"], "equivalent wrong"),
    ("", [r"J=\int_0^1xe^x\,dx", r"J=\left[xe^x\right]_0^1+\int_0^1e^x\,dx"], "wrong"),
    ("x > 0", [r"K_n=\int x^ne^x\,dx", r"K_n=x^ne^x-n\int x^{n-1}e^x\,dx", r"K_n=x^ne^x-nK_{n-1}"],
     "equivalent equivalent"),
    ("x > 0", [r"K_n=\int x^ne^x\,dx", r"K_n=x^ne^x-nK_{n}"], "wrong"),
    ("", [r"S=\sum_{k=0}^n r^k", r"rS=\sum_{k=1}^{n+1}r^k", r"S-rS=1-r^{n+1}"], "equivalent equivalent"),
    ("", [r"S=\sum_{k=0}^n r^k", r"rS=\sum_{k=1}^{n}r^k"], "wrong"),
    ("", [r"2\int e^x\cos x\,dx=e^x(\cos x+\sin x)+C", r"\int e^x\cos x\,dx=\tfrac12e^x(\cos x+\sin x)+C"],
     "equivalent"),
    ("P > 0; R > 0; I > 0", [r"P=I^2R", r"I=\sqrt{\frac PR}"], "equivalent"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "lines", "verdicts"), CHAINS)
def test_named_quantities(declared, lines, verdicts):
    """Each line by what the name stands for."""
    assert [step.verdict for step in judged(lines, declared).steps] == verdicts.split()
