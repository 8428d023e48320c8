"""Which plain screens has the strategy: its versions with their parts, working proposals, terms, territories?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Linked, Part, Screen

SECTION: Final = "strategy"
PUBLISHED: Final = N_("The Conference publishes it, and a new version of the program brings it along.")

SCREENS: Final = (
    Screen(
        kind="strategy",
        page="strategies",
        section=SECTION,
        tab=N_("Versions"),
        title=N_("Versions of the strategy"),
        icon="compass",
        nothing=N_("No strategy yet"),
        nothing_more=PUBLISHED,
        parts=(Part(rows=(("name",), ("code", "valid_from", "valid_to"), ("german_is_ours",), ("source",))),),
        second=("valid_from",),
        linked=(
            Linked(kind="axis", by="strategy", title=N_("Strategic axes"), ordered=True),
            Linked(kind="action", by="strategy", title=N_("Actions"), ordered=True),
            Linked(kind="thematic_table", by="strategy", title=N_("Thematic tables"), ordered=True),
        ),
    ),
    Screen(
        kind="axis",
        page="axes",
        section=SECTION,
        tab=N_("Axes"),
        title=N_("Strategic axes"),
        icon="rows",
        nothing=N_("No axis yet"),
        nothing_more=PUBLISHED,
        parts=(Part(rows=(("title",), ("code", "strategy"), ("code_confirmed", "german_is_ours"), ("source",))),),
        second=("strategy",),
        ordered=True,
        linked=(
            Linked(kind="objective", by="axis", title=N_("Objectives"), ordered=True),
            Linked(kind="action", by="axis", title=N_("Actions"), ordered=True),
        ),
    ),
    Screen(
        kind="objective",
        page="objectives",
        section=SECTION,
        title=N_("Objectives"),
        icon="flag",
        nothing=N_("No objective yet"),
        nothing_more=PUBLISHED,
        parts=(Part(rows=(("title",), ("code", "axis"), ("code_confirmed", "german_is_ours"), ("source",))),),
        second=("axis",),
        ordered=True,
    ),
    Screen(
        kind="action",
        page="actions",
        section=SECTION,
        tab=N_("Actions"),
        title=N_("Actions"),
        icon="check-fat",
        nothing=N_("No action yet"),
        nothing_more=PUBLISHED,
        parts=(
            Part(
                rows=(
                    ("title",),
                    ("code", "axis", "strategy"),
                    ("code_confirmed", "title_confirmed"),
                    ("title_is_cut", "german_is_ours"),
                    ("source",),
                )
            ),
        ),
        second=("axis",),
        ordered=True,
        linked=(
            Linked(kind="project_action", by="action", title=N_("Projects"), opens="project"),
            Linked(kind="proposal_action", by="action", title=N_("Working proposals"), opens="proposal"),
        ),
    ),
    Screen(
        kind="thematic_table",
        page="tables",
        section=SECTION,
        tab=N_("Thematic tables"),
        title=N_("Thematic tables"),
        icon="chats",
        nothing=N_("No thematic table yet"),
        nothing_more=PUBLISHED,
        parts=(Part(rows=(("title",), ("strategy",), ("german_is_ours",), ("source",))),),
        second=("strategy",),
        ordered=True,
        linked=(Linked(kind="proposal", by="table", title=N_("Working proposals"), ordered=True),),
    ),
    Screen(
        kind="proposal",
        page="proposals",
        section=SECTION,
        title=N_("Working proposals"),
        icon="chat-centered-text",
        nothing=N_("No working proposal yet"),
        nothing_more=PUBLISHED,
        parts=(Part(rows=(("title",), ("table",), ("german_is_ours",), ("source",))),),
        second=("table",),
        ordered=True,
        linked=(
            Linked(kind="proposal_action", by="proposal", title=N_("Actions"), opens="action"),
            Linked(kind="project", by="proposal", title=N_("Projects")),
        ),
    ),
    Screen(
        kind="glossary_term",
        page="glossary",
        section=SECTION,
        tab=N_("Glossary"),
        title=N_("Glossary"),
        icon="translate",
        new=N_("New term"),
        nothing=N_("No term yet"),
        nothing_more=N_("The words that both sides use for the same thing, in French, German and English."),
        parts=(Part(rows=(("term",), ("english",))),),
        asked=(("term",), ("english",), ("committee",)),
        second=("term",),
    ),
    Screen(
        kind="territory",
        page="territories",
        section=SECTION,
        tab=N_("Territories"),
        title=N_("Territories"),
        icon="map-pin",
        new=N_("New territory"),
        nothing=N_("No territory yet"),
        nothing_more=N_("The Conference publishes its territories; a committee elsewhere has one of its own."),
        parts=(Part(rows=(("name",), ("code",), ("valid_from", "valid_to"))),),
        asked=(("name",), ("code",), ("committee",)),
        linked=(
            Linked(kind="committee", by="territory", title=N_("Committees")),
            Linked(kind="organisation", by="territory", title=N_("Bodies")),
        ),
    ),
)
