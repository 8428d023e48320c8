"""Which texts are used again: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Sentences, Shown, Steps

ENTRIES: Final = (
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
        steps=Steps(add="add_standard_text", change="change_standard_text", remove="remove_standard_text"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="texts", columns=("keeper", "use", "name", "fields"), words={"use": TextUse}, order="use, name.fr, id"
        ),
        shown=Shown(page="texts"),
        icon="text-aa",
    ),
)
