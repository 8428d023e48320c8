"""Is a list taken in as a programme publishes it: two rows of titles, both languages, money written in every way?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side, Territory
from ctj_desktop.domain.records.projects import (
    FinancingLine,
    Instrument,
    Partner,
    Payment,
    Pipeline,
    Project,
    ProjectMove,
    Stage,
)
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.columns import known, recognised
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, RowFate
from ctj_desktop.services.imports.words import RowWords
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.projects import life, money
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.workspace.reference import renew
from tests.files.tables.made import a_workbook
from tests.office import TODAY, Office, text
from tests.services.imports.lists import planned, taken, verdicts, why

NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate
EUR, CHF = Currency.EUR, Currency.CHF
GROUPS: list[str | float] = [
    *("Réf.\nReferenz", "Projet / Projekt", "", "Chef de file / Federführung", "", "Partenaires\nPartner"),
    *("Territoires", "Statut", "Montant FEDER / EFRE-Beitrag", "", "Contribution suisse accordée (CHF)"),
    *("Décision du", "Programme"),
]
TITLES: list[str | float] = [
    *("", "Titre (FR)", "Titel (DE)", "France", "Suisse", "", "", "", "demandé / beantragt", "accordé / bewilligt"),
    *("Bewilligter Schweizer Beitrag (CHF)", "Entscheid vom", ""),
]
PUBLISHED: list[list[str | float]] = [
    ["Projets soutenus / Unterstützte Projekte – état au 30.06.2027", *[""] * 12],
    GROUPS,
    TITLES,
    [
        *("FS-017", "Sentier du Doubs", "Doubsweg", "Parc d’essai", "Nods", "Club alpin (FR)\nVerein Wandern, CH"),
        *("Mont d’Or – Chasseron; Haut-Jura", "Programmé", "26 112 €", "25\u202f000,50\u00a0€", "CHF 10'000"),
        *("12.03.2027", "Interreg VI"),
    ],
    [
        *("FS-018", "Bus de nuit", "", "", "", "Sans côté", "Ailleurs", "inconnu", "n/a", -5, "10’000.–", ""),
        "Interreg VI",
    ],
    ["Total", *[""] * 7, 26_112, "25 000,50 €", 20_000, "", ""],
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """With what the conference keeps, and a committee."""
    office = Office(tmp_path)
    renew(office.store)
    office.a_committee("MOC")
    return office


def order_of(office: Office) -> ImportPlan:
    """What the workbook would change."""
    book = a_workbook(PUBLISHED)
    return plan(office.store, prepared(office.store, source_of("projets.xlsx", book, known)))


def the_project(office: Office) -> Project:
    (found,) = office.store.all(Project)
    return found


def test_two_rows_of_titles_in_both_languages_are_understood(office: Office) -> None:
    order = order_of(office).order
    assert order.kind is ListKind.PROJECTS
    assert order.columns == (
        *("funder_reference", "project_title", "project_title_de", "lead_fr", "lead_ch", "partners", "territories"),
        *("stage", "requested_eur", "awarded_eur", "awarded_chf", "awarded_on", "pipeline"),
    )
    assert len(order.table.left_out) == 1


def test_a_published_list_is_taken_in_whole_and_again_without_a_change(office: Office) -> None:
    found = order_of(office)
    write(office.store, found)
    assert verdicts(found) == [NEW, NEW]
    assert sorted(why(found)) == [
        *("BelowZeroThere", "NoSideOfPartner", "NotAnAmountThere", "NotKnownThere", "NotKnownThere"),
    ]
    path = next(one for one in office.store.all(Project) if one.funder_reference == "FS-017")
    assert (path.title.fr.text, path.title.de.text) == ("Sentier du Doubs", "Doubsweg")
    codes = {one.id: one.code for one in office.store.all(Territory)}
    assert len({codes[key] for key in path.territories}) == 2
    partners = {(one.name, one.side, one.lead) for one in office.store.all(Partner, project=path.id)}
    assert partners == {
        ("Parc d’essai", Side.FR, True),
        ("Nods", Side.CH, True),
        ("Club alpin", Side.FR, False),
        ("Verein Wandern", Side.CH, False),
    }
    lines = {one.side: one for one in office.store.all(FinancingLine, project=path.id)}
    assert (lines[Side.FR].requested, lines[Side.FR].awarded) == (Money(2_611_200, EUR), Money(2_500_050, EUR))
    assert (lines[Side.CH].awarded, lines[Side.CH].awarded_on) == (Money(1_000_000, CHF), date(2027, 3, 12))
    assert all(line.fund for line in lines.values())
    stage = project_stage(office.store, path.id)
    assert stage is not None
    assert office.store.get(Stage, stage).code == "accepted"  # type: ignore[union-attr]
    (move,) = office.store.all(ProjectMove, project=path.id)
    assert "projets.xlsx" in move.reason.fr.text
    again = order_of(office)
    assert (verdicts(again), again.changes) == ([SAME, SAME], ())
    office.undo()
    assert [office.store.count(cls) for cls in (Project, ProjectMove, Partner, FinancingLine, Payment)] == [0] * 5


def test_each_row_says_what_was_left_out_and_why(office: Office) -> None:
    found = order_of(office)
    for language in ("fr_CH", "de_CH"):
        lines = RowWords(load_translator(language), office.store, found).details(found.verdicts[1])
        assert len(lines) == 7
        assert any("-5" in line for line in lines)
        first = RowWords(load_translator(language), office.store, found).details(found.verdicts[0])
        assert all(amount in first[1] for amount in ("25", "26", "10’000.00")), "which amounts it adds"


def test_a_programme_that_says_more_later_changes_that_alone(office: Office) -> None:
    write(office.store, order_of(office))
    path = next(one for one in office.store.all(Project) if one.funder_reference == "FS-017")
    told = "Référence;Intitulé du projet;Statut;Montant versé EUR;Versé le;Lieu\nFS-017;Sentier du Doubs;soldé;{};{};\n"
    first = taken(office, told.format("20 000,00", "01.07.2027"), kind=ListKind.PROJECTS)
    assert (verdicts(first), why(first)) == ([CHANGED], ["StageStays"])
    assert verdicts(taken(office, told.format("20 000,00", "01.07.2027"), kind=ListKind.PROJECTS)) == [SAME]
    taken(office, told.format("25 000,50", "01.12.2027"), kind=ListKind.PROJECTS)
    paid = {(one.on, one.amount) for one in office.store.all(Payment)}
    assert paid == {
        (date(2027, 7, 1), Money(2_000_000, EUR)),
        (date(2027, 12, 1), Money(500_050, EUR)),
    }
    less = taken(office, told.format("24 000", ""), kind=ListKind.PROJECTS)
    assert why(less) == ["StageStays", "PaidLessThere"]
    assert office.store.get(Project, path.id) == path


def test_a_file_number_of_another_title_or_a_title_of_another_file_is_asked_about(office: Office) -> None:
    taken(office, "Référence;Projet\nFS-1;Bus\n", kind=ListKind.PROJECTS)
    told = "Référence;Projet;Lieu\nFS-1;Train;Nods\nFS-2;Bus;Nods\nfs 1;;Nods\nFS-3;Bac;\n"
    found = planned(office, told, kind=ListKind.PROJECTS)
    assert verdicts(found) == [DUPLICATE, DUPLICATE, CHANGED, NEW]
    answered = planned(office, told, kind=ListKind.PROJECTS, answers={2: Answer.JOIN, 3: Answer.APART})
    assert verdicts(answered) == [CHANGED, NEW, SAME, NEW]


def test_a_row_for_each_beneficiary_makes_one_project(office: Office) -> None:
    told = "N° de dossier;Opération;Bénéficiaire;Pays\nFS-1;Bus;A;FR\nFS-1;Bus;B;CH\nFS-1;Bus;C;FR\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert (verdicts(found), why(found)) == ([NEW, CHANGED, SAME], ["LeadThere"])
    assert (office.store.count(Project), office.store.count(Partner)) == (1, 2)


def test_a_number_of_this_program_in_a_column_of_files_means_that_project(office: Office) -> None:
    taken(office, "Dossier;Projet\nP-2024-007;Bus\n", kind=ListKind.PROJECTS)
    project = the_project(office)
    assert (project.number, project.funder_reference) == ("P-2024-007", "")


def test_a_closed_route_takes_what_began_while_it_was_open(office: Office) -> None:
    told = "Projet;Programme;Début;Statut\nA;Interreg V France-Suisse;2017;archivé\nB;Interreg V France-Suisse;;\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert (verdicts(found), why(found)) == ([NEW, NEW], ["RouteClosed"])
    (move,) = office.store.all(ProjectMove)
    assert move.on == date(2017, 1, 1)


def test_a_stage_needs_a_route_and_is_known_there(office: Office) -> None:
    told = "Projet;Programme;Statut\nA;;en cours\nB;FPPT;lunaire\nC;FPPT;refusé\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert why(found) == ["StageOfNoRoute", "NotKnownThere"]
    assert verdicts(planned(office, told, kind=ListKind.PROJECTS)) == [SAME] * 3


def test_territories_that_are_not_all_known_leave_those_that_are_here(office: Office) -> None:
    taken(office, "Projet;Territoires\nA;MOC, Haut-Jura\n", kind=ListKind.PROJECTS)
    found = planned(office, "Projet;Territoires\nA;MOC, Atlantide\n", kind=ListKind.PROJECTS)
    assert (verdicts(found), why(found)) == ([SAME], ["NotKnownThere"])
    assert verdicts(planned(office, "Projet;Territoires\nA;MOC\n", kind=ListKind.PROJECTS)) == [CHANGED]


def test_where_a_side_has_several_lines_the_request_to_the_fund_is_awarded_and_paid(office: Office) -> None:
    route = next(one for one in office.store.all(Pipeline) if one.instrument is Instrument.FPPT)
    committee = office.a_committee("HJ")
    key = office.do_fields(life.add_project, committee=committee.id, title=text("A"), pipeline=route.id).record.id
    for label, fund in (("Fonds", True), ("Canton", False)):
        asked = Money(10_000, CHF)
        office.do_fields(
            money.add_financing_line, project=key, side=Side.CH, label=text(label), requested=asked, fund=fund
        )
    told = "Projet;Demandé CHF;Accordé CHF;Montant conventionné CHF;Conventionné le;Payé CHF\nA;150;80;70;1.3.2027;30\n"
    order = planned(office, told, kind=ListKind.PROJECTS, committee=committee.id)
    assert why(order) == ["SeveralSources"]
    write(office.store, order)
    line = next(one for one in office.store.all(FinancingLine) if one.fund)
    assert (line.requested, line.awarded) == (Money(10_000, CHF), Money(8_000, CHF))
    assert (line.committed, line.committed_on) == (Money(7_000, CHF), date(2027, 3, 1))
    assert [(one.line, one.on, one.amount) for one in office.store.all(Payment)] == [
        (line.id, TODAY, Money(3_000, CHF)),
    ]
    office.do_fields(money.change_financing_line, line=line.id, fund=False)
    unclear = planned(office, "Projet;Payé CHF\nA;90\n", kind=ListKind.PROJECTS, committee=committee.id)
    assert why(unclear) == ["SeveralSources"]


def test_a_line_of_the_fund_without_an_amount_is_the_one_that_is_meant(office: Office) -> None:
    taken(office, "Projet\nA\n", kind=ListKind.PROJECTS)
    project = the_project(office)
    office.do_fields(money.add_financing_line, project=project.id, side=Side.FR, label=text("FPPT"), fund=True)
    taken(office, "Projet;Montant (k€)\nA;12,5\n", kind=ListKind.PROJECTS)
    (line,) = office.store.all(FinancingLine)
    assert (line.requested, line.label.fr.text) == (Money(1_250_000, EUR), "FPPT")
    taken(office, "Projet;Payé (EUR)\nA;1,5\n", kind=ListKind.PROJECTS)
    assert office.store.count(FinancingLine) == 1


def test_money_that_was_only_paid_has_a_line_of_its_own(office: Office) -> None:
    taken(office, "Projet;Ausbezahlter Betrag (CHF)\nA;33.30\n", kind=ListKind.PROJECTS)
    assert (office.store.count(FinancingLine), office.store.count(Payment)) == (1, 1)


@pytest.mark.parametrize("titles", [["Nr.", "Vorhaben", "Federführung", "Partnerschaft", "Bewilligter Beitrag"]])
def test_a_german_list_is_understood(titles: list[str]) -> None:
    assert recognised(titles, ListKind.PROJECTS) == (
        "project_number",
        "project_title",
        "lead",
        "partners",
        "awarded",
    )


def test_what_a_row_says_of_a_project_the_rows_below_know(office: Office) -> None:
    taken(office, "Projet\nBus\n", kind=ListKind.PROJECTS)
    told = "Projet;Référence;Lieu\nBus;FS-1;\n;FS-1;Nods\nTrain;;\nTrain;FS-2;\n;FS-2;Biel\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert verdicts(found) == [CHANGED, CHANGED, NEW, CHANGED, CHANGED]
    assert {one.funder_reference: one.place for one in office.store.all(Project)} == {"FS-1": "Nods", "FS-2": "Biel"}


def test_a_number_below_is_that_of_the_project_which_has_none_yet(office: Office) -> None:
    told = "Projet;N° de projet;Lieu\nBus;;\nBus;P-2024-007;Nods\n;P-2024-007;Biel\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert (verdicts(found), why(found)) == ([NEW, CHANGED, REFUSED], ["SaidOtherwiseBefore"])
    assert [(one.number, one.place) for one in office.store.all(Project)] == [("P-2024-007", "Nods")]
