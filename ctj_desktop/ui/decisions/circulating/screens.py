"""Which screen has what is put to the vote by circulation?"""

from typing import Any, Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.screen import Part, Screen

ACTS: Final = ("open_circulation", "send_circulation", "remind_circulation", "close_circulation")
AFTER: Final = ("report_circulation", "save_circulation", "withdraw_circulation")


def _voters(desk: Any, workspace: Any, parent: Any) -> Any:
    """Who is asked, and what they answered."""
    from ctj_desktop.ui.decisions.circulating.voters import VotersPart

    return VotersPart(desk, workspace, parent)


CIRCULATIONS: Final = Screen(
    kind="circulation",
    page="registers",
    detail="circulations",
    section="registers",
    tab=N_("By circulation"),
    title=N_("Decisions by circulation"),
    icon="paper-plane-tilt",
    new=N_("New decision by circulation"),
    nothing=N_("No decision by circulation yet"),
    nothing_more=N_("Where the statutes allow it, something is decided in writing, without a meeting."),
    asked=(("committee",), ("title",), ("text",), ("note",), ("decision_kind", "until"), ("rule", "project")),
    second=("stage",),
    of_committee=True,
    acts=ACTS,
    parts=(
        Part(title=N_("How it stands"), told=("standing", "sides", "late"), chips=("became",), acts=AFTER),
        Part(title=N_("Proposed decision"), rows=(("title",), ("text",), ("note",))),
        Part(
            title=N_("How it is taken"),
            rows=(("decision_kind", "until"), ("rule", "project")),
            told=("rules",),
            note=N_(
                "Without a rule of decision chosen, only what the statutes say of decisions in writing must be met."
            ),
        ),
    ),
    picture=_voters,
)
