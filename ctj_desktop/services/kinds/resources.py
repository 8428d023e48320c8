"""Thematic mornings and the resources they leave: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.resources import Competence, Matinee, MatineeParticipant, Resource
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import Kind, Sentences

ENTRIES: Final = (
    Kind(
        record=Matinee,
        sentences=Sentences(
            added=N_("Thematic morning {name} added"),
            changed=N_("Thematic morning {name} changed"),
            deleted=N_("Thematic morning {name} deleted"),
            moved=N_("Thematic morning {name} moved"),
            restored=N_("Thematic morning {name} restored"),
        ),
        named=("title",),
        icon="calendar-blank",
    ),
    Kind(
        record=MatineeParticipant,
        sentences=Sentences(
            added=N_("Participant {name} added"),
            changed=N_("Participant {name} changed"),
            deleted=N_("Participant {name} deleted"),
            moved=N_("Participant {name} moved"),
            restored=N_("Participant {name} restored"),
        ),
        named=("name",),
        about=("person", "matinee"),
        goes_with=("matinee",),
        icon="users",
    ),
    Kind(
        record=Resource,
        sentences=Sentences(
            added=N_("Resource {name} added"),
            changed=N_("Resource {name} changed"),
            deleted=N_("Resource {name} deleted"),
            moved=N_("Resource {name} moved"),
            restored=N_("Resource {name} restored"),
        ),
        named=("title",),
        outlives=("matinee",),
        icon="file-text",
    ),
    Kind(
        record=Competence,
        sentences=Sentences(
            added=N_("Entry of the directory of competences {name} added"),
            changed=N_("Entry of the directory of competences {name} changed"),
            deleted=N_("Entry of the directory of competences {name} deleted"),
            moved=N_("Entry of the directory of competences {name} moved"),
            restored=N_("Entry of the directory of competences {name} restored"),
        ),
        named=("theme",),
        about=("person", "organisation"),
        icon="address-book",
    ),
)
