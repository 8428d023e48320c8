"""To whom of a committee does the post go on a day, and what stands on the label of each?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.records.people import Person
from ctj_desktop.errors import Refused
from ctj_desktop.i18n.translator import sort_key
from ctj_desktop.services.directory.letters import letter_to
from ctj_desktop.services.membership.roll import composition_on
from ctj_desktop.services.membership.senders import officers, sender
from ctj_desktop.services.naming.same_records import as_one, others_of, shown_once
from ctj_desktop.services.steps.records import person_name
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.post.address_labels import LabelsPaper


class NoSuchLabel(Refused):
    """This sheet has {count} labels: begin with one of these."""

    count: int


def labels_paper(
    store: OpenFile,
    committee: CommitteeId,
    day: date,
    *,
    everybody: bool,
    substitutes: bool,
    label_format: str,
    start: int,
) -> "LabelsPaper":
    """Members and officers of the day by name, those to whom papers go by post, or everybody."""
    from ctj_desktop.documents.blocks import LabelFormat
    from ctj_desktop.documents.post.address_labels import LabelsPaper

    sheet = LabelFormat(label_format)
    if start > sheet.labels:
        raise NoSuchLabel(sheet.labels)
    written_to = shown_once(store, Person.kind, _persons(store, committee, day, substitutes=substitutes))
    found = [person for key in written_to if (person := as_one(store, Person, key)) is not None]
    wanted = [person for person in found if everybody or _by_post(store, person)]
    labels: list[tuple[str, ...]] = []
    unaddressed: list[str] = []
    for person in sorted(wanted, key=lambda one: (sort_key(one.family_name), sort_key(one.given_name), one.id)):
        lines = letter_to(store, person, person.language, day).lines
        if lines:
            labels.append(lines)
        else:
            unaddressed.append(person_name(person))
    return LabelsPaper(
        sender=sender(store, committee, day),
        on=day,
        labels=tuple(labels),
        unaddressed=tuple(unaddressed),
        label_format=sheet,
        start=start,
    )


def _by_post(store: OpenFile, person: Person) -> bool:
    """Whether papers go there by post, as one of the records of the person says."""
    others = others_of(store, Person.kind, [person.id]).get(person.id, ())
    return any(isinstance(one, Person) and one.channel.posted for one in (person, *others))


def _persons(store: OpenFile, committee: CommitteeId, day: date, *, substitutes: bool) -> Iterator[PersonId]:
    for state in composition_on(store, committee, day).seats:
        if state.holder is not None:
            yield state.holder.person
        if substitutes:
            yield from (mandate.person for mandate in state.substitutes)
    yield from (office.person for office in officers(store, committee, day))
