"""How does a decision by circulation stand, by which rules, and what became of it?"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from ctj_desktop.domain.deciding.by_circulation import (
    CirculationCourse,
    CirculationStage,
    CirculationState,
    circulation_course,
)
from ctj_desktop.domain.ids import CirculationId, CommitteeId, DecisionRuleId, StatutesId
from ctj_desktop.domain.record import NamedValue, fields, replace
from ctj_desktop.domain.records.circulations import Circulation, CirculationVoter
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.statutes import CirculationRule, DecidedBy, DecisionRule, Statutes
from ctj_desktop.domain.records.voting import AnyDecision, Decision
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile


class CirculationSheet(NamedValue):
    """Everything about one; without a `course` it was not opened. `reported_at` is the meeting it was reported to.

    `statutes` and `rule` say what they said when it was opened, where that was kept.
    """

    circulation: Circulation
    stage: CirculationStage
    voters: tuple[CirculationVoter, ...]
    course: CirculationCourse | None
    statutes: Statutes | None
    rule: DecisionRule | None
    decision: Decision | None
    reported_at: Meeting | None

    @property
    def ruled(self) -> CirculationRule | None:
        """What the statutes ask for, or asked for when it was opened."""
        return _ruled(self.circulation, self.statutes)

    @property
    def meeting_name(self) -> str:
        """How the meeting is called that it was reported to."""
        return name_of(self.reported_at) if self.reported_at is not None else ""


class CirculationDue(NamedValue):
    """One that runs: until when answers are awaited, how many are, and whether it can be closed."""

    key: CirculationId
    number: str
    circulation: Circulation
    until: date
    silent: int
    stage: CirculationStage


def voters_of(store: OpenFile, circulation: CirculationId) -> list[CirculationVoter]:
    """The lines of whoever was asked or informed, in the order of the seats."""
    return store.all(CirculationVoter, circulation=circulation, order="position, seat, id")


def circulation_sheet(store: OpenFile, told: Circulation, today: date) -> CirculationSheet:
    """As it stands on a day."""
    voters = tuple(voters_of(store, told.id)) if told.opened_on is not None else ()
    statutes, rule = rules_of(store, told)
    course = _course(told, statutes, rule, voters, today)
    item = store.get(AgendaItem, told.item) if told.item is not None else None
    found = store.all(Decision, circulation=told.id, order="id")
    decision = found[0] if found else None
    return CirculationSheet(
        circulation=told,
        stage=_stage(told, course, decision, today),
        voters=voters,
        course=course,
        statutes=statutes,
        rule=rule,
        decision=decision,
        reported_at=store.get(Meeting, item.meeting) if item is not None else None,
    )


def rules_of(store: OpenFile, told: Circulation) -> tuple[Statutes | None, DecisionRule | None]:
    """The version and the rule by which it is taken, as they were when it was opened.

    One that was opened by an earlier version of the program is read by what they say now.
    """
    statutes = store.get(Statutes, told.statutes, deleted=True) if told.statutes is not None else None
    rule = store.get(DecisionRule, told.rule, deleted=True) if told.rule is not None else None
    if told.ruled is None:
        return statutes, rule
    kept = replace(statutes, circulation=told.ruled) if statutes is not None else None
    if told.also is None:
        return kept, None
    named = rule or DecisionRule(
        id=told.rule or DecisionRuleId(told.id),
        home=told.home,
        statutes=told.statutes or StatutesId(told.id),
        name=NO_TEXT,
    )
    return kept, replace(named, **{part.name: getattr(told.also, part.name) for part in fields(DecidedBy)})


def as_decided(rule: DecisionRule) -> DecidedBy:
    """What a rule says now, as it is kept with what is put to the vote by it."""
    return DecidedBy(**{part.name: getattr(rule, part.name) for part in fields(DecidedBy)})


def running(store: OpenFile, today: date, committee: CommitteeId | None = None) -> list[CirculationDue]:
    """Those that wait for answers or for their closing, the earliest last day first."""
    found = []
    for told in store.all(Circulation, closed_on=None, withdrawn_on=None, order="until, id"):
        wanted = committee in (None, told.committee)
        if wanted and told.opened_on is not None and told.until is not None:
            sheet = circulation_sheet(store, told, today)
            silent = len(sheet.course.silent) if sheet.course is not None else 0
            found.append(
                CirculationDue(
                    key=told.id,
                    number=told.number or "",
                    circulation=told,
                    until=told.until,
                    silent=silent,
                    stage=sheet.stage,
                )
            )
    return found


def closed_course(store: OpenFile, circulation: CirculationId) -> tuple[Circulation, CirculationCourse] | None:
    """One that was closed, with what was answered in time; None where it is not here."""
    told = store.get(Circulation, circulation)
    course = circulation_sheet(store, told, told.closed_on or date.max).course if told is not None else None
    return (told, course) if told is not None and course is not None else None


def decided_in_writing(store: OpenFile, blocks: Iterable[AnyBlock]) -> dict[UUID, AnyDecision]:
    """The decisions taken by circulation that these blocks of minutes tell of: they belong to no item."""
    refs = [one.ref for one in blocks if one.ref is not None and one.block_kind is MinuteBlockKind.DECISION]
    found = store.some(Decision, refs) if refs else ()
    return {one.id: one for one in found if one.circulation is not None}


def _ruled(told: Circulation, statutes: Statutes | None) -> CirculationRule | None:
    return told.ruled or (statutes.circulation if statutes is not None else None)


def _course(
    told: Circulation,
    statutes: Statutes | None,
    rule: DecisionRule | None,
    voters: Sequence[CirculationVoter],
    today: date,
) -> CirculationCourse | None:
    ruled = _ruled(told, statutes)
    if told.opened_on is None or told.until is None or ruled is None:
        return None
    return circulation_course(
        ruled, voters, told.until, today, rule=rule, closed_on=told.closed_on or told.withdrawn_on
    )


def _stage(
    told: Circulation, course: CirculationCourse | None, decision: Decision | None, today: date
) -> CirculationStage:
    """Once it is closed its decision says what came of it: a later correction of the statutes changes nothing."""
    if told.withdrawn_on is not None:
        return CirculationStage.WITHDRAWN
    if told.opened_on is None:
        return CirculationStage.DRAFT
    if told.closed_on is not None:
        return CirculationStage.ADOPTED if decision is not None else CirculationStage.NOT_ADOPTED
    over = told.until is not None and told.until < today
    settled = course is not None and course.state is not CirculationState.RUNNING
    return CirculationStage.DUE if over or settled else CirculationStage.RUNNING
