"""How far is the delivery of an extract of minutes, and does it still say what the minutes say?"""

from enum import StrEnum

from ctj_desktop.domain.records.extracts import Extract


class ExtractState(StrEnum):
    """Owed until it was sent; what came back is owed still, in another way."""

    OWED = "owed"
    MADE = "made"
    SENT = "sent"
    CAME_BACK = "came_back"


class ExtractStanding(StrEnum):
    """What an extract that was made says against what stands now.

    `CHANGED`: a decision reads otherwise, or was taken otherwise. `GONE`: it was taken away. `APPROVED`: the extract
    was of a draft, which was approved since. `REPLACED`: a later one for the same reader says what stands now.
    """

    HOLDS = "holds"
    CHANGED = "changed"
    GONE = "gone"
    APPROVED = "approved"
    REPLACED = "replaced"

    @property
    def is_outdated(self) -> bool:
        """Whether it is to be made anew, or to be taken back."""
        return self in (ExtractStanding.CHANGED, ExtractStanding.GONE, ExtractStanding.APPROVED)


def extract_state(extract: Extract) -> ExtractState:
    """What was sent without having been made here went by other means."""
    if extract.undeliverable:
        return ExtractState.CAME_BACK
    if extract.sent_on is not None:
        return ExtractState.SENT
    return ExtractState.MADE if extract.made_on is not None else ExtractState.OWED


def replaces(later: Extract, extract: Extract) -> bool:
    """Whether another one, made after it, tells the same reader of the same decisions."""
    if later.id == extract.id or later.made_on is None or extract.made_on is None:
        return False
    same = (later.person, later.organisation) == (extract.person, extract.organisation)
    return (
        same
        and (later.made_on, later.id) > (extract.made_on, extract.id)
        and {*extract.decisions} <= {*later.decisions}
    )
