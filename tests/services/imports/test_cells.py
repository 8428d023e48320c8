"""Is it understood what people write in a cell?"""

from datetime import date

import pytest

from ctj_desktop.domain.records.committees import Capacity, OfficeOfCommittee
from ctj_desktop.domain.records.people import DeliveryChannel, OrganisationKind, Salutation, Side
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.tables.table import Cell
from ctj_desktop.services.imports import cells
from ctj_desktop.services.imports.refusals import NotADayThere, UnknownWordThere
from ctj_desktop.services.imports.said import parted

TODAY = date(2027, 2, 24)
FIRST = date(2024, 2, 1)


@pytest.mark.parametrize(
    "cell",
    ["01.02.2024", "1.2.24", "2024-02-01", "1er février 2024", "1. Februar 2024", "01/02/2024", FIRST, 45323, "45323"],
)
def test_a_day_is_read_as_people_and_spreadsheets_write_it(cell: Cell) -> None:
    assert cells.a_day(cell, "Début", TODAY) == FIRST


def test_a_year_is_its_first_or_its_last_day() -> None:
    assert cells.a_day(2024, "Début", TODAY) == date(2024, 1, 1)
    assert cells.a_day("2024", "Fin", TODAY, last=True) == date(2024, 12, 31)


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "?"])
def test_nothing_is_no_day(cell: Cell) -> None:
    assert cells.a_day(cell, "Début", TODAY) is None


@pytest.mark.parametrize("cell", ["32.13.2024", "bientôt", "1.2.", True, 1.5, date(1024, 1, 1), "99999"])
def test_what_is_no_day_is_refused(cell: Cell) -> None:
    with pytest.raises(NotADayThere):
        cells.a_day(cell, "Début", TODAY)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2021–2025", (date(2021, 1, 1), date(2025, 12, 31))),
        ("2021-2025", (date(2021, 1, 1), date(2025, 12, 31))),
        ("du 01.02.2024 au 31.01.2028", (FIRST, date(2028, 1, 31))),
        ("vom 1. Februar 2024 bis 31.1.2028", (FIRST, date(2028, 1, 31))),
        ("depuis le 01.02.2024", (FIRST, None)),
        ("2024-02-01", (FIRST, None)),
        ("seit 2024", (date(2024, 1, 1), None)),
        (FIRST, (FIRST, None)),
        ("2024 –", (date(2024, 1, 1), None)),
        ("", (None, None)),
    ],
)
def test_a_period_in_one_cell(cell: Cell, period: tuple[date | None, date | None]) -> None:
    assert cells.a_period(cell, "Mandat", TODAY) == period


@pytest.mark.parametrize(
    ("cell", "salutation"),
    [("M.", Salutation.MONSIEUR), ("Mme", Salutation.MADAME), ("Frau", Salutation.MADAME),
     ("Herr", Salutation.MONSIEUR),
     ("f", Salutation.MADAME), ("männlich", Salutation.MONSIEUR), ("Ms.", Salutation.MADAME),
     ("neutral", Salutation.NEUTRAL),
     ("", None)],
)  # fmt: skip
def test_words_of_gender_in_three_languages(cell: str, salutation: Salutation | None) -> None:
    assert cells.salutation(cell, "Civilité") is salutation


def test_words_of_the_other_closed_sets() -> None:
    assert [cells.side(cell, "") for cell in ("FR", "Suisse", "Frankreich", "ch")] == [
        Side.FR,
        Side.CH,
        Side.FR,
        Side.CH,
    ]
    assert [cells.language(cell, "") for cell in ("d", "français", "EN")] == [Language.DE, Language.FR, Language.EN]
    ways = [cells.channel(cell, "") for cell in ("Courrier postal", "par la poste", "Briefpost", "per E-Mail")]
    assert ways == [DeliveryChannel.POST] * 3 + [DeliveryChannel.MAIL]
    assert cells.office("Co-présidente", "") is OfficeOfCommittee.CO_PRESIDENT
    assert cells.office("Vizepräsident/in", "") is OfficeOfCommittee.VICE_PRESIDENT
    assert cells.office("Membre", "") is None
    assert cells.capacity("Ja", "") is Capacity.VOTING
    assert cells.capacity("nein", "") is Capacity.ADVISORY
    assert cells.capacity("consultative", "") is Capacity.ADVISORY
    assert cells.body_kind("Kanton", "") is OrganisationKind.CANTON
    assert [cells.is_substitute(cell, "") for cell in ("Suppléant-e", "Titulaire", "x", "", "non", "Gast")] == [
        *(True, False, True, None, False, None)
    ]


@pytest.mark.parametrize("read", [cells.salutation, cells.side, cells.office, cells.is_substitute])
def test_another_word_is_not_understood(read: object) -> None:
    assert callable(read)
    with pytest.raises(UnknownWordThere):
        read("peut-être", "Colonne")


def test_a_title_is_freed_of_the_form_of_address() -> None:
    assert cells.title_and_salutation("Mme Dr") == ("Dr", Salutation.MADAME)
    assert cells.title_and_salutation("") == ("", None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Commune de Morteau", OrganisationKind.COMMUNE),
     ("Communauté de communes du Val", OrganisationKind.INTERCOMMUNALITY),
     ("Canton du Jura", OrganisationKind.CANTON), ("Stadt Biel", OrganisationKind.COMMUNE),
     ("Rotary", OrganisationKind.OTHER)],
)  # fmt: skip
def test_a_name_says_what_a_body_is(name: str, kind: OrganisationKind) -> None:
    assert cells.kind_by_name(name) is kind


def test_postcode_and_place_in_one_cell() -> None:
    assert cells.postcode_and_place("CH-2400 Le Locle") == ("2400", "Le Locle")
    assert cells.postcode_and_place("Le Locle") == ("", "Le Locle")


@pytest.mark.parametrize(
    ("name", "family_first", "parts"),
    [
        ("Jean-Marc Perrin", False, ("Perrin", "Jean-Marc", "")),
        ("Perrin Jean-Marc", True, ("Perrin", "Jean-Marc", "")),
        ("PERRIN Jean-Marc", False, ("Perrin", "Jean-Marc", "")),
        ("Mme Dr Zoë Périllat", False, ("Périllat", "Zoë", "Mme Dr")),
        ("Périllat, Zoë", False, ("Périllat", "Zoë", "")),
        ("Jean de Montmollin", False, ("de Montmollin", "Jean", "")),
        ("Madonna", False, ("Madonna", "", "")),
        ("ABBE", False, ("ABBE", "", "")),
        ("", False, ("", "", "")),
    ],
)
def test_a_whole_name_is_parted(name: str, family_first: bool, parts: tuple[str, str, str]) -> None:
    assert parted(name, family_first=family_first) == parts
