"""Does the sheet say what it is for in both languages, on one page, to every reader?"""

from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import CodeGroups, FactTable, Paragraph
from ctj_desktop.documents.gaps import gaps
from ctj_desktop.documents.protection.recovery_sheet import HOW, RecoverySheetPaper, document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.protection.recovery_code import groups_of, mark_of
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.texts import NO_TEXT
from ctj_desktop.i18n import load_translator
from tests.documents import reading
from tests.documents.records import text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
KEY = bytes(range(32))
PAPER = RecoverySheetPaper(
    name="Comité du Mont-d’Or",
    made=date(2026, 3, 1),
    groups=groups_of(KEY),
    mark=mark_of(KEY),
    office=text("Secrétariat du comité", "Sekretariat des Ausschusses"),
)
LONG = replace(
    PAPER,
    name="Espace_de_travail_du_comité_de_pilotage_territorial " * 4,
    office=text(
        "Secrétariat de la Communauté de communes des Lacs et Montagnes du Haut-Doubs (25)",
        "Sekretariat des Vereins für die Entwicklung des nördlichen Waadtlands und Umgebung",
    ),
)
SHEETS = {
    "usual": PAPER,
    "long": LONG,
    "office in one language": replace(PAPER, office=text("", "Sekretariat")),
    "no office": replace(PAPER, office=NO_TEXT),
    "strange": replace(PAPER, name="A & B < C > \\ (x) 🎉 \u202eabc", office=text("A & <B>", "C\\D")),
}


@pytest.mark.parametrize("paper", SHEETS.values(), ids=SHEETS)
def test_a_checker_finds_nothing_and_the_sheet_is_one_page(paper: RecoverySheetPaper, tmp_path: Path) -> None:
    pdf = write_pdf(document(paper, FRENCH, GERMAN))
    (tmp_path / "sheet.pdf").write_bytes(pdf)
    found = outloud.check(str(tmp_path / "sheet.pdf"))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
    assert len(reader_pages(pdf)) == 1
    assert gaps(document(paper, FRENCH, GERMAN)).untranslated == ()


def reader_pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in reading.reader(pdf).pages]


def test_each_language_says_the_same_on_its_side() -> None:
    tree = reading.structure(write_pdf(document(PAPER, FRENCH, GERMAN)))
    [title] = tree.find("H1")
    assert [(span.language, span.full_text) for span in title.find("Span")] == [
        ("fr", "Feuille de secours"),
        ("de-CH", "Wiederherstellungsblatt"),
    ]
    said = [(node.language, node.full_text) for node in tree.find("P")]
    for language, words in (
        ("fr", ("sans la phrase de passe", "peut tout lire", "enveloppe fermée", "à la mairie", "courriel", "repère")),
        ("de-CH", ("ohne die Passphrase", "kann alles lesen", "Umschlag", "Gemeinde", "E-Mail", "Kennzeichen")),
    ):
        told = " ".join(text for spoken, text in said if spoken == language)
        assert [word for word in words if word not in told] == []
        assert "ß" not in told


def test_what_is_chosen_is_called_as_in_the_window() -> None:
    paragraphs = [one for one in document(PAPER, FRENCH, GERMAN).blocks if isinstance(one, Paragraph)]
    assert any(f"«\u202f{FRENCH(HOW)}\u202f»" in one.text.fr.text for one in paragraphs)
    assert any(f"«{GERMAN(HOW)}»" in one.text.de.text for one in paragraphs)


def test_the_workspace_the_day_and_the_mark_tell_sheets_apart() -> None:
    made = document(PAPER, FRENCH, GERMAN)
    [facts] = [block for block in made.blocks if isinstance(block, FactTable)]
    assert [said.fr.text for _label, said in facts.rows] == [PAPER.name, PAPER.mark]
    text = "\n".join(reader_pages(write_pdf(made)))
    assert "1. März 2026".replace(" ", "\u00a0") in text
    assert "Secrétariat du comité" in text
    assert "Sekretariat des Ausschusses" in text


def test_the_groups_stand_in_their_block_and_in_no_fact_of_the_file() -> None:
    made = document(PAPER, FRENCH, GERMAN)
    [groups] = [block for block in made.blocks if isinstance(block, CodeGroups)]
    assert groups.groups == PAPER.groups
    assert not any(group in repr(made.facts) for group in PAPER.groups)
