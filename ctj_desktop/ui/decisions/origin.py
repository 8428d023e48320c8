"""Where does a decision or a task come from, and who may still change its text?"""

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.meetings.refusals import MinutesFixed
from ctj_desktop.services.minutes.origins import Origin
from ctj_desktop.ui.forms.screens.particulars import ChipLine
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk

BEFORE = frozenset({MeetingState.DRAFT, MeetingState.CONVENED, MeetingState.POSTPONED, MeetingState.CANCELLED})


def here(desk: Desk, text: Bilingual) -> str:
    """A text of content in the language of the window, without its marks."""
    return without_marks(text.or_other(content_language(desk.t)))


def origin_chip(desk: Desk, origin: Origin) -> ChipLine:
    """The meeting, opened at the item."""
    page = "prepare" if origin.state in BEFORE else "hold"
    return ChipLine(
        icon="calendar-blank",
        text=desk.t("Meeting {number}").format(number=origin.name),
        about=here(desk, origin.title),
        place=Place(page=page, record=origin.meeting, detail=str(origin.item) if origin.item else ""),
    )


def why_fixed(desk: Desk, fixed: str) -> str:
    """That the approved minutes of this meeting hold the text; empty for none."""
    return sentence(desk.t, MinutesFixed(fixed)) if fixed else ""


def committee_of(workspace: OpenWorkspace, shown: CommitteeId | None) -> CommitteeId | None:
    """The one looked at, else that of the record that is shown, else the only one there is."""
    if workspace.committee is not None or shown is not None:
        return workspace.committee or shown
    found = workspace.store.all(Committee)
    return found[0].id if len(found) == 1 else None
