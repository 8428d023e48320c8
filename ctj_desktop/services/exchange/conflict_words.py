"""How are conflicts said: the record, the field, each version with its office, its person and its time?"""

from collections.abc import Mapping, Sequence
from typing import Final

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.domain.log.conflicts import DELETED, POSITION, Policy
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.exchange.conflicts import Comparison, Conflict, RegisterVersion
from ctj_desktop.services.exchange.disputes import Dispute, Disputed
from ctj_desktop.services.exchange.moved_apart import state_within, way_said
from ctj_desktop.services.kinds.catalogue import BY_KIND
from ctj_desktop.services.naming.field_values import ValueWords, device_text
from ctj_desktop.services.naming.titles import subject_text
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.queries.conflicts import positions

RowFields = dict[str, Json]

POLICIES: Final[Mapping[Policy, str]] = {
    Policy.FIELD: N_("The latest value is shown until you choose; the other one stays in the history."),
    Policy.TEXT: N_("Choose one text, keep both, or write a third; the others stay in the history."),
    Policy.ORDER: N_("The order was changed on two devices. One place is shown until you choose."),
    Policy.SIGNED: N_("Neither version counts as final: the chair or the secretary says which one holds."),
    Policy.DELETION: N_("Deleted here, edited there: the record stays until you decide."),
}
"""What a person may do about each class."""

DISPUTES: Final[Mapping[Dispute, str]] = {
    Dispute.TWO_MOVES: N_(
        "{record}: two offices noted it differently. “{counts}” counts until you choose; “{state}” does not."
    ),
    Dispute.NUMBER_TWICE: N_("{record}: the number {number} was issued twice. Confirm that this one becomes “bis”."),
    Dispute.TWO_APPROVALS: N_(
        "{record}: two different minutes were approved. Do not send either before both offices have compared them."
    ),
}


class ConflictWords:
    """Writes conflicts in one language; every look-up was made before, for all of them at once."""

    def __init__(self, t: Translator, store: OpenFile, compared: Sequence[Comparison]) -> None:
        self.t = t
        self._offices = {
            replica: device_text(t, store, replica)
            for replica in {version.replica for one in compared for version in one.versions}
        }
        self._places = _places(store, compared)
        values = [
            (one.conflict.kind, one.conflict.register, value)
            for one in compared
            for value in (one.before, *(version.value for version in one.versions))
        ]
        self._values = ValueWords.of(t, store, values)

    def office(self, version: RegisterVersion) -> str:
        """Cet ordinateur, or the partner’s name."""
        return self._offices[version.replica]

    def value(self, one: Comparison, value: Json) -> str:
        """A value of a conflict as a person reads it."""
        conflict = one.conflict
        if conflict.register == DELETED:
            return self._deletion(one, deleted=value is True)
        if conflict.register == POSITION:
            place = self._places.get((conflict.kind, str(value)))
            return self.t("place {number}").format(number=place) if place else self.t("another place")
        return self._values.text(conflict.kind, conflict.register, value)

    def versions(self, one: Comparison) -> list[str]:
        """The value of each version: two that read alike are told apart by their form, or by who wrote them."""
        said = [self.value(one, version.value) for version in one.versions]
        told: list[str] = []
        for at, text in enumerate(said):
            if not text or said.count(text) == 1:
                told.append(text)
            elif not one.conflict.is_text:
                told.append(f"{text} ({self.office(one.versions[at])})")
            else:
                told.append(f"{text} ({self.t('in another form')})" if text in said[:at] else text)
        return told

    def before(self, one: Comparison) -> str:
        """The last version that everybody had seen; empty where there was none or it was empty."""
        return self.value(one, one.before) if one.has_before else ""

    def _deletion(self, one: Comparison, *, deleted: bool) -> str:
        t = self.t
        if deleted:
            return t("deleted")
        names = t.join([register_name(t, register) for register in one.edited])
        return t("kept, with what was edited: {fields}").format(fields=names) if names else t("kept")


def record_text(t: Translator, conflict: Conflict) -> str:
    """Point 3 « Marchés », Tâche T-2026-031."""
    return subject_text(t, conflict.subject)


def title_text(t: Translator, conflict: Conflict) -> str:
    """The record and the field: Tâche T-2026-031 · Échéance."""
    return f"{record_text(t, conflict)} · {field_text(t, conflict)}"


def heading_text(t: Translator, conflict: Conflict) -> str:
    """The field first, its language apart: Décision proposée · Point de l’ordre du jour « Marchés »."""
    name = register_name(t, conflict.register.partition(".")[0])
    field = field_text(t, conflict) if conflict.register == DELETED else name
    return f"{capital(field)} · {record_text(t, conflict)}"


def field_text(t: Translator, conflict: Conflict) -> str:
    """The name of the field; of a deletion, what happened."""
    if conflict.register == DELETED:
        return t("deleted here, edited there")
    return register_name(t, conflict.register)


def meeting_text(t: Translator, conflict: Conflict) -> str:
    """The meeting it belongs to; empty for what belongs to none."""
    meeting = conflict.meeting
    return subject_text(t, meeting) if meeting is not None else ""


def dispute_text(t: Translator, store: OpenFile, disputed: Disputed) -> str:
    """What two offices contradict one another in, and what to do."""
    counts, *others = [state_within(t, store, way) for way in disputed.ways] or [""]
    return t(DISPUTES[disputed.dispute]).format(
        record=subject_text(t, disputed.subject), number=disputed.number, counts=counts, state=t.join(others)
    )


def plain_conflict(words: ConflictWords, one: Comparison) -> RowFields:
    """A conflict as `ctj conflicts --json` and `ctj list FILE conflicts --json` print it."""
    t, conflict = words.t, one.conflict
    meeting = conflict.meeting
    return {
        "kind": conflict.kind,
        "id": str(conflict.row),
        "register": conflict.register,
        "policy": str(conflict.policy),
        "committee": str(conflict.committee) if conflict.committee else None,
        "meeting": str(meeting.id) if meeting else None,
        "meeting_number": meeting.number or None if meeting else None,
        "record": record_text(t, conflict),
        "field": field_text(t, conflict),
        "before": one.before if one.has_before else None,
        "before_text": words.before(one),
        "versions": [_plain_version(words, one, place, text) for place, text in enumerate(words.versions(one))],
    }


def _plain_version(words: ConflictWords, one: Comparison, place: int, text: str) -> RowFields:
    version = one.versions[place]
    return {
        "take": "mine" if not place else "theirs" if len(one.versions) == 2 else f"theirs:{place}",
        "value": version.value,
        "text": text,
        "office": words.office(version),
        "replica": str(version.replica),
        "here": version.here,
        "shown": version.shown,
        "author": str(version.author) if version.author else None,
        "author_name": version.author_name,
        "at": version.at.isoformat(),
        "hlc": f"{version.dot.hlc:016x}",
    }


def plain_dispute(t: Translator, store: OpenFile, disputed: Disputed) -> RowFields:
    """A contradiction without a register, in the same list."""
    meeting = disputed.subject.nearest("meeting")
    return {
        "kind": disputed.subject.kind,
        "id": str(disputed.subject.id),
        "register": None,
        "policy": str(disputed.dispute),
        "committee": str(disputed.committee),
        "meeting": str(meeting.id) if meeting else None,
        "meeting_number": meeting.number or None if meeting else None,
        "record": subject_text(t, disputed.subject),
        "field": dispute_text(t, store, disputed),
        "before": None,
        "before_text": "",
        "versions": [
            {
                "take": str(way.last.id),
                "text": way_said(t, store, way),
                "author": str(way.last.by) if way.last.by is not None else None,
                "shown": not place,
            }
            for place, way in enumerate(disputed.ways)
        ],
    }


def _places(store: OpenFile, compared: Sequence[Comparison]) -> dict[tuple[str, str], int]:
    """Which place in its list each position key means: the third of the agenda, not `a5Kq`."""
    owners = {kind: entry.list_of for kind, entry in BY_KIND.items() if entry.list_of}
    found: dict[tuple[str, str], int] = {}
    for kind, owner in owners.items():
        wanted = [one for one in compared if (one.conflict.kind, one.conflict.register) == (kind, "position")]
        ids = {about.id for one in wanted for about in one.conflict.subject.about if about.kind != kind}
        lists = positions(store, kind, owner, ids) if ids else {}
        for one in wanted:
            keys = [key for about in one.conflict.subject.about for key in lists.get(about.id, ())]
            shown = str(one.shown.value)
            others = [key for key in keys if key != shown]
            for value in (one.before, *(version.value for version in one.versions)):
                found[kind, str(value)] = 1 + sum(key < str(value) for key in others)
    return found
