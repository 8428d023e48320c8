"""Is the convocation due before the holidays of the committee's own territory?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.holidays import REGIONS, Region
from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import DeliveryChannel, Side, Territory
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.services.meetings import life as meetings
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.notice_period import deadline_of, last_days, late_notice
from ctj_desktop.services.membership import committees, statutes
from ctj_desktop.services.membership.regions import regions_of
from ctj_desktop.services.workspace import reference
from tests.office import Office, text

TEN_CLEAR = NoticeRule(days=10, clear=True, article="art. 6")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def in_territory(office: Office, code: str, notice: NoticeRule | None = TEN_CLEAR) -> date:
    """A committee of that territory with statutes, and the last day for a meeting on 12 March 2027."""
    reference.renew(office.store)
    committee = office.a_committee(seats=2)
    office.do_fields(
        committees.change_committee,
        committee=committee.id,
        territory=TerritoryId(reference.reference_id("territory", code)),
    )
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        notice=notice,
    )
    deadline = deadline_of(office.store, office.a_meeting(committee.id))
    assert deadline
    return deadline.working


def test_every_territory_of_the_stream_has_its_regions(office: Office) -> None:
    reference.renew(office.store)
    assert {territory.code for territory in office.store.all(Territory)} == set(REGIONS)


def test_republic_day_counts_where_neuchatel_takes_part(office: Office) -> None:
    assert in_territory(office, "MOC") == date(2027, 2, 26)


def test_and_not_where_it_does_not(office: Office) -> None:
    assert in_territory(office, "HJ-VJ") == date(2027, 3, 1)


def test_a_late_convocation_names_the_holiday(office: Office) -> None:
    in_territory(office, "MOC")
    meeting = office.a_meeting(office.a_committee("AUTRE", seats=1).id)
    assert late_notice(office.store, meeting, date(2027, 3, 11)) == ()  # no statutes, no rule
    (moc,) = [m for m in office.store.all(type(meeting)) if m.committee != meeting.committee]
    (finding,) = late_notice(office.store, moc, date(2027, 3, 2))
    said = finding_text(load_translator("fr_CH"), finding).replace("\u00a0", " ")
    assert said.endswith("Envoi au plus tard le 26 février 2027 (art. 6). · 1er mars : jour férié (NE)")


def test_without_a_territory_the_sides_of_the_seats_decide(office: Office) -> None:
    committee = office.a_committee(seats=1)
    assert regions_of(office.store, committee.id) == {Region.FRANCE}
    office.a_seat(committee.id, 2)
    assert regions_of(office.store, committee.id) == set(Region)


def test_no_date_no_deadline(office: Office) -> None:
    committee = office.a_committee()
    meeting = office.do_fields(meetings.plan_meeting, committee=committee.id).record
    assert deadline_of(office.store, meeting) is None


def test_the_post_rests_where_it_hands_over_too(office: Office) -> None:
    """A committee of France alone, and a guest in Switzerland, where 1 March is a holiday in Neuchâtel."""
    committee = office.a_committee(seats=1)
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": date(2026, 1, 1)}
    office.do_fields(statutes.adopt_statutes, **given, notice=TEN_CLEAR)
    meeting = office.a_meeting(committee.id, on="2027-03-15")
    guest = Recipient(
        key=committee.id,
        name="Beat",
        function=NO_TEXT,
        body=NO_TEXT,
        side=None,
        channel=DeliveryChannel.POST,
        country=Side.CH,
    )
    assert last_days(office.store, meeting)[DeliveryChannel.POST] == date(2027, 3, 1)
    assert last_days(office.store, meeting, [guest])[DeliveryChannel.POST] == date(2027, 2, 26)
    others = (replace(guest, country=Side.FR), replace(guest, channel=DeliveryChannel.MAIL))
    assert last_days(office.store, meeting, others) == last_days(office.store, meeting)
    office.a_seat(committee.id, 2)
    assert regions_of(office.store, committee.id) == set(Region)
    assert last_days(office.store, meeting, [guest]) == last_days(office.store, meeting)
