"""Does a refusal stand at the field it speaks of?"""

from datetime import date

import pytest

from ctj_desktop.domain.days import HALF_OPEN
from ctj_desktop.services.steps.refusals import EndBeforeStart


@pytest.mark.parametrize("field", sorted({*HALF_OPEN, "ends", "closes", "closed_at"}))
def test_an_end_before_its_start_is_said_at_the_end_whatever_the_record_calls_it(field: str) -> None:
    refused = EndBeforeStart(date(2027, 1, 2), date(2027, 1, 1))
    assert refused.speaks_of(field)
    assert not any(map(refused.speaks_of, ("start", "starts", "opens", "valid_from", "in_force_from")))
