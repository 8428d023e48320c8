"""What is still owed of a meeting when its file is closed: extracts, signatures, tasks?"""

from datetime import date

from ctj_desktop.domain.deciding.extract_states import ExtractStanding
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.services.minutes.approved.signatures import signed_of
from ctj_desktop.services.minutes.extracts.register import ExtractLine, extract_line
from ctj_desktop.services.minutes.following.still_to_do import Followed, still_to_do
from ctj_desktop.services.minutes.signers import SigningPerson
from ctj_desktop.storage.store import Store


class StillOwed(NamedValue):
    """Extracts not sent or outdated, who has not signed, and what of this meeting is still to be done."""

    extracts: tuple[ExtractLine, ...]
    signatures: tuple[SigningPerson, ...]
    things: tuple[Followed, ...]


def still_owed(store: Store, meeting: Meeting, today: date) -> StillOwed:
    """What the file of a meeting leaves open."""
    extracts = (extract_line(store, one) for one in store.all(Extract, meeting=meeting.id, order="id"))
    things = (one for one in still_to_do(store, meeting.committee, today) if one.given_at == meeting.id)
    return StillOwed(
        extracts=tuple(one for one in extracts if one.open and one.standing is not ExtractStanding.REPLACED),
        signatures=signed_of(store, meeting).missing,
        things=tuple(things),
    )
