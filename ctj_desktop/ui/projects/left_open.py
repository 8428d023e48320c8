"""Does a project go to the fund, or is its file closed, though something of it is open?"""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.records.projects import MoveNeed, Project, Stage
from ctj_desktop.i18n import Translator
from ctj_desktop.services.projects.stages.left_open import LeftOpen, left_open
from ctj_desktop.services.projects.stages.needs import MoveSaid
from ctj_desktop.ui.forms.asked_once import AskedOnce
from ctj_desktop.ui.frame.amounts import in_each_currency
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.projects.board.cards import stage_name
from ctj_desktop.ui.projects.needs import place_of_need


def ask_to_move(
    desk: Desk, workspace: OpenWorkspace, project: Project, stage: Stage, said: MoveSaid, parent: QWidget
) -> tuple[bool, Place | None]:
    """Whether it goes there: at once where nothing is open; else where that is seen to, if it was chosen."""
    t = desk.t
    found = list(_open(t, left_open(workspace.store, project, stage, said)))
    if not found:
        return True, None
    title = t("Before the stage “{stage}”").format(stage=stage_name(t, stage))
    lines = [(sentence, t("Show")) for sentence, _need in found]
    asked = AskedOnce(desk, "dialog.left_open", (title, t("Change the stage all the same")), lines, parent)
    goes = asked.ask()
    need = found[asked.mended][1] if asked.mended is not None else None
    return goes, place_of_need(workspace.store, need, project) if need is not None else None


def _open(t: Translator, found: LeftOpen) -> Iterator[tuple[str, MoveNeed]]:
    """Sentence, and the need whose place it is mended at."""
    if found.asks_nothing:
        yield (
            t("No amount is asked of the fund yet: mark the line that is the request, and enter its amount."),
            MoveNeed.AWARD,
        )
    if found.apart:
        said = t("Costs and sources of the plan differ by {amounts}.")
        yield said.format(amounts=t.join(in_each_currency(t, *found.apart))), MoveNeed.BALANCED
    if found.owed:
        said = t("Of what was granted {amounts} are not paid yet.")
        yield said.format(amounts=t.join(in_each_currency(t, *found.owed))), MoveNeed.PAID
    if found.conditions:
        texts = [one.text.or_other(content_language(t)) for one in found.conditions]
        yield t("Conditions that are not met: {conditions}.").format(conditions=t.join(texts)), MoveNeed.CONDITIONS
