"""Which acts does the strategy offer?"""

from typing import Final

from ctj_desktop.i18n import N_
from ctj_desktop.ui.frame.act import Act, of_page

PROPOSAL = N_("Choose a working proposal under Strategy first.")

VERSION = N_("Choose a version first.")
TERRITORIES = N_("Open the territories first.")

ACTS: tuple[Act, ...] = (
    of_page("make_project", N_("Make the proposal a &project"), PROPOSAL, "kanban", menu="proposal"),
    of_page("copy_strategy", N_("Copy as a new &version…"), VERSION, "copy", menu="version"),
    of_page("open_territory", N_("Page of the &territory"), TERRITORIES, "map-pin", menu="territory"),
    of_page("compare_territories", N_("Co&mpare the territories"), TERRITORIES, "rows", menu="territory"),
    of_page("follow_strategy", N_("Take projects a&long…"), VERSION, "arrow-bend-up-right", menu="follow"),
)

PAGES: Final = {
    "strategy": "ctj_desktop.ui.strategy.page:StrategyPage",
    "strategies": "ctj_desktop.ui.strategy.versions:strategies_page",
    "coverage": "ctj_desktop.ui.strategy.coverage.page:CoveragePage",
    "territory": "ctj_desktop.ui.strategy.territories.page:TerritoryPage",
    "territories": "ctj_desktop.ui.strategy.territories.list_page:territories_page",
    "comparison": "ctj_desktop.ui.strategy.territories.comparison:ComparisonPage",
}
"""The pages of the room by their names: in which module each is made, and by what (`ui/window/pages.py`)."""
