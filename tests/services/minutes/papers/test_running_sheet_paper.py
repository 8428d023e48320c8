"""What does the running sheet know of a meeting: its quorum, by what an item is decided, who stands back?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting, Reply
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, QuorumRule
from ctj_desktop.domain.records.voting import DecisionKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.life import convene_meeting
from ctj_desktop.services.membership import people, statutes
from ctj_desktop.services.membership.roll import roll_of
from ctj_desktop.services.minutes import decisions
from ctj_desktop.services.minutes.papers.running_sheet_paper import running_sheet
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.session.attendance import grant_leave, record_reply, recuse
from ctj_desktop.services.session.replies import read_replies
from tests.office import TODAY, Office, text

VOICES = load_translator("fr_CH"), load_translator("de_CH")
QUORUM = QuorumRule(numerator=1, denominator=2, strict=True, recused_count=False, article="7")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """Planned, with two items, of a committee of four seats that has a quorum and a usual rule."""
    planned = office.a_meeting(office.a_committee("MOC", seats=4).id, items=2)
    given = {"committee": planned.committee, "title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    version = office.do_fields(statutes.adopt_statutes, **given, quorum=QUORUM).record
    for name, default in (("Usuelle", True), ("Élections", False)):
        office.do_fields(
            statutes.add_decision_rule,
            statutes=version.id,
            name=text(name, name),
            mode=DecisionMode.MAJORITY,
            default=default,
        )
    return planned


def items_of(office: Office, meeting: Meeting) -> list[AgendaItem]:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position, id")


def test_before_the_convocation_it_counts_the_mandates_and_decides_by_the_usual_rule(
    office: Office, meeting: Meeting
) -> None:
    first, second = items_of(office, meeting)
    office.do_fields(change_agenda_item, item=first.id, item_kind=ItemKind.DECISION)
    paper = running_sheet(office.store, meeting, TODAY, VOICES)
    assert (paper.quorum.needed, paper.quorum.base, paper.quorum.present, paper.answered) == (3, 4, 0, False)
    assert [rule.name.fr.text for rule in paper.rules] == ["Usuelle"]
    assert [paper.conducts[item.id].decides for item in (first, second)] == [True, False]
    assert paper.conducts[first.id].rules == paper.rules
    assert paper.conducts[first.id].quorum is None


def test_who_stands_back_is_missing_from_the_quorum_of_the_item_alone(office: Office, meeting: Meeting) -> None:
    office.opened(meeting)
    first, second = items_of(office, meeting)
    seats = [line.seat for line in roll_of(office.store, meeting.id)]
    for seat in seats[:3]:
        office.do_fields(record_reply, meeting=meeting.id, seat=seat, reply=Reply.PRESENT, replied_on=TODAY)
    office.do(recuse, item=first.id, seat=seats[0], reason=text("Parenté", "Verwandt"))
    paper = running_sheet(office.store, office.the_meeting(meeting), TODAY, VOICES)
    assert (paper.quorum.present, paper.answered) == (3, True)
    conduct = paper.conducts[first.id]
    assert conduct.quorum is not None
    assert (conduct.quorum.present, conduct.quorum.needed) == (2, 3)
    (leaving,) = conduct.leaving
    assert (leaving.name, leaving.reason) == ("Siège 1 Personne-1", text("Parenté", "Verwandt"))
    assert paper.conducts[second.id].leaving == ()


def test_whoever_is_on_leave_is_not_waited_for(office: Office, meeting: Meeting) -> None:
    office.opened(meeting)
    seat = roll_of(office.store, meeting.id)[0].seat
    office.do(grant_leave, meeting=meeting.id, seat=seat)
    paper = running_sheet(office.store, office.the_meeting(meeting), TODAY, VOICES)
    assert (paper.quorum.needed, paper.quorum.base) == (2, 3)
    assert read_replies(office.store, meeting.id, TODAY).quorum == paper.quorum


def test_what_is_decided_there_already_says_by_which_rule(office: Office, meeting: Meeting) -> None:
    office.opened(meeting)
    first, _ = items_of(office, meeting)
    rule = next(rule.id for rule in office.store.all(DecisionRule) if not rule.default)
    decided = {"decision_kind": DecisionKind.ELECTION, "text": text("Élue.", "Gewählt."), "rule": rule}
    office.do_fields(decisions.record_decision, item=first.id, **decided)
    conduct = running_sheet(office.store, office.the_meeting(meeting), TODAY, VOICES).conducts[first.id]
    assert conduct.decides
    assert [rule.name.fr.text for rule in conduct.rules] == ["Élections"]


def test_who_may_have_to_leave_is_to_be_asked(office: Office, meeting: Meeting) -> None:
    first, second = items_of(office, meeting)
    person = office.a_person("Rochat", "Anne")
    body = office.do_fields(people.add_organisation, name=text("Fromagerie Rochat", "Käserei Rochat")).record
    office.do_fields(people.change_person, person=person.id, organisation=body.id)
    seat = office.a_seat(meeting.committee, 5, held=False)
    office.a_mandate(seat, person.id)
    changed = {"title": text("Prêt à la Fromagerie Rochat"), "item_kind": ItemKind.DECISION}
    office.do_fields(change_agenda_item, item=first.id, **changed)
    conducts = running_sheet(office.store, meeting, TODAY, VOICES).conducts
    ((french, german),) = conducts[first.id].asked
    assert french.startswith("Anne Rochat (Fromagerie Rochat)")
    assert german.startswith("Anne Rochat (Käserei Rochat)")
    assert conducts[second.id].asked == ()
    office.do_fields(convene_meeting, meeting=meeting.id, on=TODAY)
    office.do_fields(record_reply, meeting=meeting.id, seat=seat.id, reply=Reply.EXCUSED, replied_on=TODAY)
    assert running_sheet(office.store, meeting, TODAY, VOICES).conducts[first.id].asked == (), "who does not come"


def test_what_earlier_meetings_left_to_be_done_stands_at_the_item_that_is_about_it(
    office: Office, meeting: Meeting
) -> None:
    late = office.do_fields(add_task, committee=meeting.committee, text=text("Écrire", "Schreiben")).record
    first, second = items_of(office, meeting)
    assert not any(one.followed for one in running_sheet(office.store, meeting, TODAY, VOICES).conducts.values())
    office.do_fields(change_agenda_item, item=second.id, title=text("Suivi des tâches", "Pendenzen"))
    office.opened(meeting)
    office.do_fields(add_task, item=first.id, text=text("Nouvelle", "Neu"))
    conducts = running_sheet(office.store, meeting, TODAY, VOICES).conducts
    assert [one.facts.number for one in conducts[second.id].followed] == [late.number]
    assert conducts[first.id].followed == ()
