"""What returns of an earlier agenda, and what belongs to its day and stays there."""

from datetime import date, time
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    AnyItemDocument,
    BusinessOutcome,
    ItemKind,
    ItemOrigin,
    Meeting,
    OutcomeKind,
)
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.meetings import agenda, item_documents, life, standing_items
from ctj_desktop.services.meetings.planning.copying import copy_agenda, examples
from ctj_desktop.services.meetings.refusals import AgendaFixed, MeetingElsewhere, NothingToCopy, SameMeeting
from ctj_desktop.services.membership import committees
from ctj_desktop.services.minutes import outcomes
from ctj_desktop.services.session import course
from tests.office import TODAY, Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def an_item(office: Office, meeting: Meeting, fr: str, **fields: object) -> AgendaItem:
    return office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text(fr, f"{fr} DE"), **fields).record


def copied(office: Office, like: Meeting, *, every: bool = False, on: str = "2027-06-11") -> list[AgendaItem]:
    """The agenda of a new meeting that begins like that one, in order."""
    new = office.a_meeting(like.committee, on)
    office.do(copy_agenda, meeting=new.id, like=like.id, every_item=every)
    return items_of(office, new)


def items_of(office: Office, meeting: Meeting) -> list[AgendaItem]:
    found = []
    for item in agenda.siblings(office.store, meeting.id, None):
        found += [item, *agenda.siblings(office.store, meeting.id, item.id)]
    return found


def a_full_agenda(office: Office) -> tuple[Committee, Meeting]:
    """A standing item, a heading with an item below, and one behind closed doors; held, with an outcome."""
    committee = office.a_committee(seats=2)
    office.do_fields(
        standing_items.add_standing_item, committee=committee.id, title=text("Approbation", "Genehmigung"), minutes=5
    )
    meeting = office.a_meeting(committee.id)
    office.do(agenda.add_standing_items, meeting=meeting.id)
    heading = an_item(office, meeting, "Projets", item_kind=ItemKind.HEADING)
    below = an_item(office, meeting, "Piste", parent=heading.id, item_kind=ItemKind.OPINION, minutes=20)
    office.do_fields(agenda.change_agenda_item, item=below.id, note=text("Le 12 mars"), proposed_decision=text("Avis"))
    office.do_fields(agenda.add_item_document, item=below.id, title=text("Rapport", "Bericht"))
    closed = an_item(office, meeting, "Personnel", closed=True)
    office.do_fields(agenda.add_item_document, item=closed.id, title=text("Dossier X"))
    office.opened(meeting)
    office.do_fields(outcomes.record_outcome, item=below.id, outcome=BusinessOutcome(outcome=OutcomeKind.ADVISED))
    return committee, meeting


def test_headings_and_standing_items_return_and_nothing_of_the_day(office: Office) -> None:
    committee, meeting = a_full_agenda(office)
    (standing,) = standing_items.standing_items_of(office.store, committee.id)
    office.do_fields(
        standing_items.change_standing_item, standing_item=standing.id, title=text("Approbation du PV"), minutes=10
    )
    first, heading = copied(office, meeting)
    assert (first.title.fr.text, first.minutes, first.standing) == ("Approbation du PV", 10, standing.id)
    assert first.origin is ItemOrigin.STANDING
    assert (heading.title.fr.text, heading.item_kind) == ("Projets", ItemKind.HEADING)
    assert first.number is None is heading.number


def test_every_item_returns_without_words_outcome_number_or_closed_papers(office: Office) -> None:
    _, meeting = a_full_agenda(office)
    _, heading, below, closed = copied(office, meeting, every=True)
    assert (below.parent, below.item_kind, below.minutes) == (heading.id, ItemKind.OPINION, 20)
    assert (below.note, below.proposed_decision) == (NO_TEXT, NO_TEXT)
    assert below.outcome is None
    assert below.carried_from is None
    assert closed.closed
    (paper,) = office.store.all(AnyItemDocument, item=below.id)
    assert (paper.title.fr.text, paper.to_follow, paper.attachment) == ("Rapport", True, None)
    assert office.store.all(AnyItemDocument, item=closed.id) == []
    kept = [one.title.fr.text for one in items_of(office, meeting)]
    assert kept == ["Approbation", "Projets", "Piste", "Personnel"], "the earlier agenda stays as it was"


def test_a_second_call_proposes_the_same_decisions_with_the_same_files(office: Office, tmp_path: Path) -> None:
    _, first = a_full_agenda(office)
    below = next(one for one in items_of(office, first) if one.parent)
    report = tmp_path / "Rapport annuel.pdf"
    report.write_bytes(b"%PDF")
    office.do(item_documents.join_files, item=below.id, paths=[report])
    office.do(course.declare_inquorate, meeting=first.id, on=date(2027, 3, 12), closed_at=time(15, 0))
    second = {"committee": first.committee, "on": date(2027, 4, 20), "second_call_of": first.id}
    again = office.do_fields(life.plan_meeting, **second).record
    office.do(copy_agenda, meeting=again.id, like=first.id, every_item=True)
    _, _, item, closed = items_of(office, again)
    assert (item.proposed_decision, item.note) == (text("Avis"), NO_TEXT)
    expected, joined = item_documents.papers_of(office.store, item.id)
    assert (expected.document.to_follow, expected.file) == (True, None)
    assert joined.file is not None
    assert (joined.file.name, joined.file.owner, joined.held) == ("Rapport annuel.pdf", joined.key, True)
    [earlier] = [one.file for one in item_documents.papers_of(office.store, below.id) if one.file]
    assert earlier.id != joined.file.id, "either goes without the other"
    assert item_documents.papers_of(office.store, closed.id) == [], "what is closed stays behind its door"


def test_what_stands_there_already_is_not_doubled_and_undo_takes_it_all_back(office: Office) -> None:
    _, meeting = a_full_agenda(office)
    new = office.a_meeting(meeting.committee, "2027-06-11")
    office.do(agenda.add_standing_items, meeting=new.id)
    office.do(copy_agenda, meeting=new.id, like=meeting.id, every_item=True)
    titles = [one.title.fr.text for one in items_of(office, new)]
    assert titles == ["Approbation", "Projets", "Piste", "Personnel"]
    office.undo()
    assert [one.title.fr.text for one in items_of(office, new)] == ["Approbation"]


def test_an_item_below_one_that_does_not_return_comes_to_the_first_level(office: Office) -> None:
    committee = office.a_committee()
    office.do_fields(standing_items.add_standing_item, committee=committee.id, title=text("Divers", "Varia"))
    meeting = office.a_meeting(committee.id, items=1)
    (standing,) = office.do(agenda.add_standing_items, meeting=meeting.id).record
    below = office.do(agenda.indent_agenda_item, item=standing.id).record
    assert below.parent is not None
    (alone,) = copied(office, meeting)
    assert (alone.title.fr.text, alone.parent) == ("Divers", None)


@pytest.mark.parametrize(
    ("ended", "successor", "presents"),
    [(False, False, "old"), (True, False, None), (True, True, "new")],
    ids=["in office", "left", "succeeded"],
)
def test_whoever_presents_is_in_office_on_the_new_day(
    office: Office, ended: bool, successor: bool, presents: str | None
) -> None:
    committee = office.a_committee()
    people = {"old": office.a_person("Ancienne"), "new": office.a_person("Nouveau")}
    end = date(2027, 4, 1) if ended else None
    held = {"committee": committee.id, "office": OfficeOfCommittee.PRESIDENT}
    office.do_fields(committees.give_office, person=people["old"].id, start=date(2026, 1, 1), end=end, **held)
    if successor:
        office.do_fields(committees.give_office, person=people["new"].id, start=date(2027, 4, 1), **held)
    meeting = office.a_meeting(committee.id)
    an_item(office, meeting, "Ouverture", item_kind=ItemKind.HEADING, presenter_person=people["old"].id)
    (item,) = copied(office, meeting)
    assert item.presenter_person == (people[presents].id if presents else None)


def test_a_guest_of_no_seat_and_a_function_in_words_return(office: Office) -> None:
    meeting = office.a_meeting(office.a_committee().id)
    guest: Person = office.a_person("Experte")
    an_item(office, meeting, "A", item_kind=ItemKind.HEADING, presenter_person=guest.id)
    an_item(office, meeting, "B", item_kind=ItemKind.HEADING, presenter=text("coprésidence", "Kopräsidium"))
    first, second = copied(office, meeting)
    assert first.presenter_person == guest.id
    assert second.presenter == text("coprésidence", "Kopräsidium")


def test_refusals_say_why(office: Office) -> None:
    committee, other = office.a_committee("MOC"), office.a_committee("HJ")
    meeting, elsewhere = office.a_meeting(committee.id, items=1), office.a_meeting(other.id)
    new = office.a_meeting(committee.id, "2027-06-11")
    with pytest.raises(SameMeeting):
        office.do(copy_agenda, meeting=meeting.id, like=meeting.id)
    with pytest.raises(MeetingElsewhere):
        office.do(copy_agenda, meeting=new.id, like=elsewhere.id)
    with pytest.raises(NothingToCopy):
        office.do(copy_agenda, meeting=new.id, like=meeting.id)
    office.do(life.cancel_meeting, meeting=new.id, on=TODAY)
    with pytest.raises(AgendaFixed):
        office.do(copy_agenda, meeting=new.id, like=meeting.id, every_item=True)


def test_examples_have_an_agenda_and_the_latest_comes_first(office: Office) -> None:
    committee = office.a_committee()
    made = {on: office.a_meeting(committee.id, on, items=1) for on in ("2027-03-12", "2027-06-11")}
    office.a_meeting(committee.id, "2027-09-10")
    undated = office.do_fields(life.plan_meeting, committee=committee.id, start=time(9, 0)).record
    office.an_item(undated)
    found = examples(office.store, committee.id)
    assert [one.meeting.id for one in found] == [made["2027-06-11"].id, made["2027-03-12"].id, undated.id]
