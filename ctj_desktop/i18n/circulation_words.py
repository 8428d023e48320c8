"""Which word does a reader see for how far a decision by circulation is, and for what somebody answered?"""

from enum import Enum
from typing import Final

from ctj_desktop.domain.deciding.by_circulation import CirculationStage, CirculationState
from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.errors import N_p

CIRCULATION_WORDS: Final[dict[type[Enum], dict[str, str]]] = {
    CirculationAnswer: {
        "YES": N_p("CirculationAnswer", "yes"),
        "NO": N_p("CirculationAnswer", "no"),
        "ABSTENTION": N_p("CirculationAnswer", "abstention"),
        "DELIBERATION": N_p("CirculationAnswer", "asks for deliberation"),
    },
    CirculationState: {
        "RUNNING": N_p("CirculationState", "under way"),
        "REACHED": N_p("CirculationState", "adopted"),
        "OUT_OF_REACH": N_p("CirculationState", "out of reach"),
        "STOPPED": N_p("CirculationState", "stopped"),
        "FAILED": N_p("CirculationState", "not adopted"),
    },
    CirculationStage: {
        "DRAFT": N_p("CirculationStage", "draft"),
        "RUNNING": N_p("CirculationStage", "under way"),
        "DUE": N_p("CirculationStage", "to be closed"),
        "ADOPTED": N_p("CirculationStage", "adopted"),
        "NOT_ADOPTED": N_p("CirculationStage", "not adopted"),
        "WITHDRAWN": N_p("CirculationStage", "withdrawn"),
    },
}
