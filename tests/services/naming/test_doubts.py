"""Is what no source confirms said as such on papers, in the language in which there is a title?"""

from typing import Any

from ctj_desktop.domain.ids import ActionId, AxisId, HomeId, StrategyId, uuid7
from ctj_desktop.domain.records.strategy import Action
from ctj_desktop.services.naming.doubts import doubtful_title, sure_code
from tests.office import text


def an_action(**changes: Any) -> Action:
    given: dict[str, Any] = {"code_confirmed": True, "title_confirmed": True, "position": "a", **changes}
    return Action(
        id=ActionId(uuid7()),
        home=HomeId(uuid7()),
        strategy=StrategyId(uuid7()),
        axis=AxisId(uuid7()),
        code="4.1.2",
        title=text("Identité", "Identität"),
        **given,
    )


def test_what_is_confirmed_stands_as_it_is() -> None:
    assert (sure_code(an_action()), doubtful_title(an_action())) == ("4.1.2", text("Identité", "Identität"))


def test_what_is_not_is_said_behind_the_title_and_the_code_left_out() -> None:
    doubtful = an_action(code_confirmed=False, title_confirmed=False)
    assert sure_code(doubtful) == ""
    assert doubtful_title(doubtful) == text(
        "Identité (code à confirmer, titre à confirmer)", "Identität (Code zu bestätigen, Titel zu bestätigen)"
    )
