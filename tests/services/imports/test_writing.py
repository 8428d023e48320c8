"""Is a list taken in as one act, with a line of what it was, or not at all?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.imports import ImportRun
from ctj_desktop.domain.records.people import Person
from ctj_desktop.files.tables.reading import source_of
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.imports.columns import known
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.plan import plan
from ctj_desktop.services.imports.verdicts import ImportOrder, RowFate
from ctj_desktop.services.imports.writing import write
from ctj_desktop.services.membership import people
from ctj_desktop.services.membership.import_mappings import mapping_of
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.storage.errors import ChangedMeanwhile
from tests.examples import examples
from tests.office import TODAY, Office
from tests.services.imports.lists import planned, taken, verdicts

LIST = "Nom;Prénom;Mail;Genre de travail\nPerrin;Jean;j@a.ch;Maire\nBlanc;Luc;l@a.ch;\nBlanc;Luc;x@a.ch;\n".encode()


def order(sender: str = "Commune de Nods") -> ImportOrder:
    source = source_of("liste.csv", LIST, known)
    table = source.tables[0]
    return ImportOrder(
        table=table,
        kind=ListKind.PERSONS,
        columns=("family_name", "given_name", "work_email", "function"),
        since=TODAY,
        source=source.name,
        sha256=source.sha256,
        sender=sender,
    )


def test_a_line_of_the_log_says_what_was_taken_in(tmp_path: Path) -> None:
    office = Office(tmp_path)
    outcome = write(office.store, plan(office.store, order()))
    run = office.store.all(ImportRun)[0]
    assert (run.source, run.sender, run.imported_kind, run.source_sha256[:4]) == (
        *("liste.csv", "Commune de Nods", "persons"),
        order().sha256[:4],
    )
    assert (run.added, run.changed, run.same, run.refused) == (2, 0, 0, 1)
    assert "liste.csv" in label_text(load_translator("fr"), outcome.label.key, outcome.label.args)
    mapping = mapping_of(office.store, "Commune de Nods", order().table.headings)
    assert mapping is not None
    assert mapping.columns == ("family_name", "given_name", "work_email", "function")


def test_where_nothing_changes_nothing_is_written(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write(office.store, plan(office.store, order("")))
    hlc = office.store.last_hlc()
    again = plan(office.store, order(""))
    assert write(office.store, again).operation is None
    assert (office.store.last_hlc(), again.counts[RowFate.SAME]) == (hlc, 2)


def test_what_stops_it_leaves_everything_as_it_was(tmp_path: Path) -> None:
    office = Office(tmp_path)
    many = "Nom;Prénom\n" + "".join(f"Nom{n};Jean\n" for n in range(250))
    found = planned(office, many)

    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert total == 250
        if done > 200:
            raise Stopped

    with pytest.raises(Stopped):
        write(office.store, found, stop)
    assert office.store.count(Person) == office.store.count(ImportRun) == 0
    write(office.store, found)
    assert office.store.count(Person) == 250


def test_what_was_changed_since_the_plan_is_not_written_over(tmp_path: Path) -> None:
    office = Office(tmp_path)
    person = office.do_fields(people.add_person, family_name="Perrin", given_name="Jean").record
    found = planned(office, "Nom;Prénom;Natel\nPerrin;Jean;079\nBlanc;Luc;\n")
    office.do_fields(people.change_person, person=person.id, work_phone="032")
    with pytest.raises(ChangedMeanwhile):
        write(office.store, found)
    assert office.store.count(Person) == 1


COLUMNS = {
    "Nom": ("Perrin", "PERRIN", "Blanc", "de Watt", "Müller", "vacant", ""),
    "Prénom": ("Jean", "J.", "Eve", "Ann", ""),
    "Mail": ("a@a.ch", "A@a.ch", "b@b.ch", "", "x"),
    "Commune": ("Nods", "Commune de Nods", "Biel", "Parc du Doubs", ""),
    "Côté": ("FR", "CH", ""),
    "Début": ("2024", "01.02.2025", "2026", ""),
    "Fin": ("2024", "31.12.2025", "2027", ""),
    "Titulaire/suppléant": ("T", "S", ""),
    "Suppléant-e": ("Mme Zoë Perrin", "Luc Blanc", "Zoë Noir", ""),
    "Rôle": ("Président", "Membre", ""),
    "Fonction": ("Maire", ""),
    "NPA/Lieu": ("25500 Morteau", "2518 Nods", ""),
    "Siège": ("", "", "", "A"),
}


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(*map(st.sampled_from, COLUMNS.values())), min_size=1, max_size=6))
def test_any_list_taken_in_twice_changes_nothing_the_second_time(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    """The first row says no side: where it does, a blank one below may be meant for the whole block."""
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    office = Office(tmp_path_factory.mktemp("twice"))
    office.a_committee("MOC")
    first_row = ";".join(["Tell", "Anna", *[""] * (len(COLUMNS) - 2)])
    told = "\n".join([";".join(COLUMNS), first_row, *(";".join(row) for row in rows), ""])
    first = taken(office, told, kind=ListKind.MEMBERS)
    waits = {one.number for one in first.verdicts if one.verdict is RowFate.DUPLICATE}  # later rows may tell who it is
    table = first.order.table  # what its columns mean was judged by all of its rows
    kept = replace(table, rows=tuple(row for row in table.rows if row.number not in waits))
    again = plan(office.store, replace(first.order, table=kept))
    assert again.changes == ()
    assert not {RowFate.NEW, RowFate.CHANGED} & set(verdicts(again)), (verdicts(first), verdicts(again))
