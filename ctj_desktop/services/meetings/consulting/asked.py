"""Which opinions were asked for, about what, and how do they stand?"""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from ctj_desktop.domain.deciding.requested_opinions import OpinionState, WhichRequests, opinion_state
from ctj_desktop.domain.hit_order import begin_in, words_apart, words_in
from ctj_desktop.domain.ids import AgendaItemId, AnyRequestedOpinionId, CommitteeId, MeetingId, ProjectId
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.consultations import AnyRequestedOpinion
from ctj_desktop.domain.records.meetings import AgendaItem, Meeting
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.folding import folded
from ctj_desktop.i18n.in_writing.opinions import standing_said
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.membership.names_then import body_on
from ctj_desktop.storage.open_file import OpenFile

SOON: Final = timedelta(days=7)
"""So long before its last day a request is told as one that is due."""
OPEN: Final = frozenset({OpinionState.ASKED, OpinionState.OVERDUE})
"""An answer is still waited for."""


STATES: Final = {
    WhichRequests.OPEN: OPEN,
    WhichRequests.OVERDUE: frozenset({OpinionState.OVERDUE}),
    WhichRequests.GIVEN: frozenset({OpinionState.ANSWERED, OpinionState.SILENT}),
    WhichRequests.ALL: frozenset(OpinionState),
}


class AskedOpinion(NamedValue):
    """One request as of a day, the body called as it was when it was asked; `left` are the days to its last one.

    `meeting` and `number` say on which agenda the item stands, `about` what the item or the project is called.
    """

    record: AnyRequestedOpinion
    body: Bilingual
    state: OpinionState
    left: int | None = None
    meeting: MeetingId | None = None
    number: str = ""
    about: Bilingual = NO_TEXT
    project: Bilingual = NO_TEXT
    closed: bool = False

    @property
    def key(self) -> AnyRequestedOpinionId:
        """The id of the request."""
        return self.record.id

    @property
    def due(self) -> bool:
        """It is waited for, and its last day is past or near."""
        return self.state in OPEN and self.left is not None and self.left <= SOON.days


def asked_opinions(
    store: OpenFile,
    day: date,
    *,
    committee: CommitteeId | None = None,
    item: AgendaItemId | None = None,
    project: ProjectId | None = None,
    only_open: bool = False,
) -> list[AskedOpinion]:
    """Those that are waited for first, each by its last day; of one committee, item or project, or all.

    With `only_open` no answered one is read.
    """
    # `Any`: `Store.all` takes them beside options of other types
    wanted = {"committee": committee, "item": item, "project": project}
    given: dict[str, Any] = {name: key for name, key in wanted.items() if key is not None}
    if only_open:
        given["answered_on"] = None
    return sorted((asked_opinion(store, one, day) for one in store.all(AnyRequestedOpinion, **given)), key=_place)


def asked_opinion(store: OpenFile, asked: AnyRequestedOpinion, day: date) -> AskedOpinion:
    """One as of a day."""
    body = store.get(Organisation, asked.organisation)
    item = store.get(AgendaItem, asked.item) if asked.item is not None else None
    meeting = store.get(Meeting, item.meeting) if item is not None else None
    project = store.get(Project, asked.project) if asked.project is not None else None
    named = project.title if project is not None else NO_TEXT
    return AskedOpinion(
        record=asked,
        body=body_on(store, body, asked.asked_on).name if body is not None else NO_TEXT,
        state=opinion_state(asked.until, asked.answered_on, day, silence_assents=asked.silence_assents),
        left=(asked.until - day).days if asked.until is not None and asked.answered_on is None else None,
        meeting=meeting.id if meeting is not None else None,
        number=(meeting.number or "") if meeting is not None else "",
        about=item.title if item is not None else named,
        project=named,
        closed=is_restricted(asked),
    )


def matching_opinions(
    store: OpenFile, day: date, committee: CommitteeId | None, which: WhichRequests, words: str = ""
) -> list[AskedOpinion]:
    """Those in some states whose body, question, item or project have words that begin so."""
    parts = words_in(folded(words))
    found = asked_opinions(store, day, committee=committee)
    return [one for one in found if one.state in STATES[which] and begin_in(parts, _words(one))]


def due_opinions(store: OpenFile, day: date, committee: CommitteeId | None = None) -> list[AskedOpinion]:
    """Those of which the answer is overdue or due within days."""
    return [one for one in asked_opinions(store, day, committee=committee, only_open=True) if one.due]


def known_at(store: OpenFile, item: AgendaItemId, day: date) -> list[AskedOpinion]:
    """What was asked about an item until a day, as it stood then, in the order of asking."""
    found = [one for one in asked_opinions(store, day, item=item) if one.record.asked_on <= day]
    return sorted(found, key=lambda one: (one.record.asked_on, one.key))


def said_on_paper(one: AskedOpinion, day: date) -> Bilingual:
    """`Préavis demandé (Office des forêts) : demandé le …`, in each language, as known on the day."""
    return Bilingual.of(*(_said(one, day, language) for language in (Language.FR, Language.DE)))


def _said(one: AskedOpinion, day: date, language: Language) -> str:
    t = load_translator(LOCALES[language])
    said = standing_said(t, one.record, day)
    return t("Opinion of a body ({body}): {standing}").format(body=one.body.or_other(language), standing=said)


def _words(one: AskedOpinion) -> str:
    texts = (one.body, one.record.question, one.about, one.project)
    said = " ".join(text for both in texts for text in (both.fr.text, both.de.text))
    return words_apart(folded(f"{said} {one.number}"))


def _place(one: AskedOpinion) -> tuple[bool, date, date, UUID]:
    return one.state not in OPEN, one.record.until or date.max, one.record.asked_on, one.key
