"""The reader: a place in the tokens, what is bound there, and the loop that joins operands by rank."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from derive.core.context import Context
from derive.core.errors import ReadError
from derive.terms import IMAGINARY, E, Symbol, Term, call

from .grammar import Grammar, Infix
from .names import ACCENTS, CONSTANTS, GREEK, is_function
from .tokens import LATEX, Token, misread

# Signs that begin an operand and never a second factor.
_NO_FACTOR = frozenset(("-", "+", "pm", "mp", "not", "=>"))


class Reader:
    """Reads one text: its functions consume tokens and give terms."""

    def __init__(
        self,
        source: str,
        tokens: list[Token],
        matches: dict[int, int],
        context: Context,
        grammar: Grammar,
        table: str,
        indexed: frozenset[str],
    ) -> None:
        self.source, self.tokens, self.matches = source, tokens, matches
        self.context, self.grammar, self.indexed = context, grammar, indexed
        self.latex = table == LATEX
        self.place = 0
        self.rank = 0
        self.bars = 0
        self.integral = self.rounded = self.events = False
        self.bound: tuple[str, ...] = ()
        self.with_index: set[str] = set()
        self.without_index: set[str] = set()
        self.spans: dict[Term, tuple[int, int]] = {}

    @property
    def key(self) -> str:
        """The key of the token here."""
        return self.tokens[self.place].key

    @property
    def text(self) -> str:
        """The text of the token here."""
        return self.tokens[self.place].text

    def ahead(self, by: int = 1) -> Token:
        """A token further on."""
        return self.tokens[min(self.place + by, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token here; the place moves on."""
        token = self.tokens[self.place]
        if token.key != "end":
            self.place += 1
        return token

    def accept(self, *keys: str) -> bool:
        """Take the token here if it has one of the keys."""
        found = self.key in keys
        if found:
            self.take()
        return found

    def expect(self, key: str, why: str) -> Token:
        """Take the token that must stand here."""
        if self.key != key:
            raise self.fail(f"{why}; {self.seen()} stands here")
        return self.take()

    def seen(self) -> str:
        """The token here, as an error says it."""
        return "the end" if self.key == "end" else f"'{self.text.strip()}'"

    def fail(self, message: str, at: int | None = None) -> ReadError:
        """The error at a token, the one here where none is given."""
        token = self.tokens[self.place if at is None else min(at, len(self.tokens) - 1)]
        return misread(self.source, token.start, message)

    def quoted(self, begin: int, end: int) -> str:
        """The text from one token to before another."""
        return self.source[self.tokens[begin].start : self.tokens[end - 1].end]

    def expression(self, rank: int = 0) -> Term:
        """The longest operand whose parts are joined at least as tightly as the rank says."""
        begin = self.place
        read = self.grammar.prefix.get(self.key)
        if read is None:
            raise self.fail(_unknown(self))
        self.rank = rank
        left = read(self)
        while (infix := self._following()) is not None and infix.rank >= rank:
            left = infix.read(self, left)
            self.spans[left] = (begin, self.place)
        return left

    def _following(self) -> Infix | None:
        key = self.key
        infix = self.grammar.infix.get(key)
        if infix is not None:
            return infix
        if self._has_point():
            return self.grammar.between if self._has_ends() else self.grammar.at
        return self.grammar.beside if self.beside() else None

    def _has_point(self) -> bool:
        """Whether a bar stands here that a term is taken at a point behind."""
        return self.key == "|" and not self.bars and self.ahead().key == "_"

    def _has_ends(self) -> bool:
        """Whether the bar here has an upper end, too."""
        place = self.place + 2
        closing = self.matches.get(place, place) if self.tokens[place].key == "{" else place
        return closing + 1 < len(self.tokens) and self.tokens[closing + 1].key == "^"

    def beside(self) -> bool:
        """Whether a further factor stands here, without a sign between."""
        key = self.key
        if key not in self.grammar.prefix or key in _NO_FACTOR or key in self.grammar.infix:
            return False
        if (key in ("|", "||") and self.bars) or self._has_point():
            return False
        return not (self.integral and self.differential(self.place))

    def differential(self, at: int) -> tuple[str, int] | None:
        """The letter of dx, d theta or a partial x that begins at a token, and how many tokens it takes.

        No letter and one token where an accent follows, which is read by itself.
        """
        token, following = self.tokens[at], self.tokens[min(at + 1, len(self.tokens) - 1)]
        if token.key == "\\partial" or token.text == "d":
            if following.key in ACCENTS:
                return "", 1
            letter = following.key == "name" and (len(following.text) == 1 or following.text in GREEK)
            return (following.text, 2) if letter else None
        if token.key not in ("name", "letters", "upright") or token.text[:1] != "d":
            return None
        rest = token.text[1:]
        return (rest, 1) if len(rest) == 1 or rest in GREEK else None

    @contextmanager
    def inside(self, *bound: str) -> Iterator[None]:
        """Within brackets of its own: bars and differentials outside count no more; further letters are bound."""
        state = self.bars, self.integral, self.bound
        self.bars, self.integral, self.bound = 0, False, (*self.bound, *bound)
        yield
        self.bars, self.integral, self.bound = state

    @contextmanager
    def binding(self, *names: str) -> Iterator[None]:
        """With further letters bound; bars and differentials outside still count."""
        before, self.bound = self.bound, (*self.bound, *names)
        yield
        self.bound = before

    def declared(self, name: str) -> bool:
        """Whether a name is a declared or a bound letter."""
        return name in self.bound or any(symbol.name == name for symbol in self.context.symbols)

    def symbol(self, name: str) -> Symbol:
        """The letter of a name, a scalar where it is bound."""
        return Symbol(name) if name in self.bound else self.context.symbol(name)

    def value(self, name: str) -> Term:
        """The constant or the letter that a name stands for."""
        if name == "i" and name not in self.bound and self.context.has("i", "imaginary"):
            return IMAGINARY
        if self.declared(name):
            return self.symbol(name)
        if name == "I":
            return call("identity")
        return E if name == "e" else CONSTANTS.get(name) or Symbol(name)

    def first_letter(self) -> str:
        """The first letter of the name here; the others of a run stay as the token here."""
        here = self.tokens[self.place]
        if here.key not in ("name", "letters"):
            raise self.fail(f"a letter is needed here; {self.seen()} stands here")
        if is_function(here.text):
            raise self.fail(f"the function {here.text} needs braces around it here")
        if len(here.text) == 1 or self.source[here.start] == "\\":
            return self.take().text
        self.tokens[self.place] = here.but(key="letters", text=here.text[1:], start=here.start + 1)
        return here.text[0]

    def bracket(self, what: str) -> Term:
        """What stands in the bracket that opens here, the bracket consumed."""
        opening = self.place
        self.take()
        with self.inside():
            inner = self.expression()
            self.close(opening, what)
        return inner

    def close(self, opening: int, what: str) -> None:
        """Take the token that closes the bracket opened at a token."""
        if self.place != self.matches.get(opening):
            raise self.fail(f"{what} ends before {self.seen()}, which does not fit there")
        self.take()

    def arguments(self, what: str) -> list[Term]:
        """What stands in the bracket that opens here, separated by commas."""
        opening = self.place
        self.take()
        found: list[Term] = []
        with self.inside():
            while self.place != self.matches.get(opening):
                found.append(self.expression())
                if not self.accept(","):
                    break
            self.close(opening, what)
        return found


def _unknown(r: Reader) -> str:
    if r.key.startswith("\\") and len(r.key) > 2 and r.key[1:].isalpha():
        return f"the command {r.text.strip()} is not known here"
    if r.key == "prose":
        return f"'{r.text}' is prose; only formulas are read"
    return f"a number, a letter or a bracket is needed here; {r.seen()} stands here"
