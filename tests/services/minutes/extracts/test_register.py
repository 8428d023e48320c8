"""Is it seen which extracts are owed, and which no longer say what the minutes say, by hand or by a merge?"""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.voting import AnyDecision, Decision, DecisionKind, VoteMethod
from ctj_desktop.domain.texts import Passage
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes.approved.errata import add_erratum, adopt_erratum
from ctj_desktop.services.minutes.course import approve_minutes, circulate_minutes
from ctj_desktop.services.minutes.decisions import change_decision, record_decision, remove_decision
from ctj_desktop.services.minutes.extracts.delivering import deliver_extract, make_extract, owe_extract, remove_extract
from ctj_desktop.services.minutes.extracts.register import (
    extract_keys,
    extract_line,
    extract_lines,
    of_decision,
    owed,
    standings_of,
)
from ctj_desktop.services.minutes.papers.extract_paper import meeting_extract
from ctj_desktop.services.minutes.votes import record_vote
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.session.course import close_session
from tests.office import Office, text
from tests.services.exchange.two_offices import Two

ON = date(2027, 4, 3)
SHA = "ab" * 32


class Minuted(Two):
    """A decision of the meeting, which both offices have, and an extract of it that was made here for a commune."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.here.opened(self.meeting)
        self.item = self.items()[0]
        given = {"decision_kind": DecisionKind.DECISION, "text": text("12 000 francs", "12 000 Franken")}
        self.decision: AnyDecision = self.here.do_fields(record_decision, item=self.item.id, **given).record
        self.body: Organisation = self.here.do_fields(people.add_organisation, name=text("Commune", "Gemeinde")).record
        self.exchange()
        self.extract = self.an_extract()

    def an_extract(self, on: date = ON) -> Extract:
        owes = self.here.do_fields(owe_extract, decisions=(self.decision.id,), organisation=self.body.id).record
        made: Extract = self.here.do(make_extract, extract=owes.id, on=on, sha256=SHA).record
        return made

    def reworded(self, office: Office, fr: str) -> None:
        stored = office.store.get(AnyDecision, self.decision.id)
        assert stored is not None
        office.do(change_decision, replace(stored, text=text(fr, "12 000 Franken")), stored)

    def standing(self) -> ExtractStanding:
        return standings_of(self.here.store, [self.extract])[self.extract.id]


@pytest.fixture
def two(tmp_path: Path) -> Minuted:
    return Minuted(tmp_path)


def test_what_was_reworded_by_hand_no_longer_holds_until_it_is_taken_back_or_made_anew(two: Minuted) -> None:
    assert two.standing() is ExtractStanding.HOLDS
    two.reworded(two.here, "10 000 francs")
    assert two.standing() is ExtractStanding.CHANGED
    two.here.undo()
    assert two.standing() is ExtractStanding.HOLDS
    two.reworded(two.here, "10 000 francs")
    two.here.do(make_extract, extract=two.extract.id, on=ON, sha256="cd" * 32)
    assert two.standing() is ExtractStanding.HOLDS


def test_a_merge_brings_what_the_other_office_wrote_before_without_having_seen_it(two: Minuted) -> None:
    two.reworded(two.there, "10 000 francs")  # type: ignore[arg-type]
    later = two.an_extract()
    two.extract = later
    assert two.standing() is ExtractStanding.HOLDS
    two.exchange()
    assert two.standing() is ExtractStanding.CHANGED
    [line] = owed(two.here.store, ON, two.committee.id)
    assert (line.reader.fr.text, line.numbers) == ("Commune", (two.decision.number,))
    assert line.standing is ExtractStanding.CHANGED
    there = standings_of(two.there.store, two.there.store.all(Extract, order="id"))
    assert list(there.values()) == [ExtractStanding.REPLACED, ExtractStanding.CHANGED]


def test_a_text_that_was_proofread_and_stayed_holds(two: Minuted) -> None:
    stored = two.decision
    draft = Passage(text=stored.text.de.text, draft=not stored.text.de.draft)
    two.here.do(change_decision, replace(stored, text=replace(stored.text, de=draft)), stored)
    assert two.standing() is ExtractStanding.HOLDS


def test_a_vote_that_was_counted_since_is_told(two: Minuted) -> None:
    two.here.do_fields(record_vote, decision=two.decision.id, method=VoteMethod.CONSENSUS)
    assert two.standing() is ExtractStanding.CHANGED


def test_a_decision_that_was_taken_back_is_told_and_its_extract_stays(two: Minuted) -> None:
    two.here.do(remove_decision, decision=two.decision.id)
    assert two.standing() is ExtractStanding.GONE
    line = extract_line(two.here.store, two.extract)
    assert (line.numbers, bool(line.text)) == ((), False)


def test_of_a_draft_it_is_provisional_and_told_once_the_minutes_are_approved(two: Minuted) -> None:
    two.here.do(deliver_extract, extract=two.extract.id, on=ON)
    assert owed(two.here.store, ON) == []
    two.here.do(close_session, meeting=two.meeting.id, on=ON, closed_at=time(16, 0))
    for step in (circulate_minutes, approve_minutes):
        two.here.do(step, meeting=two.meeting.id, on=ON)
    assert two.standing() is ExtractStanding.APPROVED
    [line] = owed(two.here.store, ON)
    assert (line.key, line.state) == (two.extract.id, ExtractState.SENT)
    two.an_extract(date(2027, 4, 10))
    assert two.standing() is ExtractStanding.REPLACED
    assert [one.state for one in owed(two.here.store, ON)] == [ExtractState.MADE]


def test_what_was_adopted_about_it_since_is_told_and_printed(two: Minuted) -> None:
    two.here.do(close_session, meeting=two.meeting.id, on=ON, closed_at=time(16, 0))
    for step in (circulate_minutes, approve_minutes):
        two.here.do(step, meeting=two.meeting.id, on=ON)
    extract = two.an_extract(date(2027, 4, 10))
    given = {"wrong": text("12 000"), "text": text("21 000"), "on": date(2027, 6, 18)}
    made = two.here.do_fields(add_erratum, meeting=two.meeting.id, item=two.item.id, **given).record
    assert standings_of(two.here.store, [extract])[extract.id] is ExtractStanding.HOLDS
    later = two.here.a_meeting(two.committee.id, "2027-06-18", items=1)
    [point] = two.here.store.all(AgendaItem, meeting=two.here.opened(later).id)
    adopting = two.here.do_fields(record_decision, item=point.id, text=text("Adopté")).record
    assert isinstance(adopting, Decision)
    two.here.do(adopt_erratum, erratum=made.id, decision=adopting.id)
    assert standings_of(two.here.store, [extract])[extract.id] is ExtractStanding.CHANGED
    paper = meeting_extract(two.here.store, two.here.the_meeting(two.meeting), (two.decision.id,), ON)
    assert [(one.number, one.adopted is not None) for one in paper.errata] == [("1", True)]


def test_the_list_says_what_is_open_first_by_words_and_state(two: Minuted) -> None:
    store = two.here.store
    two.here.do(deliver_extract, extract=two.extract.id, on=ON)
    second = two.here.do_fields(owe_extract, decisions=(two.decision.id,), person=two.here.a_person("Roux").id).record
    every = extract_keys(store, None, Wanted())
    assert every == [second.id.bytes, two.extract.id.bytes]
    assert extract_keys(store, two.committee.id, Wanted(words="camille 2027")) == [second.id.bytes]
    assert extract_keys(store, two.committee.id, Wanted(chosen={"state": "sent"})) == [two.extract.id.bytes]
    lines = {line.key: line for line in extract_lines(store, every, several=True)}
    told = lines[two.extract.id]
    assert (told.committee, told.meeting, told.on, told.closed, told.open) == (
        "MOC",
        two.meeting.number,
        two.meeting.on,
        False,
        False,
    )
    assert [one.key for one in of_decision(store, two.decision.id)] == [second.id, two.extract.id]
    two.here.do(remove_extract, extract=second.id)
    assert [one.key for one in of_decision(store, two.decision.id)] == [two.extract.id]


def test_behind_closed_doors_it_holds_while_nothing_can_be_said_of_what_was_erased(two: Minuted) -> None:
    item = two.here.store.get(AgendaItem, two.item.id)
    assert item is not None
    two.here.do(change_agenda_item, replace(item, closed=True), item)
    assert two.standing() is ExtractStanding.HOLDS
    assert extract_line(two.here.store, two.extract).closed
    two.reworded(two.here, "10 000 francs")
    two.an_extract()
    stored = two.here.store.all(Extract, order="id")[-1]
    two.reworded(two.here, "9 000 francs")
    assert standings_of(two.here.store, [stored])[stored.id] is ExtractStanding.CHANGED
