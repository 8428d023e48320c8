"""What follows a meeting, or does without one: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.deciding.by_circulation import CirculationStage
from ctj_desktop.domain.deciding.extract_states import ExtractStanding, ExtractState
from ctj_desktop.domain.deciding.requested_opinions import OpinionState
from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.circulations import Circulation, CirculationAnswer, CirculationVoter
from ctj_desktop.domain.records.consultations import RequestedOpinion
from ctj_desktop.domain.records.extracts import Extract
from ctj_desktop.domain.records.people import DeliveryChannel, Side
from ctj_desktop.domain.records.projects import OpinionKind
from ctj_desktop.domain.records.remarks import Erratum, MinutesSignature, Remark, RemarkRound, RemarkRuling, SigningRole
from ctj_desktop.domain.records.voting import ExecutionMove
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import FoundBy, InBin, Kind, Listed, Never, Offered, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=RequestedOpinion,
        about=("organisation", "item", "project"),
        excerpt="question",
        goes_with=("item", "project"),
        steps=Steps(add="ask_opinion", change="change_requested_opinion", remove="remove_requested_opinion"),
        in_bin=InBin(needs=("item", "project")),
        listed=Listed(
            name="requested_opinions",
            columns=("organisation_name", "meeting_number", "title", "asked_on", "until", "state", "answer"),
            words={"state": OpinionState, "answer": OpinionKind},
        ),
        shown=Shown(page="registers", part="opinions"),
        icon="chat-centered-text",
    ),
    Kind(
        record=RemarkRound,
        about=("meeting",),
        beside=("number", "until"),
        goes_with=("meeting",),
        said_by="meeting",
        steps=Steps(add="open_remark_round", change="change_remark_round"),
        minutes=("meeting",),
        listed=Listed(
            name="remark-rounds", columns=("meeting_number", "number", "opened_on", "until", "closed_on", "passages")
        ),
        icon="chat-centered-text",
        offered=Offered(
            enter="approve:send_round", correct="approve", remove=Never.HAPPENED, find="approve", listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=Remark,
        about=("person", "guest", "item"),
        excerpt="comment",
        goes_with=("round", "item"),
        outlives=("paragraph",),
        said_by="item",
        steps=Steps(add="add_remark", change="change_remark", remove="remove_remark"),
        in_bin=InBin(needs=("round", "item"), rule="minutes_open"),
        minutes=("item", "meeting"),
        listed=Listed(
            name="remarks",
            columns=("meeting_number", "passage", "name", "ruling", "comment"),
            words={"ruling": RemarkRuling},
        ),
        shown=Shown(page="remarks", of="meeting"),
        icon="chat-centered-text",
        offered=Offered(enter="remarks", correct="remarks", remove="remarks", find="remarks", listed="remarks"),
    ),
    Kind(
        record=Erratum,
        about=("meeting", "item"),
        excerpt="text",
        beside=("number",),
        outlives=("paragraph",),
        steps=Steps(add="add_erratum", change="change_erratum", remove="remove_erratum"),
        in_bin=InBin(needs=("meeting",)),
        listed=Listed(
            name="errata", columns=("meeting_number", "shown_number", "on", "wrong", "text", "decision_number")
        ),
        shown=Shown(page="errata"),
        icon="pencil-simple",
        offered=Offered(enter="approve"),
    ),
    Kind(
        record=MinutesSignature,
        named=("name",),
        about=("meeting",),
        goes_with=("version",),
        said_by="meeting",
        steps=Steps(add="sign_minutes", change="change_signature", remove="remove_signature"),
        in_bin=InBin(needs=("version",)),
        listed=Listed(
            name="signatures",
            columns=("meeting_number", "role", "name", "place", "on"),
            words={"role": SigningRole},
        ),
        shown=Shown(page="approve", of="meeting"),
        icon="seal-check",
        offered=Offered(enter="approve", correct="approve", remove="approve", find="approve", listed=Never.TOGETHER),
    ),
    Kind(
        record=Extract,
        phrase=N_("Extract[ {name}]"),
        about=("organisation", "person", "meeting"),
        excerpt="remark",
        goes_with=("meeting",),
        outlives=("item", "certified_by"),
        said_by="meeting",
        steps=Steps(add="owe_extract", change="change_extract", remove="remove_extract"),
        in_bin=InBin(needs=("meeting",)),
        listed=Listed(
            name="extracts",
            columns=("decision_numbers", "reader", "language", "channel", "made_on", "sent_on", "state", "standing"),
            words={"channel": DeliveryChannel, "state": ExtractState, "standing": ExtractStanding},
        ),
        shown=Shown(page="registers"),
        icon="file-text",
        offered=Offered(enter="registers:keep_owed"),
    ),
    Kind(
        record=Circulation,
        named=("title",),
        about=("committee",),
        outlives=("item",),
        found_by=FoundBy.NUMBER,
        series=Series.CIRCULATION,
        steps=Steps(add="add_circulation", change="change_circulation", remove="remove_circulation"),
        in_bin=InBin(needs=("committee",)),
        listed=Listed(
            name="circulations",
            columns=("number", "committee_code", "opened_on", "until", "stage", "title"),
            words={"stage": CirculationStage},
        ),
        shown=Shown(page="registers"),
        icon="paper-plane-tilt",
    ),
    Kind(
        record=CirculationVoter,
        phrase=N_("Voter[ {name}]"),
        named=("name",),
        about=("circulation", "seat"),
        goes_with=("circulation",),
        found_by=FoundBy.VOTER,
        said_by="circulation",
        steps=Steps(change="change_circulation_voter"),
        comes_about="open_circulation",
        place=("position",),
        listed=Listed(
            name="circulation_voters",
            columns=(
                "circulation_number",
                "name",
                "side",
                "may_vote",
                "recused",
                "channel",
                "sent_on",
                "answer",
                "answered_on",
            ),
            words={"side": Side, "channel": DeliveryChannel, "answer": CirculationAnswer},
            order="position, id",
        ),
        icon="check-fat",
        offered=Offered(
            enter="registers:open_circulation",
            correct="registers:record_circulation_answer",
            remove=Never.HAPPENED,
            find=Never.TOGETHER,
            listed="registers",
        ),
    ),
    Kind(
        record=ExecutionMove,
        about=("decision",),
        said_by="decision",
        comes_about="move_execution",
        icon="clock-counter-clockwise",
        offered=Offered(
            enter="registers", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
)
