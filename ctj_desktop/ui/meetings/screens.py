"""Which plain screens have the meetings: the points that return at each of them?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Part, Screen

SCREENS: Final = (
    Screen(
        kind="standing_item",
        page="standing",
        section="meetings",
        title=N_("Standing items"),
        icon="repeat",
        new=N_("New standing item"),
        nothing=N_("No standing item yet"),
        nothing_more=N_("A standing item returns on the agenda of every meeting, with its kind and its minutes."),
        parts=(Part(rows=(("title",), ("item_kind", "minutes"))),),
        asked=(("title",), ("item_kind", "minutes"), ("committee",)),
        second=("item_kind", "minutes"),
        ordered=True,
        move="change_standing_item",
    ),
)
