"""Who receives a convocation, by which way, until when, and is it said what lacks?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.holidays import Region
from ctj_desktop.domain.notice import NoticeDeadline, is_working_day, last_day_by_post
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import InformedBody
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.statutes import NoticeRule
from ctj_desktop.domain.texts import Language
from ctj_desktop.services.directory.informed import add_informed_body, change_informed_body, remove_informed_body
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.meetings.convocation import InvitedAs, Lack, by_way
from ctj_desktop.services.meetings.notice_period import OUR_DAYS, days_of_post, last_days
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.steps.refusals import EndBeforeStart, NotHere
from tests.office import text
from tests.services.meetings.sending.calling import Calling


def test_everybody_has_a_way_a_language_and_what_they_are(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    found = {one.name: (one.standing, one.channel, one.written_in, one.lacks) for one in calling.readers()}
    assert found == {
        "Siège 1 Personne-1": (InvitedAs.VOTING, DeliveryChannel.POST, Language.FR, ()),
        "Zoé Suppléante": (InvitedAs.SUBSTITUTE, DeliveryChannel.MAIL, Language.FR, ()),
        "Siège 2 Personne-2": (InvitedAs.VOTING, DeliveryChannel.BOTH, Language.DE, ()),
        "Experte": (InvitedAs.GUEST, DeliveryChannel.HAND, Language.FR, (Lack.LANGUAGE,)),
        "Préfecture": (InvitedAs.INFORMED, DeliveryChannel.MAIL, Language.FR, (Lack.LANGUAGE,)),
    }
    assert calling.reader("Siège 2 Personne-2").channel.ways == (DeliveryChannel.MAIL, DeliveryChannel.POST)
    assert calling.reader("Siège 1 Personne-1").address[-1] == "25500 MORTEAU"
    assert all(one.reached for one in calling.readers())


def test_what_lacks_for_a_way_is_said_of_it_alone(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    anne = calling.reader("Siège 1 Personne-1")
    assert by_way(anne, DeliveryChannel.MAIL, anne.language).lacks == (Lack.MAIL,)
    zoe = calling.reader("Zoé Suppléante")
    assert by_way(zoe, DeliveryChannel.REGISTERED, None).lacks == (Lack.ADDRESS, Lack.LANGUAGE)
    assert by_way(zoe, DeliveryChannel.HAND, Language.DE).lacks == ()
    assert not by_way(zoe, DeliveryChannel.BOTH, zoe.language).reached


def test_substitutes_receive_it_as_the_committee_wishes_but_for_those_of_vacant_seats(tmp_path: Path) -> None:
    calling = Calling(tmp_path, substitutes_convened=False)
    assert "Zoé Suppléante" not in [one.name for one in calling.readers()]
    (held,) = [
        state.holder
        for state in composition_on(calling.office.store, calling.committee.id, date(2027, 3, 12)).seats
        if state.holder and state.holder.person == calling.anne.id
    ]
    calling.office.do_fields(committees.end_mandate, mandate=held.id, end=date(2027, 1, 1))
    assert "Zoé Suppléante" in [one.name for one in calling.readers()]


def test_a_body_is_informed_as_long_as_it_was_said(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    (informed,) = calling.office.store.all(InformedBody)
    change = {"informed_body": informed.id, "person": calling.stand_in.id, "language": Language.DE}
    calling.office.do_fields(change_informed_body, **change)
    assert [one.standing for one in calling.readers()].count(InvitedAs.INFORMED) == 0  # she receives it already
    calling.office.do_fields(change_informed_body, informed_body=informed.id, person=None)
    one = calling.reader("Präfektur")
    assert (one.written_in, one.email, one.organisation) == (Language.DE, "pref@doubs.example", calling.body.id)
    with pytest.raises(EndBeforeStart):
        calling.office.do_fields(
            change_informed_body, informed_body=informed.id, start=date(2027, 3, 1), end=date(2027, 2, 1)
        )
    with pytest.raises(NotHere):
        calling.office.do_fields(change_informed_body, informed_body=informed.id, person=calling.key)
    calling.office.do_fields(change_informed_body, informed_body=informed.id, end=date(2027, 3, 12))
    assert [one.standing for one in calling.readers()].count(InvitedAs.INFORMED) == 0
    calling.office.do(remove_informed_body, informed_body=informed.id)
    assert calling.office.store.all(InformedBody) == []


def test_a_body_that_is_informed_under_two_records_is_written_to_once(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    office = calling.office
    other = office.do_fields(people.add_organisation, name=text("Préfecture du Doubs")).record
    office.do_fields(add_informed_body, committee=calling.committee.id, organisation=other.id)
    assert [one.standing for one in calling.readers()].count(InvitedAs.INFORMED) == 2
    office.do(declare_same, record=calling.body.id, same=other.id)
    assert [one.name for one in calling.readers() if one.standing is InvitedAs.INFORMED] == ["Préfecture"]


@pytest.mark.parametrize("days", [0, 1, 2, 3, 10])
def test_the_post_gets_so_many_working_days(days: int) -> None:
    for start in range(0, 366, 11):
        meeting = days_later(date(2027, 1, 1), start)
        working = next(day for back in range(1, 20) if is_working_day(day := days_later(meeting, -back), {}))
        deadline = NoticeDeadline(meeting, working, working, NoticeRule(days=1))
        last = last_day_by_post(deadline, days)
        between = [day for back in range((working - last).days) if is_working_day(day := days_later(last, back))]
        assert len(between) == days
        assert is_working_day(last)


def test_a_holiday_is_no_day_of_the_post() -> None:
    friday = date(2027, 3, 5)  # the first of March is a holiday in Neuchâtel
    deadline = NoticeDeadline(date(2027, 3, 12), friday, friday, NoticeRule(days=5))
    assert last_day_by_post(deadline, 4) == date(2027, 3, 1)
    assert last_day_by_post(deadline, 4, {Region.NEUCHATEL}) == date(2027, 2, 26)


def test_each_way_has_its_last_day_by_the_days_of_the_committee_or_ours(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    assert last_days(calling.office.store, calling.meeting) == {}
    given = {"committee": calling.committee.id, "title": text("Statuts"), "in_force_from": date(2020, 1, 1)}
    calling.office.do_fields(statutes.adopt_statutes, **given, notice=NoticeRule(days=10, clear=True))
    days = last_days(calling.office.store, calling.meeting)
    mail, post = days[DeliveryChannel.MAIL], days[DeliveryChannel.POST]
    assert mail == days[DeliveryChannel.HAND] > days[DeliveryChannel.REGISTERED] > post
    assert days_of_post(calling.committee)[DeliveryChannel.POST] == OUR_DAYS[DeliveryChannel.POST]
    own = replace(calling.committee, post_days=0, registered_days=-1)
    assert {days_of_post(own)[way] for way in OUR_DAYS} == {0}
