"""Does a list that left as a workbook or a text come back without a change?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.people import Address, Organisation, Person, Salutation, Side, Territory
from ctj_desktop.domain.records.projects import Call
from ctj_desktop.domain.texts import Language
from ctj_desktop.files.csv_lists import csv_table
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.files.xlsx_lists import xlsx_bytes
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.catalogue.exported_list import exported_list
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.preparing import prepared
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership import people
from ctj_desktop.services.projects import life
from ctj_desktop.services.workspace.reference import renew
from tests.office import TODAY, Office, text

FIELDS = (
    *("family_name", "given_name", "title", "salutation", "function", "organisation", "side", "language", "greeting"),
    *("channel", "work_email", "work_phone", "work_mobile", "work_address"),
)
WRITERS = {"xlsx": xlsx_bytes, "csv": csv_table}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("language", ["fr_CH", "de_CH", "en"])
def test_persons_come_back_as_they_are(tmp_path: Path, language: str, form: str) -> None:
    office = Office(tmp_path)
    body = office.do_fields(people.add_organisation, name=text("Nods", "Nods"), side=Side.CH).record
    persons = [
        office.do_fields(people.add_person, **fields).record
        for fields in (
            {"family_name": "Perrin", "given_name": "Jean", "organisation": body.id, "work_email": "j@a.ch"},
            {"family_name": "=1+1", "given_name": "-Ann", "title": "@x", "function": text("Maire", "Bürgermeister")},
            {"family_name": "Blanc", "work_phone": "032 420 46 70", "side": Side.CH, "language": Language.DE},
            {"family_name": "Gris", "salutation": Salutation.MADAME, "work_address": Address(street="Rue", number="3")},
        )
    ]
    t = load_translator(language)
    keys = [person.id for person in persons]
    table = exported_list(office.store, t, "person", keys, FIELDS, title="x", today=TODAY)
    source = source_of(f"liste.{form}", WRITERS[form](table), known)
    found = plan(office.store, prepared(office.store, source))
    assert [(one.verdict, one.touched, one.why) for one in found.verdicts] == [(RowFate.SAME, (), ())] * 4
    elsewhere = Office(tmp_path, name="ailleurs", seed=2)
    write(elsewhere.store, plan(elsewhere.store, prepared(elsewhere.store, source)))
    assert _said(elsewhere) == _said(office)


def _said(office: Office) -> list[tuple[str | None, ...]]:
    bodies: dict[object, str] = {
        body.id: body.name.fr.text or body.name.de.text for body in office.store.all(Organisation)
    }
    return sorted(
        (one.family_name, one.given_name, one.title, one.function.fr.text, one.function.de.text, one.work_phone,
         one.work_email, one.salutation, one.language, str(one.side), bodies.get(one.organisation or one.id, ""))
        for one in office.store.all(Person)
    )  # fmt: skip


@pytest.mark.parametrize("language", ["fr_CH", "de_CH", "en"])
def test_projects_come_back_as_they_are(tmp_path: Path, language: str) -> None:
    office = Office(tmp_path)
    renew(office.store)
    committee = office.a_committee("MOC").id
    call = next(one for one in office.store.all(Call) if one.code)
    places = tuple(one.id for one in office.store.all(Territory)[:2])
    said = {"title": text("Bus", "Nachtbus"), "call": call.id, "territories": places, "themes": ("Mobilité", "Nuit")}
    days = {"starts": date(2027, 1, 1), "ends": date(2027, 12, 31), "funder_reference": "FS-1", "place": "Nods"}
    bus = office.do_fields(
        life.add_project, committee=committee, programme_objective="OS 3.2", summary=text("Un bus"), **said, **days
    ).record
    other = office.do_fields(life.add_project, committee=committee, title=text("=1+1", "")).record
    names = ("number", "title", "summary", "pipeline", "call", *said, *days, "programme_objective")
    keys = [bus.id, other.id]
    table = exported_list(office.store, load_translator(language), "project", keys, names, title="x", today=TODAY)
    order = prepared(office.store, source_of("liste.xlsx", xlsx_bytes(table), known))
    assert "" not in order.columns
    found = plan(office.store, order)
    assert [(one.verdict, one.touched, one.why) for one in found.verdicts] == [(RowFate.SAME, (), ())] * 2
