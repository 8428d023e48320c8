"""What did a person do? The stable keys of the operation log, as sentences in the reader's language.

An operation stores a key and plain arguments; the sentence is made when it is shown. A key is `kind.verb` for
every kind below and the verbs added, changed, deleted, moved and restored, or one of `OTHER_LABELS`. What the
operation was about is the first of the arguments title and text (shown in guillemets), name (of a person) and
number (both without). An argument may be given per language as well: `title_fr` and `title_de` win over `title`.
"""

from collections.abc import Mapping

from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.voting import TaskState
from ctj_desktop.errors import N_
from ctj_desktop.i18n.errors import field_names, readable
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import word_within

VERBS = ("added", "changed", "deleted", "moved", "restored")

LABELS: dict[str, tuple[str, str, str, str, str]] = {
    "agenda_item": (
        N_("Agenda item {name} added"),
        N_("Agenda item {name} changed"),
        N_("Agenda item {name} deleted"),
        N_("Agenda item {name} moved"),
        N_("Agenda item {name} restored"),
    ),
    "meeting": (
        N_("Meeting {name} added"),
        N_("Meeting {name} changed"),
        N_("Meeting {name} deleted"),
        N_("Meeting {name} moved"),
        N_("Meeting {name} restored"),
    ),
    "person": (
        N_("Person {name} added"),
        N_("Person {name} changed"),
        N_("Person {name} deleted"),
        N_("Person {name} moved"),
        N_("Person {name} restored"),
    ),
    "person_private": (
        N_("Private data of {name} added"),
        N_("Private data of {name} changed"),
        N_("Private data of {name} deleted"),
        N_("Private data of {name} moved"),
        N_("Private data of {name} restored"),
    ),
    "organisation": (
        N_("Organisation {name} added"),
        N_("Organisation {name} changed"),
        N_("Organisation {name} deleted"),
        N_("Organisation {name} moved"),
        N_("Organisation {name} restored"),
    ),
    "committee": (
        N_("Committee {name} added"),
        N_("Committee {name} changed"),
        N_("Committee {name} deleted"),
        N_("Committee {name} moved"),
        N_("Committee {name} restored"),
    ),
    "committee_name": (
        N_("Committee name {name} added"),
        N_("Committee name {name} changed"),
        N_("Committee name {name} deleted"),
        N_("Committee name {name} moved"),
        N_("Committee name {name} restored"),
    ),
    "secretariat": (
        N_("Secretariat {name} added"),
        N_("Secretariat {name} changed"),
        N_("Secretariat {name} deleted"),
        N_("Secretariat {name} moved"),
        N_("Secretariat {name} restored"),
    ),
    "college": (
        N_("College {name} added"),
        N_("College {name} changed"),
        N_("College {name} deleted"),
        N_("College {name} moved"),
        N_("College {name} restored"),
    ),
    "seat": (
        N_("Seat {name} added"),
        N_("Seat {name} changed"),
        N_("Seat {name} deleted"),
        N_("Seat {name} moved"),
        N_("Seat {name} restored"),
    ),
    "mandate": (
        N_("Mandate of {name} added"),
        N_("Mandate of {name} changed"),
        N_("Mandate of {name} deleted"),
        N_("Mandate of {name} moved"),
        N_("Mandate of {name} restored"),
    ),
    "office_held": (
        N_("Office of {name} added"),
        N_("Office of {name} changed"),
        N_("Office of {name} deleted"),
        N_("Office of {name} moved"),
        N_("Office of {name} restored"),
    ),
    "working_group": (
        N_("Working group {name} added"),
        N_("Working group {name} changed"),
        N_("Working group {name} deleted"),
        N_("Working group {name} moved"),
        N_("Working group {name} restored"),
    ),
    "working_group_member": (
        N_("Member of a working group {name} added"),
        N_("Member of a working group {name} changed"),
        N_("Member of a working group {name} deleted"),
        N_("Member of a working group {name} moved"),
        N_("Member of a working group {name} restored"),
    ),
    "statutes": (
        N_("Statutes {name} added"),
        N_("Statutes {name} changed"),
        N_("Statutes {name} deleted"),
        N_("Statutes {name} moved"),
        N_("Statutes {name} restored"),
    ),
    "decision_rule": (
        N_("Decision rule {name} added"),
        N_("Decision rule {name} changed"),
        N_("Decision rule {name} deleted"),
        N_("Decision rule {name} moved"),
        N_("Decision rule {name} restored"),
    ),
    "role": (
        N_("Role of {name} added"),
        N_("Role of {name} changed"),
        N_("Role of {name} deleted"),
        N_("Role of {name} moved"),
        N_("Role of {name} restored"),
    ),
    "attendance": (
        N_("Attendance of {name} added"),
        N_("Attendance of {name} changed"),
        N_("Attendance of {name} deleted"),
        N_("Attendance of {name} moved"),
        N_("Attendance of {name} restored"),
    ),
    "presence": (
        N_("Arrival or departure of {name} added"),
        N_("Arrival or departure of {name} changed"),
        N_("Arrival or departure of {name} deleted"),
        N_("Arrival or departure of {name} moved"),
        N_("Arrival or departure of {name} restored"),
    ),
    "guest": (
        N_("Guest {name} added"),
        N_("Guest {name} changed"),
        N_("Guest {name} deleted"),
        N_("Guest {name} moved"),
        N_("Guest {name} restored"),
    ),
    "minute_block": (
        N_("Passage of the minutes {name} added"),
        N_("Passage of the minutes {name} changed"),
        N_("Passage of the minutes {name} deleted"),
        N_("Passage of the minutes {name} moved"),
        N_("Passage of the minutes {name} restored"),
    ),
    "decision": (
        N_("Decision {name} added"),
        N_("Decision {name} changed"),
        N_("Decision {name} deleted"),
        N_("Decision {name} moved"),
        N_("Decision {name} restored"),
    ),
    "published_decision": (
        N_("Published decision {name} added"),
        N_("Published decision {name} changed"),
        N_("Published decision {name} deleted"),
        N_("Published decision {name} moved"),
        N_("Published decision {name} restored"),
    ),
    "vote": (
        N_("Vote {name} added"),
        N_("Vote {name} changed"),
        N_("Vote {name} deleted"),
        N_("Vote {name} moved"),
        N_("Vote {name} restored"),
    ),
    "ballot": (
        N_("Nominal vote of {name} added"),
        N_("Nominal vote of {name} changed"),
        N_("Nominal vote of {name} deleted"),
        N_("Nominal vote of {name} moved"),
        N_("Nominal vote of {name} restored"),
    ),
    "recusal": (
        N_("Recusal of {name} added"),
        N_("Recusal of {name} changed"),
        N_("Recusal of {name} deleted"),
        N_("Recusal of {name} moved"),
        N_("Recusal of {name} restored"),
    ),
    "task": (
        N_("Task {name} added"),
        N_("Task {name} changed"),
        N_("Task {name} deleted"),
        N_("Task {name} moved"),
        N_("Task {name} restored"),
    ),
    "project": (
        N_("Project {name} added"),
        N_("Project {name} changed"),
        N_("Project {name} deleted"),
        N_("Project {name} moved"),
        N_("Project {name} restored"),
    ),
    "partner": (
        N_("Partner {name} added"),
        N_("Partner {name} changed"),
        N_("Partner {name} deleted"),
        N_("Partner {name} moved"),
        N_("Partner {name} restored"),
    ),
    "budget_line": (
        N_("Budget line {name} added"),
        N_("Budget line {name} changed"),
        N_("Budget line {name} deleted"),
        N_("Budget line {name} moved"),
        N_("Budget line {name} restored"),
    ),
    "financing_line": (
        N_("Financing line {name} added"),
        N_("Financing line {name} changed"),
        N_("Financing line {name} deleted"),
        N_("Financing line {name} moved"),
        N_("Financing line {name} restored"),
    ),
    "payment": (
        N_("Payment {name} added"),
        N_("Payment {name} changed"),
        N_("Payment {name} deleted"),
        N_("Payment {name} moved"),
        N_("Payment {name} restored"),
    ),
    "opinion": (
        N_("Opinion {name} added"),
        N_("Opinion {name} changed"),
        N_("Opinion {name} deleted"),
        N_("Opinion {name} moved"),
        N_("Opinion {name} restored"),
    ),
    "project_action": (
        N_("Link to the strategy {name} added"),
        N_("Link to the strategy {name} changed"),
        N_("Link to the strategy {name} deleted"),
        N_("Link to the strategy {name} moved"),
        N_("Link to the strategy {name} restored"),
    ),
    "call": (
        N_("Call for projects {name} added"),
        N_("Call for projects {name} changed"),
        N_("Call for projects {name} deleted"),
        N_("Call for projects {name} moved"),
        N_("Call for projects {name} restored"),
    ),
    "call_rule": (
        N_("Rule of a call {name} added"),
        N_("Rule of a call {name} changed"),
        N_("Rule of a call {name} deleted"),
        N_("Rule of a call {name} moved"),
        N_("Rule of a call {name} restored"),
    ),
    "proposal": (
        N_("Working proposal {name} added"),
        N_("Working proposal {name} changed"),
        N_("Working proposal {name} deleted"),
        N_("Working proposal {name} moved"),
        N_("Working proposal {name} restored"),
    ),
    "attachment": (
        N_("Attachment {name} added"),
        N_("Attachment {name} changed"),
        N_("Attachment {name} deleted"),
        N_("Attachment {name} moved"),
        N_("Attachment {name} restored"),
    ),
    "item_document": (
        N_("Document {name} added"),
        N_("Document {name} changed"),
        N_("Document {name} deleted"),
        N_("Document {name} moved"),
        N_("Document {name} restored"),
    ),
    "approved_version": (
        N_("Approved version {name} added"),
        N_("Approved version {name} changed"),
        N_("Approved version {name} deleted"),
        N_("Approved version {name} moved"),
        N_("Approved version {name} restored"),
    ),
    "numbering_right": (
        N_("Right to number {name} added"),
        N_("Right to number {name} changed"),
        N_("Right to number {name} deleted"),
        N_("Right to number {name} moved"),
        N_("Right to number {name} restored"),
    ),
    "numbering_loan": (
        N_("Loan of the right to number {name} added"),
        N_("Loan of the right to number {name} changed"),
        N_("Loan of the right to number {name} deleted"),
        N_("Loan of the right to number {name} moved"),
        N_("Loan of the right to number {name} restored"),
    ),
    "strategy": (
        N_("Strategy {name} added"),
        N_("Strategy {name} changed"),
        N_("Strategy {name} deleted"),
        N_("Strategy {name} moved"),
        N_("Strategy {name} restored"),
    ),
    "axis": (
        N_("Strategic axis {name} added"),
        N_("Strategic axis {name} changed"),
        N_("Strategic axis {name} deleted"),
        N_("Strategic axis {name} moved"),
        N_("Strategic axis {name} restored"),
    ),
    "objective": (
        N_("Objective {name} added"),
        N_("Objective {name} changed"),
        N_("Objective {name} deleted"),
        N_("Objective {name} moved"),
        N_("Objective {name} restored"),
    ),
    "action": (
        N_("Action {name} added"),
        N_("Action {name} changed"),
        N_("Action {name} deleted"),
        N_("Action {name} moved"),
        N_("Action {name} restored"),
    ),
    "territory": (
        N_("Territory {name} added"),
        N_("Territory {name} changed"),
        N_("Territory {name} deleted"),
        N_("Territory {name} moved"),
        N_("Territory {name} restored"),
    ),
    "thematic_table": (
        N_("Thematic table {name} added"),
        N_("Thematic table {name} changed"),
        N_("Thematic table {name} deleted"),
        N_("Thematic table {name} moved"),
        N_("Thematic table {name} restored"),
    ),
    "glossary_term": (
        N_("Glossary term {name} added"),
        N_("Glossary term {name} changed"),
        N_("Glossary term {name} deleted"),
        N_("Glossary term {name} moved"),
        N_("Glossary term {name} restored"),
    ),
    "standing_item": (
        N_("Standing item {name} added"),
        N_("Standing item {name} changed"),
        N_("Standing item {name} deleted"),
        N_("Standing item {name} moved"),
        N_("Standing item {name} restored"),
    ),
    "office": (
        N_("Office {name} added"),
        N_("Office {name} changed"),
        N_("Office {name} deleted"),
        N_("Office {name} moved"),
        N_("Office {name} restored"),
    ),
    "same_as": (
        N_("Identification of two records {name} added"),
        N_("Identification of two records {name} changed"),
        N_("Identification of two records {name} deleted"),
        N_("Identification of two records {name} moved"),
        N_("Identification of two records {name} restored"),
    ),
}
"""By kind of record, one sentence per verb. `{name} ` falls out where the operation names nothing."""

OTHER_LABELS: dict[str, str] = {
    "meeting.state": N_("Meeting {number}: {state}"),
    "task.state": N_("Task {number}: {state}"),
    "project.state": N_("Project {number}: {state}"),
    "agenda_item.begun": N_("Item {name} taken up"),
    "attendance.sheet": N_("Attendance sheet entered ({count})"),
    "standing_items.added": N_("Standing items added"),
    "numbering.lent": N_("Right to number lent for meeting {number}"),
    "numbering.returned": N_("Right to number returned after meeting {number}"),
    "numbering.taken_over": N_("Right to number {name} taken over after a restore"),
    "numbering.taken_back": N_("Right to number taken back, lent for meeting {number}"),
    "numbers.given": N_("Missing numbers given ({name})"),
    "number.repeated": N_("Number {number}, issued twice, becomes {became}"),
    "conflict.settled": N_("Version chosen ({field}): {name}"),
    "conflicts.settled": N_("Versions chosen: {count}"),
    "undo": N_("Undone: {what}"),
    "redo": N_("Redone: {what}"),
    "workspace.created": N_("Workspace created"),
    "sample.created": N_("Sample workspace created"),
    "reference.updated": N_("Reference data updated"),
    "import": N_("Imported {name}"),
}
OF_NOBODY: dict[str, tuple[str, str, str, str, str]] = {
    "person_private": (
        N_("Private data added"),
        N_("Private data changed"),
        N_("Private data deleted"),
        N_("Private data moved"),
        N_("Private data restored"),
    ),
    "mandate": (
        N_("Mandate added"),
        N_("Mandate changed"),
        N_("Mandate deleted"),
        N_("Mandate moved"),
        N_("Mandate restored"),
    ),
    "office_held": (
        N_("Office in the committee added"),
        N_("Office in the committee changed"),
        N_("Office in the committee deleted"),
        N_("Office in the committee moved"),
        N_("Office in the committee restored"),
    ),
    "role": (
        N_("Role added"),
        N_("Role changed"),
        N_("Role deleted"),
        N_("Role moved"),
        N_("Role restored"),
    ),
    "attendance": (
        N_("Attendance added"),
        N_("Attendance changed"),
        N_("Attendance deleted"),
        N_("Attendance moved"),
        N_("Attendance restored"),
    ),
    "presence": (
        N_("Arrival or departure added"),
        N_("Arrival or departure changed"),
        N_("Arrival or departure deleted"),
        N_("Arrival or departure moved"),
        N_("Arrival or departure restored"),
    ),
    "ballot": (
        N_("Nominal vote added"),
        N_("Nominal vote changed"),
        N_("Nominal vote deleted"),
        N_("Nominal vote moved"),
        N_("Nominal vote restored"),
    ),
    "recusal": (
        N_("Recusal added"),
        N_("Recusal changed"),
        N_("Recusal deleted"),
        N_("Recusal moved"),
        N_("Recusal restored"),
    ),
}
"""The sentences of `LABELS` that speak of somebody, where the name is not here (see `WITHOUT_WORDS`)."""

WITHOUT_WORDS: dict[str, str] = {
    "meeting.state": N_("State of a meeting changed"),
    "task.state": N_("State of a task changed"),
    "project.state": N_("State of a project changed"),
    "agenda_item.begun": N_("Agenda item taken up"),
    "attendance.sheet": N_("Attendance sheet entered"),
    "numbering.lent": N_("Right to number lent for a meeting"),
    "numbering.returned": N_("Right to number returned after a meeting"),
    "numbering.taken_over": N_("Right to number taken over after a restore"),
    "numbering.taken_back": N_("Right to number taken back, lent for a meeting"),
    "numbers.given": N_("Missing numbers given"),
    "number.repeated": N_("Number issued twice changed"),
    "conflict.settled": N_("Version chosen"),
    "conflicts.settled": N_("Versions chosen"),
    "import": N_("Data imported"),
}
"""The same, where the words of a label are not here: in a part of the workspace that is not shared, or erased."""

_STATES = {"meeting.state": MeetingState, "task.state": TaskState}
_UNKNOWN = "…"


def label_text(t: Translator, key: str, args: Mapping[str, str]) -> str:
    """The sentence of an operation. An unknown key is shown readable; nothing raises.

    `undo` and `redo` carry the label they speak of: its key under `key`, its arguments beside it.
    """
    kind, _, verb = key.rpartition(".")
    kind = kind.removeprefix("restricted_")
    if kind in LABELS and verb in VERBS:
        return _about(t, kind, VERBS.index(verb), args)
    if key in OTHER_LABELS:
        message = WITHOUT_WORDS.get(key, OTHER_LABELS[key]) if not args else OTHER_LABELS[key]
        values = {name: _value(t, key, name, args) for name in field_names(message)}
        return t(message).format(**values)
    return _readable(t, key, args)


def _about(t: Translator, kind: str, verb: int, args: Mapping[str, str]) -> str:
    name = _name(t, args)
    if not name and kind in OF_NOBODY:
        return t(OF_NOBODY[kind][verb])
    sentence = t(LABELS[kind][verb])
    return sentence.format(name=name) if name else sentence.replace("{name} ", "")


def _name(t: Translator, args: Mapping[str, str]) -> str:
    """What the operation was about; titles and texts in the guillemets of the locale. May be empty."""
    for key in ("title", "text"):
        text = _argument(t, key, args)
        if text:
            return t.quote(text)
    return _argument(t, "name", args) or readable(t, _argument(t, "number", args))


def _argument(t: Translator, key: str, args: Mapping[str, str]) -> str:
    """The argument in the reader's language, else as it is, else in the other language."""
    others = (f"{key}_{t.language}", key, f"{key}_fr", f"{key}_de")
    return next((args[name] for name in others if args.get(name)), "")


def _value(t: Translator, key: str, name: str, args: Mapping[str, str]) -> str:
    if name == "what":
        rest = {key: value for key, value in args.items() if key != "key"}
        return label_text(t, args.get("key", ""), rest)
    if name == "name":
        return _name(t, args) or _UNKNOWN
    value = _argument(t, name, args)
    if name == "field":
        return register_name(t, value)
    if name == "state" and key in _STATES:
        return _state(t, key, value)
    return readable(t, value) or _UNKNOWN


def _state(t: Translator, key: str, value: str) -> str:
    states = _STATES[key]
    return word_within(t, states(value)) if value in tuple(states) else value or _UNKNOWN


def _readable(t: Translator, key: str, args: Mapping[str, str]) -> str:
    words = key.replace(".", " ").replace("_", " ").strip()
    return " ".join(part for part in (words, _name(t, args)) if part) or _UNKNOWN
