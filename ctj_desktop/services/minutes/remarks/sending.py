"""Who is asked for remarks on minutes, what goes to whom, and how does it become known that it went?"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from ctj_desktop.domain.ids import DispatchId, MeetingId, RemarkRoundId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.domain.rounds.standing import RoundNow
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient, recipients
from ctj_desktop.services.meetings.sending.dispatches import need_one_reader
from ctj_desktop.services.meetings.sending.letters import Asking
from ctj_desktop.services.minutes.remarks.reading import remarks_of, sent_in, shown_number, silent_keys
from ctj_desktop.services.minutes.remarks.round_refusals import RemindedTooLate, RoundClosed, SentOtherwise
from ctj_desktop.services.minutes.remarks.rounds import (
    NumberedPassage,
    are_those_of,
    last_round,
    name_of_round,
    next_number,
    open_remark_round,
    passages_now,
    passages_of,
    sha256_of,
)
from ctj_desktop.services.steps.records import home_of, the
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit


class Going(Enum):
    """Why something goes out: a round is opened, its papers go once more, whoever is silent is reminded."""

    OPENING = "opening"
    AGAIN = "again"
    REMINDING = "reminding"


class Round(NamedValue):
    """What goes round, before it went or after: its identity, number, passages as they go, and until when.

    It is called by `told`: its number, told apart from another one's where two offices opened them apart.
    """

    key: RemarkRoundId
    meeting: MeetingId
    number: int
    told: str
    until: date
    passages: tuple[NumberedPassage, ...]
    sha256: str


class RoundOrder(NamedValue):
    """What is to be made: of which round, for whom, at which moment; a draft for `each` or one per language.

    With a `label_format` labels for what goes by post, from label `first_label` on. With `forms` whoever is asked gets
    one to write on.
    """

    going: Going
    round: Round
    dated: date
    readers: tuple[Recipient, ...]
    at: datetime
    each: bool = True
    label_format: str = ""
    first_label: int = 1
    forms: bool = True

    @property
    def asking(self) -> Asking:
        """What the letter says."""
        what = DispatchKind.REMINDER if self.going is Going.REMINDING else DispatchKind.MINUTES
        return Asking(what=what, dated=self.dated, answer_by=self.round.until, on_minutes=True)


def is_asked(one: Recipient) -> bool:
    """Whoever is only informed is asked for no remarks."""
    return one.standing is not InvitedAs.INFORMED


def reads_all(one: Recipient) -> bool:
    """Who sits on the committee reads what was said behind closed doors too; nobody else does."""
    return one.seated


def passages_for(passages: Iterable[NumberedPassage], *, whole: bool) -> tuple[NumberedPassage, ...]:
    """Those that a reader gets; the numbers stay what they are."""
    return tuple(one for one in passages if whole or not one.closed)


def round_ahead(store: OpenFile, meeting: Meeting, until: date) -> Round:
    """What would go round now."""
    passages = passages_now(store, meeting)
    return Round(
        key=RemarkRoundId(store.environment.new_id()),
        meeting=meeting.id,
        number=next_number(store, meeting),
        told=str(next_number(store, meeting)),
        until=until,
        passages=passages,
        sha256=sha256_of(passages),
    )


def round_sent(store: OpenFile, opened: RemarkRound) -> Round:
    """A round as it went out."""
    return Round(
        key=opened.id,
        meeting=opened.meeting,
        number=opened.number,
        told=shown_number(store, opened),
        until=opened.until,
        passages=passages_of(store, opened),
        sha256=opened.sha256,
    )


def is_as_sent(store: OpenFile, opened: RemarkRound) -> bool:
    """Whether the minutes still say what went round, so that they can be printed once more; closed items too."""
    passages = passages_now(store, the(store, Meeting, opened.meeting))
    return are_those_of(opened, passages) and _closed(passages) == _closed(passages_of(store, opened))


def _closed(passages: Iterable[NumberedPassage]) -> list[tuple[UUID, Bilingual]]:
    """What of them only those read who sit on the committee."""
    return [(one.block.id, one.text) for one in passages if one.closed]


def _said(passages: Iterable[NumberedPassage]) -> list[tuple[UUID, Bilingual]]:
    return [(one.block.id, one.text) for one in passages]


def silent_in(store: OpenFile, opened: RemarkRound, today: date) -> list[Recipient]:
    """Whoever was asked and of whom no remark came, as they are reached now."""
    silent = silent_keys(store, opened, remarks_of(store, opened.id))
    found = recipients(store, the(store, Meeting, opened.meeting), today)
    return [one for one in found if is_asked(one) and silent & {one.person, one.guest, one.organisation}]


def round_now(store: OpenFile, meeting: Meeting, today: date) -> RoundNow | None:
    """None where the minutes never went round for remarks; of a closed round nobody is silent."""
    opened = last_round(store, meeting)
    if opened is None:
        return None
    return RoundNow(
        until=opened.until,
        over=opened.closed_on is not None or opened.until < today,
        silent=len(silent_in(store, opened, today)) if opened.closed_on is None else 0,
    )


def need_reminding(store: OpenFile, opened: RemarkRound, today: date) -> None:
    """`RoundClosed`, or `RemindedTooLate` once its last day is over."""
    if opened.closed_on is not None:
        raise RoundClosed(shown_number(store, opened), opened.closed_on)
    if opened.until < today:
        raise RemindedTooLate(opened.until)


def written_to_on(store: OpenFile, opened: RemarkRound, day: date) -> frozenset[UUID]:
    """To whom something was made or sent in the round on that day."""
    found = (
        one.person or one.guest or one.organisation
        for one in sent_in(store, opened)
        if day in (one.sent_on, one.made_at.astimezone(ZONE).date() if one.made_at is not None else None)
    )
    return frozenset(key for key in found if key is not None)


def send_round(unit: Unit, *, order: RoundOrder, dispatches: Sequence[Dispatch]) -> RemarkRound:
    """The round, and a line for each reader and way, as one act; `SentOtherwise` where it is another by now."""
    store, going = unit.store, order.round
    meeting = the(store, Meeting, going.meeting)
    if order.going is Going.OPENING:
        another = _said(going.passages) != _said(passages_now(store, meeting))
        if another or going.number != next_number(store, meeting):
            raise SentOtherwise
        wanted = RemarkRound(
            id=going.key, home=meeting.home, meeting=meeting.id, opened_on=order.dated, until=going.until
        )
        opened = open_remark_round(unit, wanted)
    else:
        opened = the(store, RemarkRound, going.key)
        key = "remark_round.reminded" if order.going is Going.REMINDING else "remark_round.sent"
        unit.name(key, name=name_of_round(store, opened, meeting))
    for one in dispatches:
        need_one_reader(store, one)
        unit.save(replace(one, id=DispatchId(unit.new_id()), home=home_of(meeting.committee), by=store.author))
    return opened


def running_round(store: OpenFile, meeting: Meeting) -> RemarkRound | None:
    """The last round, while it is not closed."""
    opened = last_round(store, meeting)
    return opened if opened is not None and opened.closed_on is None else None
