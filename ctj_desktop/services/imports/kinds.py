"""Which kinds of list are there, and what does each of them take?

A description for each kind; another kind of record is another line here, and who plans its rows.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.errors import N_p
from ctj_desktop.services.imports.targets import BY_BELONGING, Belongs, Target


class ListKind(StrEnum):
    """What a list is, as `ctj import --kind` says it."""

    MEMBERS = "members"
    PERSONS = "persons"
    ORGANISATIONS = "organisations"
    MANDATES = "mandates"
    PROJECTS = "projects"


class ListDescription(NamedValue):
    """What a list of a kind takes; `instead` names what a title means in it and not elsewhere."""

    title: str
    takes: tuple[Belongs, ...]
    needs: tuple[str, ...]
    """One of these columns at least, or no row says who it is about."""
    instead: Mapping[str, str] = {}
    left_out: frozenset[str] = frozenset()
    of_committee: bool = False
    known_persons: bool = False
    """Whether every person must be in the directory already."""

    @property
    def of_mandates(self) -> bool:
        """Whether its rows say from when to when somebody has a seat."""
        return Belongs.SEAT in self.takes

    @property
    def targets(self) -> tuple[Target, ...]:
        """What its columns may mean."""
        found = (target for belonging in self.takes for target in BY_BELONGING[belonging])
        return tuple(target for target in found if target.name not in self.left_out)


NAMES: Final = ("family_name", "full_name")
OF_PERSONS: Final = frozenset(
    {
        "family_name",
        "given_name",
        "full_name",
        "title",
        "salutation",
        "function",
        "function_de",
        "language",
        "work_mobile",
    }
)
KINDS: Final[Mapping[ListKind, ListDescription]] = {
    ListKind.MEMBERS: ListDescription(
        title=N_p("imported list", "Members of a committee: persons, bodies, seats and mandates"),
        takes=(Belongs.PERSON, Belongs.SEAT, Belongs.SUBSTITUTE, Belongs.BODY, Belongs.PRIVATE),
        needs=(*NAMES, "organisation", "seat"),
        of_committee=True,
    ),
    ListKind.PERSONS: ListDescription(
        title=N_p("imported list", "Persons and their bodies"),
        takes=(Belongs.PERSON, Belongs.BODY, Belongs.PRIVATE),
        needs=NAMES,
    ),
    ListKind.ORGANISATIONS: ListDescription(
        title=N_p("imported list", "Bodies"),
        takes=(Belongs.PERSON, Belongs.BODY),
        needs=("organisation",),
        instead={"family_name": "organisation", "full_name": "organisation"},
        left_out=OF_PERSONS,
    ),
    ListKind.MANDATES: ListDescription(
        title=N_p("imported list", "Mandates of persons who are in the directory"),
        takes=(Belongs.PERSON, Belongs.SEAT, Belongs.SUBSTITUTE),
        needs=NAMES,
        of_committee=True,
        known_persons=True,
    ),
    ListKind.PROJECTS: ListDescription(
        title=N_p("imported list", "Projects: their partners, territories, stage and money"),
        takes=(Belongs.PROJECT,),
        needs=("project_title", "project_title_de"),
        of_committee=True,
    ),
}
