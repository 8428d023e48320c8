"""What does the list of every file that went out or came in show?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from ctj_desktop.domain.ids import NETWORK
from ctj_desktop.domain.log.bundle_results import PendingState, Result
from ctj_desktop.domain.log.profiles import Profile
from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.exchange.lists import KnownPartner, Received
from ctj_desktop.storage.log.bundle_inbox import Bundle
from ctj_desktop.ui.exchange.columns import office_in_words
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column


class LogLine(NamedValue):
    """A file that went out or came in; `changes` is None where it was not read."""

    key: UUID
    out: bool
    name_fr: str
    name_de: str
    number: int
    file: str
    profile: str
    at: datetime
    changes: int | None
    became: Result | PendingState | None


def sent_lines(found: Iterable[Bundle], partners: Sequence[KnownPartner]) -> list[LogLine]:
    """Files that went out; one for nobody in particular is named as it was when it was made."""
    names: Mapping[bytes, KnownPartner] = {one.key: one for one in partners}
    return [
        LogLine(
            key=uuid5(NETWORK, f"{one.bundle_id} {one.n}"),
            out=True,
            name_fr=names[one.peer].name_fr if one.peer in names else str(one.counts.get("to") or ""),
            name_de=names[one.peer].name_de if one.peer in names else str(one.counts.get("to") or ""),
            number=one.number,
            file=one.file,
            profile=one.profile,
            at=one.at,
            changes=_whole(one.counts.get("changesets")),
            became=one.result,
        )
        for one in found
    ]


def received_lines(found: Iterable[Received]) -> list[LogLine]:
    """Files that came in or wait."""
    return [
        LogLine(
            key=uuid5(NETWORK, one.sha256.hex() + one.at.isoformat()),
            out=False,
            name_fr=one.name_fr,
            name_de=one.name_de,
            number=one.number,
            file=one.file,
            profile="",
            at=one.at,
            changes=_whole(one.counts.get("applied")),
            became=one.state or one.result,
        )
        for one in found
    ]


def newest_first(lines: Iterable[LogLine]) -> list[LogLine]:
    """By the moment at which it went or came."""
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _office(line: LogLine, t: Translator) -> Cell:
    name = office_in_words(t, line.name_fr, line.name_de)
    profile = word_within(t, Profile(line.profile)) if line.profile in {one.value for one in Profile} else ""
    way = t("to {name}") if line.out else t("from {name}")
    return Cell(
        text=way.format(name=name),
        second=" · ".join(filter(None, (line.file, profile))),
        icon="export" if line.out else "download-simple",
        icon_colour="muted",
    )


def _number(line: LogLine, _t: Translator) -> Cell:
    return Cell(text=f"{line.number:04}")


def _when(line: LogLine, t: Translator) -> Cell:
    return Cell(text=t.instant(line.at))


def _changes(line: LogLine, t: Translator) -> Cell:
    return Cell(text="" if line.changes is None else t.number(line.changes), right=True)


def _became(line: LogLine, t: Translator) -> Cell:
    bad = line.became in (PendingState.FORKED, PendingState.DIFFERS)
    text = word(t, line.became) if line.became is not None else ""
    return Cell(text=text, look=Look.CAPTION, right=True, colour="error" if bad else "muted")


LOG: tuple[Column[LogLine], ...] = (
    Column(key="office", heading=N_("Partner"), cell=_office),
    Column(key="number", heading=N_("File"), cell=_number, natural=True),
    Column(key="when", heading=N_("When"), cell=_when, natural=True),
    Column(key="changes", heading=N_("Changes"), cell=_changes, natural=True, right=True),
    Column(key="became", heading=N_("State"), cell=_became, natural=True, right=True),
)
