"""Values put in for letters, where nothing in the body is still to be differentiated in them."""

from __future__ import annotations

from derive.terms import At, Derivative, Operator, Term, call, substituted, subterms, symbols


def valued(term: At) -> Term | None:
    """The body with the values put in; None where something in it is still to be differentiated in those letters."""
    letters = symbols(call("max", *term.letters))
    for here in subterms(term.body):
        if type(here) in (Derivative, Operator, At) and symbols(here) & letters:
            return None
    return substituted(term.body, dict(zip(term.letters, term.values, strict=True)))
