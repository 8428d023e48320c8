"""Is an answer of a calendar read as it was meant, whoever wrote it, and is nothing else taken for one?"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ctj_desktop.domain.record import replace
from ctj_desktop.files import calendar_replies
from ctj_desktop.files.calendar_replies import CalendarReply, Participation, ReplyUnread, SeveralReplies, read_reply
from ctj_desktop.files.mail_parsing import mail_of

UID = "0f8fad5b-d9cb-469f-a165-70867728950e@ctj-desktop"
START = datetime(2027, 3, 12, 13, 0, tzinfo=UTC)
PLAIN = CalendarReply(
    uid=UID,
    revision=1,
    mail="jb@biel.example",
    says=Participation.ACCEPTED,
    stamp=datetime(2027, 2, 20, 8, 15, tzinfo=UTC),
    moments=(START,),
)
REPLY = f"""BEGIN:VCALENDAR
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
UID:{UID}
SEQUENCE:1
DTSTAMP:20270220T081500Z
DTSTART;TZID=Europe/Zurich:20270312T140000
ATTENDEE;PARTSTAT=ACCEPTED;CN="Bärtschi; Jürg":MAILTO:JB@Biel.example
END:VEVENT
END:VCALENDAR
"""
OUTLOOK = f"""BEGIN:VCALENDAR\r
METHOD:REPLY\r
PRODID:Microsoft Exchange Server 2010\r
VERSION:2.0\r
BEGIN:VTIMEZONE\r
TZID:Romance Standard Time\r
BEGIN:STANDARD\r
DTSTART:16010101T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
ATTENDEE;PARTSTAT=DECLINED;CN=Jürg Bärtschi:mailto:jb@biel.example\r
COMMENT;LANGUAGE=fr-FR:Je suis en congé\\, désolé\\n\r
 merci\r
UID:{UID}\r
SUMMARY;LANGUAGE=fr-FR:Refusé : Séance 2027-01\r
DTSTART;TZID=Romance Standard Time:20270312T140000\r
DTEND;TZID=Romance Standard Time:20270312T163000\r
DTSTAMP:20270220T081500Z\r
SEQUENCE:1\r
BEGIN:VALARM\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""


def read(text: str) -> CalendarReply:
    """As a file."""
    return read_reply("réponse.ics", text.encode())


def mail(*calendars: tuple[str, str], charset: str = "utf-8") -> bytes:
    """A mail with calendars under a type and a name."""
    message = EmailMessage()
    message["Subject"] = "Accepté : Séance"
    message.set_content("Je viendrai.\n")
    for calendar, media in calendars:
        main, sub = media.split("/")
        params = {"charset": charset, "method": "REPLY"} if main == "text" else {}
        name = None if main == "text" else "invite.ics"
        message.add_attachment(calendar.encode(), maintype=main, subtype=sub, filename=name, params=params)
    return message.as_bytes()


def test_who_answers_what_to_which_revision() -> None:
    assert read(REPLY) == PLAIN
    assert read(REPLY.replace("SEQUENCE:1\n", "")).revision == 0
    assert read("\ufeff" + REPLY) == PLAIN
    assert read(REPLY.lower().replace("europe/zurich", "Europe/Zurich")) == PLAIN


def test_a_reason_and_a_zone_of_its_own_as_the_widest_spread_program_writes_them() -> None:
    """Its zones have names that no other computer knows; the file says how far they are from UTC."""
    read_as = read(OUTLOOK)
    assert (read_as.says, read_as.comment) == (Participation.DECLINED, "Je suis en congé, désolé merci")
    assert START in read_as.moments
    assert read_as.zone == ""


@pytest.mark.parametrize(
    ("start", "moments", "day", "zone"),
    [
        ("DTSTART:20270312T130000Z", (START,), None, ""),
        ("DTSTART:20270312T140000", (START,), None, ""),
        ("DTSTART;TZID=America/New_York:20270312T080000", (START,), None, ""),
        ("DTSTART;VALUE=DATE:20270312", (), date(2027, 3, 12), ""),
        ("DTSTART;TZID=Mars/Phobos:20270312T140000", (), None, "Mars/Phobos"),
        ("DTSTART;TZID=../../zone:20270312T140000", (), None, "../../zone"),
        ("DTSTART;TZID=Europe:20270312T140000", (), None, "Europe"),
        ("DTSTART:demain", (), None, ""),
        ("DTSTART:20271399T140000", (), None, ""),
        ("X-START:20270312T140000", (), None, ""),
    ],
)
def test_the_beginning_is_compared_in_utc_and_not_guessed(
    start: str, moments: tuple[datetime, ...], day: date | None, zone: str
) -> None:
    found = read(REPLY.replace("DTSTART;TZID=Europe/Zurich:20270312T140000", start))
    assert (found.moments, found.day, found.zone) == (moments, day, zone)


def test_a_zone_that_the_file_names_and_does_not_describe_is_not_guessed_either() -> None:
    bare = OUTLOOK.replace("TZOFFSETTO:+0", "TZOFFSETTO:0")
    assert (read(bare).moments, read(bare).zone) == ((), "Romance Standard Time")
    west = read(OUTLOOK.replace("TZOFFSETTO:+0100", "TZOFFSETTO:-013000").replace("TZOFFSETTO:+0200", "TZNAME:X"))
    assert west.moments == (datetime(2027, 3, 12, 15, 30, tzinfo=UTC),)


def test_when_it_was_written_is_told_in_utc_or_not_at_all() -> None:
    assert read(REPLY.replace("20270220T081500Z", "20270220T081500")).stamp is None
    assert read(REPLY.replace("DTSTAMP", "X-STAMP")).stamp is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour, je viendrai.",
        REPLY.replace("METHOD:REPLY", "METHOD:REQUEST"),
        REPLY.replace("METHOD:REPLY\n", ""),
        REPLY.replace("UID:", "X-UID:"),
        REPLY.replace("SEQUENCE:1", "SEQUENCE:un"),
        REPLY.replace("SEQUENCE:1", "SEQUENCE:1234567890"),
        REPLY.replace("PARTSTAT=ACCEPTED", "PARTSTAT=NEEDS-ACTION"),
        REPLY.replace("MAILTO:", "tel:"),
        REPLY.replace("JB@Biel.example", ""),
        REPLY.replace("ATTENDEE", "ORGANIZER"),
        REPLY.replace("END:VEVENT\n", ""),
        REPLY.replace("BEGIN:VEVENT\n", ""),
        REPLY.replace("ATTENDEE;", "X-FILLER:" + "x" * 100_001 + "\nX;"),
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ReplyUnread) as refused:
        read(text)
    assert refused.value.name == "réponse.ics"


def test_a_mail_is_opened_and_the_same_answer_twice_in_it_is_one() -> None:
    """Some programs put the calendar into the body and beside it."""
    assert (
        read_reply(
            "Réponse.EML", mail_of("Réponse.EML", mail((REPLY, "text/calendar"), (REPLY, "application/octet-stream")))
        )
        == PLAIN
    )
    assert read_reply("a.eml", mail_of("a.eml", mail((REPLY, "application/ics")))) == PLAIN
    assert read_reply("a.eml", mail_of("a.eml", mail((REPLY, "text/calendar"), charset="x-nobody-knows"))) == PLAIN
    with pytest.raises(ReplyUnread):
        read_reply("a.eml", mail_of("a.eml", mail()))
    with pytest.raises(ReplyUnread):
        read_reply("a.eml", mail_of("a.eml", b"\xff\xfe\x00"))


def test_a_reason_in_the_letters_of_its_mail() -> None:
    said = REPLY.replace("END:VEVENT", "COMMENT:congé\nEND:VEVENT")
    message = EmailMessage()
    message.set_content("Non.\n")
    message.add_attachment(
        said.encode("latin-1"), maintype="text", subtype="calendar", params={"charset": "iso-8859-1"}
    )
    assert read_reply("a.eml", mail_of("a.eml", message.as_bytes())).comment == "congé"


def test_several_answers_in_one_file_are_told_apart_by_a_person() -> None:
    both = REPLY.replace("END:VEVENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.example\nEND:VEVENT")
    with pytest.raises(SeveralReplies):
        read(both)


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90)


@given(
    comment=words,
    name=words,
    says=st.sampled_from([Participation.ACCEPTED, Participation.DECLINED, Participation.TENTATIVE]),
    revision=st.integers(0, 50),
    hours=st.integers(0, 24 * 400),
)
@example(comment='a\\,b;c:"d"', name='Rue "du" Pont; 3', says=Participation.ACCEPTED, revision=0, hours=0)
def test_what_another_program_wrote_is_read_as_it_meant_it(
    comment: str, name: str, says: Participation, revision: int, hours: int
) -> None:
    start = START + timedelta(hours=hours)
    calendar, event = icalendar.Calendar(), icalendar.Event()
    calendar.add("method", "REPLY")
    event.add("uid", UID)
    event.add("sequence", revision)
    event.add("dtstamp", PLAIN.stamp)
    event.add("dtstart", start)
    event.add("comment", comment)
    attendee = icalendar.vCalAddress("mailto:jb@biel.example")
    attendee.params["PARTSTAT"] = says.value
    attendee.params["CN"] = icalendar.vText(name)
    event.add("attendee", attendee, encode=False)
    calendar.add_component(event)
    found = read_reply("a.ics", calendar.to_ical())
    meant = replace(PLAIN, revision=revision, says=says, moments=(start,), comment=" ".join(comment.split()))
    assert found == meant


@given(st.binary(max_size=300), st.sampled_from(["a.ics", "a.eml"]))
def test_nothing_but_a_refusal_comes_of_any_octets(octets: bytes, name: str) -> None:
    with pytest.raises(ReplyUnread):
        read_reply(name, octets)


def test_the_second_answer_is_enough_to_refuse_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one more is read: a calendar of a hundred thousand would take the memory of the machine."""
    read: list[str] = []
    of_event = calendar_replies._of_event

    def heard(event: Sequence[Any], zones: Any) -> Iterator[CalendarReply]:
        read.append(event[0].value)
        return of_event(event, zones)

    monkeypatch.setattr(calendar_replies, "_of_event", heard)
    event = REPLY.partition("METHOD:REPLY\n")[2].removesuffix("END:VCALENDAR\n")
    events = "".join(event.replace(UID, f"{at}") for at in range(9))
    with pytest.raises(SeveralReplies):
        read_reply("a.ics", f"BEGIN:VCALENDAR\nMETHOD:REPLY\n{events}END:VCALENDAR\n".encode())
    assert len(read) == 2


def test_a_calendar_longer_than_any_answer_is_none() -> None:
    long = REPLY.replace("END:VEVENT", "X-A:b\n" * 20_000 + "END:VEVENT")
    wide = REPLY.replace("END:VEVENT", f"COMMENT:{'a' * 2_000_000}\nEND:VEVENT")
    for text in (long, wide):
        with pytest.raises(ReplyUnread):
            read_reply("a.ics", text.encode())


def test_a_zone_is_as_many_hours_from_utc_as_it_says_and_no_more_often() -> None:
    offsets = "".join(f"TZOFFSETTO:+{hour:02}{minute:02}\n" for hour in range(12) for minute in range(60)) * 3
    zone = f"BEGIN:VTIMEZONE\nTZID:X\n{offsets}END:VTIMEZONE\n"
    text = REPLY.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT").replace("Europe/Zurich", "X")
    assert len(read_reply("a.ics", text.encode()).moments) == 50


def test_what_one_says_many_times_is_one_answer_and_its_words_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    words = calendar_replies._words

    def heard(value: str) -> str:
        read.append(value)
        return words(value)

    monkeypatch.setattr(calendar_replies, "_words", heard)
    again = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:jb@biel.example\n" * 9
    assert read_reply("a.ics", REPLY.replace("END:VEVENT", f"{again}COMMENT:Oui\nEND:VEVENT").encode()).comment == "Oui"
    assert read == ["Oui"]


def test_the_calendars_of_a_mail_are_as_long_together_as_one_may_be() -> None:
    mail = EmailMessage()
    mail.set_content("Oui")
    for _ in range(3):
        mail.add_attachment(REPLY.replace("END:VEVENT", "X-A:b\n" * 150_000 + "END:VEVENT"), subtype="calendar")
    with pytest.raises(ReplyUnread):
        read_reply("a.eml", mail_of("a.eml", mail.as_bytes()))
