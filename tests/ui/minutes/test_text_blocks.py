"""Is a text to use again written in both languages by a slash and a few letters, and kept from what is written?"""

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu

from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.steps.records import home_of
from ctj_desktop.services.texts.standard_texts import add_standard_text
from ctj_desktop.ui.minutes.picker import MentionPicker
from ctj_desktop.ui.widgets.text_area import TextArea
from tests.office import text
from tests.ui.desktop import CTRL, Desktop, InDialog, Key
from tests.ui.hearing import Announced
from tests.ui.minutes.writer import Writer

INSERT, KEEP = "insert_standard_text", "keep_standard_text"


@pytest.fixture
def writer(office: Desktop) -> Writer:
    return Writer(office)


def add(writer: Writer, name: str, french: str, german: str) -> None:
    given = {"use": TextUse.BLOCK, "name": text(name, name), "text": text(french, german)}
    writer.desktop.workspace.do_fields(add_standard_text, committee=writer.meeting.committee, **given)


def offered(writer: Writer) -> MentionPicker:
    """The list, once the typing paused."""
    picker = writer.editor.findChild(MentionPicker, "minutes.picker")
    assert picker is not None
    picker.look_now()
    return picker


def test_it_is_written_in_both_languages_filled_with_the_item(writer: Writer, announced: Announced) -> None:
    desktop, item = writer.desktop, writer.sheet
    add(writer, "Préavis", "Le comité préavise favorablement le point {point}.", "Der Ausschuss befürwortet {point}.")
    add(writer, "Abstention", "Il s’abstient.", "Er enthält sich.")
    desktop.keys("Vu le dossier, /")
    assert offered(writer).names() == ("Abstention", "Préavis")
    desktop.window.resize(960, 600)
    desktop.settle()
    assert writer.editor.rect().contains(offered(writer).geometry()), "nothing of a line is cut off"
    desktop.keys("préa")
    announced.take()
    picker = offered(writer)
    assert picker.names() == ("Préavis",)
    assert announced.one() == picker.accessibleName()
    desktop.press(Key.Key_Return)
    assert not picker.isVisible()
    french, german = writer.editor.pair.texts()
    assert french == f"Vu le dossier, Le comité préavise favorablement le point {item.number}."
    assert german == f"Der Ausschuss befürwortet {item.number}."
    desktop.press(Key.Key_Return)
    assert writer.sheet.lines[-1].text.de.text == german, "one act, in both languages"
    desktop.press(Key.Key_Z, CTRL)
    assert len(writer.sheet.lines) == len(item.lines)


def test_escape_leaves_the_slash_and_the_mark_of_a_line_opens_no_list(writer: Writer) -> None:
    desktop = writer.desktop
    add(writer, "Décision type", "Le comité décide.", "Der Ausschuss beschliesst.")
    for mark in ("/d", "/d déc", "et/ou", "1 / 2 "):
        desktop.keys(mark)
        assert not offered(writer).isVisible(), mark
        desktop.press(Key.Key_A, CTRL)
        desktop.press(Key.Key_Delete)
    desktop.keys("/déc")
    assert offered(writer).isVisible()
    desktop.press(Key.Key_Escape)
    assert writer.editor.pair.fr.text() == "/déc"
    desktop.keys("i")
    picker = writer.editor.findChild(MentionPicker, "minutes.picker")
    assert picker is not None
    assert not picker._soon.isActive(), "it is written on, and nothing is offered"
    assert not picker.isVisible()


@pytest.mark.each_language
def test_by_the_menu_it_opens_where_one_writes_and_says_where_there_is_none(writer: Writer) -> None:
    desktop = writer.desktop
    assert writer.editor.why_not(INSERT) == desktop.window.desk.t(
        "There is no standard text for minutes yet: keep one from what is written, or enter one."
    )
    add(writer, "Préavis", "Le comité préavise.", "Der Ausschuss befürwortet.")
    assert not writer.editor.why_not(INSERT)
    desktop.trigger(f"action.{INSERT}")
    assert offered(writer).names() == ("Préavis",)


def test_a_selected_passage_is_kept_for_the_committee(writer: Writer, in_dialog: InDialog) -> None:
    desktop = writer.desktop
    refused: list[str] = []
    desktop.workspace.bus.refused.connect(refused.append)
    desktop.trigger(f"action.{KEEP}")
    assert refused == [desktop.window.desk.t("Select some words, or choose a passage of the minutes first.")]
    desktop.keys("Le comité prend acte du rapport.")
    edit = writer.editor.pair.fr
    cursor = edit.textCursor()
    cursor.setPosition(len("Le comité "))
    cursor.setPosition(len("Le comité prend acte"), cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)

    def keep() -> None:
        assert desktop.find(TextArea, "dialog.new_standard_text.text.fr").text() == "prend acte"
        desktop.fill("dialog.new_standard_text.name.fr", "Acte")
        desktop.click("dialog.new_standard_text.go")

    in_dialog(lambda: desktop.trigger(f"action.{KEEP}"), keep)
    (kept,) = desktop.store.all(StandardText)
    assert (kept.use, kept.text.fr.text) == (TextUse.BLOCK, "prend acte")
    assert kept.home == home_of(writer.meeting.committee)
    assert edit.text() == "Le comité prend acte du rapport.", "what was written stays"


def test_a_block_is_kept_whole_from_its_menu_and_nothing_of_a_closed_item(writer: Writer, in_dialog: InDialog) -> None:
    desktop, t = writer.desktop, writer.desktop.window.desk.t
    writer.line("Vu le rapport.")

    def from_the_menu() -> None:
        menu = desktop.window.findChild(QMenu, "minutes.menu")
        assert menu is not None
        next(one for one in menu.actions() if one.text() == t("Keep as a standard text…")).trigger()
        menu.close()

    def look() -> None:
        assert desktop.find(TextArea, "dialog.new_standard_text.text.fr").text() == "Vu le rapport."
        desktop.click("dialog.new_standard_text.cancel")

    in_dialog(lambda: desktop.trigger(f"action.{KEEP}"), look)  # from the empty line below it, as by the palette
    row = writer.row(len(writer.editor.column.rows) - 1)
    QTimer.singleShot(50, from_the_menu)
    in_dialog(lambda: row.menu_asked.emit(row.look.key, QPoint(0, 0)), look)
    desktop.workspace.do_fields(change_agenda_item, item=writer.item, closed=True)
    assert writer.editor.why_not(KEEP) == t("The item is closed: what is written there is kept nowhere else.")
