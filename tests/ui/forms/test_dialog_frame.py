"""Does every dialog fit the screen, at twice the size of the text as well, and is everything in it reached?"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.meetings.sending.convoking import NotReached
from ctj_desktop.ui.decisions.screens import TASKS
from ctj_desktop.ui.forms import dialog_frame, drafts
from ctj_desktop.ui.forms.dialog_body import Body
from ctj_desktop.ui.forms.dialog_frame import Frame
from ctj_desktop.ui.forms.fields import set_text
from ctj_desktop.ui.forms.screens.making import NewRecord
from ctj_desktop.ui.meetings.change_meeting import ChangeMeeting
from ctj_desktop.ui.meetings.new_meeting import NewMeeting
from ctj_desktop.ui.style import metrics
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.fields import ComboBox, Field, LineEdit
from ctj_desktop.ui.widgets.labels import Label
from ctj_desktop.ui.widgets.paint import width_of
from ctj_desktop.ui.widgets.text_area import TextArea
from ctj_desktop.ui.window.screens import SCREENS
from tests.ui import hearing, screens
from tests.ui.contradiction import Other
from tests.ui.desktop import Desktop, InDialog, Key
from tests.ui.hearing import Announced
from tests.ui.sitting import the_meeting

LAPTOP, LARGE = QSize(1024, 640), QSize(1920, 1040)


def frames(office: Desktop, other: Other) -> Iterator[tuple[str, Frame]]:
    """One dialog after the other, on the screen."""
    screens.hold(office)
    for name, make in screens.dialogs(office, other).items():
        dialog = make()
        if isinstance(dialog, Frame):
            opened(office, dialog)
            yield name, dialog
            dialog.reject()
        dialog.deleteLater()


def opened(office: Desktop, dialog: Frame) -> None:
    """Shows it, with the keyboard in it."""
    dialog.show()
    dialog.activateWindow()
    for _ in range(3):  # what one layout asks of the next comes with the next turn
        office.settle()


def body_of(dialog: Frame) -> Body:
    """The part that scrolls."""
    return dialog.findChildren(Body)[0]


def scrolled(dialog: Frame) -> bool:
    """Whether not everything is seen at once."""
    body = body_of(dialog)
    return bool(body.verticalScrollBar().maximum() or body.horizontalScrollBar().maximum())


def seen(widget: QWidget) -> bool:
    """Whether its beginning is on the screen."""
    begins = QRect(0, 0, 12, 12)
    part: QWidget | None = widget
    while part is not None and part.rect().contains(begins) and not part.isWindow():
        begins.translate(part.pos())
        part = part.parentWidget()
    return widget.isVisible() and part is not None and part.isWindow()


def faults(dialog: Frame) -> list[str]:
    """What does not fit, or is not seen when Tab comes to it."""
    found = [] if dialog.width() <= LAPTOP.width() and dialog.height() <= LAPTOP.height() else [str(dialog.size())]
    for button in (dialog.act, dialog.cancel):
        if not dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size())):
            found.append(button.objectName())
    for _ in hearing.stops(dialog):
        dialog.focusNextPrevChild(True)
        for _ in range(4):  # a field that grows under the keyboard is brought into sight after it has grown
            QApplication.processEvents()
        here = dialog.focusWidget()
        found += [f"hidden: {hearing.name_of(here)}"] if here is not None and not seen(here) else []
    return found


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.long
def test_at_twice_the_text_a_dialog_fits_a_laptop(
    office: Desktop, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LAPTOP)
    office.window.desk.theme.set_text_size(200)
    found = {name: faults(dialog) for name, dialog in frames(office, other)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.parametrize("name", ["settings", "item", "keys", "about"])
@pytest.mark.long
def test_at_twice_the_text_what_scrolls_by_itself_fits_as_well(office: Desktop, name: str) -> None:
    office.window.desk.theme.set_text_size(200)
    screen = office.window.screen().availableGeometry()
    dialog = screens.dialogs(office)[name]()
    dialog.show()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    dialog.reject()
    dialog.deleteLater()


@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
@pytest.mark.long
def test_at_ordinary_text_nothing_scrolls(office: Desktop, other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LARGE)
    assert [name for name, dialog in frames(office, other) if scrolled(dialog)] == []


@pytest.mark.long
@pytest.mark.each_language
def test_no_dialog_for_a_new_record_scrolls_where_the_screen_has_room(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LARGE)
    found = []
    for kind, screen in SCREENS.items():
        if screen.new:
            dialog = NewRecord(office.window.desk, office.workspace, screen, office.window)
            opened(office, dialog)
            found += [kind] if scrolled(dialog) else []
            dialog.reject()
            dialog.deleteLater()
    assert found == []


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_rule_of_decision_is_chosen_from_words_that_are_not_cut(office: Desktop) -> None:
    dialog = NewRecord(office.window.desk, office.workspace, SCREENS["decision_rule"], office.window)
    opened(office, dialog)
    choices = [one for one in dialog.findChildren(ComboBox) if one.isVisible()]
    assert choices
    font, beside = office.window.desk.theme.font(Type.BODY), office.window.desk.theme.px(12 + 12 + metrics.ICON + 4)
    assert [one.currentText() for one in choices if width_of(font, one.currentText()) + beside > one.width()] == []
    dialog.reject()


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_dialog_grows_with_the_sentence_below_a_field(office: Desktop) -> None:
    dialog = NewRecord(office.window.desk, office.workspace, SCREENS["person"], office.window)
    opened(office, dialog)
    before = dialog.height()
    dialog.act.click()
    office.settle()
    assert dialog.height() > before
    office.bot.waitUntil(lambda: not scrolled(dialog))
    dialog.reject()


@pytest.mark.long
@pytest.mark.parametrize("language", ["de_CH"], indirect=True)
def test_the_field_with_the_keyboard_is_seen_at_once(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: QSize(1024, 400))
    office.window.desk.theme.set_text_size(200)
    given = {"committee": office.store.all(Committee)[0].id}
    dialog = NewRecord(office.window.desk, office.workspace, TASKS, office.window, given=given)
    opened(office, dialog)
    assert dialog.entries["text.de"].field.isAncestorOf(office.focused())
    assert seen(office.focused())
    dialog.reject()


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_what_was_refused_is_scrolled_to(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LAPTOP)
    office.window.desk.theme.set_text_size(200)
    dialog = ChangeMeeting(office.window.desk, office.workspace, the_meeting(office.workspace), office.window)
    opened(office, dialog)
    set_text(dialog.on, "30.2.2027")
    for _ in hearing.stops(dialog):
        if seen(dialog.on.editor):
            dialog.focusNextPrevChild(True)
            office.settle()
    assert not seen(dialog.on.editor)
    dialog.act.click()
    office.settle()
    note = dialog.findChild(QLabel, "dialog.change.on.note")
    assert isinstance(note, QLabel)
    assert "30.2.2027" in note.text()
    assert seen(note)
    assert seen(dialog.on.editor)
    dialog.reject()


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
def test_a_dialog_that_was_closed_is_gone(office: Desktop, in_dialog: InDialog) -> None:
    """Its window would keep it, with all that it listens to, until the evening."""
    office.prepare("2027-01")
    for _ in range(3):
        in_dialog(lambda: office.click("prepare.convene"), lambda: office.press(Key.Key_Escape))
    office.bot.waitUntil(lambda: office.window.findChildren(dialog_frame.Frame) == [])


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
@pytest.mark.long
def test_every_dialog_asks_for_both_languages_side_by_side(office: Desktop, other: Other) -> None:
    found = {}
    for name, dialog in frames(office, other):
        tops: dict[str, set[int]] = {}
        for field in dialog.findChildren(Field):
            what, _, language = field.editor.objectName().removesuffix(".frame").rpartition(".")
            if language in ("fr", "de") and field.isVisible():
                tops.setdefault(what, set()).add(field.mapTo(dialog, QPoint()).y())
        found[name] = [what for what, places in tops.items() if len(places) > 1]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", ["fr_CH"], indirect=True)
@pytest.mark.long
def test_no_field_of_a_dialog_is_ever_a_window_of_its_own(office: Desktop, other: Other) -> None:
    opened_windows: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(watched, Field) and event.type() is QEvent.Type.Show and watched.isWindow():
                opened_windows.append(watched.editor.objectName())
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    for _ in frames(office, other):
        pass
    application.removeEventFilter(watch)
    assert opened_windows == []


def test_a_dialog_is_as_tall_as_before_once_a_refusal_is_mended(office: Desktop) -> None:
    dialog = NewMeeting(office.window.desk, office.workspace, office.window)
    opened(office, dialog)
    before = dialog.height()
    set_text(dialog.lines.on, "31.02.2026")
    dialog.act.click()
    office.settle()
    assert dialog.height() > before
    office.fill("dialog.meeting.on", "1.2.2026")
    office.settle()
    assert dialog.height() > before  # nothing moves while one types
    office.leave()
    office.bot.waitUntil(lambda: dialog.height() == before)
    dialog.deleteLater()


@pytest.mark.long
def test_what_is_typed_in_a_dialog_made_by_hand_is_there_again_after_a_crash(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "PAUSE_MILLISECONDS", 1)
    meeting = the_meeting(office.workspace)

    def made(name: str) -> Frame:
        dialogs = screens.dialogs(office)
        dialog = dialogs[name]()
        assert isinstance(dialog, Frame)
        return dialog

    lines = {
        "new_meeting": "dialog.meeting.place.fr",
        "past_meeting": "dialog.past_meeting.place.fr",
        "change_meeting": "dialog.change.place.fr",
        "postpone": "dialog.call_off.reason.fr",
        "new_project": "dialog.project.title.fr",
        "move_project": "dialog.stage.reason.fr",
    }
    for name, line in lines.items():
        fallen = made(name)
        opened(office, fallen)
        office.fill(line, "À moitié")
        office.bot.waitUntil(lambda: any(one.text == "À moitié" for one in office.store.drafts()))
        fallen.hide()  # nobody closed it
        again = made(name)
        opened(office, again)
        editor = office.find(QWidget, line)
        assert text_of(editor) == "À moitié"
        again.cancel.click()
        assert not office.store.drafts(), name
        fallen.deleteLater()
        again.deleteLater()
    assert office.store.get(Meeting, meeting.id) == meeting


def text_of(editor: QWidget) -> str:
    """What stands in a line, or in several."""
    return editor.text() if isinstance(editor, LineEdit | TextArea) else ""


def test_a_dialog_that_grows_keeps_its_buttons_on_the_screen(office: Desktop) -> None:
    dialog = NewMeeting(office.window.desk, office.workspace, office.window)
    opened(office, dialog)
    room = dialog.screen().availableGeometry()
    dialog.move(dialog.x(), room.bottom() - 40)
    dialog.fit_to(dialog)
    assert room.top() <= dialog.frameGeometry().top()
    assert dialog.frameGeometry().bottom() <= room.bottom()
    dialog.deleteLater()


def test_a_refusal_does_not_push_the_buttons_off_the_screen(office: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LAPTOP)
    dialog = Frame(office.window.desk, "dialog.tall", "Convoquer la séance", "Convoquer", office.window)
    for place in range(40):
        field = Label(office.window.desk.theme, name=f"dialog.tall.{place}", parent=dialog)
        field.say("Sophie Bôle")
        dialog.column.addWidget(field)
    opened(office, dialog)
    assert scrolled(dialog)
    dialog.refuse(NotReached(("Sophie Bôle", "Hervé Jeannin", "Luc Faivre-Pierret", "Inès Cattin", "Jean-Marc Nardin")))
    office.settle()
    assert dialog.height() <= LAPTOP.height()
    assert dialog.refusal.height() >= dialog.refusal.heightForWidth(dialog.refusal.width())
    dialog.deleteLater()


def test_a_small_dialog_grows_with_a_long_refusal_and_says_it(
    office: Desktop, monkeypatch: pytest.MonkeyPatch, announced: Announced
) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LARGE)
    dialog = Frame(office.window.desk, "dialog.small", "Ouvrir la décision", "Ouvrir", office.window)
    field = Field(office.window.desk.theme, LineEdit(office.window.desk.theme, "dialog.small.until"), dialog)
    field.say("Réponses jusqu’au")
    dialog.column.addWidget(field)
    opened(office, dialog)
    before = dialog.height()
    dialog.refuse(NotReached(("Sophie Bôle",) * 30))
    office.settle()
    assert dialog.height() > before
    assert dialog.refusal.height() >= dialog.refusal.heightForWidth(dialog.refusal.width())
    assert not scrolled(dialog)
    assert announced.one() == dialog.refusal.text()
    dialog.deleteLater()


def test_a_title_with_a_long_name_is_broken_and_not_the_screen(
    office: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_frame, "room_for", lambda _window: LAPTOP)
    title = "Comment atteindre Marie-Françoise Wilhelmine de Montmorency-Luxembourg und zu Hohenzollern-Sigmaringen ?"
    dialog = Frame(office.window.desk, "dialog.long", title, "Garder", office.window)
    opened(office, dialog)
    said = dialog.findChild(QLabel, "dialog.long.title")
    assert isinstance(said, QLabel)
    assert dialog.width() <= LAPTOP.width()
    assert said.height() >= said.heightForWidth(said.width()) > said.fontMetrics().height()
    dialog.deleteLater()
