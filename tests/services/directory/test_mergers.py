"""How does a commune go on in another one, and what is it called on the papers of a day?"""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.people import Organisation, Side
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.mergers import merge_organisation, successors, take_back_merger, wholes
from ctj_desktop.services.membership import committees, names, people
from ctj_desktop.services.membership.refusals import MergedInItself
from ctj_desktop.services.membership.roster_paper import roster_paper
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from ctj_desktop.services.steps.refusals import EndBeforeStart, StillUsed
from tests.office import Office, text

DAY = date(2026, 1, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace."""
    return Office(tmp_path)


def a_body(office: Office, name: str, **fields: object) -> Organisation:
    """A commune of this office."""
    return office.do_fields(people.add_organisation, name=text(name, name), **fields).record


def merged(office: Office, body: Organisation, into: Organisation, end: date = DAY) -> Organisation:
    """A body that goes on in another one."""
    return office.do_fields(merge_organisation, organisation=body.id, merged_into=into.id, end=end).record


def test_a_body_ends_on_the_day_and_goes_on_in_the_other_which_stays(office: Office) -> None:
    old, new = a_body(office, "Les Brenets"), a_body(office, "Le Locle")
    done = merged(office, old, new)
    assert (done.merged_into, done.end) == (new.id, DAY)
    assert successors(office.store, done) == [new]
    assert office.store.get(Organisation, new.id) == new
    said = [sentence_of(load_translator(locale), happened(office.store, old.id)[0]) for locale in ("fr_CH", "de_CH")]
    assert all("Les Brenets" in one for one in said)
    with pytest.raises(StillUsed):
        office.do(people.remove_organisation, organisation=new.id)
    back = office.do(take_back_merger, organisation=old.id).record
    assert (back.merged_into, back.end) == (None, None)


def test_no_body_goes_on_in_itself_or_in_what_goes_on_in_it(office: Office) -> None:
    first, second, third = (a_body(office, name) for name in ("A", "B", "C"))
    with pytest.raises(MergedInItself):
        merged(office, first, first)
    second = merged(office, second, third)
    first = merged(office, first, second)
    assert [one.id for one in successors(office.store, first)] == [second.id, third.id]
    with pytest.raises(MergedInItself):
        merged(office, third, first)
    begun = a_body(office, "D", start=date(2026, 6, 1))
    with pytest.raises(EndBeforeStart):
        merged(office, begun, third)


def test_the_bodies_of_which_it_is_a_part_are_named_from_the_nearest_also_where_two_devices_closed_a_circle(
    office: Office,
) -> None:
    whole = a_body(office, "Tout")
    part = a_body(office, "Partie", part_of=whole.id)
    piece = a_body(office, "Morceau", part_of=part.id)
    assert wholes(office.store, piece) == [part, whole]
    with office.store.write(OperationLabel("organisation.changed")) as unit:
        unit.save(replace(whole, part_of=piece.id), before=whole)
    assert [one.id for one in wholes(office.store, piece)] == [part.id, whole.id]
    unknown = replace(piece, part_of=OrganisationId(UUID(int=9)))
    assert wholes(office.store, unknown) == []


def test_papers_call_a_body_as_it_is_called_on_their_day(office: Office) -> None:
    body = a_body(office, "Grand-Vauxneuf")
    days = {"start": date(1900, 1, 1), "end": date(2027, 6, 1)}
    office.do_fields(names.add_organisation_name, organisation=body.id, name=text("Vauxneuf"), **days)
    committee = office.a_committee()
    given = {"committee": committee.id, "organisation": body.id, "side": Side.FR}
    office.do_fields(committees.add_seat, **given)

    def printed(day: date) -> list[str]:
        paper = roster_paper(office.store, committee.id, day)
        return [
            name.fr.text for seat in paper.seats if seat.organisation for name in (seat.body, seat.organisation.name)
        ]

    assert printed(date(2027, 5, 31)) == ["Vauxneuf"] * 2
    assert printed(date(2027, 6, 1)) == ["Grand-Vauxneuf"] * 2
