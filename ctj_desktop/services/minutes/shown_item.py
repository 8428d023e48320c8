"""What does the room see of the item that runs, on a second screen, and what does the chair see of it alone?

Nothing of a closed item is shown to the room, not even its title, and nothing that was noted.
"""

from datetime import date
from uuid import UUID

from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.closed_items import closed_with_parents
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.statutes import DecisionRule
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionResult, VoteCount
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.meetings.agenda_table import presenter_of
from ctj_desktop.services.meetings.chair_notes import chair_note
from ctj_desktop.services.meetings.standing_back.parties import DECIDING
from ctj_desktop.services.meetings.standing_back.proposals import FOLLOWED as OF_STANDING_BACK
from ctj_desktop.services.meetings.standing_back.proposals import MayStandBack, SeatStandsBack, standing_back_at
from ctj_desktop.services.minutes.blocks import blocks_of
from ctj_desktop.services.minutes.electorate import counting, default_rules, in_order_of_time
from ctj_desktop.services.steps.records import the
from ctj_desktop.storage.open_file import OpenFile

FOLLOWED = OF_STANDING_BACK | {"agenda_item", "decision", "vote", "minute_block", "chair_note", "decision_rule"}
"""Kinds of record that what is read here depends on."""


class ShownDecision(NamedValue):
    """The decision that stands last in the minutes of an item: its number, its text, and how it was taken so far."""

    number: str
    text: Bilingual
    result: DecisionResult | None = None
    count: VoteCount | None = None
    rule: DecisionRule | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has voted on it, and nothing says how it was taken."""
        return self.result is None and self.count is None


class ShownItem(NamedValue):
    """What the room reads: of a `closed` item nothing but that it is one."""

    closed: bool = False
    title: Bilingual = NO_TEXT
    proposed: Bilingual = NO_TEXT
    decision: ShownDecision | None = None


def shown_item(store: OpenFile, item: AgendaItemId) -> ShownItem:
    """For everybody in the room; `NotHere` where the item is gone."""
    point = the(store, AgendaItem, item)
    if point.id in closed_with_parents(store.all(AgendaItem, meeting=point.meeting)):
        return ShownItem(closed=True)
    return ShownItem(title=point.title, proposed=point.proposed_decision, decision=last_decision(store, item))


class ChairItem(NamedValue):
    """What the chair reads: all of it, with what was noted.

    Attributes:
        rules: by which its decision is taken; none where nothing is decided, or by consensus.
        asked: who may have to leave, whom nobody has asked yet, with the best reason.
        prepared: what the minutes of a closed item hold already.
    """

    item: AgendaItem
    presenter: Bilingual
    decision: ShownDecision | None = None
    decides: bool = False
    rules: tuple[DecisionRule, ...] = ()
    back: tuple[SeatStandsBack, ...] = ()
    asked: tuple[MayStandBack, ...] = ()
    prepared: tuple[Bilingual, ...] = ()
    private: str = ""


def chair_item(store: OpenFile, item: AgendaItemId, today: date) -> ChairItem:
    """For the chair alone; `NotHere` where the item is gone."""
    point = the(store, AgendaItem, item)
    decision, note = last_decision(store, item), chair_note(store, item)
    usual = tuple(default_rules(store, the(store, Meeting, point.meeting)))
    concerned = standing_back_at(store, item, today)
    written = blocks_of(store, item) if point.closed else []
    return ChairItem(
        item=point,
        presenter=presenter_of(store, point),
        decision=decision,
        decides=decision is not None or bool(point.proposed_decision) or point.item_kind in DECIDING,
        rules=(decision.rule,) if decision is not None and decision.rule is not None else usual,
        back=concerned.back,
        asked=concerned.proposed,
        prepared=tuple(block.text for block in written if block.ref is None and block.text),
        private=note.text if note is not None else "",
    )


def last_decision(store: OpenFile, item: AgendaItemId) -> ShownDecision | None:
    """The one that stands last in the minutes, with the vote that counts."""
    known: dict[UUID, AnyDecision] = {one.id: one for one in store.all(AnyDecision, item=item)}
    standing = [known[block.ref] for block in blocks_of(store, item) if block.ref is not None and block.ref in known]
    if not standing:
        return None
    last = standing[-1]
    votes = in_order_of_time(counting(store.all(AnyVote, decision=last.id, amendment=None)))
    return ShownDecision(
        number=last.number or "",
        text=last.text,
        result=last.result,
        count=votes[-1].count if votes else None,
        rule=store.get(DecisionRule, last.rule) if last.rule is not None else None,
    )
