"""Which plain screens have the resources: the library, thematic mornings, who knows about what?"""

from typing import Any, Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Filter, Linked, Part, Screen, Tick

SECTION: Final = "resources"
TICK: Final = Tick(step="tick_matinee_participant", act=N_("Came, did not come, not known"))


def _file(desk: Any, workspace: Any, parent: Any) -> Any:
    """The file of a resource."""
    from ctj_desktop.ui.resources.file_part import FilePart

    return FilePart(desk, workspace, parent)


SCREENS: Final = (
    Screen(
        kind="resource",
        page="resources",
        section=SECTION,
        tab=N_("Library"),
        title=N_("Library"),
        icon="file-text",
        new=N_("New resource"),
        nothing=N_("No resource yet"),
        nothing_more=N_("Drop files here, or enter a link: what mornings leave, regulations, slides, reports."),
        parts=(
            Part(
                rows=(
                    ("title",),
                    ("resource_kind", "written_in"),
                    ("description",),
                    ("link",),
                    ("public",),
                ),
            ),
            Part(
                title=N_("What it belongs to"),
                rows=(("themes",), ("tags",), ("territory", "matinee"), ("author", "on"), ("source",)),
            ),
        ),
        asked=(("title",), ("resource_kind", "written_in"), ("link",), ("themes",), ("matinee",), ("committee",)),
        second=("resource_kind", "filed", "on_site"),
        filters=(
            Filter(key="resource_kind", label=N_("Kind"), every=N_("Every kind")),
            Filter(key="territory", label=N_("Territory"), every=N_("Every territory")),
        ),
        picture=_file,
    ),
    Screen(
        kind="matinee",
        page="matinees",
        section=SECTION,
        tab=N_("Thematic mornings"),
        title=N_("Thematic mornings"),
        icon="calendar-blank",
        new=N_("New thematic morning"),
        nothing=N_("No thematic morning yet"),
        nothing_more=N_("A half-day on one theme, for officers and elected members; what it leaves is a resource."),
        parts=(
            Part(
                rows=(
                    ("title",),
                    ("theme",),
                    ("on", "begins_at", "ends_at"),
                    ("place", "territory"),
                    ("host", "state"),
                    ("reason",),
                )
            ),
            Part(title=N_("Programme"), rows=(("programme",),)),
            Part(title=N_("What came of it"), rows=(("outcome",), ("source",))),
        ),
        asked=(("title",), ("theme",), ("on", "begins_at", "ends_at"), ("place",), ("committee",)),
        acts=("morning_programme", "morning_attendance", "morning_report"),
        second=("on", "place", "turnout"),
        filters=(Filter(key="state", label=N_("State"), every=N_("Every state")),),
        linked=(
            Linked(
                kind="matinee_participant",
                by="matinee",
                title=N_("Participants"),
                second=("role", "function", "organisation", "body"),
                right=("attended",),
                new=N_("New participant"),
                first=True,
                wide=True,
            ),
            Linked(
                kind="resource",
                by="matinee",
                title=N_("What it leaves"),
                second=("resource_kind", "filed"),
                right=("on_site",),
                new=N_("New resource"),
            ),
        ),
    ),
    Screen(
        kind="matinee_participant",
        page="matinee_participants",
        section=SECTION,
        on_sheets=True,
        title=N_("Participants of thematic mornings"),
        icon="users",
        new=N_("New participant"),
        nothing=N_("Nobody yet"),
        nothing_more=N_("Persons of the directory, or guests by name; the space bar notes who came."),
        parts=(
            Part(
                rows=(
                    ("matinee", "person"),
                    ("name",),
                    ("function",),
                    ("organisation", "body"),
                    ("side", "role"),
                    ("email",),
                )
            ),
        ),
        asked=(("matinee",), ("person",), ("name",), ("function",), ("organisation", "body"), ("side", "role")),
        about=N_("Choose a person of the directory, or write the name of a guest."),
        second=("matinee", "role", "attended"),
        filters=(Filter(key="matinee", label=N_("Thematic morning"), every=N_("Every thematic morning")),),
        keys=N_("Space came or not · F2 edit · Del remove · Ctrl+N new"),
        tick=TICK,
    ),
    Screen(
        kind="competence",
        page="competences",
        section=SECTION,
        tab=N_("Who knows about it"),
        title=N_("Who knows about it"),
        icon="address-book",
        new=N_("New entry of the directory"),
        nothing=N_("Nobody yet"),
        nothing_more=N_("Who knows about a theme on each side of the border: persons and bodies."),
        parts=(
            Part(
                rows=(
                    ("theme",),
                    ("side", "person"),
                    ("organisation", "territory"),
                    ("note",),
                    ("public",),
                )
            ),
        ),
        asked=(("theme",), ("side",), ("person",), ("organisation",), ("public",), ("committee",)),
        second=("person", "organisation", "on_site"),
        filters=(Filter(key="side", label=N_("Side"), every=N_("Both sides")),),
    ),
)
