"""What does the running sheet of a meeting print for its chair?"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from ctj_desktop.domain.attendance_facts import Snapshot
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.meetings import AgendaItem, Attendance, ItemKind, Meeting, Roll
from ctj_desktop.domain.records.minutes import AnyBlock
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import AnyDecision, Recusal
from ctj_desktop.services.meetings.chair_notes import chair_note
from ctj_desktop.services.meetings.who_was_there import quorum_of
from ctj_desktop.services.membership.roll import roll_expected
from ctj_desktop.services.minutes.electorate import default_rules
from ctj_desktop.services.minutes.papers.meeting_paper import agenda_paper
from ctj_desktop.services.session.replies import as_they_said
from ctj_desktop.services.steps.places import in_order
from ctj_desktop.services.steps.records import name_of_person
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.running_sheet import ItemConduct, RunningSheet, StandsBack

DECIDED: Final = frozenset({ItemKind.DECISION, ItemKind.OPINION, ItemKind.ELECTION})


def running_sheet(store: OpenFile, meeting: Meeting, day: date) -> "RunningSheet":
    """The agenda with what the chair needs at each item; a meeting without a date is taken as on `day`."""
    from ctj_desktop.documents.running_sheet import RunningSheet

    given = {line.seat: line for line in store.all(Attendance, meeting=meeting.id) if line.seat is not None}
    expected = as_they_said(roll_expected(store, meeting, day), given)
    usual = tuple(default_rules(store, meeting))
    items = store.all(AgendaItem, meeting=meeting.id)
    return RunningSheet(
        agenda=agenda_paper(store, meeting),
        quorum=quorum_of(store, meeting, expected),
        answered=any(line.reply is not None for line in given.values()),
        chair=name_of_person(store, meeting.chair),
        minute_taker=name_of_person(store, meeting.minute_taker),
        rules=usual,
        colleges={college.id: college.name for college in store.all(College, committee=meeting.committee)},
        conducts={item.id: _conduct(store, meeting, item, usual, expected) for item in items},
    )


def _conduct(
    store: OpenFile, meeting: Meeting, item: AgendaItem, usual: tuple[DecisionRule, ...], expected: Snapshot
) -> "ItemConduct":
    from ctj_desktop.documents.running_sheet import ItemConduct

    decisions = store.all(AnyDecision, item=item.id)
    recusals = store.all(Recusal, item=item.id)
    recused = [recusal.roll for recusal in recusals]
    return ItemConduct(
        decides=bool(decisions or item.proposed_decision) or item.item_kind in DECIDED,
        rules=_rules(store, decisions, usual),
        leaving=tuple(_leaving(store, recusal) for recusal in recusals),
        quorum=quorum_of(store, meeting, expected, recused) if recused else None,
        private=note.text if (note := chair_note(store, item.id)) is not None else "",
        prepared=tuple(block.text for block in _passages(store, item) if block.text),
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


def _leaving(store: OpenFile, recusal: Recusal) -> "StandsBack":
    from ctj_desktop.documents.running_sheet import StandsBack

    roll = store.get(Roll, recusal.roll)
    if roll is None:
        return StandsBack(name="", reason=recusal.reason)
    name = roll.holder_name or name_of_person(store, roll.holder)
    return StandsBack(name=name, body=roll.body, reason=recusal.reason)
