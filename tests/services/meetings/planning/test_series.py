"""A series is planned whole or not at all, and taken back by one undo."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.planning.series import MOST
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.services.meetings import agenda, standing_items
from ctj_desktop.services.meetings.planning.series import plan_series
from ctj_desktop.services.meetings.refusals import DayTwice, NoDays, NothingToCopy, TooManyMeetings
from ctj_desktop.services.steps.refusals import EndBeforeStart
from tests.office import Office, text

DAYS = (date(2027, 9, 10), date(2027, 6, 11), date(2027, 12, 10))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_each_day_has_a_meeting_with_its_agenda_and_one_undo_takes_all_back(office: Office) -> None:
    committee = office.a_committee()
    office.do_fields(standing_items.add_standing_item, committee=committee.id, title=text("Divers", "Varia"))
    like = office.a_meeting(committee.id)
    office.do_fields(
        agenda.add_agenda_item, meeting=like.id, title=text("Projets", "Projekte"), item_kind=ItemKind.HEADING
    )
    done = office.do(
        plan_series,
        committee=committee.id,
        days=DAYS,
        start=time(14, 0),
        end=time(16, 0),
        place=text("Vallorbe"),
        like=like.id,
        standing=True,
    )
    made = done.record
    assert [(one.number, one.on) for one in made] == [
        ("2027-02", date(2027, 6, 11)),
        ("2027-03", date(2027, 9, 10)),
        ("2027-04", date(2027, 12, 10)),
    ]
    for one in made:
        assert (one.start, one.end, one.place.fr.text) == (time(14, 0), time(16, 0), "Vallorbe")
        titles = [item.title.fr.text for item in agenda.siblings(office.store, one.id, None)]
        assert titles == ["Projets", "Divers"]
    office.undo()
    assert [one.id for one in office.store.all(Meeting)] == [like.id]
    assert office.store.count(AgendaItem) == 1
    office.redo()
    assert office.store.count(Meeting) == 4


def test_what_is_refused_for_one_leaves_none(office: Office) -> None:
    committee = office.a_committee()
    like = office.a_meeting(committee.id, items=1)
    with pytest.raises(NoDays):
        office.do(plan_series, committee=committee.id, days=())
    with pytest.raises(DayTwice):
        office.do(plan_series, committee=committee.id, days=(DAYS[0], DAYS[0]))
    with pytest.raises(TooManyMeetings):
        office.do(plan_series, committee=committee.id, days=DAYS * (MOST // 3 + 1))
    with pytest.raises(NothingToCopy):
        office.do(plan_series, committee=committee.id, days=DAYS, like=like.id)
    with pytest.raises(EndBeforeStart):
        office.do(plan_series, committee=committee.id, days=DAYS, start=time(14, 0), end=time(14, 0))
    assert office.store.count(Meeting) == 1
