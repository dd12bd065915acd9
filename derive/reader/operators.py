"""What acts on what follows: derivatives, nabla, the Jacobian; and the arguments of LaTeX commands."""

from __future__ import annotations

from derive.terms import ONE, Apply, Number, Operator, ShapeMismatchError, Symbol, Term, call, product, symbols

from .grammar import FACTOR, POSTFIX, PRODUCT
from .reader import Reader
from .sums import sizes

_LAWS = frozenset(("p", "q", "pi"))
_IN_LETTERS = frozenset(("name", "letters", "number", ",", "_", "^", "{", "}", "(", ")", "+", "-"))


def part(r: Reader) -> Term:
    """One argument of a command: braces, or one digit, letter or command."""
    if r.key == "{":
        return r.bracket("the fraction")
    here = r.tokens[r.place]
    if here.text.isdigit() and len(here.text) > 1:
        r.tokens[r.place] = here.but(text=here.text[1:], start=here.start + 1)
        return Number(int(here.text[0]), 1)
    if here.key in ("name", "letters"):
        return r.value(r.first_letter())
    if here.text.isdigit() or here.key in ("\\frac", "\\sqrt", "\\binom"):
        return r.grammar.prefix[here.key](r)
    raise r.fail(f"this command needs its argument in braces; {r.seen()} stands here")


def order_of(r: Reader) -> int:
    """The order of a derivative."""
    found = r.bracket("the order") if r.key == "{" else r.grammar.prefix["number"](r) if r.key == "number" else None
    if type(found) is not Number or found.q != 1 or not 1 <= found.p <= 100:
        raise r.fail("the order of a derivative is a whole number from 1 to 100")
    return found.p


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
    if continues and r.key != "/" and (whole := _of_rows(r, body)) is not None:
        return whole
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
    square = r.accept("^") and _squared(r, place)
    variables = _letters(r) if r.key == "_" else ()
    if not square and r.accept("^"):
        square = _squared(r, place)
    return Operator("hessian" if square else "gradient", _body(r, variables), variables)


def _squared(r: Reader, place: int) -> bool:
    if order_of(r) != 2:
        raise r.fail("nabla has no other power than 2", place)
    return True


def jacobian(r: Reader) -> Term:
    """An upright J with its letters below and its body in brackets."""
    place = r.place
    r.take()
    variables = _letters(r) if r.key == "_" else ()
    if r.key not in ("(", "["):
        raise r.fail("a Jacobian is written with brackets, as in \\operatorname{J}_{x}(f)", place)
    return Operator("jacobian", r.bracket("the Jacobian"), variables)


def _of_rows(r: Reader, first: Term) -> Term | None:
    """A row times what follows it, where that is a scalar: only such a product has a gradient."""
    if sizes(first)[:1] != (ONE,):
        return None
    parts = [first]
    while r.beside():
        parts.append(r.expression(FACTOR))
    whole = product(parts)
    try:
        return None if whole.shape else whole
    except ShapeMismatchError:
        return None


def differential(r: Reader) -> Term:
    """An upright d before what it is the differential of; behind a number, all the factors beside that."""
    r.take()
    parts = [r.expression(FACTOR)]
    while not symbols(parts[0]) and r.beside():
        parts.append(r.expression(FACTOR))
    return Operator("differential", product(parts), ())


def is_differential(r: Reader) -> bool:
    """Whether the letter d here is that of dX, d(X Y) or d tr(X): a matrix follows it, and nothing else is called d."""
    if not r.latex or r.integral or r.text[:1] != "d":
        return False
    called = any(each.name == "d" for each in r.context.symbols)
    if len(r.text) > 1:
        rank = len(r.context.symbol(r.text[1]).dims)
        return (rank == 2 and not r.context.symbol("d").dims) or (rank == 1 and not called)
    following = r.tokens[r.place + 1]
    if r.context.symbol("d").dims or following.start != r.tokens[r.place].end:
        return False
    if len(r.context.symbol(following.text).dims) == 2:
        return True
    return following.key == "(" and not called and _holds_matrix(r, r.place + 1)


def _holds_matrix(r: Reader, opening: int) -> bool:
    inside = r.tokens[opening : r.matches[opening]]
    return any(len(x.dims) == 2 and any(x.name in token.text for token in inside) for x in r.context.symbols)


def italic_differential(r: Reader) -> Term:
    """The differential whose d is written as a letter, in a token of its own or as the first of a run."""
    token = r.tokens[r.place]
    if len(token.text) == 1:
        return differential(r)
    r.tokens[r.place] = token.but(key="letters", text=token.text[1:], start=token.start + 1)
    return Operator("differential", r.expression(FACTOR), ())


def _letters(r: Reader) -> tuple[Term, ...]:
    r.take()
    if r.key == "{":
        return tuple(r.arguments("the subscript"))
    return (r.value(r.first_letter()),) if r.key in ("name", "letters") else (r.expression(POSTFIX),)


def _body(r: Reader, variables: tuple[Term, ...]) -> Term:
    """The factors side by side that a nabla acts on; a sign between ends them.

    Of p_theta(x), or its logarithm, what follows is a factor of the gradient by theta.
    """
    if r.key in ("(", "["):
        return operand(r)
    if r.text in ("log", "ln", "\\log", "\\ln") and r.ahead().text in _LAWS and r.ahead(2).key == "_":
        r.take()
        return call("log", r.expression(FACTOR))
    first = r.expression(FACTOR)
    if type(first) is Apply and any(first.name.endswith(f"_{getattr(x, 'name', '')}") for x in variables):
        return first
    if type(first) is Symbol and (called := _at_letters(r, first)) is not None:
        return called
    parts = [first]
    while r.beside():
        if type(first) in (Apply, Symbol):
            raise r.fail(
                f"the gradient could be that of the first factor or of the product; put brackets before {r.seen()}"
            )
        parts.append(r.expression(FACTOR))
    return product(parts)


def _at_letters(r: Reader, name: Symbol) -> Term | None:
    """L(w) behind a nabla: the value of a function; what L stands for, where that is known without its letters."""
    if r.key != "(" or not name.name[:1].isupper() or name.dims:
        return None
    inside = r.tokens[r.place + 1 : r.matches[r.place]]
    if any(token.key not in _IN_LETTERS for token in inside):
        return None
    meaning = r.context.definition(name.name)
    arguments = tuple(r.arguments(name.name))
    if not all(type(each) is Symbol for each in arguments):
        raise r.fail(f"the gradient could be that of {name.name} or of a product; put brackets around what it is of")
    return name if meaning is not None and not meaning.parameters else Apply(name.name, arguments)


def root(r: Reader) -> Term:
    """A LaTeX root."""
    r.take()
    if r.key != "[":
        return call("sqrt", part(r))
    degree = r.bracket("the degree of the root")
    inner = part(r)
    return call("sqrt", inner) if degree is Number(2, 1) else call("root", inner, degree)


def binomial(r: Reader) -> Term:
    """A LaTeX binomial coefficient."""
    r.take()
    top = part(r)
    return call("binom", top, part(r))


PREFIX = {"\\sqrt": root, "\\binom": binomial, "\\nabla": nabla, "\\jacobian": jacobian}
