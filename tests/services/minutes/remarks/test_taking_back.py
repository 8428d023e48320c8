"""Is it said, before minutes are taken back, which numbers stay and who has papers to be replaced?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import DispatchId, ExtractId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.services.minutes.course import circulate_minutes, take_back_minutes
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.remarks.round_refusals import ReasonWanted
from ctj_desktop.services.minutes.remarks.taking_back import PaperHolder, what_follows
from ctj_desktop.services.steps.states import meeting_state
from tests.office import Office, text
from tests.services.minutes.remarks.round_table import SENT, Table, held, went_round


def sent(table: Table, **given: Any) -> None:
    """What went to somebody."""
    with table.office.store.write(OperationLabel("dispatch.added")) as unit:
        made = Dispatch(id=DispatchId(unit.new_id()), home=table.meeting.home, meeting=table.meeting.id)
        unit.save(replace(made, **{"what": DispatchKind.MINUTES, "sent_on": SENT, **given}))


def test_numbers_stay_and_every_reader_is_named_once_by_each_way(tmp_path: Path) -> None:
    table = went_round(tmp_path)
    decided = table.office.do_fields(record_decision, item=table.items[0].id, text=text("Oui.", "Ja.")).record
    person = table.office.a_person("Perret", "Anne").id
    sent(table, person=person)
    sent(table, person=person, revision=2, sent_on=date(2027, 4, 8))
    sent(table, person=person, channel=DeliveryChannel.POST)
    sent(table, person=table.office.a_person("Absent").id, undeliverable=True)
    sent(table, person=table.office.a_person("Convoqué").id, what=DispatchKind.REMINDER)
    with table.office.store.write(OperationLabel("extract.added")) as unit:
        owed = Extract(
            id=ExtractId(unit.new_id()), home=table.meeting.home, committee=table.meeting.committee, person=person
        )
        unit.save(replace(owed, meeting=table.meeting.id))
        unit.save(replace(owed, id=ExtractId(unit.new_id()), meeting=table.meeting.id, sent_on=SENT))
    table.remark(comment=text("Lesquelles ?"))
    follows = what_follows(table.office.store, table.meeting.id)
    name = text("Anne Perret", "Anne Perret")
    assert follows.holders == (
        PaperHolder(name=name, channel=DeliveryChannel.MAIL, on=date(2027, 4, 8)),
        PaperHolder(name=name, channel=DeliveryChannel.POST, on=SENT),
        PaperHolder(name=name, channel=DeliveryChannel.MAIL, on=SENT, extract=True),
    )
    assert (follows.decisions, follows.rounds, follows.remarks, follows.still_open) == ((decided.number,), 1, 1, 1)
    assert follows.concerns_others
    back: dict[str, Any] = {"meeting": table.meeting.id, "on": date(2027, 4, 9)}
    with pytest.raises(ReasonWanted):
        table.office.do(take_back_minutes, **back)
    assert meeting_state(table.office.store, table.meeting.id) is MeetingState.CIRCULATED
    moved = table.office.do(take_back_minutes, **back, reason=text("", "Ein Satz fehlt.")).record
    assert (moved.to_state, moved.reason.de.text) == (MeetingState.HELD, "Ein Satz fehlt.")


def test_minutes_that_nobody_has_are_taken_back_without_more(tmp_path: Path) -> None:
    office = Office(tmp_path)
    meeting, _, _ = held(office)
    office.do(circulate_minutes, meeting=meeting.id, on=SENT)
    assert not what_follows(office.store, meeting.id).concerns_others
    assert office.do(take_back_minutes, meeting=meeting.id, on=SENT).record.to_state is MeetingState.HELD
