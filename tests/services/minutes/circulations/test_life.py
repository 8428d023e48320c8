"""Is a decision by circulation opened only by the statutes, closed only with a result, reported with its decision?"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ctj_desktop.domain.deciding.by_circulation import CirculationStage, CirculationState
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.statutes import CirculationRule, DecisionMode
from ctj_desktop.domain.records.voting import Decision, DecisionResult
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.in_writing.circulations import rules_said
from ctj_desktop.services.membership import people, statutes
from ctj_desktop.services.minutes.circulations import life
from ctj_desktop.services.minutes.circulations.letters import circulation_letter, readers_of
from ctj_desktop.services.minutes.circulations.reading import running
from ctj_desktop.services.minutes.circulations.refusals import (
    AnswersAwaited,
    CirculationForbidden,
    CirculationNotOpened,
    CirculationOpened,
    CirculationOver,
    CirculationUnruled,
    ClosedAhead,
    ClosedBeforeOpening,
    DeadlineBeforeOpening,
    DeadlineMissing,
    DecidedByCirculation,
    NobodyToAsk,
    NoStatutesForCirculation,
    NotClosed,
    ReportedAlready,
    ReportedElsewhere,
    RuleOfOtherStatutes,
    TextLacks,
)
from ctj_desktop.services.minutes.decisions import change_decision, remove_decision
from ctj_desktop.services.papers.circulation_paper import circulation_paper
from ctj_desktop.services.steps.refusals import TextMissing
from tests.office import TODAY, text
from tests.services.minutes.circulations.office import (
    ABSTENTION,
    DELIBERATION,
    NO,
    TITLE,
    TWO_THIRDS,
    YES,
    WritingOffice,
)

LATER = TODAY + timedelta(days=14)


def test_a_decision_from_its_draft_to_the_minutes(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    assert told.number == "C-2027-01"
    assert [line.name for line in office.lines(told)] == [f"Siège {n} Personne-{n}" for n in (1, 2, 3)]
    assert office.sheet(told).stage is CirculationStage.RUNNING
    office.answers(told, YES, None, YES)
    assert office.sheet(told).stage is CirculationStage.DUE
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    sheet = office.sheet(told)
    assert sheet.stage is CirculationStage.ADOPTED
    assert sheet.decision is not None
    assert (sheet.decision.number, sheet.decision.result) == ("2027-001", DecisionResult.MAJORITY)
    assert (sheet.decision.meeting, sheet.decision.text) == (None, told.text)
    meeting = office.a_meeting(office.committee.id)
    item = office.do(life.report_circulation, circulation=told.id, meeting=meeting.id).record
    assert isinstance(item, AgendaItem)
    assert item.item_kind is ItemKind.INFORMATION
    assert "C-2027-01" in item.title.fr.text
    blocks = office.store.all(AnyBlock, item=item.id, order="position")
    assert [block.block_kind for block in blocks] == [MinuteBlockKind.PARAGRAPH, MinuteBlockKind.DECISION]
    assert blocks[1].ref == sheet.decision.id
    assert office.sheet(told).meeting_name == meeting.number
    with pytest.raises(ReportedAlready):
        office.do(life.report_circulation, circulation=told.id, meeting=meeting.id)


def test_undo_takes_the_closing_back_with_its_decision(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES, YES)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    office.undo()
    assert not office.store.all(Decision)
    assert office.sheet(told).stage is CirculationStage.DUE


def test_undo_takes_the_opening_back_and_it_is_opened_once_more(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.undo()
    assert office.lines(told) == []
    assert office.sheet(told).stage is CirculationStage.DRAFT
    office.do(life.open_circulation, circulation=told.id, on=TODAY, until=LATER)
    assert len(office.lines(told)) == 3
    assert all(line.answer is None for line in office.lines(told))


def test_what_the_statutes_do_not_allow_is_not_opened(tmp_path: Path) -> None:
    forbidding = WritingOffice(tmp_path, CirculationRule(allowed=False, article="13"), name="a")
    with pytest.raises(CirculationForbidden) as refused:
        forbidding.opened()
    assert refused.value.article == "13"
    nameless = WritingOffice(tmp_path, CirculationRule(allowed=False), name="b")
    with pytest.raises(CirculationForbidden):
        nameless.opened()
    with pytest.raises(CirculationUnruled):
        WritingOffice(tmp_path, None, name="c").opened()
    office = WritingOffice(tmp_path, name="d")
    told = office.drafted(until=LATER)
    with pytest.raises(NoStatutesForCirculation):
        office.do(life.open_circulation, circulation=told.id, on=date(2025, 1, 1))


def test_nobody_is_asked_without_a_last_day_or_in_a_language_that_lacks(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.drafted()
    with pytest.raises(DeadlineMissing):
        office.do(life.open_circulation, circulation=told.id, on=TODAY)
    with pytest.raises(DeadlineBeforeOpening):
        office.do(life.open_circulation, circulation=told.id, on=TODAY, until=TODAY - timedelta(days=1))
    german = next(one for one in office.store.all(Person) if one.family_name == "Personne-2")
    office.do_fields(people.change_person, person=german.id, language=Language.DE)
    lacking = office.drafted(text=text("Seulement en français."), until=LATER)
    with pytest.raises(TextLacks) as refused:
        office.do(life.open_circulation, circulation=lacking.id, on=TODAY)
    assert refused.value.names == ("Siège 2 Personne-2",)
    nobody = WritingOffice(tmp_path, seats=0, name="nobody")
    with pytest.raises(NobodyToAsk):
        nobody.opened()


def test_a_draft_is_changed_and_removed_and_what_was_opened_is_not(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.drafted()
    office.do_fields(life.change_circulation, circulation=told.id, until=LATER)
    with pytest.raises(CirculationNotOpened):
        office.do(life.close_circulation, circulation=told.id, on=TODAY)
    office.do(life.open_circulation, circulation=told.id, on=TODAY)
    with pytest.raises(CirculationOpened):
        office.do_fields(life.change_circulation, circulation=told.id, title=text("Autre"))
    with pytest.raises(CirculationOpened):
        office.do(life.remove_circulation, circulation=told.id)
    with pytest.raises(CirculationOpened):
        office.do(life.open_circulation, circulation=told.id, on=TODAY)
    draft = office.drafted()
    office.do(life.remove_circulation, circulation=draft.id)
    assert office.store.get(Circulation, draft.id) is None


def test_it_is_closed_early_only_where_the_result_is_settled(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES)
    with pytest.raises(AnswersAwaited) as refused:
        office.do(life.close_circulation, circulation=told.id, on=TODAY)
    assert refused.value.count == 2
    office.answers(told, None, NO, ABSTENTION)
    with pytest.raises(ClosedBeforeOpening):
        office.do(life.close_circulation, circulation=told.id, on=date(2027, 1, 1))
    with pytest.raises(ClosedAhead):
        office.do(life.close_circulation, circulation=told.id, on=LATER)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    assert office.sheet(told).stage is CirculationStage.NOT_ADOPTED
    assert not office.store.all(Decision)
    with pytest.raises(CirculationOver):
        office.do(life.close_circulation, circulation=told.id, on=TODAY)


def test_an_objection_stops_it_and_nothing_is_decided(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path, replace(TWO_THIRDS, objection_stops=True))
    told = office.opened()
    office.answers(told, YES, YES)
    with pytest.raises(AnswersAwaited):  # the third may still object
        office.do(life.close_circulation, circulation=told.id, on=TODAY)
    office.answers(told, None, None, DELIBERATION)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    course = office.sheet(told).course
    assert course is not None
    assert course.state is CirculationState.STOPPED
    meeting = office.a_meeting(office.committee.id)
    item = office.do(life.report_circulation, circulation=told.id, meeting=meeting.id).record
    [block] = office.store.all(AnyBlock, item=item.id)
    assert "n’a pas été prise" in block.text.fr.text


def test_a_rule_chosen_besides_is_one_of_the_statutes_and_must_be_met(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    rule = office.do_fields(
        statutes.add_decision_rule, statutes=office.version.id, name=text("Consensus"), mode=DecisionMode.CONSENSUS
    ).record
    told = office.opened(rule=rule.id)
    office.answers(told, YES, YES, NO)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    assert office.sheet(told).stage is CirculationStage.NOT_ADOPTED
    later = office.do_fields(
        statutes.adopt_statutes,
        committee=office.committee.id,
        title=text("Nouveaux"),
        in_force_from=TODAY,
        circulation=TWO_THIRDS,
    ).record
    assert later.id != office.version.id
    draft = office.drafted(rule=rule.id, until=LATER)
    with pytest.raises(RuleOfOtherStatutes):
        office.do(life.open_circulation, circulation=draft.id, on=TODAY)


def test_a_later_correction_of_the_statutes_changes_nothing_of_one_that_was_opened(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path, seats=4)
    given = {"statutes": office.version.id, "name": text("Majorité", "Mehrheit"), "mode": DecisionMode.MAJORITY}
    rule = office.do_fields(statutes.add_decision_rule, **given, numerator=1, denominator=2).record
    told = office.opened(rule=rule.id)
    office.answers(told, YES, YES, YES, NO)
    reader = readers_of(office.store, office.lines(told), TODAY)[0]

    def said() -> tuple[object, ...]:
        sheet = office.sheet(told)
        letter = circulation_letter(office.store, sheet.circulation, reader, TODAY).text
        paper = circulation_paper(office.store, sheet.circulation, TODAY)
        rules = " ".join(rules_said(load_translator("fr_CH"), paper.statutes, paper.rule))
        assert sheet.course is not None
        return sheet.stage, sheet.course.state, sheet.course.needed, letter, rules, sheet.ruled

    before = said()
    assert before[1:3] == (CirculationState.REACHED, 3)
    every = CirculationRule(objection_stops=True)
    office.do_fields(statutes.change_statutes, statutes=office.version.id, circulation=every)
    office.do_fields(statutes.change_decision_rule, decision_rule=rule.id, mode=DecisionMode.UNANIMITY)
    assert said() == before
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    office.do_fields(statutes.change_statutes, statutes=office.version.id, circulation=None)
    sheet = office.sheet(told)
    assert (sheet.stage, sheet.ruled) == (CirculationStage.ADOPTED, TWO_THIRDS)
    assert sheet.decision is not None
    assert sheet.decision.result is DecisionResult.MAJORITY


def test_what_an_earlier_version_opened_is_read_by_what_the_statutes_say_now(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    with office.store.write(OperationLabel("test")) as unit:
        unit.save(replace(told, ruled=None), before=told)
    office.answers(told, YES, YES)
    office.do_fields(statutes.change_statutes, statutes=office.version.id, circulation=CirculationRule())
    course = office.sheet(told).course
    assert course is not None
    assert (course.needed, course.state) == (3, CirculationState.RUNNING)


def test_one_that_runs_is_withdrawn_with_a_reason(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    with pytest.raises(TextMissing):
        office.do(life.withdraw_circulation, circulation=told.id, on=TODAY, reason=text(""))
    office.do(life.withdraw_circulation, circulation=told.id, on=TODAY, reason=text("Objet traité en séance"))
    assert office.sheet(told).stage is CirculationStage.WITHDRAWN
    meeting = office.a_meeting(office.committee.id)
    with pytest.raises(NotClosed):
        office.do(life.report_circulation, circulation=told.id, meeting=meeting.id)


def test_its_decision_is_rewritten_by_no_meeting_and_reported_to_none_of_another_committee(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES, YES, YES)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    [decision] = office.store.all(Decision)
    assert decision.result is DecisionResult.UNANIMOUS
    with pytest.raises(DecidedByCirculation):
        office.do_fields(change_decision, decision=decision.id, text=text("Autre"))
    with pytest.raises(DecidedByCirculation):
        office.do(remove_decision, decision=decision.id)
    elsewhere = office.a_meeting(office.a_committee("BRE").id)
    with pytest.raises(ReportedElsewhere):
        office.do(life.report_circulation, circulation=told.id, meeting=elsewhere.id)


def test_those_that_run_wait_by_their_last_day(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    office.drafted()
    far, near = office.opened(LATER), office.opened(TODAY)
    office.answers(near, YES)
    found = running(office.store, TODAY)
    assert [(one.key, one.silent, one.stage) for one in found] == [
        (near.id, 2, CirculationStage.RUNNING),
        (far.id, 3, CirculationStage.RUNNING),
    ]
    assert running(office.store, TODAY + timedelta(days=1))[0].stage is CirculationStage.DUE
    assert running(office.store, TODAY, office.a_committee("BRE").id) == []
    assert found[0].circulation.title == TITLE
