"""What did a person do? The stable keys of the operation log, as sentences in the reader's language.

An operation stores a key and plain arguments; the sentence is made when it is shown. A key is `kind.verb`, said as
services/kinds has it of every kind or of this one, or one of `OTHER_LABELS`. What the operation was about is
the first of the arguments title and text (shown in guillemets), name (of a person) and number (both without). An
argument may be given per language as well: `title_fr` and `title_de` win over `title`.
"""

import re
from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.records.meetings import MeetingState
from ctj_desktop.domain.records.voting import ExecutionState, TaskState
from ctj_desktop.domain.typed.legible import legible_line
from ctj_desktop.errors import N_
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.errors import field_names, readable, which_meeting
from ctj_desktop.i18n.kinds import without_gender
from ctj_desktop.i18n.registers import register_name
from ctj_desktop.i18n.translator import Translator
from ctj_desktop.i18n.words import capital, word_within
from ctj_desktop.services.kinds.catalogue import entry_of
from ctj_desktop.services.kinds.entry import USUAL, VERBS, Kind
from ctj_desktop.services.steps.records import LONGEST_TITLE

OTHER_LABELS: Final[Mapping[str, str]] = {
    "meeting.state": N_("[Meeting {number}: {state}|State of a meeting changed]"),
    "meeting.renumbered": N_(
        "Meeting [{number} moved to another year, it becomes {became}|moved to another year and numbered anew]"
    ),
    "dispatch.sent": N_("Noted as sent[, about meeting {number}]"),
    "remark.accepted": N_("Remark[ of {name}] accepted"),
    "remark.otherwise": N_("Remark[ of {name}] accepted otherwise"),
    "remark.refused": N_("Remark[ of {name}] refused"),
    "remark.unsettled": N_("Remark[ of {name}] opened again"),
    "requested_opinion.answered": N_("Answer[ of {name}] to a requested opinion noted"),
    "requested_opinion.reminded": N_("[{name} reminded of the|Reminded of a] requested opinion"),
    "circulation.opened": N_("Decision by circulation[ {name}] opened"),
    "circulation.closed": N_("Decision by circulation[ {name}] closed"),
    "circulation.withdrawn": N_("Decision by circulation[ {name}] withdrawn"),
    "circulation.reported": N_("Decision by circulation [{name} reported to meeting {number}|reported to a meeting]"),
    "circulation.made": N_("Letters made for [the decision by circulation {name}|a decision by circulation]"),
    "circulation.reminded": N_("Reminders made for [the decision by circulation {name}|a decision by circulation]"),
    "circulation.sent": N_("Noted as sent, about [the decision by circulation {number}|a decision by circulation]"),
    "circulation.answered": N_("Answer[ of {name}] by circulation entered"),
    "circulation.answer_removed": N_("Answer[ of {name}] by circulation taken back"),
    "circulation.recused": N_("Recusal[ of {name}] from a decision by circulation noted"),
    "circulation.recusal_withdrawn": N_("Recusal[ of {name}] from a decision by circulation taken back"),
    "circulation.proved": N_("Proof of [the answer of {name}|an answer by circulation] kept"),
    "decision.proved": N_("Files kept that show how [decision {number}|a decision] is carried out"),
    "extract.made": N_("Extract made[ for {name}]"),
    "extract.sent": N_("Extract[ for {name}] noted as sent"),
    "remark.taken": N_("Remarks [of {name} taken in: {count}|taken in]"),
    "remark_round.closed": N_("Remark round[ {name}] closed"),
    "remark_round.sent": N_("Minutes sent once more in [remark round {name}|a remark round]"),
    "remark_round.reminded": N_("Reminder sent in [remark round {name}|a remark round]"),
    "task.state": N_("[Task {number}: {state}|State of a task changed]"),
    "decision.state": N_("[Decision {number}: {state}|How far a decision is carried out]"),
    "task.settled": N_(
        "[Task {number}, moved apart by two offices: “{state}” counts|"
        "State chosen of a task that two offices moved apart]"
    ),
    "decision.settled": N_(
        "[Decision {number}, moved apart by two offices: “{state}” counts|"
        "State chosen of a decision that two offices moved apart]"
    ),
    "meeting.settled": N_(
        "[Meeting {number}, moved apart by two offices: “{state}” counts|"
        "State chosen of a meeting that two offices moved apart]"
    ),
    "project.settled": N_(
        "[Project {number}, moved apart by two offices: “{state}” counts|"
        "State chosen of a project that two offices moved apart]"
    ),
    "project.state": N_("[Project {number}: {state}|State of a project changed]"),
    "conditions.followed": N_("Conditions of [the opinion on project {number}|an opinion] followed"),
    "strategy.followed": N_("Linked to the actions of [{name}: {count}|another version of the strategy]"),
    "agenda_item.begun": N_("[Item {name}|Agenda item] taken up"),
    "attendance.replied": N_("Reply[ of {name}] entered"),
    "attendance.reply_withdrawn": N_("Reply[ of {name}] taken back"),
    "attendance.sheet": N_("Attendance sheet entered[ ({count})]"),
    "standing_items.added": N_("Standing items added[ to meeting {number}]"),
    "agenda.copied": N_(
        "Agenda [of meeting {number} begun like that of meeting {like}|begun like that of an earlier meeting]"
    ),
    "meetings.planned": N_("Series of meetings planned[: {count}]"),
    "numbering.lent": N_("Right to number lent for [meeting {number}|a meeting]"),
    "numbering.returned": N_("Right to number returned after [meeting {number}|a meeting]"),
    "numbering.taken_over": N_("Right to number[ {name}] taken over after a restore"),
    "numbering.replaced": N_("Numbers[ of {name}] taken over from an earlier computer"),
    "numbering.taken_back": N_("Right to number taken back, lent for [meeting {number}|a meeting]"),
    "numbers.given": N_("Missing numbers given[ ({name})]"),
    "number.repeated": N_("Number [{number}, issued twice, becomes {became}|issued twice changed]"),
    "conflict.settled": N_("Version chosen[ ({field}): {name}]"),
    "conflicts.settled": N_("Versions chosen[: {count}]"),
    "erratum.adopted": N_("Erratum[ {name}] adopted by a decision"),
    "erratum.adoption_taken_back": N_("Adoption of [erratum {name}|an erratum] taken back"),
    "signed_copy.filed": N_("Signed copy of [the minutes of meeting {number}|minutes] filed"),
    "signed_copy.removed": N_("Signed copy of [the minutes of meeting {number}|minutes] taken away"),
    "undo": N_("Undone: {what}"),
    "redo": N_("Redone: {what}"),
    "workspace.created": N_("Workspace created"),
    "sample.created": N_("Sample workspace created"),
    "reference.updated": N_("Reference data updated"),
    "import": N_("[Imported {name}|Data imported]"),
    "organisation.merged": N_("Body[ {name}] merged into another one"),
    "organisation.entrusted": N_("Body [{name} entrusted|entrusted to an office]"),
    "person.entrusted": N_("Person [{name} entrusted|entrusted to an office]"),
    "side.entrusted": N_("Persons and bodies entrusted to [{name}: {count}|an office]"),
    "person.anonymised": N_("Person made anonymous"),
    "term.ended": N_("Term [of {name} ended, mandates and offices closed: {count}|ended, mandates and offices closed]"),
    "committee.ended": N_("Committee [{name} ended, records closed: {count}|ended, with all that runs in it]"),
}
"""Acts that are no verb of a kind; brackets as in services/kinds."""

_STATES = {
    "meeting.state": MeetingState,
    "meeting.settled": MeetingState,
    "task.state": TaskState,
    "task.settled": TaskState,
    "decision.state": ExecutionState,
    "decision.settled": ExecutionState,
}
NUMBERS: Final = frozenset({"number", "like"})
"""Of a meeting that has none it is its day."""
_UNKNOWN = "…"
_IN_BRACKETS: Final = re.compile(r"\[([^|\]]*)\|?([^\]]*)\]")
_CUT_MARK: Final = re.compile(r"(?:\*\*|@\[)([^\[\]*]*)(?:\](?:\([0-9a-f-]*)?)?$")


def label_text(t: Translator, key: str, args: Mapping[str, str]) -> str:
    """The sentence of an operation. An unknown key is shown readable; nothing raises.

    `undo` and `redo` carry the label they speak of: its key under `key`, its arguments beside it.
    """
    args = {name: legible_line(text) for name, text in args.items()}
    kind, _, verb = key.rpartition(".")
    entry = entry_of(kind)
    if entry is not None and verb in VERBS:
        return _of_kind(t, entry, verb, _name(t, args))
    if key in OTHER_LABELS:
        message = _chosen(t(OTHER_LABELS[key]), bool(args))
        return named(t, message, **{name: _value(t, key, name, args) for name in field_names(message)})
    return _readable(t, key, args)


def _of_kind(t: Translator, entry: Kind, verb: str, name: str) -> str:
    message = t(entry.sentences.of(verb)) or _usual(t, entry, verb)
    return named(t, _chosen(message, bool(name)), name=name)


def _usual(t: Translator, entry: Kind, verb: str) -> str:
    what, ending = without_gender(t, t(entry.phrase) or t.p("kind", entry.record.noun))
    return t(USUAL.of(verb)).format(what=what if entry.phrase else f"{capital(what)}[ {{name}}]", ending=ending)


def _chosen(message: str, told: bool) -> str:
    """Of what stands in brackets the part for an act that tells what it is about, or the one for any other."""
    return _IN_BRACKETS.sub(r"\1" if told else r"\2", message)


def _name(t: Translator, args: Mapping[str, str]) -> str:
    """What the operation was about; titles and texts in the guillemets of the locale. May be empty."""
    for key in ("title", "text"):
        text = _argument(t, key, args)
        if text:
            return t.quote(text)
    return _argument(t, "name", args) or which_meeting(t, _argument(t, "number", args))


def _argument(t: Translator, key: str, args: Mapping[str, str]) -> str:
    """The argument in the reader's language, else as it is, else in the other language."""
    others = (f"{key}_{t.language}", key, f"{key}_fr", f"{key}_de")
    return _plain(next((args[name] for name in others if args.get(name)), ""))


def _plain(text: str) -> str:
    """Without the marks of a text; a label of an earlier version may end amid one."""
    plain = without_marks(text)
    return plain if len(text) < LONGEST_TITLE else _CUT_MARK.sub(r"\1", plain)


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
    return (which_meeting(t, value) if name in NUMBERS else readable(t, value)) or _UNKNOWN


def _state(t: Translator, key: str, value: str) -> str:
    states = _STATES[key]
    return word_within(t, states(value)) if value in tuple(states) else value or _UNKNOWN


def _readable(t: Translator, key: str, args: Mapping[str, str]) -> str:
    words = key.replace(".", " ").replace("_", " ").strip()
    return " ".join(part for part in (words, _name(t, args)) if part) or _UNKNOWN
