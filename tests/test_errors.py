"""Does an error take exactly what it declares, and does its sentence say nothing else?"""

import copy
import importlib
import pickle
import pkgutil
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

import ctj_desktop
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import Record
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Declared, Refused, StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import field_names, sentence
from ctj_desktop.services.meetings.refusals import NoDate
from ctj_desktop.services.membership.refusals import BadCode, SeatTaken
from ctj_desktop.services.steps.errors import BadValue, UnreadableLine
from ctj_desktop.storage.errors import ChangedMeanwhile
from tests.storage.builders import a_person

DAY = date(2026, 3, 1)
EXAMPLES: dict[object, object] = {
    bool: True,
    str: "text",
    int: 3,
    bytes: b"\x01",
    object: "anything",
    Enum: Currency.CHF,
    Money: Money(3, Currency.CHF),
    Currency: Currency.CHF,
    date: DAY,
    time: time(14, 30),
    datetime: datetime(2026, 3, 1, tzinfo=UTC),
    UUID: UUID(int=7),
    Bilingual: Bilingual.of("Marchés", "Märkte"),
    OperationLabel: OperationLabel("change_person"),
    Record: a_person(UUID(int=7)),
    OSError: OSError(28, "No space left on device"),
    UserError: NoDate(),
    BadValue: BadValue("on", "date", "tomorrow"),
}


@cache
def declared() -> tuple[type[Declared], ...]:
    """Every error of the package that declares its data, whichever module it stands in."""
    for module in pkgutil.walk_packages(ctj_desktop.__path__, "ctj_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return tuple(sorted(_below(Declared), key=lambda cls: (cls.__module__, cls.__name__)))


def _below(cls: type[Declared]) -> Iterator[type[Declared]]:
    for below in cls.__subclasses__():
        if below.__module__.startswith("ctj_desktop."):
            yield below
            yield from _below(below)


def _name(cls: type[Declared]) -> str:
    return f"{cls.__module__}.{cls.__name__}"


def an_error(cls: type[Declared]) -> Declared:
    """One with a value of the declared type in every field."""
    hints = typing.get_type_hints(cls)
    return cls(*(_example(hints[name]) for name in cls._fields))


def _example(hint: object) -> object:
    if typing.get_origin(hint) in (tuple, list):
        return typing.cast(Callable[[object], object], typing.get_origin(hint))(())
    first = typing.get_args(hint)[0] if typing.get_args(hint) else hint
    wanted = getattr(first, "__supertype__", first)
    if wanted not in EXAMPLES and isinstance(wanted, type) and issubclass(wanted, Enum):
        return next(iter(wanted))
    return EXAMPLES[wanted]


@cache
def _read() -> frozenset[str]:
    """The names of all attributes that some module of the package reads (by its text: parsing takes seconds)."""
    modules = Path(ctj_desktop.__file__).parent.rglob("*.py")
    attribute = re.compile(r"\w\.([a-z_]+)\b(?! = )")
    return frozenset(name for path in modules for name in attribute.findall(path.read_text(encoding="utf-8")))


def test_the_walk_finds_them_all() -> None:
    assert len(declared()) > 150
    assert {SeatTaken, UserError, StoreError, BadValue} <= set(declared())


def test_none_writes_its_constructor_by_hand() -> None:
    assert [_name(cls) for cls in declared() if "__init__" in vars(cls)] == []


def test_every_field_of_a_sentence_is_there() -> None:
    for cls in declared():
        error = an_error(cls)
        missing = [name for name in field_names(error.message) if not hasattr(error, name)]
        assert missing == [], f"{_name(cls)}: its sentence says {missing}, which it does not hold"


def test_every_sentence_of_a_class_is_read_in_french_and_in_german() -> None:
    shown = [cls for cls in declared() if issubclass(cls, UserError | StoreError) and cls.message]
    for cls in shown:
        for locale in ("fr_CH", "de_CH"):
            said = load_translator(locale)(cls.message)
            assert said != cls.message, f"{_name(cls)}: what its docstring says is not translated ({locale})"


@pytest.mark.processes
def test_a_python_without_docstrings_says_the_same() -> None:
    program = (
        "from ctj_desktop.i18n import load_translator\n"
        "from ctj_desktop.i18n.errors import sentence\n"
        "from ctj_desktop.services.membership.refusals import SeatTaken\n"
        "assert SeatTaken.__doc__ is None\n"
        "print(sentence(load_translator('fr_CH'), SeatTaken('Exemple', '2026-03-01')))"
    )
    command = [sys.executable, "-OO", "-B", "-X", "utf8", "-c", program]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.strip()
    assert said == sentence(load_translator("fr_CH"), SeatTaken("Exemple", DAY))


def test_every_declared_field_is_said_or_read() -> None:
    for cls in declared():
        said = field_names(cls.message)
        idle = [name for name in cls._fields if name not in said and name not in _read()]
        assert idle == [], f"{_name(cls)}: nobody reads {idle}"


@pytest.mark.parametrize("again", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))], ids=["copy", "pickle"])
def test_a_copy_says_the_same(again: Callable[[Declared], Declared]) -> None:
    t = load_translator("en")
    for cls in declared():
        error = an_error(cls)
        other = again(error)
        assert type(other) is cls
        assert vars(other).keys() == vars(error).keys()
        assert repr(other) == repr(error)
        if isinstance(error, UserError | StoreError) and isinstance(other, UserError | StoreError):
            assert sentence(t, other) == sentence(t, error)


def test_values_are_given_by_place_or_by_name() -> None:
    for error in (SeatTaken("Exemple", DAY), SeatTaken("Exemple", start=DAY), SeatTaken(start=DAY, person="Exemple")):
        assert (error.person, error.start, error.args) == ("Exemple", DAY, ("Exemple", DAY))
    assert UnreadableLine("3", "odd").args == ("3", "odd", "")
    assert UnreadableLine("3", "odd", "x").detail == "x"


@pytest.mark.parametrize(
    ("cls", "given", "named"),
    [
        (SeatTaken, (), {}),
        (SeatTaken, ("Exemple",), {}),
        (SeatTaken, ("Exemple", DAY, 1), {}),
        (SeatTaken, ("Exemple", DAY), {"person": "Exemple"}),
        (SeatTaken, ("Exemple",), {"strat": DAY}),
        (NoDate, ("Exemple",), {}),
        (Refused, (), {"reason": "none"}),
    ],
)
def test_what_is_not_declared_is_no_error_of_ours(
    cls: type[Declared], given: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match=cls.__name__):
        cls(*given, **named)


def test_a_field_is_inherited_and_a_constant_is_none() -> None:
    class Held(Refused):
        """{seat}, {most}

        This is said to nobody.
        """

        most = 3
        nature: typing.ClassVar[str] = "seat"
        seat: str

    class HeldTwice(Held):
        seat: str = "both"
        times: int = 2

    assert (Held._fields, HeldTwice._fields) == (("seat",), ("seat", "times"))
    assert HeldTwice(times=4).args == ("both", 4)
    assert sentence(load_translator("en"), Held("A")) == "A, 3"


def test_a_value_is_trimmed_where_the_class_says_so() -> None:
    error = BadCode("x" * 100)
    assert error.code == "x" * 60
    assert copy.copy(error).code == error.code


def test_a_traceback_shows_no_record() -> None:
    error = ChangedMeanwhile(("family_name",), a_person(UUID(int=7), "Exemple"))
    assert str(error) == "('family_name',), Person"
    assert str(SeatTaken("Exemple", DAY)) == "Exemple, 2026-03-01"


def test_the_cause_and_the_bare_error_stay_what_they_were() -> None:
    with pytest.raises(UserError) as caught:
        try:
            raise OSError("medium")
        except OSError as cause:
            raise UserError("no sentence") from cause
    assert isinstance(caught.value.__cause__, OSError)
    assert (str(caught.value), caught.value.args) == ("no sentence", ("no sentence",))
