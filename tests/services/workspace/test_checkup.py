"""Does a check tell what broke from what needs a hand?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.findings import Severity
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.meetings.life import change_meeting
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.session import course
from ctj_desktop.services.workspace.checkup import check_all
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def codes(office: Office) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in check_all(office.store, TODAY).findings}


def with_notice(office: Office, days: int) -> Meeting:
    committee = office.a_committee(seats=2)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=NoticeRule(days=days, article="art. 6"),
    )
    return office.a_meeting(committee.id, items=1)


def test_an_empty_workspace_and_an_empty_committee_are_sound(office: Office) -> None:
    assert check_all(office.store, TODAY).findings == ()
    office.a_committee()
    assert check_all(office.store, TODAY).sound


def test_a_vacancy_and_a_missing_title_are_warnings(office: Office) -> None:
    committee = office.a_committee()
    office.a_seat(committee.id, held=False)
    office.an_item(office.a_meeting(committee.id), "Marchés", "")
    assert codes(office) == {"composition.vacant": Severity.WARNING, "agenda.untranslated": Severity.WARNING}
    checked = check_all(office.store, TODAY)
    assert checked.sound
    texts = [finding_text(load_translator("fr"), finding, checked.names) for finding in checked.findings]
    assert "Siège 1" in texts[0]
    assert "2027-01" in texts[1]


def test_a_short_notice_is_a_warning_until_the_meeting_is_held(office: Office) -> None:
    meeting = office.convened(with_notice(office, 30))
    assert codes(office)["notice.too_short"] is Severity.WARNING
    office.opened_again(meeting)
    item = office.store.all(AgendaItem, meeting=meeting.id)[0]
    office.do_fields(blocks.add_block, item=item.id, text=text("Texte", "Text"))
    office.do(course.close_session, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15))
    assert codes(office)["notice.too_short"] is Severity.ERROR
    assert not check_all(office.store, TODAY).sound


def test_a_notice_in_time_is_not_mentioned(office: Office) -> None:
    office.convened(with_notice(office, 10))
    assert "notice.too_short" not in codes(office)


def test_two_holders_of_a_seat_are_named(office: Office) -> None:
    seat = office.a_seat(office.a_committee().id)
    other = office.a_seat(seat.committee, 3)
    holder = office.a_person("Double")
    mandate = office.a_mandate(office.a_seat(seat.committee, 5, held=False), holder.id)
    with office.store.write(OperationLabel("mandate.changed")) as unit:  # as a merge of two offices may leave it
        unit.save(replace(mandate, seat=other.id), before=mandate)
    assert codes(office)["composition.two_holders"] is Severity.WARNING


def test_an_agenda_longer_than_its_hours_is_named_with_by_how_much(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=2)
    office.do_fields(change_meeting, meeting=meeting.id, end=time(14, 20))
    assert "agenda.beyond_end" not in codes(office)
    office.an_item(meeting, minutes=75)
    (finding,) = (one for one in check_all(office.store, TODAY).findings if one.code == "agenda.beyond_end")
    assert finding.severity is Severity.WARNING
    said = finding_text(load_translator("fr_CH"), finding).replace("\u00a0", " ")
    assert said.startswith("Séance 2027-01 : l’ordre du jour dépasse de 1 h 15 l’heure de fin prévue.")


def test_a_roll_changed_since_the_convocation_is_named_with_both_persons(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee(seats=2).id, items=1)
    office.convened(meeting)
    assert "roll.changed" not in codes(office)
    (mandate, *_others) = office.store.all(Mandate)
    office.do_fields(committees.end_mandate, mandate=mandate.id, end=date(2027, 3, 1))
    (finding,) = (one for one in check_all(office.store, TODAY).findings if one.code == "roll.changed")
    assert (finding.severity, finding.data["meeting"], finding.data["now"]) == (Severity.WARNING, "2027-01", "–")
    assert "Siège 1 Personne-1 → –" in finding_text(load_translator("de_CH"), finding)
