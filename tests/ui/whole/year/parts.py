"""Of which parts is the year made, and in which language does each person work?"""

from tests.ui.whole.in_parts import Part
from tests.ui.whole.year import again, approving, between, convoking, founding, holding, remarking

PARTS = (
    Part("founded", "fr_CH", founding.told),
    Part("convoked", "fr_CH", convoking.told),
    Part("held", "fr_CH", holding.told),
    Part("remarked", "de_CH", remarking.told),
    Part("approved", "de_CH", approving.told),
    Part("between", "fr_CH", between.told),
    Part("called again", "fr_CH", again.told),
)
