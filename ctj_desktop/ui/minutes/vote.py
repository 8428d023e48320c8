"""How is a vote taken or corrected in the minutes: live by the rule of the statutes, refused with its article?"""

from collections.abc import Callable, Sequence
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.deciding.by_side import part_given
from ctj_desktop.domain.deciding.over_roll import decided
from ctj_desktop.domain.ids import CommitteeId, DecisionRuleId
from ctj_desktop.domain.log.changes import Outcome
from ctj_desktop.domain.quorum_and_majority import Quorum, Verdict
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.people import Side
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, DoubleMajority, TieRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import (
    AnyAmendment,
    AnyDecision,
    AnyVote,
    Choice,
    PartCount,
    VoteCount,
    VoteMethod,
)
from ctj_desktop.domain.texts import Language
from ctj_desktop.domain.typed.typed_line import read_count
from ctj_desktop.domain.voters import Voters
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import article_in, sentence
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.i18n.votes import annulled_sentence, open_word, verdict_word, vote_sentence, voters_said
from ctj_desktop.i18n.words import word, word_within
from ctj_desktop.services.membership.roll import clock_of
from ctj_desktop.services.membership.rules.articles import wording_at
from ctj_desktop.services.minutes.ballots import SeatBallot, away_among, ballots_of, count_of
from ctj_desktop.services.minutes.blocks import add_block, new_block
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, VotingRoom, minute_of_vote, rule_of, voting_room
from ctj_desktop.services.minutes.refusals import BallotsMissing
from ctj_desktop.services.minutes.votes import change_vote, record_vote
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.frame.bus import touches
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.vote import VotePanel
from ctj_desktop.ui.minutes.figures import Figures
from ctj_desktop.ui.minutes.in_session import amendment_voted_on, vote_on, voted_on_words
from ctj_desktop.ui.minutes.looks import COUNTS, OF_SIDE
from ctj_desktop.ui.minutes.voices import ContentVoices
from ctj_desktop.ui.widgets.labels import Tone
from ctj_desktop.ui.widgets.spoken import announce

REPEATED = "repeated"
"""The register under which the counts of a repeated vote wait, at the vote that it repeats."""
SECRET_TIE = "vote.tie_in_secret_ballot"
BOTH_FOR, NOT_BOTH = (Choice.YES, Choice.YES), (Choice.NO, Choice.NO)


class VoteDesk(QObject):
    """One vote at a time: a new one on a decision, or one that stands and is corrected."""

    closed = Signal(bool)
    """Whether it is over; False where another item is shown and the counts wait."""
    textEdited = Signal(str)  # noqa: N815 (a draft keeper watches the counts as it watches a line)

    def __init__(
        self,
        desk: Desk,
        workspace: OpenWorkspace,
        voices: ContentVoices,
        sheet: Callable[[], MinuteSheet | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._workspace, self._voices, self._sheet = desk, workspace, voices, sheet
        self._decision: AnyDecision | None = None
        self._vote: AnyVote | None = None
        self._annuls: AnyVote | None = None
        self._amendment: AnyAmendment | None = None
        self._annulled = False
        self._room: VotingRoom | None = None
        self._unanswered: tuple[str, ...] = ()
        self._place: int | None = None
        self._asked: set[CommitteeId] = set()
        self._keeper = DraftKeeper(workspace, self)
        self.panel = VotePanel(desk.theme, [name for name, _ in COUNTS], parent)
        self._figures = Figures(self.panel, self._by_name)
        self.panel.hide()
        self.panel.changed.connect(self._changed)
        self.panel.recorded.connect(self.record)
        self.panel.by_name.connect(self.call_names)
        self.panel.away_asked.connect(self.ask_away)
        self.panel.sentence_asked.connect(self._write_sentence)
        self.panel.given_up.connect(self.close)
        self.panel.emptied.connect(partial(_say_field, desk, self.panel))
        workspace.bus.changed.connect(self._others_may_vote)

    @property
    def vote(self) -> AnyVote | None:
        """The vote that is corrected; None for a new one."""
        return self._vote

    @property
    def is_open(self) -> bool:
        """Whether somebody counts."""
        return self._decision is not None

    def open(
        self,
        decision: AnyDecision,
        count: VoteCount | None,
        place: int | None,
        vote: AnyVote | None = None,
        side: Language = Language.FR,
        *,
        annuls: AnyVote | None = None,
        annulled: bool = False,
    ) -> None:
        """Shows the fields; `count` is what was typed so far, or what stands. `side` is the line they wait in.

        A new vote may repeat the one that it `annuls`; of one that was `annulled` nothing follows.
        """
        sheet = self._sheet()
        if sheet is None:
            return
        self._decision, self._vote, self._place = decision, vote, place
        self._annuls, self._annulled = annuls, annulled
        self._amendment = amendment_voted_on(self._workspace, sheet, decision, vote or annuls)
        self._look_round(sheet)
        register = "count" if vote else REPEATED if annuls else f"new.{side.value}"
        self._keeper.watch(self, (vote or annuls or sheet.item).id, register)
        if annuls is not None and (typed := self._workspace.store.drafts_of(annuls.id).get(REPEATED)):
            count = read_count(typed.removeprefix("/v"))
            self._keeper.adopt()
        given = count or (vote.count if vote else None) or VoteCount()
        self.retranslate()
        self.panel.method.choose(vote.method if vote else VoteMethod.SHOW_OF_HANDS)
        rule = sheet.counting_rule(decision, given) if vote is None else rule_of(sheet, decision.rule)
        self.panel.rule.choose(rule.id if rule else None)
        self._figures.begin(given, ballots_of(self._workspace.store, vote) if vote is not None else ())
        self.panel.by_side.setChecked(self.panel.by_side.isChecked() or (given.given == 0 and _wants_sides(rule)))
        self._count()
        self.panel.first().setFocus()
        self.panel.first().selectAll()

    def close(self) -> None:
        """Given up, or recorded."""
        if self._decision is not None:
            self._keeper.finish()
            self._end(over=True)

    def drop(self) -> None:
        """Another item is shown: the counts stay on disk and stand in the line again."""
        if self._decision is not None:
            self.keep()
            self._keeper.let_go()
            self._end(over=False)

    def retranslate(self) -> None:
        """Words of the fields, in the language of the window."""
        sheet, decision, panel, t = self._sheet(), self._decision, self.panel, self._desk.t
        if sheet is None or decision is None:
            return
        panel.method.offer([(word(t, method), method) for method in VoteMethod], panel.method.chosen())
        panel.method.setAccessibleName(t("How the votes are given"))
        rules = [(self._rule_name(rule), rule.id) for rule in sheet.rules]
        panel.rule.offer([*rules, (t("Consensus"), None)], panel.rule.chosen())
        panel.rule.setAccessibleName(t("Rule of the statutes"))
        panel.casting.setAccessibleName(t("Casting vote"))
        for name, label in COUNTS:
            panel.fields[name].say(t(label))
        panel.rule.setEnabled(not self._annulled)
        said = [voted_on_words(t, decision, self._amendment), _repeats(t, self._annuls, annulled=self._annulled)]
        panel.say_head(t("Vote"), " · ".join(filter(None, said)))
        panel.record.say(t("Correct the vote") if self._vote else t("Record the vote"), hint=t("Enter"))
        panel.by_side.say(t("Count by side"))
        panel.sides.say(_sides_said(t, self._room), {name: t(label) for name, label in COUNTS})
        panel.offer_sides(_has_sides(self._room) or panel.by_side.isChecked())
        panel.say_asked(_unanswered_said(t, self._unanswered))
        panel.names.say(t("By name…"))
        panel.of_away.say(t("Votes of those who are away…"))
        panel.sentence.say(t("Write the sentence into the minutes"))
        panel.cancel.say(t("Cancel"))

    def record(self) -> None:
        """Enter: one act; a refusal stands below the fields."""
        decision, room = self._decision, self._room
        if decision is None or room is None or (self._blocked() and self.panel.say_why_not()):
            return
        self._ask_usage()
        if self._blocked():
            return
        method, count = self._method_of_record(), self._figures.typed()
        taken: dict[str, Any] = {
            "casting": self._casting(),
            "taken_at": room.at,
            "rule": self._rule_id(),
            "ballots": self._figures.ballots,
        }
        try:
            if self._vote is not None:
                after = replace(self._vote, method=method, count=count, tie_broken_by=None)
                self._workspace.do(change_vote, after, self._vote, **taken)
            else:
                new = vote_on(self._workspace, decision, count, method, self._amendment)
                taken |= {"place": self._place, "annuls": self._annuls.id if self._annuls is not None else None}
                self._workspace.do(record_vote, new, **taken)
        except ChangedMeanwhile as met:
            self._say_theirs(met.theirs)
            return
        except (UserError, StoreError) as error:
            self.panel.say_note(sentence(self._desk.t, error))
            return
        self.panel.say_outcome()
        self.close()

    def _ask_usage(self) -> None:
        """Without statutes the window asks once how the committee decides, and the answer decides this vote.

        Without an answer it is by consensus; a tie under the rule that was just kept asks for the casting vote first.
        """
        sheet = self._sheet()
        if sheet is not None and sheet.without_statutes and sheet.meeting.committee not in self._asked:
            from ctj_desktop.ui.minutes.usage_dialog import ask_usage

            self._asked.add(sheet.meeting.committee)
            ask_usage(self._desk, self._workspace, sheet.meeting, self.panel).exec()
            self._take_usual_rule()

    def _take_usual_rule(self) -> None:
        sheet = self._sheet()
        usual = sheet.usual_rule() if sheet is not None else None
        if usual is not None:
            self.retranslate()
            self.panel.rule.choose(usual.id)
            self._count()

    def call_names(self) -> None:
        """The roll is called: who votes how, by single keys."""
        from ctj_desktop.ui.minutes.vote_by_name import VoteByName

        if self._room is None:
            return
        given = VoteByName.ask(self._desk, self._room.called(), self._figures.ballots, self.panel)
        if given is None:
            return
        self._figures.call(given)
        self._count()
        self.panel.fields["yes"].setFocus()

    def ask_away(self) -> None:
        """Who voted in advance or by post, beside those whose hands are counted."""
        from ctj_desktop.ui.minutes.vote_by_name import VoteByName

        room = self._room
        if room is None:
            return
        known = {one.seat for one in self._figures.ballots} - {one.seat for one in room.away}
        asked = (*room.away, *(one for one in room.voters if one.seat in known))
        given = VoteByName.ask_away(self._desk, asked, self._figures.ballots, self.panel)
        if given is None:
            return
        self._figures.ballots = tuple(away_among(given))
        self._count()
        self.panel.fields["yes"].setFocus()

    def keep(self) -> None:
        """What was counted and not recorded is on disk: it stands in the line again."""
        if self._decision is not None and self._vote is None and any(self._figures.numbers()):
            self._keeper.keep()

    # inside

    def _minute(self, sheet: MinuteSheet) -> time | None:
        """The one a vote kept; of a new one that of now, and not before the vote that it repeats."""
        if self._vote is not None and self._vote.at is not None:
            return self._vote.at
        at = minute_of_vote(self._workspace.store, sheet, self._workspace.now().astimezone(ZONE))
        first, clock = self._annuls.at if self._annuls is not None else None, clock_of(sheet.meeting)
        return max((one for one in (at, first) if one is not None), key=clock.minute, default=None)

    def _look_round(self, sheet: MinuteSheet) -> None:
        self._room = voting_room(self._workspace.store, sheet.item, sheet.meeting, self._minute(sheet))
        self._unanswered = _who_may_stand_back(self._workspace, sheet, self._room) if self._vote is None else ()

    def _others_may_vote(self, outcome: Outcome) -> None:
        sheet = self._sheet()
        if sheet is not None and self.is_open and touches(outcome, "recusal", "refused_recusal"):
            self._look_round(sheet)
            self.retranslate()
            self._count()

    def _end(self, *, over: bool) -> None:
        self._decision = self._vote = self._room = None
        self.panel.forget_verdict()
        self.closed.emit(over)

    def _changed(self) -> None:
        if self._figures.method() is VoteMethod.CONSENSUS:
            self._by_consensus()
        self._count()
        self.textEdited.emit(self._figures.line())

    def _say_theirs(self, theirs: Record) -> None:
        """Somebody corrected it meanwhile: what stands there is said, and Enter once more writes over it."""
        assert isinstance(theirs, AnyVote)
        self._vote, t = theirs, self._desk.t
        stands = t.quote(_stands(t, theirs.count or VoteCount()))
        self.panel.say_note(t("Changed elsewhere to {text}.").format(text=stands), "warning")

    def _by_consensus(self) -> None:
        """Whoever asks for opposition alone uses the rule that knows no count."""
        sheet = self._sheet()
        rule = self._rule()
        if sheet is not None and rule is not None and rule.mode is not DecisionMode.CONSENSUS:
            silent = next((one.id for one in sheet.rules if one.mode is DecisionMode.CONSENSUS), None)
            self.panel.rule.choose(silent)

    def _count(self) -> None:
        """The outcome while figures are typed; nothing is read from the file."""
        sheet, room, panel, t = self._sheet(), self._room, self.panel, self._desk.t
        if sheet is None or room is None or self._decision is None:
            return
        self._offer_names(room)
        count, rule = self._figures.typed(), rule_of(sheet, self._rule_id())
        first = self._decide(count, rule, ())
        self._offer_casting(rule, tie=first.tie)
        verdict = self._decide(count, rule, self._casting())
        self._say_verdict(verdict, rule)
        for label, voice in zip(panel.sentences, (self._voices.french, self._voices.german), strict=True):
            said = vote_sentence(voice, count, verdict.result, rule)
            label.say("" if count.nobody_voted else annulled_sentence(voice, count) if self._annulled else said)
        problem = self._problem()
        panel.sentence.setVisible(not room.quorum.reached)
        panel.record.setEnabled(not self._blocked())
        warned = [finding for finding in verdict.findings if finding.code == SECRET_TIE]
        waits = " ".join(finding_text(t, finding) for finding in warned)
        if self._lacks_names():
            waits = sentence(t, BallotsMissing())
        panel.say_note(problem or waits, "error" if problem else "warning")

    def _offer_names(self, room: VotingRoom) -> None:
        """Names are called in a roll call; beside a show of hands those who are away, where the statutes take them."""
        panel, t, figures = self.panel, self._desk.t, self._figures
        figures.follow()
        kept = self._decision is not None and not is_restricted(self._decision)
        hands = figures.is_by_hands()
        panel.names.setVisible(figures.is_nominal() and kept)
        panel.of_away.setVisible(hands and kept and bool(room.away or figures.ballots))
        names = {one.seat: one.name or one.body.or_other(content_language(t)) for one in (*room.voters, *room.away)}
        said = [
            t("{name}: {choice}, {given}").format(
                name=names.get(one.seat, "–"), choice=word_within(t, one.choice), given=word_within(t, one.given)
            )
            for one in (figures.ballots if hands else ())
        ]
        panel.say_away(t("Counted as well: {votes}").format(votes=" · ".join(said)) if said else "")

    def _decide(self, count: VoteCount, rule: DecisionRule | None, casting: tuple[Choice, ...]) -> Verdict:
        assert self._room is not None
        secret, there = self._figures.method() is VoteMethod.SECRET, self._room.there
        away = {one.seat for one in away_among(self._figures.ballots)}
        if there is not None:
            there = (*there, *(seat for seat in self._room.snapshot.seats if seat.roll.seat in away))
        return decided(self._room.snapshot, there, rule, count, casting, secret=secret)

    def _say_verdict(self, verdict: Verdict, rule: DecisionRule | None) -> None:
        t, panel = self._desk.t, self.panel
        if self._annulled:
            panel.say_verdict(t("repeated"), Tone.QUIET)
        elif not self._is_counted() and self._room is not None:
            text = t("{count} may vote").format(count=self._room.present)
            panel.say_verdict(text, Tone.QUIET, "users")
        elif verdict.adopted is None:
            panel.say_verdict(open_word(t, verdict), Tone.WARNING, "warning")
        else:
            tone = Tone.OK if verdict.adopted else Tone.ERROR
            panel.say_verdict(verdict_word(t, adopted=verdict.adopted, rule=rule), tone)

    def _problem(self) -> str:
        """Why it cannot be recorded so: the quorum with its article, or more votes than voters."""
        room, t = self._room, self._desk.t
        if room is None:
            return ""
        if not room.quorum.reached:
            why = [finding_text(t, finding) for finding in room.quorum.findings if finding.severity == "error"]
            return " ".join(filter(None, (*why, _wording(self._workspace, t, self._sheet(), room.quorum))))
        given = self._figures.in_session()
        if given > room.present:
            said = t("{given} votes are counted, but {present} voters are present. Correct the count.")
            return said.format(given=given, present=room.present)
        over = self._figures.beyond(self._rule(), room)
        return _over_said(t, over, room) if over is not None else ""

    def _blocked(self) -> bool:
        waits = not self.panel.casting.isHidden() and not self._casting()
        return bool(self._problem()) or not self._is_counted() or self._lacks_names() or waits

    def _is_counted(self) -> bool:
        return self._figures.method() is VoteMethod.CONSENSUS or not self._figures.typed().nobody_voted

    def _lacks_names(self) -> bool:
        """In a closed item the names of a roll call are not kept, and not asked for."""
        asked = self._decision is None or not is_restricted(self._decision)
        untimed = self._room is not None and self._room.at is None
        called = len(self._figures.ballots) - (0 if untimed else len(away_among(self._figures.ballots)))
        return self._figures.is_nominal() and asked and not called

    def _offer_casting(self, rule: DecisionRule | None, *, tie: bool) -> None:
        """A tie asks for the casting vote that the rule knows; without one the motion is rejected."""
        casting = self.panel.casting
        asks = tie and rule is not None and rule.tie is not TieRule.REJECTED and not self._annulled
        if asks and rule is not None and (casting.count() == 0 or casting.isHidden()):
            casting.offer(_casting_votes(self._desk.t, rule), ())
        casting.setVisible(asks)

    def _casting(self) -> tuple[Choice, ...]:
        chosen = self.panel.casting.chosen()
        return chosen if isinstance(chosen, tuple) and not self.panel.casting.isHidden() else ()

    def _by_name(self, ballots: Sequence[SeatBallot]) -> VoteCount:
        """What ballots count by the rule that is chosen."""
        sheet, room = self._sheet(), self._room
        assert sheet is not None, "nothing is shown"
        assert room is not None, "nothing is shown"
        by_side = self._figures.is_by_side()
        return count_of(self._workspace.store, sheet.meeting, self._rule(), ballots, room.at, by_side=by_side)

    def _method_of_record(self) -> VoteMethod:
        """Whoever chooses consensus against the rule of the statutes says so: else that rule would decide."""
        sheet = self._sheet()
        usual = sheet.usual_rule() if sheet is not None else None
        return VoteMethod.CONSENSUS if usual is not None and self._rule_id() is None else self._figures.method()

    def _rule_id(self) -> DecisionRuleId | None:
        chosen = self.panel.rule.chosen()
        return DecisionRuleId(chosen) if chosen is not None else None  # type: ignore[arg-type]

    def _rule(self) -> DecisionRule | None:
        sheet = self._sheet()
        return rule_of(sheet, self._rule_id()) if sheet is not None else None

    def _rule_name(self, rule: DecisionRule) -> str:
        language = content_language(self._desk.t)
        return ", ".join(filter(None, (rule.name.or_other(language), article_in(rule.article, self._desk.t.language))))

    def _write_sentence(self) -> None:
        """The formal sentence that nothing could be decided, in both languages."""
        sheet, room = self._sheet(), self._room
        if sheet is None or room is None:
            return
        try:
            block = new_block(self._workspace.new_id(), sheet.item, self._voices.without_quorum(room))
            self._workspace.do(add_block, block, place=self._place)
        except (UserError, StoreError) as error:
            self.panel.say_note(sentence(self._desk.t, error))
            return
        self.close()


def _stands(t: Translator, counted: VoteCount) -> str:
    """`For 8, Abstention 1`."""
    figures = [(t(label), getattr(counted, name)) for name, label in COUNTS]
    return ", ".join(f"{label} {figure}" for label, figure in figures if figure)


def _casting_votes(t: Translator, rule: DecisionRule) -> list[tuple[str, tuple[Choice, ...]]]:
    """What the chair, or both chairs, may say."""
    chair = rule.tie is TieRule.CHAIR
    return [
        (t("Casting vote: not given yet"), ()),
        (t("The chair: for"), (Choice.YES,)) if chair else (t("Both chairs: for"), BOTH_FOR),
        (t("The chair: against"), (Choice.NO,)) if chair else (t("Both chairs: against, or not agreed"), NOT_BOTH),
    ]


def _has_sides(room: VotingRoom | None) -> bool:
    """Whether members of both sides have a vote."""
    seats = room.snapshot.seats if room is not None else ()
    return {seat.roll.side for seat in seats if seat.roll.may_vote} == set(Side)


def _wants_sides(rule: DecisionRule | None) -> bool:
    """Whether the statutes ask for a majority of each."""
    return rule is not None and rule.double_majority is DoubleMajority.SIDE


def _sides_said(t: Translator, room: VotingRoom | None) -> dict[Side, str]:
    """`Côté français · 5 votants`."""
    there = room.seats() if room is not None else ()
    counts = {side: sum(seat.roll.side is side for seat in there) for side in Side}
    return {side: f"{t(OF_SIDE[side])} · {voters_said(t, Voters(count))}" for side, count in counts.items()}


def _over_said(t: Translator, over: PartCount, room: VotingRoom) -> str:
    """More votes than voters of a side."""
    assert over.side is not None
    said = t(
        "{given} votes of one side are counted ({side}), but {present} of its voters are present. Correct the count."
    )
    present = sum(seat.roll.side is over.side for seat in room.seats())
    return said.format(given=part_given(over), side=word(t, over.side), present=present)


def _say_field(desk: Desk, panel: VotePanel, name: str) -> None:
    """Escape brought back what stood there."""
    field, t = panel.fields[name], desk.t
    announce(field, t("{name}: {value}").format(name=field.accessibleName(), value=field.text() or t("nothing typed")))


def _who_may_stand_back(workspace: OpenWorkspace, sheet: MinuteSheet, room: VotingRoom) -> tuple[str, ...]:
    """Of those who may vote: nobody has said yet whether they stand back."""
    from ctj_desktop.services.meetings.standing_back.proposals import standing_back_at

    voting = {one.seat for one in room.voters}
    found = standing_back_at(workspace.store, sheet.item.id, workspace.today()).proposed
    return tuple(may.name for may in found if may.seat in voting)


def _unanswered_said(t: Translator, names: Sequence[str]) -> str:
    """A sentence, and nothing that holds a vote up."""
    said = t.n(
        "{names} may have to stand back, and nobody has answered yet.",
        "{names} may have to stand back, and nobody has answered yet.",
        len(names),
    )
    return said.format(names=t.join(names)) if names else ""


def _wording(workspace: OpenWorkspace, t: Translator, sheet: MinuteSheet | None, quorum: Quorum) -> str:
    """What the article says that asks for the quorum."""
    if sheet is None or quorum.rule is None:
        return ""
    return wording_at(workspace.store, t, sheet.meeting.id, quorum.rule.article)


def _repeats(t: Translator, annuls: AnyVote | None, *, annulled: bool) -> str:
    if annuls is None:
        return t("repeated, and counts no more") if annulled else ""
    return t("repeats the vote of {time}").format(time=t.clock(annuls.at)) if annuls.at else t("repeats the vote")
