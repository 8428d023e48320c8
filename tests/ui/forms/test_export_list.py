"""Does a list leave the window as a file: what is shown alone, of the kind that was chosen?"""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from ctj_desktop.domain.records.people import Address, DeliveryChannel, Person, Side
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.files.cell_table import CellTable
from ctj_desktop.services.membership import committees, people
from ctj_desktop.ui.forms import export_list
from ctj_desktop.ui.forms.export_list import CARDS, OLD_CARDS
from ctj_desktop.ui.forms.mail_merge import MailMerge
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.frame.navigation import Place
from tests.ui.desktop import CTRL, Desktop, InDialog, Key

Choose = Callable[[str, str], Path]


@pytest.fixture
def choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """A name and a kind of file in the dialog of the system."""

    def answer(name: str, kind: str) -> Path:
        def asked(_parent: object, _title: str, _proposal: str, kinds: str) -> tuple[str, str]:
            [words] = [one for one in kinds.split(";;") if kind in one][-1:] or [kinds.split(";;")[0]]
            return str(tmp_path / name), words

        monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
        return tmp_path / name

    return answer


@pytest.fixture
def persons(empty: Desktop) -> Desktop:
    """Three persons in the list of the directory, one without an address."""
    for name in ("Amstutz", "Berthoud", "Chapuis"):
        mail = f"{name.lower()}@x.ch" if name != "Chapuis" else ""
        empty.workspace.do_fields(people.add_person, family_name=name, work_email=mail)
    empty.window.desk.navigator.go(Place(page="persons"))
    empty.find(RecordTable, "persons.table").setFocus()
    return empty


def wait_for(desktop: Desktop, file: Path) -> bytes:
    desktop.bot.waitUntil(lambda: file.is_file() and not desktop.window.desk.jobs.pending())
    return file.read_bytes()


@pytest.mark.long
def test_a_workbook_has_the_lines_of_the_filter_and_no_private_field(persons: Desktop, choose: Choose) -> None:
    file = choose("liste", "xlsx")
    persons.fill("persons.search", "bert")
    persons.bot.waitUntil(lambda: len(persons.cells(persons.find(RecordTable, "persons.table"), 0)) == 1)
    persons.trigger("action.export_list")
    wait_for(persons, file.with_suffix(".xlsx"))
    head, *rows = CalamineWorkbook.from_path(str(file.with_suffix(".xlsx"))).get_sheet_by_index(0).to_python()
    t = persons.window.desk.t
    assert [row[head.index(t("Family name"))] for row in rows] == ["Berthoud"]
    assert [row[head.index(t("E-mail"))] for row in rows] == ["berthoud@x.ch"]
    assert not any("priv" in str(heading).lower() for heading in head)


def test_the_ending_that_was_typed_says_which_kind_of_file(persons: Desktop, choose: Choose) -> None:
    file = choose("liste.CSV", "xlsx")
    persons.press(Key.Key_E, CTRL)
    assert wait_for(persons, file).decode("utf-8-sig").count("\r\n") == 4


@pytest.mark.long
@pytest.mark.parametrize(("kind", "version"), [(CARDS, "4.0"), (OLD_CARDS, "3.0")])
def test_persons_leave_as_cards_too(persons: Desktop, choose: Choose, kind: str, version: str) -> None:
    file = choose("liste.vcf", persons.window.desk.t(kind))
    persons.trigger("action.export_list")
    cards = wait_for(persons, file).decode()
    assert cards.count("BEGIN:VCARD") == 3
    assert f"VERSION:{version}" in cards


@pytest.mark.long
def test_addresses_are_copied_for_a_mail_program_and_who_has_none_is_counted(persons: Desktop) -> None:
    said: list[str] = []
    persons.workspace.bus.said.connect(said.append)
    persons.trigger("action.copy_addresses")
    assert QGuiApplication.clipboard().text() == "Amstutz <amstutz@x.ch>; Berthoud <berthoud@x.ch>"
    t = persons.window.desk.t
    copied = t.n("{count} e-mail address copied.", "{count} e-mail addresses copied.", 2).format(count=2)
    without = t.n("{count} person has none.", "{count} persons have none.", 1).format(count=1)
    assert said == [f"{copied} {without}"]


@pytest.mark.long
def test_a_file_that_cannot_be_written_says_why(persons: Desktop, choose: Choose, tmp_path: Path) -> None:
    choose("nulle/part.csv", "csv")
    refused: list[str] = []
    persons.workspace.bus.refused.connect(refused.append)
    persons.trigger("action.export_list")
    persons.bot.waitUntil(lambda: bool(refused))
    assert "part.csv" in refused[0]


@pytest.mark.long
def test_what_is_stopped_is_not_written(persons: Desktop, choose: Choose, monkeypatch: pytest.MonkeyPatch) -> None:
    file, begun, go_on = choose("liste.csv", "csv"), threading.Event(), threading.Event()

    def slow(*_arguments: object, **_more: object) -> CellTable:
        begun.set()
        go_on.wait()
        return CellTable("", (), ())

    monkeypatch.setattr(export_list, "exported_list", slow)
    said: list[str] = []
    persons.workspace.bus.said.connect(said.append)
    persons.trigger("action.export_list")
    begun.wait()
    persons.workspace.bus.stopped.emit()
    assert said == [persons.window.desk.t("Stopped: nothing was written.")]
    go_on.set()
    persons.bot.waitUntil(lambda: not persons.window.desk.jobs.pending())
    assert not file.exists()


@pytest.mark.long
def test_addresses_leave_for_a_word_processor(persons: Desktop, choose: Choose, in_dialog: InDialog) -> None:
    file = choose("lettres.csv", "csv")
    post = {"channel": DeliveryChannel.POST}
    chapuis, berthoud = (persons.store.all(Person, family_name=name)[0].id for name in ("Chapuis", "Berthoud"))
    persons.workspace.do_fields(people.change_person, person=chapuis, **post)
    address = Address(street="Rue", number="1", postcode="2350", place="Saignelégier", country=Side.CH)
    persons.workspace.do_fields(people.change_person, person=berthoud, work_address=address, **post)
    t, wrote = persons.window.desk.t, list[str]()
    persons.workspace.bus.wrote.connect(lambda said, _path: wrote.append(said))

    def walk() -> None:
        dialog = persons.dialog()
        assert isinstance(dialog, MailMerge)
        assert dialog.count.text() == t.n("{count} person", "{count} persons", 3).format(count=3)
        dialog.language.choose(Language.DE)
        dialog.language.activated.emit(2)
        assert not dialog.act.isEnabled()
        dialog.language.choose(None)
        dialog.channel.choose(DeliveryChannel.POST)
        dialog.channel.activated.emit(1)
        assert dialog.missing.text() == t("Without an address: {names}").format(names="Chapuis")
        persons.click("dialog.mail_merge.go")

    in_dialog(lambda: persons.trigger("action.mail_merge"), walk)
    head, *rows = wait_for(persons, file).decode("utf-8-sig").splitlines()
    assert t("Address line {number}").format(number=6) in head
    assert ["Rue 1;2350 Saignelégier" in row for row in rows] == [True, False]
    assert wrote[-1].endswith("Chapuis")


@pytest.mark.long
def test_the_committee_of_a_day_leaves_with_its_seats(empty: Desktop, choose: Choose) -> None:
    name = Bilingual.of("Comité", "Ausschuss")
    committee = empty.workspace.do_fields(committees.add_committee, code="X", name=name)
    label = Bilingual.of("Siège 1", "Sitz 1")
    empty.workspace.do_fields(committees.add_seat, committee=committee.id, side=Side.FR, label=label)
    empty.window.desk.navigator.go(Place(page="members", detail="composition"))
    file = choose("comite.csv", "csv")
    empty.trigger("action.export_list")
    head, line = wait_for(empty, file).decode("utf-8-sig").splitlines()
    designation = empty.window.desk.t("Designation")
    assert head.startswith(f"{designation} (FR);{designation} (DE);")
    assert line.startswith("Siège 1;Sitz 1;")
