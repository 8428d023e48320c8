"""What thematic mornings and resources are told by: words of these sets."""

from enum import Enum
from typing import Final

from ctj_desktop.domain.records.resources import MatineeRole, MatineeState, ResourceKind
from ctj_desktop.errors import N_p

RESOURCE_WORDS: Final[dict[type[Enum], dict[str, str]]] = {
    MatineeState: {
        "PLANNED": N_p("MatineeState", "planned"),
        "HELD": N_p("MatineeState", "held"),
        "CANCELLED": N_p("MatineeState", "cancelled"),
    },
    MatineeRole: {
        "PARTICIPANT": N_p("MatineeRole", "participant"),
        "SPEAKER": N_p("MatineeRole", "speaker"),
        "HOST": N_p("MatineeRole", "host"),
    },
    ResourceKind: {
        "DIRECTORY": N_p("ResourceKind", "directory"),
        "TEXT": N_p("ResourceKind", "text or regulation"),
        "SLIDES": N_p("ResourceKind", "slides"),
        "REPORT": N_p("ResourceKind", "report"),
        "LINK": N_p("ResourceKind", "link"),
    },
}
