"""Do records and values stay as they were built, whatever derives from them?"""

import importlib
import pkgutil
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

import pytest
from msgspec import Struct

import ctj_desktop.domain
from ctj_desktop.domain.record import NO_DEFAULT, NamedValue, PositionalValue, Record, field, fields, is_value, replace
from ctj_desktop.domain.records.people import Person


class Base(NamedValue):
    """Two parts, one with a default between."""

    first: int
    second: int = 2
    third: int


class Derived(Base):
    """Says a part anew, as a record says its id."""

    fourth: int
    first: int


class Pair(PositionalValue):
    """By place; the second is made for each."""

    one: str
    two: list[str] = field(default_factory=list)


class LongerPair(Pair):
    """More of it."""

    three: str = ""


@dataclass
class Changing:
    """What stays a dataclass."""

    one: str
    two: list[str] = dataclass_field(default_factory=list)
    three: str = "c"


def test_a_part_said_anew_keeps_its_place() -> None:
    """The columns of a record stand in this order."""
    assert [part.name for part in fields(Derived)] == ["first", "second", "third", "fourth"]
    assert [part.name for part in fields(Person)][:2] == ["id", "home"]


@pytest.mark.parametrize("value", [Base(first=1, third=3), Derived(first=1, third=3, fourth=4), Pair("a")])
def test_nothing_changes(value: Any) -> None:
    """Nor gains a part; `object` cannot force it either, as it can with a dataclass."""
    name = fields(value)[0].name
    with pytest.raises(AttributeError):
        setattr(value, name, "other")
    with pytest.raises(AttributeError):
        value.unheard = 1


def test_parts_are_given_by_name_or_by_place() -> None:
    make: Any = Derived
    with pytest.raises(TypeError):
        make(1, 2, 3, 4)
    with pytest.raises(TypeError):
        make(first=1)
    assert Pair("a", ["b"]).two == ["b"]
    assert LongerPair("a", ["b"], "c") == LongerPair(one="a", two=["b"], three="c")


def test_values_are_equal_by_class_and_parts() -> None:
    derived = Derived(first=1, third=3, fourth=4)
    assert derived == Derived(first=1, third=3, fourth=4)
    assert hash(derived) == hash(Derived(first=1, third=3, fourth=4))
    assert Pair("a") != LongerPair("a")
    assert Pair("a").two is not Pair("a").two


def test_fields_say_which_are_required() -> None:
    """One sentinel, whatever the class is made of."""
    assert fields(Base) == (("first", NO_DEFAULT, True), ("second", 2, False), ("third", NO_DEFAULT, True))
    assert fields(Pair) == fields(Pair("a")) == (("one", NO_DEFAULT, True), ("two", NO_DEFAULT, False))
    assert fields(Changing("a")) == (*fields(Pair), ("three", "c", False))
    with pytest.raises(TypeError):
        fields("text")


def test_what_is_a_value() -> None:
    assert all(map(is_value, (Base, Pair("a"), Changing, Changing("a"))))
    assert not any(map(is_value, ("text", str, None, ("a",), list[str])))


def test_replace_checks_what_it_is_given() -> None:
    """By the type checker too: the comments below would be unused otherwise."""
    assert replace(Pair("a", ["b"]), one="c") == Pair("c", ["b"])
    assert replace(Changing("a"), one="c") == Changing("c")
    with pytest.raises(TypeError):
        replace(Pair("a"), unheard=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(Changing("a"), unheard=1)  # type: ignore[call-arg]


def test_a_field_of_a_dataclass_is_none_of_a_value() -> None:
    """It would be the default itself."""
    with pytest.raises(TypeError, match="field"):

        class Wrong(NamedValue):
            part: list[str] = dataclass_field(default_factory=list)


def test_every_struct_of_the_domain_is_frozen() -> None:
    """One built on `Struct` itself would not be; records take their parts by name alone."""
    structs = [
        cls
        for module in pkgutil.walk_packages(ctj_desktop.domain.__path__, "ctj_desktop.domain.")
        for cls in vars(importlib.import_module(module.name)).values()
        if isinstance(cls, type) and issubclass(cls, Struct) and cls.__module__ == module.name
    ]
    assert len(structs) > 100
    for cls in structs:
        assert cls.__struct_config__.frozen, cls
        assert not issubclass(cls, Record) or not cls.__match_args__, cls


def test_a_field_without_a_default_is_told_by_one_sign() -> None:
    """It stands in messages of ours, so it has a name; None and the empty text are defaults."""
    signs = [part.default for part in fields(Person) if part.default is NO_DEFAULT]
    assert signs
    assert {repr(sign) for sign in signs} == {"NO_DEFAULT"}
    defaults: tuple[object, ...] = (None, "")
    assert NO_DEFAULT not in defaults
