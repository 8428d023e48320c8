"""What is ruled for one kind of meeting: does everybody who asks read it there, and what is said of all elsewhere?"""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.statutes import (
    DecisionMode,
    DecisionRule,
    NoticeRule,
    PostalRule,
    ProxyRule,
    QuorumRule,
    SecondCallRule,
    SittingKind,
)
from ctj_desktop.domain.records.voting import BallotGiven, Decision, DecisionResult, VoteCount
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.notice_period import deadline_of, late_notice
from ctj_desktop.services.meetings.who_was_there import facts_of, quorum_of
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.ballots import ways_of_the_away
from ctj_desktop.services.minutes.electorate import default_rules
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.session import attendance, course, proxies
from ctj_desktop.services.session.proxies import why_no_proxy
from ctj_desktop.services.session.refusals import NoProxies, ProxyUnwritten
from ctj_desktop.services.session.replies import read_replies
from ctj_desktop.services.session.screen import read_session
from tests.office import TODAY, Office, text
from tests.services.membership.rules.test_by_example import rule_of, said, statutes_of

EXTRAORDINARY = SittingKind.EXTRAORDINARY
FRENCH = load_translator("fr_CH")
OF_ALL: dict[str, Any] = {
    "quorum": QuorumRule(article="7"),
    "notice": NoticeRule(days=10, article="6"),
    "proxies": ProxyRule(per_holder=1, article="8"),
    "postal": PostalRule(in_advance=True, article="10"),
}
OF_KIND: dict[str, Any] = {
    "quorum": QuorumRule(numerator=3, denominator=4, strict=False, article="7.2"),
    "notice": NoticeRule(days=2, article="6.2"),
    "proxies": ProxyRule(article="8.2"),
    "postal": PostalRule(by_post=True, article="10.2"),
}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat on its first day."""
    return Office(tmp_path)


def planned(office: Office, committee: Any, sitting: SittingKind, **other: Any) -> Meeting:
    """A meeting of such a kind on a Friday in March, with an item."""
    given = {"committee": committee.id, "on": date(2027, 3, 12), "start": time(14, 0), "sitting": sitting, **other}
    meeting: Meeting = office.do_fields(life.plan_meeting, **given).record
    office.an_item(meeting)
    return meeting


def missed(office: Office, meeting: Meeting) -> Meeting:
    """It was opened and nobody came."""
    office.opened(meeting)
    office.do(course.declare_inquorate, meeting=meeting.id, on=date(2027, 3, 12), closed_at=time(15, 0))
    return meeting


@pytest.mark.parametrize("sitting", [SittingKind.ORDINARY, EXTRAORDINARY])
@pytest.mark.parametrize("part", list(OF_KIND))
def test_what_is_ruled_for_extraordinary_meetings_is_read_there_alone(
    office: Office, sitting: SittingKind, part: str
) -> None:
    committee = office.a_committee(seats=4)
    version = statutes_of(office, committee, **OF_ALL)
    usual, grave = rule_of(office, version), rule_of(office, version, mode=DecisionMode.UNANIMITY, default=False)
    own = office.do_fields(
        statutes.add_sitting_rule, statutes=version.id, sitting=EXTRAORDINARY, rule=grave.id, **{part: OF_KIND[part]}
    ).record
    here = sitting is EXTRAORDINARY
    holds = {**OF_ALL, **({part: OF_KIND[part]} if here else {})}
    meeting = office.convened(planned(office, committee, sitting))
    deadline, replies = deadline_of(office.store, meeting), read_replies(office.store, meeting.id, TODAY)
    assert deadline is not None
    assert deadline.rule == holds["notice"]
    assert bool(late_notice(office.store, meeting, date(2027, 3, 5))) is (holds["notice"].days == 10)
    assert replies.holds.proxies == holds["proxies"]
    why_not = why_no_proxy(office.store, FRENCH, meeting.id)
    assert bool(why_not) is ("(art. 8.2)" in why_not.replace("\u00a0", " ")) is (holds["proxies"].per_holder == 0)
    office.opened_again(meeting)
    view = read_session(office.store, meeting.id).at(time(14, 5))
    assert (view.quorum.rule, view.holds.proxies) == (holds["quorum"], holds["proxies"])
    assert quorum_of(office.store, meeting, facts_of(office.store, meeting).at(time(14, 5))).rule == holds["quorum"]
    first, second = (line.seat for line in roll_of(office.store, meeting.id)[:2])
    if holds["proxies"].per_holder:
        office.do(proxies.give_proxy, meeting=meeting.id, seat=first, bearer=second)
    else:
        with pytest.raises(NoProxies) as refused:
            office.do(proxies.give_proxy, meeting=meeting.id, seat=first, bearer=second)
        assert refused.value.article == "8.2"
    way = BallotGiven.BY_POST if holds["postal"].by_post else BallotGiven.IN_ADVANCE
    assert ways_of_the_away(office.store, meeting) == (way,)
    assert default_rules(office.store, meeting) == [grave if here else usual]
    if here and part in ("quorum", "notice"):
        assert said(office, own, part)


@pytest.mark.parametrize("sitting", [SittingKind.ORDINARY, EXTRAORDINARY])
def test_a_decision_of_an_extraordinary_meeting_is_taken_by_its_own_rule(office: Office, sitting: SittingKind) -> None:
    """Two to one are a majority, and no unanimity; the example says of the rule what the session then decides."""
    committee = office.a_committee(seats=3)
    version = statutes_of(office, committee)
    rule_of(office, version, mode=DecisionMode.MAJORITY)
    grave = rule_of(office, version, mode=DecisionMode.UNANIMITY, default=False)
    own = office.do_fields(statutes.add_sitting_rule, statutes=version.id, sitting=EXTRAORDINARY, rule=grave.id).record
    meeting = office.opened(planned(office, committee, sitting))
    for line in roll_of(office.store, meeting.id):
        office.do(attendance.record_arrival, meeting=meeting.id, seat=line.seat, arrived=time(14, 0))
    item = office.an_item(meeting)
    usual = minute_sheet(office.store, item.id).usual_rule()
    assert usual is not None
    assert usual.mode is (DecisionMode.UNANIMITY if sitting is EXTRAORDINARY else DecisionMode.MAJORITY)
    decision = office.do_fields(decisions.record_decision, item=item.id, text=text("Avis", "Stellungnahme")).record
    office.do_fields(votes.record_vote, decision=decision.id, count=VoteCount(yes=2, no=1), taken_at=time(14, 10))
    stored = office.store.get(Decision, decision.id)
    assert stored is not None
    rejected = DecisionResult.REJECTED
    assert stored.result is (rejected if sitting is EXTRAORDINARY else DecisionResult.MAJORITY)
    assert said(office, own, "rule") == said(office, office.store.all(DecisionRule, id=grave.id)[0])


def test_the_second_call_of_an_extraordinary_meeting_is_as_its_rule_says(office: Office) -> None:
    """Its days and its freedom of the quorum stand in the rule for the first one, where nothing is nearer."""
    committee = office.a_committee(seats=4)
    version = statutes_of(office, committee, quorum=QuorumRule(article="7"), notice=NoticeRule(days=10, article="6"))
    rule = SecondCallRule(days=3, article="9.2")
    office.do_fields(statutes.add_sitting_rule, statutes=version.id, sitting=EXTRAORDINARY, second_call=rule)
    for sitting, freed in ((SittingKind.ORDINARY, False), (EXTRAORDINARY, True)):
        first = missed(office, planned(office, committee, sitting))
        again = planned(office, committee, SittingKind.ORDINARY, on=date(2027, 4, 20), second_call_of=first.id)
        deadline = deadline_of(office.store, again)
        assert deadline is not None
        assert deadline.rule == (NoticeRule(days=3, article="9.2") if freed else NoticeRule(days=10, article="6"))
        empty_room = facts_of(office.store, office.convened(again)).at(time(14, 0))
        assert quorum_of(office.store, again, empty_room).reached is freed
        office.do(life.cancel_meeting, meeting=again.id, on=TODAY, reason=text("Essai"))


def test_a_proxy_is_given_in_writing_where_the_kind_of_meeting_asks_for_it(office: Office) -> None:
    committee = office.a_committee(seats=4)
    version = statutes_of(office, committee, proxies=ProxyRule(per_holder=1, article="8"))
    written = ProxyRule(per_holder=2, written=True, article="8.2")
    office.do_fields(statutes.add_sitting_rule, statutes=version.id, sitting=EXTRAORDINARY, proxies=written)
    meeting = office.opened(planned(office, committee, EXTRAORDINARY))
    first, second, _, bearer = (line.seat for line in roll_of(office.store, meeting.id))
    office.do(attendance.record_arrival, meeting=meeting.id, seat=bearer, arrived=time(14, 0))
    with pytest.raises(ProxyUnwritten) as refused:
        office.do(proxies.give_proxy, meeting=meeting.id, seat=first, bearer=bearer)
    assert refused.value.article == "8.2"
    with pytest.raises(ProxyUnwritten):
        office.do(proxies.represent, meeting=meeting.id, seat=first, by=bearer)
    given = office.do(proxies.give_proxy, meeting=meeting.id, seat=first, bearer=bearer, in_writing=True).record
    assert given.in_writing
    with pytest.raises(ProxyUnwritten):
        office.do_fields(proxies.correct_proxy, proxy=given.id, in_writing=False)
    later = office.do_fields(proxies.correct_proxy, proxy=given.id, end=time(15, 0)).record
    assert (later.in_writing, later.end) == (True, time(15, 0))
    office.do(proxies.represent, meeting=meeting.id, seat=second, by=bearer, in_writing=True)
    with office.store.write(OperationLabel("proxy.changed", {"name": "X"})) as unit:  # as it comes from elsewhere
        unit.save(replace(later, in_writing=False), before=later)
    (found,) = read_session(office.store, meeting.id).at(time(14, 5)).findings
    assert (found.code, found.source) == ("quorum.proxy_unwritten", "8.2")
