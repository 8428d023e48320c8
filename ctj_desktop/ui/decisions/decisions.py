"""What did the committee decide, across meetings and years; may its words still be corrected, are they public?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, DecisionId
from ctj_desktop.domain.numbers import Series, parse_number, spans
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.meetings import OutcomeKind
from ctj_desktop.domain.records.voting import AnyDecision, AnyVote, DecisionKind, DecisionResult
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.in_writing.circulations import course_said, names_of, whole_said
from ctj_desktop.i18n.votes import annulled_sentence, away_said, vote_sentence
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import DECISIONS
from ctj_desktop.services.minutes.circulations.refusals import DecidedByCirculation
from ctj_desktop.services.minutes.decisions import publish_decision, the_decision
from ctj_desktop.services.minutes.extracts.register import ExtractLine, of_decision
from ctj_desktop.services.minutes.lists import (
    DecisionFilter,
    DecisionLine,
    DecisionSheet,
    decided_projects,
    decision_keys,
    decision_lines,
    decision_sheet,
    decision_years,
    decisions_wanted,
)
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.numbers.issue import not_used_or_lost
from ctj_desktop.services.projects.opinions import opinions_to_record
from ctj_desktop.ui.decisions.carrying_out import CARRIED, CarryingOut
from ctj_desktop.ui.decisions.columns import day_text, decision_columns, rule_text
from ctj_desktop.ui.decisions.moved_apart import MovedApart, Ways, apart_remark
from ctj_desktop.ui.decisions.origin import committee_of, here, origin_chip, why_fixed
from ctj_desktop.ui.forms.screens.list_source import Empty, ListSource, Option
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, Pill, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.widgets.labels import Tone

FOLLOWED = frozenset(
    {
        "decision",
        "vote",
        "ballot",
        "published_decision",
        "opinion",
        "project",
        "agenda_item",
        "meeting_move",
        "task",
        "task_move",
        "extract",
        "execution_move",
        "person",
        "organisation",
        "committee",
        "circulation",
        "numbering_right",
    }
)
LOOKS = {
    DecisionResult.UNANIMOUS: (Tone.OK, "check-circle"),
    DecisionResult.MAJORITY: (Tone.OK, "check-circle"),
    DecisionResult.CONSENSUS: (Tone.OK, "check-circle"),
    DecisionResult.REJECTED: (Tone.QUIET, "x-circle"),
}


def decisions_in(workspace: OpenWorkspace) -> list[bytes]:
    """Every decision of what is looked at, the latest first."""
    committee = workspace.committee
    return workspace.kept(("decisions", committee), lambda: decision_keys(workspace.store, committee, DecisionFilter()))


class DecisionSource(ListSource[DecisionLine]):
    """The decisions, the latest first."""

    table = True

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self.columns, self.exported = decision_columns(), DECISIONS
        self._count: int | None = None

    def keys(self, wanted: Wanted) -> list[bytes]:
        asked = decisions_wanted(wanted)
        if asked or asked.order:
            workspace = self._workspace
            return decision_keys(workspace.store, workspace.committee, asked, workspace.today())
        found = decisions_in(self._workspace)
        self._count = len(found)
        return found

    def lines(self, keys: Sequence[bytes]) -> Sequence[DecisionLine]:
        return decision_lines(self._workspace.store, keys, self._workspace.today(), several=self.of_several())

    def count_of_all(self) -> int:
        if self._count is None:
            committee = self._workspace.committee
            among = {"committee": committee} if committee is not None else {}
            self._count = self._workspace.store.count(AnyDecision, **among)
        return self._count

    def options(self, of: Filter) -> Sequence[Option]:
        t, store, committee = self._desk.t, self._workspace.store, self._workspace.committee
        if of.key == "year":
            return [(str(year), year) for year in decision_years(store, committee)]
        if of.key == "kind":
            return [(word(t, kind), kind.value) for kind in DecisionKind]
        if of.key == "result":
            return [(word(t, result), result.value) for result in DecisionResult]
        if of.key == "outcome":
            return [(word(t, outcome), outcome.value) for outcome in OutcomeKind]
        if of.key == "carried":
            return [(t(said), which.value) for which, said in CARRIED.items()]
        language = content_language(t)
        return [
            (" ".join(filter(None, (number, title.or_other(language)))), str(key))
            for key, number, title in decided_projects(store, committee)
        ]

    def committee_of(self, key: UUID) -> CommitteeId:
        return the_decision(self._workspace.store, DecisionId(key)).committee

    def follows(self) -> frozenset[str]:
        return FOLLOWED

    def forget(self) -> None:
        self._count = None

    def count_text(self, shown: int, every: int) -> str:
        t = self._desk.t
        whole = t.n("{count} decision", "{count} decisions", every).format(count=t.number(every))
        said = whole if shown == every else t("{shown} of {all}").format(shown=t.number(shown), all=whole)
        lost = spans(self._lost(None), Series.DECISION)
        return " · ".join((said, t("Not used or lost: {numbers}").format(numbers=t.join(lost)))) if lost else said

    def lost(self, wanted: Wanted) -> Sequence[str]:
        """Those of the year that is asked for; none of decisions that are looked for otherwise."""
        asked = decisions_wanted(wanted)
        return () if replace(asked, year=None) else self._lost(asked.year)

    def _lost(self, year: int | None) -> list[str]:
        """The numbers that a computer which was replaced may have given out."""
        store, chosen = self._workspace.store, self._workspace.committee
        committees = [chosen] if chosen is not None else [one.id for one in store.all(Committee, order="code, id")]
        found = (number for one in committees for number in not_used_or_lost(store, Series.DECISION, one))
        return [number for number in found if year in (None, _year_of(number))]

    def empty(self, wanted: Wanted) -> Empty:
        t = self._desk.t
        if not self.count_of_all():
            nothing, more = t(self._screen.nothing), t(self._screen.nothing_more)
            return Empty(nothing, more, t("Open the meetings"), nothing=True)
        title = t("No decision matches {text}").format(text=t.quote(wanted.words)) if wanted.words else ""
        hint = t("The filter looks at numbers and texts in both languages.")
        return Empty(title or t("No decision matches the filter"), hint, t("Clear the filter"))

    def way_to_first(self) -> Callable[[], object]:
        return lambda: self._desk.navigator.go(Place(page="meetings"))


def _year_of(number: str) -> int | None:
    found = parse_number(number, Series.DECISION)
    return found.year if found is not None else None


class DecisionParticulars(Particulars):
    """How a decision was taken, where it comes from, what follows, whether it is public."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen, year: Callable[[], int | None]) -> None:
        """`year` is the one that is chosen above the list."""
        super().__init__(desk, workspace, screen)
        self._year = year
        self._sheet: DecisionSheet | None = None
        self._extracts: list[ExtractLine] = []
        self._carrying_out = CarryingOut(desk, workspace, lambda: self._sheet, self)

    def look_at(self, record: AnyDecision | None) -> None:
        self._sheet = decision_sheet(self._workspace.store, record.id) if record is not None else None
        self._extracts = of_decision(self._workspace.store, record.id) if record is not None else []

    def title(self, record: AnyDecision) -> str:
        return record.number or self._desk.t("unnumbered")

    def second(self, record: AnyDecision) -> str:
        t = self._desk.t
        return " · ".join((day_text(t, record.on), word(t, record.decision_kind)))

    def state(self, record: AnyDecision) -> Pill:
        t = self._desk.t
        if record.result is None:
            return Pill(t("no result"), Tone.QUIET, "question")
        return Pill(word(t, record.result), *LOOKS[record.result])

    def remarks(self, _record: AnyDecision) -> Sequence[SheetRemark]:
        found = apart_remark(self._desk, self._workspace, self._shown.execution.ways)
        if self._shown.closed:
            said = self._desk.t("Taken under a closed item: the CTJ and the public version do not receive it.")
            found.append(SheetRemark("closed", said, "lock-simple"))
        return found

    def why_not_change(self, record: AnyDecision, _field: str) -> str:
        return self._why_fixed(record)

    def why_not_remove(self, record: AnyDecision) -> str:
        return self._why_fixed(record)

    def _why_fixed(self, record: AnyDecision) -> str:
        """What was taken by circulation stands as it was put to those who answered."""
        if record.circulation is not None:
            return sentence(self._desk.t, DecidedByCirculation(record.number or "–"))
        return why_fixed(self._desk, self._shown.fixed)

    def beside(self, _record: AnyDecision) -> Collection[UUID]:
        return [vote.id for vote in self._shown.votes]

    def told(self, name: str, record: AnyDecision) -> Told:
        if name == "votes":
            return self._votes(record)
        if name == "rule":
            rule = self._shown.rule
            return Told(rule_text(self._desk.t, rule) if rule else "", missing=True)
        if name == "execution":
            return self._carrying_out.now(self._shown)
        if name == "notes":
            return self._carrying_out.notes(self._shown)
        return self._publication(record)

    def chips(self, name: str, _record: AnyDecision) -> Sequence[ChipLine]:
        t, sheet = self._desk.t, self._shown
        if name == "origin" and sheet.written is not None:
            told = sheet.written.circulation
            place = Place(page="registers", record=told.id, detail="circulations")
            number = t("By circulation {number}").format(number=told.number or "")
            return [ChipLine("paper-plane-tilt", number.strip(), here(self._desk, told.title), place)]
        if name == "origin":
            return [origin_chip(self._desk, sheet.origin)] if sheet.origin is not None else []
        if name == "project" and sheet.project is not None:
            text, about = sheet.project.number or t("Project"), here(self._desk, sheet.project.title)
            return [ChipLine("kanban", text, about, Place(page="project", record=sheet.project.id))]
        if name == "project":
            return []
        if name == "extracts":
            return [
                ChipLine(
                    "file-text",
                    one.reader.or_other(content_language(t)) or "–",
                    word(t, one.standing if one.standing.is_outdated else one.state),
                    Place(page="registers", record=one.key, detail="extracts"),
                )
                for one in self._extracts
            ]
        if name == "opinions":
            return [*self._opinions(sheet), *self._to_record(sheet)]
        return [
            ChipLine(
                "check-square",
                " · ".join(filter(None, (line.number, word(t, line.state)))),
                here(self._desk, line.text),
                Place(page="registers", record=line.key, detail="tasks"),
            )
            for line in sheet.tasks
        ]

    def nothing_there(self, name: str) -> str:
        t = self._desk.t
        return {"origin": t("no meeting"), "tasks": t("no task"), "extracts": t("no extract")}.get(name, "")

    def acts(self) -> Sequence[RecordAct]:
        return (
            MovedApart(self._desk, self._workspace, self._apart, self).act(),
            *self._carrying_out.acts(),
            RecordAct(
                key="extract_decision",
                word=N_("Extract…"),
                icon="file-text",
                do=self._extract,
                why_not=self._why_not_extract,
            ),
            RecordAct(
                key="publish_decision",
                word=N_("Publish"),
                icon="globe",
                do=self._publish,
                why_not=self._why_not_publish,
                offered=lambda: self._sheet is not None and self._sheet.published is None,
            ),
        )

    def _apart(self) -> tuple[str, Ways]:
        sheet = self._sheet
        if sheet is None:
            return "", ()
        known = sheet.execution
        return " · ".join(filter(None, (sheet.decision.number, here(self._desk, sheet.decision.text)))), known.ways

    def page_acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="print",
                word=N_("Record of decisions…"),
                icon="printer",
                do=self._print_record,
                why_not=lambda: self.why_not("print"),
            ),
        )

    def usual(self) -> None:
        self._carrying_out.usual()

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {"print": self._print_record, "preview_decisions": self._print_meeting}

    def why_not(self, key: str) -> str:
        t = self._desk.t
        if key == "print":
            return "" if self._committee() is not None else t("Choose a committee first.")
        if self._sheet is None:
            return t("Choose a decision first.")
        return "" if self._sheet.origin is not None else t("This decision belongs to no meeting.")

    # inside

    @property
    def _shown(self) -> DecisionSheet:
        assert self._sheet is not None, "asked for the particulars of nothing"
        return self._sheet

    def _votes(self, record: AnyDecision) -> Told:
        t, result, written = self._desk.t, record.result, self._shown.written
        if written is not None and written.course is not None:
            recused = names_of(written.course.recused)
            return Told("\n".join((course_said(t, written.course), whole_said(t, written.course.whole, recused))))
        annulled = {vote.annuls for vote in self._shown.votes}
        lines = [self._vote(vote, record, annulled=vote.id in annulled) for vote in self._shown.votes]
        if not lines and result is DecisionResult.CONSENSUS:
            lines = [vote_sentence(t, None, result)]
        return Told("\n".join(lines) or t("No vote recorded"), missing=not lines)

    def _vote(self, vote: AnyVote, decision: AnyDecision, *, annulled: bool) -> str:
        """`14 h 10 · Main levée · Adopté par 7 voix`; one that was repeated decided nothing."""
        t = self._desk.t
        casting = "" if vote.tie_broken_by is not None else None
        said = vote_sentence(t, vote.count, decision.result, self._shown.rule, casting=casting)
        parts = (t.clock(vote.at) if vote.at is not None else "", word(t, vote.method))
        how = annulled_sentence(t, vote.count) if annulled else said
        return " · ".join(filter(None, (*parts, how, *away_said(t, self._shown.away[vote.id]))))

    def _publication(self, record: AnyDecision) -> Told:
        t, published = self._desk.t, self._shown.published
        if published is None:
            return Told(t("Not published"), missing=True)
        said = t("Published on {day}").format(day=t.date_long(published.on))
        other = t("in other words than the minutes") if published.text != record.text else ""
        return Told(" · ".join(filter(None, (said, other))))

    def _opinions(self, sheet: DecisionSheet) -> list[ChipLine]:
        t = self._desk.t
        return [
            ChipLine(
                "chats",
                " · ".join((t("Opinion"), word(t, opinion.opinion_kind))),
                here(self._desk, project.title),
                Place(page="project", record=project.id, detail=f"opinion:{opinion.id}"),
            )
            for opinion, project in sheet.opinions
        ]

    def _to_record(self, sheet: DecisionSheet) -> list[ChipLine]:
        """An opinion that it gave and that is not recorded on the sheet of its project."""
        t, key = self._desk.t, sheet.decision.id
        project = sheet.project.id if sheet.project is not None else None
        waiting = opinions_to_record(self._workspace.store, self._workspace.today(), project=project) if project else []
        return [
            ChipLine(
                "chats",
                t("Opinion to be recorded"),
                here(self._desk, one.title),
                Place(page="project", record=one.project, detail=f"opinion:{key}"),
            )
            for one in waiting
            if one.key == key
        ]

    def _publish(self) -> None:
        """The decision becomes public in its own words; the strip offers to undo it."""
        if self._sheet is not None and not self._why_not_publish():
            decision, day = DecisionId(self._sheet.decision.id), self._workspace.today()
            self._desk.attempt(lambda: self._workspace.do(publish_decision, decision=decision, on=day))

    def _why_not_publish(self) -> str:
        t, sheet = self._desk.t, self._sheet
        if sheet is None:
            return t("Choose a decision first.")
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if sheet.closed:
            return t("A decision of a closed item is never published.")
        if sheet.published is not None:
            return t("This decision is published already.")
        return "" if sheet.decision.number else t("The decision has no number yet.")

    def _extract(self) -> None:
        """For whom it is and what is made is asked; a decision that was taken under a closed item says so there."""
        from ctj_desktop.ui.decisions.extracts.dialog import ExtractDialog  # read when it is needed

        if self._sheet is not None and not self._why_not_extract():
            ExtractDialog.ask(self._desk, self._workspace, [self._sheet.decision], self.owner)

    def _why_not_extract(self) -> str:
        t = self._desk.t
        if self._sheet is None:
            return t("Choose a decision first.")
        return self._workspace.why_not_write(t)

    def _print_record(self) -> None:
        """The committee's record of the year that is chosen, else of the year of the decision that is looked at."""
        committee, year = self._committee(), self._year()
        if year is None and self._sheet is not None and self._sheet.decision.on is not None:
            year = self._sheet.decision.on.year
        if committee is not None:
            detail = f"year {year}" if year is not None else "decisions"
            self._desk.navigator.go(Place(page="documents", record=committee, detail=detail))

    def _print_meeting(self) -> None:
        if self._sheet is not None and self._sheet.origin is not None:
            self._desk.navigator.go(Place(page="documents", record=self._sheet.origin.meeting, detail="decisions"))

    def _committee(self) -> CommitteeId | None:
        return committee_of(self._workspace, self._sheet.decision.committee if self._sheet is not None else None)
