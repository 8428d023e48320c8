"""Do the models of the screens keep Qt's rules, also after `replace`?"""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.meetings.agenda_order import Spot
from ctj_desktop.services.meetings.agenda_table import agenda_table
from ctj_desktop.services.meetings.lists import find_meetings, meeting_lines
from ctj_desktop.services.membership.lists import person_keys, person_lines, seats_on
from ctj_desktop.storage.store import Store
from ctj_desktop.ui.frame.language import WindowLanguage
from ctj_desktop.ui.meetings.agenda_columns import AgendaModel, with_pending
from ctj_desktop.ui.meetings.page import COLUMNS
from ctj_desktop.ui.membership.columns import person_columns, seat_columns
from ctj_desktop.ui.widgets.paged_rows import PagedRows
from ctj_desktop.ui.widgets.rows import RowsModel


def test_every_model_keeps_qts_rules(
    qtbot: QtBot, qtmodeltester: ModelTester, language: WindowLanguage, sample: Path
) -> None:
    owner = QObject()
    with Store.open(sample, read_only=True) as store:
        today = store.all(Meeting, number="2027-01")[0]
        assert today.on is not None
        lines = agenda_table(store, today.id).lines
        agenda = AgendaModel(language, owner)
        agenda.replace(lines)
        qtmodeltester.check(agenda)
        agenda.replace(with_pending(lines, today, Spot(None, 2)))
        agenda.replace(list(reversed(lines)))
        qtmodeltester.check(agenda)
        day = today.on
        persons = PagedRows(language, person_columns(day), lambda keys: person_lines(store, day, keys), owner)
        persons.show_keys(person_keys(store, day))
        persons.show_keys(person_keys(store, day, words="pontarlier"))
        qtmodeltester.check(persons)
        seats = RowsModel(language, seat_columns(today.on), owner)
        seats.replace(seats_on(store, today.on))
        qtmodeltester.check(seats)
        found = find_meetings(store)
        meetings = PagedRows(language, COLUMNS, lambda keys: meeting_lines(store, found, keys), owner)
        meetings.show_keys(found.keys)
        qtmodeltester.check(meetings)
