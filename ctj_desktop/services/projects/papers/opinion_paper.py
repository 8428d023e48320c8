"""What does the paper of an opinion print, or that which prepares it?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import ProjectId
from ctj_desktop.domain.records.meetings import AgendaItem, ItemKind, Meeting
from ctj_desktop.domain.records.projects import Opinion
from ctj_desktop.domain.records.voting import Decision
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.i18n import load_translator
from ctj_desktop.i18n.projects.eligibility import verdict_on_paper
from ctj_desktop.services.directory.letters import LOCALES
from ctj_desktop.services.meetings.standing_back.proposals import ItemStandingBack, standing_back_at
from ctj_desktop.services.membership.roll import statutes_of
from ctj_desktop.services.membership.senders import approved_on, town_of
from ctj_desktop.services.minutes.signers import chairs
from ctj_desktop.services.projects.eligibility import JudgedProject, judged_project
from ctj_desktop.services.projects.onto_agenda import usual_words
from ctj_desktop.services.projects.papers.project_paper import project_on_paper
from ctj_desktop.services.steps.states import FINAL, meeting_state
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.projects.opinion import OpinionPaper, PaperVerdict


def opinion_paper(store: OpenFile, project: ProjectId, day: date, *, prepares: bool = False) -> "OpinionPaper":
    """The latest opinion on a project; without one what prepares it, at the meeting that is asked for it.

    Where it `prepares`, what was given before is left aside: a committee may be asked again.
    """
    given = store.all(Opinion, project=project, order="on, id") if not prepares else []
    return _given(store, given[-1], day) if given else _prepared(store, project, day)


def _given(store: OpenFile, opinion: Opinion, day: date) -> "OpinionPaper":
    from ctj_desktop.documents.projects.opinion import OpinionPaper

    shown = project_on_paper(store, opinion.project, day)
    decision = store.get(Decision, opinion.decision) if opinion.decision is not None else None
    meeting = store.get(Meeting, decision.meeting) if decision is not None and decision.meeting is not None else None
    back = standing_back_at(store, decision.item, day) if decision is not None and decision.item is not None else None
    statutes = statutes_of(store, meeting) if meeting is not None else None
    return OpinionPaper(
        project=shown,
        opinion=next(one for one in shown.opinions if one.opinion.id == opinion.id),
        decision=decision,
        meeting=meeting,
        town=town_of(store, meeting.place) if meeting is not None else NO_TEXT,
        provisional=meeting is not None and meeting_state(store, meeting.id) not in FINAL,
        approved=approved_on(store, meeting) if meeting is not None else None,
        recused=tuple(one.name for one in back.back) if back is not None else (),
        signers=tuple(chairs(store, meeting)) if meeting is not None else (),
        prevailing=statutes.prevails if statutes is not None else None,
    )


def _prepared(store: OpenFile, project: ProjectId, day: date) -> "OpinionPaper":
    from ctj_desktop.documents.projects.opinion import OpinionPaper

    shown = project_on_paper(store, project, day)
    item = next(_asked_at(store, project, day), None)
    decision, note = usual_words(store, project)
    back = standing_back_at(store, item.id, day) if item is not None else None
    return OpinionPaper(
        project=shown,
        meeting=store.get(Meeting, item.meeting) if item is not None else None,
        proposed=item.proposed_decision if item is not None else decision,
        note=item.note if item is not None else note,
        verdicts=tuple(verdicts_said(judged_project(store, project, day))),
        recused=tuple(one.name for one in back.back) if back is not None else (),
        to_recuse=_to_recuse(back) if back is not None else (),
    )


def verdicts_said(judged: JudgedProject | None) -> Iterator["PaperVerdict"]:
    """What each rule of the call says of a project, in both languages, and no more; none without a call."""
    from ctj_desktop.documents.projects.opinion import PaperVerdict

    voices = [load_translator(LOCALES[language]) for language in (Language.FR, Language.DE)]
    for one in judged.found.verdicts if judged is not None else ():
        names = judged.names if judged is not None else {}
        french, german = (verdict_on_paper(t, one, names) for t in voices)
        yield PaperVerdict(rule=one.rule.text, french=french, german=german, confirmed=one.rule.confirmed)


def _asked_at(store: OpenFile, project: ProjectId, day: date) -> Iterator[AgendaItem]:
    """The items at which the committee is asked, the next meeting first, then those that are past."""
    found = []
    for item in store.all(AgendaItem, project=project, item_kind=ItemKind.OPINION):
        meeting = store.get(Meeting, item.meeting)
        if meeting is not None and not item.closed:
            past = meeting.on is not None and meeting.on < day
            found.append(((past, meeting.on or date.max, item.id), item))
    return (item for _place, item in sorted(found, key=lambda one: one[0]))


def _to_recuse(back: ItemStandingBack) -> tuple[tuple[str, Bilingual], ...]:
    return tuple((one.name, one.reason) for one in back.proposed)
