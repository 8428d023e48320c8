"""What do the lists of a record's history show: every change, and the record as it stood after one?"""

from datetime import datetime
from uuid import UUID

from ctj_desktop.domain.log.changes import OperationLabel
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.services.catalogue.field_history import PastField
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


class ChangeLine(NamedValue):
    """One register as one act changed it."""

    key: UUID
    operation: UUID
    at: datetime
    who: str
    label: OperationLabel
    register: str
    old: str
    new: str
    first: bool
    """Whether it is the first of its act in the list: the others of the act do not repeat it."""


class FieldLine(NamedValue):
    """One register as it stood then and stands now, in words."""

    key: UUID
    field: PastField
    then: str
    now: str


def _when(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=t.instant(line.at), second=line.who or t("nobody named")) if line.first else Cell()


def _act(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=label_text(t, line.label.key, line.label.args)) if line.first else Cell()


def _register(line: ChangeLine, t: Translator) -> Cell:
    return Cell(text=register_name(t, line.register), look=Look.MUTED)


def _text(text: str, t: Translator) -> Cell:
    return Cell(text=text, note=text) if text else Cell(text=t("empty"), look=Look.UNFILLED)


def _field(line: FieldLine, t: Translator) -> Cell:
    name = register_name(t, line.field.register)
    if line.field.differs:
        return Cell(text=name, icon="pencil-simple", icon_colour="accent", look=Look.STRONG)
    return Cell(text=name, icon="check", icon_colour="muted", look=Look.MUTED)


def _then(line: FieldLine, t: Translator) -> Cell:
    if line.field.erased:
        return Cell(text=t("erased"), look=Look.UNFILLED)
    return _text(line.then, t)


def _now(line: FieldLine, t: Translator) -> Cell:
    return _text(line.now, t) if line.field.differs else Cell(text=t("the same"), look=Look.MUTED)


CHANGE_COLUMNS: tuple[Column[ChangeLine], ...] = (
    Column(key="when", heading=N_("When and who"), cell=_when, natural=True),
    Column(key="act", heading=N_("Act"), cell=_act, share=4),
    Column(key="register", heading=N_("Field"), cell=_register, natural=True),
    Column(key="old", heading=N_("Before"), cell=lambda line, t: _text(line.old, t), share=3),
    Column(key="new", heading=N_("After"), cell=lambda line, t: _text(line.new, t), share=3),
)
FIELDS: tuple[Column[FieldLine], ...] = (
    Column(key="field", heading=N_("Field"), cell=_field, width=208),
    Column(key="then", heading=N_("Then"), cell=_then, share=3),
    Column(key="now", heading=N_("Now"), cell=_now, share=3),
)
