"""Which kinds of failure are there, who can do something about them, and how does one declare its data?"""

import sys
from functools import cache
from typing import ClassVar, dataclass_transform


@dataclass_transform(eq_default=False)
class Declared(Exception):
    """An error whose annotated attributes are its fields, in their order: the constructor follows from them.

    A field may have a default, and is inherited; an attribute without annotation, or a property, is none. A value
    that is missing, given twice or unknown raises TypeError. `args` are all fields, so that a copy is the same.
    No `dataclass`: one compiles code for each class, and over a hundred of them stand in the way of the first window.
    """

    message: str = ""
    """The English sentence: the first paragraph of the docstring, unless the class or the instance says another."""
    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [name for name, hint in cls.__annotations__.items() if getattr(hint, "__origin__", None) is not ClassVar]
        cls._fields = tuple(dict.fromkeys((*cls._fields, *own)))
        cls._defaults = cls._defaults | {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        if "message" not in {*own, *cls.__dict__} and (docstring := _docstring(cls)):
            cls.message = first_paragraph(docstring)

    def __init__(self, *given: object, **named: object) -> None:
        if not self._fields and not self.message:  # a bare `UserError("…")` says what it was given
            super().__init__(*given, **named)
            return
        values = self._bound(given, named)
        super().__init__(*values.values())
        self.__dict__.update(values)
        self.__post_init__()

    def __post_init__(self) -> None:
        """For the few that trim a value or make one of others, after the fields are set."""

    def __str__(self) -> str:
        return ", ".join(map(_in_a_traceback, self.args))

    def _bound(self, given: tuple[object, ...], named: dict[str, object]) -> dict[str, object]:
        by_place = dict(zip(self._fields, given, strict=False))
        values = self._defaults | by_place | named
        if len(given) > len(by_place) or by_place.keys() & named.keys() or values.keys() != set(self._fields):
            asked = f"{type(self).__name__}({', '.join(self._fields)})"
            raise TypeError(f"{asked} was given {len(given)} values by place and {list(named)} by name")
        return {name: values[name] for name in self._fields}


def first_paragraph(docstring: str) -> str:
    """The lines before the first empty one, as one."""
    return " ".join(line.strip() for line in docstring.strip().partition("\n\n")[0].splitlines())


def _docstring(cls: type) -> str | None:
    """Of this class alone; from its source where `python -OO` has taken every docstring away, the one above too."""
    return cls.__doc__ if __doc__ else _docstrings_in_source(cls.__module__).get(cls.__qualname__)


@cache
def _docstrings_in_source(module: str) -> dict[str, str | None]:
    import ast  # late, as `inspect`: the window opens without them
    import inspect

    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: ast.get_docstring(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _in_a_traceback(value: object) -> str:
    """A value as text; a record only by its class, since the log that a traceback ends in holds nobody's records."""
    of_ours = type(value).__module__.startswith("ctj_desktop.") and not isinstance(value, str)
    return type(value).__name__ if of_ours else str(value)


class UserError(Declared):
    """The person can act: something they gave cannot be used.

    Data are attributes, the sentence is made where it is shown (i18n/errors.py).
    """

    message = ""
    at_field = ""
    """The field of a form that it speaks of: there the sentence stands."""

    def speaks_of(self, field: str) -> bool:
        """Whether the sentence stands at a field of that name."""
        return field == self.at_field


class Refused(UserError):
    """A rule forbids the act; subclasses carry the rule and its source."""

    message = ""


class StoreError(Declared):
    """The environment failed (disk, medium, file); nothing acknowledged is lost."""

    message = ""


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Marks an English source sentence for the catalogues; it is translated where it is shown.

    It lives in this leaf so that every layer, the domain too, can write its sentences where they belong.
    """
    return message


def N_n(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 (as `N_`, with gettext's two forms)
    """Marks the two forms of a message for the catalogues."""
    return singular, plural


def N_p(_context: str, message: str) -> str:  # noqa: N802 (as `N_`, with gettext's context)
    """Marks a word and the set it belongs to for the catalogues."""
    return message
