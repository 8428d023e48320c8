"""What does the page of remarks show: the passages as they went round, who remarked what, who said nothing?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda as agenda_of
from ctj_desktop.domain.ids import AgendaItemId, AnyBlockId, DispatchId, MeetingId, PersonId, RemarkRoundId
from ctj_desktop.domain.numbers import told_apart
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import AgendaItem, Guest, Meeting, MeetingState, Roll
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlockKind
from ctj_desktop.domain.records.remarks import AnyRemark, RemarkRound
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.meetings.sending.dispatches import reader_of
from ctj_desktop.services.minutes.remarks.passages import texts_as_circulated, texts_today
from ctj_desktop.services.minutes.remarks.settling import accepted_words, name_of_remark
from ctj_desktop.services.steps.records import source_language, the
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.attendance import short_names

FOLLOWED: Final = frozenset(
    {
        "agenda_item",
        "amendment",
        "decision",
        "dispatch",
        "guest",
        "meeting",
        "meeting_move",
        "minute_block",
        "person",
        "remark",
        "remark_round",
        "roll",
        "task",
    }
)
"""The kinds of record that the page shows."""


class RemarkOrder(StrEnum):
    """In which order remarks stand."""

    PASSAGE = "passage"
    PERSON = "person"


class CirculatedPassage(NamedValue):
    """A numbered passage as it went round, or with the number 0 the title of an item above its passages.

    `today` is what it says now: None where it was taken out of the minutes since. Of a title it is the same.
    """

    key: UUID
    item: AgendaItemId
    number: int = 0
    item_number: str = ""
    block_kind: MinuteBlockKind = MinuteBlockKind.PARAGRAPH
    circulated: Bilingual = NO_TEXT
    today: Bilingual | None = None
    remarks: int = 0
    still_open: int = 0

    @property
    def is_title(self) -> bool:
        """It bears no number of its own."""
        return self.number == 0


class RemarkLine(NamedValue):
    """A remark, and whose it is; `number` is that of its passage, 0 where it speaks of a whole item.

    Attributes:
        body: whom they sit for.
        late: it came after the day until which remarks were asked for.
        today: what the passage says now; None where it is gone, or for a whole item.
        accepted: what the minutes would say, by language, if it were accepted as it is; empty once it is settled.
        why_not: why it cannot be accepted so.
    """

    key: UUID
    remark: AnyRemark
    number: int
    item_number: str
    item_title: Bilingual
    name: str
    body: Bilingual = NO_TEXT
    late: bool = False
    today: Bilingual | None = None
    accepted: Mapping[Language, str] = {}
    why_not: Refused | None = None

    @property
    def is_open(self) -> bool:
        """Somebody still has to settle it."""
        return self.remark.ruling is None


class AskedReader(NamedValue):
    """Who was asked for remarks, and whether any came."""

    name: Bilingual
    answered: bool = False


class RemarksView(NamedValue):
    """Everything of one round; `opened` is None where the minutes never went round for remarks."""

    meeting: Meeting
    state: MeetingState
    source: Language
    rounds: tuple[RemarkRound, ...] = ()
    opened: RemarkRound | None = None
    passages: tuple[CirculatedPassage, ...] = ()
    lines: tuple[RemarkLine, ...] = ()
    asked: tuple[AskedReader, ...] = ()

    @property
    def still_open(self) -> tuple[RemarkLine, ...]:
        """What a person still has to settle."""
        return tuple(line for line in self.lines if line.is_open)

    @property
    def settled(self) -> tuple[RemarkLine, ...]:
        """What is done."""
        return tuple(line for line in self.lines if not line.is_open)

    @property
    def silent(self) -> tuple[Bilingual, ...]:
        """Who was asked and said nothing."""
        return tuple(one.name for one in self.asked if not one.answered)

    def line(self, key: UUID | None) -> RemarkLine | None:
        """The line of a remark."""
        return next((one for one in self.lines if one.key == key), None)

    def passage(self, key: UUID | None) -> CirculatedPassage | None:
        """A passage by its block, or a title by its item."""
        return next((one for one in self.passages if one.key == key), None)


def read_remarks(store: OpenFile, meeting: MeetingId, which: RemarkRoundId | None = None) -> RemarksView:
    """The last round of a meeting, or the one that is asked for; `NotHere` for a meeting that is gone."""
    owner = the(store, Meeting, meeting)
    rounds = tuple(rounds_of(store, meeting))
    opened = next((one for one in rounds if one.id == which), rounds[-1] if rounds else None)
    view = RemarksView(
        meeting=owner,
        state=meeting_state(store, meeting),
        source=source_language(store, owner.committee),
        rounds=rounds,
        opened=opened,
    )
    if opened is None:
        return view
    reading = _Reading(store, owner, opened)
    return replace(
        view,
        passages=tuple(reading.passages()),
        lines=tuple(reading.lines()),
        asked=tuple(reading.asked()),
    )


def lines_of_all_rounds(store: OpenFile, meeting: MeetingId) -> Iterator[RemarkLine]:
    """The remarks of a meeting's rounds, one round after the other."""
    for opened in rounds_of(store, meeting):
        yield from read_remarks(store, meeting, opened.id).lines


def rounds_of(store: OpenFile, meeting: MeetingId) -> list[RemarkRound]:
    """The rounds of a meeting, the first one first."""
    return list(store.all(RemarkRound, meeting=meeting, order="number, id"))


def shown_number(store: OpenFile, opened: RemarkRound) -> str:
    """`2`; `2 bis` for the later of two that two offices opened apart under one number."""
    same = {one.id for one in store.all(RemarkRound, meeting=opened.meeting, number=opened.number, deleted=True)}
    return told_apart(opened.number, sorted({*same, opened.id}).index(opened.id))


def round_of(store: OpenFile, sent: Dispatch) -> RemarkRound | None:
    """In which round something went; None of what went in none, or where the round is not here.

    What an earlier version of the program noted names a number alone: the first round that has it.
    """
    if sent.round is not None:
        return store.get(RemarkRound, sent.round)
    if sent.what is not DispatchKind.MINUTES:
        return None
    return next((one for one in rounds_of(store, sent.meeting) if one.number == sent.revision), None)


def counted_as(store: OpenFile, sent: Iterable[Dispatch]) -> dict[DispatchId, str]:
    """As which revision, or in which round, each of these went."""
    return {
        one.id: shown_number(store, opened) if (opened := round_of(store, one)) is not None else str(one.revision)
        for one in sent
    }


def remarks_of(store: OpenFile, opened: RemarkRoundId) -> list[AnyRemark]:
    """The remarks of a round as they came."""
    return sorted(store.all(AnyRemark, round=opened), key=lambda one: (one.received_on, one.id))


def sent_in(store: OpenFile, opened: RemarkRound) -> list[Dispatch]:
    """What went to whom in a round: what names it, or names none and has its number."""
    found = store.all(Dispatch, meeting=opened.meeting, what=DispatchKind.MINUTES, order="made_at, id")
    return [one for one in found if one.round == opened.id or (one.round is None and one.revision == opened.number)]


def asked_in(store: OpenFile, opened: RemarkRound) -> dict[UUID, Dispatch]:
    """Who was asked for remarks, each once, though the draft may have gone by several ways; the informed were not."""
    asked = (one for one in sent_in(store, opened) if one.answer_by is not None)
    return {key: one for one in asked if (key := one.person or one.guest or one.organisation) is not None}


def silent_keys(store: OpenFile, opened: RemarkRound, remarks: Iterable[AnyRemark]) -> frozenset[UUID]:
    """Whoever was asked and of whom none of these remarks is; a guest and the person that they are is one."""
    persons: dict[UUID | None, UUID | None] = {
        guest.id: guest.person for guest in store.all(Guest, meeting=opened.meeting)
    }
    said = {key for one in remarks for key in (one.person, one.guest, persons.get(one.guest))} - {None}
    return frozenset(key for key in asked_in(store, opened) if not said & {key, persons.get(key)})


def open_remarks(store: OpenFile, meeting: MeetingId) -> int:
    """How many remarks of all rounds nobody has settled."""
    return sum(one.ruling is None for each in rounds_of(store, meeting) for one in remarks_of(store, each.id))


def in_order(lines: Sequence[RemarkLine], order: RemarkOrder) -> list[RemarkLine]:
    """By passage, those on a whole item before those on its passages; or by person, then by passage."""
    if order is RemarkOrder.PERSON:
        return sorted(lines, key=lambda one: sort_key(one.body.or_other(Language.FR) or one.name))
    return list(lines)


class _Reading:
    """One round, read once."""

    def __init__(self, store: OpenFile, meeting: Meeting, opened: RemarkRound) -> None:
        self._store, self._opened = store, opened
        self._meeting = meeting
        self._circulated = texts_as_circulated(store, opened)
        self._today = texts_today(store, opened.paragraphs)
        self._numbers = {key: at for at, key in enumerate(opened.paragraphs, start=1)}
        self._rows = {row.item.id: row for row in agenda_of(store.all(AgendaItem, meeting=meeting.id)).rows}
        self._places = {item: at for at, item in enumerate(self._rows)}
        self._remarks = remarks_of(store, opened.id)
        self._bodies = _bodies(store, meeting)

    def passages(self) -> list[CirculatedPassage]:
        """Every passage below the title of its item, in the order in which they were numbered."""
        found: list[CirculatedPassage] = []
        for key, number in self._numbers.items():
            block = self._store.get(AnyBlock, key, deleted=True)
            if block is None:
                continue
            if not found or found[-1].item != block.item:
                found.append(self._title(block.item))
            found.append(
                CirculatedPassage(
                    key=key,
                    item=block.item,
                    number=number,
                    block_kind=block.block_kind,
                    circulated=self._circulated.get(key, NO_TEXT),
                    today=self._today.get(key),
                    remarks=len(self._on(key)),
                    still_open=sum(one.ruling is None for one in self._on(key)),
                )
            )
        return found

    def lines(self) -> list[RemarkLine]:
        """By item and number."""
        return sorted((self._line(one) for one in self._remarks), key=lambda line: (self._place(line), line.number))

    def asked(self) -> list[AskedReader]:
        """Who was asked, and whether they remarked."""
        silent = silent_keys(self._store, self._opened, self._remarks)
        asked = asked_in(self._store, self._opened)
        return [AskedReader(name=reader_of(self._store, one), answered=key not in silent) for key, one in asked.items()]

    def _place(self, line: RemarkLine) -> int:
        return self._places.get(line.remark.item, len(self._places))

    def _title(self, item: AgendaItemId) -> CirculatedPassage:
        row = self._rows.get(item)
        title = row.item.title if row is not None else NO_TEXT
        return CirculatedPassage(
            key=item,
            item=item,
            item_number=row.shown_number if row is not None else "",
            circulated=title,
            today=title,
            remarks=len(self._on(None, item)),
            still_open=sum(one.ruling is None for one in self._on(None, item)),
        )

    def _on(self, block: AnyBlockId | None, item: AgendaItemId | None = None) -> list[AnyRemark]:
        """Those on a passage, or on a whole item."""
        return [one for one in self._remarks if one.paragraph == block and item in (None, one.item)]

    def _line(self, remark: AnyRemark) -> RemarkLine:
        row = self._rows.get(remark.item)
        accepted, why_not = self._accepted(remark)
        guest = self._store.get(Guest, remark.guest) if remark.guest is not None else None
        person = remark.person or (guest.person if guest is not None else None)
        body = self._bodies.get(person, NO_TEXT) if person is not None else NO_TEXT
        return RemarkLine(
            key=remark.id,
            remark=remark,
            number=self._numbers.get(remark.paragraph, 0) if remark.paragraph is not None else 0,
            item_number=row.shown_number if row is not None else "",
            item_title=row.item.title if row is not None else NO_TEXT,
            name=name_of_remark(self._store, remark),
            body=body or (guest.body if guest is not None else NO_TEXT),
            late=remark.received_on > self._opened.until,
            today=self._today.get(remark.paragraph) if remark.paragraph is not None else None,
            accepted=accepted,
            why_not=why_not,
        )

    def _accepted(self, remark: AnyRemark) -> tuple[Mapping[Language, str], Refused | None]:
        if remark.ruling is not None:
            return {}, None
        try:
            return accepted_words(self._store, remark), None
        except Refused as refused:
            return {}, refused


def _bodies(store: OpenFile, meeting: Meeting) -> dict[PersonId, Bilingual]:
    """For which body somebody sits, short where it has a short name."""
    short = {seat: Bilingual.of(*names) for seat, names in short_names(store, meeting.id).items()}
    found: dict[PersonId, Bilingual] = {}
    for row in store.all(Roll, meeting=meeting.id):
        for person in (row.substitute, row.holder):
            if person is not None:
                found[person] = short.get(row.seat) or row.body
    return found
