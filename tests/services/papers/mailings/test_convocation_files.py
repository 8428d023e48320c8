"""Does convening make what is sent, whole or not at all, and does the log say of it what is true?"""

import hashlib
import os
from collections.abc import Callable, Iterable
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import outloud
import pypdfium2 as pdfium
import pytest

from ctj_desktop import whole_files
from ctj_desktop.domain.ids import HomeId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting, MeetingState, Reply
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.answer_forms.form import REPLY_FORM
from ctj_desktop.files.answer_forms.reading import read_answer
from ctj_desktop.files.forms.returned import book_of
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.agenda import change_agenda_item
from ctj_desktop.services.meetings.convocation import by_way
from ctj_desktop.services.meetings.item_documents import join_files
from ctj_desktop.services.meetings.life import cancel_meeting, need_convenable, postpone_meeting, resume_meeting
from ctj_desktop.services.meetings.refusals import EmptyAgenda, PutOff
from ctj_desktop.services.meetings.sending.convoking import Nobody, NotReached, Order, SentMeanwhile, convoke
from ctj_desktop.services.meetings.sending.dispatches import (
    OneReader,
    OneWay,
    change_dispatch,
    mark_all_sent,
    record_dispatch,
    revision_of,
)
from ctj_desktop.services.meetings.sending.letters import Asking, asking_of
from ctj_desktop.services.papers import made_folder
from ctj_desktop.services.papers.mailings.convocation_files import calendar_of, produce
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.papers.print_centre import PrintChoices, keep_choices, offers, subject
from ctj_desktop.services.steps.file_output import FileFailed
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.texts import letter_texts
from ctj_desktop.services.texts.refusals import UnknownFields
from tests.documents import reading
from tests.files.answer_forms.made import ticked
from tests.office import NOW, TODAY, text
from tests.services.meetings.sending.calling import Calling

FR = load_translator("fr_CH")


def made_of(calling: Calling, into: Path, order: Order | None = None) -> tuple[MadeFiles, dict[str, bytes]]:
    made = produce(calling.office.store, order or calling.order(), into, FR)
    return made, {name: (made.folder / name).read_bytes() for name in made.files}


def words_of(paper: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(paper))


def mails(files: dict[str, bytes]) -> dict[str, EmailMessage]:
    return {name: message_from_bytes(content, policy=default) for name, content in files.items() if ".eml" in name}


def names(message: EmailMessage, field: str) -> list[str]:
    return [one.addr_spec for one in message[field].addresses] if message[field] is not None else []


def test_one_act_makes_a_draft_per_language_a_print_job_labels_and_appointments(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    steps: list[tuple[int, int]] = []
    order = calling.order(label_format="3x8")
    made = produce(calling.office.store, order, tmp_path / "out", FR, lambda done, total: steps.append((done, total)))
    files = {name: (made.folder / name).read_bytes() for name in made.files}
    assert made.folder.name == "2027-01 convocation 1"
    assert sorted(files) == sorted(os.listdir(made.folder))
    assert sorted(files) == [
        "2027-01 convocation DE.eml",
        "2027-01 convocation FR.eml",
        "2027-01 convocation lettres.pdf",
        "2027-01 convocation pour information FR.eml",
        "2027-01 convocation rendez-vous DE.ics",
        "2027-01 convocation rendez-vous FR.ics",
        "2027-01 convocation étiquettes.pdf",
    ]
    assert (made.drafts, made.letters) == (3, 3)
    assert steps == sorted(steps)
    drafts = mails(files)
    assert {name: names(one, "Bcc") for name, one in drafts.items()} == {
        "2027-01 convocation DE.eml": ["beat@biel.example"],
        "2027-01 convocation FR.eml": ["zoe@morteau.example"],
        "2027-01 convocation pour information FR.eml": ["pref@doubs.example"],
    }
    assert {tuple(names(one, "To")) for one in drafts.values()} == {("pref@doubs.example",)}
    attached = [part.get_filename() for part in drafts["2027-01 convocation DE.eml"].iter_attachments()]
    assert attached == ["Traktandenliste 2027-01.pdf", "Sitzung 2027-01.ics"]
    job = files["2027-01 convocation lettres.pdf"]
    assert [one.title for one in reading.reader(job).outline if not isinstance(one, list)] == [
        "Siège 1 Personne-1",
        "Siège 2 Personne-2",
        "Experte",
    ]
    ways = [(one.person or one.guest or one.organisation, one.channel) for one in made.dispatches]
    assert len(ways) == len(set(ways)) == 6
    assert all(len(print_) == 64 for one in made.dispatches for print_ in one.papers_sha256)
    by_post = next(one for one in made.dispatches if one.channel is DeliveryChannel.POST)
    assert by_post.papers_sha256 == (hashlib.sha256(job).hexdigest(),)


def test_all_that_goes_out_names_the_end_that_was_announced_though_the_items_take_longer(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    (item, _) = calling.office.store.all(AgendaItem, meeting=calling.key, order="position")
    calling.office.do_fields(change_agenda_item, item=item.id, minutes=300)
    _, files = made_of(calling, tmp_path / "out")
    agenda = paper_pdf(calling.office.store, "agenda", calling.key, Printing(printed_on=TODAY))
    body = mails(files)["2027-01 convocation FR.eml"].get_body()
    assert body is not None
    for said in (words_of(agenda), words_of(files["2027-01 convocation lettres.pdf"]), body.get_content()):
        assert "14 h 00 à 16 h 30" in " ".join(said.split())
    assert b"DTEND;TZID=Europe/Zurich:20270312T163000" in files["2027-01 convocation rendez-vous FR.ics"]


def test_the_state_and_the_log_are_one_act_which_one_undo_takes_back(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    order = calling.order(answer_by=date(2027, 3, 5))
    made, _ = made_of(calling, tmp_path / "out", order)
    store = calling.office.store
    assert meeting_state(store, calling.key) is MeetingState.DRAFT
    calling.office.do(convoke, order=order, dispatches=made.dispatches)
    assert meeting_state(store, calling.key) is MeetingState.CONVENED
    sent = store.all(Dispatch, meeting=calling.key)
    assert len(sent) == len({one.id for one in sent}) == 6
    assert {(one.home, one.made_at, one.sent_on) for one in sent} == {(HomeId(calling.committee.id), NOW, None)}
    assert {one.revision for one in sent} == {1}
    assert {one.answer_by for one in sent if one.organisation} == {None}
    assert {one.answer_by for one in sent if one.person} == {date(2027, 3, 5)}
    with pytest.raises(SentMeanwhile):
        calling.office.do(convoke, order=order, dispatches=made.dispatches)
    assert len(store.all(Dispatch, meeting=calling.key)) == 6
    calling.office.undo()
    assert meeting_state(store, calling.key) is MeetingState.DRAFT
    assert store.all(Dispatch, meeting=calling.key) == []


def test_a_draft_for_each_can_be_answered_and_names_only_its_reader(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    made, files = made_of(calling, tmp_path / "out", calling.order(each=True))
    drafts = mails(files)
    assert sorted(names(one, "To") for one in drafts.values()) == [
        ["beat@biel.example"],
        ["pref@doubs.example"],
        ["zoe@morteau.example"],
    ]
    assert all(one["Bcc"] is None for one in drafts.values())
    assert made.drafts == 3
    zoe = drafts["2027-01 convocation Zoé Suppléante.eml"]
    appointment = list(zoe.iter_attachments())[1].get_payload(decode=True)
    assert b"METHOD:REQUEST" in appointment
    assert b"mailto:zoe@morteau.example" in appointment
    informed = list(drafts["2027-01 convocation Préfecture.eml"].iter_attachments())[1].get_payload(decode=True)
    assert b"METHOD:PUBLISH" in informed
    assert b"ATTENDEE" not in informed


def test_a_later_revision_replaces_the_appointment_and_a_cancelled_meeting_takes_it_back(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    store = calling.office.store
    for what in (DispatchKind.CONVOCATION, DispatchKind.CHANGE):
        order = calling.order(what)
        made, files = made_of(calling, tmp_path / "out", order)
        calling.office.do(convoke, order=order, dispatches=made.dispatches)
        (ics, *_) = [content for name, content in files.items() if name.endswith("FR.ics")]
        assert f"SEQUENCE:{order.revision - 1}\r\n".encode() in ics
    off = calling.order(DispatchKind.CANCELLATION, reason=text("Neige", "Schnee"))
    made, files = made_of(calling, tmp_path / "out", off)
    (ics, *_) = [content for name, content in files.items() if name.endswith("FR.ics")]
    assert b"METHOD:CANCEL" in ics
    assert b"SEQUENCE:2\r\n" in ics
    for draft in mails(files).values():
        assert [part.get_content_type() for part in draft.iter_attachments()] == ["text/calendar"]
    calling.office.do(
        convoke,
        order=off,
        dispatches=made.dispatches,
        move=lambda unit: cancel_meeting(unit, meeting=calling.key, on=TODAY, reason=text("Neige", "Schnee")),
    )
    assert meeting_state(store, calling.key) is MeetingState.CANCELLED
    assert revision_of(store, calling.key) == 3
    assert b"STATUS:CANCELLED" in calendar_of(store, calling.meeting, Language.FR, NOW)


def test_what_goes_again_moves_nothing_and_is_noted(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    order = calling.order()
    calling.office.do(convoke, order=order, dispatches=made_of(calling, tmp_path / "a", order)[0].dispatches)
    zoe = by_way(calling.reader("Zoé Suppléante"), DeliveryChannel.HAND, Language.FR)
    again = calling.order(readers=(zoe,), revision=1, again=True)
    made, _ = made_of(calling, tmp_path / "b", again)
    calling.office.do(convoke, order=again, dispatches=made.dispatches)
    assert meeting_state(calling.office.store, calling.key) is MeetingState.CONVENED
    sent = calling.office.store.all(Dispatch, person=calling.stand_in.id)
    assert [(one.channel, one.revision) for one in sent] == [(DeliveryChannel.MAIL, 1), (DeliveryChannel.HAND, 1)]


def documents(calling: Calling, folder: Path, **sizes: int) -> None:
    item = calling.office.store.all(AgendaItem, meeting=calling.key)[0]
    for name, size in sizes.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(os.urandom(size))
        calling.office.do(join_files, item=item.id, paths=[path])


def test_what_a_mailbox_does_not_take_is_listed_with_the_way_to_it(tmp_path: Path) -> None:
    calling = Calling(tmp_path, mailbox_megabytes=1)
    documents(calling, tmp_path, budget=200_000, plans=1_200_000)
    _, files = made_of(calling, tmp_path / "out")
    draft = mails(files)["2027-01 convocation FR.eml"]
    assert [part.get_filename() for part in draft.iter_attachments()][2:] == ["1 budget.pdf"]
    body = draft.get_body()
    assert body is not None
    said = str(body.get_content())
    assert "– plans (1,2" in said
    assert "pref@doubs.example" in said
    assert {"1 budget.pdf", "1 plans.pdf"} <= set(files)  # to be enclosed with the letters


def test_nothing_of_a_closed_item_goes_out(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    documents(calling, tmp_path, secret=10)
    item = calling.office.store.all(AgendaItem, meeting=calling.key)[0]
    calling.office.do_fields(change_agenda_item, item=item.id, closed=True)
    _, files = made_of(calling, tmp_path / "out")
    assert not [name for name in files if "secret" in name]
    for draft in mails(files).values():
        assert not [part.get_filename() for part in draft.iter_attachments() if "secret" in (part.get_filename() or "")]


def test_the_agenda_goes_out_as_the_committee_prints_it_last(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    store = calling.office.store
    item, meeting = store.all(AgendaItem, meeting=calling.key)[0], store.all(Meeting)[0]
    proposed = text("Le comité soutient.", "Der Ausschuss unterstützt.")
    calling.office.do_fields(change_agenda_item, item=item.id, proposed_decision=proposed)

    def said(into: Path) -> list[bool]:
        _, files = made_of(calling, into)
        draft = mails(files)["2027-01 convocation FR.eml"]
        enclosed = next(part for part in draft.iter_attachments() if (part.get_filename() or "").endswith(".pdf"))
        letters = files["2027-01 convocation lettres.pdf"]
        return ["Le comité soutient." in reading.structure(one).full_text for one in (enclosed.get_content(), letters)]

    assert said(tmp_path / "without") == [False, False]
    offer = next(one for one in offers(subject(store, calling.key), TODAY) if one.name == "agenda")
    keep_choices(store, meeting.committee, offer, PrintChoices(layout="alternate", chosen=(("proposals", "yes"),)))
    assert said(tmp_path / "with") == [True, True]


def test_who_is_not_reached_is_named_before_anything_is_made(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    calling.person(calling.stand_in, work_email="")
    with pytest.raises(NotReached) as refused:
        made_of(calling, tmp_path / "out")
    assert refused.value.names == ("Zoé Suppléante",)
    with pytest.raises(Nobody):
        made_of(calling, tmp_path / "out", calling.order(readers=()))
    assert not (tmp_path / "out").exists()
    empty = calling.office.a_meeting(calling.committee.id, "2027-05-01")
    with pytest.raises(EmptyAgenda):
        need_convenable(calling.office.store, empty)


def full_after(count: int) -> Callable[..., None]:
    """A disk that is full after so many files."""
    written = [0]
    whole = whole_files.write_whole

    def write(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> None:
        written[0] += 1
        if written[0] > count:
            raise OSError(28, "No space left on device", str(path))
        whole(path, pieces, private=private)

    return write


@pytest.mark.parametrize("count", [0, 3])
def test_where_the_disk_is_full_nothing_is_left_and_nothing_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    calling = Calling(tmp_path)
    monkeypatch.setattr(whole_files, "write_whole", full_after(count))
    with pytest.raises(FileFailed):
        made_of(calling, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert meeting_state(calling.office.store, calling.key) is MeetingState.DRAFT


def test_made_anew_it_stands_beside_what_may_have_been_sent_and_a_stopped_one_leaves_nothing(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    made, first = made_of(calling, tmp_path / "out", calling.order(each=True))
    again, second = made_of(calling, tmp_path / "out")
    assert [made.folder.name, again.folder.name] == ["2027-01 convocation 1", "2027-01 convocation 1 (2)"]
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == first
    assert {path.name for path in again.folder.iterdir()} == set(second)

    def stop(done: int, _total: int) -> None:
        if done > 1:
            named = [path.name for path in (tmp_path / "out").iterdir()]
            assert "2027-01 convocation 1 (inachevé)" in named, "it has no name before all is there"
            raise InterruptedError

    with pytest.raises(InterruptedError):
        produce(calling.office.store, calling.order(each=True, at=NOW.replace(hour=9)), tmp_path / "out", FR, stop)
    assert sorted((tmp_path / "out").iterdir()) == [made.folder, again.folder]


def test_a_folder_that_somebody_looks_through_gets_its_name_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calling, rename, tries = Calling(tmp_path), Path.rename, list[Path]()

    def busy(folder: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) == 1:
            raise PermissionError(13, "in use", str(folder))
        return rename(folder, target)

    monkeypatch.setattr(made_folder, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(Path, "rename", busy)
    made, _ = made_of(calling, tmp_path / "out")
    assert (made.folder.name, len(tries)) == ("2027-01 convocation 1", 2)

    def always(folder: Path, target: Path) -> Path:
        tries.clear()
        return busy(folder, target)

    monkeypatch.setattr(Path, "rename", always)
    with pytest.raises(FileFailed):
        made_of(calling, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == [made.folder]


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    calling, target = Calling(tmp_path), tmp_path / "file"
    target.write_bytes(b"")
    with pytest.raises(FileFailed):
        made_of(calling, target)
    assert target.read_bytes() == b""


def test_a_word_that_nobody_knows_in_the_own_text_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calling = Calling(tmp_path)
    monkeypatch.setattr(letter_texts, "FIELDS", dict.fromkeys(letter_texts.FIELDS, ("appel",)))
    with pytest.raises(UnknownFields):
        made_of(calling, tmp_path / "out")


def test_the_proof_says_what_went_to_whom_how_and_when(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    calling.office.store.sit_down(calling.stand_in.id)
    order, store = calling.order(), calling.office.store
    calling.office.do(convoke, order=order, dispatches=made_of(calling, tmp_path / "out", order)[0].dispatches)
    calling.office.do(mark_all_sent, meeting=calling.key, on=TODAY)
    zoe = store.all(Dispatch, person=calling.stand_in.id)[0]
    calling.office.do_fields(change_dispatch, dispatch=zoe.id, undeliverable=True, remark=text("Boîte pleine", "Voll"))
    given = {"meeting": calling.key, "organisation": calling.body.id, "channel": DeliveryChannel.HAND}
    calling.office.do_fields(record_dispatch, **given, sent_on=TODAY)
    made = paper_pdf(store, "proof", calling.key, Printing(printed_on=TODAY))
    said = reading.structure(made).full_text
    for part in (
        "Convocation, révision 1",
        "Einladung, Fassung 1",
        "revenu",
        "Boîte pleine",
        zoe.papers_sha256[0][:16],
    ):
        assert part in said
    path = tmp_path / "proof.pdf"
    path.write_bytes(made)
    found = outloud.check(str(path))
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_everybody_has_a_letter_on_the_paper(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    made = paper_pdf(calling.office.store, "convocation", calling.key, Printing(printed_on=TODAY))
    assert len(reading.structure(made).find("H1")) == 5


def test_the_letters_say_what_was_last_said(tmp_path: Path) -> None:
    calling, later = Calling(tmp_path), date(2027, 2, 25)
    office, store = calling.office, calling.office.store
    assert asking_of(store, calling.meeting, later) == Asking(dated=later)
    order = calling.order(answer_by=date(2027, 3, 1))
    office.do(convoke, order=order, dispatches=made_of(calling, tmp_path / "out", order)[0].dispatches)
    assert asking_of(store, calling.meeting, later) == order.asking
    office.do_fields(cancel_meeting, meeting=calling.key, on=later, reason=text("Neige", "Schnee"))
    off = Asking(what=DispatchKind.CANCELLATION, dated=later, reason=text("Neige", "Schnee"))
    assert asking_of(store, calling.meeting, date(2027, 3, 9)) == off
    said = reading.structure(
        paper_pdf(store, "convocation", calling.key, Printing(printed_on=date(2027, 3, 9)))
    ).full_text
    assert "n’a pas lieu" in said
    assert "Neige" in said
    office.do_fields(resume_meeting, meeting=calling.key, on=later)
    assert asking_of(store, calling.meeting, later) == Asking(dated=later), "nothing has changed: it is convened"


def test_of_a_meeting_that_was_put_off_there_is_nothing_to_send_until_it_is_convened_anew(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    calling.office.do_fields(postpone_meeting, meeting=calling.key, on=TODAY, to=date(2027, 6, 1))
    with pytest.raises(PutOff):
        calendar_of(calling.office.store, calling.meeting, Language.FR, NOW)
    made = paper_pdf(calling.office.store, "convocation", calling.key, Printing(printed_on=TODAY))
    assert "La séance est reportée." in reading.structure(made).full_text


def test_a_line_goes_to_one_reader_by_one_way(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    with pytest.raises(OneReader):
        calling.office.do_fields(record_dispatch, meeting=calling.key)
    both = {"person": calling.anne.id, "organisation": calling.body.id}
    with pytest.raises(OneReader):
        calling.office.do_fields(record_dispatch, meeting=calling.key, **both)
    with pytest.raises(OneWay):
        calling.office.do_fields(
            record_dispatch, meeting=calling.key, person=calling.anne.id, channel=DeliveryChannel.BOTH
        )
    noted = calling.office.do_fields(record_dispatch, meeting=calling.key, guest=calling.guest.id).record
    assert replace(noted, sent_on=TODAY) != noted


def pages(files: dict[str, bytes]) -> int:
    """Of the one print job."""
    [job] = [content for name, content in files.items() if name.endswith(".pdf")]
    return len(pdfium.PdfDocument(job))


def test_a_reply_form_goes_with_the_letter_of_whoever_is_asked(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    order = calling.order(forms=True, each=True)
    _, files = made_of(calling, tmp_path / "out", order)
    attached = {name: [part.get_filename() for part in mail.iter_attachments()] for name, mail in mails(files).items()}
    with_form = [name for name, parts in attached.items() if any("Antwortformular" in str(part) for part in parts)]
    assert [name for name in with_form if "Personne-2" not in name] == []  # no substitute, and nobody informed
    assert len(with_form) == 1
    assert attached[with_form[0]][-2:] == ["Antwortformular 2027-01.pdf", "Antwortformular 2027-01.xlsx"]
    _, bare = made_of(calling, tmp_path / "out", replace(order, forms=False))
    assert pages(files) - pages(bare) == 3  # behind the letters to Anne, to Beat and to the guest


def test_several_of_one_language_fill_their_names_in(tmp_path: Path) -> None:
    calling = Calling(tmp_path)
    _, files = made_of(calling, tmp_path / "out", calling.order(DispatchKind.REMINDER, forms=True))
    [german] = [mail for name, mail in mails(files).items() if name.endswith("DE.eml")]
    forms = list(german.iter_attachments())[-2:]
    assert [part.get_filename() for part in forms] == ["Antwortformular 2027-01.pdf", "Antwortformular 2027-01.xlsx"]
    back = read_answer(REPLY_FORM, book_of("f.xlsx", ticked(forms[1].get_content(), Reply.PRESENT)))
    assert (back.reference.about, back.reference.revision, back.reference.reader) == (calling.key, 1, calling.beat.id)
    assert (back.reference.language, back.writer) == (Language.DE, "Siège 2 Personne-2")
