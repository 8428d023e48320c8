"""Does an extract say what was chosen and nothing else, who certifies it, and that a draft is no record?"""

from datetime import date, time
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.approved.erratum import Adoption, PrintedErratum, SignedAs
from ctj_desktop.documents.blocks import (
    DecisionBlock,
    Document,
    Heading,
    Notice,
    Pair,
    Paragraph,
    Signatures,
    SmallNote,
    TaskTable,
    Title,
)
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.post.extract import Certificate, ExtractPaper, document
from ctj_desktop.documents.signing import Signer
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.ids import CirculationId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.minutes import MinuteBlock
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.records.voting import DecisionKind, VoteCount
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import facts
from tests.documents.records import OPINION, PARAGRAPH, TITLE, Session, a_sender, an_item, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
CERTIFIED = Certificate(
    signer=Signer(name="Anne Jacot", office=OfficeOfCommittee.SECRETARY, side=Side.CH),
    place=text("Saignelégier", "Saignelégier"),
    on=date(2026, 4, 3),
)


def said(pair: Pair | None) -> tuple[str, str]:
    assert pair is not None
    return pair.fr.text.translate(SPACES), pair.de.text.translate(SPACES)


def held() -> tuple[Session, MinuteBlock, MinuteBlock]:
    """A meeting with two decisions under one item, and an item without any."""
    session = Session()
    session.seat("Anne Jacot", Side.FR, (time(14, 0), None))
    session.seat("Reto Ammann", Side.CH, (time(14, 0), None))
    first = session.decided(
        "Le comité approuve.",
        "Der Ausschuss genehmigt.",
        kind=DecisionKind.OPINION,
        result=None,
        count=VoteCount(yes=7, no=0, abstentions=1),
    )
    second = session.decided("Le budget est reporté.", "Das Budget ist vertagt.", number="2026-006")
    session.point(
        an_item("Marchés transfrontaliers", "Grenzüberschreitende Märkte", item_kind=OPINION),
        session.block(TITLE, "Présentation", "Vorstellung"),
        session.block(PARAGRAPH, "Le projet est présenté.", "Das Projekt wird vorgestellt."),
        first,
        second,
        session.task("Compléter la carte", "Karte ergänzen"),
    )
    session.point(an_item("Divers", "Varia"), session.block(PARAGRAPH, "Rien.", "Nichts."))
    return session, first, second


def extract(
    session: Session,
    *chosen: MinuteBlock,
    signed_on: date | None = date(2026, 3, 27),
    layout: Layout = Layout.COLUMNS,
    **own: Any,
) -> Document:
    keys = frozenset(one.ref for one in chosen if one.ref is not None)
    minutes = session.paper(signed_on=signed_on)
    paper = ExtractPaper(sender=minutes.sender, minutes=minutes, chosen=keys, certificate=CERTIFIED, **own)
    return document(paper, FRENCH, GERMAN, options(layout))


def of_kind(made: Document, kind: type) -> list[Any]:
    return [block for block in made.blocks if isinstance(block, kind)]


def test_only_what_was_chosen_stands_there_with_number_text_and_count() -> None:
    session, first, _second = held()
    made = extract(session, first, prevailing=SourceText.FR)
    (title,) = of_kind(made, Title)
    assert said(title.title) == ("Extrait du procès-verbal", "Protokollauszug")
    assert said(title.subtitle)[0] == "Séance n° 2026-02 du mardi 24 mars 2026"
    assert [said(one.text)[0] for one in of_kind(made, Heading)] == ["Marchés transfrontaliers"]
    (decision,) = of_kind(made, DecisionBlock)
    assert said(decision.heading) == ("Avis n° 2026-005", "Stellungnahme Nr. 2026-005")
    assert said(decision.text) == ("Le comité approuve.", "Der Ausschuss genehmigt.")
    assert said(decision.result[0])[0] == "7 pour, 0 contre, 1 abstention"
    told = [said(one.text)[0] for one in of_kind(made, Paragraph)]
    assert any("Le quorum est atteint" in one for one in told)
    assert not any("présenté" in one or "excusé" in one for one in told)
    assert of_kind(made, TaskTable) == []


def test_passages_go_with_it_on_wish_without_the_decision_that_was_not_chosen() -> None:
    session, first, second = held()
    made = extract(session, second, passages=True)
    assert [said(one.heading)[0] for one in of_kind(made, DecisionBlock)] == ["Décision n° 2026-006"]
    assert "Le projet est présenté." in [said(one.text)[0] for one in of_kind(made, Paragraph)]
    assert len(of_kind(made, TaskTable)) == 1
    both = extract(session, first, second, passages=True)
    assert [said(one.heading)[0][-3:] for one in of_kind(both, DecisionBlock)] == ["005", "006"]


def test_a_decision_that_the_minutes_show_nowhere_is_still_there() -> None:
    session, first, _second = held()
    session.points = session.points[1:]
    made = extract(session, first)
    assert [said(one.heading)[0] for one in of_kind(made, DecisionBlock)] == ["Avis n° 2026-005"]


def test_it_is_certified_by_whom_where_when_and_of_which_minutes() -> None:
    session, first, _second = held()
    (block,) = of_kind(extract(session, first, prevailing=SourceText.FR), Signatures)
    assert said(block.place_and_date) == (
        "Pour extrait certifié conforme au procès-verbal approuvé le 27 mars 2026 · Saignelégier, le 3 avril 2026",
        "Für die Richtigkeit des Auszugs aus dem am 27. März 2026 genehmigten Protokoll · Saignelégier, 3. April 2026",
    )
    (person,) = block.people
    assert (person.name, said(person.function)[0]) == ("Anne Jacot", "Secrétariat, Suisse")
    assert said(block.note)[0] == "Seule la version française fait foi."


@pytest.mark.parametrize(
    ("layout", "prevailing", "french", "german"),
    [
        (
            Layout.COLUMNS,
            SourceText.BOTH,
            "Les deux versions font également foi.",
            "Beide Fassungen sind gleichermassen massgebend.",
        ),
        (
            Layout.FR,
            SourceText.BOTH,
            "La version allemande fait également foi.",
            "Auch die französische Fassung ist massgebend.",
        ),
        (Layout.DE, SourceText.FR, "Seule la version française fait foi.", "Massgebend ist die französische Fassung."),
    ],
)
def test_which_version_counts_is_said_as_it_is_true_of_the_paper(
    layout: Layout, prevailing: SourceText, french: str, german: str
) -> None:
    """An extract in one language has no two versions."""
    session, first, _second = held()
    (block,) = of_kind(extract(session, first, layout=layout, prevailing=prevailing), Signatures)
    assert said(block.note) == (french, german)


def test_from_minutes_that_are_not_approved_it_is_provisional_and_says_so() -> None:
    session, first, _second = held()
    made = extract(session, first, signed_on=None)
    (notice,) = of_kind(made, Notice)
    assert said(notice.text)[0].startswith("Extrait provisoire")
    assert said(notice.text)[1].startswith("Vorläufiger Auszug")
    assert made.facts.draft
    assert made.facts.of_record is None
    (block,) = of_kind(made, Signatures)
    assert "certifié" not in said(block.place_and_date)[0]
    assert "sous réserve" in said(block.place_and_date)[0]
    approved = extract(session, first)
    assert (of_kind(approved, Notice), approved.facts.draft) == ([], False)
    assert approved.facts.of_record is not None


def test_nothing_chosen_is_said_to_be_nothing() -> None:
    session, _first, _second = held()
    made = extract(session)
    assert [said(one.text)[0] for one in of_kind(made, Paragraph)] == ["Aucune décision."]


def test_whom_nobody_knows_has_a_line_to_sign_and_no_place_is_made_up() -> None:
    session, first, _second = held()
    minutes = session.paper()
    open_still = ExtractPaper(
        sender=minutes.sender,
        minutes=minutes,
        chosen=frozenset({first.ref}) if first.ref else frozenset(),
        certificate=Certificate(on=date(2026, 4, 3)),
    )
    (block,) = of_kind(document(open_still, FRENCH, GERMAN, options()), Signatures)
    assert block.people[0].name == "…"
    assert said(block.place_and_date)[0].endswith("2026 · 3 avril 2026")


def test_a_decision_without_a_meeting_is_extracted_from_the_register() -> None:
    one = facts(count=VoteCount(yes=7, no=0, abstentions=1))
    torn = replace(one, disputed=True, decision=replace(one.decision, on=date(2026, 5, 1)))
    paper = ExtractPaper(sender=a_sender(), apart=(one, torn), certificate=CERTIFIED)
    made = document(paper, FRENCH, GERMAN, options())
    (title,) = of_kind(made, Title)
    assert said(title.title) == ("Extrait du registre des décisions", "Auszug aus dem Beschlussregister")
    assert said(title.subtitle)[0] == "Décidé le 1er mai 2026, hors séance"
    assert said(of_kind(made, DecisionBlock)[1].result[0])[0].startswith("Plusieurs versions subsistent")
    asked = replace(torn, decision=replace(torn.decision, circulation=CirculationId(torn.decision.id)))
    in_writing = document(replace(paper, apart=(asked,)), FRENCH, GERMAN, options())
    assert said(of_kind(in_writing, Title)[0].subtitle) == (
        "Décidé le 1er mai 2026 par voie de circulation",
        "Beschlossen am 1. Mai 2026 auf dem Zirkularweg",
    )
    assert said(of_kind(made, Signatures)[0].place_and_date)[0].startswith(
        "Pour extrait certifié conforme au registre des décisions · "
    )


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.DE, Layout.SEQUENTIAL])
def test_the_checker_accepts_it(layout: Layout, tmp_path: Path) -> None:
    session, first, second = held()
    minutes, keys = session.paper(), frozenset(one.ref for one in (first, second) if one.ref is not None)
    paper = ExtractPaper(sender=minutes.sender, minutes=minutes, chosen=keys, passages=True, certificate=CERTIFIED)
    path = tmp_path / "paper.pdf"
    path.write_bytes(write_pdf(document(paper, FRENCH, GERMAN, options(layout)), layout))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_what_was_adopted_since_and_who_signed_stands_with_it() -> None:
    """A reader of an extract must not rely on words that the committee has corrected; a proposal corrects nothing."""
    session, first, _second = held()
    both = PrintedErratum(
        number="1",
        on=date(2026, 6, 18),
        wrong=text("approuve", "genehmigt"),
        text=text("rejette", "lehnt ab"),
        adopted=Adoption(),
    )
    german = replace(both, number="2", wrong=text("", "genehmigt"), text=text("", "lehnt ab"))
    signed = SignedAs(name="Anne Vuille", role=("présidence", "Präsidium"), place="Morteau", on=date(2026, 4, 2))
    errata = (both, german, replace(both, number="3", adopted=None))
    made = extract(session, first, errata=errata, signed=(signed,))
    assert [said(one.text) for one in of_kind(made, Notice)][-2:] == [
        (
            "Corrigé par le rectificatif n° 1 : au lieu de « approuve », lire « rejette ».",
            "Korrigiert durch Berichtigung Nr. 1: statt «genehmigt» richtig «lehnt ab».",
        ),
        (
            "Le rectificatif n° 2 corrige la version dans l’autre langue.",
            "Korrigiert durch Berichtigung Nr. 2: statt «genehmigt» richtig «lehnt ab».",
        ),
    ]
    [note] = of_kind(made, SmallNote)
    assert said(note.text)[0] == "Procès-verbal signé par Anne Vuille (présidence), Morteau, le 2 avril 2026"
