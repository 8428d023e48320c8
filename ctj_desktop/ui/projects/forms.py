"""Which fields have a project and what belongs to it, on its sheet and when they are entered?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import FormRows

LABEL: Final = ("label",)
TEXT: Final = ("text",)
FACTS: Final = FormRows(
    kind="project",
    rows=(
        ("title",),
        ("summary",),
        ("place", "themes"),
        ("call", "proposal"),
        ("exchange_rate", "funder_reference"),
        ("programme_objective",),
        ("starts", "ends", "contact"),
        ("territories",),
        ("communes",),
        ("for_meeting",),
    ),
)
CONTENT: Final = FormRows(
    kind="project",
    rows=(("description",), ("objectives",), ("added_value",), ("criteria",), ("criteria_note",)),
)
PARTNER: Final = FormRows(
    kind="partner",
    new=N_("New partner of the project"),
    rows=(("organisation",), ("side", "lead"), ("legal_form",), ("role",), ("contact",)),
    asked=(("organisation",), ("side", "lead"), ("legal_form", "contact"), ("role",)),
)
COST: Final = FormRows(
    kind="budget_line",
    new=N_("New cost"),
    rows=(LABEL, ("amount",), ("category",), ("partner",), ("in_kind",)),
    asked=(LABEL, ("amount", "category"), ("partner",), ("in_kind",)),
)
SOURCE: Final = FormRows(
    kind="financing_line",
    new=N_("New source of money"),
    rows=(
        LABEL,
        ("requested", "requested_on"),
        ("awarded", "awarded_on"),
        ("committed", "committed_on"),
        ("fund",),
        ("document",),
        ("organisation",),
        ("partner",),
        ("origin",),
        ("in_kind",),
    ),
    asked=(LABEL, ("requested", "requested_on"), ("organisation", "origin"), ("fund",), ("in_kind",)),
)
PAYMENT: Final = FormRows(
    kind="payment",
    new=N_("New payment"),
    rows=(("on", "amount"), ("payment_kind", "instalment"), ("document",), ("note",)),
    asked=(("on", "amount"), ("payment_kind", "instalment"), ("document",), ("note",)),
)
INSTALMENT: Final = FormRows(
    kind="instalment",
    new=N_("New instalment"),
    rows=(LABEL, ("due", "amount")),
    asked=(LABEL, ("due", "amount")),
)
OPINION: Final = FormRows(
    kind="opinion",
    new=N_("New opinion of the committee"),
    rows=(("opinion_kind",), ("on",), ("decision",), ("conditions",)),
    asked=(("opinion_kind", "on"), ("decision",), ("conditions",)),
    unsaid=("opinion_kind",),
)
DOCUMENT: Final = FormRows(
    kind="project_document",
    new=N_("New document of the project"),
    rows=(("title",), ("document_kind",), ("on",)),
    asked=(("title",), ("document_kind", "on")),
)
CONDITION: Final = FormRows(
    kind="condition",
    new=N_("New condition"),
    rows=(TEXT, ("due", "fulfilled_on"), ("proof",), ("document",), ("dropped_on",)),
    asked=(TEXT, ("due",)),
)
INDICATOR: Final = FormRows(
    kind="indicator",
    new=N_("New indicator"),
    rows=(LABEL, ("unit",), ("target", "reached"), ("reached_on",)),
    asked=(LABEL, ("unit",), ("target",)),
)
