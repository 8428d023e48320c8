"""Is the answer of a calendar taken for the reply of whom it is, and for nothing where that is not certain?"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import DispatchId, HomeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate, Seat
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Attendance, AttendanceStatus, Excuse, Reply, ReplyWay
from ctj_desktop.errors import UserError
from ctj_desktop.files.calendar_replies import CalendarReply, Participation, ReplyUnread
from ctj_desktop.files.forms.mails import MailHead
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.sending.convoking import convoke
from ctj_desktop.services.meetings.sending.dispatches import change_dispatch
from ctj_desktop.services.meetings.sending.silent import silent
from ctj_desktop.services.membership.committees import end_mandate
from ctj_desktop.services.papers.mailings.convocation_files import produce
from ctj_desktop.services.session.attendance import change_guest, record_reply
from ctj_desktop.services.session.refusals import NotOnTheRoll
from ctj_desktop.services.session.replies import read_replies
from ctj_desktop.services.session.reply_entry import enter_reply
from ctj_desktop.services.session.replying import refusals as incoming
from ctj_desktop.services.session.replying.calendar import calendar_reply
from ctj_desktop.services.session.replying.incoming import replies_in
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.steps.came_back import MOST, AnswerTooLarge, read_back
from ctj_desktop.services.steps.file_output import FileFailed
from tests.office import NOW, TODAY, text
from tests.services.meetings.sending.calling import Calling

WRITTEN = datetime(2027, 2, 20, 23, 30, tzinfo=UTC)
"""Past midnight here."""


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    """A meeting that was convened by mail and by post."""
    calling = Calling(tmp_path)
    send(calling)
    return calling


def send(calling: Calling, what: DispatchKind = DispatchKind.CONVOCATION) -> None:
    """The next revision to everybody."""
    order = calling.order(what)
    dispatches = [replace(one, what=what, sent_on=TODAY) for one in _noted(calling, order.revision)]
    calling.office.do(convoke, order=order, dispatches=dispatches)


def _noted(calling: Calling, revision: int) -> list[Dispatch]:
    key = calling.key
    return [
        Dispatch(
            id=DispatchId(key),
            home=HomeId(key),
            meeting=key,
            revision=revision,
            person=one.person,
            guest=one.guest,
            organisation=one.organisation,
        )
        for one in calling.readers()
    ]


def answer(calling: Calling, mail: str = "beat@biel.example", **fields: object) -> CalendarReply:
    """To the first revision, for 14:00."""
    plain = CalendarReply(
        uid=f"{calling.key}@ctj-desktop",
        revision=0,
        mail=mail,
        says=Participation.ACCEPTED,
        stamp=WRITTEN,
        moments=(datetime(2027, 3, 12, 13, 0, tzinfo=UTC),),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def take(calling: Calling, given: CalendarReply) -> IncomingReply:
    """Entered, and what it was."""
    found = calendar_reply(calling.office.store, given, TODAY)
    calling.office.do(enter_reply, entry=found.entry)
    return found


def line(calling: Calling, found: IncomingReply) -> Attendance:
    """As it stands."""
    [one] = [
        one
        for one in calling.office.store.all(Attendance, meeting=calling.key)
        if found.entry.key in (one.seat, one.guest)
    ]
    return one


def says(calling: Calling, place: int, reply: Reply | None, **fields: object) -> None:
    """By hand, of the seat at that place."""
    seat = calling.office.store.all(Seat, order="position")[place]
    on = TODAY if reply else None
    calling.office.do_fields(record_reply, meeting=calling.key, seat=seat.id, reply=reply, replied_on=on, **fields)


def refused(calling: Calling, given: CalendarReply, error: type[UserError]) -> UserError:
    """Nothing changes."""
    before = calling.office.store.all(Attendance, meeting=calling.key)
    with pytest.raises(error) as found:
        calendar_reply(calling.office.store, given, TODAY)
    assert calling.office.store.all(Attendance, meeting=calling.key) == before
    return found.value


def test_who_accepts_comes_and_who_declines_is_excused_on_the_day_it_is_taken_in(calling: Calling) -> None:
    """The stamp of a calendar is written by whoever answers."""
    found = take(calling, answer(calling))
    one = line(calling, found)
    assert (found.name, one.reply, one.replied_on) == ("Siège 2 Personne-2", Reply.PRESENT, TODAY)
    take(calling, answer(calling, says=Participation.DECLINED))
    assert (line(calling, found).reply, line(calling, found).status) == (Reply.EXCUSED, AttendanceStatus.EXCUSED)
    assert line(calling, found).replied_by is ReplyWay.CALENDAR
    calling.office.undo()
    assert line(calling, found).reply is Reply.PRESENT
    future = answer(calling, says=Participation.DECLINED, stamp=datetime(2028, 1, 1, tzinfo=UTC))
    assert calendar_reply(calling.office.store, future, TODAY).entry.on == TODAY
    assert calendar_reply(calling.office.store, replace(future, stamp=None), TODAY).entry.on == TODAY


def test_the_reason_in_an_answer_is_kept_with_the_reply_as_one_act(calling: Calling) -> None:
    take(calling, answer(calling, says=Participation.DECLINED, comment="Hôpital"))
    assert [one.reason for one in calling.office.store.all(Excuse)] == ["Hôpital"]
    take(calling, replace(answer(calling), stamp=None))
    assert calling.office.store.all(Excuse) == []
    calling.office.undo()
    calling.office.undo()
    assert [one.reply for one in calling.office.store.all(Attendance)] in ([], [None])


def test_a_guest_of_the_directory_answers_too(calling: Calling) -> None:
    expert = calling.person(calling.office.a_person("Experte", "Eva"), work_email="eva@expert.example")
    calling.office.do_fields(change_guest, guest=calling.guest.id, person=expert.id)
    assert line(calling, take(calling, answer(calling, "eva@expert.example"))).reply is Reply.PRESENT
    refused(calling, answer(calling, "eva@expert.example"), incoming.RepliedSo)


@pytest.mark.parametrize("uid", ["0f8fad5b-d9cb-469f-a165-70867728950e@ctj-desktop", "040000008200E00074C5", ""])
def test_an_answer_to_another_appointment_is_none(calling: Calling, uid: str) -> None:
    refused(calling, answer(calling, uid=uid), incoming.OtherEvent)


def test_only_the_revision_that_was_sent_last_is_answered(calling: Calling) -> None:
    send(calling)
    older = refused(calling, answer(calling), incoming.OlderRevision)
    assert isinstance(older, incoming.OlderRevision)
    assert (older.answered, older.latest) == (1, 2)
    refused(calling, answer(calling, revision=2), incoming.UnknownRevision)
    take(calling, answer(calling, revision=1))


def test_nobody_answers_whose_address_is_not_among_those_asked_or_is_that_of_two(calling: Calling) -> None:
    refused(calling, answer(calling, "inconnu@doubs.example"), incoming.NotAsked)
    refused(calling, answer(calling, "pref@doubs.example"), incoming.NotAsked)  # for information
    calling.person(calling.anne, work_email="BEAT@biel.example")
    both = refused(calling, answer(calling), incoming.SharedAddress)
    assert isinstance(both, incoming.SharedAddress)
    assert len(both.names) == 2


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"moments": (datetime(2027, 3, 12, 14, 0, tzinfo=UTC),)}, incoming.OtherTime),
        ({"moments": (), "day": date(2027, 3, 13)}, incoming.OtherTime),
        ({"moments": (), "zone": "Mars/Phobos"}, incoming.UnknownZone),
        ({"says": Participation.TENTATIVE}, incoming.Perhaps),
        ({"says": Participation.DELEGATED}, incoming.HandedOn),
    ],
)
def test_what_is_not_certain_is_asked_of_a_person(
    calling: Calling, fields: dict[str, Any], error: type[UserError]
) -> None:
    refused(calling, answer(calling, **fields), error)


def test_a_day_or_no_time_at_all_fits_the_meeting_of_that_day(calling: Calling) -> None:
    store = calling.office.store
    for day in (None, date(2027, 3, 12)):
        assert calendar_reply(store, answer(calling, moments=(), day=day), TODAY).entry.reply is Reply.PRESENT
    calling.office.do_fields(life.change_meeting, meeting=calling.key, start=None, end=None)
    assert calendar_reply(store, answer(calling, moments=(datetime(2027, 3, 12, tzinfo=UTC),)), TODAY).entry.seat
    refused(calling, answer(calling), incoming.OtherTime)


def test_a_meeting_without_a_day_is_answered_by_nobody(calling: Calling) -> None:
    calling.office.do_fields(life.change_meeting, meeting=calling.key, on=None, start=None, end=None)
    refused(calling, answer(calling), incoming.OtherTime)


def test_a_meeting_that_is_called_off_awaits_no_answer(calling: Calling) -> None:
    calling.office.do(life.cancel_meeting, meeting=calling.key, on=TODAY, reason=text("Neige", "Schnee"))
    refused(calling, answer(calling), incoming.NobodyAsked)


def test_the_same_twice_or_something_older_changes_nothing(calling: Calling) -> None:
    take(calling, answer(calling))
    refused(calling, answer(calling), incoming.RepliedSo)
    says(calling, 1, Reply.REMOTE)
    again = replace(answer(calling), stamp=None)
    refused(calling, again, incoming.RepliedSo)  # from afar is coming, too
    other = calendar_reply(calling.office.store, replace(again, says=Participation.DECLINED), TODAY)
    assert (other.origin.doubtful, other.origin.replaced) == (True, Reply.REMOTE), "it may be the older one"
    says(calling, 1, Reply.SUBSTITUTE)
    refused(calling, replace(again, says=Participation.DECLINED), incoming.RepliedSo)


def test_whoever_answered_before_the_day_changed_is_asked_again_and_may_say_the_same(calling: Calling) -> None:
    store = calling.office.store
    for one in store.all(Dispatch):
        calling.office.do_fields(change_dispatch, dispatch=one.id, sent_on=date(2027, 2, 10))
    mail = MailHead(writer="Beat", mail="beat@biel.example", subject="", came=date(2027, 2, 21))
    found = calendar_reply(store, answer(calling), TODAY, mail)
    assert (found.entry.on, found.origin.doubtful) == (mail.came, False)
    key = calling.office.do(enter_reply, entry=found.entry).record.seat
    calling.office.do_fields(life.change_meeting, meeting=calling.key, on=date(2027, 3, 19))
    send(calling, DispatchKind.CHANGE)
    assert [line.outdated for line in read_replies(store, calling.key, TODAY).lines if line.key == key] == [True]
    assert "Siège 2 Personne-2" in [one.name for one in silent(store, calling.meeting, TODAY)]
    anew = answer(calling, revision=1, moments=(datetime(2027, 3, 19, 13, 0, tzinfo=UTC),), stamp=None)
    take(calling, anew)
    assert [line.outdated for line in read_replies(store, calling.key, TODAY).lines if line.key == key] == [False]
    refused(calling, anew, incoming.RepliedSo)
    assert "Siège 2 Personne-2" not in [one.name for one in silent(store, calling.meeting, TODAY)]


def test_a_substitute_answers_once_the_holder_is_excused(calling: Calling) -> None:
    mail = "zoe@morteau.example"
    alone = refused(calling, answer(calling, mail, stamp=None), incoming.OnlyStandsIn)
    assert isinstance(alone, incoming.OnlyStandsIn)
    assert alone.holders == ("Siège 1 Personne-1",)
    says(calling, 0, Reply.EXCUSED)
    declined = answer(calling, mail, stamp=None, says=Participation.DECLINED)
    refused(calling, declined, incoming.OnlyStandsIn)
    found = take(calling, answer(calling, mail, stamp=None))
    assert (line(calling, found).reply, line(calling, found).substitute) == (Reply.SUBSTITUTE, calling.stand_in.id)
    refused(calling, answer(calling, mail, stamp=None), incoming.RepliedSo)
    take(calling, declined)
    assert (line(calling, found).reply, line(calling, found).substitute) == (Reply.EXCUSED, None)


def test_whoever_took_a_seat_after_the_roll_was_frozen_was_not_asked(calling: Calling) -> None:
    held = calling.office.store.all(Mandate, person=calling.beat.id)[0]
    calling.office.do_fields(end_mandate, mandate=held.id, end=date(2027, 3, 1))
    new = calling.person(calling.office.a_person("Neu", "Nora"), work_email="nora@biel.example")
    seat = calling.office.store.all(Seat, order="position")[1]
    calling.office.a_mandate(seat, new.id, date(2027, 3, 1))
    refused(calling, answer(calling, "nora@biel.example"), NotOnTheRoll)


def test_a_substitute_answers_for_a_vacant_seat(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    held = calling.office.store.all(Mandate, person=calling.anne.id)[0]
    calling.office.do_fields(end_mandate, mandate=held.id, end=date(2027, 1, 1))
    send(calling)
    found = take(calling, answer(calling, "zoe@morteau.example"))
    assert line(calling, found).reply is Reply.SUBSTITUTE


def test_a_file_is_read_and_one_that_is_none_is_refused(calling: Calling, tmp_path: Path) -> None:
    """What the program itself sends is answered in the file that a calendar makes of it."""
    order = replace(calling.order(), each=True, again=True, revision=1)
    made = produce(calling.office.store, order, tmp_path / "out", load_translator("fr_CH"))
    draft = next(made.folder / name for name in made.files if name.endswith(".eml") and "Personne-2" in name)
    with pytest.raises(ReplyUnread):
        replies_in(calling.office.store, read_back(draft), TODAY)
    event = next(made.folder / name for name in made.files if name.endswith("DE.ics")).read_text("utf-8")
    sent = event.replace("METHOD:PUBLISH", "METHOD:REPLY").replace(
        "END:VEVENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:beat@biel.example\r\nEND:VEVENT"
    )
    file = tmp_path / "réponse.ics"
    file.write_text(sent, "utf-8")
    [found] = replies_in(calling.office.store, read_back(file), TODAY)
    assert (found.entry.reply, found.entry.on) == (Reply.EXCUSED, NOW.date())
    with pytest.raises(FileFailed):
        replies_in(calling.office.store, read_back(tmp_path / "nulle part.ics"), TODAY)
    large = tmp_path / "grand.eml"
    with large.open("wb") as opened:
        opened.truncate(MOST + 1)
    with pytest.raises(AnswerTooLarge):
        replies_in(calling.office.store, read_back(large), TODAY)


def test_an_answer_that_was_handed_on_is_asked_about(calling: Calling) -> None:
    """Whoever got the invitation passed on answers from another address in the name of whom was invited."""
    store = calling.office.store
    mail = MailHead(writer="Eve", mail="eve@else.example", subject="")
    assert calendar_reply(store, answer(calling), TODAY, mail).origin.doubtful
    assert not calendar_reply(store, answer(calling), TODAY).origin.doubtful
