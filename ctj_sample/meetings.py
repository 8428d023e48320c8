"""How does an invented meeting go from its planning to its approved minutes?

Each is planned sixty days ahead; its agenda has twenty items, some written in French first and in German later; it
is convened in time, held (`session`), and its minutes are approved by the next one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from typing import Final
from uuid import UUID

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.composition import SeatState, composition
from ctj_desktop.domain.ids import (
    AgendaItemId,
    AttachmentId,
    DecisionId,
    ItemDocumentId,
    MeetingId,
    MeetingMoveId,
    RollId,
    SeatId,
    link_id,
)
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.positions import spread
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    MEETING_MOVES,
    AgendaItem,
    AnyItemDocument,
    Attendance,
    ItemKind,
    ItemOrigin,
    Meeting,
    MeetingMove,
    MeetingState,
    Presence,
    Roll,
)
from ctj_desktop.domain.records.minutes import AnyAttachment, AnyBlock
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.statutes import Statutes
from ctj_desktop.domain.records.twins import is_restricted, type_for
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n.translator import Translator, load_translator
from ctj_desktop.services.minutes.approval import Referenced, text_of_minutes, version_of
from ctj_desktop.services.steps.records import titled
from ctj_desktop.storage import blobs
from ctj_desktop.storage.unit import Unit
from ctj_sample.diary import PlannedAct, moment, workday_before, working_day
from ctj_sample.papers import paper, weights
from ctj_sample.secretariat import SIDES, CommitteeDesk
from ctj_sample.words import FilledText, FrDe, vocabulary

MEETINGS_A_YEAR: Final = 12.5
ITEMS: Final = 20
PAPERS: Final = 5  # documents announced for a meeting
BYTES_A_YEAR: Final = 1_250_000  # of attachments
FIRST_ITEMS, LAST_ITEMS = 6, 3  # standing items before and after the others
OPINIONS: Final = 3  # projects a meeting gives an opinion on, at most


@dataclass(slots=True)
class Sitting:
    """A meeting with all that belongs to it, as its secretary has it in mind."""

    desk: CommitteeDesk
    day: date
    before: "Sitting | None"
    weight: int
    meeting: Meeting | None = None
    state: MeetingState = MeetingState.DRAFT
    items: list[AgendaItem] = field(default_factory=list)
    about: dict[AgendaItemId, FilledText] = field(default_factory=dict)
    projects: dict[AgendaItemId, Project] = field(default_factory=dict)
    documents: list[AnyItemDocument] = field(default_factory=list)
    rolls: dict[SeatId, Roll] = field(default_factory=dict)
    attendances: dict[SeatId, Attendance] = field(default_factory=dict)
    presences: list[Presence] = field(default_factory=list)
    blocks: dict[AgendaItemId, list[AnyBlock]] = field(default_factory=dict)
    shown: dict[UUID, Referenced] = field(default_factory=dict)

    @property
    def row(self) -> Meeting:
        """The meeting, once it is planned."""
        assert self.meeting is not None
        return self.meeting

    @property
    def statutes(self) -> Statutes:
        """Those of its day."""
        return self.desk.rules_on(self.day).statutes

    def ago(self, days: int, hour: int, minute: int, act: PlannedAct) -> None:
        """Plan something that many days before the meeting."""
        self.later(-days, hour, minute, act)

    def later(self, days: int, hour: int, minute: int, act: PlannedAct) -> None:
        """Plan something that many days after the meeting."""
        day = max(self.day + timedelta(days=days), self.desk.plan.start + timedelta(days=3))
        self.desk.diary.plan(moment(workday_before(day) if days else day, hour, minute), self.desk.author, act)

    def move(self, unit: Unit, to: MeetingState, on: date, decision: DecisionId | None = None) -> None:
        """One allowed step of its life."""
        assert to in MEETING_MOVES[self.state], (self.state, to)
        unit.name("meeting.state", number=self.row.number or "", state=str(to))
        unit.save_own(
            MeetingMove(
                id=MeetingMoveId(unit.new_id()),
                home=self.desk.home,
                meeting=self.row.id,
                from_state=self.state,
                to_state=to,
                on=on,
                by=unit.author,
                decision=decision,
                revision=1 if to is MeetingState.CONVENED else None,
            )
        )
        self.state = to

    def change(self, unit: Unit, **values: object) -> None:
        """Rewrite fields of the meeting."""
        self.meeting = unit.save_own(replace(self.row, **values), before=self.row)  # type: ignore[arg-type]

    def rewrite(self, unit: Unit, place: int, after: AgendaItem) -> None:
        """Rewrite an item."""
        unit.name("agenda_item.changed", **titled(after.title))
        self.items[place] = unit.save_own(after, before=self.items[place])


def year_of_meetings(
    desk: CommitteeDesk, year: int, last: Sitting | None, hold: Callable[[Sitting], None]
) -> Sitting | None:
    """Plan the meetings of an invented year; the last of all lies four weeks ahead of today, and is being prepared."""
    start, ends = desk.plan.first_day(year), desk.plan.first_day(year + 1)
    count = desk.plan.up_to(MEETINGS_A_YEAR, year + 1) - desk.plan.up_to(MEETINGS_A_YEAR, year)
    sizes = weights(BYTES_A_YEAR, count, desk.chance)
    for place, weight in enumerate(sizes):
        day = start + (ends - start) * (place + 1) / (count + 1)
        if year == desk.plan.years - 1 and place == count - 1:
            day = desk.plan.today + timedelta(days=26)
        last = Sitting(desk, working_day(day), last, weight)
        _prepare(last)
        hold(last)
    return last


def _prepare(sitting: Sitting) -> None:
    """From sixty days before to the convocation."""
    sitting.ago(60, 9, 0, lambda unit: _plan_meeting(sitting, unit))
    sitting.ago(40, 14, 0, lambda unit: sitting.change(unit, documents_by=sitting.day - timedelta(days=17)))
    sitting.ago(34, 9, 0, lambda unit: _add_items(sitting, unit))
    for edit in range(4):
        sitting.ago(30 - edit % 4, 10 + edit, 10, lambda unit: _retime(sitting, unit))
    for place in range(FIRST_ITEMS, ITEMS - LAST_ITEMS, 2):
        sitting.ago(24, 9, place, _translation(sitting, place))
    for number in range(PAPERS):
        sitting.ago(22, 15, number * 5, _announcement(sitting, number))
    sitting.ago(20, 11, 0, lambda unit: _attach(sitting, unit))
    sitting.ago(15, 9, 30, lambda unit: convene(sitting, unit))


def _plan_meeting(sitting: Sitting, unit: Unit) -> None:
    desk, day = sitting.desk, sitting.day
    place, room = desk.one(desk.places), desk.one(vocabulary()["rooms"])
    side = desk.one(SIDES)
    start = desk.one((time(9), time(13, 30), time(14), time(17)))
    sitting.meeting = unit.save_own(
        Meeting(
            id=MeetingId(unit.new_id()),
            home=desk.home,
            committee=desk.id,
            number=desk.number(Series.MEETING, day),
            on=day,
            start=start,
            end=time(start.hour + 3, start.minute),
            place=Bilingual.of(f"{place}, {room[0]}", f"{place}, {room[1]}"),
            chair=desk.offices[side].person,
            minute_taker=desk.secretaries[side],
            proposals_until=day - timedelta(days=24),
            file_closed_on=day - timedelta(days=18),
        )
    )
    unit.name("meeting.added", number=sitting.row.number or "")


def _add_items(sitting: Sitting, unit: Unit) -> None:
    """The whole agenda as a template gives it: standing items around those of the day."""
    unit.name("standing_items.added")
    desk, standing = sitting.desk, vocabulary()["standing"]
    opinions = [desk.waiting.pop(0) for _ in range(min(OPINIONS, len(desk.waiting)))]
    closed = desk.chance.random() < 0.25
    topics = desk.chance.sample(vocabulary()["topics"], ITEMS - len(standing) - len(opinions) - closed)
    keys = iter(spread(ITEMS, desk.chance.randrange))
    for line in standing[:FIRST_ITEMS]:
        _add(sitting, unit, next(keys), _said(sitting, line), line[2], line[3], ItemOrigin.STANDING)
    for project in opinions:
        about = desk.said(vocabulary()["opinion_item"], title=(project.title.fr.text, project.title.de.text))
        _add(sitting, unit, next(keys), about, ItemKind.OPINION, 15, ItemOrigin.PROPOSED, project)
    for line in topics:
        _add(sitting, unit, next(keys), _said(sitting, line), line[2], 10, ItemOrigin.ADDED, late=True)
    if closed:
        line = desk.one(vocabulary()["closed_topics"])
        _add(sitting, unit, next(keys), _said(sitting, line), ItemKind.DECISION, 10, ItemOrigin.ADDED, closed=True)
    for line in standing[FIRST_ITEMS:]:
        _add(sitting, unit, next(keys), _said(sitting, line), line[2], line[3], ItemOrigin.STANDING)


def _said(sitting: Sitting, line: list[str]) -> FilledText:
    year = sitting.day.year
    return sitting.desk.said(line, last=last_date(sitting), year=str(year - 1), next=str(year + 1))


def last_date(sitting: Sitting) -> FrDe:
    """How the date of the meeting before is written: “du 28 novembre 2025”."""
    if sitting.before is None:
        return "constitutive", "zur Gründung"
    return f"du {written_date(sitting.before.day)[0]}", f"vom {written_date(sitting.before.day)[1]}"


def written_date(day: date) -> FrDe:
    """A date in words, in both languages."""
    return _translator("fr").date_long(day), _translator("de").date_long(day)


def hour(at: datetime) -> FrDe:
    """A wall time in words: 14 h 30, 14.30 Uhr."""
    return _translator("fr").time(at.time()), _translator("de").time(at.time())


@cache
def _translator(language: str) -> Translator:
    return load_translator(language)


def _add(
    sitting: Sitting,
    unit: Unit,
    position: str,
    about: FilledText,
    kind: str,
    minutes: int,
    origin: ItemOrigin,
    project: Project | None = None,
    *,
    closed: bool = False,
    late: bool = False,
) -> None:
    """An item; with `late` its German is written some days later."""
    presenter = sitting.desk.phrase("presenters")
    item = unit.save_own(
        AgendaItem(
            id=AgendaItemId(unit.new_id()),
            home=sitting.desk.home,
            meeting=sitting.row.id,
            position=position,
            title=about.french if late and len(sitting.items) % 2 == 0 else about.both,
            item_kind=ItemKind(kind),
            origin=origin,
            minutes=minutes,
            presenter=presenter.both,
            project=project.id if project else None,
            closed=closed,
        )
    )
    sitting.items.append(item)
    sitting.about[item.id] = about
    if project:
        sitting.projects[item.id] = project


def _retime(sitting: Sitting, unit: Unit) -> None:
    place = sitting.desk.chance.randrange(FIRST_ITEMS, ITEMS)
    item = sitting.items[place]
    sitting.rewrite(unit, place, replace(item, minutes=5 + 5 * sitting.desk.chance.randrange(5)))


def _translation(sitting: Sitting, place: int) -> PlannedAct:
    def act(unit: Unit) -> None:
        """The German of an item that was written in French; else its note."""
        item = sitting.items[place]
        about = sitting.about[item.id]
        if item.title.de.text:
            note = sitting.desk.phrase("paragraphs")
            sitting.rewrite(unit, place, replace(item, note=note.both))
        else:
            sitting.rewrite(unit, place, replace(item, title=item.title.with_text(Language.DE, about.de)))

    return act


def _announcement(sitting: Sitting, number: int) -> PlannedAct:
    def act(unit: Unit) -> None:
        """A paper of an item, announced."""
        item = sitting.items[FIRST_ITEMS + number]
        about = sitting.about[item.id]
        pair = vocabulary()["documents"][number % len(vocabulary()["documents"])]
        title = sitting.desk.said(pair, title=(about.fr, about.de), date=written_date(sitting.day - timedelta(days=20)))
        unit.name("item_document.added", **titled(title.both))
        document = type_for(AnyItemDocument, closed=item.closed)(
            id=ItemDocumentId(unit.new_id()),
            home=sitting.desk.home,
            item=item.id,
            position=spread(1, sitting.desk.chance.randrange)[0],
            title=title.both,
            to_follow=number == 0,
        )
        sitting.documents.append(unit.save_own(document))

    return act


def _attach(sitting: Sitting, unit: Unit) -> None:
    """The papers that have come, by content: two a meeting."""
    desk = sitting.desk
    unit.name("attachment.added", name=sitting.row.number or "")
    for part, document in enumerate(sitting.documents[:2]):
        content = paper(sitting.weight * (2 + 6 * part) // 10, desk.chance)
        sha256, size = blobs.keep_blob(unit.store, BytesIO(content))
        attachment = unit.save_own(
            type_for(AnyAttachment, closed=is_restricted(document))(
                id=AttachmentId(unit.new_id()),
                home=desk.home,
                owner=document.id,
                name=f"{desk.committee.code}-{sitting.row.number}-{part + 1}.pdf",
                media_type="application/pdf",
                size=size,
                sha256=sha256,
            )
        )
        unit.save_own(replace(document, attachment=attachment.id, to_follow=False), before=document)


def convene(sitting: Sitting, unit: Unit) -> None:
    """The numbers of the items and the roll are frozen."""
    sitting.move(unit, MeetingState.CONVENED, workday_before(sitting.day - timedelta(days=15)))
    rows = {row.item.id: row.number for row in agenda(sitting.items).rows}
    sitting.items = [unit.save_own(replace(item, number=rows[item.id]), before=item) for item in sitting.items]
    freeze(sitting, unit)


def freeze(sitting: Sitting, unit: Unit) -> None:
    """One line of the roll per seat as it is held on that day, as far as is known."""
    desk = sitting.desk
    seats = composition(desk.seats, desk.live(unit.at.date()), desk.officers(), sitting.day).seats
    for state in seats:
        line = _line(sitting, state)
        known = sitting.rolls.get(state.seat.id)
        if line != known:
            sitting.rolls[state.seat.id] = unit.save_own(line, before=known)


def _line(sitting: Sitting, state: SeatState) -> Roll:
    desk, seat = sitting.desk, state.seat
    holder = desk.persons[state.holder.person] if state.holder else None
    substitute = desk.persons[state.substitutes[0].person] if state.substitutes else None
    body = next(body for body in desk.bodies[seat.side] if body.id == seat.organisation)
    return Roll(
        id=RollId(link_id("roll", sitting.row.id, seat.id)),
        home=desk.home,
        meeting=sitting.row.id,
        seat=seat.id,
        side=seat.side,
        position=seat.position,
        holder=holder.id if holder else None,
        holder_name=holder.family_name if holder else "",
        function=holder.function if holder else Bilingual(),
        body=body.name,
        substitute=substitute.id if substitute else None,
        substitute_name=substitute.family_name if substitute else "",
        may_vote=seat.capacity == "voting",
        statutes=sitting.statutes.id,
    )


def approve(sitting: Sitting, unit: Unit, decision: DecisionId, on: date) -> None:
    """By a decision of the next meeting; the text is filed with its hash."""
    sitting.move(unit, MeetingState.APPROVED, on, decision)
    text = text_of_minutes(sitting.row, sitting.items, sitting.blocks, sitting.shown.get)
    unit.save_own(version_of(unit, sitting.row, text))
    sitting.blocks, sitting.shown = {}, {}  # nothing changes them any more
    day = workday_before(on + timedelta(days=6))
    diary, author = sitting.desk.diary, sitting.desk.author
    diary.plan(moment(day, 16), author, lambda later: sitting.move(later, MeetingState.CLOSED, day))
