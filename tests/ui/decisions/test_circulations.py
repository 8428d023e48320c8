"""Can something be put to the vote in writing by the window, from its draft to the meeting it is reported to?"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.statutes import CirculationRule
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.membership.interests import declare_interest
from ctj_desktop.services.membership.people import add_organisation, change_person
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes.circulations.answers import proofs_of, record_circulation_answer
from ctj_desktop.services.minutes.circulations.letters import readers_of
from ctj_desktop.services.minutes.circulations.life import add_circulation, open_circulation
from ctj_desktop.services.minutes.circulations.reading import running, voters_of
from ctj_desktop.services.papers.answer_workbooks import vote_workbook
from ctj_desktop.services.session.replying.refusals import RepliedSo
from ctj_desktop.ui.decisions.circulating.sending import SendCirculation
from ctj_desktop.ui.decisions.circulating.voters import VoterTable
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.meetings.sending.wishes import FOLDER
from ctj_desktop.ui.today.words import circulation_lines
from ctj_desktop.ui.widgets.button import Button
from tests.files.answer_forms.made import ticked
from tests.office import text
from tests.ui.beginning import DAY, a_committee, a_meeting_of
from tests.ui.desktop import CTRL, CTRL_SHIFT, Desktop, InDialog, Key

UNTIL = date(2027, 3, 26)
SAID = text("Le comité soutient le projet.", "Der Ausschuss unterstützt das Projekt.")


def a_writing_committee(desktop: Desktop, *, seats: int = 3) -> Any:
    """A committee that may decide in writing where two thirds agree, whose members have a mail address."""
    committee, do = a_committee(desktop, seats=seats), desktop.workspace.do_fields
    do(
        adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        circulation=CirculationRule(numerator=2, denominator=3, article="13"),
    )
    for number, person in enumerate(desktop.store.all(Person, order="family_name")):
        do(change_person, person=person.id, work_email=f"membre{number}@exemple.example")
    return committee


def a_draft(desktop: Desktop, committee: Any, said: Bilingual = SAID) -> Circulation:
    """One that is not opened, looked at."""
    told: Circulation = desktop.workspace.do_fields(
        add_circulation,
        committee=committee.id,
        title=text("Soutien au sentier", "Unterstützung des Wegs"),
        text=said,
        until=UNTIL,
    )
    look_at(desktop, told)
    return told


def an_open_one(desktop: Desktop) -> Circulation:
    """One that is out for answers since two days."""
    told = a_draft(desktop, a_writing_committee(desktop))
    desktop.workspace.do(open_circulation, circulation=told.id, on=DAY - timedelta(days=2))
    look_at(desktop, told)
    return told


def answered(desktop: Desktop, line: CirculationVoter) -> None:
    """Yes, today."""
    yes = CirculationAnswer.YES
    desktop.workspace.do_fields(record_circulation_answer, voter=line.id, answer=yes, answered_on=DAY)


def task(desktop: Desktop) -> Callable[[], None]:
    """The key for a new task, from wherever one is."""
    return lambda: desktop.press(Key.Key_T, CTRL_SHIFT)


def opened(desktop: Desktop, name: str) -> None:
    """Which dialog is open."""
    dialog = desktop.dialog()
    assert dialog is not None
    assert dialog.objectName() == name


def look_at(desktop: Desktop, told: Circulation) -> None:
    """Its sheet."""
    desktop.window.desk.navigator.go(Place(page="registers", record=told.id, detail="circulations"))


def lines(desktop: Desktop) -> list[CirculationVoter]:
    """Whoever is asked, in the order of the seats."""
    return desktop.store.all(CirculationVoter, order="position, seat")


@pytest.mark.long
def test_a_form_that_is_dropped_is_an_answer_with_its_proof(empty: Desktop, tmp_path: Path) -> None:
    told = an_open_one(empty)
    [first, *_others] = voters_of(empty.store, told.id)
    [reader] = readers_of(empty.store, [first], DAY)
    path = tmp_path / "réponse.xlsx"
    path.write_bytes(ticked(vote_workbook(empty.store, told, reader, DAY), CirculationAnswer.YES))
    empty.window.desk.navigator.go(Place(page="today"))
    empty.window.receive(path)
    empty.settle()
    assert [one.name for one in proofs_of(empty.store, first.id)] == ["réponse.xlsx"]
    assert first.name in empty.text("status.sentence")
    place = empty.window.desk.navigator.place
    assert place is not None
    assert place.record == told.id
    empty.window.receive(path)
    empty.settle()
    refused = RepliedSo(first.name, CirculationAnswer.YES)
    assert empty.text("status.sentence") == sentence(empty.window.desk.t, refused)


@pytest.mark.long
def test_it_is_opened_answered_by_one_key_closed_and_reported(
    empty: Desktop, in_dialog: InDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    committee, asked = a_writing_committee(empty), list[str]()
    told = a_draft(empty, committee)
    monkeypatch.setattr(SendCirculation, "exec", lambda dialog: asked.append(dialog.objectName()))
    in_dialog(
        lambda: empty.click("circulations.sheet.open_circulation"),
        lambda: empty.click("dialog.open_circulation.go"),
    )
    assert asked == ["dialog.send_circulation"]
    assert empty.shows("circulations.sheet.remind_circulation")
    assert not empty.shows("circulations.sheet.open_circulation")
    table, t = empty.find(VoterTable, "voters.table"), empty.window.desk.t
    table.setFocus()
    for row, key in enumerate(("Y", "N", "Y")):
        table.select(lines(empty)[row].id)
        empty.keys(t.p("key of an answer", key))
    yes, no = CirculationAnswer.YES, CirculationAnswer.NO
    assert [line.answer for line in lines(empty)] == [yes, no, yes]
    empty.press(Key.Key_Backspace)
    assert lines(empty)[2].answer is None
    assert not empty.find(Button, "circulations.sheet.close_circulation").isEnabled()
    empty.press(Key.Key_Z, CTRL)
    empty.click("circulations.sheet.close_circulation")
    [decision] = empty.store.all(Decision)
    assert decision.circulation == told.id
    meeting = a_meeting_of(empty, committee)
    look_at(empty, told)
    in_dialog(
        lambda: empty.click("circulations.sheet.report_circulation"),
        lambda: empty.click("dialog.report_circulation.go"),
    )
    assert "C-2027-01" in empty.store.all(AgendaItem, meeting=meeting.id, order="position")[-1].title.fr.text


@pytest.mark.long
def test_a_new_task_from_the_menu_is_none_by_circulation(empty: Desktop, in_dialog: InDialog) -> None:
    a_draft(empty, a_writing_committee(empty))
    for key, name in (
        (lambda: empty.press(Key.Key_N, CTRL), "dialog.new_circulation"),
        (task(empty), "dialog.new_task"),
    ):
        in_dialog(key, lambda expected=name: opened(empty, expected))  # type: ignore[misc]


@pytest.mark.long
@pytest.mark.parametrize("until", [DAY, DAY - timedelta(days=1)])
def test_the_first_page_shows_what_runs_and_what_can_be_closed(empty: Desktop, until: date) -> None:
    committee, do = a_writing_committee(empty), empty.workspace.do_fields
    told = do(add_circulation, committee=committee.id, title=text("Soutien", "Beitrag"), text=text("Oui", "Ja"))
    empty.workspace.do(open_circulation, circulation=told.id, on=DAY - timedelta(days=9), until=until)
    empty.window.desk.navigator.go(Place(page="today"))
    empty.settle()
    assert not empty.window.grab().isNull()
    [line] = circulation_lines(empty.window.desk.t, running(empty.store, DAY))
    assert line.title.startswith("C-2027-01")
    assert line.icon == ("paper-plane-tilt" if until == DAY else "warning")


@pytest.mark.long
def test_letters_are_made_and_the_silent_reminded(empty: Desktop, in_dialog: InDialog, tmp_path: Path) -> None:
    told = an_open_one(empty)
    folder = tmp_path / "lettres"
    folder.mkdir()
    empty.workspace.unfinished[FOLDER] = folder

    def make() -> None:
        dialog = empty.dialog()
        empty.click("dialog.send_circulation.go")
        empty.bot.waitUntil(lambda: empty.dialog() is not dialog)

    in_dialog(lambda: empty.click("circulations.sheet.send_circulation"), make)
    assert [len(list(path.iterdir())) for path in folder.iterdir()] == [3]
    assert all(line.made_at is not None for line in lines(empty))
    empty.click("voters.sent")
    assert all(line.sent_on == DAY for line in lines(empty))
    answered(empty, lines(empty)[0])
    in_dialog(lambda: empty.click("circulations.sheet.remind_circulation"), make)
    assert [line.reminded_on for line in lines(empty)] == [None, DAY, DAY]
    assert empty.store.get(Circulation, told.id) is not None


@pytest.mark.long
def test_a_proof_is_kept_an_answer_corrected_and_the_whole_withdrawn(
    empty: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = an_open_one(empty)
    table = empty.find(VoterTable, "voters.table")
    table.setFocus()
    empty.click("voters.no")
    mail = tmp_path / "réponse.eml"
    mail.write_bytes(b"Non.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(mail), ""))
    empty.click("voters.proof")
    first = lines(empty)[0]
    assert [one.name for one in proofs_of(empty.store, first.id)] == ["réponse.eml"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "copie.eml"), ""))
    empty.click("voters.copy")
    assert (tmp_path / "copie.eml").read_bytes() == b"Non."

    def correct() -> None:
        empty.fill("dialog.circulation_answer.answered_on", "10.03.2027")
        empty.leave()
        empty.click("dialog.circulation_answer.go")

    table.setFocus()
    in_dialog(lambda: empty.press(Key.Key_F2), correct)
    assert (lines(empty)[0].answered_on, lines(empty)[0].answer) == (date(2027, 3, 10), CirculationAnswer.NO)

    def withdraw() -> None:
        empty.fill(f"dialog.withdraw_circulation.reason.{empty.side()}", "Sans objet")
        empty.leave()
        empty.click("dialog.withdraw_circulation.go")

    in_dialog(lambda: empty.click("circulations.sheet.withdraw_circulation"), withdraw)
    stored = empty.store.get(Circulation, told.id)
    assert stored is not None
    assert stored.withdrawn_on == DAY
    said = empty.window.desk.t("It was withdrawn: nothing is decided.")
    assert said in empty.text("circulations.sheet.standing")


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_somebody_stands_back_by_one_key_before_it_is_opened_and_after(empty: Desktop) -> None:
    committee = a_writing_committee(empty)
    body = empty.workspace.do_fields(add_organisation, name=text("Commune de Vauxneuf", "Vauxneuf"))
    seat = empty.store.all(Seat, order="position, id")[0]
    (mandate,) = empty.store.all(Mandate, seat=seat.id)
    given = {"committee": committee.id, "person": mandate.person, "organisation": body.id}
    empty.workspace.do_fields(declare_interest, **given, start=date(2026, 1, 1))
    told = a_draft(empty, committee, text("Soutenir la Commune de Vauxneuf.", "Vauxneuf unterstützen."))
    table = empty.find(VoterTable, "voters.table")
    assert [line.one.recused for line in table.rows_model.rows] == [False, False, False]
    assert "Commune de Vauxneuf" in empty.text("voters.perhaps.sentence")
    assert "la décision proposée en fait mention" in empty.text("voters.perhaps.sentence")
    table.setFocus()
    table.select(table.rows_model.rows[0].key)
    empty.keys("O")
    assert lines(empty) == [], "nobody answers before it is opened"
    empty.keys("R")
    assert [(line.seat, line.recused) for line in lines(empty)] == [(seat.id, True)]
    empty.workspace.do(open_circulation, circulation=told.id, on=DAY)
    look_at(empty, told)
    table.setFocus()
    table.select(lines(empty)[1].id)
    empty.keys("R")
    assert [line.recused for line in lines(empty)] == [True, True, False]
    assert "Se récusent" in empty.text("circulations.sheet.standing")
    empty.click("voters.recuse")
    assert [line.recused for line in lines(empty)] == [True, False, False]
    table.select(lines(empty)[0].id)
    assert not empty.find(Button, "voters.yes").isEnabled()
