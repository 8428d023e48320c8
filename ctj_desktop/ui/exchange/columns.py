"""What do the lists of the exchange show: files received, changes to send, partners?"""

from collections.abc import Collection, Sequence
from uuid import UUID, uuid5

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.services.exchange.lists import KnownPartner, Received, ToSend
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.naming.titles import Subject, name_text
from ctj_desktop.ui.frame.record_pages import icon_of
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

STATES: dict[PendingState, tuple[str, str, str]] = {
    PendingState.WAITING: ("clock", "muted", N_("waiting")),
    PendingState.NEWER: ("question", "muted", N_("not readable here")),
    PendingState.MASS_CHANGE: ("warning", "warning", N_("to confirm")),
    PendingState.FORKED: ("warning-octagon", "error", N_("set apart")),
    PendingState.DIFFERS: ("warning-octagon", "error", N_("set apart")),
    PendingState.TAKEN_BACK: ("arrow-counter-clockwise", "muted", N_("taken back")),
}
RESULTS: dict[Result, str] = {
    Result.APPLIED: N_("taken in"),
    Result.REPEATED: N_("known already"),
    Result.TAKEN_BACK: N_("taken back"),
}
FEW_FIELDS = 3  # more are a whole record: the act says it better


class FileLine(NamedValue):
    """A file that came."""

    key: UUID
    received: Received
    unsettled: bool
    """Whether something that its sender wrote is still in conflict."""


class SendLine(NamedValue):
    """A record with changes that somebody has not confirmed yet."""

    key: UUID
    change: ToSend
    subject: Subject


class AcceptedOffice(NamedValue):
    """An accepted office."""

    key: UUID
    partner: KnownPartner


def file_lines(found: Sequence[Received], unsettled: Collection[bytes]) -> list[FileLine]:
    """With a key of their own; `unsettled` are the partners with whom conflicts are open."""
    return [
        FileLine(
            key=uuid5(NETWORK, one.sha256.hex() + one.at.isoformat()),
            received=one,
            unsettled=one.result is Result.APPLIED and bool(one.counts.get("conflicts")) and one.peer in unsettled,
        )
        for one in found
    ]


def partner_lines(found: Sequence[KnownPartner]) -> list[AcceptedOffice]:
    """With a key of their own."""
    return [AcceptedOffice(key=uuid5(NETWORK, one.key.hex()), partner=one) for one in found]


def office_in_words(t: Translator, french: str, german: str) -> str:
    """An office's name in the reader's language; a stranger has none."""
    name = german or french if t.language == "de" else french or german
    return name or t("unknown office")


def _file(line: FileLine, t: Translator) -> Cell:
    one = line.received
    icon, colour, _ = STATES[one.state] if one.state is not None else ("check-circle", "ok", "")
    if line.unsettled:
        icon, colour = "warning", "warning"
    day = t.day_month(one.created.astimezone(ZONE).date())
    second = t("file {number} · {when}").format(number=f"{one.number:04}", when=day)
    return Cell(
        text=office_in_words(t, one.name_fr, one.name_de), second=second, icon=icon, icon_colour=colour, note=one.file
    )


def _file_state(line: FileLine, t: Translator) -> Cell:
    one = line.received
    if one.state is not None:
        _, colour, word = STATES[one.state]
        return Cell(text=t(word), look=Look.CAPTION, right=True, colour=colour)
    if line.unsettled:
        return Cell(text=t("to settle"), look=Look.CAPTION, right=True, colour="warning")
    word = RESULTS.get(one.result, "") if one.result is not None else ""
    return Cell(text=t(word), look=Look.CAPTION, right=True, colour="muted")


def _change(line: SendLine, t: Translator) -> Cell:
    fields = t.join([register_name(t, name) for name in line.change.registers])
    if len(line.change.registers) > FEW_FIELDS:
        fields = label_text(t, line.change.label.key, line.change.label.args)
    icon = icon_of(line.change.kind)
    when = t.day_month(line.change.at.astimezone(ZONE).date())
    return Cell(text=name_text(t, line.subject), second=f"{fields} · {when}", icon=icon, icon_colour="muted")


def _partner(line: AcceptedOffice, t: Translator) -> Cell:
    one = line.partner
    if one.unconfirmed:
        second = t.n("{count} change not confirmed", "{count} changes not confirmed", one.unconfirmed)
        icon, colour = "hourglass", "muted"
    elif one.has_all_until is not None:
        second = t("has everything until {day}").format(day=t.date_long(one.has_all_until.astimezone(ZONE).date()))
        icon, colour = "check-circle", "ok"
    else:
        second, icon, colour = t("nothing exchanged yet"), "circle-dashed", "muted"
    name = office_in_words(t, one.name_fr, one.name_de)
    return Cell(text=name, second=second.format(count=one.unconfirmed), icon=icon, icon_colour=colour)


FILES: tuple[Column[FileLine], ...] = (
    Column(key="file", heading=N_("File"), cell=_file),
    Column(key="state", heading=N_("State"), cell=_file_state, width=96, right=True),
)
SEND_COLUMNS: tuple[Column[SendLine], ...] = (Column(key="change", heading=N_("Change"), cell=_change),)
PARTNERS: tuple[Column[AcceptedOffice], ...] = (Column(key="partner", heading=N_("Partner"), cell=_partner),)
