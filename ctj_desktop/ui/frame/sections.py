"""Which sections does the program have, in which order, and with which keys?"""

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.i18n import N_


class SectionSpec(NamedValue):
    """A section of the sidebar; `menu` is its word with a mnemonic, `shortcuts` stay its own wherever it stands.

    The second shortcut is what the digit gives on a French keyboard, where the digit row holds signs.
    """

    key: str
    icon: str
    text: str
    menu: str
    shortcuts: tuple[str, str]
    views: tuple[tuple[str, str], ...] = ()
    """The views of its own page, each a detail of the place with its word; declared pages stand beside them."""
    pages: tuple[tuple[str, str, str], ...] = ()
    """Pages of their own that are views of the section, each with its word there and what it is called elsewhere."""
    order: tuple[str, ...] = ()
    """How the views stand, by their keys; else those of its own page come first, then other pages, then declared ones.
    What belongs together stands beside each other."""

    @property
    def act(self) -> str:
        """The key of the act that opens it."""
        return f"go_{self.key}"


SECTIONS: tuple[SectionSpec, ...] = (
    SectionSpec(key="today", icon="house", text=N_("Today"), menu=N_("Toda&y"), shortcuts=("Ctrl+1", "Ctrl+&")),
    SectionSpec(
        key="meetings",
        icon="calendar-blank",
        text=N_("Meetings"),
        menu=N_("&Meetings"),
        shortcuts=("Ctrl+2", "Ctrl+É"),
        views=(("list", N_("List")),),
        pages=(("calendar", N_("Calendar"), N_("Calendar")),),
    ),
    SectionSpec(
        key="registers",
        icon="check-square",
        text=N_("Decisions and tasks"),
        menu=N_("Decisions and &tasks"),
        shortcuts=("Ctrl+3", 'Ctrl+"'),
    ),
    SectionSpec(
        key="projects",
        icon="kanban",
        text=N_("Projects"),
        menu=N_("&Projects"),
        shortcuts=("Ctrl+4", "Ctrl+'"),
        views=(("board", N_("Board by stage")), ("list", N_("List"))),
        pages=(
            ("deadlines", N_("Deadlines"), N_("&Deadlines of the projects")),
            ("dashboard", N_("Dashboard"), N_("Dash&board of the projects")),
        ),
    ),
    SectionSpec(
        key="strategy",
        icon="compass",
        text=N_("Strategy"),
        menu=N_("Strate&gy"),
        shortcuts=("Ctrl+5", "Ctrl+("),
        views=(("overview", N_("Overview")),),
        pages=(("coverage", N_("Coverage"), N_("Coverage of the strategy")),),
    ),
    SectionSpec(
        key="resources",
        icon="books",
        text=N_("Resources"),
        menu=N_("&Resources"),
        shortcuts=("Ctrl+9", "Ctrl+Ç"),
    ),
    SectionSpec(
        key="members",
        icon="users-three",
        text=N_("Members"),
        menu=N_("M&embers"),
        shortcuts=("Ctrl+6", "Ctrl+-"),
        views=(("persons", N_("Persons")), ("composition", N_("Composition"))),
        pages=(
            ("radar", N_("Radar"), N_("Radar of mandates")),
            ("attending", N_("Attendance rates"), N_("Attendance rates")),
        ),
        order=(
            "persons",
            "composition",
            "list.committees",
            "list.organisations",
            "attending",
            "radar",
            "list.contact_review",
        ),
    ),
    SectionSpec(
        key="documents", icon="files", text=N_("Documents"), menu=N_("&Documents"), shortcuts=("Ctrl+7", "Ctrl+È")
    ),
    SectionSpec(
        key="exchange",
        icon="arrows-left-right",
        text=N_("Exchanges"),
        menu=N_("E&xchanges"),
        shortcuts=("Ctrl+8", "Ctrl+_"),
    ),
)
"""What is built; the order is that of the whole program."""
