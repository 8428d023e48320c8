"""How are rows and records shown on a terminal, in the reader's language?"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Final

from ctj_desktop.domain.log.changes import Json
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word

WIDEST: Final = 60  # cells of a table; a longer text ends with an ellipsis, --json and --csv have all of it
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+[+-][0-9]{2}:[0-9]{2}")
HEADS: Final[Mapping[str, str]] = {
    "amount": N_("Amount"),
    "at": N_("When"),
    "came": N_("Came"),
    "link": N_("Link"),
    "matinee_name": N_("Thematic morning"),
    "public": N_("Public"),
    "resource_kind": N_("Kind"),
    "theme": N_("Theme"),
    "bearer_name": N_("Represented by"),
    "body": N_("Body"),
    "closed_on": N_("Closed on"),
    "closes": N_("Closes"),
    "code": N_("Code"),
    "comment": N_("Remark"),
    "committee_code": N_("Committee"),
    "count": N_("Votes"),
    "decision_kind": N_("Kind"),
    "decision_number": N_("Decision"),
    "direction": N_("Direction"),
    "due": N_("Due"),
    "added": N_("Added"),
    "changed": N_("Changed"),
    "same": N_("Unchanged"),
    "refused": N_("Refused"),
    "source": N_("Source"),
    "imported_kind": N_("What it was"),
    "end": N_("End"),
    "execution": N_("Carrying out"),
    "family_name": N_("Family name"),
    "function": N_("Function"),
    "given_name": N_("Given name"),
    "how": N_("Attendance"),
    "id": N_("Id"),
    "item_kind": N_("Kind"),
    "lead": N_("Lead partner"),
    "meeting_number": N_("Meeting"),
    "method": N_("Method"),
    "minutes": N_("Minutes of time"),
    "name": N_("Name"),
    "proposed_by_name": N_("Proposed by"),
    "number": N_("No."),
    "on": N_("Date"),
    "opened_on": N_("Opened on"),
    "opens": N_("Opens"),
    "organisation_kind": N_("Kind"),
    "organisation_name": N_("Body"),
    "outcome_kind": N_("Outcome"),
    "owner_name": N_("Owner"),
    "person_name": N_("Person"),
    "file": N_("File"),
    "document_kind": N_("Kind"),
    "files": N_("Files"),
    "reason": N_("Reason"),
    "partner": N_("Partner"),
    "passage": N_("Passage"),
    "passages": N_("Passages"),
    "place": N_("Place"),
    "position": N_("No."),
    "presence": N_("Presence"),
    "project_number": N_("Project"),
    "policy": N_("Who settles it"),
    "register": N_("Field"),
    "reply": N_("Reply"),
    "result": N_("Result"),
    "ruling": N_("Ruling"),
    "seat_label": N_("Seat"),
    "seats": N_("Seats"),
    "side": N_("Side"),
    "stage_name": N_("Stage"),
    "start": N_("Start"),
    "starts": N_("Start"),
    "state": N_("State"),
    "status": N_("Attendance"),
    "strategy_code": N_("Strategy"),
    "why": N_("Why"),
    "code_confirmed": N_("Code confirmed"),
    "table_title": N_("Thematic table"),
    "substitute": N_("Substitute"),
    "territory_code": N_("Territory"),
    "text": N_("Text"),
    "title": N_("Title"),
    "until": N_("Until"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid to"),
    "keeper": N_("Kept by"),
    "use": N_("Use"),
    "fields": N_("Fields to fill in"),
    "instrument": N_("Instrument"),
    "stages": N_("Stages"),
    "role": N_("Role"),
    "following": N_("Moves to"),
    "pipeline_code": N_("Funding route"),
    "call_code": N_("Call for projects"),
    "call_name": N_("Call for projects"),
    "rule_kind": N_("Kind"),
    "amount_chf": N_("Amount in CHF"),
    "amount_eur": N_("Amount in EUR"),
    "rate": N_("Rate"),
    "from_currency": N_("From currency"),
    "to_currency": N_("To currency"),
    "term": N_("Term"),
    "english": N_("English term"),
    "what": N_("What"),
    "revision": N_("Revision"),
    "reader": N_("Recipient"),
    "decision_numbers": N_("Decisions"),
    "standing": N_("Holds"),
    "channel": N_("By which way"),
    "label": N_("Designation"),
    "language": N_("Language"),
    "line_name": N_("Source of money"),
    "made_on": N_("Made on"),
    "sent_on": N_("Sent on"),
    "shown_number": N_("No."),
    "wrong": N_("As approved"),
    "undeliverable": N_("Came back"),
    "stage": N_("State"),
    "circulation_number": N_("Decision by circulation"),
    "may_vote": N_("Right to vote"),
    "recused": N_("Stands back"),
    "answer": N_("Answer"),
    "asked_on": N_("Asked on"),
    "answered_on": N_("Answered on"),
    "at_least": N_("More than"),
    "awarded_chf": N_("Awarded in CHF"),
    "awarded_eur": N_("Awarded in EUR"),
    "figure": N_("What is counted"),
    "funder_name": N_("Funder"),
    "projects": N_("Projects supported"),
    "rounded": N_("About, or more than"),
    "value": N_("Value"),
    "whole_year": N_("Of the whole year"),
    "year": N_("Year"),
    "fulfilled_on": N_("Fulfilled on"),
    "dropped_on": N_("Dropped on"),
    "target": N_("Target"),
    "reached": N_("Reached"),
    "reached_on": N_("Reached on"),
    "points": N_("Points"),
    "unit": N_("Unit"),
    "note": N_("Note"),
}


def table(
    t: Translator, rows: Sequence[Mapping[str, Json]], columns: Sequence[str], sets: Mapping[str, type[Enum]]
) -> str:
    """The rows under one head, columns as wide as their widest cell; one sentence where there is none."""
    if not rows:
        return t("Nothing to list.")
    lines = [[t(HEADS.get(column, column)) for column in columns]]
    lines += [[short(_text(t, row.get(column), sets.get(column))) for column in columns] for row in rows]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(columns))]
    return "\n".join("  ".join(_padded(line, widths)).rstrip() for line in lines)


def sheet(t: Translator, record: Mapping[str, Json]) -> str:
    """One record, a line per field that says something."""
    shown = {name: _text(t, value, None) for name, value in record.items()}
    return "\n".join(f"{_head(t, name)}: {value}" for name, value in shown.items() if value)


def visible(text: str) -> str:
    """Text that cannot move a terminal's cursor or turn the line's direction: controls and half signs become □."""
    return "".join("□" if _controls(sign) else sign for sign in text.replace("\n", " ").replace("\t", " "))


def short(text: str) -> str:
    """One line that fits beside others; a longer text ends with an ellipsis."""
    shown = visible(text)
    return shown if len(shown) <= WIDEST else shown[: WIDEST - 1] + "…"


def _controls(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"


def _head(t: Translator, name: str) -> str:
    return t(HEADS[name]) if name in HEADS else name.replace("_", " ")


def _text(t: Translator, value: Json, kind: type[Enum] | None) -> str:
    if value is None or value == "":
        return ""
    if kind is not None:
        return word(t, kind(value))
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, dict):
        return _several(t, value)
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(t, part, None) for part in value)))
    if isinstance(value, str) and DAY.fullmatch(value):
        return t.date_short(date.fromisoformat(value))
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return t.instant(datetime.fromisoformat(value))
    return visible(str(value))


def _several(t: Translator, value: Mapping[str, Json]) -> str:
    """A bilingual text in the reader's language, money, or the parts of a value."""
    if set(value) == {"fr", "de"}:
        own = value["de"] if t.language == "de" else value["fr"]
        return visible(str(own or value["fr"] or value["de"] or ""))
    if set(value) == {"amount", "currency"}:
        return f"{value['currency']} {value['amount']}"
    return ", ".join(f"{_head(t, name)} {_text(t, part, None)}" for name, part in value.items() if part is not None)


def _padded(line: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for text, width in zip(line, widths, strict=True):
        yield text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns of a terminal: wide signs take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
