"""Which body does a name mean, in any language, a commune with and without what it is?"""

from collections import defaultdict
from typing import Final

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.imports.cells import plain

OF_COMMUNES: Final = (
    "commune municipale de ", "commune mixte de ", "commune de ", "commune d ", "ville de ", "ville d ", "mairie de ",
    "einwohnergemeinde ", "gemeinde ", "stadt ", "municipalite de ",
)  # fmt: skip


class BodyNames:
    """The names of the bodies that are added; of one name the first body has it."""

    def __init__(self) -> None:
        self._names: dict[str, OrganisationId] = {}
        self._communes: dict[str, set[OrganisationId]] = defaultdict(set)

    def add(self, body: Organisation, meant: OrganisationId | None = None) -> None:
        """By its names and short names; `meant` is the record that stands for it, where it is there more than once."""
        for name in texts_of(body.name, body.short_name):
            self._names.setdefault(plain(name), meant or body.id)
            self._communes[of_commune(name)].add(meant or body.id)

    def named(self, name: str) -> OrganisationId | None:
        """The body of that name; a commune with and without what it is, where one alone fits."""
        found = self._names.get(plain(name))
        alike = self._communes.get(of_commune(name), set())
        return next(iter(alike)) if found is None and len(alike) == 1 else found


def of_commune(name: str) -> str:
    """The words of a name without what a commune is called."""
    words = plain(name)
    begins = next((begin for begin in OF_COMMUNES if words.startswith(begin)), "")
    return words[len(begins) :]


def texts_of(*texts: Bilingual) -> list[str]:
    """Each text that is written, in whichever language, once."""
    return list(dict.fromkeys(text for both in texts for text in (both.fr.text, both.de.text) if text))
