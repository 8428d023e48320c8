"""Does every failure become one plain sentence?"""

import ast
import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

import ctj_desktop
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_, Refused, StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.errors import sentence

FR, DE, EN = (load_translator(locale) for locale in ("fr_CH", "de_CH", "en"))


class Sample(Refused):
    """An error with every sort of field."""

    message = N_("{state}, {day}, {time}, {money}, {title}, {file}, {names}, {count}, {missing}")
    state: MeetingState = MeetingState.HELD
    day: dt.date = dt.date(2026, 3, 1)
    time: dt.time = dt.time(14, 30)
    money: Money = Money(1000000, Currency.CHF)
    title: Bilingual = Bilingual.of("Marchés", "Märkte")
    file: Path = Path("somewhere") / "comité.ctj"
    names: tuple[str, ...] = ("Morteau", "Orbe", "Delle")
    count: int = 1234


def test_fields_are_written_as_the_reader_writes_them() -> None:
    assert sentence(FR, Sample()).replace("\u00a0", " ") == (
        "tenue, 1er mars 2026, 14 h 30, CHF 10’000.00, Marchés, comité.ctj, Morteau, Orbe et Delle, 1\u202f234, …"
    )
    assert sentence(DE, Sample()).replace("\u00a0", " ") == (
        "durchgeführt, 1. März 2026, 14.30 Uhr, CHF 10’000.00, Märkte, comité.ctj, Morteau, Orbe und Delle, 1’234, …"
    )


def test_an_error_without_a_sentence_says_what_it_knows() -> None:
    assert sentence(FR, UserError("pas de séance")) == "Opération impossible\u00a0: pas de séance"
    assert sentence(EN, Refused()) == "This cannot be done: Refused"
    assert sentence(EN, StoreError("I/O")).startswith("The file or the medium failed: I/O.")


def test_braces_in_a_value_stay_text() -> None:
    class Odd(UserError):
        message = N_("“{name}” is odd.")
        name = "{evil} {0} {"

    assert sentence(EN, Odd()) == "“{evil} {0} {” is odd."


def test_kinds_and_terms_are_translated_and_days_written() -> None:
    class Gone(UserError):
        message = N_("{kind}, {detail}, {day}, {name}")
        kind = "agenda_item"
        detail = "yes"
        day = "2026-03-01"
        name = "yes"

    assert sentence(DE, Gone()).replace("\u00a0", " ") == "Traktandum, ja, 1. März 2026, yes"


CARRIES = re.compile(r"^ +message\b *[:=]", re.MULTILINE)


@cache
def error_classes() -> list[tuple[str, ast.ClassDef]]:
    """Every class of the package that looks like one of our errors and carries a message."""
    found = []
    root = Path(ctj_desktop.__file__).parent
    sources = [(path, path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.py"))]
    for path, source in sources:
        for node in ast.walk(ast.parse(source)) if CARRIES.search(source) else ():
            if isinstance(node, ast.ClassDef) and _message_value(node) is not None:
                found.append((f"{path.relative_to(root).as_posix()}:{node.name}", node))
    return found


def _message_value(node: ast.ClassDef) -> ast.expr | None:
    for statement in node.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "message":
            return statement.value
        if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.target) == "message":
            return statement.value
    return None


@pytest.mark.parametrize(("name", "node"), error_classes(), ids=[name for name, _ in error_classes()])
def test_every_message_of_an_error_is_marked(name: str, node: ast.ClassDef) -> None:
    value = _message_value(node)
    assert isinstance(value, ast.Call), f"{name}: write message = N_(…), or it is never translated"
    assert ast.unparse(value.func) == "N_"
