"""Does an application to the fund say what is known, name what is missing, and pass nothing off as confirmed?"""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import Document
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.projects.application import ApplicationPaper, PaperBody, PaperEnclosure, document
from ctj_desktop.documents.projects.opinion import PaperVerdict
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.eligibility import Case, eligibility
from ctj_desktop.domain.funding.plan import sub_budgets
from ctj_desktop.domain.funding.rates import Sums
from ctj_desktop.domain.ids import BudgetLineId, CallId, FinancingLineId, PartnerId, PipelineId, ProjectDocumentId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Address, OrganisationKind, Side
from ctj_desktop.domain.records.project_work import ProjectDocument, ProjectDocumentKind
from ctj_desktop.domain.records.projects import (
    BudgetCategory,
    BudgetLine,
    Call,
    FinancingLine,
    Instrument,
    MoneyOrigin,
    Partner,
)
from tests.documents.projects.test_project_papers import FRENCH, GERMAN, KEY, ON, PROJECT, a_project, an_opinion, said
from tests.documents.records import HOME, options, text

CALL = Call(
    id=CallId(KEY),
    home=HOME,
    pipeline=PipelineId(KEY),
    code="2026",
    name=text("Appel 2026", "Aufruf 2026"),
    opens=date(2026, 3, 1),
    closes=date(2026, 4, 15),
    decides_on=date(2026, 5, 30),
    report_by=date(2027, 12, 31),
)


def a_body(side: Side, **changes: Any) -> PaperBody:
    partner = Partner(id=PartnerId(KEY), home=HOME, project=PROJECT, name="Amis", side=side, lead=True)
    return replace(PaperBody(partner=partner, name=text("Amis", "Freunde")), **changes)


def a_cost(minor: int, currency: Currency = Currency.EUR, **changes: Any) -> BudgetLine:
    return BudgetLine(
        id=BudgetLineId(KEY),
        home=HOME,
        project=PROJECT,
        side=Side.FR if currency is Currency.EUR else Side.CH,
        category=BudgetCategory.EQUIPMENT,
        label=text("Scène", "Bühne"),
        amount=Money(minor, currency),
        **changes,
    )


def a_source(minor: int | None, **changes: Any) -> FinancingLine:
    line = FinancingLine(
        id=FinancingLineId(KEY),
        home=HOME,
        project=PROJECT,
        side=Side.FR,
        label=text("FPPT", "FPPT"),
        requested=Money(minor, Currency.EUR) if minor is not None else None,
    )
    return replace(line, **changes)


def an_application(**changes: Any) -> ApplicationPaper:
    kept = PaperVerdict(rule=text("Plafond", "Obergrenze"), french="respecté", german="eingehalten")
    doubtful = replace(kept, rule=text("Taux d’aide : non confirmé", "Satz"), confirmed=False)
    letter = ProjectDocument(
        id=ProjectDocumentId(KEY),
        home=HOME,
        project=PROJECT,
        document_kind=ProjectDocumentKind.LETTER_OF_INTENT,
        title=text("Lettre", "Brief"),
        on=ON,
    )
    given: dict[str, Any] = {
        "project": a_project(budgets=sub_budgets([a_cost(2_000_00)], [a_source(1_000_00, fund=True)], [])),
        "instrument": Instrument.FPPT,
        "call": CALL,
        "bodies": (
            a_body(
                Side.FR,
                body_kind=OrganisationKind.COMMUNE,
                address=Address(street="place de l’Exemple", number="1", postcode="25300", place="Pontarlier"),
                contact="Camille Exemple",
                reached=("+33381000000", "mairie@pontarlier.example"),
            ),
            a_body(Side.CH, body_kind=OrganisationKind.OTHER),
        ),
        "found": eligibility(CALL, (), Case(on=ON, requested=Sums(), cost=Sums())),
        "verdicts": (kept, doubtful),
        "enclosures": (PaperEnclosure(document=letter, files=1),),
    }
    return ApplicationPaper(**{**given, **changes})


def bare(**changes: Any) -> ApplicationPaper:
    return ApplicationPaper(project=a_project(full=False), **changes)


def made(paper: ApplicationPaper, **changes: Any) -> Document:
    return document(paper, FRENCH, GERMAN, options(**changes))


def test_what_is_known_stands_at_its_place_and_what_is_not_is_named_at_the_head_too() -> None:
    shown = said(made(an_application()))
    for line in (
        "Type d’organisme: Commune",
        "Adresse: 1 place de l’Exemple, 25300 PONTARLIER",
        "Téléphone, courriel: +33 3 81 00 00 00 · mairie@pontarlier.example",
        "Appel à projets: du 1er mars 2026 au 15 avril 2026",
        "Décision du fonds: 30 mai 2026",
        "Bilan final au plus tard le: 31 décembre 2027",
        "Matériel – Scène: 2 000,00 €",
        "FPPT: 1 000,00 €, demandé au fonds",
        "Équilibre: 1 000,00 € de dépenses ne sont pas couverts",
        "EUR: 1 000,00 €, 50,0 % des dépenses dans cette monnaie",
        "État constaté au 24 mars 2026.\nL’appel est ouvert du 1er mars 2026 au 15 avril 2026.\nPlafond – respecté",
        "Lettre d’intention: Lettre · 24 mars 2026",
        "Favorable avec réserve · 24 mars 2026 · décision 2026-003",
    ):
        assert line in shown
    reservation = an_opinion().conditions[0][0].text.fr.text
    assert reservation in shown.partition("Favorable avec réserve")[2], "a reservation is told with what it asks"
    head, _, body = shown.partition("Porteurs du projet")
    for lacks in ("Amis – Type d’organisme", "Amis – Forme juridique", "Amis – Adresse", "Équilibre – 1 000,00 €"):
        assert lacks in head
    assert "Amis – " not in body
    assert body.count("Forme juridique: manque") == 1, "of a commune its kind says it"
    assert "non confirmé" not in shown, "what no source confirms is no matter of the fund"


def test_of_an_empty_project_everything_is_missing_and_nothing_is_said_to_be_so() -> None:
    shown = said(made(bare()))
    head, _, body = shown.partition("Porteurs du projet")
    for lacks in (
        "Filière de financement",
        "Appel à projets",
        "Chef de file",
        "Description",
        "Territoires",
        "Durée du projet",
        "Budget et financement",
        "Pièces",
    ):
        assert f"\n{lacks}" in head
    assert "Règles de l’appel" not in body
    assert "Aucun avis du comité n’est enregistré." in body
    assert "Lieu et date" not in body


def test_a_whole_file_names_nothing_as_missing() -> None:
    body = an_application().bodies[0]
    whole = [
        body,
        replace(body, partner=replace(body.partner, side=Side.CH, role=text("Accueil", "Empfang"))),
        replace(body, partner=replace(body.partner, lead=False, legal_form="association")),
    ]
    project = a_project(
        route=text("FPPT", "FPPT"),
        territories=(text("Mont d’Or", "Mont d’Or"),),
        budgets=sub_budgets(
            [a_cost(2_000_00), a_cost(50_00, in_kind=True)],
            [
                a_source(1_000_00, fund=True),
                a_source(1_000_00, origin=MoneyOrigin.OWN),
                a_source(50_00, in_kind=True),
            ],
            [],
        ),
    )
    record = replace(
        project.project, objectives=text("Vendre", "Verkaufen"), added_value=text("Deux marchés", "Zwei Märkte")
    )
    shown = said(made(an_application(project=replace(project, project=record), bodies=tuple(whole))))
    assert "incomplet" not in shown
    assert "manque" not in shown
    assert "Équilibre: le plan est équilibré" in shown
    assert "Apports en nature – FPPT: 50,00 €" in shown
    assert "FPPT – Fonds propres: 1 000,00 €" in shown
    assert "Rôle dans le projet: Accueil" in shown
    assert "France: Amis · association · Camille Exemple" in shown


def test_another_route_a_missing_side_and_a_plan_with_too_much_are_said() -> None:
    plan = sub_budgets(
        [a_cost(500_00), a_cost(80_00, Currency.CHF), a_cost(20_00, in_kind=True)],
        [a_source(800_00), a_source(50_00, in_kind=True), a_source(None, id=FinancingLineId(UUID(int=9)))],
        [],
    )
    paper = an_application(
        project=a_project(route=text("Interreg", "Interreg"), budgets=plan, opinions=()),
        instrument=Instrument.INTERREG,
        call=replace(CALL, decides_on=None),
        bodies=an_application().bodies[:1],
        enclosures=(replace(an_application().enclosures[0], files=0),),
    )
    shown = said(made(paper))
    for line in (
        "Ce projet suit une autre filière de financement : Interreg.",
        "Partenaire de ce côté : Suisse: manque",
        "Équilibre: 300,00 € de plus que les dépenses ; 30,00 € d’apports en nature de plus que de dépenses en nature",
        "Financement en CHF",
        "Cours de change",
        "FPPT: manque",
        "Montant demandé au fonds: manque",
        "Fichier de la pièce « Lettre »",
    ):
        assert line in shown


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_it_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    for number, paper in enumerate((an_application(), bare())):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_pdf(made(paper, layout=layout, sample=True, draft=True), layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
