"""What does each line of the remarks show: where, whose, what it is about or what became of it?"""

from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.services.minutes.remarks.reading import RemarkLine
from ctj_desktop.ui.approval.remarks.words import LOOKS, beside, gist, state, where, whose
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


def _where(line: RemarkLine, t: Translator) -> Cell:
    icon, colour = LOOKS[line.remark.ruling]
    return Cell(text=where(t, line), look=Look.CAPTION, icon=icon, icon_colour=colour)


def _whose(line: RemarkLine, t: Translator) -> Cell:
    return Cell(text=whose(t, line), second=" · ".join(filter(None, (beside(t, line), gist(t, line)))))


def _state(line: RemarkLine, t: Translator) -> Cell:
    _, colour = LOOKS[line.remark.ruling]
    late = t("after the deadline") if line.late else ""
    return Cell(text=state(t, line), look=Look.CAPTION, colour=colour, right=True, second=late, second_colour="warning")


COLUMNS: tuple[Column[RemarkLine], ...] = (
    Column(key="where", heading=N_("Passage"), cell=_where, natural=True),
    Column(key="whose", heading=N_("Remark of"), cell=_whose),
    Column(key="state", heading=N_("State"), cell=_state, natural=True, right=True),
)
