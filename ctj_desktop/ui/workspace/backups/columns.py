"""What do the lists of backups show: each backup, and what happened since one of them?"""

from datetime import datetime

from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.exchange.bundle_words import megabytes
from ctj_desktop.services.naming.titles import subject_text
from ctj_desktop.services.workspace.backups import BackupLine, RecordSince
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column
from ctj_desktop.ui.workspace.backups.age import age_text
from ctj_desktop.ui.workspace.backups.words import holds_text, reason_text, record_text


def backup_columns(now: datetime) -> tuple[Column[BackupLine], ...]:
    """Their ages are those of the moment `now`."""

    def size(line: BackupLine, t: Translator) -> Cell:
        age = age_text(t, line.generation.made, now)
        return Cell(text=megabytes(t, line.generation.size), second=age, right=True, look=Look.MUTED)

    return (
        Column(key="made", heading=N_("Backup"), cell=_made, share=3),
        Column(key="size", heading=N_("Size and age"), cell=size, natural=True, right=True),
    )


def _made(line: BackupLine, t: Translator) -> Cell:
    text = t.instant(line.generation.made)
    if line.refused is not None:
        why, said = t("cannot be read"), sentence(t, line.refused)
        return Cell(text=text, second=why, icon="warning", icon_colour="error", second_colour="error", note=said)
    reason = reason_text(t, line.generation)
    held = holds_text(t, line.contents, short=True) if line.contents is not None else ""
    return Cell(text=text, second=" · ".join(filter(None, (reason, held))), icon="check-circle", icon_colour="ok")


def _what(line: RecordSince, t: Translator) -> Cell:
    return Cell(text=subject_text(t, line.subject), second=record_text(t, line))


def _last(line: RecordSince, t: Translator) -> Cell:
    return Cell(text=t.instant(line.at), look=Look.MUTED)


SINCE_COLUMNS: tuple[Column[RecordSince], ...] = (
    Column(key="what", heading=N_("Since then"), cell=_what, share=4),
    Column(
        key="at", heading=N_("Last"), cell=lambda line, t: Cell(text=t.instant(line.at), look=Look.MUTED), natural=True
    ),
)
