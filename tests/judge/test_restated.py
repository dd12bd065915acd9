"""A claim that an earlier chain shows line by line is known from it, and no other one."""

import pytest

import derive

BOUND = r"""
$$\begin{aligned}
\log p(x) &= \log E_{q(z)}\left[\frac{p(x,z)}{q(z)}\right] \\
&\ge E_{q(z)}\left[\log\frac{p(x,z)}{q(z)}\right]
\end{aligned}$$

$$CLAIM$$
"""
NOT_SHOWN = [
    r"\log p(x) \ge E_{q(z)}[\log p(x,z)]",
    r"\log p(x) \ge E_{q(z)}[\log p(x,z)] + E_{q(z)}[\log q(z)]",
]


@pytest.mark.parametrize("claim", NOT_SHOWN)
def test_other_claims_are_not_known(claim):
    first, second = derive.check(BOUND.replace("CLAIM", claim)).chains
    assert all(step.follows for step in first.steps)
    assert [step.follows for step in second.steps] == [None]
