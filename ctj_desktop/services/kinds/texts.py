"""Which texts are used again: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.standard_texts import StandardText
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import Arises, FoundBy, Kind, Sentences

KINDS: Final = (
    Kind(
        record=StandardText,
        sentences=Sentences(
            added=N_("Standard text {name} added"),
            changed=N_("Standard text {name} changed"),
            deleted=N_("Standard text {name} deleted"),
            moved=N_("Standard text {name} moved"),
            restored=N_("Standard text {name} restored"),
        ),
        named=("name",),
        found_by=FoundBy.TITLE,
        comes_about=Arises.NOT_YET,
    ),
)
