"""What did the committee decide, across meetings and years?"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from ctj_desktop.domain.ids import CommitteeId, DecisionId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.services.minutes.decisions import publish_decision, the_decision
from ctj_desktop.services.minutes.lists import DecisionLine, decided_projects, decision_keys, decision_lines, years
from ctj_desktop.ui.decisions.columns import decision_columns
from ctj_desktop.ui.decisions.decision_detail import DecisionDetail
from ctj_desktop.ui.forms.filter_bars import DecisionBar
from ctj_desktop.ui.forms.record_list import RecordList
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.view_context import Desk


class DecisionRegister(RecordList):
    """The decisions, the latest first."""

    shown = (
        "decision",
        "vote",
        "published_decision",
        "meeting_move",
        "task",
        "task_move",
    )

    def __init__(self, desk: Desk, workspace: OpenWorkspace, pages: frozenset[str]) -> None:
        self._bar, self._detail = DecisionBar(desk, workspace), DecisionDetail(desk, workspace, pages)
        super().__init__(desk, workspace, "decisions", decision_columns(), self._detail, self._bar)
        self._detail.publish.clicked.connect(self.publish)
        self.card.empty.primary.clicked.connect(lambda: desk.navigator.go(Place(page="meetings")))

    def keys_of(self) -> list[bytes]:
        return decision_keys(self._workspace.store, self._workspace.committee, self._bar.wanted())

    def lines_of(self, keys: Sequence[bytes]) -> Sequence[DecisionLine]:
        return decision_lines(self._workspace.store, keys)

    def offer(self) -> None:
        store, committee = self._workspace.store, self._workspace.committee
        self._bar.offer(years(store, committee), decided_projects(store, committee))

    def committee_of(self, key: UUID) -> CommitteeId:
        return the_decision(self._workspace.store, DecisionId(key)).committee

    def count_text(self) -> str:
        t, count = self._desk.t, self.model.rowCount()
        return t.n("{count} decision", "{count} decisions", count).format(count=t.number(count))

    def show_empty(self) -> None:
        t, wanted = self._desk.t, self._bar.wanted()
        self.table.setAccessibleName(t("Decisions"))
        if not wanted:
            hint = t("A decision is recorded under an item while the meeting is held.")
            self.card.empty.nothing_yet(t("No decision yet"), hint, t("Open the meetings"), "gavel")
            return
        title = t("No decision matches {text}").format(text=t.quote(wanted.words)) if wanted.words else ""
        hint = t("The filter looks at numbers and texts in both languages.")
        self.card.empty.no_match(title or t("No decision matches the filter"), hint, t("Clear the filter"))

    def show_detail(self) -> None:
        super().show_detail()
        self._detail.publish.setEnabled(not self.why_not("publish_decision"))
        self._detail.publish.setToolTip(self.why_not("publish_decision"))

    def hints(self) -> str:
        return self._desk.t("Ctrl+F filter · F2 edit · Ctrl+P record of decisions")

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        return {
            "history": self._show_history,
            "publish_decision": self.publish,
            "print": self.print_record,
            "preview_decisions": self._print_meeting,
        }

    def why_not(self, key: str) -> str:
        t, sheet = self._desk.t, self._detail.sheet
        if key == "print":
            return "" if self._committee() is not None else t("Choose a committee first.")
        if sheet is None:
            return t("Choose a decision first.")
        if key == "preview_decisions":
            return "" if sheet.origin is not None else t("This decision belongs to no meeting.")
        if key != "publish_decision":
            return ""
        if self._workspace.store.read_only:
            return self._workspace.why_not_write(t)
        if sheet.closed:
            return t("A decision of a closed item is never published.")
        if sheet.published is not None:
            return t("This decision is published already.")
        return "" if sheet.decision.number else t("The decision has no number yet.")

    def publish(self) -> None:
        """The decision becomes public in its own words; the strip offers to undo it."""
        sheet = self._detail.sheet
        if sheet is None or self.why_not("publish_decision"):
            return
        self._detail.flush()
        try:
            self._workspace.do(publish_decision, decision=DecisionId(sheet.decision.id), on=self._workspace.today())
        except (UserError, StoreError) as error:
            self._desk.refuse(error)

    def print_record(self) -> None:
        """The committee's record of the year that is chosen, else of the year of the decision that is looked at."""
        committee, year, sheet = self._committee(), self._bar.wanted().year, self._detail.sheet
        if year is None and sheet is not None and sheet.decision.on is not None:
            year = sheet.decision.on.year
        if committee is not None:
            detail = f"year {year}" if year is not None else "decisions"
            self._desk.navigator.go(Place(page="documents", record=committee, detail=detail))

    def _print_meeting(self) -> None:
        sheet = self._detail.sheet
        if sheet is not None and sheet.origin is not None:
            self._desk.navigator.go(Place(page="documents", record=sheet.origin.meeting, detail="decisions"))

    def _show_history(self) -> None:
        key = self.current_key()
        if key is not None:
            self._desk.navigator.go(Place(page="history", record=key))

    def _committee(self) -> CommitteeId | None:
        """The one looked at, else that of the decision, else the only one there is."""
        if self._workspace.committee is not None:
            return self._workspace.committee
        if self._detail.sheet is not None:
            return self._detail.sheet.decision.committee
        found = self._workspace.store.all(Committee)
        return found[0].id if len(found) == 1 else None
