"""In which town a meeting was, and who presides over a committee alone or beside another: what the records say."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctj_desktop.documents.signing import signatory
from ctj_desktop.domain.records.committees import OfficeOfCommittee
from ctj_desktop.domain.records.people import Address, OrganisationKind, Side
from ctj_desktop.domain.records.statutes import StatutesPattern
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.meetings.sending.letters import signers_of
from ctj_desktop.services.membership import committees, people, statutes
from ctj_desktop.services.membership.senders import town_of
from ctj_desktop.services.minutes.formal_sentences import paper_voices
from ctj_desktop.services.minutes.signers import signers
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


@pytest.mark.parametrize(
    ("sides", "pattern", "said"),
    [
        (
            (Side.FR, Side.CH),
            None,
            [("Coprésidence, France", "Co-Präsidium, Frankreich"), ("Coprésidence, Suisse", "Co-Präsidium, Schweiz")],
        ),
        ((Side.FR,), None, [("Présidence, France", "Präsidium, Frankreich")]),
        ((Side.FR,), StatutesPattern.FRANCO_SWISS, [("Coprésidence, France", "Co-Präsidium, Frankreich")]),
    ],
)
def test_whoever_presides_beside_another_signs_as_co_president(
    office: Office, sides: tuple[Side, ...], pattern: StatutesPattern | None, said: list[tuple[str, str]]
) -> None:
    """Entered as presidents, as a list of one side calls them."""
    committee, start = office.a_committee(seats=2), date(2026, 1, 1)
    if pattern is not None:
        given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": start}
        office.do_fields(statutes.adopt_statutes, **given, pattern=pattern)
    for side in sides:
        given = {"committee": committee.id, "person": office.a_person(side=side).id, "side": side, "start": start}
        office.do_fields(committees.give_office, **given, office=OfficeOfCommittee.PRESIDENT)
    meeting, french = office.a_meeting(committee.id), load_translator("fr_CH")
    below = [signatory(one, paper_voices()).function for one in signers(office.store, meeting)]
    assert [(one.fr.text, one.de.text) for one in below] == said
    in_letters = [function for _, function in signers_of(office.store, meeting, french)]
    assert in_letters == [fr.split(",")[0].lower() for fr, _ in said]
