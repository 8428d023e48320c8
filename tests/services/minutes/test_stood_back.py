"""What do the minutes say of those who stood back, and of those of whom it was refused?"""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.documents.formal_sentences import Formal, formal_sentences
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.records.voting import Recusal
from ctj_desktop.services.meetings.refusals import ClosedReason, MinutesFixed
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.formal_sentences import formal_facts, paper_voices
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.session import course
from ctj_desktop.services.session.attendance import (
    change_recusal,
    record_arrival,
    record_departure,
    recuse,
    withdraw_recusal,
)
from ctj_desktop.services.session.proxies import give_proxy
from ctj_desktop.services.session.refused_recusals import refuse_recusal
from tests.office import TODAY, text
from tests.services.meetings.standing_back.conflict_of_interest import Conflict, plain


@pytest.fixture
def office(tmp_path: Path) -> Conflict:
    """A committee in session, with a project on its agenda."""
    office = Conflict(tmp_path)
    office.opened(office.meeting)
    return office


def said(office: Conflict, item: AgendaItem | None = None) -> Iterator[tuple[str, str]]:
    """The sentences on who stood back for an item."""
    facts = formal_facts(office.store, office.the_meeting(office.meeting))
    for one in formal_sentences(facts, paper_voices()):
        if one.kind is Formal.AWAY and one.item == (item or office.item).id:
            yield plain(one.text.fr.text), plain(one.text.de.text)


def test_one_and_two_who_stand_back_are_named_with_their_bodies_and_without_their_reasons(office: Conflict) -> None:
    office.do(recuse, item=office.item.id, seat=office.seat.id, reason=text("Parenté", "Verwandt"))
    assert list(said(office)) == [
        (
            "Anne Jacot (Vauxneuf) se récuse pour ce point.",
            "Anne Jacot (Vauxneuf) tritt bei diesem Traktandum in den Ausstand.",
        )
    ]
    office.do(recuse, item=office.item.id, seat=office.others[0].id)
    assert list(said(office)) == [
        (
            "Anne Jacot (Vauxneuf) et Siège 2 Personne-2 (Siège 2) se récusent pour ce point.",
            "Anne Jacot (Vauxneuf) und Siège 2 Personne-2 (Sitz 2) treten bei diesem Traktandum in den Ausstand.",
        )
    ]
    office.do(withdraw_recusal, item=office.item.id, seat=office.others[0].id)
    office.do(withdraw_recusal, item=office.item.id, seat=office.seat.id)
    assert list(said(office)) == []


def test_a_proxy_that_its_bearer_cannot_use_is_said_to_have_no_effect(office: Conflict) -> None:
    rule = ProxyRule(per_holder=1, article="art. 9")
    office.do_fields(
        adopt_statutes,
        committee=office.committee.id,
        title=text("Statuts", "Statuten"),
        in_force_from=date(2026, 1, 1),
        proxies=rule,
    )
    jacot, given, other = office.seat.id, office.others[0].id, office.others[1].id
    for seat in (jacot, other):
        office.do(record_arrival, meeting=office.meeting.id, seat=seat, arrived=time(14))
    office.do(give_proxy, meeting=office.meeting.id, seat=given, bearer=jacot)
    office.do(course.begin_item, item=office.item.id, started=time(14, 5))
    office.do(recuse, item=office.item.id, seat=other)
    assert [german.count("Vollmacht") for _, german in said(office)] == [0], "whoever bears it stays"
    office.do(withdraw_recusal, item=office.item.id, seat=other)
    office.do(recuse, item=office.item.id, seat=jacot)
    assert list(said(office)) == [
        (
            "Anne Jacot (Vauxneuf) se récuse pour ce point. "
            "Procuration sans effet pour ce point : Siège 2 Personne-2 (Siège 2).",
            "Anne Jacot (Vauxneuf) tritt bei diesem Traktandum in den Ausstand. "
            "Vollmacht ohne Wirkung bei diesem Traktandum: Siège 2 Personne-2 (Sitz 2).",
        )
    ]
    office.do(course.begin_item, item=office.item_on("Divers").id, started=time(14, 30))
    office.do(record_departure, meeting=office.meeting.id, seat=jacot, left=time(14, 40))
    assert "Procuration" in next(said(office))[0], "it was one while the item ran"


def test_it_stands_before_the_text_of_the_item_and_under_no_other(office: Conflict) -> None:
    other = office.item_on("Divers")
    office.do(recuse, item=office.item.id, seat=office.seat.id)
    assert list(said(office, other)) == []
    lines = [line.text.fr.text for line in proof(office.store, office.meeting.id).lines if line.item]
    at = lines.index("Soutien")
    assert lines[at + 1].startswith("Anne Jacot")


def test_the_substitute_who_came_is_the_one_who_stands_back(office: Conflict) -> None:
    rose = office.a_person("Remplace", "Rose")
    office.do(record_arrival, meeting=office.meeting.id, seat=office.seat.id, arrived=time(14), substitute=rose.id)
    office.do(recuse, item=office.item.id, seat=office.seat.id)
    assert [french for french, _ in said(office)] == ["Rose Remplace (Vauxneuf) se récuse pour ce point."]


def test_of_an_item_that_was_not_treated_nobody_stood_back(office: Conflict) -> None:
    other = office.item_on("Divers")
    office.do(recuse, item=other.id, seat=office.seat.id)
    office.do(course.begin_item, item=office.item.id, started=time(14, 5))
    office.do(course.close_session, meeting=office.meeting.id, on=TODAY, closed_at=time(15))
    assert list(said(office, other)) == []
    assert list(said(office)) == []


def test_a_refusal_stands_in_no_minutes(office: Conflict) -> None:
    office.a_partner(office.vauxneuf)
    office.do(refuse_recusal, item=office.item.id, person=office.anne.id, reason="GEHEIM")
    facts = formal_facts(office.store, office.the_meeting(office.meeting))
    assert "GEHEIM" not in str([one.filed for one in formal_sentences(facts, paper_voices())])
    assert list(said(office)) == []


def test_the_reason_of_a_recusal_is_corrected_until_the_minutes_are_approved(office: Conflict) -> None:
    made = office.do(recuse, item=office.item.id, seat=office.seat.id, reason=text("Parenté")).record
    assert isinstance(made, Recusal)
    after = office.do(change_recusal, replace(made, reason=text("Alliance", "Schwager")), made).record
    assert after.reason == text("Alliance", "Schwager")
    closed = office.item_on("Réservé", closed=True)
    inside = office.do(recuse, item=closed.id, seat=office.seat.id).record
    with pytest.raises(ClosedReason):
        office.do(change_recusal, replace(inside, reason=text("Parenté")), inside)
    office.do_fields(add_block, item=office.item.id, text=text("Entendu.", "Gehört."))
    office.do(course.close_session, meeting=office.meeting.id, on=TODAY, closed_at=time(15))
    office.do(minutes_course.circulate_minutes, meeting=office.meeting.id, on=TODAY)
    assert list(said(office))
    office.do(minutes_course.approve_minutes, meeting=office.meeting.id, on=office.meeting.on or TODAY)
    with pytest.raises(MinutesFixed):
        office.do(change_recusal, replace(after, reason=text("Rien")), after)
