"""Which fields have what is entered about approved minutes?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import FormRows

SIGNATURE: Final = FormRows(
    kind="minutes_signature",
    rows=(("person",), ("name",), ("role",), ("place", "on")),
    asked=(("person",), ("name",), ("role",), ("place", "on")),
    new=N_("Enter a signature"),
)
ERRATUM: Final = FormRows(
    kind="erratum",
    rows=(("wrong",), ("text",), ("reason",), ("on",)),
    asked=(("item",), ("wrong",), ("text",), ("reason",), ("on",)),
    new=N_("New erratum"),
)
