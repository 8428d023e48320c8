"""Who could vote at a minute is told with who gave whose vote, who stood back, and the quorum."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.attendance_facts import How
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import ProxyRule, QuorumRule
from ctj_desktop.domain.voters import Voters
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.votes import quorum_said
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes.voters_then import VotersThen, voters_then
from ctj_desktop.services.session import attendance, course, proxies
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def sitting(office: Office, rule: QuorumRule | None = None) -> Meeting:
    """Since two, four seats: two are there, the third comes at half past, the fourth is represented by the first."""
    committee = office.a_committee(seats=4)
    office.do_fields(
        statutes.adopt_statutes,
        committee=committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        quorum=rule,
        proxies=ProxyRule(per_holder=1),
    )
    meeting = office.opened(office.a_meeting(committee.id, items=2))
    seats = [row.seat for row in sorted(roll_of(office.store, meeting.id), key=lambda row: row.holder_name)]
    for seat, at in ((0, time(14, 0)), (1, time(14, 0)), (2, time(14, 30))):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=seats[seat], arrived=at)
    office.do(proxies.give_proxy, meeting=meeting.id, seat=seats[3], bearer=seats[0])
    return office.the_meeting(meeting)


def told(then: VotersThen) -> list[tuple[str, How, str]]:
    return [(one.name, one.how, one.bearer_name) for one in then.voters]


def test_each_minute_has_its_voters_the_french_side_first(office: Office) -> None:
    meeting = sitting(office)
    first = voters_then(office.store, meeting.id)
    assert (first.at, first.count) == (time(14, 0), Voters(3, 1))
    assert told(voters_then(office.store, meeting.id, time(14, 30))) == [
        ("Siège 1 Personne-1", How.ROOM, ""),
        ("Siège 3 Personne-3", How.ROOM, ""),
        ("Siège 2 Personne-2", How.ROOM, ""),
        ("Siège 4 Personne-4", How.REPRESENTED, "Siège 1 Personne-1"),
    ]


def test_who_stands_back_for_the_item_that_runs_cannot_vote(office: Office) -> None:
    meeting = sitting(office)
    first, second = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    office.do(course.begin_item, item=first.id, started=time(14, 5))
    office.do(course.begin_item, item=second.id, started=time(14, 10))
    seat = roll_of(office.store, meeting.id)[0].seat
    office.do(attendance.recuse, item=first.id, seat=seat)
    found = {at: voters_then(office.store, meeting.id, time(14, at)) for at in (4, 5, 9, 10)}
    assert [len(found[at].recused) for at in (4, 5, 9, 10)] == [0, 1, 1, 0]
    assert found[10].count.count > found[9].count.count


def test_a_substitute_is_named_who_sits_there(office: Office) -> None:
    meeting = sitting(office)
    seats = {row.holder_name: row.seat for row in roll_of(office.store, meeting.id)}
    other = office.a_person("Jacot", "Anne")
    seat = seats["Siège 1 Personne-1"]
    office.do(attendance.record_departure, meeting=meeting.id, seat=seat, left=time(14, 10))
    arrived, sent = time(14, 20), other.id
    office.do(attendance.record_arrival, meeting=meeting.id, seat=seat, arrived=arrived, substitute=sent)
    names = told(voters_then(office.store, meeting.id, time(14, 25)))
    assert ("Anne Jacot", How.ROOM, "") in names
    assert ("Siège 4 Personne-4", How.REPRESENTED, "Anne Jacot") in names


def test_the_rows_of_the_list_say_the_quorum_too(office: Office) -> None:
    meeting = sitting(office, QuorumRule(article="art. 7"))
    rows = rows_of(office.store, "voters", ListFilter(meeting=meeting.id, at=time(14, 0)))
    assert [row["bearer_name"] for row in rows] == [None, None, "Siège 1 Personne-1"]
    said = {(row["at"], row["quorum_present"], row["quorum_needed"], row["quorum_reached"]) for row in rows}
    assert said == {("14:00", 2, 3, False)}
    assert rows_of(office.store, "voters", ListFilter()) == []


def test_the_quorum_is_said_with_its_article_or_why_none_is_asked_for(office: Office) -> None:
    t = load_translator("fr_CH")
    meeting = sitting(office, QuorumRule(article="art. 7"))
    missed, reached = (voters_then(office.store, meeting.id, time(14, at)).quorum for at in (0, 30))
    assert "n’est pas atteint" in quorum_said(t, missed)
    assert quorum_said(t, reached).replace("\u00a0", " ") == "Quorum atteint : 3 sur 4, minimum requis : 3 (art. 7)."
    assert reached.rule is not None
    bare = replace(reached, rule=replace(reached.rule, article=""))
    assert quorum_said(t, bare).replace("\u00a0", " ") == "Quorum atteint : 3 sur 4, minimum requis : 3."


def test_without_a_rule_it_is_said_that_none_is_set(office: Office) -> None:
    quorum = voters_then(office.store, sitting(office).id).quorum
    assert quorum_said(load_translator("fr_CH"), quorum).startswith("Aucun quorum n’est requis")
