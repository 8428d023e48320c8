"""How is it said that a new version of the strategy waits for what serves the one before it?"""

from typing import TYPE_CHECKING

from ctj_desktop.domain.records.projects import Project
from ctj_desktop.domain.records.strategy import WorkingProposal
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import counted

if TYPE_CHECKING:  # the first page says it only where there is one
    from ctj_desktop.services.strategy.following import Succession


def waiting_text(t: Translator, found: "Succession") -> str:
    """`4 projets servent la version 2016-2020 et pas encore la version 2027`, proposals counted apart."""
    said = t.n(
        "{what} serves version {earlier} and not yet version {strategy}.",
        "{what} serve version {earlier} and not yet version {strategy}.",
        found.waiting,
    )
    what = how_many(t, found.waiting_projects, found.waiting_proposals)
    return said.format(what=what, earlier=found.earlier.code, strategy=found.strategy.code)


def how_many(t: Translator, projects: int, proposals: int) -> str:
    """`4 projects and 1 working proposal`; what there is none of is left out, where there is any of the other."""
    parts = [(Project.kind, projects), (WorkingProposal.kind, proposals)]
    return t.join([counted(t, kind, many) for kind, many in parts if many or (kind == Project.kind and not proposals)])
