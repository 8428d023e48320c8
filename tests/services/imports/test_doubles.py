"""Who is there under several records that were declared one: which of them does a list mean?"""

from pathlib import Path

import pytest

from ctj_desktop.domain.ids import OrganisationId, PersonId
from ctj_desktop.domain.records.committees import Mandate
from ctj_desktop.domain.records.people import Person, PersonFunction, Side
from ctj_desktop.domain.records.projects import Partner
from ctj_desktop.services.directory.same_as import declare_same
from ctj_desktop.services.imports.kinds import ListKind
from ctj_desktop.services.imports.verdicts import RowFate
from ctj_desktop.services.membership import people
from ctj_desktop.services.workspace.reference import renew
from tests.office import Office, text
from tests.services.imports.lists import planned, taken, touched, verdicts, why


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A committee without anybody."""
    made = Office(tmp_path)
    made.a_committee("MOC")
    return made


def joined(office: Office) -> tuple[Person, Person]:
    """One person under two records of two spellings: the shown one, and the other."""
    first = office.do_fields(people.add_person, family_name="Rochat", given_name="Anne").record
    other = office.do_fields(people.add_person, family_name="Rochat-Faivre", given_name="Anne").record
    office.do(declare_same, record=PersonId(first.id), same=PersonId(other.id))
    return first, other


def test_a_row_of_either_name_is_about_the_record_that_is_shown(office: Office) -> None:
    first, other = joined(office)
    for name in ("Rochat", "Rochat-Faivre"):
        found = planned(office, f"Nom\tPrénom\tTéléphone\n{name}\tAnne\t032 951 00 00\n")
        assert [one.id for one, _ in found.changes] == [first.id]
        assert verdicts(found) == [RowFate.CHANGED]
    taken(office, "Nom\tPrénom\tTéléphone\nRochat-Faivre\tAnne\t032 951 00 00\n")
    assert office.store.all(Person, work_phone="+41329510000")[0].id == first.id
    assert office.store.all(Person, id=other.id) == [other]


def test_two_records_of_one_name_leave_no_question(office: Office) -> None:
    one, other = (office.do_fields(people.add_person, family_name="Rey", given_name="Luc").record for _ in "12")
    row = "Nom\tPrénom\tMobile\nRey\tLuc\t079 000 00 01\n"
    assert verdicts(planned(office, row)) == [RowFate.DUPLICATE]
    office.do(declare_same, record=PersonId(one.id), same=PersonId(other.id))
    assert verdicts(planned(office, row)) == [RowFate.CHANGED]


def test_a_mandate_of_the_other_record_is_theirs_and_nobody_stands_in_the_way(office: Office) -> None:
    first, other = joined(office)
    taken(office, "Commune\tCôté\tNom\tPrénom\tDébut\nNods\tCH\tRochat-Faivre\tAnne\t01.01.2026\n")
    [mandate] = office.store.all(Mandate)
    assert mandate.person == first.id
    office.do_fields(people.change_person, person=other.id, family_name="Faivre")
    again = planned(office, "Commune\tCôté\tNom\tPrénom\tDébut\nNods\tCH\tFaivre\tAnne\t01.01.2026\n")
    assert (verdicts(again), why(again), again.changes) == ([RowFate.SAME], [], ())


def test_the_body_that_stands_there_stays_though_the_list_calls_it_as_another_record(office: Office) -> None:
    commune, own = (
        office.do_fields(people.add_organisation, name=text(name, name)).record for name in ("Commune de X", "Xville")
    )
    office.do(declare_same, record=OrganisationId(commune.id), same=OrganisationId(own.id))
    office.do_fields(people.add_person, family_name="Rey", given_name="Luc", organisation=own.id)
    found = planned(office, "Nom\tPrénom\tOrganisme\tFonction\nRey\tLuc\tCommune de X\tMaire\n")
    [row] = found.verdicts
    assert (row.verdict, set(touched(row))) == (RowFate.CHANGED, {"function.fr"})
    taken(office, "Nom\tPrénom\tOrganisme\tFonction\nRey\tLuc\tCommune de X\tMaire\n")
    [person] = office.store.all(Person)
    assert (person.organisation, office.store.count(PersonFunction)) == (own.id, 0)


def test_a_project_whose_partner_is_the_other_record_has_no_second_one(office: Office) -> None:
    renew(office.store)
    shown, own = (
        office.do_fields(people.add_organisation, name=text(name, name), side=Side.CH).record
        for name in ("Commune de X", "Xville")
    )
    head = "Titre du projet;Programme;Chef de file CH;Début;Fin;Résumé;Montant CHF\nSentier;FPPT;"
    taken(office, f"{head}Xville;;;;\n", kind=ListKind.PROJECTS)
    office.do(declare_same, record=OrganisationId(shown.id), same=OrganisationId(own.id))
    taken(office, f"{head}Commune de X;;;;\n", kind=ListKind.PROJECTS)
    assert [one.organisation for one in office.store.all(Partner)] == [own.id]
