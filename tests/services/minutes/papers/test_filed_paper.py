"""Do approved minutes print for ever what was approved, whatever the records say later?"""

import hashlib
import json
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import RestrictedDecisionId
from ctj_desktop.domain.record import fields, replace
from ctj_desktop.domain.records.committees import InclusiveForm, OfficeOfCommittee
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import ApprovedVersion
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.records.voting import DecisionResult, RestrictedDecision, Task, TaskState
from ctj_desktop.services.meetings import agenda
from ctj_desktop.services.meetings.consulting import requests
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.minutes import course, decisions, tasks
from ctj_desktop.services.minutes.papers.filed_paper import PAPER_KEY, as_filed, read_paper, to_file
from ctj_desktop.services.minutes.papers.meeting_paper import minutes_paper
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.session.course import close_session
from ctj_desktop.services.steps.change import Rewording
from tests.office import TODAY, Office, text
from tests.services.papers.test_making import a_held_meeting, words

ON = date(2027, 7, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def approved(office: Office) -> Meeting:
    meeting = a_held_meeting(office)
    office.do(course.circulate_minutes, meeting=meeting.id, on=date(2027, 3, 20))
    office.do(course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 11))
    return meeting


def printed(office: Office, meeting: Meeting) -> bytes:
    return paper_pdf(office.store, "minutes", meeting.id, Printing(printed_on=ON))


def change_everything(office: Office, meeting: Meeting) -> None:
    """What ordinary work may still change: the day and the owner of a task, names, the letterhead."""
    (task,) = office.store.all(Task, meeting=meeting.id)
    assert task.owner
    office.do_fields(
        tasks.change_task, task=task.id, due=date(2027, 12, 31), owner=None, owner_text=text("Le CTT", "Das CTT")
    )
    office.do_fields(people.change_person, person=task.owner, family_name="Autrement", given_name="Nommée")
    office.do_fields(
        committees.change_committee,
        committee=meeting.committee,
        name=text("Un autre nom", "Ein anderer Name"),
        inclusive=InclusiveForm.SHORTENED,
    )
    office.do_fields(committees.add_secretariat, committee=meeting.committee, side=Side.FR, lines=("Place Neuve 9",))


def test_approved_minutes_print_what_was_approved(office: Office) -> None:
    meeting = approved(office)
    before = printed(office, meeting)
    change_everything(office, meeting)
    assert printed(office, meeting) == before


def test_what_is_not_approved_yet_follows_its_records(office: Office) -> None:
    meeting = a_held_meeting(office)
    change_everything(office, meeting)
    shown = words(printed(office, meeting))
    assert [word for word in ("Le CTT", "Nommée", "Place Neuve 9", "présent-e") if word not in shown] == []


def test_the_text_of_a_task_stands_with_the_approval(office: Office) -> None:
    meeting = approved(office)
    (task,) = office.store.all(Task, meeting=meeting.id)
    with pytest.raises(MinutesFixed):
        office.do_fields(tasks.change_task, task=task.id, text=Rewording(fr="Autre chose"))
    office.do_fields(tasks.change_task, task=task.id, due=date(2027, 12, 31))
    changed = office.store.get(Task, task.id)
    assert changed is not None
    assert (changed.text, changed.due) == (task.text, date(2027, 12, 31))


def test_who_does_what_under_a_closed_item_is_printed_as_approved_and_not_filed(office: Office) -> None:
    """Its minutes print what the log had at the approval; the filed text, which the conference sees, has none of it."""
    meeting = office.opened(office.a_meeting(office.a_committee("ELO", seats=2).id, items=1))
    closed = office.do_fields(agenda.add_agenda_item, meeting=meeting.id, title=text("Nomination"), closed=True).record
    made = [
        office.do_fields(
            tasks.add_task, item=closed.id, text=text(said), owner_text=text(who), due=date(2027, 4, day)
        ).record
        for said, who, day in (("Écrire", "Huissière", 1), ("Répondre", "Greffier", 2))
    ]
    office.do(close_session, meeting=meeting.id, on=meeting.on or TODAY, closed_at=time(15, 0))
    office.do(course.circulate_minutes, meeting=meeting.id, on=meeting.on or TODAY)
    office.do_fields(tasks.change_task, task=made[1].id, due=date(2027, 4, 9))
    office.do(course.approve_minutes, meeting=meeting.id, on=meeting.on or TODAY)
    before = printed(office, meeting)
    for task in made:
        office.do_fields(tasks.change_task, task=task.id, owner_text=text("Personne d’autre"), due=date(2027, 12, 31))
        office.do(tasks.move_task, task=task.id, to=TaskState.DONE, on=TODAY)
    assert printed(office, meeting) == before
    facts = minutes_paper(office.store, meeting).tasks
    assert [(facts[one.id].owner.fr.text, facts[one.id].task.due) for one in made] == [
        ("Huissière", date(2027, 4, 1)),
        ("Greffier", date(2027, 4, 9)),
    ]
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    assert not [word for word in ("Huissière", "Greffier", "Écrire") if word in version.text]


def test_whose_vote_decided_under_a_closed_item_is_not_filed(office: Office) -> None:
    """The approved text is seen by whoever receives the committee's minutes without their closed items."""
    paper = minutes_paper(office.store, a_held_meeting(office))
    ((key, facts),) = paper.decisions.items()
    shared = {part.name: getattr(facts.decision, part.name) for part in fields(RestrictedDecision)}
    closed = RestrictedDecision(**shared | {"id": RestrictedDecisionId(key)})
    for decision, is_filed in ((facts.decision, True), (closed, False)):
        cast = replace(paper, decisions={key: replace(facts, decision=decision, tie_broken_by="Prépondérante")})
        assert ("Prépondérante" in json.dumps(to_file(cast), ensure_ascii=False)) is is_filed


@pytest.mark.parametrize("filed", [None, {"committee": 3}, {"of a newer program": True}])
def test_an_approval_without_a_paper_that_can_be_read_prints_the_records(office: Office, filed: object) -> None:
    meeting = approved(office)
    before = printed(office, meeting)
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    whole = json.loads(version.text)
    assert whole.pop(PAPER_KEY)
    content = json.dumps(whole if filed is None else whole | {PAPER_KEY: filed})
    older = replace(version, text=content, sha256=hashlib.sha256(content.encode()).hexdigest())
    _put(office, older)
    if filed is not None:
        assert printed(office, meeting) == before
    change_everything(office, meeting)
    assert "Nommée" in words(printed(office, meeting))


def _put(office: Office, version: ApprovedVersion) -> None:
    """As an earlier version of the program wrote it."""
    sql = "UPDATE approved_version SET text = ?, sha256 = ? WHERE id = ?"
    office.store.connection.run(sql, (version.text, version.sha256, version.id.bytes))


@pytest.mark.parametrize("filed", [True, False])
def test_minutes_approved_before_there_was_a_choice_of_words_go_on_saying_what_they_said(
    office: Office, filed: bool
) -> None:
    """Offices and states were shortened then, and what is said of all of them served everybody."""
    meeting = approved(office)
    assert "présent-e" not in words(printed(office, meeting))
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    whole = json.loads(version.text)
    paper = whole.pop(PAPER_KEY)
    assert paper["committee"].pop("inclusive") == InclusiveForm.NEUTRAL.value
    content = json.dumps(whole | {PAPER_KEY: paper} if filed else whole)
    _put(office, replace(version, text=content, sha256=hashlib.sha256(content.encode()).hexdigest()))
    older = words(printed(office, meeting))
    assert "présent-e" in older
    office.do_fields(committees.change_committee, committee=meeting.committee, inclusive=InclusiveForm.PAIRED)
    assert words(printed(office, meeting)) == older


def test_what_bodies_answered_is_printed_as_known_at_the_meeting_and_as_approved(office: Office) -> None:
    meeting = a_held_meeting(office)
    assert meeting.on is not None
    items = office.store.all(AgendaItem, meeting=meeting.id, order="position")
    body = office.do_fields(people.add_organisation, name=text("Office des forêts", "Amt für Wald")).record
    asked = {"organisation": body.id, "question": text("Admissible ?"), "asked_on": TODAY}
    silent = office.do_fields(
        requests.ask_opinion, item=items[0].id, **asked, until=meeting.on - timedelta(days=1), silence_assents=True
    ).record
    office.do_fields(requests.ask_opinion, item=items[0].id, **asked, until=meeting.on + timedelta(days=9))
    office.store.keep_setting("today", meeting.on.isoformat())
    shown = words(printed(office, meeting))
    assert "silence vaut accord" in shown
    assert "pas encore de réponse" in shown
    answer = {"answered_on": meeting.on + timedelta(days=1), "answer": OpinionKind.UNFAVOURABLE}
    office.do_fields(requests.record_opinion_answer, requested_opinion=silent.id, **answer)
    assert "défavorable" not in words(printed(office, meeting))
    office.do(course.circulate_minutes, meeting=meeting.id, on=date(2027, 3, 20))
    office.do(course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 11))
    before = printed(office, meeting)
    office.do(requests.remove_requested_opinion, requested_opinion=silent.id)
    assert printed(office, meeting) == before


def test_which_items_came_late_is_printed_as_approved(office: Office) -> None:
    """What an approval did not say is not printed; what it said is, whatever the item says."""
    meeting = approved(office)
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    paper = minutes_paper(office.store, meeting)
    first, *others = paper.points
    late = replace(paper, points=(replace(first, late=text("Délai", "Frist")), *others))
    assert as_filed(late, version).points == paper.points
    filed = replace(version, text=json.dumps({PAPER_KEY: to_file(late)}))
    assert as_filed(paper, filed).points == late.points


def test_a_text_filed_by_an_earlier_version_is_read_for_ever() -> None:
    """Made once by the first version that filed the paper; pinned by its hash with the other old files."""
    content = (Path(__file__).parents[3] / "old_stores" / "approved-text-with-paper-1.json").read_text("utf-8")
    paper = read_paper(content)
    assert paper is not None
    assert paper.committee.name.de.text == "Ausschuss MOC"
    assert [(one.due, one.owner.fr.text) for one in paper.tasks] == [(date(2027, 4, 1), "Siège 1 Personne-1")]
    assert [(one.name, one.office) for one in paper.signers] == [("Siège 1 Personne-1", OfficeOfCommittee.CO_PRESIDENT)]
    assert [(one.side, one.lines) for one in paper.secretariats] == [(Side.CH, ("Rue du Lac 1",))]
    assert {one.name for one in paper.people} == {"Siège 1 Personne-1", "Siège 2 Personne-2", "Siège 3 Personne-3"}


def test_what_was_rejected_is_called_so_but_in_minutes_that_were_approved_before(office: Office) -> None:
    meeting = a_held_meeting(office)
    (item,) = office.store.all(AgendaItem, meeting=meeting.id)
    refused = {"text": text("La variante A est approuvée."), "result": DecisionResult.REJECTED}
    number = office.do_fields(decisions.record_decision, item=item.id, **refused).record.number
    office.do(course.circulate_minutes, meeting=meeting.id, on=date(2027, 3, 20))
    office.do(course.approve_minutes, meeting=meeting.id, on=date(2027, 6, 11))
    shown = words(printed(office, meeting))
    assert f"Proposition rejetée n° {number}" in shown
    assert f"Décision n° {number}" not in shown
    (version,) = office.store.all(ApprovedVersion, meeting=meeting.id)
    whole = json.loads(version.text)
    assert len(whole[PAPER_KEY].pop("rejected")) == 1
    content = json.dumps(whole)
    _put(office, replace(version, text=content, sha256=hashlib.sha256(content.encode()).hexdigest()))
    assert f"Décision n° {number}" in words(printed(office, meeting))


def test_where_nothing_was_rejected_the_approved_text_says_nothing_of_it(office: Office) -> None:
    (version,) = office.store.all(ApprovedVersion, meeting=approved(office).id)
    assert "rejected" not in json.loads(version.text)[PAPER_KEY]
