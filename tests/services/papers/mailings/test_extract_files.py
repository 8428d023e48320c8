"""Is an extract made for each of its readers in one act, in their language, and is its letter the committee’s own?"""

import hashlib
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.ids import ExtractId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Address, DeliveryChannel, Organisation, Side
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.records.standard_texts import LetterAbout
from ctj_desktop.domain.records.voting import AnyDecision, DecisionKind
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letter_proof import letter_proof
from ctj_desktop.services.meetings.sending.convoking import Nobody, NotReached
from ctj_desktop.services.membership import people
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.extracts.delivering import keep_made, owe_extract
from ctj_desktop.services.minutes.extracts.letters import (
    Proposed,
    extract_example,
    extract_letter,
    opinion_for,
    proposed,
    recipient_of,
)
from ctj_desktop.services.papers.mailings.extract_files import ExtractOrder, MadeExtracts, produce_extracts
from ctj_desktop.services.projects import life as projects
from ctj_desktop.services.projects import links
from ctj_desktop.services.texts.letter_texts import keep_letter_text
from ctj_desktop.services.texts.refusals import UnknownFields
from ctj_desktop.services.texts.standard_texts import change_standard_text
from tests.documents import reading
from tests.office import Office, text

FR = load_translator("fr_CH")
ON = date(2027, 4, 3)
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2060": None})


class Decided:
    """A decision on a project, whose lead partner is a commune; two more readers, one of them by post in German."""

    def __init__(self, folder: Path) -> None:
        office = self.office = Office(folder)
        committee = office.a_committee("MOC", seats=2)
        self.meeting: Meeting = office.opened(office.a_meeting(committee.id, items=1))
        item = office.store.all(AgendaItem, meeting=self.meeting.id)[0]
        self.decision: AnyDecision = office.do_fields(
            record_decision, item=item.id, decision_kind=DecisionKind.OPINION, text=text("Favorable.", "Zustimmend.")
        ).record
        self.commune = self.a_body("Commune", "Gemeinde", email="mairie@commune.example", side=Side.FR)
        self.park = self.a_body(
            "Parc",
            "Park",
            address=Address(street="Rue du Parc", postcode="2350", place="Saignelégier", country=Side.CH),
        )
        self.project = office.do_fields(
            projects.add_project, committee=committee.id, title=text("Verger", "Obstgarten")
        ).record
        give = {"project": self.project.id, "side": Side.FR}
        office.do_fields(links.add_partner, organisation=self.commune.id, lead=True, **give)
        self.opinion = office.do_fields(
            links.give_opinion,
            project=self.project.id,
            decision=self.decision.id,
            opinion_kind=OpinionKind.WITH_RESERVATION,
            conditions=text("Trois communes de plus.", "Drei weitere Gemeinden."),
        ).record

    def a_body(self, fr: str, de: str, **more: object) -> Organisation:
        found: Organisation = self.office.do_fields(people.add_organisation, name=text(fr, de), **more).record
        return found

    def owed(self, body: Organisation, language: Language = Language.FR) -> Extract:
        by = DeliveryChannel.MAIL if body.email else DeliveryChannel.POST
        given = {"organisation": body.id, "language": language, "channel": by}
        found: Extract = self.office.do_fields(owe_extract, decisions=(self.decision.id,), **given).record
        return found

    def made(self, into: Path, *extracts: Extract, **wished: Any) -> MadeExtracts:
        into.mkdir(exist_ok=True)
        return produce_extracts(self.office.store, ExtractOrder(extracts=extracts, on=ON, **wished), into, FR)


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    return Decided(tmp_path)


def words(path: Path) -> str:
    return " ".join(node.full_text for node in reading.structure(path.read_bytes()).find("P")).translate(SPACES)


def test_one_act_makes_the_paper_a_draft_and_a_letter_to_print(decided: Decided, tmp_path: Path) -> None:
    by_mail, by_post = decided.owed(decided.commune), decided.owed(decided.park, Language.DE)
    made = decided.made(tmp_path / "out", by_mail, by_post, word=True)
    number = decided.decision.number
    assert made.folder.name == f"{number} extraits"
    assert set(made.files) == {
        f"{number} extrait FR.pdf",
        f"{number} extrait FR.docx",
        f"{number} extrait DE.pdf",
        f"{number} extrait DE.docx",
        f"{number} extrait Commune.eml",
        f"{number} lettres.pdf",
    }
    assert (made.drafts, made.letters) == (1, 1)
    paper = made.folder / f"{number} extrait FR.pdf"
    first, second = made.extracts
    assert (first.id, first.made_on, first.sha256) == (by_mail.id, ON, hashlib.sha256(paper.read_bytes()).hexdigest())
    assert second.sha256 != first.sha256
    said = words(paper)
    assert "Favorable." in said
    assert "Zustimmend." not in said
    printed = words(made.folder / f"{number} lettres.pdf")
    assert "Beiliegend erhalten Sie einen Auszug aus dem Protokoll der Sitzung" in printed
    assert "Zustimmend." in printed
    decided.office.do(keep_made, made=made.extracts)
    assert [one.made_on for one in decided.office.store.all(Extract)] == [ON, ON]


def test_the_draft_has_the_opinion_for_the_lead_partner_and_the_extract_with_it(
    decided: Decided, tmp_path: Path
) -> None:
    made = decided.made(tmp_path / "out", decided.owed(decided.commune))
    mail = message_from_bytes(
        (made.folder / f"{decided.decision.number} extrait Commune.eml").read_bytes(), policy=policy.default
    )
    assert (mail["X-Unsent"], mail["To"]) == ("1", "Commune <mairie@commune.example>")
    body = mail.get_body()
    assert body is not None
    said = body.get_content().translate(SPACES)
    assert "avis suivant : favorable" in said
    assert "Conditions : Trois communes de plus." in said
    assert "l’extrait est provisoire" in said
    [attached] = mail.iter_attachments()
    paper = made.folder / f"{decided.decision.number} extrait FR.pdf"
    assert attached.get_content() == paper.read_bytes()
    assert attached.get_filename() == f"Extrait {decided.decision.number}.pdf"


def test_in_both_languages_on_wish(decided: Decided, tmp_path: Path) -> None:
    made = decided.made(tmp_path / "out", decided.owed(decided.commune), bilingual=True, passages=True)
    said = words(made.folder / f"{decided.decision.number} extrait FR-DE.pdf")
    assert {"Favorable.", "Zustimmend."} <= set(said.split())


def test_who_leads_the_project_is_proposed_and_gets_the_opinion(decided: Decided) -> None:
    store = decided.office.store
    assert proposed(store, [decided.decision]) == [Proposed(organisation=decided.commune.id)]
    contact = decided.office.a_person("Perrenot")
    give = {"project": decided.project.id, "side": Side.CH, "name": "Association", "lead": True}
    decided.office.do_fields(links.add_partner, contact=contact.id, **give)
    assert Proposed(person=contact.id) in proposed(store, [decided.decision])
    assert opinion_for(store, decided.owed(decided.commune)) == decided.opinion
    assert opinion_for(store, decided.owed(decided.park)) is None


def test_nobody_is_written_to_who_cannot_be_reached(decided: Decided, tmp_path: Path) -> None:
    unreached = replace(decided.owed(decided.park), channel=DeliveryChannel.MAIL)
    with pytest.raises(NotReached) as refused:
        decided.made(tmp_path / "out", unreached)
    assert refused.value.names == ("Parc",)
    with pytest.raises(Nobody):
        decided.made(tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_the_committee_words_it_and_a_field_that_nobody_knows_is_refused(decided: Decided, tmp_path: Path) -> None:
    office = decided.office
    committee = decided.meeting.committee
    for letter in (LetterAbout.EXTRACT, LetterAbout.OPINION):
        own = office.do(keep_letter_text, committee=committee, letter=letter).record
        example = extract_example(office.store, own.id, ON)
        assert example is not None
        proof = letter_proof(own, example)
        assert proof.unknown == ()
        assert not any("{" in said for _language, _subject, said in proof.read)
    own = office.do(keep_letter_text, committee=committee, letter=LetterAbout.EXTRACT).record
    worded = replace(own, text=text("Voici {décisions}.", "Hier {décisions}."))
    office.do(change_standard_text, worded, own)
    extract = decided.owed(decided.park)
    reader = recipient_of(office.store, extract, ON)
    assert reader is not None
    assert extract_letter(office.store, extract, reader, ON).text.translate(SPACES) == (
        f"Voici Avis n° {decided.decision.number}."
    )
    unknown = replace(worded, text=text("Voici {autre}.", "Hier {autre}."), fields=(*worded.fields, "autre"))
    office.do(change_standard_text, unknown, worded)
    with pytest.raises(UnknownFields):
        decided.made(tmp_path / "out", extract)


def test_a_reader_who_is_gone_is_nobody(decided: Decided) -> None:
    extract = replace(decided.owed(decided.park), id=ExtractId(decided.park.id), organisation=None)
    assert recipient_of(decided.office.store, extract, ON) is None
