"""Whose contact is to be confirmed, and whose is no longer to be kept? The list, and what is said on each sheet."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ctj_desktop.domain.ids import CommitteeId, PersonId
from ctj_desktop.domain.privacy.contact_review import ReviewReason
from ctj_desktop.domain.records.people import Person, PersonPrivate
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.words import word
from ctj_desktop.services.catalogue.line_tables import REVIEW
from ctj_desktop.services.membership.privacy.contact_review import (
    ContactLine,
    Reviewed,
    confirm_contact,
    contact_lines,
    shown,
    whys,
)
from ctj_desktop.services.naming.wanted import Wanted
from ctj_desktop.services.steps.homes import kept_here
from ctj_desktop.ui.forms.screens.list_page import ListPage
from ctj_desktop.ui.forms.screens.list_source import Empty, ListSource, Option
from ctj_desktop.ui.forms.screens.making import AskFields
from ctj_desktop.ui.forms.screens.particulars import Particulars, RecordAct, SheetRemark
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from ctj_desktop.ui.frame.screen import Filter, Screen
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.membership.privacy.anonymise import Anonymise
from ctj_desktop.ui.membership.privacy.contact_terms import ContactTerms
from ctj_desktop.ui.membership.privacy.entrusting import entrust_act, whose
from ctj_desktop.ui.membership.privacy.save_data import save_person_data
from ctj_desktop.ui.membership.same_part import instead
from ctj_desktop.ui.widgets.button import ButtonKind
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

FOLLOWED = frozenset({"person", "person_private", "mandate", "office_held", "role", "working_group_member"})


def review_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """The contacts to review beside what is kept of the chosen person."""
    screen = desk.screens["contact_review"]
    more = ReviewParticulars(desk, workspace, screen)
    return ListPage(desk, workspace, screen, ReviewSource(desk, workspace, screen), more, parent)


def persons_page(desk: Desk, workspace: OpenWorkspace, parent: QWidget | None = None) -> ListPage:
    """Persons and their records."""
    screen = desk.screens["person"]
    return ListPage(desk, workspace, screen, more=PersonParticulars(desk, workspace, screen), parent=parent)


class ReviewSource(ListSource[ContactLine]):
    """Whom this office keeps, the most pressing first."""

    table = True

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self.columns, self.exported = COLUMNS, REVIEW
        self._lines: dict[str, dict[bytes, ContactLine]] = {}

    def keys(self, wanted: Wanted) -> list[bytes]:
        return [line.key.bytes for line in shown([*self._read(wanted.words).values()], wanted)]

    def lines(self, keys: Sequence[bytes]) -> Sequence[ContactLine]:
        every = self._read("")
        return [every[key] for key in keys if key in every]

    def count_of_all(self) -> int:
        return len(self._read(""))

    def options(self, of: Filter) -> Sequence[Option]:  # noqa: ARG002 (there is one filter)
        t = self._desk.t
        each = [(word(t, why), why.value) for why in ReviewReason]
        return [(t("All to review"), Reviewed.DUE.value), *each, (t("All persons"), Reviewed.ALL.value)]

    def committee_of(self, key: UUID) -> CommitteeId | None:  # noqa: ARG002 (persons are the office's)
        return None

    def follows(self) -> frozenset[str]:
        return FOLLOWED

    def forget(self) -> None:
        self._lines.clear()

    def count_text(self, shown: int, every: int) -> str:
        t = self._desk.t
        return t("{shown} of {all}").format(shown=t.number(shown), all=t.number(every))

    def empty(self, wanted: Wanted) -> Empty:
        t = self._desk.t
        if not self.count_of_all():
            nothing, more = t("No person yet"), t("Those whom this office enters are reviewed here.")
            return Empty(nothing, more, t("To the persons"), nothing=True)
        if wanted.words:
            hint = t("Nobody whom the choice shows has a name like this.")
            return Empty(t("No match"), hint, t("Clear the filter"))
        return Empty(t("No contact to review"), t("Every contact is within the terms."), t("Show all persons"))

    def way_to_first(self) -> Callable[[], object]:
        return lambda: self._desk.navigator.go(self._desk.screens["person"].at())

    def _read(self, words: str) -> dict[bytes, ContactLine]:
        if words not in self._lines:
            workspace = self._workspace
            found = contact_lines(workspace.store, workspace.today(), workspace.committee, words)
            self._lines[words] = {line.key.bytes: line for line in found}
        return self._lines[words]


class PersonParticulars(Particulars):
    """What can be done with the contact of a person, on any sheet that shows one."""

    def __init__(self, desk: Desk, workspace: OpenWorkspace, screen: Screen) -> None:
        super().__init__(desk, workspace, screen)
        self._person: Person | None = None

    def look_at(self, record: Person | None) -> None:
        self._person = record

    def remarks(self, record: Person) -> Sequence[SheetRemark]:
        both = (self._desk, self._workspace, record)
        return [*instead(*both), *whose(*both)]

    def acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="confirm_contact",
                word=N_("Confirmed today"),
                icon="check",
                do=self.confirm,
                why_not=self._why_not_keep,
                tip=N_("Keeps today as the day on which the contact was found right"),
            ),
            RecordAct(
                key="set_retention",
                word=N_("Keep until…"),
                icon="calendar-check",
                do=self._set_retention,
                why_not=self._why_not_keep,
            ),
            RecordAct(
                key="person_data",
                word=N_("All data…"),
                icon="floppy-disk",
                do=self._save_data,
                why_not=lambda: "" if self._person is not None else self._desk.t("Choose a person first."),
                tip=N_("Everything that this workspace holds about the person, as a paper or as a file"),
            ),
            RecordAct(
                key="anonymise_person",
                word=N_("Make anonymous…"),
                icon="user-circle",
                do=self._anonymise,
                why_not=self._why_not_keep,
            ),
            entrust_act(self._desk, self._workspace, lambda: self.owner, lambda: self._person),
        )

    def _anonymise(self) -> None:
        if self._person is not None:
            Anonymise.ask(self._desk, self._workspace, self._person, self.owner)

    def confirm(self) -> None:
        """The contact was found right today."""
        if self._person is not None:
            person, day = PersonId(self._person.id), self._workspace.today()
            self._desk.attempt(lambda: self._workspace.do(confirm_contact, person=person, on=day))

    def _set_retention(self) -> None:
        if self._person is not None:
            retention_dialog(self._desk, self._workspace, self._person, self._line(self._person), self.owner).exec()

    def _save_data(self) -> None:
        if self._person is not None:
            save_person_data(self._desk, self._workspace, self._person, self.owner)

    def _why_not_keep(self) -> str:
        t, person = self._desk.t, self._person
        if person is None:
            return t("Choose a person first.")
        if person.anonymised_on is not None:
            return t("This person is anonymous: no contact is kept.")
        return self._workspace.why_not_write(t)

    def _line(self, person: Person) -> ContactLine | None:
        """What of the review concerns this person; None for one whom another office keeps."""
        workspace = self._workspace
        if not kept_here(workspace.store, person):
            return None
        read = ("contact_lines", workspace.today())
        known = workspace.kept(
            read, lambda: {one.key: one for one in contact_lines(workspace.store, workspace.today())}
        )
        return known.get(person.id)


class ReviewParticulars(PersonParticulars):
    """Why the chosen person stands on the list."""

    def remarks(self, record: Person) -> Sequence[SheetRemark]:
        line = self._line(record)
        if line is None:
            return ()
        return [
            SheetRemark(due.value, text, "warning", "warning")
            if due is ReviewReason.PAST
            else SheetRemark(due.value, text)
            for due, text in zip(line.why, whys(self._desk.t, line), strict=True)
        ]

    def usual(self) -> None:
        """Confirmed today."""
        if not self._why_not_keep():
            self.confirm()

    def page_acts(self) -> Sequence[RecordAct]:
        return (
            RecordAct(
                key="contact_terms",
                word=N_("Terms…"),
                icon="gear-six",
                do=self._ask_terms,
                why_not=lambda: self._workspace.why_not_write(self._desk.t),
                rank=ButtonKind.PLAIN,
            ),
        )

    def _ask_terms(self) -> None:
        if ContactTerms.ask(self._desk, self._workspace, self.owner):
            page = self.owner.parentWidget()
            assert isinstance(page, ListPage)
            page.retranslate()


def retention_dialog(
    desk: Desk, workspace: OpenWorkspace, person: Person, line: ContactLine | None, parent: QWidget
) -> AskFields:
    """Until when the contact is kept; of who left, the day by the terms stands there at first."""
    t = desk.t
    proposed = line.standing.until or line.suggested if line is not None else None
    return AskFields(
        desk,
        workspace,
        "dialog.retention",
        (t("Keep the contact until"), t("Keep until this day")),
        "keep_private_contact",
        PersonPrivate,
        (("retention_until",),),
        parent,
        given={"person": person.id},
        proposed={"retention_until": proposed},
        about=" ".join(filter(None, (person.given_name, person.family_name))),
    )


def _name(line: ContactLine, t: Translator) -> Cell:
    return Cell(text=line.name, second=line.function.or_other(content_language(t)))


def _why(line: ContactLine, t: Translator) -> Cell:
    if not line.why:
        return Cell(text=t("within the terms"), look=Look.UNFILLED)
    first, *others = whys(t, line)
    icon = "warning" if line.why[0] is ReviewReason.PAST else ""
    return Cell(text=first, second=" ".join(others), icon=icon, icon_colour="warning")


COLUMNS: tuple[Column[ContactLine], ...] = (
    Column(key="name", heading=N_("Name and function"), cell=_name, share=2),
    Column(key="why", heading=N_("Why"), cell=_why, share=3),
)
