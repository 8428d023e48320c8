"""How does a project come onto an agenda, so that the committee gives its opinion?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from ctj_desktop.domain.ids import AgendaItemId, ItemDocumentId, MeetingId, ProjectId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    AnyItemDocument,
    ItemDocument,
    ItemKind,
    Meeting,
    MeetingState,
)
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.twins import kept_as
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import load_translator
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.agenda import OPEN, add_agenda_item
from ctj_desktop.services.meetings.planning.deadlines import with_reason
from ctj_desktop.services.meetings.refusals import LateDocument
from ctj_desktop.services.projects.refusals import AnotherCommittee, OnAgendaAlready
from ctj_desktop.services.steps.places import UNPLACED, at_end
from ctj_desktop.services.steps.records import the
from ctj_desktop.services.steps.states import meeting_state, name_of
from ctj_desktop.services.steps.step import step
from ctj_desktop.storage.open_file import OpenFile
from ctj_desktop.storage.unit import Unit

BEFORE_SENDING: Final = frozenset({MeetingState.DRAFT, MeetingState.POSTPONED})
PREPARATION: Final = N_("Preparation of the opinion")
PROPOSED: Final = N_("The committee gives a favourable opinion on the project {title}.")


def usual_words(store: OpenFile, project: ProjectId) -> tuple[Bilingual, Bilingual]:
    """The decision that is proposed, and the note: what was written on the sheet for the next meeting."""
    owner = the(store, Project, project)
    sides = (_proposed(owner.title, language) for language in (Language.FR, Language.DE))
    return Bilingual.of(*sides), owner.for_meeting


def _as_usual(store: OpenFile, given: Mapping[str, Any]) -> Mapping[str, Any]:
    proposed, note = usual_words(store, given["project"])
    return {"proposed_decision": proposed, "note": note}


@step(otherwise=_as_usual, states=OPEN)
def ask_committee(
    unit: Unit,
    *,
    project: ProjectId,
    meeting: MeetingId,
    proposed_decision: Bilingual = NO_TEXT,
    note: Bilingual = NO_TEXT,
    late_reason: Bilingual = NO_TEXT,
) -> AgendaItem:
    """Puts a project onto the agenda of a meeting of its committee, which gives its opinion there.

    It stands below the standing item for opinions while the agenda is not sent yet, else at the end. What was noted on
    its sheet for the next meeting becomes the note of the item, and leaves the sheet; the paper that prepares the
    opinion is announced as a document of the item.
    `OnAgendaAlready` where the meeting is asked already, `AnotherCommittee` for a meeting of another one.
    """
    owner, where = the(unit.store, Project, project), the(unit.store, Meeting, meeting)
    if where.committee != owner.committee:
        raise AnotherCommittee(owner.title)
    if unit.store.all(AgendaItem, meeting=meeting, project=project, item_kind=ItemKind.OPINION):
        raise OnAgendaAlready(owner.title, name_of(where))
    item = AgendaItem(
        id=AgendaItemId(unit.new_id()),
        home=where.home,
        meeting=meeting,
        parent=_place_for_opinions(unit.store, meeting),
        position=UNPLACED,
        title=owner.title,
        note=note,
        proposed_decision=proposed_decision,
        item_kind=ItemKind.OPINION,
        project=project,
        late_reason=late_reason,
    )
    saved = add_agenda_item(unit, item)
    _announce(unit, saved)
    if note.says_something() and owner.for_meeting.says_something():
        unit.save(replace(owner, for_meeting=NO_TEXT), before=owner)
    return saved


def preparation_of(store: OpenFile, item: AgendaItem) -> AnyItemDocument | None:
    """The document of an item that prepares its opinion, while it is only announced."""
    return next((one for one in preparations(store, item) if one.to_follow), None)


def preparations(store: OpenFile, item: AgendaItem) -> list[AnyItemDocument]:
    """The documents of an item that prepare its opinion, announced or joined, by what they are called."""
    usual = _preparation()
    return [one for one in store.all(AnyItemDocument, item=item.id) if one.title.fr.text == usual.fr.text]


def meetings_to_ask(store: OpenFile, project: Project, today: date) -> Sequence[Meeting]:
    """The meetings of the committee whose agenda can still take the project, the next first."""
    found = [
        meeting
        for meeting in store.all(Meeting, committee=project.committee, order="on, id")
        if (meeting.on is None or meeting.on >= today) and meeting_state(store, meeting.id) in OPEN
    ]
    return sorted(found, key=lambda meeting: (meeting.on is None, meeting.on or date.max))


def _place_for_opinions(store: OpenFile, meeting: MeetingId) -> AgendaItemId | None:
    """The standing item under which the committee gives its opinions; numbers that were sent stay what they are."""
    if meeting_state(store, meeting) not in BEFORE_SENDING:
        return None
    found = store.all(AgendaItem, meeting=meeting, item_kind=ItemKind.OPINION, closed=False, order="position, id")
    below = (one.id for one in found if one.standing is not None and one.parent is None and one.project is None)
    return next(below, None)


def _announce(unit: Unit, item: AgendaItem) -> None:
    """The paper that prepares the opinion is to follow; none comes after the file was closed without a reason."""
    try:
        title = with_reason(unit.store, item.id, _preparation(), item.late_reason)
    except LateDocument:
        return
    made = ItemDocument(
        id=ItemDocumentId(unit.new_id()), home=item.home, item=item.id, position=UNPLACED, title=title, to_follow=True
    )
    placed = replace(made, position=at_end(unit, unit.store.all(AnyItemDocument, item=item.id)))
    unit.save(kept_as(AnyItemDocument, placed, closed=item.closed))


def _preparation() -> Bilingual:
    return Bilingual.of(*(load_translator(LOCALES[one])(PREPARATION) for one in (Language.FR, Language.DE)))


def _proposed(title: Bilingual, language: Language) -> str:
    t, said = load_translator(LOCALES[language]), title.text(language)
    return t(PROPOSED).format(title=t.quote(said)) if said else ""
