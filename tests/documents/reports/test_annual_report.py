"""Is a year told with its days, its figures and what they mean, and is an empty one told as nothing known?"""

from datetime import date
from pathlib import Path
from typing import Any

import outloud
import pytest

from ctj_desktop.documents.blocks import (
    Block,
    Document,
    FactTable,
    FigureTable,
    Heading,
    Listing,
    Notice,
    Paragraph,
    SmallNote,
)
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.membership.attendance_statement import AttendanceStatement, StatementEntry
from ctj_desktop.documents.reports.annual_report import (
    AnnualReport,
    DecisionsCounted,
    ReportMatinee,
    WorkCounted,
    document,
)
from ctj_desktop.documents.reports.coverage import ReportAction, ReportCoverage
from ctj_desktop.documents.reports.facts import ReportMoney, ReportOpinion, ReportStage
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.attending.over_period import AttendanceTally
from ctj_desktop.domain.funding.envelope import FundFigures
from ctj_desktop.domain.funding.portfolio import GroupFigures
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.quorum_and_majority import Quorum
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.records.statutes import QuorumRule
from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult
from ctj_desktop.i18n import load_translator
from tests.documents.membership.test_attendance_statement import AGAIN, HELD, OFF, SEATS
from tests.documents.records import a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON = date(2028, 2, 3)
ALL = FundFigures(
    requested=Sums(500_00, 300_00), awarded=Sums(400_00, 0), committed=Sums(400_00, 0), paid=Sums(100_00, 0)
)
RULE = QuorumRule()


def an_entry(**changes: Any) -> StatementEntry:
    return StatementEntry(tally=SEATS, before=SEATS, **changes)


EMPTY = AnnualReport(
    sender=a_sender(),
    year=2027,
    on=ON,
    until=date(2027, 12, 31),
    attendance=AttendanceStatement(sender=a_sender(), year=2027, whole=StatementEntry(tally=AttendanceTally())),
)
WHOLE = replace(
    EMPTY,
    attendance=replace(
        EMPTY.attendance,
        whole=an_entry(),
        sides=(an_entry(side=Side.FR), StatementEntry(tally=AttendanceTally(on_leave=1), side=Side.CH)),
        meetings=(HELD, AGAIN, OFF),
    ),
    quorums=(
        Quorum(rule=RULE, base=4, needed=3, present=1, sides=(), findings=()),
        Quorum(rule=RULE, base=4, needed=3, present=3, sides=(), findings=()),
        None,
    ),
    decisions=DecisionsCounted(
        kinds={DecisionKind.DECISION: 3, DecisionKind.OPINION: 2},
        results={DecisionResult.MAJORITY: 4, None: 1},
        circulated=1,
        voted=2,
    ),
    opinions=(
        ReportOpinion(
            on=date(2027, 3, 12),
            project="P-2027-001",
            title=text("Marchés", "Märkte"),
            opinion_kind=OpinionKind.WITH_RESERVATION,
            decision="2027-004",
            conditions=2,
            unmet=1,
        ),
        ReportOpinion(
            on=date(2027, 5, 1), project="", title=text("Fête", ""), opinion_kind=OpinionKind.FAVOURABLE, conditions=1
        ),
    ),
    tasks=WorkCounted(given=7, done=4, dropped=1, open=2, overdue=1),
    execution=WorkCounted(done=3, open=5),
    begun=2,
    stages=(
        ReportStage(name=text("déposé", "eingereicht"), reached=2),
        ReportStage(name=text("en cours", "laufend"), figures=GroupFigures(projects=2, money=ALL), reached=1),
        ReportStage(name=text("", ""), figures=GroupFigures(projects=1)),
    ),
    money=ReportMoney(
        of_year=FundFigures(paid=Sums(100_00, 0)), all=ALL, undated=FundFigures(awarded=Sums(400_00, 0)), unmarked=1
    ),
    coverage=ReportCoverage(
        strategy=text("Stratégie 2016", "Strategie 2016"),
        actions=(
            ReportAction(code="1.3", title=text("Cadre", "Rahmen"), figures=GroupFigures(projects=2, money=ALL)),
            ReportAction(code="", title=text("Culture", "Kultur"), sure=False),
        ),
        without=1,
    ),
    matinees=(
        ReportMatinee(
            on=date(2027, 9, 14),
            title=text("Santé", "Gesundheit"),
            place="Morteau",
            came=12,
            by_side=((Side.FR, 8), (Side.CH, 4)),
            left=3,
        ),
        ReportMatinee(on=date(2027, 11, 2), title=text("Eau", "Wasser"), came=1),
        ReportMatinee(on=date(2027, 12, 2), title=text("Bois", "Holz")),
    ),
)


def made(paper: AnnualReport, layout: Layout = Layout.SEQUENTIAL) -> Document:
    return document(paper, FRENCH, GERMAN, options(layout))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def lines_of(block: Block) -> list[str]:
    if isinstance(block, FigureTable):
        heads = " | ".join(head.fr.text for head in block.heads)
        return [heads, *(_row(row) for row in block.rows)]
    if isinstance(block, FactTable):
        return [f"{label.fr.text}: {value.fr.text}" for label, value in block.rows]
    if isinstance(block, Listing):
        return [entry.fr.text for entry in block.entries]
    return [block.text.fr.text] if isinstance(block, Heading | Paragraph | Notice) else []


def _row(row: Any) -> str:
    cells = (" ".join(line.fr.text for line in cell) for cell in row.figures)
    return " | ".join((row.name.fr.text, *(detail.fr.text for detail in row.details), *cells))


def notes(document: Document) -> list[str]:
    return [plain(block.text.fr.text) for block in document.blocks if isinstance(block, SmallNote)]


def said(document: Document) -> list[str]:
    return [plain(line) for block in document.blocks for line in lines_of(block)]


def test_a_year_is_told_by_its_figures_each_with_its_day() -> None:
    shown = said(made(WHOLE))
    for line in (
        "12 mars 2027 · Séance 2027-01 | sans quorum | 1 sur 2 | non atteint",
        "12 mars 2027 | seconde convocation | 1 sur 2 | atteint",
        "Côté français | 6 sur 8 | 75 % | 75 %",
        "Côté suisse | 0 sur 0 | – | –",
        "Décision: 3",
        "En tout: 5",
        "Adoptées à la majorité: 4",
        "Sans résultat noté: 1",
        "Avec décompte des voix: 2",
        "P-2027-001 Marchés · 12 mars 2027 · favorable avec réserve · décision 2027-004 · 2 conditions, "
        "dont 1 non remplie",
        "– Fête · 1er mai 2027 · favorable · 1 condition",
        "Confiées dans l’année | 7 | –",
        "Encore en cours au 31 décembre 2027 | 2 | 5",
        "2 projets ont commencé en 2027.",
        "Étape | Franchie en 2027 | Projets | Demandé | Accordé | Versé",
        "déposé | 2 | – | – | – | –",
        "Où en sont les projets au 3 février 2028",
        "en cours | 1 | 2 | 500,00 € CHF 300.00 | 400,00 € | 100,00 €",
        "encore sans étape | – | 1 | – | – | –",
        "Montants | En 2027 | Sans date | En tout",
        "Versé | 100,00 € | – | 100,00 €",
        "Reste à verser | – | – | 300,00 €",
        "Stratégie 2016 : actions ayant un projet du comité au 3 février 2028 : 1 sur 2.",
        "1.3 Cadre | 2 | 500,00 € CHF 300.00 | 400,00 € | 100,00 €",
        "Culture – titre à confirmer",
        "1 projet ne se rattache à aucune de ces actions.",
        "Santé · 14 septembre 2027 · Morteau · 12 personnes venues – France 8, Suisse 4 · 3 ressources laissées",
        "Eau · 2 novembre 2027 · 1 personne venue",
        "Bois · 2 décembre 2027",
    ):
        assert line in shown
    assert any(line.startswith("12 mars 2027 · Séance 2027-01 | ne compte pas") for line in shown)
    assert not any("n’est pas achevée" in line for line in shown)


def test_what_of_closed_items_is_counted_is_said_and_at_the_conference_what_was_sent_to_it() -> None:
    closed = "Les décisions prises à huis clos sont comptées, et non rapportées."
    sent = "Sont comptées les décisions communiquées à la CTJ."
    assert (closed in notes(made(WHOLE)), sent in notes(made(WHOLE))) == (True, False)
    received = notes(made(replace(WHOLE, communicated=True)))
    assert (closed in received, sent in received) == (False, True)


def test_of_a_year_of_which_nothing_is_known_nothing_is_said_to_have_been() -> None:
    shown = said(made(EMPTY))
    assert shown[0] == "Séances"
    for line in (
        "Aucune séance n’est inscrite à cette année.",
        "Aucune décision de cette année n’est connue.",
        "Aucun avis de cette année n’est enregistré.",
        "Il n’y a aucun projet.",
        "Aucune action d’une stratégie n’est connue ici.",
        "Aucune matinée n’est enregistrée pour cette année.",
    ):
        assert line in shown
    assert "Montants" not in shown


def test_a_year_that_runs_says_so_and_a_committee_of_one_side_has_no_sides() -> None:
    alone = replace(WHOLE.sender, committee=replace(WHOLE.sender.committee, sides=(Side.FR,)))
    ours = replace(
        WHOLE,
        sender=alone,
        on=date(2027, 6, 1),
        quorums=(Quorum(rule=None, base=4, needed=0, present=1, sides=(), findings=()), *WHOLE.quorums[1:]),
        money=ReportMoney(all=ALL),
    )
    shown = said(made(ours))
    assert "L’année n’est pas achevée : voici ce qui est connu au 1er juin 2027." in shown
    assert not any(line.startswith("Côté") for line in shown)
    assert any(line.endswith("aucun n’est exigé") for line in shown)
    assert "Montants | En 2027 | En tout" in shown


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    for number, paper in enumerate((WHOLE, EMPTY) if layout is Layout.COLUMNS else (WHOLE,)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_pdf(made(paper, layout), layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
