"""Does a list of projects make and change what it says of them, and nothing that nobody knows?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.projects import Call, FinancingLine, Instrument, Partner, Pipeline, Project, ProjectMove
from ctj_desktop.errors import UserError
from ctj_desktop.files.tables.table import Cell
from ctj_desktop.services.imports.cells import an_amount, currency, instrument
from ctj_desktop.services.imports.columns import guessed_kind, recognised
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.refusals import BelowZeroThere, NoColumns, NotAnAmountThere, TooLargeThere
from ctj_desktop.services.imports.verdicts import Answer, ImportPlan, RowFate
from ctj_desktop.services.membership import people
from ctj_desktop.services.projects import life, money
from ctj_desktop.services.steps.states import project_stage
from ctj_desktop.services.workspace.checkup import check_all
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text
from tests.services.imports.lists import planned, taken, touched, verdicts, why

HEAD = "Titre du projet;Titel (DE);Programme;Chef de file FR;Chef de file CH;Début;Fin;Résumé;Montant EUR;Montant CHF"
LIST = f"""{HEAD}
Sentier du Doubs;Doubsweg;FPPT;Parc du Doubs;Nods;01.03.2027;2028;Un sentier;12 500,50 €;CHF 8'000.-
Bus de nuit;;NPR;;Syndicat mixte;;;;;4'000
"""
NEW, CHANGED, SAME, DUPLICATE, REFUSED = RowFate


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """With the routes and calls of the conference, a committee and two bodies."""
    office = Office(tmp_path)
    renew(office.store)
    office.a_committee("MOC")
    office.do_fields(people.add_organisation, name=text("Parc du Doubs", "Doubspark"), side=Side.FR)
    office.do_fields(people.add_organisation, name=text("Commune de Nods"), side=Side.CH)
    return office


def projects(office: Office) -> list[Project]:
    """In the order of their numbers."""
    return sorted(office.store.all(Project), key=lambda one: one.number or "")


def listed(office: Office, told: str, answers: dict[int, Answer] | None = None) -> ImportPlan:
    return planned(office, told, kind=ListKind.PROJECTS, answers=answers)


def test_a_sheet_of_projects_is_known_as_one_and_makes_them_whole(office: Office) -> None:
    titles = HEAD.split(";")
    assert guessed_kind(titles) is ListKind.PROJECTS
    assert "" not in recognised(titles, ListKind.PROJECTS)
    found = taken(office, LIST)
    assert (verdicts(found), why(found)) == ([NEW, NEW], [])
    path, bus = projects(office)
    assert (path.number, bus.number) == (f"P-{TODAY.year}-001", f"P-{TODAY.year}-002")
    assert (path.title.fr.text, path.title.de.text) == ("Sentier du Doubs", "Doubsweg")
    assert (path.starts, path.ends, path.summary.fr.text) == (date(2027, 3, 1), date(2028, 12, 31), "Un sentier")
    assert project_stage(office.store, path.id) is not None
    money_of = {
        (one.side, one.requested): one.label.fr.text for one in office.store.all(FinancingLine, project=path.id)
    }
    assert money_of.keys() == {
        (Side.FR, Money(1_250_050, Currency.EUR)),
        (Side.CH, Money(800_000, Currency.CHF)),
    }
    leads = {(one.side, one.organisation is not None, one.name) for one in office.store.all(Partner) if one.lead}
    assert leads == {(Side.FR, True, ""), (Side.CH, True, ""), (Side.CH, False, "Syndicat mixte")}
    positions = [one.position for one in office.store.all(FinancingLine, project=path.id)]
    assert len({*positions} - {""}) == 2


def test_the_same_list_again_changes_nothing_and_one_undo_takes_it_back(office: Office) -> None:
    taken(office, LIST)
    again = listed(office, LIST)
    assert (verdicts(again), again.changes) == ([SAME, SAME], ())
    office.undo()
    assert [office.store.count(cls) for cls in (Project, ProjectMove, Partner, FinancingLine)] == [0] * 4
    assert verdicts(taken(office, LIST)) == [NEW, NEW]
    assert [one.number for one in projects(office)] == [f"P-{TODAY.year}-003", f"P-{TODAY.year}-004"]


def test_what_the_list_says_otherwise_changes_and_the_rest_stays(office: Office) -> None:
    taken(office, LIST)
    path = projects(office)[0]
    told = f"Projet;N° de projet;Fin;Montant demandé;Monnaie\nAutre titre;{path.number};2029;9000;CHF\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert touched(found.verdicts[0]).keys() == {"title.fr", "ends", "requested"}
    after = projects(office)[0]
    assert (after.title.fr.text, after.title.de.text, after.starts) == ("Autre titre", "Doubsweg", date(2027, 3, 1))
    amounts = {one.requested for one in office.store.all(FinancingLine, project=path.id)}
    assert amounts == {Money(1_250_050, Currency.EUR), Money(900_000, Currency.CHF)}


def test_a_route_is_entered_once_and_a_call_brings_its_own(office: Office) -> None:
    call = next(one for one in office.store.all(Call) if one.code)
    told = f"Projet;Programme;Appel\nA;;{call.code}\nB;Eigenmittel;\nC;Loterie;\nD;FPPT;{call.code}x\n"
    found = taken(office, told, kind=ListKind.PROJECTS)
    assert why(found) == ["NotKnownThere"] * 2
    first = projects(office)[0]
    assert (first.call, first.pipeline) == (call.id, call.pipeline)
    assert office.store.count(ProjectMove, project=first.id) == 1
    other = "FPPT" if first.pipeline not in {one.id for one in _of(office, Instrument.FPPT)} else "NPR"
    moved = listed(office, f"Projet;Programme\nA;{other}\n")
    assert (verdicts(moved), why(moved)) == ([SAME], ["RouteStays"])
    assert verdicts(taken(office, "Projet;Programme\nC;FPPT\n", kind=ListKind.PROJECTS)) == [CHANGED]
    assert verdicts(listed(office, "Projet;Programme\nC;FPPT\n")) == [SAME]


def _of(office: Office, source: Instrument) -> list[Pipeline]:
    return [one for one in office.store.all(Pipeline) if one.instrument is source]


@pytest.mark.parametrize(
    ("columns", "row", "fate", "reasons"),
    [
        ("Projet;Début;Fin", "A;2027;2026", REFUSED, ["ProjectEndsBefore"]),
        ("Projet;Durée", "A;2026–2027", NEW, []),
        ("Projet;Début", "A;bientôt", REFUSED, ["NotADayThere"]),
        ("Projet;Résumé", ";Rien", REFUSED, ["TitleMissing"]),
        ("Projet;Montant demandé", "A;12000", NEW, ["NoCurrencyThere"]),
        ("Projet;Montant demandé", "A;environ 12", NEW, ["NotAnAmountThere"]),
        ("Projet;Montant EUR", "A;CHF 12", NEW, ["NotAnAmountThere"]),
        ("Projet;Chef de file", "A;Société sans côté", NEW, ["NoSideOfPartner"]),
        ("Projet;Chef de file;Côté", "A;Société;CH", NEW, []),
        ("Projet;Chef de file;Chef de file CH", "A;Nods;Autre", NEW, ["LeadThere"]),
        ("Projet;N°", "A;17", NEW, ["NoNumberThere"]),
        ("Projet;N°", "A;P-2024-007", NEW, []),
    ],
)
def test_what_nobody_knows_is_left_out_and_what_cannot_be_is_refused(
    office: Office, columns: str, row: str, fate: RowFate, reasons: list[str]
) -> None:
    found = taken(office, f"{columns}\n{row}\nBon;;\n", kind=ListKind.PROJECTS)
    assert (verdicts(found), why(found)) == ([fate, NEW], reasons)
    assert verdicts(listed(office, f"{columns}\n{row}\nBon;;\n")) == [SAME if fate is NEW else REFUSED, SAME]
    assert office.store.count(FinancingLine) == 0


def test_a_title_that_stands_here_twice_or_under_another_number_waits(office: Office) -> None:
    committee = office.a_committee("HJ").id
    for _ in range(2):
        office.do_fields(life.add_project, committee=committee, title=text("Bus", "Bus"))
    told = "Projet;N° de projet;Lieu\nBus;;Nods\nBus;P-2020-001;Nods\n"
    waiting = planned(office, told, kind=ListKind.PROJECTS, committee=committee)
    assert verdicts(waiting) == [DUPLICATE, DUPLICATE]
    assert waiting.verdicts[0].of == "project"
    answers = {2: Answer.JOIN, 3: Answer.APART}
    found = planned(office, told, kind=ListKind.PROJECTS, committee=committee, answers=answers)
    assert verdicts(found) == [CHANGED, NEW]
    assert found.verdicts[0].joined == (f"P-{TODAY.year}-001 Bus",)


def test_a_number_is_never_used_twice(office: Office) -> None:
    taken(office, "Projet;N° de projet\nA;P-2024-007\n", kind=ListKind.PROJECTS)
    office.do(life.remove_project, project=projects(office)[0].id)
    found = listed(office, "Projet;N° de projet\nB;P-2024-007\n")
    assert (verdicts(found), why(found)) == ([REFUSED], ["NumberGone"])


def test_a_number_that_the_list_says_is_given_to_no_other_row(office: Office) -> None:
    taken(office, f"Projet;N° de projet\nA;\nB;P-{TODAY.year}-001\nC;\n", kind=ListKind.PROJECTS)
    found = {one.title.fr.text: one.number for one in office.store.all(Project)}
    assert found == {"A": f"P-{TODAY.year}-002", "B": f"P-{TODAY.year}-001", "C": f"P-{TODAY.year}-003"}


def test_where_a_side_has_several_sources_their_sum_is_what_the_list_says(office: Office) -> None:
    taken(office, "Projet\nA\n", kind=ListKind.PROJECTS)
    key = projects(office)[0].id
    for label, amount in (("Un", 100), ("Deux", 200)):
        asked = Money(amount * 100, Currency.CHF)
        office.do_fields(money.add_financing_line, project=key, side=Side.CH, label=text(label), requested=asked)
    assert verdicts(listed(office, "Projet;Montant CHF\nA;300\n")) == [SAME]
    other = listed(office, "Projet;Montant CHF\nA;301\n")
    assert (verdicts(other), why(other)) == ([SAME], ["SeveralSources"])


def test_a_list_without_titles_is_refused(office: Office) -> None:
    with pytest.raises(NoColumns):
        listed(office, "Résumé;Montant CHF\nA;1\n")


@pytest.mark.parametrize(
    ("cell", "scale", "said"),
    [
        ("", 1, None), ("–", 1, None), (1250.5, 1, (125_050, None)), (12, 1, (1_200, None)), (0.1 + 0.2, 1, (30, None)),
        (26112.335, 1, (2_611_234, None)), ("1.500", 1, (150_000, None)), ("12 500 €", 1, (1_250_000, Currency.EUR)),
        ("26 112", 1_000, (2_611_200_000, None)), (26.112, 1_000, (2_611_200, None)),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_cents(cell: Cell, scale: int, said: tuple[int, Currency | None] | None) -> None:
    found = an_amount(cell, "Montant", scale)
    assert (found and (found.minor_units, found.currency)) == said


@pytest.mark.parametrize(
    ("cell", "scale", "error"),
    [
        *((cell, 1, NotAnAmountThere) for cell in ("environ 12", "EUR 12 CHF", True, "1e9", float("inf"), "12 %")),
        ("12.500", 1_000, NotAnAmountThere), (-5, 1, BelowZeroThere), ("CHF -5.00", 1, BelowZeroThere),
        ("(5'000)", 1, BelowZeroThere), ("9" * 20, 1, TooLargeThere), (1e15, 1, TooLargeThere),
        (10**9, 1_000_000, TooLargeThere),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_said_to_be_none(cell: Cell, scale: int, error: type[UserError]) -> None:
    with pytest.raises(error):
        an_amount(cell, "Montant", scale)


def test_currencies_and_instruments_are_known_by_their_words() -> None:
    assert [currency(word, "x") for word in ("€", "Euro", "sFr.", "")] == [*[Currency.EUR] * 2, Currency.CHF, None]
    words = ("Interreg VI", "NRP", "Kleinprojektefonds", "Fonds propres")
    assert {instrument(word, "x") for word in words} == {*Instrument}


def test_a_granted_stage_without_an_amount_is_said_in_the_preview_and_by_the_check(office: Office) -> None:
    """The project is taken all the same: it stands where the list says; the amount is entered afterwards."""
    head = "Titre du projet;Programme;Étape;Accordé EUR"
    found = taken(office, f"{head}\nSentier;FPPT;Accepté;\nBus;FPPT;Accepté;2500\nRoue;FPPT;;\n")
    assert verdicts(found) == [NEW, NEW, NEW]
    assert [[type(one).__name__ for one in row.why] for row in found.verdicts] == [["GrantedWithoutAmount"], [], []]
    path = projects(office)[0]
    (said,) = (one for one in check_all(office.store, TODAY).findings if one.code == "project.granted_without_amount")
    assert said.data["project"] == path.number
    given = {"project": path.id, "side": Side.FR, "label": text("Fonds"), "fund": True}
    office.do_fields(money.add_financing_line, **given, awarded=Money(1_000_00, Currency.EUR))
    codes = [one.code for one in check_all(office.store, TODAY).findings]
    assert "project.granted_without_amount" not in codes
