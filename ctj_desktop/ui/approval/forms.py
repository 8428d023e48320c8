"""Which fields have what is entered about approved minutes?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import FormRows

SIGNATURE: Final = FormRows(
    kind="minutes_signature",
    rows=(("person",), ("role",), ("place", "on"), ("name",)),
    asked=(("person",), ("role",), ("place", "on"), ("name",)),
    new=N_("Enter a signature"),
)
ERRATUM: Final = FormRows(
    kind="erratum",
    rows=(("wrong",), ("text",), ("reason",), ("on",)),
    asked=(("item",), ("wrong",), ("text",), ("reason",), ("on",)),
    new=N_("New erratum"),
)
