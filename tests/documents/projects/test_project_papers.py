"""Do the sheet of a project and the opinion on it say what is known of it, and does the checker accept them?"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import outloud
import pytest

from ctj_desktop.documents.blocks import (
    Block,
    DecisionBlock,
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
from ctj_desktop.documents.projects import opinion, project_sheet
from ctj_desktop.documents.projects.facts import PaperMove, PaperOpinion, PaperPartner, ProjectOnPaper
from ctj_desktop.documents.projects.opinion import OpinionPaper, PaperVerdict
from ctj_desktop.documents.signing import Signer
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.funding.plan import sub_budgets
from ctj_desktop.domain.funding.rates import DatedRate
from ctj_desktop.domain.ids import (
    BudgetLineId,
    CommitteeId,
    ConditionId,
    DecisionId,
    FinancingLineId,
    IndicatorId,
    OpinionId,
    PartnerId,
    PaymentId,
    ProjectId,
)
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.projects.conditions import ConditionState
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.project_work import Condition, Indicator
from ctj_desktop.domain.records.projects import (
    BudgetLine,
    CooperationCriterion,
    FinancingLine,
    Opinion,
    OpinionKind,
    Partner,
    Payment,
    Project,
)
from ctj_desktop.domain.records.voting import Decision, DecisionResult
from ctj_desktop.i18n import load_translator
from tests.documents.committee_records import LONG
from tests.documents.records import HOME, a_meeting, a_sender, options, text

FRENCH, GERMAN = load_translator("fr_CH"), load_translator("de_CH")
ON, KEY = date(2026, 3, 24), UUID(int=1)
PROJECT = ProjectId(UUID(int=2))


def a_condition(state: ConditionState, **changes: Any) -> tuple[Condition, ConditionState]:
    made = Condition(
        id=ConditionId(KEY), home=HOME, project=PROJECT, text=text("Confirmer le plan", "Plan bestätigen"), **changes
    )
    return made, state


def an_opinion(**changes: Any) -> PaperOpinion:
    made = Opinion(
        id=OpinionId(KEY), home=HOME, project=PROJECT, opinion_kind=OpinionKind.WITH_RESERVATION, on=ON, **changes
    )
    waiting = a_condition(ConditionState.OPEN, due=date(2026, 6, 1))
    met = a_condition(ConditionState.MET, fulfilled_on=ON)
    dropped = a_condition(ConditionState.DROPPED, dropped_on=ON)
    return PaperOpinion(opinion=made, decision="2026-003", conditions=(waiting, met, dropped))


def a_plan(euros: int = 0, francs: int = 0) -> Any:
    def cost(side: Side, minor: int, currency: Currency) -> BudgetLine:
        amount = Money(minor, currency)
        return BudgetLine(
            id=BudgetLineId(KEY), home=HOME, project=PROJECT, side=side, label=text("Salle", "Saal"), amount=amount
        )

    costs = [cost(Side.FR, euros, Currency.EUR)] if euros else []
    costs += [cost(Side.CH, francs, Currency.CHF)] if francs else []
    source = FinancingLine(
        id=FinancingLineId(KEY),
        home=HOME,
        project=PROJECT,
        side=Side.FR,
        label=text("FPPT", "FPPT"),
        requested=Money(1_000_00, Currency.EUR),
        awarded=Money(900_00, Currency.EUR),
    )
    silent = replace(source, id=FinancingLineId(UUID(int=9)), requested=None, awarded=None, fund=True)
    kind = replace(costs[0], amount=Money(50_00, Currency.EUR), in_kind=True) if euros else None
    paid = Payment(id=PaymentId(KEY), home=HOME, line=source.id, on=ON, amount=Money(400_00, Currency.EUR))
    return sub_budgets([*costs, *([kind] if kind else [])], [source, silent] if euros else [], [paid] if euros else [])


def a_project(*, full: bool = True, **changes: Any) -> ProjectOnPaper:
    project = Project(
        id=PROJECT,
        home=HOME,
        committee=CommitteeId(HOME),
        number="P-2026-005",
        title=text("Marchés transfrontaliers", "Grenzüberschreitende Märkte"),
    )
    if not full:
        return ProjectOnPaper(sender=a_sender(), on=ON, project=replace(project, number=None))
    project = replace(
        project,
        summary=text(LONG, ""),
        starts=date(2026, 6, 1),
        ends=date(2027, 10, 31),
        place="Pontarlier",
        themes=("marché",),
        description=text("Quatre marchés", "Vier Märkte"),
        criteria=(CooperationCriterion.DEFINED,),
        criteria_note=text("Ensemble", "Gemeinsam"),
        programme_objective="4.1.2",
        funder_reference="FPPT-14",
    )
    partner = Partner(id=PartnerId(KEY), home=HOME, project=PROJECT, name="Amis", side=Side.FR, lead=True)
    indicator = Indicator(
        id=IndicatorId(KEY),
        home=HOME,
        project=PROJECT,
        label=text("Visiteurs", "Besuche"),
        unit=text("personnes", "Personen"),
        target="500",
        reached="620",
        reached_on=ON,
    )
    given: dict[str, Any] = {
        "stage": text("en cours", "laufend"),
        "call": text("Appel 2026", "Aufruf 2026"),
        "contact": "Camille Exemple",
        "communes": (text("Jougne", "Jougne"), text("Vallorbe", "Vallorbe")),
        "actions": (("4.1.2", text("Identité", "Identität")), ("", text("Sans code", ""))),
        "partners": (PaperPartner(partner=partner, name=text("Amis", "Amis"), contact="Camille Exemple"),),
        "budgets": a_plan(1_000_00, 2_000_00),
        "indicators": (indicator, replace(indicator, reached="", reached_on=None)),
        "opinions": (an_opinion(),),
        "conditions": (a_condition(ConditionState.OVERDUE),),
        "moves": (PaperMove(on=ON, stage=text("déposé", "eingereicht"), reason=text("Complet", "Vollständig")),),
    }
    return ProjectOnPaper(sender=a_sender(), on=ON, project=project, **{**given, **changes})


def an_opinion_paper(**changes: Any) -> OpinionPaper:
    decision = Decision(
        id=DecisionId(KEY),
        home=HOME,
        committee=CommitteeId(HOME),
        number="2026-003",
        text=text("Avis favorable sous réserve.", "Befürwortend mit Vorbehalt."),
        result=DecisionResult.CONSENSUS,
    )
    given: dict[str, Any] = {
        "project": a_project(),
        "opinion": an_opinion(),
        "decision": decision,
        "meeting": a_meeting(),
        "recused": ("Camille Exemple",),
        "signers": (Signer(name="Camille Exemple", function=text("maire", "Bürgermeisterin")),),
    }
    return OpinionPaper(**{**given, **changes})


PREPARED: dict[str, Any] = {
    "opinion": None,
    "decision": None,
    "recused": (),
    "signers": (),
    "proposed": text("Le comité rend un avis favorable.", "Der Ausschuss nimmt befürwortend Stellung."),
    "note": text("Demander la lettre", "Brief verlangen"),
    "verdicts": (PaperVerdict(rule=text("Plafond", "Obergrenze"), french="respecté", german="eingehalten"),),
    "to_recuse": (("Camille Exemple", text("membre d’Amis", "Mitglied von Amis")), ("Alex Exemple", text("", ""))),
}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def said(made: Document) -> str:
    """Everything in French, line by line."""
    return plain("\n".join(line for block in made.blocks for line in lines_of(block)))


def lines_of(block: Block) -> list[str]:
    if isinstance(block, FactTable):
        return [f"{label.fr.text}: {value.fr.text}" for label, value in block.rows]
    if isinstance(block, FigureTable):
        return [
            " | ".join(one.fr.text for one in (row.name, *row.details, *(lines[0] for lines in row.figures)))
            for row in block.rows
        ]
    if isinstance(block, Listing):
        return [entry.fr.text for entry in block.entries]
    if isinstance(block, Heading | Paragraph | Notice | SmallNote):
        return [block.text.fr.text]
    return [block.heading.fr.text, block.text.fr.text] if isinstance(block, DecisionBlock) else []


def test_a_sheet_says_what_is_known_and_nothing_of_what_is_not() -> None:
    made = said(project_sheet.document(a_project(), FRENCH, GERMAN, options()))
    for line in (
        "Objectif du programme: 4.1.2",
        "Communes: Jougne, Vallorbe",
        "Stratégie: 4.1.2 Identité ; Sans code",
        "France · Chef de file: Amis · Camille Exemple",
        "Salle | 1 000,00 €",
        "En tout | 1 000,00 €",
        "FPPT | 1 000,00 € | 900,00 € | 400,00 €",
        "FPPT | demande au fonds de l’appel | pas encore chiffré | – | – | –",
        "En tout | 1 000,00 € | 900,00 € | 400,00 €",
        "Apports en nature: 50,00 €",
        "Faute de cours de change enregistré, les deux plans ne sont pas convertis.",
        "Visiteurs: 620 sur 500 personnes, au 24 mars 2026",
        "Visiteurs: visé : 500 personnes",
        "Favorable avec réserve · 24 mars 2026 · décision 2026-003",
        "Confirmer le plan – d’ici au 1er juin 2026",
        "Confirmer le plan – remplie le 24 mars 2026",
        "Confirmer le plan – abandonnée le 24 mars 2026",
        "24 mars 2026 · déposé · Complet",
    ):
        assert line in made
    empty = said(project_sheet.document(a_project(full=False), FRENCH, GERMAN, options()))
    assert empty == ""


def test_both_plans_are_put_together_at_a_dated_rate_and_one_alone_is_not_converted() -> None:
    rate = DatedRate(base=Currency.EUR, factor=Decimal("0.95"), on=ON)
    made = said(project_sheet.document(a_project(rate=rate), FRENCH, GERMAN, options()))
    assert "Ensemble CHF 2’950.00 au taux de 1 EUR = 0,95 CHF du 24 mars 2026." in made
    alone = a_project(budgets=a_plan(0, 2_000_00), rate=rate)
    made = said(project_sheet.document(alone, FRENCH, GERMAN, options()))
    assert "Les montants sont dans la monnaie du plan ; rien n’a été converti." in made
    assert "Manque: CHF 2’000.00" in made


def test_an_opinion_says_its_decision_its_conditions_and_who_stood_back() -> None:
    made = said(opinion.document(an_opinion_paper(provisional=True), FRENCH, GERMAN, options()))
    assert "Avis du 24 mars 2026 sur le projet « Marchés transfrontaliers » : Favorable avec réserve." in made
    assert "Décision 2026-003\nAvis favorable sous réserve." in made
    assert "Confirmer le plan – d’ici au 1er juin 2026" in made
    assert "Se sont récusés\nCamille Exemple" in made
    assert "Le procès-verbal n’est pas encore approuvé : cet avis est provisoire." in made
    words = replace(an_opinion(), conditions=())
    words = replace(words, opinion=replace(words.opinion, conditions=text("Le plan", "Der Plan"), on=None))
    made = said(opinion.document(an_opinion_paper(opinion=words, decision=None), FRENCH, GERMAN, options()))
    assert "Avis sur le projet « Marchés transfrontaliers » : Favorable avec réserve." in made
    assert "Conditions\nLe plan" in made


def test_before_an_opinion_the_paper_prepares_it() -> None:
    made = said(opinion.document(an_opinion_paper(**PREPARED), FRENCH, GERMAN, options()))
    assert "Règles de l’appel\nPlafond – respecté" in made
    assert "Récusations à examiner\nCamille Exemple – membre d’Amis\nAlex Exemple" in made
    assert "Pour la séance\nDemander la lettre" in made
    assert "Décision proposée\nLe comité rend un avis favorable." in made


@pytest.mark.parametrize("layout", list(Layout))
def test_the_checker_accepts_them_in_every_layout(layout: Layout, tmp_path: Path) -> None:
    chosen = options(layout, sample=True, draft=True)
    papers = [
        project_sheet.document(a_project(), FRENCH, GERMAN, chosen),
        project_sheet.document(a_project(full=False), FRENCH, GERMAN, chosen),
        opinion.document(an_opinion_paper(), FRENCH, GERMAN, chosen),
        opinion.document(an_opinion_paper(**PREPARED), FRENCH, GERMAN, chosen),
    ]
    for number, made in enumerate(papers):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(write_pdf(made, layout))
        found = outloud.check(str(path))
        assert found.error is None
        assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []
