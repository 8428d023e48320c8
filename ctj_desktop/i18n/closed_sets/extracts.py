"""How are the states of an extract of minutes called, and what it says against what stands now?"""

from enum import Enum
from typing import Final

from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.errors import N_p

EXTRACT_WORDS: Final[dict[type[Enum], dict[str, str]]] = {
    ExtractState: {
        "OWED": N_p("ExtractState", "to be made"),
        "MADE": N_p("ExtractState", "made, to be sent"),
        "SENT": N_p("ExtractState", "sent"),
        "CAME_BACK": N_p("ExtractState", "came back"),
    },
    ExtractStanding: {
        "HOLDS": N_p("ExtractStanding", "says what the minutes say"),
        "CHANGED": N_p("ExtractStanding", "no longer what the minutes say"),
        "GONE": N_p("ExtractStanding", "the decision was taken back"),
        "APPROVED": N_p("ExtractStanding", "provisional; the minutes are approved now"),
        "REPLACED": N_p("ExtractStanding", "replaced by a later extract"),
    },
}
