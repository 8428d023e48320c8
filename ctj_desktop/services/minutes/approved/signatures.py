"""Who signed approved minutes, as what, where and when, and who still has to?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctj_desktop.domain.ids import MinutesSignatureId
from ctj_desktop.domain.record import NamedValue, replace
from ctj_desktop.domain.records.meetings import Meeting
from ctj_desktop.domain.records.remarks import MinutesSignature, SigningRole
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual
from ctj_desktop.services.membership.senders import is_co_presidency, town_of
from ctj_desktop.services.minutes.approved.errata import need_version
from ctj_desktop.services.minutes.approved.refusals import SignedAhead, SignedAlready, SignedTooEarly, SignerMissing
from ctj_desktop.services.minutes.formal_sentences import approved_version
from ctj_desktop.services.minutes.signers import SigningPerson, signing_persons
from ctj_desktop.services.steps.records import name_of_person, the
from ctj_desktop.services.steps.states import FINAL, meeting_moves, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

OF_VERSION = ("meeting", "version")
"""What a change leaves: a signature stays with the text that was signed."""


class Signed(NamedValue):
    """The signatures of the minutes as they are entered, and those that are expected and not there.

    `together`: two preside over the committee.
    """

    signatures: tuple[MinutesSignature, ...] = ()
    missing: tuple[SigningPerson, ...] = ()
    together: bool = False


def signed_of(store: OpenFile, meeting: Meeting) -> Signed:
    """Who signed, in the order of the roles, and who has not; nothing before the approval."""
    version = approved_version(store, meeting.id)
    if version is None:
        return Signed()
    found = store.all(MinutesSignature, version=version.id)
    order = list(SigningRole)
    there = {one.person for one in found if one.person is not None}
    expected = signing_persons(store, meeting)
    roles_by_name = {(one.role, one.name) for one in found if one.person is None}
    return Signed(
        signatures=tuple(sorted(found, key=lambda one: (order.index(one.role), one.on, one.id))),
        missing=tuple(one for one in expected if one.person not in there and (one.role, one.name) not in roles_by_name),
        together=is_co_presidency(store, meeting),
    )


def signing_place(store: OpenFile, meeting: Meeting) -> Bilingual:
    """Where it is likely to have been signed: the town in which the minutes were approved, else nowhere."""
    decision = next((move.decision for move in reversed(meeting_moves(store, meeting.id)) if move.decision), None)
    taken = store.get(Decision, decision) if decision is not None else None
    by = store.get(Meeting, taken.meeting) if taken is not None and taken.meeting is not None else None
    return town_of(store, by.place) if by is not None and by.place else NO_TEXT


def need_signed_past(on: date, today: date) -> None:
    """`SignedAhead` for a day after today; asked where the day is typed, as of the approval."""
    if on > today:
        raise SignedAhead(on)


def _version_signed(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The approved minutes of the meeting; before there are any the step refuses, whatever stands here."""
    meeting = given.get("meeting")
    version = approved_version(store, meeting) if meeting is not None else None
    return {"version": version.id if version is not None else meeting}


@step(
    first=("meeting", "role", "person", "name", "place", "on"),
    optional=("version",),
    otherwise=_version_signed,
    states=FINAL,
    after=("approve_minutes",),
)
def sign_minutes(unit: Unit, new: MinutesSignature) -> MinutesSignature:
    """Enters who signed the approved minutes, as what, where and when."""
    meeting = the(unit.store, Meeting, new.meeting)
    version = need_version(unit.store, meeting)
    signature = _named(unit.store, replace(new, home=meeting.home, version=version.id))
    _need_signable(unit.store, meeting, signature)
    unit.name("minutes_signature.added", signature, number=_called(meeting, signature))
    return unit.save(signature)


@step(without=OF_VERSION)
def change_signature(unit: Unit, after: MinutesSignature, before: MinutesSignature) -> MinutesSignature:
    """Corrects who signed, as what, where or when."""
    meeting = the(unit.store, Meeting, the(unit.store, MinutesSignature, before.id).meeting)
    saved = unit.save(after, before=before)
    by_another = after.person != before.person and after.name == before.name
    named = _named(unit.store, replace(saved, name="") if by_another else saved)
    _need_signable(unit.store, meeting, named)
    named = unit.save(named, before=saved)
    unit.name("minutes_signature.changed", named, number=_called(meeting, named))
    return named


@step
def remove_signature(unit: Unit, *, signature: MinutesSignatureId) -> MinutesSignature:
    """Takes away a signature that was entered by mistake."""
    stored = the(unit.store, MinutesSignature, signature)
    unit.name("minutes_signature.deleted", stored, number=_called(the(unit.store, Meeting, stored.meeting), stored))
    unit.delete(stored)
    return stored


def _named(store: OpenFile, signature: MinutesSignature) -> MinutesSignature:
    """With a name: that which was written, else the person's of this day, whatever becomes of the person's record."""
    name = signature.name.strip() or name_of_person(store, signature.person)
    if not name:
        raise SignerMissing
    return replace(signature, name=name, place=signature.place.strip())


def _need_signable(store: OpenFile, meeting: Meeting, signature: MinutesSignature) -> None:
    if meeting.on is not None and signature.on < meeting.on:
        raise SignedTooEarly(signature.on, meeting.on)
    others = store.all(MinutesSignature, version=signature.version, role=signature.role)
    if any(one.id != signature.id and _same(one, signature) for one in others):
        raise SignedAlready(signature.name)


def _same(one: MinutesSignature, other: MinutesSignature) -> bool:
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name == other.name


def _called(meeting: Meeting, signature: MinutesSignature) -> str:
    return f"{name_of(meeting)} · {signature.name}"
