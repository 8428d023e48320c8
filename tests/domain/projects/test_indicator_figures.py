"""Are the numbers of an indicator read, and is what is none left alone?"""

from decimal import Decimal

import pytest

from ctj_desktop.domain.ids import HomeId, IndicatorId, ProjectId
from ctj_desktop.domain.projects.indicator_figures import figure, is_reached
from ctj_desktop.domain.records.project_work import Indicator
from ctj_desktop.domain.texts import Bilingual
from tests.domain.builders import new_id


@pytest.mark.parametrize(("text", "number"), [("500", Decimal(500)), ("12.5", Decimal("12.5")), ("0", Decimal(0))])
def test_a_number_is_read(text: str, number: Decimal) -> None:
    assert figure(text) == number


@pytest.mark.parametrize("text", ["", "abc", "-1", "1e999999999", "NaN", "1,5", "9" * 16, "٣"])
def test_what_is_none_is_none(text: str) -> None:
    assert figure(text) is None


@pytest.mark.parametrize(
    ("target", "reached", "said"),
    [("500", "620", True), ("500", "500", True), ("500", "499.5", False), ("", "5", False), ("5", "abc", False)],
)
def test_as_much_as_was_aimed_at(target: str, reached: str, said: bool) -> None:
    one = Indicator(
        id=IndicatorId(new_id()),
        home=HomeId(new_id()),
        project=ProjectId(new_id()),
        label=Bilingual.of("x", "x"),
        target=target,
        reached=reached,
    )
    assert is_reached(one) is said
