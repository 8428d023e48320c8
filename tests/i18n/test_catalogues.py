"""Are the catalogues whole, and does the check see what is wrong?"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from ctj_desktop import paths
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import catalogues
from ctj_desktop.i18n.catalogues import (
    NotExtractable,
    SourceMessage,
    catalogue_problems,
    check,
    error_names,
    extract_source,
    main,
    merged,
    message_problems,
    po_bytes,
    template,
)

FR, DE, EN = Language.FR, Language.DE, Language.EN


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """The sources do not change while the tests run: they are read once, not for every command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "extract", cache(catalogues.extract))
        yield


@pytest.mark.long  # and a step of .ci/run
def test_the_catalogues_of_this_tree_are_true() -> None:
    assert check() == []


def _keys(source: str) -> list[object]:
    return [found.key for found in extract_source(source, "x.py")]


def test_messages_are_found_wherever_a_translator_is_called() -> None:
    source = """
TITLE = N_("Agenda")
label.setText(self.t("Meeting of {date}").format(date=day))
self._t("Two "
        "pieces")
t.n("{count} member", "{count} members", count)
t.p("state", "Open")
t(variable)
other("not a message")
t("")
"""
    assert _keys(source) == [
        (None, "Agenda"),
        (None, "Meeting of {date}"),
        (None, "Two pieces"),
        (None, ("{count} member", "{count} members")),
        ("state", "Open"),
    ]


def test_an_error_says_the_first_paragraph_of_its_docstring_unless_it_binds_a_message() -> None:
    source = '''
class Refused(UserError):
    """A rule forbids it."""

    message = ""

class TooLate(Refused, Other):
    """{day} is too late.
    Choose an earlier one.

    The rule has a source.
    """

class MuchTooLate(TooLate):
    pass

class Unreadable(StoreError):
    """It depends."""

    message: str

class Computed(StoreError):
    """It depends, too."""

    @property
    def message(self): ...

class Record:
    """This is no error."""
'''
    errors = error_names(source)
    assert errors == {"Refused", "TooLate", "MuchTooLate", "Unreadable", "Computed"}
    found = [message.key for message in extract_source(source, "x.py", errors)]
    assert found == [(None, "{day} is too late. Choose an earlier one.")]


@pytest.mark.parametrize("source", ['t(f"Meeting {day}")', 't("Meeting " + day)', 'N_(day + " of")'])
def test_a_composed_message_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(NotExtractable, match=r"x\.py:1"):
        extract_source(source, "x.py")


@pytest.mark.parametrize(
    ("source", "text", "language", "problems"),
    [
        ("Meeting {number}", "Séance {number}", FR, []),
        ("Meeting {number}", "Séance {numero}", FR, ["fields differ"]),
        ("Meeting {number}", "Séance", FR, ["fields differ"]),
        ("Meeting {number}", "Séance {number", FR, ["fields differ"]),
        ("Greetings", "Freundliche Grüße", DE, ["ß in Swiss German"]),
        ("Greetings", "Freundliche Grüsse", DE, []),
        ("Agenda", "L'ordre du jour", FR, ["straight apostrophe"]),
        ("Agenda", "L’ordre du jour", FR, []),
        ("Why?", "Pourquoi ?", FR, ["typographic spaces missing"]),
        ("Why?", "Pourquoi\u202f?", FR, []),
        ("Agenda", "", FR, ["untranslated"]),
        ("Agenda", "", DE, ["untranslated"]),
        ("Agenda", "", EN, []),
    ],
)
def test_what_is_wrong_with_a_message(source: str, text: str, language: Language, problems: list[str]) -> None:
    assert message_problems(Message(source, string=text), language) == problems


def test_a_plural_is_whole_and_each_form_may_drop_the_count() -> None:
    source = ("One member", "{count} members")
    assert message_problems(Message(source, string=("Un membre", "{count} membres")), FR) == []
    assert message_problems(Message(source, string=("Un membre", "")), FR) == ["untranslated"]
    assert message_problems(Message(source, string=("Un membre", "{total} membres")), FR) == ["fields differ"]


def test_a_fuzzy_message_is_a_problem_and_named() -> None:
    catalog = Catalog(locale="fr")
    catalog.add("Agenda", "Ordre du jour", flags=["fuzzy"])
    assert catalogue_problems(catalog, FR) == ["fuzzy: 'Agenda'"]


def test_merging_keeps_translations_and_brings_back_what_was_set_aside() -> None:
    agenda, minutes = (
        SourceMessage(key=(None, "Agenda"), file="a.py"),
        SourceMessage(key=(None, "Minutes"), file="a.py"),
    )
    old = Catalog(locale="fr")
    old.add("Agenda", "Ordre du jour")
    old.add("Gone", "Disparu")
    first = merged(template([agenda, minutes]), old, FR)
    assert first["Agenda"].string == "Ordre du jour"
    assert first["Minutes"].string == ""
    assert first.obsolete["Gone"].string == "Disparu"
    second = merged(template([SourceMessage(key=(None, "Gone"), file="b.py")]), first, FR)
    assert second["Gone"].string == "Disparu"
    assert set(second.obsolete) == {"Agenda"}


def test_the_same_word_in_two_contexts_is_two_messages() -> None:
    found = [SourceMessage(key=("a", "Open"), file="a.py"), SourceMessage(key=("b", "Open"), file="a.py")]
    old = Catalog(locale="de")
    old.add("Open", "offen", context="a")
    old.add("Open", "Öffnen", context="b")
    again = merged(template(found), old, DE)
    shown = {message.context: message.string for message in again if message.id}
    assert shown == {"a": "offen", "b": "Öffnen"}


def test_files_hold_no_date_no_line_number_and_no_machine() -> None:
    text = po_bytes(template([SourceMessage(key=(None, "Agenda"), file="ctj_desktop/a.py")])).decode()
    assert "-Date" not in text
    assert "#: ctj_desktop/a.py\n" in text
    for language in (FR, DE, EN):
        assert "-Date" not in catalogues.po_path(language).read_text(encoding="utf-8")


@pytest.fixture
def private_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of catalogues of its own, written from a hundredth of the real source."""
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    few = catalogues.extract()[::100]
    monkeypatch.setattr(catalogues, "extract", lambda: few)
    assert main(["update"]) == 0
    return tmp_path


@pytest.mark.long
def test_update_twice_gives_the_same_bytes(private_catalogues: Path) -> None:
    before = {path: path.read_bytes() for path in private_catalogues.rglob("ctj.*")}
    assert len(before) == 7
    assert main(["update"]) == 0
    assert {path: path.read_bytes() for path in private_catalogues.rglob("ctj.*")} == before


@pytest.mark.long
def test_check_names_what_is_stale(private_catalogues: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (private_catalogues / "ctj.pot").write_text("", encoding="utf-8")
    (private_catalogues / "de/LC_MESSAGES/ctj.mo").unlink()
    assert main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "ctj.pot is stale: run update" in lines
    assert "de: ctj.mo is stale: run compile" in lines
    assert "fr: ctj.mo is stale: run compile" not in lines
    assert any(line.startswith("fr: untranslated: ") for line in lines)
    assert main(["compile"]) == 0
    assert not [line for line in check() if ".mo" in line]


def test_a_wrong_command_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["upgrade"]) == 2
    assert "update|compile|check" in capsys.readouterr().err


def test_french_counts_zero_as_one() -> None:
    for language, forms in ((FR, "plural=(n > 1)"), (DE, "plural=(n != 1)")):
        assert forms in catalogues.po_path(language).read_text(encoding="utf-8")
