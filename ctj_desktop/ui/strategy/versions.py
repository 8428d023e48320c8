"""Versions of the strategy: what one says otherwise than the one before it, and how the next one is made from it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId, ProjectId
from ctj_desktop.domain.records.committees import Committee
from ctj_desktop.domain.records.strategy import Action, Axis, Objective, Strategy
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.i18n import N_
from ctj_desktop.i18n.findings import finding_text
from ctj_desktop.i18n.kinds import kind_word
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.naming.difference_words import aim_difference
from ctj_desktop.services.naming.doubts import sure_code
from ctj_desktop.services.strategy.copies import differences_from
from ctj_desktop.services.strategy.findings import (
    earlier_version,
    gone_finding,
    left_behind,
    others_in_force,
    two_in_force,
)
from ctj_desktop.services.strategy.following import following
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import ChipLine, Particulars, RecordAct, SheetRemark, Told
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.strategy.follow import FollowStrategy
from ctj_desktop.ui.strategy.waiting_words import waiting_text

MOST = 12
"""Differences that are told; more of them are counted."""


def strategies_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Versions with their parts."""
    screen = desk.screens["strategy"]
    return ListPage(desk, workspace, screen, more=StrategyParticulars(desk, workspace, screen), parent=parent)


class StrategyParticulars(Particulars):
    """What differs from the version before it, and the projects that serve what is no longer there."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._strategy: Strategy | None = None

    def look_at(self, record: Strategy | None) -> None:
        self._strategy = record

    def remarks(self, record: Strategy) -> Sequence[SheetRemark]:
        t, store = self._desk.t, self._workspace.store
        found = [two_in_force(record, other) for other in others_in_force(store, record)]
        found += [gone_finding(record, left) for left in left_behind(store, record)]
        said = [finding_text(t, one) for one in found]
        waiting = following(store, record)
        if waiting is not None and waiting.waiting:
            said.append(waiting_text(t, waiting))
        return tuple(SheetRemark(f"finding.{at}", text, "warning", "warning") for at, text in enumerate(said))

    def told(self, name: str, record: Strategy) -> Told:
        earlier = earlier_version(self._workspace.store, record)
        return Told(self._differences(record, earlier) if name == "differs" and earlier is not None else "")

    def chips(self, name: str, record: Strategy) -> Sequence[ChipLine]:
        """The version it was copied from, and the projects that are linked to what it no longer has."""
        t, store, language = self._desk.t, self._workspace.store, content_language(self._desk.t)
        if name == "base":
            base = store.get(Strategy, record.based_on) if record.based_on is not None else None
            about = t("Copied from this version")
            return [ChipLine("compass", base.code, about, self._screen.at(base.id))] if base is not None else []
        projects = {one.id: one for left in left_behind(store, record) for one in left.projects}
        return [
            ChipLine("kanban", one.number or t("Project"), one.title.or_other(language), _project(one.id))
            for one in projects.values()
        ]

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="copy_strategy",
                word=N_("Copy as a new version…"),
                icon="copy",
                do=self._copy,
                why_not=self._why_not_copy,
                tip=N_("A new version with all axes, actions, tables and proposals; codes are kept"),
            ),
            RecordAct(
                key="follow_strategy",
                word=N_("Take projects along…"),
                icon="arrow-bend-up-right",
                do=self._follow,
                why_not=self._why_not_follow,
                tip=N_("Links what serves the version before to the same actions of this one"),
            ),
        )

    def why_not(self, key: str) -> str:
        return self._desk.t("Choose a version first.") if self._strategy is None else super().why_not(key)

    # inside

    def _differences(self, strategy: Strategy, other: Strategy) -> str:
        t = self._desk.t
        found = differences_from(self._workspace.store, strategy, other)
        name = t.quote(other.name.or_other(t.language))
        if not found:
            return t("The same axes, objectives and actions as {strategy}.").format(strategy=name)
        lines = [aim_difference(t, self._side(one.then), self._side(one.now)) for one in found[:MOST]]
        more = len(found) - MOST
        lines += [t.n("and {count} more", "and {count} more", more).format(count=t.number(more))] if more > 0 else []
        return "\n".join((t("What differs from {strategy}:").format(strategy=name), *(f"– {one}" for one in lines)))

    def _side(self, aim: Axis | Objective | Action | None) -> tuple[str, Bilingual] | None:
        if aim is None:
            return None
        what = capital(kind_word(self._desk.t, aim.kind))
        return " ".join(filter(None, (what, sure_code(aim)))), aim.title

    def _copy(self) -> None:
        if self._strategy is None:
            return
        made = CopyStrategy(self._desk, self._workspace, self._strategy, self.owner)
        made.exec()
        if made.made is not None:
            self._desk.navigator.go(self._screen.at(made.made))

    def _follow(self) -> None:
        found = following(self._workspace.store, self._strategy) if self._strategy is not None else None
        if found is not None:
            FollowStrategy.ask(self._desk, self._workspace, found, self.owner)

    def _why_not_follow(self) -> str:
        t, workspace = self._desk.t, self._workspace
        if self._strategy is None or workspace.store.read_only:
            return self._why_not_copy()
        found = following(workspace.store, self._strategy)
        if found is None:
            return t("There is no version before this one.")
        return "" if found.same or found.gone else t("Nothing serves the version before this one alone.")

    def _why_not_copy(self) -> str:
        t = self._desk.t
        return t("Choose a version first.") if self._strategy is None else self._workspace.why_not_write(t)


def _project(key: ProjectId) -> Place:
    return Place(page="project", record=key)


class CopyStrategy(AskFields):
    """Asks for code, name and days of the new version, and whether the earlier one ends then."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, strategy: Strategy, parent: QWidget) -> None:
        t = desk.t
        own = workspace.store.get(Committee, CommitteeId(strategy.home))
        super().__init__(
            desk,
            workspace,
            "dialog.copy_strategy",
            (t("Copy as a new version"), t("Copy the strategy")),
            "copy_strategy",
            Strategy,
            (("name",), ("code", "valid_from", "valid_to"), ("close_old",), ("source",), ("committee",)),
            parent,
            given={"based_on": strategy.id},
            about=t("All axes, objectives, actions, tables and proposals come along, with their codes."),
            proposed={
                "name": strategy.name,
                "valid_from": None,
                "close_old": False,
                "committee": own.id if own is not None else None,
            },
        )
