"""Does the list of decisions say how each was taken?"""

from uuid import UUID

import pytest

from ctj_desktop.domain.records.voting import DecisionKind, DecisionResult, VoteCount
from ctj_desktop.i18n.translator import load_translator
from ctj_desktop.services.minutes.lists import DecisionLine
from ctj_desktop.ui.decisions.columns import decision_columns
from tests.office import text


@pytest.mark.parametrize(
    ("votes", "said"), [((5, 5, 1), "Bei Stimmengleichheit"), ((6, 4, 1), "Mehrheitlich"), (None, "Mehrheitlich")]
)
def test_a_tie_that_was_decided_is_no_majority(votes: tuple[int, int, int] | None, said: str) -> None:
    count = VoteCount(yes=votes[0], no=votes[1], abstentions=votes[2]) if votes else None
    line = DecisionLine(
        key=UUID(int=1),
        number="2027-004",
        on=None,
        text=text("Étude.", "Studie."),
        decision_kind=DecisionKind.DECISION,
        result=DecisionResult.MAJORITY,
        outcome=None,
        votes=count,
        meeting="2027-01",
        project="",
        closed=False,
    )
    column = next(one for one in decision_columns() if one.key == "result")
    assert column.cell(line, load_translator("de_CH")).text == said
