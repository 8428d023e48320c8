"""What does the strategy say: axes, objectives, actions, working proposals, terms?"""

from datetime import date

from ctj_desktop.domain.ids import (
    ActionId,
    AxisId,
    GlossaryTermId,
    ObjectiveId,
    ProposalActionId,
    StrategyId,
    TerritoryId,
    ThematicTableId,
    WorkingProposalId,
)
from ctj_desktop.domain.record import ReferenceOpen
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.errors import N_p


class Strategy(ReferenceOpen):
    """A version of the strategy; `based_on` is the one it was copied from."""

    kind = "strategy"
    noun = N_p("kind", "strategy")
    nouns = N_p("kinds", "strategies")
    id: StrategyId
    code: str
    name: Bilingual
    german_is_ours: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    based_on: StrategyId | None = None


class Axis(ReferenceOpen):
    """An axis; `code` is None or unconfirmed where the sources differ (SOURCES.md 3.1)."""

    kind = "axis"
    noun = N_p("kind", "strategic axis")
    nouns = N_p("kinds", "strategic axes")
    id: AxisId
    strategy: StrategyId
    position: str
    code: str | None = None
    code_confirmed: bool = False
    title: Bilingual
    german_is_ours: bool = False
    source: str = ""


class Objective(ReferenceOpen):
    """An objective under an axis."""

    kind = "objective"
    noun = N_p("kind", "objective")
    nouns = N_p("kinds", "objectives")
    id: ObjectiveId
    axis: AxisId
    position: str
    code: str | None = None
    code_confirmed: bool = False
    title: Bilingual
    german_is_ours: bool = False
    source: str = ""


class Action(ReferenceOpen):
    """An action with its dotted code as text; unconfirmed codes and titles are marked, never invented."""

    kind = "action"
    noun = N_p("kind", "action")
    nouns = N_p("kinds", "actions")
    id: ActionId
    strategy: StrategyId
    axis: AxisId | None = None
    position: str
    code: str | None = None
    code_confirmed: bool = False
    title: Bilingual
    title_confirmed: bool = False
    title_is_cut: bool = False
    german_is_ours: bool = False
    source: str = ""
    objective: ObjectiveId | None = None


class ThematicTable(ReferenceOpen):
    """A thematic table of the colloquium of 4 November 2016."""

    kind = "thematic_table"
    noun = N_p("kind", "thematic table")
    nouns = N_p("kinds", "thematic tables")
    id: ThematicTableId
    strategy: StrategyId
    position: str
    title: Bilingual
    german_is_ours: bool = False
    source: str = ""


class WorkingProposal(ReferenceOpen):
    """A working proposal of a thematic table; one that a territory made of its own says by whom and when."""

    kind = "proposal"
    noun = N_p("kind", "working proposal")
    nouns = N_p("kinds", "working proposals")
    id: WorkingProposalId
    table: ThematicTableId
    position: str
    title: Bilingual
    german_is_ours: bool = False
    source: str = ""
    text: Bilingual = Bilingual()
    territory: TerritoryId | None = None
    proposed_by: str = ""
    on: date | None = None


class ProposalAction(ReferenceOpen):
    """A working proposal serves an action; id derived from both ends."""

    kind = "proposal_action"
    noun = N_p("kind", "link of a proposal")
    nouns = N_p("kinds", "links of a proposal")
    id: ProposalActionId
    proposal: WorkingProposalId
    action: ActionId
    confirmed: bool = True


class GlossaryTerm(ReferenceOpen):
    """A term in three languages (SOURCES.md 5.5)."""

    kind = "glossary_term"
    noun = N_p("kind", "glossary term")
    nouns = N_p("kinds", "glossary terms")
    id: GlossaryTermId
    position: str
    term: Bilingual
    english: str = ""
