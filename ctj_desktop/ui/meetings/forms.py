"""Which fields have an item of the agenda and its papers, where they are changed in detail?"""

from typing import Final

from ctj_desktop.ui.frame.screen import FormRows

ITEM: Final = FormRows(
    kind="agenda_item",
    rows=(
        ("title",),
        ("note",),
        ("proposed_decision",),
        ("item_kind", "minutes"),
        ("presenter_person", "project"),
        ("presenter",),
        ("approves",),
        ("late_reason",),
        ("closed",),
    ),
)
PAPER: Final = FormRows(kind="item_document", rows=(("title",),))
