"""Which texts are used again: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.standard_texts import StandardText, TextUse
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=StandardText,
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
