"""Frozen, slotted values: records, and terms that are one object where they are equal.

The standard library's dataclasses cost 1 ms of import time each; these cost next to nothing.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Self, dataclass_transform
else:

    def dataclass_transform(**_: object):  # noqa: D103, ANN201
        return lambda kind: kind


class Frozen(type):
    """Makes the annotated names of a class body its slots, in order."""

    def __new__(mcls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Frozen:
        """Turn annotations into slots and `__match_args__`, and assigned values into defaults."""
        own = tuple(key for key, kind in body.get("__annotations__", {}).items() if not kind.startswith("ClassVar"))
        base: Any = bases[0] if bases else Frozen
        inherited = getattr(base, "__match_args__", ())
        defaults = dict(getattr(base, "_defaults", {}))
        defaults.update((key, body.pop(key)) for key in own if key in body)
        body["__slots__"] = own + tuple(body.get("__slots__", ()))
        body["__match_args__"] = inherited + own
        body["_defaults"] = defaults
        made = super().__new__(mcls, name, bases, body)
        names = made.__match_args__
        made._puts = tuple(getattr(made, key).__set__ for key in names)
        made._values = attrgetter(*names) if len(names) > 1 else _fewer(names)
        return made

    __match_args__: tuple[str, ...]
    _defaults: dict[str, Any]
    _puts: tuple[Callable[[Any, Any], None], ...]
    _values: Callable[[Any], tuple[Any, ...]]


def _fewer(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if not names:
        return lambda _: ()
    only = attrgetter(*names)
    return lambda record: (only(record),)


def _filled(cls: Frozen, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The values of all fields in order, from those given, those named and the defaults."""
    missing = cls.__match_args__[len(values) :]
    defaults = cls._defaults
    try:
        rest = tuple(named.pop(key) if key in named else defaults[key] for key in missing)
    except KeyError as error:
        raise TypeError(f"{cls.__name__} needs {error.args[0]}") from None
    if named or len(values) > len(cls.__match_args__):
        raise TypeError(f"{cls.__name__} has the fields {cls.__match_args__}")
    return values + rest


@dataclass_transform(frozen_default=True, eq_default=True)
class Record(metaclass=Frozen):
    """A frozen value with named fields; equal where its fields are."""

    def __init__(self, *values: Any, **named: Any) -> None:
        cls = type(self)
        if named or len(values) != len(cls.__match_args__):
            values = _filled(cls, values, named)
        for put, value in zip(cls._puts, values):  # noqa: B905  there are as many
            put(self, value)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and _values(self) == _values(other))

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, _values(self)))})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), _values(self)

    def but(self, **changes: Any) -> Self:
        """The same record with some fields changed."""
        kind = type(self)
        values = [changes.pop(key, old) for key, old in zip(kind.__match_args__, kind._values(self), strict=True)]
        return kind(*values, **changes)


def _values(record: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = type(record)._values(record)
    return found


class Interned(Frozen):
    """Makes terms with equal fields one object, so that `==` and hashing are by identity."""

    table: dict[tuple[Any, ...], Any] = {}  # noqa: RUF012

    def __call__(cls, *values: Any, **named: Any) -> Any:
        """The one term with these fields."""
        if named or len(values) != len(cls.__match_args__):
            values = _filled(cls, values, named)
        key = (cls, *values)
        found = Interned.table.get(key)
        if found is None:
            found = object.__new__(cls)  # type: ignore[arg-type]
            for put, value in zip(cls._puts, values):  # noqa: B905  there are as many
                put(found, value)
            Interned.table[key] = found
        return found


@dataclass_transform(frozen_default=True, eq_default=False)
class Term(metaclass=Interned):
    """A node of a formula, as written: nothing is normalised.

    `children` are the subterms in the order that positions count them;
    `rebuilt(children)` is the same node over other subterms.
    """

    if TYPE_CHECKING:

        def __init__(self, *values: Any, **named: Any) -> None: ...

    @property
    def children(self) -> tuple[Term, ...]:
        """The subterms, in order."""
        return type(self)._values(self)

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """The same node over other subterms."""
        return type(self)(*children)

    @property
    def shape(self) -> tuple[Term, ...]:
        """The sizes: `()` of a scalar, `(n,)` of a vector, `(n, d)` of a matrix."""
        from .shapes import shape

        return shape(self)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError("terms are frozen")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, _values(self)))})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), _values(self)

    def __copy__(self) -> Term:
        return self

    def __deepcopy__(self, memo: object) -> Term:
        return self


class Leaf(Term):
    """A term without subterms."""

    @property
    def children(self) -> tuple[Term, ...]:
        """No subterms."""
        return ()

    def rebuilt(self, children: tuple[Term, ...]) -> Term:
        """Itself."""
        return self


def subterms(term: Term) -> Iterator[Term]:
    """Every subterm, outermost first, leftmost first."""
    stack = [term]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(here.children))


def distinct_subterms(term: Term) -> Iterator[Term]:
    """Every different subterm once, in the order in which `subterms` meets them first."""
    stack, met = [term], set[Term]()
    while stack:
        here = stack.pop()
        if here not in met:
            met.add(here)
            yield here
            stack.extend(reversed(here.children))
