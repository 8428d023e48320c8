"""Does an erratum say what is wrong and what is right, in both languages, and what it is worth?"""

import io
import zipfile
from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.approved.erratum import (
    Adoption,
    ErrataPaper,
    PrintedErratum,
    SignedAs,
    document,
    strong_where,
)
from ctj_desktop.documents.blocks import Block, Document, Heading, Notice, Pair, Paragraph, Signatures, SmallNote, Title
from ctj_desktop.documents.inline import words
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import Voices
from ctj_desktop.documents.public_version import left_out
from ctj_desktop.documents.signing import Signer
from ctj_desktop.documents.writers.word import write_word
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.statutes import SourceText
from ctj_desktop.domain.texts import NO_TEXT, Language
from ctj_desktop.i18n import load_translator
from tests.documents.reading import marked_texts
from tests.documents.records import a_meeting, a_sender, an_item, options, printed, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
WRONG = PrintedErratum(
    number="1",
    on=date(2026, 6, 18),
    item=an_item("Marchés transfrontaliers", "Grenzüberschreitende Märkte"),
    item_number="4",
    paragraph="4.2",
    passage=text("Le comité alloue 12 000 € au **projet** des marchés.", "Er spricht dem Projekt 12 000 € zu."),
    wrong=text("12 000 €", "12 000 €"),
    text=text("21 000 €", "21 000 €"),
    reason=text("Inversion de chiffres.", "Zahlendreher."),
    adopted=Adoption(
        number="2026-014",
        on=date(2026, 6, 18),
        text=text("Le rectificatif est adopté.", "Die Berichtigung ist angenommen."),
        town=text("Morteau", ""),
    ),
    signers=(Signer(name="Anne Vuille", chaired=True),),
)
CLOSED = replace(WRONG, number="2", closed=True, item=an_item("Personnel", "Personal", closed=True), adopted=None)
PAPER = ErrataPaper(
    sender=a_sender(),
    meeting=a_meeting(),
    approved=date(2026, 3, 27),
    fingerprint="0123456789abcdef" * 4,
    signed=(SignedAs(name="Anne Vuille", role=("présidence", "Präsidium"), place="Morteau", on=date(2026, 4, 2)),),
    errata=(WRONG, CLOSED),
    prevailing=SourceText.BOTH,
)


def said(pair: Pair | None) -> tuple[str, str]:
    assert pair is not None
    return pair.fr.text.translate(SPACES), pair.de.text.translate(SPACES)


def made(paper: ErrataPaper = PAPER, public: bool = False) -> Document:
    return document(paper, FRENCH, GERMAN, options(public=public))


def part(paper: ErrataPaper) -> tuple[Block, ...]:
    return made(paper).parts[0].document.blocks


def texts(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [said(one.text) for one in blocks if isinstance(one, Heading | Paragraph | SmallNote | Notice)]


@pytest.mark.long
@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_finds_no_error(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "erratum.pdf").write_bytes(printed(document, PAPER, options(layout, sample=True)))
    result = outloud.check(str(tmp_path / "erratum.pdf"))
    assert result.error is None
    assert [(one.rule, one.message) for one in result.findings if one.severity in ("error", "warning")] == []


def test_an_erratum_names_the_minutes_it_corrects() -> None:
    (title,) = [one for one in part(PAPER) if isinstance(one, Title)]
    assert said(title.title) == ("Rectificatif n° 1 au procès-verbal", "Berichtigung Nr. 1 zum Protokoll")
    assert said(title.subtitle)[0] == "Séance n° 2026-02 du mardi 24 mars 2026"
    assert said(title.meta) == (
        "Rectificatif du 18 juin 2026 · procès-verbal approuvé le 27 mars 2026",
        "Berichtigung vom 18. Juni 2026 · Protokoll genehmigt am 27. März 2026",
    )
    assert any("01234567 89abcdef" in fr for fr, _ in texts(part(PAPER)))


def test_wrong_and_right_words_stand_under_each_other_with_reason_and_decision() -> None:
    assert texts(part(PAPER))[:9] == [
        ("Marchés transfrontaliers", "Grenzüberschreitende Märkte"),
        ("Texte approuvé", "Genehmigter Text"),
        ("Le comité alloue 12 000 € au projet des marchés.", "Er spricht dem Projekt 12 000 € zu."),
        ("Au lieu de", "Statt"),
        ("12 000 €", "12 000 €"),
        ("Lire", "Richtig"),
        ("21 000 €", "21 000 €"),
        ("Motif du rectificatif", "Grund der Berichtigung"),
        ("Inversion de chiffres.", "Zahlendreher."),
    ]
    assert texts(part(PAPER))[10] == (
        "Décision n° 2026-014 du 18 juin 2026 · Le rectificatif est adopté.",
        "Beschluss Nr. 2026-014 vom 18. Juni 2026 · Die Berichtigung ist angenommen.",
    )
    passage = next(one for one in part(PAPER) if isinstance(one, Paragraph))
    assert passage.number == "4.2"
    assert [run.text.translate(SPACES) for run in passage.text.de.runs if run.strong] == ["12 000 €"]


def test_a_passage_that_is_wrong_as_a_whole_is_not_said_twice() -> None:
    whole = replace(WRONG, wrong=WRONG.passage)
    assert ("Texte approuvé", "Genehmigter Text") not in texts(part(replace(PAPER, errata=(whole,))))


def test_of_a_language_that_is_not_concerned_it_is_said_that_it_stays() -> None:
    german = replace(WRONG, wrong=text("", "12 000 €"), text=text("", "21 000 €"))
    found = texts(part(replace(PAPER, errata=(german,))))
    assert ("Cette version reste inchangée.", "12 000 €") in found
    assert ("Cette version reste inchangée.", "21 000 €") in found


def test_right_words_that_lack_in_one_language_are_marked_as_lacking() -> None:
    half = replace(WRONG, text=text("21 000 €", ""))
    right = next(one for one in part(replace(PAPER, errata=(half,))) if isinstance(one, Paragraph) and "21" in str(one))
    assert (right.text.fr.borrowed, right.text.de.borrowed) == (False, True)


def test_what_no_committee_adopted_is_a_proposal_with_room_to_sign() -> None:
    proposed = replace(PAPER, errata=(replace(WRONG, adopted=None),))
    blocks = part(proposed)
    [notice] = [one for one in blocks if isinstance(one, Notice)]
    assert said(notice.text)[0] == "Proposition : le comité n’a pas encore adopté ce rectificatif."
    [signed] = [one for one in blocks if isinstance(one, Signatures)]
    assert said(signed.place_and_date) == ("Lieu et date :", "Ort und Datum:")
    assert made(proposed).parts[0].document.facts.draft
    [signed] = [one for one in part(PAPER) if isinstance(one, Signatures)]
    assert said(signed.place_and_date) == ("Morteau, le 18 juin 2026", "Morteau, 18. Juni 2026")


def test_words_that_another_device_changed_meanwhile_do_not_count_yet() -> None:
    torn = replace(PAPER, errata=(replace(WRONG, reworded=True),))
    [notice] = [one for one in part(torn) if isinstance(one, Notice)]
    assert said(notice.text)[0].startswith("Reformulé sur un autre appareil")
    assert made(torn).parts[0].document.facts.draft


@pytest.mark.parametrize(
    ("adopted", "expected"),
    [
        (Adoption(), "Par une décision du comité"),
        (Adoption(number="2026-014"), "Décision n° 2026-014"),
        (Adoption(on=date(2026, 6, 18)), "Décision (sans numéro) du 18 juin 2026"),
    ],
)
def test_a_decision_of_which_something_lacks_is_named_by_the_rest(adopted: Adoption, expected: str) -> None:
    found = texts(part(replace(PAPER, errata=(replace(WRONG, adopted=adopted),))))
    assert expected in [fr for fr, _ in found]


def test_a_public_version_leaves_out_closed_items_and_signatures() -> None:
    public = made(public=True)
    [only] = public.parts
    assert not any(isinstance(one, Signatures) for one in only.document.blocks)
    assert "Anne Vuille" not in str(only)
    assert [said(one)[0] for one in left_out(public, Voices(FRENCH, GERMAN))] == ["rectificatif n° 2, à huis clos"]
    sender = replace(PAPER.sender, committee=replace(PAPER.sender.committee, closed_titles=True))
    titled = made(replace(PAPER, sender=sender, errata=(CLOSED,)), public=True)
    assert texts(titled.blocks)[0][0] == "Aucun rectificatif qui puisse être rendu public."
    assert [said(one)[1] for one in left_out(titled, Voices(FRENCH, GERMAN))] == [
        "Berichtigung Nr. 2, unter Ausschluss der Öffentlichkeit, Personal"
    ]


def test_without_errata_a_page_says_so() -> None:
    none = made(replace(PAPER, errata=()))
    assert texts(none.blocks) == [
        ("Ce procès-verbal n’a pas de rectificatif.", "Zu diesem Protokoll gibt es keine Berichtigung.")
    ]


def test_little_is_known_and_the_paper_stands_all_the_same() -> None:
    bare = PrintedErratum(number="1 bis", on=date(2026, 6, 18), wrong=text("a", ""), text=text("b", ""))
    meeting = a_meeting(title=text("Séance extraordinaire", "Ausserordentliche Sitzung"))
    signed = replace(PAPER.signed[0], name="", place="")
    paper = ErrataPaper(sender=a_sender(), meeting=meeting, signed=(signed,), errata=(bare,))
    found = texts(part(paper))
    assert found[1:3] == [("Au lieu de", "Statt"), ("a", "Diese Fassung bleibt, wie sie ist.")]
    assert found[-1][0] == "Procès-verbal signé par – (présidence), le 2 avril 2026"
    assert write_word(made(paper), Layout.COLUMNS)[:2] == b"PK"


def test_wrong_words_stand_out_across_runs_and_only_where_they_stand() -> None:
    mixed = words("un *deux* trois", Language.FR, marks=True)
    found = strong_where(mixed, "deux tr")
    assert [(run.text, run.strong) for run in found.runs] == [
        ("un ", False),
        ("deux", True),
        (" tr", True),
        ("ois", False),
    ]
    assert strong_where(mixed, "quatre") is mixed
    assert strong_where(mixed, NO_TEXT.fr.text) is mixed


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.ALTERNATE, Layout.FR])
def test_the_wrong_words_and_the_right_ones_stand_on_one_page(layout: Layout) -> None:
    """Wherever the page ends: the passage grows by a few lines until the pair has gone over to the next page."""
    wrong, right = "alpha mots " * 30, "omega mots " * 30
    pages = set()
    for lines in range(24, 60, 2):
        about = replace(
            WRONG,
            wrong=text(wrong, wrong),
            text=text(right, right),
            passage=text(f"{'avant ' * 12 * lines}{wrong}", f"{'vorher ' * 6 * lines}{wrong}"),
        )
        found = marked_texts(printed(document, replace(PAPER, errata=(about,)), options(layout)))
        whole = ["".join(page.values()) for page in found]
        (last,) = [place for place, page in enumerate(whole) if "omega" in page]
        assert "Au lieu de" in whole[last]
        assert whole[last].count("alpha") >= 30
        pages.add(last)
    assert len(pages) > 1


def test_for_word_the_pair_is_held_together_too() -> None:
    """As its paragraphs say: with the next one, their lines together."""
    found = part(PAPER)
    kept = [(one.with_next, one.kept) for one in found if isinstance(one, Paragraph)]
    assert kept[1:3] == [(True, True), (False, True)]
    one = made().parts[0].document
    with zipfile.ZipFile(io.BytesIO(write_word(one, Layout.FR))) as file:
        body = file.read("word/document.xml").decode()
    assert '<w:pStyle w:val="BodyText"/><w:keepNext/><w:keepLines/>' in body
