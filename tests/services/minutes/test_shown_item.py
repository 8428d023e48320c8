"""What does the room see of the item that runs, and what never?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import DecisionMode
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind, DecisionResult, VoteCount
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.membership import statutes
from ctj_desktop.services.minutes import decisions, votes
from ctj_desktop.services.minutes.shown_item import ShownItem, last_decision, shown_item
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """In session, with two items, of a committee of three that votes by majority."""
    planned = office.a_meeting(office.a_committee("MOC", seats=3).id, items=2)
    given = {"committee": planned.committee, "title": text("Statuts", "Statuten"), "in_force_from": date(2026, 1, 1)}
    version = office.do_fields(statutes.adopt_statutes, **given).record
    rule = {"name": text("Majorité", "Mehr"), "mode": DecisionMode.MAJORITY, "default": True}
    office.do_fields(statutes.add_decision_rule, statutes=version.id, **rule)
    return office.opened(planned)


def item_of(office: Office, meeting: Meeting) -> AgendaItem:
    return office.store.all(AgendaItem, meeting=meeting.id, order="position, id")[0]


def decide(office: Office, item: AgendaItem, fr: str) -> AnyDecision:
    given = {"decision_kind": DecisionKind.DECISION, "text": text(fr, fr)}
    return office.do_fields(decisions.record_decision, item=item.id, **given).record


def test_of_a_closed_item_nothing_is_shown_not_even_its_title(office: Office, meeting: Meeting) -> None:
    item = item_of(office, meeting)
    proposed = text("Le poste est créé.", "Die Stelle kommt.")
    office.do_fields(change_agenda_item, item=item.id, proposed_decision=proposed)
    assert shown_item(office.store, item.id) == ShownItem(title=item.title, proposed=proposed)
    decide(office, item, "Oui.")
    office.do_fields(change_agenda_item, item=item.id, closed=True)
    assert shown_item(office.store, item.id) == ShownItem(closed=True)


def test_the_decision_that_stands_last_is_shown_with_the_vote_that_counts(office: Office, meeting: Meeting) -> None:
    item = item_of(office, meeting)
    assert last_decision(office.store, item.id) is None
    decide(office, item, "Oui.")
    last = decide(office, item, "Non.")
    shown = last_decision(office.store, item.id)
    assert shown is not None
    assert (shown.text.fr.text, shown.number, shown.is_open) == ("Non.", last.number, True)
    first = office.do_fields(votes.record_vote, decision=last.id, count=VoteCount(yes=1, no=2)).record
    office.do_fields(votes.record_vote, decision=last.id, count=VoteCount(yes=3), annuls=first.id)
    shown = last_decision(office.store, item.id)
    assert shown is not None
    assert (shown.result, shown.count, shown.is_open) == (DecisionResult.UNANIMOUS, VoteCount(yes=3), False)
