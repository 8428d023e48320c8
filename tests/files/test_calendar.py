"""Does a calendar read back the day, the hour and the words, in summer and in winter, changed and taken back?"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctj_desktop.domain.mail_address import Mailbox
from ctj_desktop.domain.record import replace
from ctj_desktop.files.calendar import LONGEST, Event, calendar_bytes, calendar_of_many

STAMP = datetime(2027, 2, 10, 9, 0, tzinfo=UTC)
MEETING = Event(
    uid="0f8fad5b-d9cb-469f-a165-70867728950e@ctj-desktop",
    revision=0,
    stamp=STAMP,
    on=date(2027, 3, 12),
    start=time(14, 0),
    end=time(16, 30),
    summary="Séance 2027-01 ; comité de pilotage territorial, Mont d’Or–Chasseron",
    language="fr",
    place="Hôtel de Ville, 25500 Morteau",
    link="https://visio.example/seance?nr=1,2;x",
    description="Ordre du jour\u00a0:\n1. Ouverture\n2. C:\\dossier",
    organiser=Mailbox('Secrétariat "Doubs"', "secretariat@doubs.example"),
)
GUEST = Mailbox("Jürg Bärtschi, Biel", "jb@biel.example")


def properties(made: bytes) -> list[tuple[str, str]]:
    """Name with its parameters, and value as it stands, read strictly: ends, lengths and folds are as they must be."""
    assert made.endswith(b"\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert b"\r" not in made.replace(b"\r\n", b"")
    rows = (
        made.decode().removesuffix("\r\n").split("\r\n")
    )  # each line is whole signs: the octets were cut between them
    assert all(len(row.encode()) <= LONGEST for row in rows)
    [row.encode().decode() for row in rows]
    found = []
    for line in re.sub(r"\r\n[ \t]", "", "\r\n".join(rows)).split("\r\n"):
        head = re.match(r'[A-Z-]+(?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*:', line)
        assert head is not None, line
        found.append((head[0][:-1], line[head.end() :]))
    return found


def value(made: bytes, name: str) -> str | None:
    event = made[made.index(b"BEGIN:VEVENT") :] if name != "METHOD" else made
    found = [said for head, said in properties(event) if head.split(";")[0] == name]
    assert len(found) <= 1, name
    return found[0] if found else None


def unescaped(said: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", said)
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], said)


def test_an_appointment_says_when_where_and_from_whom() -> None:
    made = calendar_bytes(MEETING)
    heads = dict(properties(made[made.index(b"BEGIN:VEVENT") :]))
    assert heads["DTSTART;TZID=Europe/Zurich"] == "20270312T140000"
    assert heads["DTEND;TZID=Europe/Zurich"] == "20270312T163000"
    assert unescaped(heads["SUMMARY;LANGUAGE=fr"]) == MEETING.summary
    assert unescaped(heads["DESCRIPTION;LANGUAGE=fr"]) == MEETING.description
    assert heads["ORGANIZER;CN=\"Secrétariat 'Doubs'\""] == "mailto:secretariat@doubs.example"
    assert (heads["URL"], heads["STATUS"], heads["DTSTAMP"]) == (MEETING.link, "CONFIRMED", "20270210T090000Z")
    assert value(made, "METHOD") == "PUBLISH"


def test_whoever_is_asked_by_name_can_answer() -> None:
    made = calendar_bytes(replace(MEETING, guests=(GUEST, Mailbox("Sans adresse", "sur demande"))))
    asked = [(head, said) for head, said in properties(made) if head.startswith("ATTENDEE")]
    assert asked == [
        (
            'ATTENDEE;CN="Jürg Bärtschi, Biel";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE',
            "mailto:jb@biel.example",
        )
    ]
    assert value(made, "METHOD") == "REQUEST"


def test_a_revision_has_the_same_name_and_a_cancelled_one_says_so() -> None:
    first = calendar_bytes(MEETING)
    taken_back = calendar_bytes(replace(MEETING, revision=2, cancelled=True))
    assert value(first, "UID") == value(taken_back, "UID")
    assert (value(first, "SEQUENCE"), value(taken_back, "SEQUENCE")) == ("0", "2")
    assert (value(taken_back, "METHOD"), value(taken_back, "STATUS")) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize("organiser", [None, Mailbox("Secrétariat", "")])
def test_without_an_organiser_it_is_an_event_without_a_method(organiser: Mailbox | None) -> None:
    made = calendar_bytes(replace(MEETING, organiser=organiser, guests=(GUEST,), cancelled=True))
    assert b"ORGANIZER" not in made
    assert b"ATTENDEE" not in made
    assert (value(made, "METHOD"), value(made, "STATUS")) == (None, "CANCELLED")


def test_what_is_not_known_is_not_there() -> None:
    bare = replace(MEETING, start=None, end=None, place=" ", link="sur demande", description="", language="")
    made = calendar_bytes(bare)
    heads = [head for head, _ in properties(made)]
    assert "DTSTART;VALUE=DATE" in heads
    assert "SUMMARY" in heads
    assert not {"DTEND", "LOCATION", "URL", "DESCRIPTION"} & {head.split(";")[0] for head in heads}
    assert b"VTIMEZONE" not in made
    assert b"DTEND" not in calendar_bytes(replace(MEETING, end=None))
    assert b"DTEND" not in calendar_bytes(replace(MEETING, end=MEETING.start))


def test_an_evening_may_end_after_midnight() -> None:
    late = calendar_bytes(replace(MEETING, on=date(2027, 12, 31), start=time(20), end=time(0, 30)))
    assert b"DTEND;TZID=Europe/Zurich:20280101T003000" in late


@pytest.mark.parametrize("year", range(1996, 2041))
def test_the_zone_changes_when_the_clocks_do(year: int) -> None:
    made = calendar_bytes(MEETING)
    for month, before, after in ((3, "+0100", "+0200"), (10, "+0200", "+0100")):
        rules = re.findall(
            rf"T(\d\d)0000\r\nRRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU\r\nTZOFFSETFROM:(.{{5}})\r\nTZOFFSETTO:(.{{5}})",
            made.decode(),
        )
        assert [rule[1:] for rule in rules] == [(before, after)]
        day = max(day for n in range(25, 32) if (day := date(year, month, n)).weekday() == 6)
        change = datetime.combine(day, time(int(rules[0][0])), tzinfo=UTC) - timedelta(hours=int(before[1:3]))
        zone = ZoneInfo("Europe/Zurich")
        moments = [(change + timedelta(seconds=n)).astimezone(zone).strftime("%z") for n in (-1, 0)]
        assert moments == [before, after]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_stays_one_value(said: str) -> None:
    made = calendar_bytes(
        replace(MEETING, summary="x" + said + "x", organiser=Mailbox(said, "a@b.example"), place=said)
    )
    heads = [head.split(";")[0] for head, _ in properties(made)]
    assert heads.count("SUMMARY") == 1
    assert heads[-1] == "END"
    kept = [sign for sign in said if sign.isprintable() and not sign.isspace()]
    assert all(sign in unescaped(value(made, "SUMMARY") or "") for sign in kept)


@pytest.mark.parametrize(("day", "offset"), [(date(2027, 3, 12), 1), (date(2027, 6, 18), 2), (date(2027, 10, 31), 1)])
def test_another_library_reads_the_same(day: date, offset: int) -> None:
    icalendar = pytest.importorskip("icalendar")
    made = calendar_bytes(replace(MEETING, on=day, revision=3, guests=(GUEST,)))
    calendar = icalendar.Calendar.from_ical(made)
    (event,) = calendar.walk("VEVENT")
    assert event.errors == []
    assert event["DTSTART"].dt == datetime.combine(day, time(14), tzinfo=event["DTSTART"].dt.tzinfo)
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=offset)
    assert (event["DTEND"].dt - event["DTSTART"].dt) == timedelta(hours=2, minutes=30)
    assert (str(calendar["METHOD"]), event["SEQUENCE"], str(event["UID"])) == ("REQUEST", 3, MEETING.uid)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (MEETING.summary, MEETING.description)
    assert (str(event["ORGANIZER"]), str(event["ATTENDEE"])) == (
        "mailto:secretariat@doubs.example",
        "mailto:jb@biel.example",
    )
    assert event["ATTENDEE"].params["CN"] == GUEST.name
    assert str(event["LOCATION"]) == MEETING.place


def test_many_in_one_file_each_as_it_stands_and_nobody_is_invited() -> None:
    day = Event(
        uid="a.notice@ctj-desktop", revision=0, stamp=STAMP, on=date(2027, 2, 26), summary="Convoquer", busy=False
    )
    off = replace(MEETING, uid="b@ctj-desktop", cancelled=True, guests=(GUEST,))
    open_yet = replace(MEETING, uid="c@ctj-desktop", tentative=True)
    found: Any = icalendar.Calendar.from_ical(calendar_of_many([day, off, open_yet], "Séances MOC"))
    events = [one for one in found.walk() if one.name == "VEVENT"]
    assert found["X-WR-CALNAME"] == "Séances MOC"
    assert "METHOD" not in found
    assert [str(one["STATUS"]) for one in events] == ["CONFIRMED", "CANCELLED", "TENTATIVE"]
    assert [str(one["TRANSP"]) for one in events] == ["TRANSPARENT", "OPAQUE", "OPAQUE"]
    assert events[0]["DTSTART"].dt == date(2027, 2, 26)
    assert not any("ORGANIZER" in one or "ATTENDEE" in one for one in events)


@pytest.mark.parametrize(
    "events", [[], [Event(uid="a", revision=0, stamp=STAMP, on=date(2027, 2, 26), summary="Jour")]]
)
def test_a_file_of_whole_days_or_of_nothing_names_no_zone(events: list[Event]) -> None:
    made = calendar_of_many(events, "Séances")
    assert b"VTIMEZONE" not in made
    assert len(icalendar.Calendar.from_ical(made).walk()) == 1 + len(events)
