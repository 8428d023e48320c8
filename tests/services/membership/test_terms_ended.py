"""Does the end of a term close what runs, and nothing else, in one act?"""

from datetime import date
from pathlib import Path

import pytest

from ctj_desktop.domain.records.committees import EndReason, Mandate, OfficeHeld
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.membership.committees import appoint, end_mandate, give_office
from ctj_desktop.services.membership.terms_ended import NothingRuns, end_term, running_beyond
from ctj_desktop.services.naming.chronicle import happened, sentence_of
from tests.office import Office

END = date(2027, 7, 1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A secretariat with an empty workspace."""
    return Office(tmp_path)


def test_what_runs_beyond_the_day_ends_and_undo_brings_all_back(office: Office) -> None:
    committee, other = office.a_committee("MOC", seats=3), office.a_committee("ABC", seats=1)
    first, second, third = office.store.all(Mandate, committee=committee.id)
    office.do_fields(end_mandate, mandate=first.id, end=date(2027, 1, 1), end_reason=EndReason.RESIGNATION)
    office.do_fields(end_mandate, mandate=second.id, end=date(2030, 1, 1))
    next_term = office.do_fields(appoint, seat=first.seat, person=first.person, start=END, end=date(2032, 1, 1)).record
    office.do_fields(
        give_office, committee=committee.id, person=third.person, office="president", start=date(2026, 1, 1)
    )
    before = office.store.all(Mandate)
    running = running_beyond(office.store, committee.id, END)
    assert ([one.id for one in running.mandates], running.count) == ([second.id, third.id], 3)
    office.do(end_term, committee=committee.id, end=END)
    ends = {one.id: (one.end, one.end_reason) for one in office.store.all(Mandate)}
    assert ends[first.id] == (date(2027, 1, 1), EndReason.RESIGNATION)
    assert ends[second.id] == ends[third.id] == (END, EndReason.TERM)
    assert ends[next_term.id] == (date(2032, 1, 1), None)
    assert [ends[one.id] for one in office.store.all(Mandate, committee=other.id)] == [(None, None)]
    assert [one.end for one in office.store.all(OfficeHeld)] == [END]
    said = sentence_of(load_translator("fr_CH"), happened(office.store)[0])
    assert "MOC" in said
    assert said.endswith(": 3")
    with pytest.raises(NothingRuns):
        office.do(end_term, committee=committee.id, end=END)
    office.undo()
    assert office.store.all(Mandate) == before
    assert [one.end for one in office.store.all(OfficeHeld)] == [None]
