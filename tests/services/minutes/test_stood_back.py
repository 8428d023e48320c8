"""What do the minutes say of those who stood back, and of those of whom it was refused?"""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from ctj_desktop.documents.formal_sentences import Formal, formal_sentences
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.voting import Recusal
from ctj_desktop.services.meetings.refusals import ClosedReason, MinutesFixed
from ctj_desktop.services.minutes import course as minutes_course
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.formal_sentences import formal_facts, paper_voices
from ctj_desktop.services.minutes.proofreading import proof
from ctj_desktop.services.session import course
from ctj_desktop.services.session.attendance import change_recusal, record_arrival, recuse, withdraw_recusal
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
