"""Is a reply form that comes back taken for the reply of whom it is, and for nothing where that is not certain?"""

from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.dispatches import DispatchKind
from ctj_desktop.domain.records.meetings import Attendance, Excuse, Reply, ReplyWay
from ctj_desktop.domain.records.statutes import ProxyRule
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import UserError
from ctj_desktop.files.answer_forms.form import REPLY_FORM, AnswerReference, ReturnedAnswer
from ctj_desktop.files.answer_forms.reading import AnswerUnclear, NothingTicked
from ctj_desktop.files.calendar_replies import ReplyUnread
from ctj_desktop.files.forms.mails import MailHead
from ctj_desktop.files.forms.returned import FormUnread
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings import life
from ctj_desktop.services.meetings.sending.silent import silent
from ctj_desktop.services.membership.committees import end_mandate
from ctj_desktop.services.membership.people import add_person
from ctj_desktop.services.membership.statutes import adopt_statutes
from ctj_desktop.services.papers.answer_workbooks import reply_workbook
from ctj_desktop.services.session.attendance import add_guest
from ctj_desktop.services.session.replies import read_replies
from ctj_desktop.services.session.reply_entry import enter_reply
from ctj_desktop.services.session.replying import refusals
from ctj_desktop.services.session.replying.forms import form_reply
from ctj_desktop.services.session.replying.incoming import replies_in
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.session.replying.senders import origin_words
from ctj_desktop.services.session.replying.words import notes_of
from ctj_desktop.services.steps.came_back import read_back
from tests.files.answer_forms.made import ticked
from tests.files.tables.made import a_workbook
from tests.office import TODAY, text
from tests.services.meetings.sending.calling import Calling
from tests.services.session.replying.test_calendar import line, says, send

BEAT, ANNE, ZOE = "Siège 2 Personne-2", "Siège 1 Personne-1", "Zoé Suppléante"


@pytest.fixture
def calling(tmp_path: Path) -> Calling:
    """A meeting that was convened, under statutes with proxies; everybody has an address."""
    calling = Calling(tmp_path)
    statutes = {"committee": calling.committee.id, "title": text("Statuts", "Statuten")}
    rule = ProxyRule(per_holder=1, article="8", written=True)
    calling.office.do_fields(adopt_statutes, **statutes, in_force_from=date(2026, 1, 1), proxies=rule)
    calling.person(calling.anne, work_email="anne@morteau.example")
    send(calling)
    return calling


def sent(calling: Calling, who: str | None = BEAT) -> bytes:
    """The workbook that goes out, to one reader or to several who write in German."""
    asking, sample = calling.order().asking, calling.reader(BEAT)
    reader = calling.reader(who) if who is not None else None
    return reply_workbook(calling.office.store, calling.meeting, asking, 1, reader, reader or sample)


def returned(calling: Calling, reply: Reply, who: str = BEAT, **fields: Any) -> ReturnedAnswer:
    """To the first revision, made for somebody."""
    reader = calling.reader(who)
    reference = AnswerReference(
        form=REPLY_FORM, about=calling.key, language=Language.FR, reader=reader.person or reader.guest
    )
    plain = ReturnedAnswer(name="f.xlsx", sha256="ab" * 32, reference=reference, answer=reply, writer=who)
    return replace(plain, **fields)


def from_(mail: str) -> MailHead | None:
    """The head of a mail from that address; None for a form that came by itself."""
    return MailHead(writer="", mail=mail, subject="") if mail else None


def take(calling: Calling, form: ReturnedAnswer, mail: str = "") -> IncomingReply:
    found = form_reply(calling.office.store, form, TODAY, from_(mail))
    calling.office.do(enter_reply, entry=found.entry)
    return found


def refused(calling: Calling, form: ReturnedAnswer, error: type[UserError], mail: str = "") -> UserError:
    """Nothing changes."""
    before = calling.office.store.all(Attendance, meeting=calling.key)
    with pytest.raises(error) as found:
        form_reply(calling.office.store, form, TODAY, from_(mail))
    assert calling.office.store.all(Attendance, meeting=calling.key) == before
    return found.value


def anybody(calling: Calling, reply: Reply, writer: str, **fields: Any) -> ReturnedAnswer:
    """A form that was made for several."""
    form = returned(calling, reply, writer=writer, **fields)
    return replace(form, reference=replace(form.reference, reader=None))


def test_what_goes_out_comes_back_as_a_file_and_with_a_mail(calling: Calling, tmp_path: Path) -> None:
    store = calling.office.store
    file = tmp_path / "Antwort.xlsx"
    file.write_bytes(ticked(sent(calling), Reply.EXCUSED, beside="Spital"))
    [found] = replies_in(store, read_back(file), TODAY)
    calling.office.do(enter_reply, entry=found.entry)
    one = line(calling, found)
    assert (found.name, one.reply, one.replied_by, one.replied_on) == (BEAT, Reply.EXCUSED, ReplyWay.FORM, TODAY)
    assert [excuse.reason for excuse in store.all(Excuse)] == ["Spital"]
    mail = a_mail(ticked(sent(calling), Reply.REPRESENTED, beside=f"{ANNE} (Sitz 1)"))
    (tmp_path / "r.eml").write_bytes(mail)
    [found] = replies_in(store, read_back(tmp_path / "r.eml"), TODAY)
    calling.office.do(enter_reply, entry=found.entry)
    shown = read_replies(store, calling.key, TODAY).line(found.entry.key)
    assert shown is not None
    assert (shown.reply, shown.by.fr.text, shown.unwritten) == (Reply.REPRESENTED, "Siège 1", False)


def a_mail(book: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"] = "somebody@else.example"
    mail.add_attachment(book, maintype="application", subtype="octet-stream", filename="Formular.xlsx")
    return mail.as_bytes()


def test_on_a_form_for_several_somebody_writes_their_name(calling: Calling, tmp_path: Path) -> None:
    (tmp_path / "f.xlsx").write_bytes(ticked(sent(calling, None), Reply.PRESENT, name="siège 2  personne-2"))
    [found] = replies_in(calling.office.store, read_back(tmp_path / "f.xlsx"), TODAY)
    assert (found.name, found.entry.reply) == (BEAT, Reply.PRESENT)


def test_who_answers_is_certain_or_nothing_is_entered(calling: Calling) -> None:
    refused(calling, anybody(calling, Reply.PRESENT, "Jean Inconnu"), refusals.NotAskedByName, "beat@biel.example")
    refused(calling, anybody(calling, Reply.PRESENT, ""), refusals.FormOfNobody)
    refused(calling, anybody(calling, Reply.PRESENT, ""), refusals.NotAskedByName, "jean@inconnu.example")
    refused(calling, returned(calling, Reply.PRESENT, writer="Jean Inconnu"), refusals.FilledInByAnother)
    refused(calling, returned(calling, Reply.PRESENT, "Préfecture"), refusals.NotAskedByName)
    twin = calling.office.do_fields(add_guest, meeting=calling.key, name=BEAT).record
    refused(calling, anybody(calling, Reply.PRESENT, BEAT), refusals.SharedName)
    assert take(calling, returned(calling, Reply.PRESENT)).entry.seat is not None, "its own form names one of the two"
    form = returned(calling, Reply.EXCUSED)
    assert take(calling, replace(form, reference=replace(form.reference, reader=twin.id))).entry.guest == twin.id
    held = calling.office.store.all(Mandate, person=calling.anne.id)[0]
    gone = returned(calling, Reply.PRESENT, ANNE)
    calling.office.do_fields(end_mandate, mandate=held.id, end=date(2027, 3, 1))
    refused(calling, gone, refusals.NotAskedByName)


def test_a_mail_says_who_answers_where_the_form_does_not(calling: Calling) -> None:
    assert take(calling, anybody(calling, Reply.PRESENT, ""), "beat@biel.example").name == BEAT


def test_a_guest_comes_or_is_excused_and_sends_nobody(calling: Calling) -> None:
    found = take(calling, returned(calling, Reply.EXCUSED, "Experte"))
    assert (line(calling, found).guest, line(calling, found).reply) == (calling.guest.id, Reply.EXCUSED)
    refused(calling, returned(calling, Reply.SUBSTITUTE, "Experte", beside=ZOE), refusals.NoneOfThem)
    refused(calling, returned(calling, Reply.SUBSTITUTE, "Experte"), refusals.NobodyNamedBeside)


def test_who_comes_or_votes_for_them_is_named_and_one_of_those_who_can(calling: Calling) -> None:
    found = take(calling, returned(calling, Reply.SUBSTITUTE, ANNE))
    assert line(calling, found).substitute == calling.stand_in.id, "there is only one"
    refused(calling, returned(calling, Reply.SUBSTITUTE, ANNE, beside=ZOE), refusals.RepliedSo)
    refused(calling, returned(calling, Reply.SUBSTITUTE, beside=ZOE), refusals.NoneOfThem)
    refused(calling, returned(calling, Reply.REPRESENTED), refusals.NobodyNamedBeside)
    refused(calling, returned(calling, Reply.REPRESENTED, beside=BEAT), refusals.NoneOfThem)
    for beside in (ANNE, "siège 1", f"{ANNE} (Siège 1)"):
        assert form_reply(calling.office.store, returned(calling, Reply.REPRESENTED, beside=beside), TODAY).entry.bearer


def test_the_same_twice_changes_nothing_and_another_answer_takes_its_place(calling: Calling) -> None:
    form = returned(calling, Reply.EXCUSED, beside="Spital")
    take(calling, form)
    refused(calling, form, refusals.RepliedSo)
    refused(calling, replace(form, beside=""), refusals.RepliedSo)
    take(calling, replace(form, beside="Ferien"))
    assert [one.reason for one in calling.office.store.all(Excuse)] == ["Ferien"]
    found = take(calling, returned(calling, Reply.PRESENT, beside="ab 15 Uhr"))
    assert (line(calling, found).reply, found.aside) == (Reply.PRESENT, "ab 15 Uhr")
    assert calling.office.store.all(Excuse) == []


def test_a_file_that_may_be_older_is_asked_about_before_it_replaces_an_answer(calling: Calling) -> None:
    """When it was saved says nothing of when it came: it counts from the day on which it is taken in."""
    saved = returned(calling, Reply.EXCUSED, saved_on=date(2027, 2, 12))
    assert take(calling, saved).entry.on == TODAY
    says(calling, 1, Reply.REMOTE)
    again = form_reply(calling.office.store, saved, TODAY)
    assert (again.origin.doubtful, again.origin.replaced) == (True, Reply.REMOTE)


def test_a_form_of_before_the_day_changed_is_entered_as_outdated(calling: Calling) -> None:
    store = calling.office.store
    calling.office.do_fields(life.change_meeting, meeting=calling.key, on=date(2027, 3, 19))
    send(calling, DispatchKind.CHANGE)
    old = returned(calling, Reply.PRESENT)
    found = take(calling, old)
    assert found.outdated
    assert [one.outdated for one in read_replies(store, calling.key, TODAY).lines if one.key == found.entry.key] == [
        True
    ]
    assert BEAT in [one.name for one in silent(store, calling.meeting, TODAY)]
    refused(calling, old, refusals.RepliedSo)
    new = replace(old, reference=replace(old.reference, revision=2))
    assert not take(calling, new).outdated
    assert BEAT not in [one.name for one in silent(store, calling.meeting, TODAY)]
    refused(calling, replace(old, answer=Reply.EXCUSED), refusals.RepliedLater)
    refused(calling, replace(old, reference=replace(old.reference, revision=3)), refusals.UnknownRevision)


def test_a_complement_changes_nothing_of_what_was_answered(calling: Calling) -> None:
    send(calling, DispatchKind.COMPLEMENT)
    assert not take(calling, returned(calling, Reply.PRESENT)).outdated


def test_a_substitute_answers_by_form_for_a_seat_that_waits_for_them(calling: Calling) -> None:
    refused(calling, returned(calling, Reply.PRESENT, ZOE), refusals.OnlyStandsIn)
    says(calling, 0, Reply.EXCUSED)
    found = take(calling, returned(calling, Reply.PRESENT, ZOE))
    assert (line(calling, found).reply, line(calling, found).substitute) == (Reply.SUBSTITUTE, calling.stand_in.id)
    refused(calling, returned(calling, Reply.PRESENT, ZOE), refusals.RepliedSo)
    take(calling, returned(calling, Reply.EXCUSED, ZOE))
    assert (line(calling, found).reply, line(calling, found).substitute) == (Reply.EXCUSED, None)


def test_a_meeting_that_is_not_here_or_awaits_nobody_gets_no_reply(calling: Calling) -> None:
    form = returned(calling, Reply.PRESENT)
    elsewhere = replace(form, reference=replace(form.reference, about=calling.beat.id))
    refused(calling, elsewhere, refusals.MeetingNotHere)
    calling.office.do(life.cancel_meeting, meeting=calling.key, on=TODAY, reason=text("Neige", "Schnee"))
    refused(calling, form, refusals.NobodyAsked)


def test_a_workbook_that_is_none_of_ours_is_refused(calling: Calling, tmp_path: Path) -> None:
    store = calling.office.store
    for name, octets, error in (
        ("liste.xlsx", a_workbook([["Nom"], ["Test"]]), FormUnread),
        ("vide.xlsx", sent(calling), NothingTicked),
        ("deux.xlsx", ticked(sent(calling), Reply.PRESENT, Reply.EXCUSED), AnswerUnclear),
        ("r.eml", a_mail(a_workbook([["Nom"]])), ReplyUnread),
    ):
        (tmp_path / name).write_bytes(octets)
        with pytest.raises(error):
            replies_in(store, read_back(tmp_path / name), TODAY)


def test_a_reply_is_taken_for_whom_it_names_only_from_their_address_or_the_assistant(calling: Calling) -> None:
    store, t = calling.office.store, load_translator("fr_CH")
    form = returned(calling, Reply.PRESENT, ANNE)
    help_ = calling.office.do_fields(add_person, family_name="Aide", work_email="aide@morteau.example").record
    calling.person(calling.anne, assistant=help_.id)
    for sender, doubtful in (("anne@morteau.example", False), ("aide@morteau.example", False), ("eve@x.example", True)):
        found = form_reply(store, form, TODAY, from_(sender))
        assert found.origin.doubtful is doubtful, sender
    assert "d’après l’expéditeur indiqué" in " ".join(origin_words(t, ANNE, found.origin))
    assert not form_reply(store, form, TODAY).origin.doubtful, "a file by itself says whose it is"
    take(calling, form)
    other = form_reply(store, returned(calling, Reply.EXCUSED, ANNE), TODAY)
    assert (other.origin.doubtful, other.origin.replaced) == (True, Reply.PRESENT)
    signed = form_reply(store, returned(calling, Reply.EXCUSED, ANNE), TODAY, from_("anne@morteau.example"))
    assert (signed.origin.doubtful, signed.origin.replaced_on) == (False, TODAY)
    assert any("prend la place" in note for note in notes_of(t, signed))
