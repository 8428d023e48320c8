"""Of which bodies is a body a part, in which does it go on, and how is that said? The page of the bodies."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import OrganisationId
from ctj_desktop.domain.records.people import Organisation
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.directory.mergers import successors, take_back_merger, wholes
from ctj_desktop.services.naming.hanging import what_hangs
from ctj_desktop.services.steps.correcting import not_its_home
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct, SheetRemark
from ctj_desktop.ui.forms.screens.removing import hanging_text
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.privacy.entrusting import entrust_act, whose
from ctj_desktop.ui.membership.same_part import instead


def bodies_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Bodies and their records."""
    screen = desk.screens["organisation"]
    return ListPage(desk, workspace, screen, more=BodyParticulars(desk, workspace, screen), parent=parent)


class BodyParticulars(Particulars):
    """Its place among the others, and the merger that ends it."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._body: Organisation | None = None

    def look_at(self, record: Organisation | None) -> None:
        self._body = record

    def remarks(self, record: Organisation) -> Sequence[SheetRemark]:
        both = (self._desk, self._workspace, record)
        return [*instead(*both), *whose(*both), *self._remarks(record)]

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="merge_organisation",
                word=N_("Merge into…"),
                icon="arrow-bend-up-right",
                do=self._merge,
                why_not=self._why_not,
                offered=lambda: self._body is not None and self._body.merged_into is None,
                tip=N_("Ends this body, as a commune that merges, and says in which one it goes on"),
            ),
            RecordAct(
                key="take_back_merger",
                word=N_("Take the merger back"),
                icon="arrow-counter-clockwise",
                do=self._take_back,
                why_not=self._why_not_back,
                offered=lambda: self._body is not None and self._body.merged_into is not None,
            ),
            entrust_act(self._desk, self._workspace, lambda: self.owner, lambda: self._body),
        )

    def _remarks(self, body: Organisation) -> Iterator[SheetRemark]:
        store, t = self._workspace.store, self._desk.t
        above = wholes(store, body)
        if above:
            line = " › ".join(_name(t, one) for one in reversed(above))
            yield SheetRemark("whole", t("Part of: {bodies}").format(bodies=line), "buildings")
        if body.merged_into is None:
            return
        into = " › ".join(_name(t, one) for one in successors(store, body)) or t("not communicated")
        last = t.date_long(body.end - timedelta(days=1)) if body.end is not None else "–"
        yield SheetRemark("merged", t("Merged into {body}; last day: {day}").format(body=into, day=last), "info")
        for number, one in enumerate(one for one in what_hangs(store, body) if not one.goes):
            yield SheetRemark(f"hanging.{number}", t("Still names it: {what}").format(what=hanging_text(t, one)))

    def _merge(self) -> None:
        body = self._body
        if body is not None:
            MergeBody(self._desk, self._workspace, body, self.owner).exec()

    def _take_back(self) -> None:
        body = self._body
        if body is not None:
            key = OrganisationId(body.id)
            self._desk.attempt(lambda: self._workspace.do(take_back_merger, organisation=key))

    def _why_not(self) -> str:
        t, body = self._desk.t, self._body
        if body is None:
            return t("Choose a body first.")
        if not kept_here(self._workspace.store, body):
            return sentence(t, not_its_home(self._workspace.store, body))
        return self._workspace.why_not_write(t)

    def _why_not_back(self) -> str:
        body = self._body
        alone = self._desk.t("This body is not merged.") if body is not None and body.merged_into is None else ""
        return alone or self._why_not()


class MergeBody(AskFields):
    """In which body, and the last day; what goes on naming the old one is said."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, body: Organisation, parent: QWidget) -> None:
        t = desk.t
        naming = [hanging_text(t, one) for one in what_hangs(workspace.store, body) if not one.goes]
        kept = t("These stay as they are, and go on naming it:") if naming else ""
        super().__init__(
            desk,
            workspace,
            "dialog.merge",
            (t("Merge into another body"), t("Merge")),
            "merge_organisation",
            Organisation,
            (("merged_into",), ("end",)),
            parent,
            given={"organisation": body.id},
            about="\n".join(filter(None, (_name(t, body), kept, *naming))),
        )


def _name(t: Translator, body: Organisation) -> str:
    return body.name.or_other(t.language)
