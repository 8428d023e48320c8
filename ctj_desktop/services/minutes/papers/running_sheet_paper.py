"""What does the running sheet of a meeting print for its chair?"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, Meeting, Reply
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import AnyDecision
from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.chair_notes import chair_note
from ctj_desktop.services.meetings.standing_back.parties import DECIDING
from ctj_desktop.services.meetings.standing_back.proposals import ItemStandingBack, standing_back
from ctj_desktop.services.meetings.standing_back.reasons import why
from ctj_desktop.services.meetings.who_was_there import quorum_of
from ctj_desktop.services.membership.roll import roll_expected, what_holds
from ctj_desktop.services.minutes.electorate import default_rules
from ctj_desktop.services.minutes.following.at_meeting import is_follow_up
from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper
from ctj_desktop.services.minutes.papers.tasks_paper import tasks_paper
from ctj_desktop.services.minutes.remarks.synopsis import remarks_at, said_of
from ctj_desktop.services.session.replies import as_they_said
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.store import Store

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.running_sheet import ItemConduct, RunningSheet


def running_sheet(store: Store, meeting: Meeting, day: date, voices: tuple[Translator, Translator]) -> "RunningSheet":
    """The agenda with what the chair needs at each item; a meeting without a date is taken as on `day`.

    `voices` say in French and in German why somebody may have to leave.
    """
    from ctj_desktop.documents.running_sheet import RunningSheet

    given = {line.seat: line for line in store.all(Attendance, meeting=meeting.id) if line.seat is not None}
    expected = as_they_said(roll_expected(store, meeting, day), given, what_holds(store, meeting).proxies)
    usual = tuple(default_rules(store, meeting))
    back = {one.item.id: one for one in standing_back(store, meeting.id, day)}
    items = store.all(AgendaItem, meeting=meeting.id)
    excused = frozenset(seat for seat, line in given.items() if line.reply is Reply.EXCUSED)
    conducts = {item.id: _conduct(store, item, usual, back.get(item.id), voices, excused) for item in items}
    follow_up = next((item.id for item in items if is_follow_up(store, item.id)), None)
    if follow_up is not None:
        tasks = tasks_paper(store, meeting.committee, meeting.on or day).tasks
        followed = tuple(one for one in tasks if one.facts.meeting != meeting.id)
        conducts[follow_up] = replace(conducts[follow_up], followed=followed)
    recused = {key: [line.recusal.roll for line in one.back] for key, one in back.items() if one.back}
    quorums = {key: quorum_of(store, meeting, expected, rolls) for key, rolls in recused.items()}
    return RunningSheet(
        agenda=agenda_paper(store, meeting),
        quorum=quorum_of(store, meeting, expected),
        answered=any(line.reply is not None for line in given.values()),
        on=meeting.on or day,
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        rules=usual,
        colleges={college.id: college.name for college in store.all(College, committee=meeting.committee)},
        conducts={key: replace(conduct, quorum=quorums.get(key)) for key, conduct in conducts.items()},
    )


def _conduct(
    store: OpenFile,
    item: AgendaItem,
    usual: tuple[DecisionRule, ...],
    concerned: ItemStandingBack | None,
    voices: tuple[Translator, Translator],
    excused: Collection[SeatId],
) -> "ItemConduct":
    from ctj_desktop.documents.running_sheet import ItemConduct, LeavesForItem

    decisions, note = store.all(AnyDecision, item=item.id), chair_note(store, item.id)
    back, proposed = (concerned.back, concerned.proposed) if concerned is not None else ((), ())
    french, german = voices
    found = remarks_at(store, item)
    return ItemConduct(
        decides=bool(decisions or item.proposed_decision) or item.item_kind in DECIDING,
        rules=_rules(store, decisions, usual),
        leaving=tuple(LeavesForItem(name=one.name, body=one.roll.body, reason=one.recusal.reason) for one in back),
        asked=tuple(
            (why(french, one.name, one.words[0]), why(german, one.name, one.words[0]))
            for one in proposed
            if one.roll.seat not in excused  # whoever does not come is not to be asked to leave
        ),
        private=note.text if note is not None else "",
        prepared=tuple(block.text for block in _passages(store, item) if block.text),
        remarks=tuple((said_of(french, line), said_of(german, line)) for line in found.lines) if found else (),
    )


def _passages(store: OpenFile, item: AgendaItem) -> list[AnyBlock]:
    """Of a closed item what is written of it, in order; any other says itself what was prepared."""
    blocks = in_order(store.all(AnyBlock, item=item.id)) if item.closed else []
    return [block for block in blocks if block.ref is None]


def _rules(
    store: OpenFile, decisions: Sequence[AnyDecision], usual: tuple[DecisionRule, ...]
) -> tuple[DecisionRule, ...]:
    """Those of what is decided there already, each once, else the usual one."""
    named = {one.rule: store.get(DecisionRule, one.rule) for one in decisions if one.rule is not None}
    return tuple(rule for rule in named.values() if rule is not None) or usual
