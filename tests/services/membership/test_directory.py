"""What else is kept of bodies and persons: names and parts; and of statutes and lists?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.ids import StatutesId
from ctj_desktop.domain.records.imports import ImportMapping
from ctj_desktop.domain.records.people import Organisation, OrganisationName
from ctj_desktop.domain.records.statutes import StatutesArticle
from ctj_desktop.services.catalogue.bin import restore_record
from ctj_desktop.services.membership import import_mappings, names, people, statutes
from ctj_desktop.services.membership.refusals import (
    ArticleTwice,
    ArticleUnnumbered,
    BodyNamesOverlap,
    ColumnsAmiss,
    PartOfItself,
)
from ctj_desktop.services.membership.rules import articles
from ctj_desktop.services.steps.refusals import EndBeforeStart, StillUsed
from tests.office import Office, text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def a_body(office: Office, name: str = "Vauxneuf", **fields: object) -> Organisation:
    """A body of this office."""
    return office.do_fields(people.add_organisation, name=text(name), **fields).record


def named(office: Office, body: Organisation, name: str, start: date, end: date | None = None) -> OrganisationName:
    """A dated name of a body."""
    given = {"organisation": body.id, "name": text(name), "start": start, "end": end}
    return office.do_fields(names.add_organisation_name, **given).record


# names of a body


def test_a_body_has_one_name_on_a_day(office: Office) -> None:
    body = a_body(office)
    earlier = named(office, body, "District", date(1990, 1, 1), date(2000, 1, 1))
    named(office, body, "Communauté", date(2000, 1, 1))
    with pytest.raises(BodyNamesOverlap) as refused:
        named(office, body, "Pays", date(1999, 12, 31), date(2000, 1, 1))
    assert (refused.value.name, refused.value.since) == (earlier.name, date(1990, 1, 1))
    with pytest.raises(EndBeforeStart):
        named(office, body, "Pays", date(1980, 1, 1), date(1979, 1, 1))
    with pytest.raises(BodyNamesOverlap):
        office.do_fields(names.change_organisation_name, organisation_name=earlier.id, end=None)
    changed = office.do_fields(names.change_organisation_name, organisation_name=earlier.id, short_name=text("D"))
    assert changed.record.short_name == text("D")


def test_a_name_of_a_body_comes_back_only_where_no_other_took_its_days(office: Office) -> None:
    body = a_body(office)
    earlier = named(office, body, "District", date(1990, 1, 1), date(2000, 1, 1))
    office.do(names.remove_organisation_name, organisation_name=earlier.id)
    other = named(office, body, "Pays", date(1995, 1, 1), date(1996, 1, 1))
    with pytest.raises(BodyNamesOverlap):
        office.do(restore_record, record=earlier.id)
    office.do(names.remove_organisation_name, organisation_name=other.id)
    office.do(restore_record, record=earlier.id)
    assert [one.id for one in office.store.all(OrganisationName)] == [earlier.id]


def test_names_go_with_their_body(office: Office) -> None:
    body = a_body(office)
    named(office, body, "District", date(1990, 1, 1))
    office.do(people.remove_organisation, organisation=body.id)
    assert office.store.all(OrganisationName) == []
    office.undo()
    assert len(office.store.all(OrganisationName)) == 1


# parts of a body


def test_a_body_is_no_part_of_itself_or_of_its_parts(office: Office) -> None:
    whole = a_body(office, "Tout")
    part = a_body(office, "Partie", part_of=whole.id)
    piece = a_body(office, "Morceau", part_of=part.id)
    for above in (whole, part, piece):
        with pytest.raises(PartOfItself):
            office.do_fields(people.change_organisation, organisation=whole.id, part_of=above.id)
    moved = office.do_fields(people.change_organisation, organisation=piece.id, part_of=whole.id).record
    assert moved.part_of == whole.id


def test_a_body_stays_while_it_has_parts_and_ends_no_earlier_than_it_starts(office: Office) -> None:
    whole = a_body(office, "Tout")
    a_body(office, "Partie", part_of=whole.id)
    with pytest.raises(StillUsed):
        office.do(people.remove_organisation, organisation=whole.id)
    with pytest.raises(EndBeforeStart):
        office.do_fields(
            people.change_organisation, organisation=whole.id, start=date(2020, 1, 1), end=date(2019, 1, 1)
        )
    with pytest.raises(EndBeforeStart):
        a_body(office, start=date(2020, 1, 1), end=date(2019, 1, 1))


# articles of statutes


def a_version(office: Office) -> StatutesId:
    """Statutes of a committee."""
    committee = office.a_committee()
    given = {"committee": committee.id, "title": text("Statuts"), "in_force_from": date(2020, 1, 1)}
    return office.do_fields(statutes.adopt_statutes, **given).record.id


def test_an_article_has_a_number_that_no_other_of_its_version_has(office: Office) -> None:
    version = a_version(office)

    def add(number: str) -> StatutesArticle:
        return office.do_fields(articles.add_statutes_article, statutes=version, number=number).record

    first, second = add(" 9 "), add("9.2")
    assert first.number == "9"
    with pytest.raises(ArticleTwice):
        add("9")
    with pytest.raises(ArticleTwice):
        office.do_fields(articles.change_statutes_article, statutes_article=second.id, number="9")
    with pytest.raises(ArticleUnnumbered):
        add(" ")
    worded = office.do_fields(articles.change_statutes_article, statutes_article=first.id, text=text("A", "B")).record
    assert worded.text == text("A", "B")
    office.do(articles.remove_statutes_article, statutes_article=first.id)
    add("9")
    with pytest.raises(ArticleTwice):
        office.do(restore_record, record=first.id)


# columns of lists


def test_the_meaning_of_columns_is_kept_once_for_a_sender_and_headings(office: Office) -> None:
    def keep(columns: tuple[str, ...]) -> ImportMapping:
        given = {"sender": "Mairie", "headings": ("Nom", "Prénom"), "columns": columns}
        return office.do_fields(import_mappings.keep_import_mapping, **given).record

    first = keep(("family_name", ""))
    assert keep(("family_name", "given_name")).id == first.id
    found = import_mappings.mapping_of(office.store, "Mairie", ("Nom", "Prénom"))
    assert found is not None
    assert found.columns == ("family_name", "given_name")
    assert import_mappings.mapping_of(office.store, "Mairie", ("Nom",)) is None
    with pytest.raises(ColumnsAmiss):
        keep(("family_name",))
