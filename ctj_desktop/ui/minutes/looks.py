"""How does each block of the minutes look and sound in the language of the window?"""

from collections.abc import Mapping

from ctj_desktop.domain.deciding.by_side import side_parts
from ctj_desktop.domain.records.meetings import Pause
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.voting import AmendmentResult, AnyVote, DecisionKind, DecisionResult, VoteCount
from ctj_desktop.domain.texts import Language, TranslationState, other, translation_state
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.outcomes import outcome_line
from ctj_desktop.i18n.pauses import pause_said
from ctj_desktop.i18n.votes import annulled_sentence, away_said, verdict_word, vote_sentence
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.minutes.item_sheet import BlockLine, MinuteSheet
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.minutes.blocks.row import BlockLook, ChipLook
from ctj_desktop.ui.minutes.blocks.text import TextLook
from ctj_desktop.ui.minutes.in_session import voted_on_words
from ctj_desktop.ui.style.type import Type
from ctj_desktop.ui.widgets.labels import Tone

OWNER, DUE, OUTCOME = "owner", "due", "outcome"
SPOKEN: Mapping[MinuteBlockKind, str] = {
    MinuteBlockKind.PARAGRAPH: N_("Paragraph"),
    MinuteBlockKind.LIST_ENTRY: N_("List entry"),
    MinuteBlockKind.HEADING: N_("Heading"),
    MinuteBlockKind.DECISION: N_("Decision"),
    MinuteBlockKind.VOTE: N_("Vote"),
    MinuteBlockKind.TASK: N_("Task"),
    MinuteBlockKind.AMENDMENT: N_("Amendment"),
    MinuteBlockKind.PAUSE: N_("Pause"),
}
ICONS: Mapping[MinuteBlockKind, str] = {
    MinuteBlockKind.DECISION: "gavel",
    MinuteBlockKind.VOTE: "hand-palm",
    MinuteBlockKind.TASK: "check-square",
    MinuteBlockKind.AMENDMENT: "pencil-simple",
    MinuteBlockKind.PAUSE: "pause",
}
SIGN_OF: Mapping[Side, str] = {Side.FR: "FR", Side.CH: "CH"}
OF_SIDE: Mapping[Side, str] = {Side.FR: N_("French side"), Side.CH: N_("Swiss side")}
COUNTS: tuple[tuple[str, str], ...] = (
    ("yes", N_("For")),
    ("no", N_("Against")),
    ("abstentions", N_("Abstention")),
    ("blank", N_("Blank")),
    ("invalid", N_("Invalid")),
    ("not_voted", N_("Not voted")),
)
ALWAYS = 3
"""For, against and abstention are always shown; the others where they are not zero."""


class Looks:
    """Makes rows from lines; `french` and `german` say what the program itself writes in each column."""

    def __init__(self, t: Translator, french: Translator, german: Translator) -> None:
        self._t, self._voices = t, {Language.FR: french, Language.DE: german}

    def look(self, line: BlockLine, sheet: MinuteSheet, unfinished: bool) -> BlockLook:
        """One row; `unfinished` where somebody typed there and the program was ended."""
        kind = line.block.block_kind
        if kind is MinuteBlockKind.VOTE:
            return self._vote(line, sheet)
        if line.pause is not None:
            return self._pause(line, line.pause)
        t = self._t
        note = t("Typed earlier and not finished.") if unfinished else ""
        fr, de = self._side(line, Language.FR), self._side(line, Language.DE)
        marks = (note or self._mark(line, sheet, Language.FR), self._mark(line, sheet, Language.DE))
        if kind is MinuteBlockKind.DECISION and line.decision is not None:
            return BlockLook(
                key=line.key,
                fr=fr,
                de=de,
                marks=marks,
                spoken=self.spoken(line),
                icon="gavel",
                strong=True,
                word=self._kind_word(line.decision.decision_kind),
                number=line.number or t("unnumbered"),
                facts=self._decided(line),
                chips=(self._outcome(line),),
            )
        if kind is MinuteBlockKind.AMENDMENT and line.amendment is not None:
            who = line.owner.or_other(content_language(t))
            return BlockLook(
                key=line.key,
                fr=fr,
                de=de,
                marks=marks,
                spoken=self.spoken(line),
                icon=ICONS[kind],
                word=t("Amendment"),
                facts=self._result_of_amendment(line.amendment.result),
                chips=(
                    ChipLook(OWNER, "user", who or t("by nobody yet"), t("Who proposed it: {who}").format(who=who)),
                ),
            )
        if kind is MinuteBlockKind.TASK and line.task is not None:
            return BlockLook(
                key=line.key,
                fr=fr,
                de=de,
                marks=marks,
                spoken=self.spoken(line),
                icon="check-square",
                word=t("Task"),
                number=line.number or t("unnumbered"),
                chips=self._chips(line),
                facts="" if line.number else t("another office gives the number"),
            )
        return BlockLook(key=line.key, fr=fr, de=de, marks=marks, spoken=self.spoken(line))

    def spoken(self, line: BlockLine) -> str:
        """`Decision 2027-002`, as a screen reader says it."""
        return " ".join(filter(None, (self._t(SPOKEN[line.block.block_kind]), line.number)))

    def _pause(self, line: BlockLine, pause: Pause) -> BlockLook:
        """Both columns say it; from when to when stands in the head, and what can be put right in the menu."""
        sides = [TextLook(pause_said(self._voices[language], pause)) for language in Voice]
        going_on = (self._t("goes on"), Tone.WARNING, "pause") if pause.end is None else None
        return BlockLook(
            key=line.key,
            fr=sides[0],
            de=sides[1],
            spoken=self.spoken(line),
            icon=ICONS[MinuteBlockKind.PAUSE],
            word=self._t("Pause"),
            pill=going_on,
        )

    def _result_of_amendment(self, result: AmendmentResult | None) -> str:
        return self._t("result open") if result is None else word_within(self._t, result)

    def _vote(self, line: BlockLine, sheet: MinuteSheet) -> BlockLook:
        t, vote = self._t, line.vote
        count = vote.count if vote else None
        result = _result_of(line)
        casting = "" if vote is not None and vote.tie_broken_by is not None else None
        sides = [
            TextLook(
                annulled_sentence(self._voices[language], count)
                if line.annulled
                else vote_sentence(self._voices[language], count, result, line.rule, casting=casting)
            )
            for language in Voice
        ]
        recused = [body.or_other(content_language(t)) for body in sheet.recused]
        back = t("stood back: {who}").format(who=t.join(recused)) if recused else ""
        facts = (self._together(line), *away_said(t, line.away), back)
        return BlockLook(
            key=line.key,
            fr=sides[0],
            de=sides[1],
            spoken=self.spoken(line),
            icon="hand-palm",
            word=t("Vote"),
            number=self._voted_on(line, vote) if vote else "",
            facts=" · ".join(filter(None, facts)),
            facts_tone="muted",
            boxes=self._boxes(count, len(recused)),
            pill=self._pill(line),
        )

    def _voted_on(self, line: BlockLine, vote: AnyVote) -> str:
        """On what, and how."""
        said = voted_on_words(self._t, line.decision, line.amendment) if line.decision is not None else ""
        return " · ".join(filter(None, (said, word_within(self._t, vote.method))))

    def _together(self, line: BlockLine) -> str:
        if not line.together:
            return ""
        return self._t("together with {numbers}").format(numbers=self._t.join(line.together))

    def _by_side(self, count: VoteCount) -> tuple[tuple[str, str], ...]:
        """`FR 5 · 0 · 1`: for, against and abstention of each side."""
        parts = side_parts(count).items()
        return tuple((SIGN_OF[side], f"{one.yes} · {one.no} · {one.abstentions}") for side, one in parts)

    def _boxes(self, count: VoteCount | None, recused: int) -> tuple[tuple[str, str], ...]:
        if count is None:
            return ()
        stood_back = ((self._t("Recused"), str(recused)),) if recused else ()
        values = [(self._t(label), getattr(count, name)) for name, label in COUNTS]
        shown = tuple((label, str(value)) for at, (label, value) in enumerate(values) if value or at < ALWAYS)
        return shown + self._by_side(count) + stood_back

    def _pill(self, line: BlockLine) -> tuple[str, Tone, str] | None:
        result = _result_of(line)
        if line.annulled:
            return (self._t("repeated"), Tone.QUIET, "")
        if result is None:
            return (self._t("result open"), Tone.WARNING, "warning")
        adopted = result is not DecisionResult.REJECTED
        said = verdict_word(self._t, adopted=adopted, rule=line.rule, result=result)
        return (said, Tone.OK if adopted else Tone.ERROR, "")

    def _decided(self, line: BlockLine) -> str:
        decision = line.decision
        if decision is None:
            return ""
        numbered = "" if decision.number else self._t("another office gives the number")
        result = word_within(self._t, decision.result) if decision.result is not None else ""
        return " · ".join(filter(None, (numbered, result)))

    def _kind_word(self, kind: DecisionKind) -> str:
        return word(self._t, kind)

    def _side(self, line: BlockLine, language: Language) -> TextLook:
        t, text = self._t, line.text.text(language)
        kind = Type.STRONG if line.block.block_kind is MinuteBlockKind.HEADING else Type.BODY
        bullet = line.block.block_kind is MinuteBlockKind.LIST_ENTRY
        if text:
            return TextLook(text, kind=kind, bullet=bullet)
        if line.record is None:
            return TextLook(t("not communicated"), colour="muted", italic=True)
        missing = t("not translated") if line.text.text(other(language)) else t("empty")
        return TextLook(missing, colour="muted", italic=True, bullet=bullet)

    def _mark(self, line: BlockLine, sheet: MinuteSheet, language: Language) -> str:
        state = translation_state(line.text, language, sheet.source)
        if state in (TranslationState.REVIEW, TranslationState.DRAFT):
            return word_within(self._t, state)
        return ""

    def _outcome(self, line: BlockLine) -> ChipLook:
        t, became = self._t, line.became
        if became is None:
            return ChipLook(OUTCOME, "flag", t("Outcome…"), t("Record what became of it"))
        said = outcome_line(t, became)
        return ChipLook(OUTCOME, "flag", said, t("What became of it: {outcome}").format(outcome=said))

    def _chips(self, line: BlockLine) -> tuple[ChipLook, ...]:
        t, task = self._t, line.task
        assert task is not None
        owner = line.owner.or_other(content_language(t)) or t("nobody yet")
        due = t.date_long(task.due) if task.due else t("no date")
        return (
            ChipLook(OWNER, "user", owner, t("Who does it: {who}").format(who=owner)),
            ChipLook(DUE, "calendar-blank", due, t("By when: {day}").format(day=due)),
        )


def _result_of(line: BlockLine) -> DecisionResult | None:
    """The words of the decision, or of the amendment, that the vote is on."""
    if line.amendment is None:
        return line.decision.result if line.decision is not None else None
    results = {AmendmentResult.ADOPTED: DecisionResult.MAJORITY, AmendmentResult.REJECTED: DecisionResult.REJECTED}
    return results.get(line.amendment.result) if line.amendment.result is not None else None


Voice = (Language.FR, Language.DE)
