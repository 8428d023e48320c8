"""Does every failure become one plain sentence?"""

import ast
import datetime as dt
from functools import cache
from pathlib import Path

import ctj_desktop
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import Refused, StoreError, UserError
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.catalogues import CLASS_LINE, error_names
from ctj_desktop.i18n.errors import sentence

FR, DE, EN = (load_translator(locale) for locale in ("fr_CH", "de_CH", "en"))


class Sample(Refused):
    """{state}, {day}, {time}, {money}, {title}, {file}, {names}, {count}, {missing}"""

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
        """“{name}” is odd."""

        name = "{evil} {0} {"

    assert sentence(EN, Odd()) == "“{evil} {0} {” is odd."


def test_kinds_and_terms_are_translated_and_days_written() -> None:
    class Gone(UserError):
        """{kind}, {detail}, {day}, {name}"""

        kind = "agenda_item"
        detail = "yes"
        day = "2026-03-01"
        name = "yes"

    assert sentence(DE, Gone()).replace("\u00a0", " ") == "Traktandum, ja, 1. März 2026, yes"


@cache
def error_classes() -> list[tuple[str, ast.ClassDef]]:
    """Every error of the package, with where it stands."""
    root = Path(ctj_desktop.__file__).parent
    sources = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.py")}
    errors = error_names("\n".join(sources.values()))
    return [
        (f"{path}:{node.name}", node)
        for path, source in sorted(sources.items())
        if errors.intersection(name for name, _ in CLASS_LINE.findall(source))
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and node.name in errors
    ]


def test_every_error_says_the_first_paragraph_of_its_docstring() -> None:
    """Where a value decides what it says, or those below it say it, `message` is empty."""
    for name, node in error_classes():
        assert ast.get_docstring(node), f"{name}: write what the person reads as the first paragraph of its docstring"
        for part in node.body:
            if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "message":
                said = ast.literal_eval(part.value) if isinstance(part.value, ast.Constant) else ast.unparse(part.value)
                assert said == "", f"{name}: its sentence stands in its docstring, so leave `message` out"
