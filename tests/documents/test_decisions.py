"""A record of decisions says what its records say, what an exchange left open, and what it does not hold."""

import pytest

from ctj_desktop.documents.blocks import (
    Block,
    DecisionEntry,
    Document,
    Heading,
    Listing,
    Pair,
    Paragraph,
    Signatures,
    SmallNote,
    Title,
)
from ctj_desktop.documents.decisions import DecisionGroup, DecisionsPaper, Removed, VersionAuthor, document
from ctj_desktop.documents.gaps import Untranslated, gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.setting.layouts import flow
from ctj_desktop.documents.setting.paging import paginate
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.committee_records import a_task, decided, facts, of_meeting, of_year, published
from tests.documents.records import a_sender, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def said(pair: Pair | None) -> tuple[str, str]:
    assert pair is not None
    return pair.fr.text.translate(SPACES), pair.de.text.translate(SPACES)


def made(paper: DecisionsPaper, **chosen: object) -> Document:
    return document(paper, FRENCH, GERMAN, options(**chosen))  # type: ignore[arg-type]


def entries(paper: DecisionsPaper, **chosen: object) -> list[DecisionEntry]:
    return [block for block in made(paper, **chosen).blocks if isinstance(block, DecisionEntry)]


def of_kind(paper: Document, kind: type[Block]) -> list[Block]:
    return [block for block in paper.blocks if isinstance(block, kind)]


def test_the_head_says_which_meeting_when_it_was_drawn_up_and_how_many() -> None:
    (title,) = of_kind(made(of_meeting(decided(), decided())), Title)
    assert isinstance(title, Title)
    assert said(title.title) == ("Relevé de décisions", "Beschlussprotokoll")
    assert said(title.subtitle) == (
        "Séance n° 2026-02 du mardi 24 mars 2026",
        "Sitzung Nr. 2026-02 vom Dienstag, 24. März 2026",
    )
    assert said(title.meta) == ("Établi le 27 mars 2026 · 2 décisions", "Erstellt am 27. März 2026 · 2 Beschlüsse")


@pytest.mark.parametrize("layout", list(Layout))
def test_entries_and_signatures_stand_on_one_grid(layout: Layout) -> None:
    paper = made(of_meeting(decided(tasks=(a_task(),)), decided()))
    tops = [
        place.top + part.top
        for page in paginate(flow(paper, layout).rows)
        for place in page
        for part in place.row.parts
    ]
    assert [top for top in tops if top != int(top)] == []


def test_an_entry_says_number_subject_text_count_owner_and_date() -> None:
    count = VoteCount(yes=7, no=0, abstentions=1)
    (entry,) = entries(of_meeting(decided(facts(result=None, count=count), tasks=(a_task(),))))
    assert said(entry.label) == ("Avis n° 2026-006", "Stellungnahme Nr. 2026-006")
    assert said(entry.subject) == ("Marchés transfrontaliers", "Grenzüberschreitende Märkte")
    assert entry.warning is None
    (version,) = entry.versions
    assert version.label is None
    assert said(version.text) == ("Le comité approuve.", "Der Ausschuss genehmigt.")
    assert said(version.result[0]) == ("7 pour, 0 contre, 1 abstention", "7 Ja, 0 Nein, 1 Enthaltung")
    (task,) = entry.follow_up
    assert said(task.text) == ("Compléter la carte", "Karte ergänzen")
    assert said(task.facts) == (
        "Tâche T-2026-011 · Deux secrétariats · 15 juin 2026",
        "Pendenz T-2026-011 · Beide Sekretariate · 15. Juni 2026",
    )


def test_two_versions_are_printed_side_by_side_and_neither_is_final() -> None:
    one = facts("12 000 francs", "12 000 Franken")
    other = facts("10 000 francs", "10 000 Franken", result=DecisionResult.MAJORITY)
    (entry,) = entries(of_meeting(decided(one, other)))
    assert said(entry.warning) == (
        "Plusieurs versions subsistent après un échange : aucune n’est définitive.",
        "Nach einem Austausch bestehen mehrere Fassungen: Keine ist endgültig.",
    )
    assert [said(version.label) for version in entry.versions] == [
        ("Version 1 · Secrétariat suisse, 24.03.2026 à 14:05", "Fassung 1 · Secrétariat suisse, 24.03.2026, 14:05"),
        ("Version 2 · Secrétariat suisse, 24.03.2026 à 14:05", "Fassung 2 · Secrétariat suisse, 24.03.2026, 14:05"),
    ]
    assert [said(version.text)[0] for version in entry.versions] == ["12 000 francs", "10 000 francs"]
    results = [said(version.result[0])[0] for version in entry.versions]
    assert results == ["Par consensus, sans opposition", "À la majorité"]


def test_a_decision_deleted_here_and_changed_there_is_not_final() -> None:
    (entry,) = entries(of_meeting(decided(withdrawn=True)))
    assert said(entry.warning)[1] == (
        "Auf einem Gerät gelöscht, auf einem anderen geändert: Der Beschluss ist nicht endgültig."
    )
    (both,) = entries(of_meeting(decided(facts(), facts("Autre", "Andere"), withdrawn=True)))
    assert said(both.warning)[0].endswith("rien n’est définitif.")


def test_what_was_not_sent_here_is_said_not_to_be_communicated() -> None:
    count = VoteCount(yes=2, no=2)
    nobody = decided(facts(count=count, tie_broken=True), subject=text(""), tasks=(a_task(known=False),))
    (entry,) = entries(of_meeting(nobody))
    assert said(entry.subject) == ("non communiqué", "nicht mitgeteilt")
    assert said(entry.versions[0].result[0])[1].endswith("Stichentscheid (Person nicht mitgeteilt)")
    assert said(entry.follow_up[0].facts)[0] == "Tâche T-2026-011 · non communiqué · 15 juin 2026"
    stranger = VersionAuthor(known=False)
    two = decided(versions=((facts(), stranger), (facts("Autre"), stranger)))
    assert said(entries(of_meeting(two))[0].versions[0].label) == (
        "Version 1 · non communiqué",
        "Fassung 1 · nicht mitgeteilt",
    )


def test_a_decision_without_item_has_no_subject_and_one_without_number_says_so() -> None:
    (entry,) = entries(of_meeting(decided(facts(number=None, kind=DecisionKind.MANDATE), subject=None, closed=True)))
    assert entry.subject is None
    assert said(entry.label) == (
        "Mandat (sans numéro) · à huis clos",
        "Auftrag (ohne Nummer) · unter Ausschluss der Öffentlichkeit",
    )


def test_a_year_names_its_meetings_and_the_numbers_that_never_came() -> None:
    paper = made(of_year(20))
    headings = [said(block.text) for block in of_kind(paper, Heading) if isinstance(block, Heading)]
    assert headings == [
        ("Séance n° 2026-01 du mardi 24 mars 2026", "Sitzung Nr. 2026-01 vom Dienstag, 24. März 2026"),
        ("Séance : non communiqué", "Sitzung: nicht mitgeteilt"),
    ]
    (note,) = of_kind(paper, SmallNote)
    assert isinstance(note, SmallNote)
    assert said(note.text) == (
        "Numéros non communiqués : 2026-004, 2026-008 – 2026-010",
        "Nicht mitgeteilte Nummern: 2026-004, 2026-008 – 2026-010",
    )
    assert not of_kind(paper, Signatures)
    assert paper.facts.reference == "MOC · 2026 · RD"


def test_all_decisions_and_none() -> None:
    paper = made(DecisionsPaper(sender=a_sender()))
    (title,) = of_kind(paper, Title)
    assert isinstance(title, Title)
    assert said(title.subtitle) == ("Toutes les séances", "Alle Sitzungen")
    (nothing,) = of_kind(paper, Paragraph)
    assert isinstance(nothing, Paragraph)
    assert said(nothing.text) == ("Aucune décision.", "Keine Beschlüsse.")
    assert paper.facts.reference == "MOC · RD"
    assert paper.facts.running_right == "Relevé de décisions / Beschlussprotokoll"


def test_the_public_version_prints_what_was_published_and_lists_what_it_leaves_out() -> None:
    removed = Removed(closed=(("2026-007", text("Recours", "Rekurs")),), unpublished=("2026-008", ""))
    paper = of_meeting(decided(facts("Substance interne")), public=(published(),), removed=removed)
    public = made(paper, public=True)
    (entry,) = entries(paper, public=True)
    assert said(entry.label) == ("Décision n° 2026-006", "Beschluss Nr. 2026-006")
    assert entry.subject is None
    assert said(entry.versions[0].text) == ("Avis favorable.", "Befürwortend.")
    assert said(entry.versions[0].result[0]) == ("Rendue publique le 1er avril 2026", "Veröffentlicht am 1. April 2026")
    (left_out,) = of_kind(public, Listing)
    assert isinstance(left_out, Listing)
    assert [said(one) for one in left_out.entries] == [
        ("huis clos : 2026-007", "unter Ausschluss der Öffentlichkeit: 2026-007"),
        ("non publiées : 2026-008, sans numéro", "nicht veröffentlicht: 2026-008, ohne Nummer"),
    ]
    assert not of_kind(public, Signatures)
    assert "interne" not in repr(public)


def test_titles_of_closed_items_are_listed_where_the_committee_wishes_it() -> None:
    removed = Removed(closed=(("2026-007", text("Recours", "Rekurs")), ("2026-008", text(""))))
    sender = a_sender()
    sender = replace(sender, committee=replace(sender.committee, closed_titles=True))
    (listed,) = of_kind(made(of_meeting(sender=sender, removed=removed), public=True), Listing)
    assert isinstance(listed, Listing)
    assert [said(one)[0] for one in listed.entries] == ["huis clos : 2026-008", "huis clos : 2026-007, Recours"]


def test_two_published_versions_are_both_shown() -> None:
    one, other = published().versions[0], published("Autre avis.").versions[0]
    both = replace(published(), versions=(one, other))
    (entry,) = entries(of_meeting(public=(both,)), public=True)
    assert [version.text.fr.text for version in entry.versions] == ["Avis favorable.", "Autre avis."]
    assert entry.warning is not None


def test_those_who_preside_sign_in_their_office() -> None:
    (block,) = of_kind(made(of_meeting(decided())), Signatures)
    assert isinstance(block, Signatures)
    assert [said(one.function) for one in block.people] == [
        ("Coprésidente, France", "Co-Präsidentin, Frankreich"),
        ("Coprésidence, Suisse", "Co-Präsidium, Schweiz"),
    ]
    known, unknown = (one.name for one in block.people)
    assert known == "Claire Perrenot"
    assert isinstance(unknown, Pair)
    assert said(unknown) == ("non communiqué", "nicht mitgeteilt")
    assert said(block.place_and_date) == (
        "Morteau, le 24 mars 2026 · procès-verbal approuvé le 27 mars 2026",
        "Morteau, 24. März 2026 · Protokoll genehmigt am 27. März 2026",
    )
    assert said(block.note) == ("Seule la version française fait foi.", "Massgebend ist die französische Fassung.")


def test_a_missing_translation_is_borrowed_and_listed() -> None:
    paper = made(of_meeting(decided(facts("Sans traduction", ""), tasks=(a_task("À faire", ""),))))
    assert gaps(paper).untranslated == (
        Untranslated(language=Language.DE, text="Sans traduction"),
        Untranslated(language=Language.DE, text="À faire"),
    )


@pytest.mark.parametrize("layout", list(Layout))
def test_the_same_record_gives_the_same_bytes_in_every_layout(layout: Layout) -> None:
    paper = of_meeting(decided(tasks=(a_task(),)), decided(facts("Autre", "Andere")))
    chosen = options(layout)
    assert printed(document, paper, chosen) == printed(document, paper, chosen)


def test_decisions_are_headings_below_their_meeting() -> None:
    alone = reading.structure(printed(document, of_meeting(decided()), options()))
    assert [node.full_text for node in alone.find("H2")] == [
        "Avis n°\u00a02026-006 Stellungnahme Nr.\u00a02026-006 Marchés transfrontaliers Grenzüberschreitende Märkte"
    ]
    year = reading.structure(printed(document, of_year(10), options()))
    assert len(year.find("H2")) == 1
    assert len(year.find("H3")) == 10


def test_an_unknown_group_alone_is_no_group_of_this_meeting() -> None:
    paper = DecisionsPaper(sender=a_sender(), groups=(DecisionGroup(meeting=None),))
    assert not of_kind(made(paper), Heading)


def test_what_was_rejected_is_called_a_proposal_and_never_a_decision() -> None:
    refused = decided(facts("La variante A est approuvée.", result=DecisionResult.REJECTED))
    assert said(entries(of_meeting(refused))[0].label) == (
        "Proposition rejetée n° 2026-006",
        "Abgelehnter Antrag Nr. 2026-006",
    )
    bare = decided(facts(number=None, result=DecisionResult.REJECTED))
    assert said(entries(of_meeting(bare))[0].label)[0] == "Proposition rejetée (sans numéro)"
    (public,) = entries(of_meeting(public=(replace(published(), rejected=True),)), public=True)
    assert said(public.label)[0] == "Proposition rejetée n° 2026-006"
