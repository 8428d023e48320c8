"""What was a committee, or a body, called on a day?"""

from datetime import date

from ctj_desktop.domain.composition import day_within
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee, CommitteeName
from ctj_desktop.domain.records.people import Organisation, OrganisationName
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.storage.open_file import OpenFile


def name_on(store: OpenFile, committee: Committee, day: date | None) -> Bilingual:
    """What the committee was or will be called on a day: its present name where no other is entered for it."""
    if day is None:
        return committee.name
    dated = store.all(CommitteeName, committee=committee.id, order="start, id")
    return next((one.name for one in reversed(dated) if day_within(one, day)), committee.name)


def body_on(store: OpenFile, body: Organisation, day: date | None) -> Organisation:
    """The body as it was or will be called on a day: with its present names where no others are entered for it."""
    if day is None:
        return body
    dated = store.all(OrganisationName, organisation=body.id, order="start, id")
    named = next((one for one in reversed(dated) if day_within(one, day)), None)
    return replace(body, name=named.name, short_name=named.short_name) if named is not None else body
