"""Does the paper of a territory say what its page says, with equal sums, and nothing as more than its source says?"""

from pathlib import Path

import outloud
import pytest

from ctj_desktop.documents.blocks import Document, FactTable, FigureTable
from ctj_desktop.documents.layout import Layout
from ctj_desktop.documents.papers import PaperOptions
from ctj_desktop.documents.territories.territory import document
from ctj_desktop.documents.writers.pdf import write_pdf
from ctj_desktop.domain.ids import TerritoryId
from ctj_desktop.domain.money import Currency, Money
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.people import OrganisationKind, Side, Territory
from ctj_desktop.domain.records.territories import FigureKind
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership import committees, people, territories
from ctj_desktop.services.papers.making import Printing, make, paper_name
from ctj_desktop.services.papers.paper import OfCommittee
from ctj_desktop.services.projects import life, money
from ctj_desktop.services.resources import matinees
from ctj_desktop.services.strategy.territories.territory_paper import territory_on_paper
from ctj_desktop.services.strategy.territory_figures import add_territory_figure
from tests.office import TODAY, Office, text

FR, DE = load_translator("fr_CH"), load_translator("de_CH")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def territory(office: Office) -> Territory:
    made: Territory = office.do_fields(territories.add_territory, code="VAL", name=text("Le Val", "Das Tal")).record
    return made


@pytest.fixture
def committee(office: Office, territory: Territory) -> Committee:
    made: Committee = office.a_committee()
    office.do_fields(committees.change_committee, committee=made.id, territory=territory.id)
    return made


def said(office: Office, committee: Committee, territory: TerritoryId, layout: Layout = Layout.COLUMNS) -> Document:
    paper = territory_on_paper(office.store, committee.id, territory, TODAY)
    return document(paper, FR, DE, PaperOptions(printed_on=TODAY, layout=layout))


def plain(value: object) -> str:
    return repr(value).replace("\\xa0", " ").replace("\\u202f", " ")


def test_of_a_territory_of_which_little_is_known_the_paper_says_so(
    office: Office, committee: Committee, territory: Territory
) -> None:
    found = plain(said(office, committee, territory.id).blocks)
    assert "Aucun chiffre de ce territoire n’est saisi." in found
    assert "Seuls les projets de ce comité comptent." not in found, "there is none"
    assert "Kein Projekt dieses Ausschusses in diesem Gebiet." in found
    assert "pas encore de séance" in found


def test_figures_have_their_source_and_money_its_currency(
    office: Office, committee: Committee, territory: Territory, tmp_path: Path
) -> None:
    for side, value in ((Side.FR, 30_000), (Side.CH, 20_000)):
        office.do_fields(
            add_territory_figure,
            territory=territory.id,
            figure=FigureKind.INHABITANTS,
            side=side,
            value=value,
            year=2014,
            rounded=side is Side.FR,
            source="Secrétariat",
        )
    office.do_fields(
        add_territory_figure, territory=territory.id, figure=FigureKind.OTHER, label=text("ponts", "Brücken"), value=3
    )
    project = office.do_fields(
        life.add_project, committee=committee.id, title=text("Marchés"), territories=(territory.id,)
    ).record
    for side, minor, currency in ((Side.FR, 500_00, Currency.EUR), (Side.CH, 250_00, Currency.CHF)):
        office.do_fields(
            money.add_financing_line,
            project=project.id,
            side=side,
            label=text("Source"),
            requested=Money(minor, currency),
        )
    for name, kind in (("Jougne", OrganisationKind.COMMUNE), ("Parc", OrganisationKind.PARK)):
        office.do_fields(
            people.add_organisation, name=text(name), organisation_kind=kind, territory=territory.id, side=Side.FR
        )
    office.do_fields(matinees.add_matinee, title=text("L’eau", "Wasser"), territory=territory.id, on=TODAY)
    office.a_meeting(committee.id, "2027-03-12")
    made = said(office, committee, territory.id)
    figures, stages, per_head = [block for block in made.blocks if isinstance(block, FigureTable)]
    assert [plain(row.figures[0][0].fr.text) for row in figures.rows] == ["'env. 30 000'", "'20 000'", "'3'"]
    assert plain(figures.rows[0].details[0].fr.text) == "'France · Source : Secrétariat'"
    assert (figures.rows[2].name.de.text, figures.rows[2].details[0].fr.text) == ("Brücken", "sans source")
    assert figures.rows[2].figures[1][0].fr.text == "année non précisée"
    assert [plain(one.fr.text) for one in stages.rows[-1].figures[1]] == ["'500,00 €'", "'CHF 250.00'"]
    assert stages.rows[-1].figures[2][0].fr.text == "–"
    assert [plain(one.fr.text) for one in per_head.rows[0].figures[0]] == ["'10,00 €'", "'CHF 5.00'"]
    assert "env. 50 000 · 2014" in plain(per_head.rows[0].name.fr.text)
    (met,) = [block for block in made.blocks if isinstance(block, FactTable)]
    assert "prochaine séance : 12 mars 2027" in plain(met.rows[0][1].fr.text)
    for words in ("Jougne", "Parc", "Wasser", "Seuls les projets de ce comité comptent."):
        assert words in plain(made.blocks)
    path = tmp_path / "paper.pdf"
    path.write_bytes(write_pdf(made, Layout.COLUMNS))
    found = outloud.check(str(path))
    assert found.error is None
    assert [(one.rule, one.message) for one in found.findings if one.severity in ("error", "warning")] == []


def test_the_file_is_called_by_the_territory(office: Office, committee: Committee, territory: Territory) -> None:
    about = OfCommittee(committee=committee.id, named=(territory.id,))
    printing = Printing(printed_on=TODAY)
    assert paper_name(FR, office.store, "territory", about, printing) == "Le Val fiche d’un territoire FR-DE.pdf"
    assert make(office.store, "territory", about, printing).file.startswith(b"%PDF")
