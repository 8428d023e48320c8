"""How is a vote taken or corrected in the minutes: live by the rule of the statutes, refused with its article?"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId, DecisionRuleId
from ctj_desktop.domain.quorum_and_majority import Verdict
from ctj_desktop.domain.record import Record, replace
from ctj_desktop.domain.records.statutes import DecisionMode, DecisionRule, TieRule
from ctj_desktop.domain.records.twins import is_restricted
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, Choice, VoteCount, VoteMethod
from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.findings import article_in, finding_text
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.i18n.votes import open_word, verdict_word, vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.minutes.ballots import SeatBallot, ballots_of, count_of
from ctj_desktop.services.minutes.blocks import add_block, new_block
from ctj_desktop.services.minutes.electorate import decided
from ctj_desktop.services.minutes.item_sheet import MinuteSheet, VotingRoom, minute_of_vote, rule_of, voting_room
from ctj_desktop.services.minutes.refusals import BallotsMissing
from ctj_desktop.services.minutes.votes import change_vote, new_vote, record_vote
from ctj_desktop.storage.errors import ChangedMeanwhile
from ctj_desktop.ui.forms.drafts import DraftKeeper
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.minutes.blocks.vote import VotePanel
from ctj_desktop.ui.minutes.looks import COUNTS
from ctj_desktop.ui.minutes.voices import ContentVoices
from ctj_desktop.ui.widgets.labels import Tone

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
        self._room: VotingRoom | None = None
        self._ballots: tuple[SeatBallot, ...] = ()
        self._place: int | None = None
        self._asked: set[CommitteeId] = set()
        self._keeper = DraftKeeper(workspace, self)
        self.panel = VotePanel(desk.theme, [name for name, _ in COUNTS], parent)
        self.panel.hide()
        self.panel.changed.connect(self._changed)
        self.panel.recorded.connect(self.record)
        self.panel.by_name.connect(self.call_names)
        self.panel.sentence_asked.connect(self._write_sentence)
        self.panel.given_up.connect(self.close)

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
    ) -> None:
        """Shows the fields; `count` is what was typed so far, or what stands. `side` is the line they wait in."""
        sheet = self._sheet()
        if sheet is None:
            return
        self._decision, self._vote, self._place = decision, vote, place
        self._ballots = ballots_of(self._workspace.store, vote) if vote is not None else ()
        at = vote.at if vote is not None else None
        at = at or minute_of_vote(sheet, self._workspace.now().astimezone(ZONE))
        self._room = voting_room(self._workspace.store, sheet.item, sheet.meeting, at)
        self._keeper.watch(self, vote.id if vote else sheet.item.id, "count" if vote else f"new.{side.value}")
        given = count or (vote.count if vote else None) or VoteCount()
        for name, field in self.panel.fields.items():
            field.blockSignals(True)
            field.put(getattr(given, name))
            field.blockSignals(False)
        self.retranslate()
        self.panel.method.choose(vote.method if vote else VoteMethod.SHOW_OF_HANDS)
        rule = sheet.counting_rule(decision, given) if vote is None else rule_of(sheet, decision.rule)
        self.panel.rule.choose(rule.id if rule else None)
        self._count()
        self.panel.fields["yes"].setFocus()
        self.panel.fields["yes"].selectAll()

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
        number = decision.number or t("unnumbered")
        panel.say_head(t("Vote"), t("on decision {number}").format(number=number))
        panel.record.say(t("Correct the vote") if self._vote else t("Record the vote"), hint=t("Enter"))
        panel.names.say(t("By name…"))
        panel.sentence.say(t("Write the sentence into the minutes"))
        panel.cancel.say(t("Cancel"))

    def record(self) -> None:
        """Enter: one act; a refusal stands below the fields."""
        decision, room = self._decision, self._room
        if decision is None or room is None or self._blocked():
            return
        self._ask_usage()
        try:
            if self._vote is not None:
                self._workspace.do(
                    change_vote,
                    replace(self._vote, method=self._method_of_record(), count=self._typed(), tie_broken_by=None),
                    self._vote,
                    casting=self._casting(),
                    taken_at=room.at,
                    rule=self._rule_id(),
                    ballots=self._ballots,
                )
            else:
                self._workspace.do(
                    record_vote,
                    new_vote(self._workspace.new_id(), decision, self._typed(), self._method_of_record()),
                    casting=self._casting(),
                    taken_at=room.at,
                    rule=self._rule_id(),
                    ballots=self._ballots,
                    place=self._place,
                )
        except ChangedMeanwhile as met:
            self._say_theirs(met.theirs)
            return
        except (UserError, StoreError) as error:
            self.panel.say_note(sentence(self._desk.t, error))
            return
        self.close()

    def _ask_usage(self) -> None:
        """Without statutes the window asks once how the committee decides; without an answer it is by consensus."""
        sheet = self._sheet()
        if sheet is not None and sheet.without_statutes and sheet.meeting.committee not in self._asked:
            from ctj_desktop.ui.minutes.usage_dialog import ask_usage

            self._asked.add(sheet.meeting.committee)
            ask_usage(self._desk, self._workspace, sheet.meeting, self.panel).exec()

    def call_names(self) -> None:
        """The roll is called: who votes how, by single keys."""
        from ctj_desktop.ui.minutes.vote_by_name import VoteByName

        if self._room is None:
            return
        given = VoteByName.ask(self._desk, self._room, self._ballots, self.panel)
        if given is None:
            return
        self._ballots = given
        for name, choice in (("yes", Choice.YES), ("no", Choice.NO), ("abstentions", Choice.ABSTENTION)):
            self.panel.fields[name].put(sum(ballot.choice is choice for ballot in given))
        self.panel.fields["not_voted"].put(sum(ballot.choice is Choice.NOT_VOTED for ballot in given))
        self.panel.method.choose(VoteMethod.NOMINAL)
        self._count()
        self.panel.fields["yes"].setFocus()

    def keep(self) -> None:
        """What was counted and not recorded is on disk: it stands in the line again."""
        if self._decision is not None and self._vote is None and any(self._numbers()):
            self._keeper.keep()

    # inside

    def _end(self, *, over: bool) -> None:
        self._decision = self._vote = self._room = None
        self.closed.emit(over)

    def _changed(self) -> None:
        if self._method() is VoteMethod.CONSENSUS:
            self._by_consensus()
        self._count()
        self.textEdited.emit(f"/v {' '.join(map(str, self._numbers()))}")

    def _say_theirs(self, theirs: Record) -> None:
        """Somebody corrected it meanwhile: what stands there is said, and Enter once more writes over it."""
        assert isinstance(theirs, AnyVote)
        self._vote, t = theirs, self._desk.t
        counted = theirs.count or VoteCount()
        figures = [(t(label), getattr(counted, name)) for name, label in COUNTS]
        stands = t.quote(", ".join(f"{label} {figure}" for label, figure in figures if figure))
        self.panel.say_note(t("Changed elsewhere to {text}.").format(text=stands), "warning")

    def _by_consensus(self) -> None:
        """Whoever asks for opposition alone uses the rule that knows no count."""
        sheet = self._sheet()
        rule = rule_of(sheet, self._rule_id()) if sheet is not None else None
        if sheet is not None and rule is not None and rule.mode is not DecisionMode.CONSENSUS:
            silent = next((one.id for one in sheet.rules if one.mode is DecisionMode.CONSENSUS), None)
            self.panel.rule.choose(silent)

    def _count(self) -> None:
        """The outcome while figures are typed; nothing is read from the file."""
        sheet, room, panel, t = self._sheet(), self._room, self.panel, self._desk.t
        if sheet is None or room is None or self._decision is None:
            return
        nominal = self._method() is VoteMethod.NOMINAL
        panel.names.setVisible(nominal and not is_restricted(self._decision))
        for name in ("yes", "no", "abstentions", "not_voted"):
            panel.fields[name].setReadOnly(bool(self._ballots) and nominal)
        if not nominal:
            self._ballots = ()
        count, rule = self._typed(), rule_of(sheet, self._rule_id())
        first = self._decide(count, rule, ())
        self._offer_casting(rule, tie=first.tie)
        verdict = self._decide(count, rule, self._casting())
        self._say_verdict(verdict, rule)
        for label, voice in zip(panel.sentences, (self._voices.french, self._voices.german), strict=True):
            label.say("" if count.nobody_voted else vote_sentence(voice, count, verdict.result, rule))
        problem = self._problem()
        panel.sentence.setVisible(not room.quorum.reached)
        panel.record.setEnabled(not self._blocked())
        warned = [finding for finding in verdict.findings if finding.code == SECRET_TIE]
        waits = " ".join(finding_text(t, finding) for finding in warned)
        if self._lacks_names():
            waits = sentence(t, BallotsMissing())
        panel.say_note(problem or waits, "error" if problem else "warning")

    def _decide(self, count: VoteCount, rule: DecisionRule | None, casting: tuple[Choice, ...]) -> Verdict:
        assert self._room is not None
        secret = self._method() is VoteMethod.SECRET
        return decided(self._room.snapshot, self._room.there, rule, count, casting, secret=secret)

    def _say_verdict(self, verdict: Verdict, rule: DecisionRule | None) -> None:
        t, panel = self._desk.t, self.panel
        if not self._is_counted() and self._room is not None:
            text = t("{count} may vote").format(count=self._room.present)
            panel.verdict.say(text, Tone.QUIET, "users")
        elif verdict.adopted is None:
            panel.verdict.say(open_word(t, verdict), Tone.WARNING, "warning")
        else:
            tone = Tone.OK if verdict.adopted else Tone.ERROR
            panel.verdict.say(verdict_word(t, adopted=verdict.adopted, rule=rule), tone)

    def _problem(self) -> str:
        """Why it cannot be recorded so: the quorum with its article, or more votes than voters."""
        room, t = self._room, self._desk.t
        if room is None:
            return ""
        if not room.quorum.reached:
            return " ".join(finding_text(t, finding) for finding in room.quorum.findings if finding.severity == "error")
        given = sum(self._numbers())
        if given > room.present:
            said = t("{given} votes are counted, but {present} voters are present. Correct the count.")
            return said.format(given=given, present=room.present)
        return ""

    def _blocked(self) -> bool:
        waits = not self.panel.casting.isHidden() and not self._casting()
        return bool(self._problem()) or not self._is_counted() or self._lacks_names() or waits

    def _is_counted(self) -> bool:
        return self._method() is VoteMethod.CONSENSUS or not self._typed().nobody_voted

    def _lacks_names(self) -> bool:
        """In a closed item the names of a roll call are not kept, and not asked for."""
        asked = self._decision is None or not is_restricted(self._decision)
        return self._method() is VoteMethod.NOMINAL and asked and not self._ballots

    def _offer_casting(self, rule: DecisionRule | None, *, tie: bool) -> None:
        """A tie asks for the casting vote that the rule knows; without one the motion is rejected."""
        casting, t = self.panel.casting, self._desk.t
        asks = tie and rule is not None and rule.tie is not TieRule.REJECTED
        if (asks and rule is not None and casting.count() == 0) or (asks and casting.isHidden()):
            chair = rule is not None and rule.tie is TieRule.CHAIR
            casting.offer(
                [
                    (t("Casting vote: not given yet"), ()),
                    (t("The chair: for"), (Choice.YES,)) if chair else (t("Both chairs: for"), BOTH_FOR),
                    (t("The chair: against"), (Choice.NO,)) if chair else (t("The chairs disagree"), NOT_BOTH),
                ],
                (),
            )
        casting.setVisible(asks)

    def _casting(self) -> tuple[Choice, ...]:
        chosen = self.panel.casting.chosen()
        return chosen if isinstance(chosen, tuple) and not self.panel.casting.isHidden() else ()

    def _numbers(self) -> tuple[int, ...]:
        return tuple(field.number() for field in self.panel.fields.values())

    def _typed(self) -> VoteCount:
        sheet, room = self._sheet(), self._room
        if self._ballots and sheet is not None and room is not None:
            rule = rule_of(sheet, self._rule_id())
            return count_of(self._workspace.store, sheet.meeting, rule, self._ballots, room.at)
        counted = {name: field.number() for name, field in self.panel.fields.items()}
        return VoteCount(**counted)  # type: ignore[arg-type]

    def _method(self) -> VoteMethod:
        chosen = self.panel.method.chosen()
        return chosen if isinstance(chosen, VoteMethod) else VoteMethod.SHOW_OF_HANDS

    def _method_of_record(self) -> VoteMethod:
        """Whoever chooses consensus against the rule of the statutes says so: else that rule would decide."""
        sheet = self._sheet()
        usual = sheet.usual_rule() if sheet is not None else None
        return VoteMethod.CONSENSUS if usual is not None and self._rule_id() is None else self._method()

    def _rule_id(self) -> DecisionRuleId | None:
        chosen = self.panel.rule.chosen()
        return DecisionRuleId(chosen) if chosen is not None else None  # type: ignore[arg-type]

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
