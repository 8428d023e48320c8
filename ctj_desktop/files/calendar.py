"""How does a meeting become a file that every calendar takes in? (RFC 5545; METHOD as RFC 5546 has it)

One event under an identifier that stays, with a number that grows by each revision, so that a calendar changes the
appointment that it has. To named guests it is a REQUEST, which their calendar can answer; without guests a PUBLISH,
and taken back a CANCEL. Without an organiser no method may stand there: it is an event that somebody put down.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from ctj_desktop.domain.days import days_later
from ctj_desktop.domain.mail_address import Mailbox, is_mail_address
from ctj_desktop.domain.record import NamedValue

ZONE: Final = "Europe/Zurich"
"""France keeps the same time."""
LONGEST: Final = 75
"""Octets of a line, without its end (RFC 5545 3.1)."""
_WEB: Final = re.compile(r"https?://\S+")
_HEAD: Final = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CTJ Desktop//meetings//EN", "CALSCALE:GREGORIAN")
_TIMEZONE: Final = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)
"""Summer time as both countries have it since 1996: from the last Sunday of March to the last of October."""


class Event(NamedValue):
    """An appointment on a day, in local time; an `end` before the `start` is on the next day.

    Without a start it takes the whole day. `revision` is 0 for the first that left; `stamp` says when it was made.
    `language` is that of the texts, as `fr` or `de`. A `tentative` one is not certain yet, one that is not `busy` takes
    nobody's time.
    """

    uid: str
    revision: int
    stamp: datetime
    on: date
    start: time | None = None
    end: time | None = None
    summary: str
    language: str = ""
    place: str = ""
    link: str = ""
    description: str = ""
    organiser: Mailbox | None = None
    guests: tuple[Mailbox, ...] = ()
    cancelled: bool = False
    tentative: bool = False
    busy: bool = True

    @property
    def status(self) -> str:
        """Whether it takes place."""
        return "CANCELLED" if self.cancelled else "TENTATIVE" if self.tentative else "CONFIRMED"


def calendar_bytes(event: Event) -> bytes:
    """The event as an `.ics` file; whoever has no mail address is neither its organiser nor one of its guests."""
    organiser = event.organiser if event.organiser is not None and is_mail_address(event.organiser.mail) else None
    guests = tuple(guest for guest in event.guests if is_mail_address(guest.mail)) if organiser is not None else ()
    lines = (
        *_HEAD,
        *((f"METHOD:{_method(event, guests)}",) if organiser is not None else ()),
        *(_TIMEZONE if event.start is not None else ()),
        *_event(event, organiser, guests),
        "END:VCALENDAR",
    )
    return b"".join(map(_folded, lines))


def calendar_of_many(events: Sequence[Event], name: str) -> bytes:
    """Every event as it stands in one file, with the name under which a calendar shows it; nobody is invited by it."""
    lines = (
        *_HEAD,
        f"X-WR-CALNAME:{_text(name)}",
        *(_TIMEZONE if any(event.start is not None for event in events) else ()),
        *(line for event in events for line in _event(event, None, ())),
        "END:VCALENDAR",
    )
    return b"".join(map(_folded, lines))


def _method(event: Event, guests: tuple[Mailbox, ...]) -> str:
    if event.cancelled:
        return "CANCEL"
    return "REQUEST" if guests else "PUBLISH"


def _event(event: Event, organiser: Mailbox | None, guests: tuple[Mailbox, ...]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"SEQUENCE:{event.revision}"
    yield f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _times(event)
    spoken = f";LANGUAGE={event.language}" if event.language else ""
    for name, said in (("SUMMARY", event.summary), ("LOCATION", event.place), ("DESCRIPTION", event.description)):
        if said.strip():
            yield f"{name}{spoken}:{_text(said)}"
    if _WEB.fullmatch(event.link.strip()):
        yield f"URL:{event.link.strip()}"
    if organiser is not None:
        yield f"ORGANIZER{_named(organiser)}:mailto:{organiser.mail}"
    for guest in guests:
        yield f"ATTENDEE{_named(guest)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{guest.mail}"
    yield f"STATUS:{event.status}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _times(event: Event) -> Iterator[str]:
    if event.start is None:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        return
    yield f"DTSTART;TZID={ZONE}:{event.on:%Y%m%d}T{event.start:%H%M%S}"
    if event.end is not None and event.end != event.start:
        day = event.on if event.end > event.start else days_later(event.on, 1)
        yield f"DTEND;TZID={ZONE}:{day:%Y%m%d}T{event.end:%H%M%S}"


def _text(said: str) -> str:
    """A value of type TEXT (RFC 5545 3.3.11): one line, with what parts values escaped."""
    lines = ("".join(map(_visible, line)) for line in said.strip().splitlines())
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _named(one: Mailbox) -> str:
    """The name as a parameter, which holds no quotation mark and no control (RFC 5545 3.2)."""
    name = " ".join("".join(map(_visible, one.name.replace('"', "'"))).split())
    return f';CN="{name}"' if name else ""


def _visible(sign: str) -> str:
    return " " if unicodedata.category(sign) in ("Cc", "Cs") else sign


def _folded(line: str) -> bytes:
    """A line of octets, gone on after a blank where it is too long; no sign is cut in two (RFC 5545 3.1)."""
    rows, row = [], b""
    for sign in line:
        octets = sign.encode()
        if len(row) + len(octets) > LONGEST:
            rows.append(row)
            row = b" "
        row += octets
    return b"\r\n".join((*rows, row)) + b"\r\n"
