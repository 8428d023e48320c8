"""What does a declared sheet say of a record before anything is done: that it is kept elsewhere, what hangs on it?"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import HomeKind, Record, replace
from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.kinds import counted
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.hanging import Hanging, what_hangs
from ctj_desktop.services.naming.titles import subject_of, subject_text
from ctj_desktop.services.steps import records
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.entries.entry import Entry, PairEntry, TextEntry
from ctj_desktop.ui.forms.entries.parts import WholeEntry
from ctj_desktop.ui.forms.screens.record_table import RecordTable
from ctj_desktop.ui.forms.screens.removing import hanging_text
from ctj_desktop.ui.forms.screens.sheet import Sheet
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.screen import FormRows, Screen
from ctj_desktop.ui.meetings import forms as of_meetings
from ctj_desktop.ui.projects import forms as of_projects
from ctj_desktop.ui.widgets.button import Button
from ctj_desktop.ui.widgets.fields import LineEdit
from ctj_desktop.ui.widgets.text_area import AreaField
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.forms.screens.filling import Filler, entered, everything, sheet_of

ELSEWHERE = HomeId(UUID(int=0xE15E))
"""Another office."""
BY_HAND = (of_meetings, of_projects)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied is not left to the end of the process."""
    yield
    QGuiApplication.clipboard().clear()


def kept_elsewhere(desktop: Desktop) -> Iterator[tuple[Screen, Record]]:
    """One record of each screen that another office or the conference keeps."""
    for screen in (one for one in SCREENS.values() if not one.again):  # a second list is of our own records
        records = [record for cls in BY_KIND[screen.kind].records for record in desktop.store.all(cls)]
        theirs = [record for record in records if not kept_here(desktop.store, record)]
        if not theirs and records and HomeKind.OFFICE in records[0].home_kinds:
            theirs = [_of_another_office(desktop, records[0])]
        yield from ((screen, record) for record in theirs[:1])


def _of_another_office(desktop: Desktop, record: Record) -> Record:
    values: dict[str, Any] = {"id": desktop.workspace.new_id(), "home": ELSEWHERE}
    made = replace(record, **values)
    with desktop.store.write(OperationLabel("test.merged")) as unit:
        unit.save(made)
    desktop.workspace.bus.publish(unit.outcome)
    return made


def fields(sheet: Sheet) -> Iterator[Entry[Any]]:
    for entry in (one for form in sheet.forms() for one in form.entries):
        yield from entry.parts.values() if isinstance(entry, WholeEntry) else (entry,)


@pytest.mark.long
def test_what_is_kept_elsewhere_says_so_is_not_written_and_can_be_copied(full: Desktop) -> None:
    t, filler, kinds = full.window.desk.t, Filler(full), set[str]()
    for screen, record in kept_elsewhere(full):
        full.window.desk.navigator.go(screen.at(record.id))
        sheet = sheet_of(full, screen)
        assert sheet.record == record.id
        why_not = sentence(t, records.kept_elsewhere(full.store, record)) if screen.new else t(screen.nothing_more)
        assert full.text(f"{screen.name}.sheet.reason.sentence") == why_not
        assert not full.find(Button, f"{screen.name}.sheet.remove").isEnabled()
        full.click(f"{screen.name}.sheet.ask_keeper")
        asked = QGuiApplication.clipboard().text()
        assert subject_text(t, subject_of(full.store, record.kind, record.id)) in asked
        assert all(entry.editor.text() in asked for entry in sheet.entries if isinstance(entry, PairEntry))
        before = everything(full.store)
        for entry in fields(sheet):
            editor = entry.field.editor
            if not editor.isVisible():
                continue
            assert not entry.writable, entry.register
            if not isinstance(editor, LineEdit | AreaField):
                assert not editor.isEnabled(), entry.register
                continue
            stood = editor.text()
            filler.focus(entry)
            for key in (Key.Key_Down, Key.Key_Delete, Key.Key_X, Key.Key_Return):
                full.press(key)
            full.press(Key.Key_V, CTRL)
            full.press(Key.Key_A, CTRL)
            full.press(Key.Key_C, CTRL)
            assert editor.text() == stood, entry.register
            assert not stood or QGuiApplication.clipboard().text() == stood, entry.register
            kinds.add(type(entry).__name__)
        full.find(RecordTable, f"{screen.name}.table").setFocus()
        full.press(Key.Key_Delete)
        full.press(Key.Key_S, CTRL)
        assert everything(full.store) == before, screen.kind
        never = "" if BY_KIND[screen.kind].steps.remove else t("A record of this kind is not removed by itself.")
        assert full.text(f"{screen.name}.sheet.refusal.sentence") == (never or why_not)
        assert full.refusals() == {}
    assert full.store.drafts() == []
    assert len(kinds) > 6


def test_what_is_laid_out_by_hand_is_kept_by_the_committee_and_so_by_whoever_has_it_here() -> None:
    """These forms need not say whose it is: of another committee's record no row stands without the committee."""
    declared = [one for module in BY_HAND for one in vars(module).values() if isinstance(one, FormRows)]
    assert len(declared) > 6
    assert {kind for rows in declared for kind in BY_NAME[rows.kind].home_kinds} == {HomeKind.COMMITTEE}


def names(desktop: Desktop, hanging: Hanging) -> set[str]:
    """As the window says them."""
    return {name.or_other(desktop.window.desk.t.language) for name in hanging.examples}


@pytest.mark.long
def test_what_hangs_on_a_record_is_said_before_it_is_removed(full: Desktop, in_dialog: InDialog) -> None:
    t, said = full.window.desk.t, {"kept": 0, "going": 0, "free": 0}
    for screen in {one.kind: one for one in entered()}.values():
        cls = BY_KIND[screen.kind].record
        record = next(one for one in full.store.all(cls) if kept_here(full.store, one))
        full.window.desk.navigator.go(screen.at(record.id))
        full.find(RecordTable, f"{screen.name}.table").setFocus()
        before, hanging = everything(full.store), what_hangs(full.store, record)
        keeping, going = ([one for one in hanging if one.goes is goes] for goes in (False, True))
        if keeping:
            full.press(Key.Key_Delete)
            why_not = full.text(f"{screen.name}.sheet.refusal.sentence")
            if screen.kind == "person":  # who sits is said in a sentence of its own
                assert all(name in why_not for name in names(full, keeping[0])), why_not
                keeping = []
            for one in keeping:
                assert counted(t, one.kind, one.count) in why_not, (screen.kind, why_not)
                assert all(name in why_not for name in names(full, one)), (screen.kind, why_not)
            said["kept"] += 1
        elif going:

            def read_and_keep() -> None:
                dialog = full.dialog()
                assert dialog is not None
                lines = {label.text() for label in dialog.findChildren(QLabel)}
                assert {hanging_text(t, one) for one in going} <= lines  # noqa: B023 (it is called at once)
                full.press(Key.Key_Escape)

            in_dialog(lambda: full.press(Key.Key_Delete), read_and_keep)
            said["going"] += 1
        else:
            full.press(Key.Key_Delete)
            assert everything(full.store).keys() == before.keys() - {(screen.kind, record.id)}
            full.press(Key.Key_Z, CTRL)
            said["free"] += 1
        assert everything(full.store) == before
    assert min(said.values()) > 0, said


LONG = ("Été, très longue commune de Saint-Jean-des-Monts & « Êtres » " * 40)[:2000].strip()


@pytest.mark.long
@pytest.mark.parametrize("most", [6, pytest.param(1_000, marks=pytest.mark.long)])
def test_two_thousand_characters_in_every_text_are_kept_shown_and_found(
    empty: Desktop, in_dialog: InDialog, most: int
) -> None:
    """Pasted in the dialog; what a field does not take stands there with the reason, and a shorter one goes."""
    filler = Filler(empty)
    for screen in entered()[:most]:
        empty.window.desk.navigator.go(screen.at())
        before, width = everything(empty.store), empty.window.width()

        def paste_and_enter() -> None:
            dialog = filler.fill_dialog()
            texts = [one for one in dialog.entries.values() if isinstance(one, TextEntry)]
            for entry in texts:
                filler.focus(entry)
                empty.press(Key.Key_A, CTRL)
                QGuiApplication.clipboard().setText(LONG)
                empty.press(Key.Key_V, CTRL)
            empty.press(Key.Key_Return, CTRL)
            while dialog.isVisible():
                refused = next((one for one in texts if one.field.refused), None)
                assert refused is not None, empty.refusals()
                assert refused.typed()[0][1].text() == LONG, refused.register
                filler.fill(refused)
                empty.press(Key.Key_Return, CTRL)

        in_dialog(lambda: empty.press(Key.Key_N, CTRL), paste_and_enter)
        [made] = [key for kind, key in everything(empty.store).keys() - before.keys() if kind == screen.kind]
        sheet = sheet_of(empty, screen)
        assert sheet.record == made
        assert not empty.window.grab().isNull()
        assert empty.window.width() == width, screen.kind
        right = sheet.mapTo(empty.window, sheet.rect().topRight()).x()
        sideways = [area.horizontalScrollBar().maximum() for area in sheet.findChildren(QScrollArea)]
        assert (right <= width, max(sideways)) == (True, 0), screen.kind
        long = [entry for entry in fields(sheet) if isinstance(entry, TextEntry) and entry.field.editor.isVisible()]
        texts = {entry.register: entry.typed()[0][1].text() for entry in long}
        stand = [name for name, text in texts.items() if text.startswith(LONG)]  # a pattern of statutes adds to it
        assert stand or not [one for one in long if one.name != "code"], screen.kind
    empty.window.desk.navigator.go(Place(page="bin"))
    assert not empty.window.grab().isNull()
