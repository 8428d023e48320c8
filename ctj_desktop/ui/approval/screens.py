"""Which plain screens have approved minutes: their errata?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Part, Screen

ERRATA: Final = Screen(
    kind="erratum",
    page="errata",
    section="meetings",
    title=N_("Errata"),
    icon="pencil-simple",
    nothing=N_("No erratum yet"),
    nothing_more=N_("An erratum is entered where the minutes were approved: open them, then choose “Erratum…”."),
    search=N_("Filter by number, meeting or word"),
    keys=N_("Ctrl+F filter · F2 edit · Ctrl+P print the errata"),
    acts=("adopt_erratum", "take_back_adoption"),
    parts=(
        Part(title=N_("What the minutes say"), rows=(("wrong",),), told=("passage",)),
        Part(title=N_("What they should say"), rows=(("text",),)),
        Part(title=N_("Why and when"), rows=(("reason",), ("on",))),
        Part(title=N_("From"), chips=("meeting", "decision")),
    ),
)

SCREENS: Final = (ERRATA,)
