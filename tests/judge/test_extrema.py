"""Claims on places in words: minima, maxima, saddle points, points of inflection, critical points."""

import pytest

import derive

TWO = r"f(x,y)=x^2-y^2 \\ "
CUBIC = r"f(x)=x^3-3x \\ "
FOLIUM = r"f(x,y)=x^3+y^3-3xy \\ "
CLAIMS = [
    # lines, whether the last one holds, the misconception
    (TWO + r"(0,0)\text{ is a saddle point}", True, None),
    (TWO + r"(0,0)\text{ is a local minimum}", False, None),
    (TWO + r"(0,0)\text{ is a critical point}", True, None),
    (TWO + r"(1,0)\text{ is a critical point}", False, None),
    (r"f(x,y)=-x^2-y^2 \\ (0,0)\text{ is a local maximum}", True, None),
    (r"f(x,y)=-x^2-y^2 \\ (0,0)\text{ is a local minimum}", False, "max-taken-as-min"),
    (FOLIUM + r"(x,y)=(1,1)\text{ is a local maximum}", False, "max-taken-as-min"),
    (FOLIUM + r"x=1,\ y=1\text{ is a local minimum}", True, None),
    (r"f=x^2+3y^2 \\ f\text{ has a minimum at }(0,0)", True, None),
    (r"f=x^2-y^2,\ f_{xx}=2,\ f_{yy}=-2 \\ (0,0)\text{ is a saddle point}", True, None),
    # the second derivatives do not tell
    (r"f(x,y)=x^4+y^4 \\ (0,0)\text{ is a saddle point}", None, None),
    (r"f(x,y)=x^2 \\ (0,0)\text{ is a local minimum}", None, None),
    (CUBIC + r"\text{local maximum at }x=1", False, "max-taken-as-min"),
    (CUBIC + r"f(x)\text{ has a local minimum at }x=1", True, None),
    (CUBIC + r"x=2\text{ is a stationary point}", False, None),
    (CUBIC + r"x=0\text{ is a point of inflection}", True, None),
    (r"f(x)=x^3 \\ x=0\text{ is a saddle point}", True, None),
    (r"f(x)=x^4 \\ x=0\text{ is an inflection point}", False, "second-derivative-zero"),
    (r"f=x^4,\ f''(0)=0 \\ x=0\text{ is a saddle point}", False, "second-derivative-zero"),
    (r"f(x)=e^x \\ x=0\text{ is not an extremum}", True, None),
]


@pytest.mark.parametrize(("lines", "holds", "misconception"), CLAIMS, ids=[lines for lines, *_ in CLAIMS])
def test_of_a_claim(lines, holds, misconception):
    report = derive.check(f"$$\\begin{{aligned}}{lines}\\end{{aligned}}$$")
    step = report.chains[-1].steps[-1]
    assert (step.follows, step.misconception) == (holds, misconception)
    assert (step.witness is not None) == (step.follows is False)


SLOPES = r"f(x,y)=x^2+y^2-2x-4y \\ f_x=2x-2,\ f_y=2y-4 \\ "
SECOND = r"D=f_{xx}f_{yy}-f_{xy}^2"
TESTS = [
    # lines, the verdicts of all steps
    (SLOPES + r"f_x=f_y=0 \implies x=1,\ y=2", ["equivalent", "given", "equivalent"]),
    (SLOPES + r"f_x=f_y=0 \implies x=1,\ y=3", ["equivalent", "given", "wrong"]),
    (r"f(x,y)=x^2-y^2 \\ \nabla f=(2x,-2y)", ["equivalent"]),
    (r"f(x,y)=x^2-y^2 \\ \nabla f=(2x,2y)", ["wrong"]),
    (SLOPES + rf"x=1,\ y=2 \\ {SECOND}=4>0,\ f_{{xx}}=2>0", ["equivalent", "given", "implies"]),
    (SLOPES + r"x=1,\ y=2 \\ f_{xx}f_{yy}-f_{xy}^2=3>0", ["equivalent", "given", "implied"]),
    (r"f(x,y)=x^2+xy+y^2 \\ \det H=3>0 \\ H\text{ is positive definite}", ["equivalent", "identity"]),
    (r"f(x,y)=x^2+xy+y^2 \\ \det H=5>0", ["wrong"]),
    (r"f=x^2-y^2,\ f_{xx}=2,\ f_{yy}=-2 \\ \det H=-4<0", ["identity"]),
]


@pytest.mark.parametrize(("lines", "expected"), TESTS, ids=[lines for lines, _ in TESTS])
def test_of_second_derivatives(lines, expected):
    report = derive.check(f"$$\\begin{{aligned}}{lines}\\end{{aligned}}$$")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected


PARTIALS = [
    (r"f_x = 3x^2 - 3, \quad f_y = 2y", [True, True]),
    (r"f_x = 3x^2 + 3, f_y = 2y", [False, True]),
    (r"f_{xx} = 6x, \quad f_{yy} = 2, \quad f_{xy} = 0", [True, True, True]),
    (r"f_x = 0, \quad f_y = 0", []),
    (r"f_x = 0 \iff x = \pm 1, \qquad f_y = 0 \iff y = 0", [True, True]),
    (r"f_x = 0 \iff x = 1, \qquad f_y = 0 \iff y = 0", [False, True]),
]


@pytest.mark.parametrize(("line", "follows"), PARTIALS, ids=[line for line, _ in PARTIALS])
def test_of_slopes_side_by_side(line, follows):
    chains = derive.check(f"Let $f(x,y) = x^3 - 3x + y^2$.\n\n$${line}$$").chains
    assert [step.follows for chain in chains for step in chain.steps] == follows
