"""What is minuted of an invented meeting: paragraphs, decisions, votes, tasks, and what becomes of them?

The minute-taker writes French during the session; the German follows within the week. A decision is taken by the
rule of the statutes, and a vote counts those who could give one at that minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.attendance_facts import How, Snapshot, attendance_facts
from ctj_desktop.domain.ids import (
    BallotId,
    DecisionId,
    MinuteBlockId,
    OpinionId,
    PublishedDecisionId,
    RecusalId,
    RollId,
    TaskId,
    TaskMoveId,
    VoteId,
    link_id,
)
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.positions import between
from ctj_desktop.domain.quorum_and_majority import decide, voters_present
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, MeetingState
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlock, MinuteBlockKind
from ctj_desktop.domain.records.projects import Opinion, OpinionKind, Project
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.records.voting import (
    TASK_MOVES,
    AnyDecision,
    AnyTask,
    AnyTaskMove,
    AnyVote,
    Ballot,
    Choice,
    Decision,
    DecisionKind,
    DecisionResult,
    PublishedDecision,
    Recusal,
    TaskState,
    Vote,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.minutes.approval import Referenced
from ctj_desktop.services.steps.records import titled
from ctj_desktop.storage.unit import Unit
from ctj_sample.diary import PlannedAct, moment, workday_before
from ctj_sample.meetings import Sitting, approve, hour, last_date
from ctj_sample.secretariat import CommitteeDesk, body_name
from ctj_sample.words import FilledText, vocabulary

INVENTED_KINDS: Final = {
    ItemKind.DECISION: DecisionKind.DECISION,
    ItemKind.OPINION: DecisionKind.OPINION,
    ItemKind.ELECTION: DecisionKind.ELECTION,
}
COUNTED: Final = 0.3  # share of the decisions that are voted on
NOMINAL: Final = 0.05  # share of the votes called seat by seat
WITH_TASK: Final = 0.35  # share of the items that give somebody something to do
AGENDA, LAST_MINUTES = 1, 2  # places of the items that are always decided


@dataclass(slots=True)
class Pen:
    """Where the minutes of one item go on."""

    sitting: Sitting
    item: AgendaItem
    at: datetime
    opened: datetime
    last: str | None = None

    def plan(self, act: PlannedAct) -> None:
        """Half a minute after the last thing written."""
        self.at += timedelta(seconds=30)
        at = moment(self.at.date(), self.at.hour, self.at.minute) + timedelta(seconds=self.at.second)
        self.sitting.desk.diary.plan(at, self.sitting.desk.author, act)

    def paragraph(self, said: FilledText, kind: MinuteBlockKind = MinuteBlockKind.PARAGRAPH) -> None:
        """Plan a paragraph in French and its German; that of a closed item is written in both at once."""

        def act(unit: Unit) -> None:
            unit.name("minute_block.added", **titled(said.french))
            block = self.block(unit, kind, said.both if self.item.closed else said.french)
            if isinstance(block, MinuteBlock):
                days = 2 + self.sitting.desk.chance.randrange(4)
                self.sitting.later(days, 9 + block.id.int % 8, 20, _german(self.sitting, block, said))

        self.plan(act)

    def block(self, unit: Unit, kind: MinuteBlockKind, text: Bilingual = NO_TEXT, ref: UUID | None = None) -> AnyBlock:
        """A block after the last one; that of a closed item is the restricted twin."""
        self.last = between(self.last, None, self.sitting.desk.chance.randrange)
        made = unit.save_own(
            type_for(AnyBlock, closed=self.item.closed)(
                id=MinuteBlockId(unit.new_id()),
                home=self.sitting.desk.home,
                item=self.item.id,
                position=self.last,
                block_kind=kind,
                text=text,
                ref=ref,
            )
        )
        self.sitting.blocks.setdefault(self.item.id, []).append(made)
        return made

    def show(self, unit: Unit, kind: MinuteBlockKind, record: Referenced) -> None:
        """A block that shows the text of a decision, vote or task."""
        self.sitting.shown[record.id] = record
        self.block(unit, kind, ref=record.id)

    def snapshot(self) -> Snapshot:
        """Who is there at this minute."""
        sitting = self.sitting
        rolls, lines = sitting.rolls.values(), sitting.attendances.values()
        return attendance_facts(rolls, lines, sitting.presences, self.opened.time()).at(self.at.time())


def minuted(sitting: Sitting, place: int, at: datetime, opened: datetime) -> None:
    """Plan what is written under an item, from that minute on."""
    item, desk = sitting.items[place], sitting.desk
    pen = Pen(sitting, item, at, opened)
    if place == 0:
        pen.paragraph(desk.said(vocabulary()["opening"], time=hour(opened), days="15"))
    elif place == len(sitting.items) - 1:
        pen.paragraph(desk.said(vocabulary()["closing"], time=hour(at + timedelta(minutes=5))))
    elif place == AGENDA:
        _decide(pen, desk.said(vocabulary()["decisions"]["agenda"]), counted=False)
    elif place == LAST_MINUTES:
        if sitting.before and sitting.before.state is MeetingState.CIRCULATED:
            _decide(
                pen, desk.said(vocabulary()["decisions"]["minutes"], last=last_date(sitting)), approves=sitting.before
            )
    else:
        _discussed(pen, item)


def _discussed(pen: Pen, item: AgendaItem) -> None:
    desk = pen.sitting.desk
    about = pen.sitting.about[item.id]
    for _ in range(1 + (desk.chance.random() < 0.2)):
        pen.paragraph(desk.phrase("paragraphs"))
    if item.item_kind is ItemKind.DISCUSSION and desk.chance.random() < 0.4:
        pen.paragraph(desk.phrase("list_entries"), MinuteBlockKind.LIST_ENTRY)
    project = pen.sitting.projects.get(item.id)
    if project:
        _opine(pen, project)
    elif item.item_kind in INVENTED_KINDS:
        pair = vocabulary()["decisions"]["closed"] if item.closed else desk.one(vocabulary()["decisions"]["decision"])
        if item.item_kind is ItemKind.ELECTION:
            pair = vocabulary()["decisions"]["election"]
        _decide(pen, desk.said(pair, title=(about.fr, about.de)), counted=desk.chance.random() < COUNTED)
    if desk.chance.random() < WITH_TASK:
        said = desk.phrase("tasks", title=(about.fr, about.de), body=body_name(desk.any_body()))
        pen.plan(lambda unit: _task(pen, unit, said))


def _opine(pen: Pen, project: Project) -> None:
    """A partner stands back, the committee gives its opinion, and the project goes on with it."""
    desk = pen.sitting.desk
    recused: list[RollId] = []
    if desk.chance.random() < 0.3:
        pen.plan(lambda unit: recused.append(_recuse(pen, unit)))
    kind = desk.chance.choices(tuple(OpinionKind), (65, 25, 10))[0]
    title = project.title.fr.text, project.title.de.text
    said = desk.said(vocabulary()["decisions"]["opinion"][kind], title=title)

    def give(unit: Unit, decision: Decision) -> None:
        conditions = vocabulary()["conditions"] if kind is OpinionKind.WITH_RESERVATION else ("", "")
        unit.name("opinion.added", number=project.number or "", **titled(project.title))
        unit.save_own(
            Opinion(
                id=OpinionId(unit.new_id()),
                home=desk.home,
                project=project.id,
                decision=decision.id,
                opinion_kind=kind,
                conditions=Bilingual.of(*conditions),
                on=pen.sitting.day,
            )
        )
        desk.answers.pop(project.id)(kind, decision.id, pen.sitting.day)

    _decide(pen, said, counted=desk.chance.random() < COUNTED, recused=recused, project=project, then=give)


def _recuse(pen: Pen, unit: Unit) -> RollId:
    seat = pen.sitting.desk.seats[2 + pen.sitting.desk.chance.randrange(4)]
    roll = pen.sitting.rolls[seat.id]
    unit.name("recusal.added", name=roll.holder_name)
    reason = NO_TEXT if pen.item.closed else Bilingual.of(*vocabulary()["recusal"])
    identity = RecusalId(link_id("recusal", pen.item.id, roll.id))
    unit.save_own(Recusal(id=identity, home=pen.sitting.desk.home, item=pen.item.id, roll=roll.id, reason=reason))
    return roll.id


# decisions and votes


def _decide(
    pen: Pen,
    said: FilledText,
    *,
    counted: bool = False,
    approves: Sitting | None = None,
    recused: Sequence[RollId] = (),
    project: Project | None = None,
    then: Any = None,
) -> None:
    """Plan a decision by consensus, or with its vote by majority, and what follows from it."""
    rules = pen.sitting.desk.rules_on(pen.sitting.day)

    def act(unit: Unit) -> None:
        rule = rules.majority if counted else rules.consensus
        decision = _decision(pen, unit, said, rule, None if counted else DecisionResult.CONSENSUS, project)
        pen.show(unit, MinuteBlockKind.DECISION, decision)
        if isinstance(decision, Decision):
            _follow(pen, decision, approves, then)
        if counted:
            pen.plan(lambda later: _vote(pen, later, decision, rule, recused))

    pen.plan(act)


def _follow(pen: Pen, decision: Decision, approves: Sitting | None, then: Any) -> None:
    sitting = pen.sitting
    if then:
        pen.plan(lambda unit: then(unit, decision))
    if approves:
        at = moment(workday_before(sitting.day + timedelta(days=1)), 20)
        sitting.desk.diary.plan(at, sitting.desk.author, lambda unit: approve(approves, unit, decision.id, sitting.day))
    elif sitting.desk.chance.random() < 0.2:
        sitting.later(12, 15, 0, lambda unit: _publish(unit, decision, sitting.day + timedelta(days=12)))


def _decision(
    pen: Pen, unit: Unit, said: FilledText, rule: DecisionRule, result: DecisionResult | None, project: Project | None
) -> AnyDecision:
    desk, sitting = pen.sitting.desk, pen.sitting
    number = desk.number(Series.DECISION, sitting.day)
    unit.name("decision.added", number=number, **titled(said.both))
    return unit.save_own(
        type_for(AnyDecision, closed=pen.item.closed)(
            id=DecisionId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            meeting=sitting.row.id,
            item=pen.item.id,
            number=number,
            text=said.both,
            result=result,
            rule=rule.id,
            decision_kind=INVENTED_KINDS[pen.item.item_kind],
            project=project.id if project else None,
            on=sitting.day,
        )
    )


def _vote(pen: Pen, unit: Unit, decision: AnyDecision, rule: DecisionRule, recused: Sequence[RollId]) -> None:
    """Those who are there vote; the result follows from the rule."""
    desk, snapshot = pen.sitting.desk, pen.snapshot()
    present = voters_present(snapshot, recused)
    no, abstentions = desk.chance.randrange(1 + present // 4), desk.chance.randrange(3)
    count = VoteCount(yes=present - no - abstentions, no=no, abstentions=abstentions)
    members = sum(seat.roll.may_vote and seat.roll.holder is not None for seat in snapshot.seats)
    result = decide(rule, count, present=present, members=members).result
    unit.name("vote.added", number=decision.number or "", **titled(decision.text))
    unit.save_own(replace(decision, result=result), before=decision)
    closed = is_restricted(decision)
    nominal = not closed and desk.chance.random() < NOMINAL
    method = VoteMethod.SECRET if closed else VoteMethod.NOMINAL if nominal else VoteMethod.SHOW_OF_HANDS
    vote = unit.save_own(
        type_for(AnyVote, closed=closed)(
            id=VoteId(unit.new_id()), home=desk.home, decision=decision.id, method=method, count=count
        )
    )
    pen.show(unit, MinuteBlockKind.VOTE, vote)
    if isinstance(vote, Vote) and nominal:
        voters = [s.roll.id for s in snapshot.seats if s.roll.may_vote and s.how is not How.AWAY]
        _call_the_roll(pen, [roll for roll in voters if roll not in recused], vote, count)


def _call_the_roll(pen: Pen, voters: Sequence[RollId], vote: Vote, count: VoteCount) -> None:
    said = [Choice.NO] * count.no + [Choice.ABSTENTION] * count.abstentions
    choices = said + [Choice.YES] * count.yes
    for roll, choice in zip(voters, choices, strict=True):
        pen.plan(_ballot(pen.sitting.desk, roll, vote, choice))


def _ballot(desk: CommitteeDesk, roll: RollId, vote: Vote, choice: Choice) -> PlannedAct:
    def act(unit: Unit) -> None:
        unit.name("ballot.added")
        identity = BallotId(link_id("ballot", vote.id, roll))
        unit.save_own(Ballot(id=identity, home=desk.home, vote=vote.id, roll=roll, choice=choice))

    return act


def _publish(unit: Unit, decision: Decision, on: date) -> None:
    unit.name("published_decision.added", number=decision.number or "", **titled(decision.text))
    unit.save_own(
        PublishedDecision(
            id=PublishedDecisionId(unit.new_id()),
            home=decision.home,
            committee=decision.committee,
            decision=decision.id,
            number=decision.number or "",
            text=decision.text,
            on=on,
        )
    )


# tasks


def _task(pen: Pen, unit: Unit, said: FilledText) -> None:
    desk, sitting = pen.sitting.desk, pen.sitting
    owner, body = desk.owner()
    task = type_for(AnyTask, closed=pen.item.closed)(
        id=TaskId(unit.new_id()),
        home=desk.home,
        committee=desk.id,
        meeting=sitting.row.id,
        item=pen.item.id,
        number=desk.number(Series.TASK, sitting.day),
        text=said.both,
        owner=owner,
        owner_body=body,
        due=sitting.day + timedelta(days=30 + desk.chance.randrange(60)),
    )
    unit.name("task.added", number=task.number or "", **titled(task.text))
    pen.show(unit, MinuteBlockKind.TASK, unit.save_own(task))
    if desk.chance.random() < 0.5:
        sitting.later(20, 11, 0, _task_move(desk, task, TaskState.OPEN, TaskState.IN_PROGRESS))
        started = TaskState.IN_PROGRESS
    else:
        started = TaskState.OPEN
    ends = desk.chance.choices((TaskState.DONE, TaskState.VOID, None), (85, 7, 8))[0]
    if ends:
        sitting.later(30 + desk.chance.randrange(70), 16, 0, _task_move(desk, task, started, ends))


def _task_move(desk: CommitteeDesk, task: AnyTask, here: TaskState, to: TaskState) -> PlannedAct:
    assert to in TASK_MOVES[here]

    def act(unit: Unit) -> None:
        unit.name("task.state", number=task.number or "", state=str(to))
        reason = Bilingual.of(*vocabulary()["void_reason"]) if to is TaskState.VOID else NO_TEXT
        unit.save_own(
            type_for(AnyTaskMove, closed=is_restricted(task))(
                id=TaskMoveId(unit.new_id()),
                home=desk.home,
                task=task.id,
                from_state=here,
                to_state=to,
                on=unit.at.date(),
                reason=reason,
                by=unit.author,
            )
        )

    return act


# afterwards


def _german(sitting: Sitting, block: MinuteBlock, said: FilledText) -> PlannedAct:
    def act(unit: Unit) -> None:
        after = replace(block, text=block.text.with_text(Language.DE, said.de))
        unit.name("minute_block.changed", **titled(after.text))
        row = sitting.blocks[block.item]
        row[row.index(block)] = unit.save_own(after, before=block)

    return act


def afterwards(sitting: Sitting) -> None:
    """Plan the circulation of the minutes."""
    on = sitting.day + timedelta(days=8)
    sitting.later(8, 17, 30, lambda unit: sitting.move(unit, MeetingState.CIRCULATED, on))
