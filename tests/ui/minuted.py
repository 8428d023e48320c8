"""Minutes of one item for tests and pictures: a paragraph, a list entry, a decision with its vote, and a task."""

from datetime import date, time

from ctj_desktop.domain.clock import agenda
from ctj_desktop.domain.ids import AgendaItemId
from ctj_desktop.domain.records.meetings import AgendaItem
from ctj_desktop.domain.records.minutes import MinuteBlockKind
from ctj_desktop.domain.records.people import Person
from ctj_desktop.domain.records.voting import DecisionKind, VoteCount
from ctj_desktop.domain.texts import Bilingual
from ctj_desktop.services.minutes.blocks import add_block
from ctj_desktop.services.minutes.decisions import record_decision
from ctj_desktop.services.minutes.item_sheet import minute_sheet
from ctj_desktop.services.minutes.tasks import add_task
from ctj_desktop.services.minutes.votes import record_vote
from ctj_desktop.ui.frame.open_workspace import OpenWorkspace
from tests.ui.sitting import the_meeting

TAKEN = time(14, 25)


def third_item(workspace: OpenWorkspace) -> AgendaItemId:
    """The item that is being treated."""
    return agenda(workspace.store.all(AgendaItem, meeting=the_meeting(workspace).id)).rows[2].item.id


def minuted(workspace: OpenWorkspace, item: AgendaItemId) -> None:
    """What the minute-taker wrote so far."""
    say = Bilingual.of
    workspace.do_fields(
        add_block,
        item=item,
        text=say(
            "Le secrétariat CH présente six marchés en 2027 et 2028, à Pontarlier, Sainte-Croix, Jougne, Vallorbe, "
            "Métabief et Fleurier. Coût : 41 000 € et CHF 39’500.",
            "Das Sekretariat CH stellt sechs Märkte für 2027–2028 vor: Pontarlier, Sainte-Croix, Jougne, Vallorbe, "
            "Métabief, Fleurier. Kosten: 41 000 € und CHF 39’500.",
        ),
    )
    workspace.do_fields(
        add_block,
        item=item,
        block_kind=MinuteBlockKind.LIST_ENTRY,
        text=say("Le Département demande de ramener l’aide FPPT de 12 000 à 10 700 €, plafond de cet appel."),
    )
    rules = minute_sheet(workspace.store, item).rules
    decision = workspace.do_fields(
        record_decision,
        item=item,
        decision_kind=DecisionKind.OPINION,
        text=say(
            "Le comité rend un avis favorable, sous réserve d’un plan de financement équilibré dans les deux monnaies.",
            "Der Ausschuss nimmt befürwortend Stellung, unter Vorbehalt eines in beiden Währungen ausgeglichenen "
            "Finanzierungsplans.",
        ),
        rule=rules[-1].id if rules else None,
    )
    workspace.do_fields(record_vote, decision=decision.id, count=VoteCount(yes=7, abstentions=1), taken_at=TAKEN)
    owner = workspace.store.all(Person, order="family_name, id")[0].id
    task = say("Équilibrer le sous-budget CH, ramener l’aide.", "Schweizer Teilbudget ausgleichen, Beitrag senken.")
    workspace.do_fields(add_task, item=item, owner=owner, due=date(2027, 3, 26), text=task)
