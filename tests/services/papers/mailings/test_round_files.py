"""Does everybody get the minutes for remarks by their way, in their language, and nobody what is not for them?"""

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import Meeting, MeetingState
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.domain.records.remarks import RemarkRound
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.rounds.circulated import circulated_sha256
from ctj_desktop.domain.rounds.standing import RoundNow
from ctj_desktop.files.forms.returned import book_of
from ctj_desktop.files.remark_forms.form import ReturnedForm
from ctj_desktop.files.remark_forms.reading import read_form
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.convocation import by_way
from ctj_desktop.services.meetings.sending.convoking import Nobody, NotReached
from ctj_desktop.services.meetings.sending.dispatches import revision_of
from ctj_desktop.services.meetings.sending.letter_proof import meeting_example, meeting_proof
from ctj_desktop.services.meetings.sending.letters import asking_of
from ctj_desktop.services.minutes import blocks
from ctj_desktop.services.minutes.remarks.reading import read_remarks
from ctj_desktop.services.minutes.remarks.round_refusals import SentOtherwise
from ctj_desktop.services.minutes.remarks.rounds import passages_now, passages_of, sha256_of
from ctj_desktop.services.minutes.remarks.sending import (
    Going,
    is_as_sent,
    round_now,
    round_sent,
    send_round,
    silent_in,
    written_to_on,
)
from ctj_desktop.services.minutes.remarks.settling import add_remark
from ctj_desktop.services.papers.mailings.dispatch_lines import MadeFiles
from ctj_desktop.services.papers.mailings.round_files import noted, produce_round
from ctj_desktop.services.papers.making import Printing, paper_pdf
from ctj_desktop.services.steps.change import Rewording
from ctj_desktop.services.steps.states import meeting_state
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.workspace.today import today
from tests.documents import reading
from tests.office import NOW, text
from tests.services.minutes.remarks.circulating import SENT, UNTIL, Circulating

FR = load_translator("fr_CH")
NBSP = "\u00a0"


def attached(mail: EmailMessage) -> dict[str, bytes]:
    return {part.get_filename() or "": part.get_content() for part in mail.iter_attachments()}


def mails(made: MadeFiles) -> dict[str, EmailMessage]:
    names = [name for name in made.files if name.endswith(".eml")]
    return {
        name.removesuffix(".eml"): message_from_bytes((made.folder / name).read_bytes(), policy=default)
        for name in names
    }


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in reading.reader(pdf).pages).replace(NBSP, " ")


def form_of(mail: EmailMessage) -> ReturnedForm:
    [(name, content)] = [pair for pair in attached(mail).items() if pair[0].endswith(".xlsx")]
    return read_form(book_of(name, content))


def numbers(form: ReturnedForm) -> list[int]:
    return [number for number, _text in form.texts]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Circulating, MadeFiles]:
    """Each with a draft or letter of their own, and the round opened."""
    room = Circulating(tmp_path_factory.mktemp("round"))
    order = room.going(label_format="3x8")
    made = produce_round(room.office.store, order, tmp_path_factory.mktemp("out"), FR)
    room.office.do(send_round, order=order, dispatches=made.dispatches)
    return room, made


def test_each_gets_a_draft_or_a_letter_with_a_form_of_their_own(sent: tuple[Circulating, MadeFiles]) -> None:
    room, made = sent
    called = "2027-01 procès-verbal pour remarques 1"
    assert sorted(made.files) == [
        f"{called} Préfecture.eml",
        f"{called} Siège 2 Personne-2.eml",
        f"{called} Zoé Suppléante.eml",
        f"{called} lettres.pdf",
        f"{called} étiquettes.pdf",
    ]
    drafts = mails(made)
    german, body = drafts[f"{called} Siège 2 Personne-2"], drafts[f"{called} Préfecture"]
    assert german["Subject"].startswith("Protokollentwurf der Sitzung vom")
    assert "bis 3. April 2027" in german.get_body().get_content().replace(NBSP, " ")  # type: ignore[union-attr]
    assert list(attached(german)) == ["Protokollentwurf 2027-01.pdf", "Bemerkungsformular 2027-01.xlsx"]
    form = form_of(german)
    assert (form.reference.reader, form.writer) == (room.beat.id, "Siège 2 Personne-2")
    assert form.texts[0] == (1, "Das Projekt wird vorgestellt.")
    assert form.texts[1][1] == "Trois communes sont d’accord.", "in the other language where its own lacks"
    assert list(attached(body)) == ["Projet de procès-verbal 2027-01.pdf"], "whoever is informed is asked for nothing"
    job = words((made.folder / f"{called} lettres.pdf").read_bytes())
    assert job.count("Formulaire de remarques") >= 2
    assert "Remarques jusqu’au 3 avril 2027".casefold() in job.casefold()


def test_behind_closed_doors_nobody_outside_reads(sent: tuple[Circulating, MadeFiles]) -> None:
    _, made = sent
    drafts = {name.rpartition(" 1 ")[2]: one for name, one in mails(made).items()}
    copies = {who: words(next(iter(attached(one).values()))) for who, one in drafts.items()}
    assert {who: "Le loyer est secret" in said for who, said in copies.items()} == {
        "Préfecture": False,
        "Siège 2 Personne-2": True,
        "Zoé Suppléante": True,
    }
    assert all("§ 1" in said for said in copies.values())
    assert numbers(form_of(drafts["Siège 2 Personne-2"])) == [1, 2, 3]


def test_the_log_says_who_was_asked_until_when(sent: tuple[Circulating, MadeFiles]) -> None:
    room, made = sent
    store = room.office.store
    [opened] = store.all(RemarkRound, meeting=room.key)
    lines = store.all(Dispatch, meeting=room.key)
    assert {(one.what, one.revision, one.made_at) for one in lines} == {(DispatchKind.MINUTES, 1, NOW)}
    assert {one.answer_by for one in lines if one.organisation is None} == {UNTIL}
    assert {one.answer_by for one in lines if one.organisation is not None} == {None}
    assert len(lines) == len(made.dispatches) == 6, "whoever is written to by mail and by post has two"
    assert all(one.papers_sha256 for one in lines)
    assert [one.name for one in silent_in(store, opened, SENT)] == [
        one.name for one in room.readers() if one.organisation is None
    ]
    assert written_to_on(store, opened, NOW.date())
    assert not written_to_on(store, opened, date(2031, 1, 1))
    assert revision_of(store, room.key) == 1, "minutes are no revision of the call"
    assert asking_of(store, room.meeting, SENT).what is DispatchKind.CONVOCATION


def test_one_draft_for_each_language_hides_its_readers_and_their_form_asks_for_a_name(tmp_path: Path) -> None:
    room = Circulating(tmp_path)
    readers, beat = room.readers(), room.reader("Siège 2 Personne-2")
    mail = [
        by_way(replace(one, email=f"p{at}@a.example"), DeliveryChannel.MAIL, one.language)
        for at, one in enumerate(readers)
    ]
    made = produce_round(room.office.store, room.going(readers=tuple(mail), each=False), tmp_path / "out", FR)
    drafts = {name.rpartition(" remarques 1 ")[2]: one for name, one in mails(made).items()}
    assert sorted(drafts) == ["DE", "FR", "personnes invitées FR", "pour information FR"]
    assert [one.addr_spec for one in drafts["FR"]["Bcc"].addresses] == ["p0@a.example", "p1@a.example"]
    assert numbers(form_of(drafts["FR"])) == [1, 2, 3]
    guest = form_of(drafts["personnes invitées FR"])
    assert numbers(guest) == [1, 2], "nothing of what was said without them"
    assert (guest.reference.reader, form_of(drafts["DE"]).writer) == (room.guest.id, beat.name)
    assert (form_of(drafts["FR"]).reference.reader, form_of(drafts["FR"]).writer) == (None, "")


@pytest.mark.long
def test_without_forms_or_papers_it_is_said_so(tmp_path: Path) -> None:
    room = Circulating(tmp_path)
    store = room.office.store
    made = produce_round(store, room.going(forms=False), tmp_path / "out", FR)
    assert all(not name.endswith(".xlsx") for one in mails(made).values() for name in attached(one))
    assert "Formulaire de remarques" not in words((made.folder / made.files[-1]).read_bytes())
    for readers, refused in (
        ((), Nobody),
        ((replace(room.reader("Experte"), channel=DeliveryChannel.MAIL),), NotReached),
    ):
        with pytest.raises(refused):
            produce_round(store, room.going(readers=readers), tmp_path / "no", FR)
    assert not (tmp_path / "no").exists()
    lines = noted(room.going())
    assert {(one.made_at, one.sent_on, one.papers_sha256) for one in lines} == {(None, SENT, ())}


def test_what_changed_while_it_was_made_is_not_sent(tmp_path: Path) -> None:
    room = Circulating(tmp_path)
    order = room.going()
    room.office.do_fields(blocks.change_block, block=room.passages[0].id, text=Rewording(fr="Autre."))
    with pytest.raises(SentOtherwise):
        room.office.do(send_round, order=order, dispatches=noted(order))
    assert meeting_state(room.office.store, room.key) is MeetingState.HELD
    assert room.office.store.all(Dispatch, meeting=room.key) == []


def test_whoever_is_silent_is_reminded_without_the_minutes_and_once_more_is_as_they_went(tmp_path: Path) -> None:
    room = Circulating(tmp_path)
    office, store = room.office, room.office.store
    opened = room.opened()
    office.undo()
    order = room.going()
    office.do(send_round, order=order, dispatches=noted(order))
    [opened] = store.all(RemarkRound, meeting=room.key)
    remark = {"round": opened.id, "paragraph": room.passages[0].id, "received_on": SENT, "comment": text("Oui.")}
    office.do_fields(add_remark, **remark, person=room.beat.id)
    office.do_fields(add_remark, **remark, guest=room.guest.id)
    waiting = tuple(silent_in(store, opened, SENT))
    assert {one.name for one in waiting} == {"Siège 1 Personne-1", "Zoé Suppléante"}
    assert is_as_sent(store, opened)
    reminding = room.going(
        Going.REMINDING,
        round=round_sent(store, opened),
        readers=tuple(one for one in room.readers() if one.key in {each.key for each in waiting}),
    )
    made = produce_round(store, reminding, tmp_path / "out", FR)
    [draft] = mails(made).values()
    assert list(attached(draft)) == ["Formulaire de remarques 2027-01.xlsx"]
    assert form_of(draft).reference.text_sha256 == opened.sha256
    office.do(send_round, order=reminding, dispatches=made.dispatches)
    assert len(store.all(RemarkRound, meeting=room.key)) == 1
    assert {one.remark.de.text for one in made.dispatches} == {"Erinnerung"}
    assert len(read_remarks(store, room.key).asked) == 4, "each once, and not the body that is only informed"
    now = round_now(store, room.meeting, UNTIL)
    assert now == RoundNow(until=UNTIL, over=False, silent=2)
    late = round_now(store, room.meeting, date(2027, 5, 1))
    assert late is not None
    assert late.over
    [line] = today(store, SENT).minutes
    assert line.round == now
    again = replace(reminding, going=Going.AGAIN, readers=reminding.readers[:1])
    office.do(send_round, order=again, dispatches=noted(again))
    office.do_fields(blocks.change_block, block=room.passages[0].id, text=Rewording(fr="Autre."))
    assert not is_as_sent(store, opened)


@pytest.mark.parametrize("paper", ["circulation-copy", "remark-form"])
def test_the_papers_are_printed_before_during_and_after_a_round(tmp_path: Path, paper: str) -> None:
    room = Circulating(tmp_path)
    store, printing = room.office.store, Printing(printed_on=SENT, layout="fr")

    def said() -> str:
        return words(paper_pdf(store, paper, room.key, printing))

    assert "3 avril 2027" not in said()
    order = room.going()
    room.office.do(send_round, order=order, dispatches=noted(order))
    assert "3 avril 2027" in said()
    room.office.do_fields(blocks.change_block, block=room.passages[0].id, text=Rewording(fr="Autre."))
    if paper == "circulation-copy":
        assert "3 avril 2027" not in said(), "not what went round"
    assert store.get(Meeting, room.key) is not None


@pytest.mark.parametrize("letter", [LetterAbout.MINUTES, LetterAbout.REMARKS_REMINDER])
def test_the_committee_words_its_letters_itself_and_sees_how_they_read(tmp_path: Path, letter: LetterAbout) -> None:
    room = Circulating(tmp_path)
    own = room.office.do(keep_letter_text, committee=room.committee.id, letter=letter).record
    example = meeting_example(room.office.store, own.id, SENT)
    assert example is not None
    proof = meeting_proof(own, example)
    assert proof.unknown == ()
    assert all("§" in mail for _language, _subject, mail in proof.read)


def test_the_fingerprint_of_a_round_says_nothing_of_a_closed_item(tmp_path: Path) -> None:
    """It travels to the conference; that a closed item was reworded is known here all the same."""
    room = Circulating(tmp_path)
    store, opened = room.office.store, room.opened()
    before, [secret] = passages_now(store, room.meeting), [one for one in passages_of(store, opened) if one.closed]
    assert secret.text.fr.text == "Le loyer est secret."
    assert opened.sha256 == circulated_sha256(one.text for one in before if not one.closed)
    assert is_as_sent(store, opened)
    with store.write(OperationLabel("test")) as unit:  # as an earlier version of the program opened it
        unit.save(replace(opened, sha256=circulated_sha256(one.text for one in before)), before=opened)
    [old] = store.all(RemarkRound, meeting=room.key)
    assert is_as_sent(store, old)
    reworded = Rewording(fr="Le loyer est de 100 francs.")
    room.office.do_fields(blocks.change_block, block=room.passages[2].id, text=reworded)
    assert sha256_of(passages_now(store, room.meeting)) == opened.sha256
    assert not is_as_sent(store, opened)
    assert not is_as_sent(store, old)
    assert [one.text.fr.text for one in passages_of(store, opened) if one.closed] == ["Le loyer est secret."]
    order = room.going()
    room.office.do_fields(blocks.change_block, block=room.passages[2].id, text=Rewording(fr="Autrement."))
    with pytest.raises(SentOtherwise):
        room.office.do(send_round, order=order, dispatches=())
