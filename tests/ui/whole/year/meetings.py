"""What is done for every meeting of the year: planned, convened, answered, and what left for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

import icalendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from ctj_desktop.domain.records.meetings import AgendaItem, MeetingState, Reply
from ctj_desktop.services.session.replies import Replies, read_replies
from ctj_desktop.ui.forms.pick_card import PickRow
from ctj_desktop.ui.meetings.agenda_grid import AgendaGrid
from ctj_desktop.ui.session.replying.columns import LETTERS
from ctj_desktop.ui.session.replying.page import ReplyTable
from tests.ui.desktop import CTRL, CTRL_SHIFT, Key
from tests.ui.whole.year.telling import Day, Shelf

Pair = tuple[str, str]
OPENING, TO_APPROVE, OPEN_TASKS = "Ouverture", "Approbation du procès-verbal", "Suivi des décisions"
OPENING_DE, TO_APPROVE_DE, OPEN_TASKS_DE = "Eröffnung", "Genehmigung des Protokolls", "Pendenzen"


def plan(
    day: Day, on: str, start: str, places: Pair, standing: Sequence[str], items: Iterable[Pair], second: bool = False
) -> None:
    """A meeting with standing items, of which each is picked by the beginning of its words, then its own items.

    A second call begins with the agenda of the first one.
    """
    desktop = day.desktop

    def fill() -> None:
        desktop.fill("dialog.meeting.on", on)
        desktop.fill("dialog.meeting.start", start)
        for language, text in zip(("fr", "de"), places, strict=True):
            desktop.fill(f"dialog.meeting.place.{language}", text)
        if second:
            box = desktop.find(QComboBox, "dialog.meeting.second_call_of")
            assert box.count() == 2, "nobody, or the one that had no quorum"
            box.setFocus()
            day.press(Key.Key_Down)
        else:
            desktop.click("dialog.meeting.standing")
        desktop.click("dialog.meeting.go")

    desktop.press(Key.Key_2, CTRL)
    day.opening(lambda: desktop.press(Key.Key_N, CTRL), fill)
    for words in standing:
        pick(day, words)
    for item in items:
        add_item(day, item)


def pick(day: Day, words: str) -> None:
    """A click on a standing item that is offered."""
    QApplication.processEvents()
    rows = [row for row in day.desktop.window.findChildren(PickRow) if row.isVisible()]
    found = [row for row in rows if row.pick.text.startswith(words)]
    assert len(found) == 1, [row.pick.text for row in rows]
    row = found[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)


def add_item(day: Day, item: Pair) -> None:
    """At the end of the agenda, in both languages."""
    desktop = day.desktop
    before = desktop.store.count(AgendaItem)
    desktop.find(AgendaGrid, "agenda.table").setFocus()
    desktop.press(Key.Key_End, CTRL)
    desktop.press(Key.Key_Return, CTRL)
    desktop.keys(item[0])
    day.press(Key.Key_Tab)
    desktop.keys(item[1])
    day.press(Key.Key_Return)
    assert desktop.store.count(AgendaItem) == before + 1


def convene(day: Day, on: date, answer_by: str = "") -> None:
    """By the keys of the preparation; everything is made."""
    desktop = day.desktop

    def go() -> None:
        if answer_by:
            desktop.fill("dialog.convene.answer", answer_by)
            desktop.click("dialog.convene.forms")
        desktop.click("dialog.convene.go")
        desktop.until_convened()

    day.opening(lambda: desktop.press(Key.Key_C, CTRL_SHIFT), go)
    assert day.state(on) == MeetingState.CONVENED


def appointment(shelf: Shelf, *words: str) -> icalendar.Event:
    """The one that was made for a language."""
    [path] = [one for one in shelf.made(*words) if one.suffix == ".ics"]
    [event] = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def replies(day: Day, on: date) -> Replies:
    """As the service reads them."""
    return read_replies(day.desktop.store, day.meeting(on).id, day.now.date())


def answer(day: Day, on: date, said: Mapping[str, Reply]) -> None:
    """One letter for each body, on the page of the replies."""
    desktop = day.desktop
    table = desktop.find(ReplyTable, "replies.table")
    bodies = {line.body.fr.text: row for row, line in enumerate(replies(day, on).lines)}
    for body, reply in said.items():
        table.setCurrentIndex(table.rows_model.index(bodies[body], 0))
        table.setFocus()
        desktop.keys(desktop.window.desk.t.p("key of a reply", LETTERS[reply]).lower())
    found = {line.body.fr.text: line.reply for line in replies(day, on).lines}
    assert {body: found[body] for body in said} == dict(said)


def moment(on: date, hour: int, minute: int = 0) -> tuple[date, time]:
    """A day and an hour on the wall."""
    return on, time(hour, minute)


def local(event: icalendar.Event) -> datetime:
    """When it begins, by the wall."""
    found = event.decoded("DTSTART")
    assert isinstance(found, datetime)
    return found
