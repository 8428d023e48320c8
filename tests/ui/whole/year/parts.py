"""Of which parts is the year made, and in which language does each person work?"""

from collections.abc import Callable
from typing import NamedTuple

from tests.ui.whole.year import again, approving, between, convoking, founding, holding, remarking
from tests.ui.whole.year.telling import Day


class Part(NamedTuple):
    """One part: what is done and seen at the window, in the language of who sits there."""

    name: str
    locale: str
    told: Callable[[Day], None]


PARTS = (
    Part("founded", "fr_CH", founding.told),
    Part("convoked", "fr_CH", convoking.told),
    Part("held", "fr_CH", holding.told),
    Part("remarked", "de_CH", remarking.told),
    Part("approved", "de_CH", approving.told),
    Part("between", "fr_CH", between.told),
    Part("called again", "fr_CH", again.told),
)
