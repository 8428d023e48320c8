"""Does everybody who is asked in writing get a letter and a form by their way and in their language, all or nothing?"""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ctj_desktop.domain.records.circulations import Circulation
from ctj_desktop.domain.records.committees import Capacity
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Person, Side
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letter_proof import letter_proof
from ctj_desktop.services.meetings.sending.convoking import Nobody, NotReached
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.minutes.circulations import answers, life
from ctj_desktop.services.minutes.circulations.letters import circulation_example, circulation_letter, readers_of
from ctj_desktop.services.papers.circulation_paper import record_file, record_name
from ctj_desktop.services.papers.mailings.circulation_files import CirculationOrder, produce_circulation
from ctj_desktop.services.papers.making import Printing, make
from ctj_desktop.services.papers.paper import OfCommittee, PaperForm
from ctj_desktop.services.texts import letter_texts, standard_texts
from ctj_desktop.services.texts.refusals import UnknownFields
from tests.office import TODAY, text
from tests.services.minutes.circulations.office import YES, WritingOffice

T = load_translator("fr_CH")


class PostOffice(WritingOffice):
    """The first by mail in French, the second by post in German, the third by hand, the fourth without a vote."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        fourth = self.a_seat(self.committee.id, 4)
        self.do_fields(committees.change_seat, seat=fourth.id, capacity=Capacity.ADVISORY)
        known = {one.family_name: one.id for one in self.store.all(Person)}
        for number, given in (
            (1, {"work_email": "un@morteau.example"}),
            (
                2,
                {
                    "language": Language.DE,
                    "channel": DeliveryChannel.POST,
                    "work_address": Address(
                        lines=("Hauptstrasse 1",), postcode="2720", place="Tramelan", country=Side.CH
                    ),
                },
            ),
            (3, {"channel": DeliveryChannel.HAND}),
            (4, {"work_email": "quatre@brevine.example"}),
        ):
            self.do_fields(people.change_person, person=known[f"Personne-{number}"], **given)

    def order(self, told: Circulation, *, reminder: bool = False) -> CirculationOrder:
        """To all."""
        readers = readers_of(self.store, self.lines(told), TODAY)
        return CirculationOrder(told=told, readers=tuple(readers), dated=TODAY, reminder=reminder)


def words(pdf: bytes) -> str:
    """All words of its pages, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_everybody_gets_theirs_and_the_lines_know_it(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    told = office.opened()
    made = produce_circulation(office.store, office.order(told), tmp_path, T)
    assert made.folder.name == "C-2027-01 décision par voie de circulation"
    assert (made.drafts, made.letters, len(made.files)) == (2, 2, 3)
    first, fourth = (message_from_bytes((made.folder / name).read_bytes(), policy=default) for name in made.files[:2])
    assert isinstance(first, EmailMessage)
    assert isinstance(fourth, EmailMessage)
    assert "un@morteau.example" in first["To"]
    names = [part.get_filename() for part in first.iter_attachments()]
    assert names == ["Bulletin-réponse C-2027-01.pdf", "Bulletin-réponse C-2027-01.xlsx"]
    body = first.get_body()
    assert body is not None
    said = " ".join(body.get_content().replace("\u00a0", " ").split())
    assert "Le comité soutient le projet." in said
    assert "10 mars 2027" in said
    assert list(fourth.iter_attachments()) == []
    job = words((made.folder / made.files[2]).read_bytes())
    assert "Der Ausschuss unterstützt das Projekt." in job
    assert "Antwortformular" in job
    office.do(answers.note_made, circulation=told.id, prints=made.prints, on=TODAY, reminder=False)
    assert [len(line.papers_sha256) for line in office.lines(told)] == [3, 1, 1, 1]
    assert all(line.made_at is not None for line in office.lines(told))


def test_a_reminder_has_its_day_on_the_line(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    told = office.opened()
    made = produce_circulation(office.store, office.order(told, reminder=True), tmp_path, T)
    assert made.folder.name == "C-2027-01 rappel"
    office.do(
        answers.note_made, circulation=told.id, prints={office.lines(told)[0].id: ("a",)}, on=TODAY, reminder=True
    )
    assert [line.reminded_on for line in office.lines(told)] == [TODAY, None, None, None]


def test_nobody_and_whoever_cannot_be_reached_is_said_before_anything_is_made(tmp_path: Path) -> None:
    office = WritingOffice(tmp_path)
    told = office.opened()
    readers = tuple(readers_of(office.store, office.lines(told), TODAY))
    for given, refused in ((readers, NotReached), ((), Nobody)):
        with pytest.raises(refused):
            produce_circulation(office.store, CirculationOrder(told=told, readers=given, dated=TODAY), tmp_path, T)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("C-")]


def test_what_fails_midway_leaves_nothing(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    told = office.opened()

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        produce_circulation(office.store, office.order(told), tmp_path, T, stop)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("C-")]


def test_the_committee_has_a_wording_of_its_own(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    told = office.opened()
    reader = readers_of(office.store, office.lines(told), TODAY)[0]
    own = office.do(letter_texts.keep_letter_text, committee=office.committee.id, letter=LetterAbout.CIRCULATION).record
    office.do_fields(
        standard_texts.change_standard_text,
        standard_text=own.id,
        text=text("{objet} {autre}"),
        fields=(*own.fields, "autre"),
    )
    with pytest.raises(UnknownFields):
        circulation_letter(office.store, told, reader, TODAY)
    office.do_fields(standard_texts.change_standard_text, standard_text=own.id, text=text("{objet} {numéro}"))
    assert circulation_letter(office.store, told, reader, TODAY).text.endswith("C-2027-01")


def test_the_wording_is_proved_with_the_last_one_and_with_an_invented_one(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    committee, kept = office.committee.id, letter_texts.keep_letter_text
    own = office.do(kept, committee=committee, letter=LetterAbout.CIRCULATION).record
    invented = circulation_example(office.store, own.id, TODAY)
    assert invented is not None
    assert letter_proof(own, invented).unknown == ()
    french, german = (said for _language, _subject, said in letter_proof(own, invented).read)
    assert "soutient le projet" in french
    assert "unterstützt das Projekt" in german
    office.opened()
    known = circulation_example(office.store, own.id, TODAY)
    assert known is not None
    assert known.name == "Soutien au sentier des crêtes"
    other = office.do(kept, committee=committee, letter=LetterAbout.CANCELLED).record
    assert circulation_example(office.store, other.id, TODAY) is None


def test_the_record_is_printed_for_one_and_for_a_year(tmp_path: Path) -> None:
    office = PostOffice(tmp_path)
    told = office.opened()
    office.answers(told, YES, YES)
    office.do(life.close_circulation, circulation=told.id, on=TODAY)
    closed = office.sheet(told).circulation
    assert record_name(T, closed, PaperForm.PDF) == "C-2027-01 décision par voie de circulation.pdf"
    said = words(record_file(office.store, told.id, TODAY, PaperForm.PDF, "fr"))
    assert "Décision n° 2027-001" in said
    assert "2 voix sur 3" in said
    about = OfCommittee(committee=office.committee.id, year=2027)
    assert "2027-001" in words(make(office.store, "circulation", about, Printing(printed_on=TODAY)).file)
    before = OfCommittee(committee=office.committee.id, year=2026)
    assert "Rien n’a été soumis" in words(make(office.store, "circulation", before, Printing(printed_on=TODAY)).file)
    word = record_file(office.store, told.id, TODAY, PaperForm.WORD)
    assert word[:2] == b"PK"
