"""The agenda says what its records say, in both languages."""

from datetime import date, time

import pytest

from ctj_desktop.documents.agenda import document
from ctj_desktop.documents.blocks import AgendaEnd, AgendaEntry, Document, Letterhead, Listing, Notice, Title
from ctj_desktop.documents.gaps import Untranslated, gaps
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices, letterhead
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import ItemKind, ItemOrigin
from ctj_desktop.domain.records.statutes import SittingKind
from ctj_desktop.domain.texts import Bilingual, Language
from ctj_desktop.i18n import Translator, load_translator
from tests.documents import reading
from tests.documents.records import a_document, a_meeting, a_sender, an_agenda, an_item, options, printed, text

NBSP = "\u00a0"


@pytest.fixture(name="french", scope="module")
def _french() -> Translator:
    return load_translator("fr_CH")


@pytest.fixture(name="german", scope="module")
def _german() -> Translator:
    return load_translator("de_CH")


def entries(paper: Document) -> list[AgendaEntry]:
    return [block for block in paper.blocks if isinstance(block, AgendaEntry)]


def both_texts(pair: object) -> tuple[str, str]:
    return pair.fr.text, pair.de.text  # type: ignore[attr-defined]


def test_the_head_names_number_day_place_and_times(french: Translator, german: Translator) -> None:
    paper = document(an_agenda(a_meeting(), an_item("Accueil", "Begrüssung")), french, german, options())
    head, title = paper.blocks[:2]
    assert isinstance(head, Letterhead)
    assert [one.title.text for one in head.secretariats] == ["Secrétariat France", "Sekretariat Schweiz"]
    assert isinstance(title, Title)
    assert both_texts(title.title) == ("Ordre du jour", "Traktandenliste")
    assert both_texts(title.subtitle) == (
        f"Séance n°{NBSP}2026-02 du mardi 24{NBSP}mars{NBSP}2026",
        f"Sitzung Nr.{NBSP}2026-02 vom Dienstag, 24.{NBSP}März{NBSP}2026",
    )
    assert title.meta is not None
    assert both_texts(title.meta) == (
        f"Morteau, Hôtel de Ville · 14{NBSP}h{NBSP}00 à{NBSP}16{NBSP}h{NBSP}30",
        f"Morteau, Rathaus · 14.00 bis{NBSP}16.30{NBSP}Uhr",
    )


def test_no_end_is_said_where_an_item_has_no_time(french: Translator, german: Translator) -> None:
    """As long as none is set: of those that have one alone it would end after the first item."""
    meeting, first = replace(a_meeting(), end=None), an_item("Accueil", "Begrüssung", minutes=5)
    said = []
    for second in (20, None):
        told = an_agenda(meeting, first, an_item("Projets", "Projekte", minutes=second))
        title = document(told, french, german, options()).blocks[1]
        assert isinstance(title, Title)
        assert title.meta is not None
        said.append(both_texts(title.meta)[0].replace(NBSP, " "))
    assert said == ["Morteau, Hôtel de Ville · 14 h 00 à 14 h 25", "Morteau, Hôtel de Ville · 14 h 00"]


def test_a_second_call_is_called_so(french: Translator, german: Translator) -> None:
    again = replace(a_meeting(), second_call_of=a_meeting().id)
    title = document(an_agenda(again, an_item("Accueil", "Begrüssung")), french, german, options()).blocks[1]
    assert isinstance(title, Title)
    assert title.meta is not None
    assert [said.partition(" · ")[0] for said in both_texts(title.meta)] == [
        "Seconde convocation",
        "Zweite Einberufung",
    ]


def test_an_extraordinary_meeting_is_called_so(french: Translator, german: Translator) -> None:
    called = replace(a_meeting(), sitting=SittingKind.EXTRAORDINARY)
    for meeting, said in ((called, ["Séance extraordinaire", "Ausserordentliche Sitzung"]), (a_meeting(), None)):
        title = document(an_agenda(meeting, an_item("Accueil", "Begrüssung")), french, german, options()).blocks[1]
        assert isinstance(title, Title)
        assert title.meta is not None
        first = [side.partition(" · ")[0] for side in both_texts(title.meta)]
        assert (first == said) is (said is not None)


def test_entries_carry_number_time_kind_and_papers(french: Translator, german: Translator) -> None:
    first = an_item("Projets", "Projekte", item_kind=ItemKind.OPINION, minutes=None)
    sub = an_item("Marchés", "Märkte", parent=first.id, minutes=20)
    last = an_item("Divers", "Varia", item_kind=ItemKind.DISCUSSION)
    papers = (a_document(sub, "fiche projet", "Projektblatt"), a_document(last, to_follow=True))
    found = entries(document(an_agenda(a_meeting(), first, sub, last, documents=papers), french, german, options()))
    assert [(one.number, one.level) for one in found] == [("1", 1), ("1.1", 2), ("2", 1)]
    assert found[0].time is not None
    assert both_texts(found[0].time) == (f"14{NBSP}h{NBSP}00", f"14.00{NBSP}Uhr")
    assert found[2].time is not None
    assert both_texts(found[2].time) == (f"14{NBSP}h{NBSP}20", f"14.20{NBSP}Uhr")
    kinds = [both_texts(one.kind) for one in found if one.kind]
    assert kinds == [("Avis", "Stellungnahme"), (f"20{NBSP}min", f"20{NBSP}Min."), ("Discussion", "Diskussion")]
    assert [both_texts(one) for one in found[1].details] == [
        (f"Pièce 1.1{NBSP}: fiche projet", "Unterlage 1.1: Projektblatt")
    ]
    assert [both_texts(one) for one in found[2].details] == [(f"Pièce 2{NBSP}: à suivre", "Unterlage 2: folgt")]


def test_an_agenda_printed_after_the_meeting_says_what_was_planned(french: Translator, german: Translator) -> None:
    items = (an_item("Accueil", "Begrüssung"), an_item("Divers", "Varia"))
    before = document(an_agenda(a_meeting(), *items), french, german, options())
    held = a_meeting(opened_at=time(16, 7), closed_at=time(18, 2))
    assert document(an_agenda(held, *items), french, german, options()) == before


def test_of_a_meeting_held_without_clock_no_time_is_printed(french: Translator, german: Translator) -> None:
    meeting = a_meeting(without_clock=True, opened_at=time(14), closed_at=time(16, 30))
    paper = document(an_agenda(meeting, an_item("Accueil", "Begrüssung")), french, german, options())
    (title,) = [block for block in paper.blocks if isinstance(block, Title)]
    assert title.meta is not None
    assert title.meta.fr.text == "Morteau, Hôtel de Ville"
    assert [entry.time for entry in entries(paper)] == [None]


def test_several_papers_of_an_item_are_told_apart_by_letters(french: Translator, german: Translator) -> None:
    item = an_item("Budget", "Budget")
    papers = (a_document(item, "a", "a"), a_document(item, "b", "b", to_follow=True))
    (found,) = entries(document(an_agenda(a_meeting(), item, documents=papers), french, german, options()))
    assert [one.de.text for one in found.details] == ["Unterlage 1a: a", "Unterlage 1b: b (folgt)"]
    late = replace(item, number="3 bis")
    (found,) = entries(document(an_agenda(a_meeting(), late, documents=papers), french, german, options()))
    assert [one.de.text for one in found.details] == ["Unterlage 3 bis a: a", "Unterlage 3 bis b: b (folgt)"]


def test_a_late_item_says_so_and_why(french: Translator, german: Translator) -> None:
    late = an_item("Motion", "Vorstoss", origin=ItemOrigin.LATE)
    (found,) = entries(document(an_agenda(a_meeting(), late), french, german, options()))
    assert [both_texts(one) for one in found.details] == [
        ("Point ajouté tardivement", "Traktandum nachträglich aufgenommen")
    ]
    said = replace(late, origin=ItemOrigin.ADDED, late_reason=Bilingual.of("Délai", "Frist"))
    (found,) = entries(document(an_agenda(a_meeting(), said), french, german, options()))
    assert [one.de.text for one in found.details] == ["Traktandum nachträglich aufgenommen: Frist"]


def test_a_time_after_an_item_without_minutes_is_the_earliest(french: Translator, german: Translator) -> None:
    found = entries(
        document(an_agenda(a_meeting(), an_item("a", "a", minutes=None), an_item("b", "b")), french, german, options())
    )
    assert found[1].time is not None
    assert both_texts(found[1].time) == (f"dès 14{NBSP}h{NBSP}00", f"ab 14.00{NBSP}Uhr")


def test_the_note_on_papers_to_follow_needs_such_a_paper(french: Translator, german: Translator) -> None:
    item = an_item("Budget", "Budget")
    without = document(an_agenda(a_meeting(), item), french, german, options())
    assert without.blocks[-1] == AgendaEnd()
    paper = an_agenda(a_meeting(), item, documents=(a_document(item, to_follow=True),))
    end = document(paper, french, german, options()).blocks[-1]
    assert isinstance(end, AgendaEnd)
    assert end.note is not None
    assert "17" in end.note.fr.text
    assert end.note.de.text.startswith("Unterlagen mit dem Vermerk «folgt»")


@pytest.mark.parametrize(
    ("days", "fr", "de"),
    [
        (("2026-03-03", None), "Propositions jusqu’au 3 mars 2026.", "Anträge bis 3. März 2026."),
        ((None, "2026-03-12"), "Dossier clos le 12 mars 2026.", "Dossierschluss am 12. März 2026."),
        (
            ("2026-03-03", "2026-03-12"),
            "Propositions jusqu’au 3 mars 2026, dossier clos le 12 mars 2026.",
            "Anträge bis 3. März 2026, Dossierschluss am 12. März 2026.",
        ),
    ],
)
def test_the_days_of_preparation_stand_at_the_end(
    french: Translator, german: Translator, days: tuple[str | None, str | None], fr: str, de: str
) -> None:
    until, closed = (date.fromisoformat(day) if day else None for day in days)
    meeting, item = a_meeting(proposals_until=until, file_closed_on=closed), an_item("Budget", "Budget")
    end = document(an_agenda(meeting, item), french, german, options()).blocks[-1]
    assert isinstance(end, AgendaEnd)
    assert end.note is not None
    assert tuple(said.replace(NBSP, " ") for said in both_texts(end.note)) == (fr, de)
    paper = an_agenda(meeting, item, documents=(a_document(item, to_follow=True),))
    end = document(paper, french, german, options()).blocks[-1]
    assert isinstance(end, AgendaEnd)
    assert end.note is not None
    assert end.note.fr.text.replace(NBSP, " ").startswith(f"{fr} Les pièces")


def test_opinions_of_bodies_stand_at_their_item_and_not_in_public(french: Translator, german: Translator) -> None:
    given = an_agenda(a_meeting(), an_item("Forêt", "Wald"), an_item("Divers", "Varia"))
    first, *others = given.points
    told = replace(given, points=(replace(first, opinions=(text("Préavis (x)", "Stellungnahme (x)"),)), *others))
    found = [both_texts(one) for one in entries(document(told, french, german, options()))[0].details]
    assert found == [("Préavis (x)", "Stellungnahme (x)")]
    public = document(told, french, german, options(public=True))
    assert "Préavis (x)" not in repr(public)
    (listed,) = [block for block in public.blocks if isinstance(block, Listing)]
    assert listed.entries[0].fr.text.endswith("préavis demandés")
    assert listed.entries[0].de.text == "Traktandum 1: angefragte Stellungnahmen"


@pytest.mark.parametrize("titled", [False, True])
def test_a_public_agenda_hides_what_a_closed_item_says(french: Translator, german: Translator, titled: bool) -> None:
    item = an_item("Recours", "Rekurs", closed=True, presenter=text("M. Dupont", "Herr Meier"))
    given = an_agenda(a_meeting(), item, documents=(a_document(item, "Annexe", "Anhang", to_follow=True),))
    sender = replace(given.sender, committee=replace(given.sender.committee, closed_titles=titled))
    paper = document(replace(given, sender=sender), french, german, options(public=True))
    (entry,) = entries(paper)
    assert entry.title.fr.text == ("Recours" if titled else "À huis clos")
    assert len(entry.details) == titled
    assert not any(word in repr(paper) for word in ("Dupont", "Meier", "Annexe"))
    (listed,) = [block for block in paper.blocks if isinstance(block, Listing)]
    assert listed.entries[0].fr.text.endswith("présentation et pièces")
    (end,) = [block for block in paper.blocks if isinstance(block, AgendaEnd)]
    assert end.note is None


def test_a_number_that_lacks_is_said_to_lack(french: Translator, german: Translator) -> None:
    paper = document(an_agenda(a_meeting(number=None, on=None)), french, german, options())
    title = paper.blocks[1]
    assert isinstance(title, Title)
    assert both_texts(title.subtitle) == (
        "Séance (sans numéro) du (date à fixer)",
        "Sitzung (ohne Nummer) vom (Datum offen)",
    )


def test_a_missing_title_is_borrowed_and_listed(french: Translator, german: Translator) -> None:
    paper = document(an_agenda(a_meeting(), an_item("Sentiers du Doubs"), an_item("", "")), french, german, options())
    found = entries(paper)
    assert found[0].title.de.borrowed
    assert found[1].title.fr.text == "[sans texte / ohne Text]"
    assert gaps(paper).untranslated == (Untranslated(language=Language.DE, text="Sentiers du Doubs"),)


def test_a_proposed_decision_without_german_says_so_behind_its_word(french: Translator, german: Translator) -> None:
    asked = an_item("Règlement", "Reglement", proposed_decision=Bilingual.of("Le comité **adopte** le règlement."))
    paper = document(replace(an_agenda(a_meeting(), asked), proposals=True), french, german, options())
    mark = "[texte français / französischer Text]"
    assert [both_texts(line) for line in entries(paper)[0].details] == [
        (
            "Décision proposée\u00a0: Le comité adopte le règlement.",
            f"Beschlussantrag: {mark} Le comité adopte le règlement.",
        )
    ]
    assert gaps(paper).untranslated == (Untranslated(language=Language.DE, text="Le comité adopte le règlement."),)
    assert not gaps(paper, Layout.FR)


def test_sample_and_draft_say_so(french: Translator, german: Translator) -> None:
    paper = document(an_agenda(a_meeting()), french, german, options(sample=True, draft=True))
    said = [block.text.de.text for block in paper.blocks if isinstance(block, Notice)]
    assert len(said) == 2
    assert said[0].startswith("Beispiel")
    assert said[1].startswith("Entwurf")
    assert paper.facts.sample
    assert paper.facts.draft


def test_the_german_paper_speaks_german_in_its_facts(french: Translator, german: Translator) -> None:
    paper = document(an_agenda(a_meeting()), french, german, options(Layout.DE))
    assert paper.facts.language is Language.DE
    assert paper.facts.running_right == "Traktandenliste · 2026-02"
    assert paper.facts.reference == "MOC · 2026-02 · ODJ"


def test_the_same_agenda_gives_the_same_bytes_and_another_day_others() -> None:
    paper = an_agenda(a_meeting(), an_item("Accueil", "Begrüssung"))
    first = printed(document, paper, options(Layout.ALTERNATE))
    assert first == printed(document, paper, options(Layout.ALTERNATE))
    assert len(reading.reader(first).pages) == 1


def test_user_marks_in_names_are_no_emphasis(french: Translator, german: Translator) -> None:
    item = an_item("Budget", "Budget", presenter=text("*A* [b](c)", "*A* [b](c)"))
    (found,) = entries(document(an_agenda(a_meeting(), item), french, german, options()))
    assert found.details[0].de.text == "Referat: *A* [b](c)"


def test_a_committee_named_like_its_territory_is_not_said_twice(french: Translator, german: Translator) -> None:
    """`ctj new --committee CODE` knows only the territory's name."""
    sender = a_sender()
    other = text("Parcs du Doubs", "Pärke am Doubs")
    named = replace(sender, committee=replace(sender.committee, name=other), territory=other)
    head = letterhead(named, Voices(french, german))
    assert both_texts(head.name) == ("Comité de pilotage territorial", "Territorialer Steuerungsausschuss")
    assert both_texts(head.territory) == ("Parcs du Doubs", "Pärke am Doubs")


def test_what_is_proposed_stands_there_as_the_committee_wishes_and_never_of_a_closed_item_in_public(
    french: Translator, german: Translator
) -> None:
    item = an_item("Foire", "Messe", proposed_decision=text("Le comité soutient.", "Der Ausschuss unterstützt."))
    paper = an_agenda(a_meeting(), item)
    assert entries(document(paper, french, german, options()))[0].details == ()
    (said,) = entries(document(replace(paper, proposals=True), french, german, options()))[0].details
    assert both_texts(said) == (
        f"Décision proposée{NBSP}: Le comité soutient.",
        "Beschlussantrag: Der Ausschuss unterstützt.",
    )
    closed = replace(an_agenda(a_meeting(), replace(item, closed=True)), proposals=True)
    public = entries(document(closed, french, german, options(public=True)))[0]
    assert "soutient" not in str(public)
