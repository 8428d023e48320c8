"""Does the synthesis pass on what a year has to pass on, and say of an empty year that nothing is recorded?"""

from datetime import date
from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import DecisionBlock, Document, Signatures
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.reports.synthesis import PassedDecision, PassedProject, SynthesisPaper, document
from ctj_desktop.documents.signing import Signer
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.portfolio import GroupFigures
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import DecisionKind
from tests.documents.records import a_sender, options, text
from tests.documents.reports.test_annual_report import ALL, FRENCH, GERMAN, ON, WHOLE, plain, said

EMPTY = SynthesisPaper(sender=a_sender(), year=2027, on=ON)
ASKED = PassedDecision(
    number="2027-007",
    text=text("Le comité demande une enquête.", "Der Ausschuss beantragt eine Umfrage."),
    on=date(2027, 3, 12),
    decision_kind=DecisionKind.MANDATE,
    provisional=True,
)
FULL = replace(
    EMPTY,
    held=3,
    projects=(
        PassedProject(
            number="P-2027-001",
            title=text("Marchés", "Märkte"),
            stage=text("en cours", "laufend"),
            leads=(text("Jougne", "Jougne"), text("Vallorbe", "Vallorbe")),
            figures=GroupFigures(projects=1, money=ALL),
        ),
        PassedProject(number="", title=text("Fête", ""), stage=text("", "")),
    ),
    opinions=(*WHOLE.opinions, replace(WHOLE.opinions[1], provisional=True)),
    published=(replace(ASKED, number="2027-002", decision_kind=None, public=True, provisional=False),),
    asked=(ASKED, replace(ASKED, number="", on=None)),
    proposals=(text("Un portail commun", "Ein gemeinsames Portal"),),
    money=WHOLE.money,
    coverage=WHOLE.coverage,
    signers=(Signer(name="Camille Exemple", office=OfficeOfCommittee.CO_PRESIDENT, side=Side.FR),),
)


def made(paper: SynthesisPaper, layout: Layout = Layout.COLUMNS) -> Document:
    return document(paper, FRENCH, GERMAN, options(layout))


def test_what_is_asked_stands_in_its_words_with_its_number_and_its_day() -> None:
    shown = made(FULL)
    decided = [one for one in shown.blocks if isinstance(one, DecisionBlock)]
    assert [plain(one.heading.fr.text) for one in decided] == [
        "Mandat 2027-007 · 12 mars 2027",
        "Mandat –",
        "Décision 2027-002 · publiée le 12 mars 2027",
    ]
    assert [bool(one.result) for one in decided] == [True, True, False]
    lines = said(shown)
    for line in (
        "Séances tenues: 3",
        "Recommandations et mandats: 2",
        "Un portail commun",
        "– Fête · 1er mai 2027 · favorable · provisoire, le procès-verbal n’est pas encore approuvé · 1 condition",
        "P-2027-001 Marchés | en cours · Jougne · Vallorbe | 500,00 € CHF 300.00 | 400,00 € | 100,00 €",
        "– Fête | encore sans étape | – | – | –",
        "Versé | 100,00 € | – | 100,00 €",
        "1.3 Cadre | 2 | 500,00 € CHF 300.00 | 400,00 € | 100,00 €",
    ):
        assert line in lines
    assert any(isinstance(block, Signatures) for block in shown.blocks)


def test_of_an_empty_year_it_says_that_nothing_is_recorded_and_of_one_that_runs_that_it_does() -> None:
    shown = said(made(EMPTY))
    for line in (
        "Aucune recommandation ni aucun mandat de cette année n’est enregistré.",
        "Aucun avis de cette année n’est enregistré.",
        "Aucune décision de cette année n’est enregistrée comme publiée.",
        "Il n’y a aucun projet.",
        "Aucune action d’une stratégie n’est connue ici.",
    ):
        assert line in shown
    running = said(made(replace(EMPTY, on=date(2027, 5, 1))))
    assert "L’année n’est pas achevée : voici ce qui est connu au 1er mai 2027." in running


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    for number, paper in enumerate((FULL, EMPTY) if layout is Layout.COLUMNS else (FULL,)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_pdf(made(paper, layout), layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
