"""What does each line of the proofreading show, and which of its sides may be edited?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.marks import without_marks
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.proofreading import ProofLine, ProofPart, Reading
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

NUMBER, FR, DE, STATE = range(4)
LANGUAGE_OF_COLUMN: Final = {FR: Language.FR, DE: Language.DE}
NUMBER_WIDTH, STATE_WIDTH = 60, 132
PARTS: Final[Mapping[ProofPart, str]] = {
    ProofPart.FORMAL: N_("Formal sentence"),
    ProofPart.ITEM: N_("Item"),
    ProofPart.HEADING: N_("Heading"),
    ProofPart.PARAGRAPH: N_("Paragraph"),
    ProofPart.LIST_ENTRY: N_("List entry"),
    ProofPart.DECISION: N_("Decision"),
    ProofPart.VOTE: N_("Vote"),
    ProofPart.TASK: N_("Task"),
    ProofPart.AMENDMENT: N_("Amendment"),
    ProofPart.PAUSE: N_("Pause"),
}
ICONS: Final[Mapping[ProofPart, str]] = {
    ProofPart.DECISION: "gavel",
    ProofPart.VOTE: "chats",
    ProofPart.TASK: "check-square",
    ProofPart.AMENDMENT: "pencil-simple",
    ProofPart.PAUSE: "pause",
}
NEVER_NUMBERED: Final = frozenset({ProofPart.AMENDMENT, ProofPart.PAUSE})


def heading_of(t: Translator, line: ProofLine) -> str:
    """Décision 2027-002, Tâche T-2027-004; empty for what has no head of its own."""
    if line.part not in ICONS:
        return ""
    kind = word(t, line.decision_kind) if line.decision_kind else t(PARTS[line.part])
    if line.part in NEVER_NUMBERED:
        return kind
    return f"{kind} {line.number}" if line.number else t("{kind} without number").format(kind=kind)


def task_facts(t: Translator, line: ProofLine) -> str:
    """Who does a task by when: once, across both languages."""
    if line.part is not ProofPart.TASK:
        return ""
    owner = line.owner.or_other(content_language(t))
    due = t("by {date}").format(date=t.date_long(line.due)) if line.due else t("without date")
    return " · ".join(filter(None, (owner or t("nobody named"), due)))


def spoken_name(t: Translator, line: ProofLine) -> str:
    """How a line is called aloud and in an editor's name."""
    if line.part in ICONS:
        return heading_of(t, line)
    return " ".join(filter(None, (t(PARTS[line.part]), line.number)))


def missing_text(t: Translator, line: ProofLine, language: Language) -> str:
    """What stands in the place of a text that is not there."""
    if not line.text:
        return t("empty")
    return t("to translate into DE") if language is Language.DE else t("to translate into FR")


def state_of_line(t: Translator, line: ProofLine) -> tuple[str, str, str]:
    """Word, tone and icon of a line's state."""
    side = (line.open_side or Language.DE).value.upper()
    if line.disputed:
        return t("two versions"), "ERROR", "arrows-left-right"
    if line.reading is Reading.MISSING:
        return t("{language} missing").format(language=side), "WARNING", "translate"
    if line.reading is Reading.REVIEW:
        return t("{language} to review").format(language=side), "WARNING", "warning"
    if line.reading is Reading.DRAFT:
        return t("{language} draft").format(language=side), "WARNING", "pencil-simple"
    if line.reading is Reading.EMPTY:
        return t("empty"), "WARNING", "warning"
    if line.closed:
        return t("closed doors"), "QUIET", "lock-simple"
    return "", "", ""


def _number(line: ProofLine, t: Translator) -> Cell:
    return Cell(text=spoken_name(t, line) if line.part is not ProofPart.ITEM else line.number, look=Look.MUTED)


def _side(line: ProofLine, t: Translator, language: Language) -> Cell:
    text = without_marks(line.text.text(language))
    if not text:
        return Cell(text=missing_text(t, line, language), look=Look.UNFILLED)
    foot = " ".join(said[0] if language is Language.FR else said[1] for said in line.foot)
    return Cell(text=text, second=foot)


def _fr(line: ProofLine, t: Translator) -> Cell:
    return _side(line, t, Language.FR)


def _de(line: ProofLine, t: Translator) -> Cell:
    return _side(line, t, Language.DE)


def _state(line: ProofLine, t: Translator) -> Cell:
    said, tone, icon = state_of_line(t, line)
    if said:
        return Cell(pill=said, tone=tone, pill_icon=icon)
    if line.reading is Reading.GENERATED:
        return Cell(text=t("by the program"), look=Look.CAPTION)
    return Cell(text=t("checked"), look=Look.CAPTION)


COLUMNS: tuple[Column[ProofLine], ...] = (
    Column(key="number", heading=N_("No."), cell=_number, width=NUMBER_WIDTH),
    Column(key="fr", heading=N_("French text"), cell=_fr, tag="FR"),
    Column(key="de", heading=N_("German text"), cell=_de, tag="DE"),
    Column(key="state", heading=N_("State"), cell=_state, width=STATE_WIDTH),
)


def editable(line: ProofLine, language: Language) -> bool:
    """A formal sentence and a vote are said by the program; a title was sent, so only a missing side can be added."""
    if line.record is None:
        return False
    return line.part is not ProofPart.ITEM or not line.text.text(language)
