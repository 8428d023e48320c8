"""Records of one meeting, as the services hand them to the two papers."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from ctj_desktop.documents.agenda import AgendaPaper, AgendaPoint
from ctj_desktop.documents.blocks import Document
from ctj_desktop.documents.follow_up import TaskFacts
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.minutes import MinutesPaper, MinutesPoint
from ctj_desktop.documents.papers import PaperOptions, Sender
from ctj_desktop.documents.presence import People
from ctj_desktop.documents.results import DecisionFacts, TakenVote
from ctj_desktop.documents.signing import Signer
from ctj_desktop.documents.who_could_vote import RoomThen
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.attendance_facts import AttendanceFacts, attendance_facts, first_line, line_attendance
from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import (
    AgendaItemId,
    AttendanceId,
    CommitteeId,
    DecisionId,
    DecisionRuleId,
    GuestId,
    HomeId,
    ItemDocumentId,
    MeetingId,
    MinuteBlockId,
    PersonId,
    PresenceId,
    ProxyId,
    RollId,
    SeatId,
    SecretariatId,
    StatutesId,
    TaskId,
    VoteId,
    committee_id,
    uuid7,
)
from ctj_desktop.domain.quorum_and_majority import quorum, quorum_by, voters
from ctj_desktop.domain.records.committees import Committee, OfficeOfCommittee, Secretariat
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Guest,
    ItemDocument,
    ItemKind,
    Meeting,
    Presence,
    Proxy,
    Reply,
    Roll,
)
from ctj_desktop.domain.records.minutes import AnyBlock, MinuteBlock, MinuteBlockKind
from ctj_desktop.domain.records.people import Salutation, Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, QuorumRule, SourceText, WhatHolds
from ctj_desktop.domain.records.voting import Decision, DecisionKind, DecisionResult, Task, Vote, VoteCount
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.domain.voters import CouldVote, Voters
from ctj_desktop.i18n import Translator, load_translator

text = Bilingual.of


def _ids() -> Iterator[Any]:
    """Ids that repeat at every run."""
    number = 0
    while True:
        number += 1
        yield uuid7(number, number.to_bytes(10, "big"))


IDS = _ids()
COMMITTEE = committee_id("MOC")
HOME = HomeId(COMMITTEE)
MEETING = MeetingId(next(IDS))


def a_room(facts: AttendanceFacts, rule: QuorumRule | None = None, at: time = time(14, 0)) -> RoomThen:
    """Who could vote then, and the quorum by that rule; by silent statutes without."""
    snapshot = facts.at(at)
    judged = quorum_by(rule, snapshot) if rule is not None else quorum(WhatHolds(), snapshot)
    return RoomThen(Voters.of(voters(snapshot)), judged)


def printed(
    say: Callable[[Any, Translator, Translator, PaperOptions], Document], paper: object, how: PaperOptions
) -> bytes:
    """The PDF of what a paper says, in the layout that was chosen."""
    return write_pdf(say(paper, load_translator("fr_CH"), load_translator("de_CH"), how), how.layout)


def options(layout: Layout = Layout.COLUMNS, **changes: Any) -> PaperOptions:
    """Printed on 27 March 2026."""
    return PaperOptions(printed_on=date(2026, 3, 27), layout=layout, **changes)


def a_sender() -> Sender:
    """The committee with both secretariats."""
    committee = Committee(
        id=CommitteeId(COMMITTEE),
        home=HOME,
        code="MOC",
        name=text("Comité de pilotage territorial", "Territorialer Steuerungsausschuss"),
        short_name=text("Comité MOC", "Ausschuss MOC"),
    )
    secretariats = tuple(
        Secretariat(id=SecretariatId(next(IDS)), home=HOME, committee=committee.id, side=side, lines=lines)
        for side, lines in ((Side.FR, ("CC d’exemple", "25000 Exemple")), (Side.CH, ("ADNV", "1400 Yverdon")))
    )
    return Sender(committee=committee, territory=text("Mont d’Or–Chasseron"), secretariats=secretariats)


def a_meeting(**changes: Any) -> Meeting:
    """The meeting of 24 March 2026, held from 14.00 to 16.35."""
    given: dict[str, Any] = {
        "id": MEETING,
        "home": HOME,
        "committee": COMMITTEE,
        "number": "2026-02",
        "on": date(2026, 3, 24),
        "start": time(14, 0),
        "end": time(16, 30),
        "place": text("Morteau, Hôtel de Ville", "Morteau, Rathaus"),
        "documents_by": date(2026, 3, 17),
        "opened_at": None,
        "closed_at": None,
    }
    return Meeting(**{**given, **changes})


def an_item(fr: str, de: str = "", **changes: Any) -> AgendaItem:
    """An item of ten minutes, in the order of making."""
    identity = AgendaItemId(next(IDS))
    given: dict[str, Any] = {"minutes": 10, "position": identity.hex}
    return AgendaItem(id=identity, home=HOME, meeting=MEETING, title=text(fr, de), **{**given, **changes})


def a_document(item: AgendaItem, fr: str = "", de: str = "", *, to_follow: bool = False) -> ItemDocument:
    """A paper of an item."""
    return ItemDocument(id=ItemDocumentId(next(IDS)), home=HOME, item=item.id, title=text(fr, de), to_follow=to_follow)


def an_agenda(meeting: Meeting, *items: AgendaItem, documents: tuple[ItemDocument, ...] = ()) -> AgendaPaper:
    """The agenda of a meeting with its papers."""
    timed = agenda(items, meeting.start)
    points = tuple(
        AgendaPoint(row=row, documents=tuple(one for one in documents if one.item == row.item.id)) for row in timed.rows
    )
    return AgendaPaper(sender=a_sender(), meeting=meeting, agenda=timed, points=points)


class Session:
    """A meeting being held: rolls, presence, blocks; `paper()` is what the minutes print."""

    def __init__(self) -> None:
        self.rolls: list[Roll] = []
        self.attendances: list[Attendance] = []
        self.presences: list[Presence] = []
        self.proxies: list[Proxy] = []
        self.guests: list[Guest] = []
        self.salutations: dict[PersonId, Salutation] = {}
        self.offices: dict[PersonId, OfficeOfCommittee] = {}
        self.names: dict[PersonId, str] = {}
        self.points: list[MinutesPoint] = []
        self.decisions: dict[Any, DecisionFacts] = {}
        self.votes: dict[Any, Any] = {}
        self.tasks: dict[Any, TaskFacts] = {}

    def seat(
        self,
        name: str,
        side: Side = Side.FR,
        *stays: tuple[time, time | None],
        salutation: Salutation = Salutation.NEUTRAL,
        office: OfficeOfCommittee | None = None,
        status: AttendanceStatus | None = None,
        represented_by: Roll | None = None,
        remote: bool = False,
        substitute: str = "",
        proxies: tuple[tuple[Roll, time | None, time | None], ...] = (),
        on_leave: bool = False,
        since: time | None = None,
        until: time | None = None,
        of: Roll | None = None,
        in_writing: bool = False,
        may_vote: bool = True,
    ) -> Roll:
        """A seat with its holder and the stays that were entered; `of` is the line that had the seat before."""
        holder = PersonId(next(IDS)) if name else None
        stand_in = PersonId(next(IDS)) if substitute else None
        seat = of.seat if of else SeatId(next(IDS))
        roll = Roll(
            id=RollId(next(IDS)) if of else first_line(MEETING, seat),
            home=HOME,
            meeting=MEETING,
            seat=seat,
            side=side,
            position=of.position if of else f"{len(self.rolls):03}",
            start=since,
            end=until,
            holder=holder,
            holder_name=name,
            function=text("maire", "Gemeindepräsidium"),
            body=text("Commune d’exemple", "Gemeinde Beispiel"),
            may_vote=may_vote,
        )
        if holder:
            self.salutations[holder] = salutation
            if office:
                self.offices[holder] = office
        if stand_in:
            self.names[stand_in] = substitute
        self.rolls.append(roll)
        attendance = Attendance(
            id=line_attendance(roll),
            home=HOME,
            meeting=MEETING,
            seat=roll.seat,
            status=status,
            represented_by=represented_by.seat if represented_by else None,
            substitute=stand_in,
            on_leave=on_leave,
        )
        self.proxies += [
            Proxy(
                id=ProxyId(next(IDS)),
                home=HOME,
                attendance=attendance.id,
                bearer=bearer.seat,
                start=start,
                end=end,
                in_writing=in_writing,
            )
            for bearer, start, end in proxies
        ]
        self._stay(attendance, stays, remote)
        return roll

    def guest(self, name: str, *stays: tuple[time, time | None], reply: Reply | None = None) -> Guest:
        """A guest without a seat."""
        guest = Guest(id=GuestId(next(IDS)), home=HOME, meeting=MEETING, name=name)
        self.guests.append(guest)
        attendance = Attendance(id=AttendanceId(next(IDS)), home=HOME, meeting=MEETING, guest=guest.id, reply=reply)
        self._stay(attendance, stays, False)
        return guest

    def _stay(self, attendance: Attendance, stays: tuple[tuple[time, time | None], ...], remote: bool) -> None:
        self.attendances.append(attendance)
        for start, end in stays:
            self.presences.append(
                Presence(
                    id=PresenceId(next(IDS)),
                    home=HOME,
                    attendance=attendance.id,
                    start=start,
                    end=end,
                    remote=remote,
                )
            )

    def point(self, item: AgendaItem, *blocks: AnyBlock, number: str = "", depth: int = 1) -> None:
        """An item with what was written under it."""
        number = number or str(len(self.points) + 1)
        self.points.append(MinutesPoint(item=item, number=number, depth=depth, blocks=blocks))

    def block(self, kind: MinuteBlockKind, fr: str = "", de: str = "", ref: Any = None) -> MinuteBlock:
        """A block of minutes."""
        return MinuteBlock(
            id=MinuteBlockId(next(IDS)),
            home=HOME,
            item=AgendaItemId(next(IDS)),
            position="",
            block_kind=kind,
            text=text(fr, de),
            ref=ref,
        )

    def decided(
        self,
        fr: str,
        de: str,
        *,
        number: str | None = "2026-005",
        kind: DecisionKind = DecisionKind.DECISION,
        result: DecisionResult | None = DecisionResult.CONSENSUS,
        count: VoteCount | None = None,
        recused: int = 0,
        article: str = "art. 8",
        at: time | None = None,
        could: CouldVote | None = None,
    ) -> MinuteBlock:
        """A decision and the block that shows it."""
        decision = Decision(
            id=DecisionId(next(IDS)),
            home=HOME,
            committee=COMMITTEE,
            number=number,
            decision_kind=kind,
            text=text(fr, de),
            result=result,
        )
        rule = DecisionRule(
            id=DecisionRuleId(next(IDS)),
            home=HOME,
            statutes=StatutesId(next(IDS)),
            name=text("Majorité des voix exprimées", "Mehrheit der abgegebenen Stimmen"),
            mode=DecisionMode.MAJORITY,
            article=article,
        )
        vote = Vote(id=VoteId(next(IDS)), home=HOME, decision=decision.id, count=count, at=at) if count else None
        if vote:
            self.votes[vote.id] = decision.id
        taken = (TakenVote(vote=vote, could=could),) if vote else ()
        self.decisions[decision.id] = DecisionFacts(decision=decision, votes=taken, rule=rule, recused=recused)
        return self.block(MinuteBlockKind.DECISION, ref=decision.id)

    def task(self, fr: str, de: str, *, number: str | None = "T-2026-011") -> MinuteBlock:
        """A task and the block that shows it."""
        task = Task(
            id=TaskId(next(IDS)),
            home=HOME,
            committee=COMMITTEE,
            number=number,
            text=text(fr, de),
            due=date(2026, 6, 15),
        )
        self.tasks[task.id] = TaskFacts(task=task, owner=text("Deux secrétariats", "Beide Sekretariate"))
        return self.block(MinuteBlockKind.TASK, ref=task.id)

    def facts(self) -> AttendanceFacts:
        """Who was there when."""
        return attendance_facts(self.rolls, self.attendances, self.presences, time(14, 0), self.proxies)

    def paper(self, **changes: Any) -> MinutesPaper:
        """What the minutes print."""
        facts = self.facts()
        rule = QuorumRule(article="art. 7 al. 2", minimum_per_side=1)
        given: dict[str, Any] = {
            "sender": a_sender(),
            "meeting": a_meeting(opened_at=time(14, 0), closed_at=time(16, 35)),
            "attendance": facts,
            "room": a_room(facts, rule),
            "guests": tuple(self.guests),
            "people": People(names=self.names, salutations=self.salutations, offices=self.offices),
            "chair": "Coprésidence France",
            "minute_taker": "Secrétariat France",
            "points": tuple(self.points),
            "decisions": self.decisions,
            "votes": self.votes,
            "tasks": self.tasks,
            "signers": (
                Signer(name="Coprésidence France", function=text("coprésidence", "Co-Präsidium")),
                Signer(name="Coprésidence Suisse", function=text("coprésidence", "Co-Präsidium")),
            ),
            "signed_at": text("Morteau"),
            "signed_on": date(2026, 3, 27),
            "prevailing": SourceText.FR,
        }
        return MinutesPaper(**{**given, **changes})


PARAGRAPH, ENTRY, TITLE = MinuteBlockKind.PARAGRAPH, MinuteBlockKind.LIST_ENTRY, MinuteBlockKind.HEADING
OPINION = ItemKind.OPINION
