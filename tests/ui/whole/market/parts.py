"""Of which parts is the story of a project made, and in which language does each person work?"""

from tests.ui.whole.in_parts import Part
from tests.ui.whole.market import asking, calling, counting, granting, planning, running
from tests.ui.whole.year import founding

PARTS = (
    Part("founded", "fr_CH", founding.told),
    Part("called", "fr_CH", calling.told),
    Part("planned", "fr_CH", planning.told),
    Part("asked", "fr_CH", asking.told),
    Part("granted", "de_CH", granting.told),
    Part("ran", "de_CH", running.told),
    Part("counted", "fr_CH", counting.told),
)
