"""Is the opinion of a body asked for, followed up, answered, and kept inside where the item is closed?"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.deciding.requested_opinions import OpinionState
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion, RequestedOpinion, RestrictedRequestedOpinion
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.errors import Refused
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.in_writing.opinions import standing_said
from ctj_desktop.services.catalogue.bin import bin_lines, restore_record
from ctj_desktop.services.catalogue.lists import ListFilter, rows_of
from ctj_desktop.services.meetings.agenda import change_agenda_item, remove_agenda_item
from ctj_desktop.services.meetings.consulting import refusals, requests
from ctj_desktop.services.meetings.consulting.asked import asked_opinions, due_opinions, known_at
from ctj_desktop.services.membership.people import add_organisation
from ctj_desktop.services.projects.life import add_project
from tests.office import TODAY, Office, text
from tests.services.exchange.two_offices import Two

UNTIL = TODAY + timedelta(days=10)
AFTER = UNTIL + timedelta(days=1)
FR, DE = load_translator("fr_CH"), load_translator("de_CH")


class Asking:
    """A committee with a meeting of two items, a project, and a body that can be asked."""

    def __init__(self, folder: Path) -> None:
        self.office = office = Office(folder)
        self.committee = office.a_committee()
        self.meeting = office.a_meeting(self.committee.id, items=2)
        self.item = office.store.all(AgendaItem, meeting=self.meeting.id, order="position")[0]
        name = text("Office des forêts", "Amt für Wald")
        self.body: Organisation = office.do_fields(add_organisation, name=name, side=Side.CH).record

    def ask(self, **said: Any) -> AnyRequestedOpinion:
        given = {"organisation": self.body.id, "question": text("Défrichement ?", "Rodung?"), "asked_on": TODAY}
        about = {} if "project" in said or "item" in said else {"item": self.item.id}
        return self.office.do_fields(requests.ask_opinion, **(given | about | said)).record

    def answer(self, asked: AnyRequestedOpinion, **said: Any) -> AnyRequestedOpinion:
        return self.office.do_fields(requests.record_opinion_answer, requested_opinion=asked.id, **said).record

    def states(self, day: date) -> list[OpinionState]:
        return [one.state for one in asked_opinions(self.office.store, day)]


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def test_a_request_runs_from_the_question_to_the_answer_and_is_taken_back(asking: Asking) -> None:
    asked = asking.ask(until=UNTIL)
    assert (asked.committee, asked.home) == (asking.committee.id, asking.committee.home)
    assert asking.states(UNTIL) == [OpinionState.ASKED]
    assert asking.states(AFTER) == [OpinionState.OVERDUE]
    assert [one.left for one in due_opinions(asking.office.store, AFTER)] == [-1]
    assert due_opinions(asking.office.store, TODAY) == []
    reminded = asking.office.do(requests.remind_opinion, requested_opinion=asked.id, on=TODAY).record
    assert reminded.reminded_on == TODAY
    told = asking.answer(asked, answered_on=AFTER, answer=OpinionKind.WITH_RESERVATION, text=text("Replanter."))
    assert asking.states(AFTER) == [OpinionState.ANSWERED]
    assert due_opinions(asking.office.store, AFTER) == []
    with pytest.raises(refusals.AnsweredAlready):
        asking.office.do(requests.remind_opinion, requested_opinion=asked.id, on=AFTER)
    asking.answer(told, answered_on=None, answer=None, text=NO_TEXT)
    assert asking.states(AFTER) == [OpinionState.OVERDUE]
    asking.office.undo()
    assert asking.states(AFTER) == [OpinionState.ANSWERED]
    asking.office.do(requests.remove_requested_opinion, requested_opinion=asked.id)
    assert asking.states(AFTER) == []
    (line,) = bin_lines(asking.office.store, FR, kind="requested_opinion")
    asking.office.do(restore_record, record=line.key)
    assert asking.states(AFTER) == [OpinionState.ANSWERED]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"item": None}, refusals.AboutNothing),
        ({"silence_assents": True}, refusals.SilenceWithoutDay),
        ({"until": TODAY - timedelta(days=1)}, refusals.UntilBeforeAsked),
    ],
)
def test_a_request_that_says_too_little_is_refused(
    asking: Asking, said: dict[str, Any], refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        asking.ask(**said)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"answered_on": TODAY}, refusals.AnswerSaysNothing),
        ({"answer": OpinionKind.FAVOURABLE}, refusals.AnswerWithoutDay),
        ({"answered_on": TODAY - timedelta(days=1), "text": text("Oui")}, refusals.AnsweredBeforeAsked),
    ],
)
def test_an_answer_that_says_too_little_is_refused(
    asking: Asking, said: dict[str, Any], refused: type[Refused]
) -> None:
    asked = asking.ask()
    with pytest.raises(refused):
        asking.answer(asked, **said)
    with pytest.raises(refusals.RemindedBeforeAsked):
        asking.office.do(requests.remind_opinion, requested_opinion=asked.id, on=TODAY - timedelta(days=1))


def test_a_project_of_another_committee_is_refused_and_one_alone_is_asked_about(asking: Asking) -> None:
    office = asking.office
    ours = office.do_fields(add_project, committee=asking.committee.id, title=text("Sentier")).record
    other = office.do_fields(add_project, committee=office.a_committee("ZZ").id, title=text("Pont")).record
    with pytest.raises(refusals.AboutAnother):
        asking.ask(item=asking.item.id, project=other.id)
    asking.ask(project=ours.id)
    asking.ask(item=asking.item.id, project=ours.id)
    assert [one.about.fr.text for one in asked_opinions(office.store, TODAY, project=ours.id)] == ["Sentier", "Point 1"]


def test_silence_is_an_assent_only_after_the_day_and_never_once_answered(asking: Asking) -> None:
    asked = asking.ask(until=UNTIL, silence_assents=True)
    assert "le silence vaudra accord" in standing_said(FR, asked, UNTIL)
    assert "Schweigen gilt als Zustimmung" in standing_said(DE, asked, AFTER)
    assert due_opinions(asking.office.store, AFTER) == []
    told = asking.answer(asked, answered_on=AFTER, answer=OpinionKind.UNFAVOURABLE)
    assert standing_said(FR, told, AFTER).endswith("après l’échéance\u00a0: défavorable")
    assert "silence" in standing_said(FR, told, UNTIL)


def test_what_was_asked_after_a_day_is_not_known_on_it(asking: Asking) -> None:
    asking.ask(asked_on=TODAY)
    assert len(known_at(asking.office.store, asking.item.id, TODAY)) == 1
    assert known_at(asking.office.store, asking.item.id, TODAY - timedelta(days=1)) == []


def test_closing_the_item_keeps_the_request_in_the_committee_and_opening_brings_it_back(asking: Asking) -> None:
    office, asked = asking.office, asking.ask()
    office.do_fields(change_agenda_item, item=asking.item.id, closed=True)
    assert office.store.all(RequestedOpinion) == []
    (inside,) = office.store.all(RestrictedRequestedOpinion)
    assert (inside.id, inside.question) == (asked.id, asked.question)
    asking.answer(inside, answered_on=TODAY, text=text("Oui"))
    second = asking.ask()
    assert isinstance(second, RestrictedRequestedOpinion)
    office.do_fields(change_agenda_item, item=asking.item.id, closed=False)
    assert len(office.store.all(RequestedOpinion)) == 2
    office.do(remove_agenda_item, item=asking.item.id)
    assert office.store.all(AnyRequestedOpinion) == []
    office.undo()
    assert len(office.store.all(RequestedOpinion)) == 2


def test_an_answer_noted_elsewhere_comes_with_the_exchange_and_two_answers_wait_for_a_person(tmp_path: Path) -> None:
    two = Two(tmp_path)
    body = two.here.do_fields(add_organisation, name=text("Préfecture"), side=Side.FR).record
    given = {"organisation": body.id, "item": two.items()[0].id, "question": text("Oui ?"), "asked_on": TODAY}
    asked = two.here.do_fields(requests.ask_opinion, **given).record
    two.exchange()
    told = {"requested_opinion": asked.id, "answered_on": TODAY}
    two.there.do_fields(requests.record_opinion_answer, **told, answer=OpinionKind.FAVOURABLE)
    two.exchange()
    (here,) = asked_opinions(two.here.store, TODAY)
    assert (here.state, here.record.answer) == (OpinionState.ANSWERED, OpinionKind.FAVOURABLE)
    two.here.do_fields(requests.record_opinion_answer, **told, answer=OpinionKind.WITH_RESERVATION)
    two.there.do_fields(requests.record_opinion_answer, **told, answer=OpinionKind.UNFAVOURABLE)
    two.exchange()
    assert [one.register for one in two.open()] == ["answer"]


def test_the_list_says_whom_about_what_and_how_it_stands(asking: Asking) -> None:
    asking.ask(until=UNTIL)
    (row,) = rows_of(asking.office.store, "requested_opinions", ListFilter(asking.committee.id))
    assert (row["organisation_name"], row["state"]) == ({"fr": "Office des forêts", "de": "Amt für Wald"}, "asked")
