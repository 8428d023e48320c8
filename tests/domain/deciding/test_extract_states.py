"""How far is an extract, and which later one takes its place?"""

from datetime import date
from uuid import UUID

import pytest

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState, extract_state, replaces
from ctj_desktop.domain.ids import CommitteeId, DecisionId, ExtractId, HomeId, OrganisationId, PersonId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.extracts import Extract

DAY, LATER = date(2027, 4, 3), date(2027, 4, 10)


def an_id(number: int) -> UUID:
    return UUID(int=number)


EXTRACT = Extract(
    id=ExtractId(an_id(1)),
    home=HomeId(an_id(9)),
    committee=CommitteeId(an_id(9)),
    decisions=(DecisionId(an_id(20)),),
    organisation=OrganisationId(an_id(30)),
)
MADE = replace(EXTRACT, made_on=DAY)


@pytest.mark.parametrize(
    ("extract", "state"),
    [
        (EXTRACT, ExtractState.OWED),
        (MADE, ExtractState.MADE),
        (replace(MADE, sent_on=LATER), ExtractState.SENT),
        (replace(EXTRACT, sent_on=LATER), ExtractState.SENT),
        (replace(MADE, sent_on=LATER, undeliverable=True), ExtractState.CAME_BACK),
    ],
)
def test_it_is_owed_until_it_was_sent_and_again_when_it_came_back(extract: Extract, state: ExtractState) -> None:
    assert extract_state(extract) is state


def test_what_no_longer_holds_is_to_be_made_anew_unless_another_took_its_place() -> None:
    assert [one.value for one in ExtractStanding if one.is_outdated] == ["changed", "gone", "approved"]


LATER_ONE = replace(MADE, id=ExtractId(an_id(2)), made_on=LATER)


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (LATER_ONE, MADE, True),
        (replace(LATER_ONE, made_on=DAY), MADE, True),
        (MADE, LATER_ONE, False),
        (MADE, MADE, False),
        (replace(LATER_ONE, decisions=(*MADE.decisions, DecisionId(an_id(21)))), MADE, True),
        (replace(LATER_ONE, decisions=(DecisionId(an_id(21)),)), MADE, False),
        (replace(LATER_ONE, organisation=None, person=PersonId(an_id(31))), MADE, False),
        (replace(LATER_ONE, made_on=None), MADE, False),
        (LATER_ONE, EXTRACT, False),
    ],
)
def test_a_later_one_for_the_same_reader_takes_the_place_of_what_it_tells_too(
    later: Extract, earlier: Extract, expected: bool
) -> None:
    assert replaces(later, earlier) is expected
