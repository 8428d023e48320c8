"""Which plain screens has the directory: bodies with their names, persons with what else they are?"""

from collections.abc import Callable
from typing import Any, Final

from ctj_desktop.domain.record import replace
from ctj_desktop.i18n import N_
from ctj_desktop.services.membership.privacy.contact_review import WHY, Reviewed
from ctj_desktop.ui.frame.screen import Filter, Linked, Part, Removal, Screen

SECTION: Final = "members"
PERIOD: Final = ("start", "end")


def _same(kind: str) -> Callable[[Any, Any, Any], Any]:
    """Which other records are the same person or body."""

    def make(desk: Any, workspace: Any, parent: Any) -> Any:
        from ctj_desktop.ui.membership.same_part import SamePart

        return SamePart(desk, workspace, kind, parent)

    return make


def _already(kind: str) -> Callable[[Any, Any, Any], Any]:
    """Who is like what is being entered."""

    def make(desk: Any, workspace: Any, parent: Any) -> Any:
        from ctj_desktop.ui.membership.already_there import LookAlikes

        return LookAlikes(desk, workspace, kind, parent)

    return make


def _letter(page: str) -> Callable[[Any, Any, Any], Any]:
    """How the address stands on a letter."""

    def make(desk: Any, workspace: Any, parent: Any) -> Any:
        from ctj_desktop.ui.membership.letter_lines import LetterLines

        return LetterLines(desk, workspace, f"{page}.sheet.letter", parent)

    return make


ACTS: Final = ("confirm_contact", "set_retention", "person_data", "anonymise_person")
"""What is done with the contact of a person."""

PRIVATE: Final = Part(
    title=N_("Private contact"),
    note=N_("Stays in this office: no other office receives it, and no paper prints it."),
    step="keep_private_contact",
    removal=Removal(
        step="remove_private_contact",
        act=N_("Remove the private contact"),
        tip=N_("Undo brings it back; the bin does not show it."),
    ),
    rows=(
        ("private_email", "private_phone"),
        ("private_address",),
        ("purpose",),
        ("legal_basis", "source"),
        ("informed_on", "confirmed_on", "retention_until"),
        ("note",),
    ),
)
"""What is kept of a person in private."""

MANDATES: Final = Linked(
    kind="mandate",
    by="person",
    title=N_("Mandates"),
    name=("seat",),
    second=("voice", "period", "end_reason"),
    new=N_("New mandate"),
    first=True,
    wide=True,
)

REVIEW: Final = Screen(
    kind="person",
    page="contact_review",
    again=True,
    section=SECTION,
    tab=N_("To review"),
    title=N_("Contacts to review"),
    icon="eye",
    nothing=N_("No person yet"),
    nothing_more=N_("Here stand those whose contact must be confirmed, or is no longer to be kept."),
    search=N_("Filter by name"),
    keys=N_("Space confirmed today · F2 edit · Ctrl+F filter"),
    filters=(Filter(key=WHY, label=N_("Why"), usual=Reviewed.DUE.value, whole=Reviewed.ALL.value, least=232),),
    acts=ACTS,
    parts=(PRIVATE,),
    linked=(MANDATES,),
    second=("function", "organisation"),
)

SCREENS: Final = (
    Screen(
        kind="organisation",
        page="organisations",
        section=SECTION,
        filters=(
            Filter(key="organisation_kind", label=N_("Kind"), every=N_("All kinds")),
            Filter(key="side", label=N_("Side"), every=N_("Both sides")),
        ),
        tab=N_("Bodies"),
        title=N_("Bodies"),
        icon="buildings",
        new=N_("New body"),
        nothing=N_("No body yet"),
        nothing_more=N_(
            "Communes, associations and administrations that hold seats, carry projects or receive papers."
        ),
        parts=(
            Part(
                rows=(
                    ("name",),
                    ("short_name",),
                    ("organisation_kind", "side", "territory"),
                    ("part_of", *PERIOD),
                ),
                acts=("merge_organisation", "take_back_merger", "entrust"),
            ),
            Part(
                title=N_("Address and contact"),
                rows=(("address",), ("email", "phone", "website")),
                follows=_letter("organisations"),
            ),
        ),
        asked=(("name",), ("organisation_kind", "side")),
        second=("organisation_kind", "territory"),
        below=_same("organisation"),
        while_new=_already("organisation"),
        linked=(
            Linked(
                kind="seat",
                by="organisation",
                title=N_("Seats"),
                name=("committee",),
                second=("holder",),
                new=N_("New seat"),
            ),
            Linked(kind="person", by="organisation", title=N_("Persons"), second=("function",), new=N_("New person")),
            Linked(
                kind="person_function",
                by="organisation",
                title=N_("Further functions"),
                name=("person",),
                second=("function", "period"),
                new=N_("New further function"),
            ),
            Linked(
                kind="organisation",
                by="part_of",
                title=N_("Its parts"),
                second=("organisation_kind", "period"),
                new=N_("New part of the body"),
            ),
            Linked(
                kind="organisation",
                by="merged_into",
                title=N_("Merged into this body"),
                second=("period",),
            ),
            Linked(
                kind="organisation_name",
                by="organisation",
                title=N_("Earlier and later names"),
                second=("period",),
                new=N_("New name of the body"),
            ),
            Linked(kind="secretariat", by="organisation", title=N_("Secretariats"), name=("committee",)),
            Linked(kind="partner", by="organisation", title=N_("Projects"), name=("project",), second=("side",)),
        ),
    ),
    Screen(
        kind="organisation_name",
        page="organisation_names",
        section=SECTION,
        on_sheets=True,
        title=N_("Names of bodies"),
        icon="text-aa",
        new=N_("New name of the body"),
        nothing=N_("No other name yet"),
        nothing_more=N_("A body that changed its name keeps the earlier one for its earlier papers."),
        parts=(Part(rows=(("name",), ("short_name",), PERIOD)),),
        asked=(("organisation",), ("name",), PERIOD),
        second=("organisation", "period"),
    ),
    Screen(
        kind="person",
        page="persons",
        section=SECTION,
        title=N_("Persons and their records"),
        icon="identification-card",
        new=N_("New person"),
        nothing=N_("No person yet"),
        nothing_more=N_("Members, substitutes and guests, with their function and how they are reached."),
        parts=(
            Part(
                title=N_("Professional contact"),
                rows=(
                    ("work_email",),
                    ("work_phone", "work_mobile"),
                    ("language", "channel"),
                    ("assistant",),
                ),
            ),
            Part(
                title=N_("Person"),
                rows=(
                    ("given_name", "family_name"),
                    ("function",),
                    ("organisation", "side"),
                    ("salutation", "title"),
                    ("greeting",),
                ),
                acts=("entrust",),
            ),
            Part(title=N_("Professional address"), rows=(("work_address",),), follows=_letter("persons")),
            replace(PRIVATE, acts=ACTS),
        ),
        asked=(
            ("given_name", "family_name"),
            ("salutation", "language"),
            ("function",),
            ("organisation", "side"),
            ("work_email", "work_phone"),
        ),
        second=("function", "organisation"),
        below=_same("person"),
        while_new=_already("person"),
        linked=(
            MANDATES,
            Linked(
                kind="office_held",
                by="person",
                title=N_("Offices"),
                name=("office",),
                second=("committee", "period"),
                new=N_("New office"),
            ),
            Linked(
                kind="person_function",
                by="person",
                title=N_("Further functions"),
                second=("organisation", "period"),
                new=N_("New further function"),
            ),
            Linked(
                kind="declared_interest",
                by="person",
                title=N_("Declared interests"),
                name=("organisation",),
                second=("period",),
                new=N_("New declared interest"),
            ),
            Linked(
                kind="working_group_member",
                by="person",
                title=N_("Working groups"),
                name=("group",),
                second=("period",),
                new=N_("New member of a working group"),
            ),
            Linked(
                kind="role",
                by="person",
                title=N_("Roles"),
                name=("role",),
                second=("committee", "period"),
                new=N_("New role"),
            ),
        ),
    ),
    Screen(
        kind="person_function",
        page="person_functions",
        section=SECTION,
        on_sheets=True,
        as_of=True,
        title=N_("Further functions"),
        icon="identification-card",
        new=N_("New further function"),
        nothing=N_("No further function yet"),
        nothing_more=N_("What a person is beside the main function, with the contact that goes with it."),
        parts=(
            Part(
                rows=(
                    ("function",),
                    ("organisation",),
                    ("work_email", "work_phone"),
                    PERIOD,
                )
            ),
        ),
        asked=(("person",), ("function",), ("organisation",), ("work_email", "work_phone"), PERIOD),
        second=("person", "organisation", "period"),
    ),
    REVIEW,
)
