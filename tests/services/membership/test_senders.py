"""In which town a meeting was: what the records say."""

from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.domain.records.people import Address, OrganisationKind, Side
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.membership import committees, people
from ctj_desktop.services.membership.senders import town_of
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Empty."""
    return Office(tmp_path)


@pytest.mark.parametrize(
    ("place", "town"),
    [
        (text("Maison de l’Europe, Porrentruy", "Europahaus, Pruntrut"), text("Porrentruy", "Pruntrut")),
        (text("Morteau, salle 2", "Mortau, Rathaus, Saal 2"), text("Morteau", "Mortau, Rathaus, Saal 2")),
        (text("Morteau, Hôtel de Ville", "Morteau, Rathaus"), text("Morteau", "Morteau")),
        (text("Hôtel de Ville, Morteau"), text("Morteau")),
        (text("salle communale, Exempleville"), text("salle communale, Exempleville")),
        (text("Yverdon-les-Bains, château"), text("Yverdon-les-Bains")),
        (text(""), text("")),
    ],
)
def test_the_town_of_a_place_is_one_of_the_directory_else_the_whole_place(
    office: Office, place: Bilingual, town: Bilingual
) -> None:
    committee = office.a_committee()
    office.do_fields(
        people.add_organisation,
        name=text("Musée"),
        address=Address(postcode="2900", place="Porrentruy", country=Side.CH),
    )
    commune: dict[str, Any] = {"name": text("Ville de Morteau"), "organisation_kind": OrganisationKind.COMMUNE}
    office.do_fields(people.add_organisation, **commune)
    lines = ("Rue du Lac 1", "CH-1400 Yverdon-les-Bains")
    office.do_fields(committees.add_secretariat, committee=committee.id, side=Side.CH, lines=lines)
    assert town_of(office.store, place) == town
