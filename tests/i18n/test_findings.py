"""Does every finding of a rule become a sentence?"""

import ast
from pathlib import Path

import pytest

import ctj_desktop
from ctj_desktop.domain.findings import Finding, FindingValue, Severity
from ctj_desktop.domain.quorum_and_majority import NoQuorum
from ctj_desktop.domain.texts import Language
from ctj_desktop.i18n import LOCALES, load_translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.findings import FINDING_SENTENCES, finding_text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


def test_ids_are_shown_by_their_names_and_minutes_as_durations() -> None:
    finding = Finding("agenda.parts_longer", Severity.WARNING, {"item": "0192", "parts": 75, "minutes": 60})
    names = {"0192": "Marchés"}
    assert finding_text(FR, finding, names).replace("\u00a0", " ") == (
        "Les sous-points de «\u202fMarchés\u202f» demandent 1 h 15, le point lui-même dispose de 1 h."
    )


def test_days_and_words_are_the_readers() -> None:
    data = {"office": "co_president", "office_held": "7", "last_day": "2026-12-31"}
    finding = Finding("composition.office_ends_soon", Severity.WARNING, data)
    assert finding_text(DE, finding, {"7": "Reto Ammann"}).replace("\u00a0", " ") == (
        "Das Amt «Co-Präsident/in» von Reto Ammann endet am 31. Dezember 2026."
    )


def test_the_source_stands_at_the_end() -> None:
    finding = Finding("composition.vacant", Severity.WARNING, {"seat": "Delle"}, source="statuts, art. 4")
    assert finding_text(FR, finding).endswith("(statuts, art. 4).")


def test_too_short_a_notice_says_how_its_days_are_counted() -> None:
    data: dict[str, FindingValue] = {"days": 10, "given": 3, "clear": True, "latest": "2026-03-01"}
    said = {
        (clear, working): finding_text(
            FR, Finding("notice.too_short", data={**data, "clear": clear, "working": working})
        ).replace("\u00a0", " ")
        for clear in (True, False)
        for working in (True, False)
    }
    assert "3 au lieu de 10 jours francs." in said[True, False]
    assert "3 au lieu de 10 jours ouvrables francs." in said[True, True]
    assert "3 au lieu de 10 jours ouvrables." in said[False, True]
    assert "3 au lieu de 10 jours." in said[False, False]
    assert "1.\u00a0März\u00a02026" in finding_text(DE, Finding("notice.too_short", data=data))


def test_what_is_unknown_or_missing_stays_readable() -> None:
    assert finding_text(FR, Finding("weather.too_cold")) == "weather too cold"
    assert "…" in finding_text(FR, Finding("composition.vacant"))
    assert "2026-02-30" in finding_text(FR, Finding("composition.vacant", data={"seat": "2026-02-30"}))


def _codes() -> set[str]:
    """Every code that the package gives to a finding as a literal."""
    found = set()
    sources = [path.read_text(encoding="utf-8") for path in Path(ctj_desktop.__file__).parent.rglob("*.py")]
    for source in sources:
        for node in ast.walk(ast.parse(source)) if "Finding(" in source or "_error(" in source else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Finding", "_error") and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found.add(code.value)
    return found | {reason.value for reason in NoQuorum} | {"reference.not_here"}


def test_every_code_has_a_sentence() -> None:
    assert _codes() - set(FINDING_SENTENCES) == set()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", FINDING_SENTENCES)
def test_no_field_is_left_open(code: str, locale: str) -> None:
    assert "{" not in finding_text(load_translator(locale), Finding(code))


@pytest.mark.parametrize("typed", ["art. 7 al. 2", "Art. 7 Abs. 2", "7 Abs. 2", "7 al. 2"])
def test_an_article_is_written_as_each_language_does_in_whichever_it_was_typed(typed: str) -> None:
    assert article_in(typed, Language.FR) == "art. 7 al. 2"
    assert article_in(typed, Language.DE) == "Art. 7 Abs. 2"


def test_what_is_no_article_stays_as_it_was_typed() -> None:
    assert article_in("Reglement vom 3. Mai", Language.FR) == "Reglement vom 3. Mai"
    assert article_in("", Language.DE) == ""
