"""What does a count of votes say?"""

import pytest

from ctj_desktop.domain.records.voting import VoteCount


@pytest.mark.parametrize(
    "count", [VoteCount(yes=1), VoteCount(no=1), VoteCount(abstentions=1), VoteCount(blank=1), VoteCount(invalid=1)]
)
def test_whoever_gave_a_vote_or_a_paper_took_part(count: VoteCount) -> None:
    assert not count.nobody_voted
    assert count.given == 1


def test_who_was_only_there_did_not_vote() -> None:
    assert VoteCount(not_voted=3).nobody_voted
    assert VoteCount(not_voted=3).given == 3
    assert VoteCount().nobody_voted
