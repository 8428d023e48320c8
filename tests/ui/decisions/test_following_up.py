"""Are owners reminded and due days saved from the register, and is it said who was left out?"""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.services.minutes.task_lists import owners
from ctj_desktop.ui.decisions.reminders import RemindersDialog
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.widgets.fields import ComboBox
from tests.ui.desktop import Desktop, InDialog, Key


def shown(office: Desktop) -> None:
    office.window.desk.navigator.go(Place(page="registers", detail="tasks"))


def dialog(office: Desktop) -> RemindersDialog:
    found = office.dialog()
    assert isinstance(found, RemindersDialog)
    return found


@pytest.mark.long
def test_each_owner_has_a_draft_and_whoever_cannot_be_written_to_is_named(
    office: Desktop, in_dialog: InDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(office)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    count = 0

    def save() -> None:
        nonlocal count
        found = dialog(office)
        count = found.owners.text().count("\n") + 1
        assert found.left_out.isVisible()
        office.press(Key.Key_Return)

    in_dialog(lambda: office.click("tasks.remind_owners"), save)
    drafts = sorted(tmp_path.glob("*.eml"))
    assert len(drafts) == count
    for draft in drafts:
        message = message_from_bytes(draft.read_bytes(), policy=default)
        assert message["X-Unsent"] == "1"
        assert "T-2026-0" in message.get_content()
    kept = drafts[0].read_bytes()
    drafts[0].write_bytes(b"")

    def over_it() -> None:
        in_dialog(lambda: office.click("dialog.reminders.go"), lambda: office.click("dialog.overwrite.go"))

    in_dialog(lambda: office.trigger("action.remind_owners"), over_it)
    assert drafts[0].read_bytes() == kept
    in_dialog(lambda: office.trigger("action.remind_owners"), lambda: office.click("dialog.reminders.own"))
    place = office.window.desk.navigator.place
    assert place is not None
    assert (place.page, place.record) == ("texts", office.store.all(StandardText)[-1].id)


def test_due_days_are_saved_of_all_or_of_the_owner_who_is_chosen(
    office: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(office)
    asked: list[str] = []

    def name(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).stem)
        return str(tmp_path / f"{len(asked)}.ics"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    office.trigger("action.save_due_days")
    office.bot.waitUntil((tmp_path / "1.ics").exists)
    choice = office.find(ComboBox, "tasks.owner")
    body = next(key for key, _name in owners(office.store, None) if office.store.get(Organisation, key))
    choice.setFocus()
    choice.choose(str(body))
    office.trigger("action.save_due_days")
    office.bot.waitUntil((tmp_path / "2.ics").exists)
    every, own = ((tmp_path / f"{number}.ics").read_bytes().count(b"BEGIN:VEVENT") for number in (1, 2))
    assert 0 < own < every
    assert asked[1].startswith(asked[0])
    assert len(asked[1]) > len(asked[0])
