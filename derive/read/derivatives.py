"""Derivatives in every notation: d/dx f, dy/dx, fractions of d and of partial signs, nabla."""

from __future__ import annotations

from derive.terms import Apply, Derivative, Number, Operator, Symbol, Term, call, product

from .indices import subscripted
from .reader import FACTOR, POSTFIX, PRODUCT, Reader
from .sums import quotient_of, sizes

Variables = list[tuple[Term, int]]


def slashed(r: Reader) -> Term | None:
    """A derivative written with a slash that begins here, d/dx f or dy/dx, None where there is none."""
    place = r.place
    key, text = r.key, r.text
    if key != "\\partial" and text[:1] != "d":
        return None
    slash = _top_end(r, place)
    if slash is None or r.tokens[slash].key != "/" or not _is_below(r, slash + 1, key):
        return None
    order, top = _top(r, slash)
    r.place = slash + 1
    variables = _below(r, None)
    return _derivative(r, top, variables, order, "partial" if key == "\\partial" else "d")


def _top_end(r: Reader, place: int) -> int | None:
    """The place behind what stands above the slash: d, d^2, dy, d^2 y, d(...)."""
    token = r.tokens[place]
    if len(token.text) > 1 and token.key == "name":
        return place + 1 if r.differential(place) else None
    place += 1
    if r.tokens[place].key == "^":
        place += 2
    if r.tokens[place].key in ("name", "letters") and len(r.tokens[place].text) == 1:
        place += 1
    if r.tokens[place].key == "(":
        place = r.matches[place] + 1
    return place


def _is_below(r: Reader, place: int, key: str) -> bool:
    partial = r.tokens[place].key == "\\partial"
    return partial == (key == "\\partial") and r.differential(place) is not None


def _top(r: Reader, end: int) -> tuple[int, Term | None]:
    """The order and the body that stand above, up to a place."""
    here = r.take()
    body: Term | None = r.symbol(here.text[1:]) if len(here.text) > 1 and here.key in ("name", "letters") else None
    order = 1
    if body is None and r.accept("^"):
        order = _order(r)
    if r.place < end:
        body = r.expression(FACTOR)
    if r.place != end:
        raise r.fail(f"this derivative is not understood; {r.seen()} does not fit above")
    return order, body


def _order(r: Reader) -> int:
    found = r.bracket("the order") if r.key == "{" else r.grammar.prefix["number"](r) if r.key == "number" else None
    if type(found) is not Number or found.q != 1 or not 1 <= found.p <= 100:
        raise r.fail("the order of a derivative is a whole number from 1 to 100")
    return found.p


def _below(r: Reader, end: int | None) -> Variables:
    """The letters that stand below with their orders, one where no end is given."""
    found: Variables = []
    while not found or (end is not None and r.place < end):
        variable = r.differential(r.place)
        if variable is None:
            raise r.fail(f"a letter to differentiate by is needed here; {r.seen()} stands here")
        name, taken = variable
        r.place += taken
        letter = subscripted(r, name) if r.key == "_" else r.symbol(name)
        order = _order(r) if r.accept("^") else 1
        found.append((letter, order))
    return found


def fraction(r: Reader) -> Term:
    """A LaTeX fraction, or a derivative that is written as one."""
    r.take()
    if r.key == "{" and (found := _leibniz(r)) is not None:
        return found
    over = _part(r)
    return quotient_of(over, _part(r))


def _part(r: Reader) -> Term:
    """One argument of a command: braces, or one digit, letter or command."""
    if r.key == "{":
        return r.bracket("the fraction")
    here = r.tokens[r.place]
    if here.key == "number" and len(here.text) > 1:
        r.tokens[r.place] = here.but(text=here.text[1:], start=here.start + 1)
        return Number(int(here.text[0]), 1)
    if here.key in ("name", "letters"):
        return r.value(r.first_letter())
    if here.key in ("number", "\\frac", "\\sqrt", "\\binom"):
        return r.grammar.prefix[here.key](r)
    raise r.fail(f"this command needs its argument in braces; {r.seen()} stands here")


def _leibniz(r: Reader) -> Term | None:
    above, closing = r.place, r.matches[r.place]
    if r.tokens[closing + 1].key != "{":
        return None
    below, end = closing + 1, r.matches[closing + 1]
    first = r.tokens[above + 1]
    if first.key != "\\partial" and first.text[:1] != "d":
        return None
    if not _is_below(r, below + 1, first.key) or (first.key != "\\partial" and not _is_top(r, above + 1)):
        return None
    r.place = above + 1
    with r.inside():
        order, top = _top(r, closing)
        r.place = below + 1
        variables = _below(r, end)
    r.place = end + 1
    return _derivative(r, top, variables, order, "partial" if first.key == "\\partial" else "d")


def _is_top(r: Reader, place: int) -> bool:
    token = r.tokens[place]
    return token.text == "d" or (token.key in ("name", "letters") and r.differential(place) is not None)


def _derivative(r: Reader, top: Term | None, variables: Variables, order: int, notation: str) -> Term:
    if sum(count for _, count in variables) != order:
        raise r.fail(
            f"the order above is {order} and the orders below make {sum(count for _, count in variables)}", r.place - 1
        )
    body = top if top is not None else operand(r)
    for variable, count in reversed(variables):
        body = _by(body, variable, count, notation)
    return body


def _by(body: Term, variable: Term, count: int, notation: str) -> Term:
    if count == 1 and sizes(variable):
        return Operator("jacobian" if sizes(body) else "gradient", body, (variable,))
    return Derivative(body, variable, count, notation)


def operand(r: Reader) -> Term:
    """What an operator acts on: the bracket that follows it, or else the whole product."""
    if r.key not in ("(", "["):
        return r.expression(PRODUCT)
    opening = r.place
    closing = r.matches[opening]
    body = r.expression(FACTOR)
    bare = r.place == closing + 1
    square = r.tokens[opening].key == "["
    continues = r.key == "/" or (r.beside() and (r.key in ("(", "[") or not bare))
    if continues and not (square and bare and r.key != "/"):
        reach = r.quoted(opening, r.place)
        raise r.fail(
            f"the derivative could be that of {reach} or of the whole product; put square brackets around its body"
        )
    return body


def nabla(r: Reader) -> Term:
    """A gradient, or with a square the Hessian matrix."""
    place = r.place
    r.take()
    name = "gradient"
    if r.accept("^"):
        if _order(r) != 2:
            raise r.fail("nabla has no other power than 2", place)
        name = "hessian"
    variables = _letters(r) if r.key == "_" else ()
    return Operator(name, _body(r), variables)


def _letters(r: Reader) -> tuple[Term, ...]:
    r.take()
    if r.key == "{":
        return tuple(r.arguments("the subscript"))
    return (r.value(r.first_letter()),) if r.key in ("name", "letters") else (r.expression(POSTFIX),)


def _body(r: Reader) -> Term:
    """The factors side by side that a nabla acts on; a sign between ends them."""
    if r.key in ("(", "["):
        return operand(r)
    first = r.expression(FACTOR)
    parts = [first]
    while r.beside():
        if type(first) in (Apply, Symbol):
            raise r.fail(
                f"the gradient could be that of the first factor or of the product; put brackets before {r.seen()}"
            )
        parts.append(r.expression(FACTOR))
    return product(parts)


def root(r: Reader) -> Term:
    """A LaTeX root."""
    r.take()
    if r.key != "[":
        return call("sqrt", _part(r))
    degree = r.bracket("the degree of the root")
    inner = _part(r)
    return call("sqrt", inner) if degree is Number(2, 1) else call("root", inner, degree)


def binomial(r: Reader) -> Term:
    """A LaTeX binomial coefficient."""
    r.take()
    top = _part(r)
    return call("binom", top, _part(r))


def partial(r: Reader) -> Term:
    """A derivative with partial signs and a slash."""
    found = slashed(r)
    if found is None:
        raise r.fail("a partial sign stands in a fraction, as in \\frac{\\partial f}{\\partial x}")
    return found


PREFIX = {
    "\\frac": fraction, "\\sqrt": root, "\\binom": binomial, "\\nabla": nabla, "\\partial": partial,
}  # fmt: skip
