"""What does somebody answer to an appointment? (RFC 5546 3.2.3: METHOD:REPLY, as an `.ics` file or inside a mail)

Read strictly as far as the answer reaches and no further: who, of which event, in which revision, what and when. Times
are compared, never shown: of a zone that no computer knows the file itself says how far it is from UTC (VTIMEZONE),
and where it does not, the time is not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from enum import StrEnum
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from ctj_desktop.domain.mail_address import is_mail_address
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import UserError
from ctj_desktop.files.calendar import ZONE
from ctj_desktop.files.mail_parsing import part_name, part_text

CALENDAR: Final = ".ics"
TYPES: Final = ("text/calendar", "application/ics")
_LINE: Final = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.S
)
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";]*)')
_MOMENT: Final = re.compile(r"((?:19|20|21)\d{6}(?:T\d{6})?)(Z?)")
_OFFSET: Final = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?")
_MOST_OF_A_LINE: Final = 100_000
"""Signs of a line: what is longer is none of an answer."""
_MOST_SIGNS: Final = 2_000_000
_MOST_OFFSETS: Final = 50
_MOST_LINES: Final = 20_000
"""An answer has some dozens of lines, and as many again say what its zone does."""


class ReplyUnread(UserError):
    """“{name}” is not an answer that a calendar program wrote to an appointment. Read what it says, and enter the reply
    by hand.
    """

    name: str


class SeveralReplies(ReplyUnread):
    """“{name}” holds several answers. Save each of them as a file of its own, or enter them by hand."""


class Participation(StrEnum):
    """What is answered (RFC 5545 3.2.12)."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


PARTICIPATIONS: Final = frozenset(map(str, Participation))


class CalendarReply(NamedValue):
    """An answer of whoever has the address `mail`, without regard to capitals, to a revision of an event.

    Of the beginning that it quotes are known the `moments` in UTC that it may mean, or the `day` of one that takes the
    whole day; nothing of one in a zone that the file only names (`zone`). `stamp` is when it was written.
    """

    uid: str
    revision: int
    mail: str
    says: Participation
    stamp: datetime | None = None
    comment: str = ""
    moments: tuple[datetime, ...] = ()
    day: date | None = None
    zone: str = ""


class _Property(NamedValue):
    name: str
    parameters: dict[str, str]
    value: str


def read_reply(name: str, given: bytes | Message) -> CalendarReply:
    """The answer in a calendar file, or in a mail that holds one; `ReplyUnread`, `SeveralReplies`.

    `name` is that of the file, for the sentence.
    """
    texts = [given.decode("utf-8-sig", "replace")] if isinstance(given, bytes) else _in_mail(given)
    if sum(map(len, texts)) > _MOST_SIGNS:
        raise ReplyUnread(name)
    found: CalendarReply | None = None
    for reply in (reply for text in texts for reply in _replies(text)):
        if found not in (None, reply):
            raise SeveralReplies(name)
        found = reply
    if found is None:
        raise ReplyUnread(name)
    return found


def _in_mail(mail: Message) -> list[str]:
    """What a mail holds for a calendar, as its body or beside it."""
    parts = [part for part in mail.walk() if not part.is_multipart()]
    return [
        part_text(part)
        for part in parts
        if part.get_content_type() in TYPES or part_name(part).casefold().endswith(CALENDAR)
    ]


def _replies(text: str) -> Iterator[CalendarReply]:
    """Yield what everybody answers to every event; a calendar of more lines than any holds no answer."""
    lines = list(islice(_properties(text), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES or not any(
        one.name == "METHOD" and one.value.strip().upper() == "REPLY" for one in lines
    ):
        return
    zones = {_said(block, "TZID"): _offsets(block) for block in _blocks(lines, "VTIMEZONE")}
    for block in _blocks(lines, "VEVENT"):
        yield from _of_event(block, zones)


def _of_event(event: Sequence[_Property], zones: dict[str, tuple[timedelta, ...]]) -> Iterator[CalendarReply]:
    uid, revision = _said(event, "UID"), _said(event, "SEQUENCE") or "0"
    if not uid or not revision.isdecimal() or len(revision) > 9:
        return
    starts = [one for one in event if one.name == "DTSTART"]
    moments, day, zone = _start(starts[0], zones) if starts else ((), None, "")
    stamp, comment = _stamp(_said(event, "DTSTAMP")), _words(_said(event, "COMMENT"))
    for one in event:
        said = one.parameters.get("PARTSTAT", "").upper()
        scheme, _, mail = (part.strip().casefold() for part in one.value.partition(":"))
        if one.name == "ATTENDEE" and scheme == "mailto" and is_mail_address(mail) and said in PARTICIPATIONS:
            yield CalendarReply(
                uid=uid,
                revision=int(revision),
                mail=mail,
                says=Participation(said),
                stamp=stamp,
                comment=comment,
                moments=moments,
                day=day,
                zone=zone,
            )


def _start(one: _Property, zones: dict[str, tuple[timedelta, ...]]) -> tuple[tuple[datetime, ...], date | None, str]:
    """The moments or the day that a beginning may mean, or the zone of which nothing is known."""
    read, zone = _moment(one.value), one.parameters.get("TZID", "")
    if read is None or "T" not in one.value.upper():
        return (), read.date() if read is not None else None, ""
    if read.tzinfo is not None:
        return (read,), None, ""
    if zones.get(zone):
        return tuple((read - offset).replace(tzinfo=UTC) for offset in zones[zone]), None, ""
    try:
        known = ZoneInfo(zone or ZONE)
    except (KeyError, ValueError, OSError):  # a name that none has, or that is no name of a zone at all
        return (), None, zone
    return (read.replace(tzinfo=known).astimezone(UTC),), None, ""


def _stamp(said: str) -> datetime | None:
    """Always in UTC (RFC 5545 3.8.7.2); what is otherwise is not told."""
    read = _moment(said)
    return read if read is not None and read.tzinfo is not None else None


def _moment(said: str) -> datetime | None:
    """A day is its first moment; None for what is none, or in no time of ours."""
    met = _MOMENT.fullmatch(said.strip().upper())
    try:
        read = datetime.strptime(met[1], "%Y%m%dT%H%M%S" if "T" in met[1] else "%Y%m%d") if met is not None else None
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read is not None and met is not None and met[2] else read


def _offsets(zone: Sequence[_Property]) -> tuple[timedelta, ...]:
    """How far summer and winter of a zone are from UTC, as the file says it; each once, whatever its history."""
    found: dict[timedelta, None] = {}
    for one in zone:
        met = _OFFSET.fullmatch(one.value.strip()) if one.name == "TZOFFSETTO" else None
        if met is not None and len(found) < _MOST_OFFSETS:
            span = timedelta(hours=int(met[2]), minutes=int(met[3]))
            found[-span if met[1] == "-" else span] = None
    return tuple(found)


def _blocks(lines: Sequence[_Property], called: str) -> Iterator[list[_Property]]:
    """What stands between the BEGIN and END of each; what has no end is none."""
    block: list[_Property] | None = None
    for one in lines:
        edge = one.value.strip().upper() == called
        if edge and one.name == "BEGIN":
            block = []
        elif edge and one.name == "END" and block is not None:
            yield block
            block = None
        elif block is not None:
            block.append(one)


def _said(block: Sequence[_Property], name: str) -> str:
    """The first value of that name."""
    return next((one.value.strip() for one in block if one.name == name), "")


def _words(value: str) -> str:
    """A value of type TEXT on one line."""
    return " ".join(re.sub(r"\\(.)", lambda sign: " " if sign[1] in "nN" else sign[1], value).split())


def _properties(text: str) -> Iterator[_Property]:
    """Lines that were folded are one again (RFC 5545 3.1); what is no line of a calendar is passed over."""
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        met = _LINE.fullmatch(line) if len(line) <= _MOST_OF_A_LINE else None
        if met is not None:
            given = {key.upper(): value.strip('"') for key, value in _PARAMETER.findall(met[2])}
            yield _Property(name=met[1].upper(), parameters=given, value=met[3])
