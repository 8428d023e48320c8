"""What is a meeting prepared from: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.numbers import Series
from ctj_desktop.domain.records.dispatches import Dispatch, DispatchKind
from ctj_desktop.domain.records.meetings import (
    AgendaItem,
    ChairNote,
    ItemDocument,
    ItemKind,
    Meeting,
    MeetingMove,
    MeetingState,
    OutcomeKind,
    StandingItem,
)
from ctj_desktop.domain.records.minutes import Attachment
from ctj_desktop.domain.records.people import DeliveryChannel
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import (
    Arises,
    FoundBy,
    InBin,
    Kind,
    Listed,
    Never,
    Offered,
    Sentences,
    Shown,
    Steps,
)

ENTRIES: Final = (
    Kind(
        record=Meeting,
        named=("title",),
        beside=("on", "committee"),
        found_by=FoundBy.NUMBER,
        series=Series.MEETING,
        steps=Steps(add="plan_meeting", change="change_meeting", remove="remove_meeting"),
        in_bin=InBin(needs=("committee",)),
        minutes=(),
        place=("on", "start"),
        listed=Listed(
            name="meetings",
            columns=("number", "committee_code", "on", "start", "place", "state", "title"),
            words={"state": MeetingState},
        ),
        shown=Shown(page="prepare"),
        icon="calendar-blank",
        offered=Offered(enter="meetings", correct="prepare", remove="meetings", find="meetings", listed="meetings"),
    ),
    Kind(
        record=MeetingMove,
        about=("meeting",),
        goes_with=("meeting",),
        said_by="meeting",
        comes_about="convene_meeting",
        icon="clock-counter-clockwise",
        offered=Offered(
            enter="prepare", correct=Never.HAPPENED, remove=Never.HAPPENED, find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=Dispatch,
        sentences=Sentences(added=N_("Dispatch[ {name}] noted")),
        about=("person", "guest", "organisation", "meeting"),
        excerpt="remark",
        goes_with=("meeting",),
        said_by="meeting",
        steps=Steps(add="record_dispatch", change="change_dispatch"),
        listed=Listed(
            name="dispatches",
            columns=("meeting_number", "what", "revision", "reader", "channel", "language", "sent_on", "undeliverable"),
            words={"what": DispatchKind, "channel": DeliveryChannel},
        ),
        shown=Shown(page="prepare", of="meeting", part="sent:{id}"),
        icon="paper-plane-tilt",
        offered=Offered(enter="prepare", correct="prepare", remove=Never.HAPPENED, find="prepare", listed="prepare"),
    ),
    Kind(
        record=AgendaItem,
        phrase=N_("Agenda item[ {name}]"),
        named=("title",),
        about=("meeting", "parent"),
        goes_with=("meeting", "parent"),
        outlives=("standing", "carried_from", "approves"),
        found_by=FoundBy.ITEM,
        steps=Steps(add="add_agenda_item", change="change_agenda_item", remove="remove_agenda_item"),
        in_bin=InBin(needs=("meeting", "parent"), rule="agenda_open"),
        minutes=("meeting",),
        place=("position",),
        list_of="meeting",
        listed=Listed(
            name="items",
            columns=("meeting_number", "number", "starts", "minutes", "item_kind", "title", "outcome_kind"),
            words={"item_kind": ItemKind, "outcome_kind": OutcomeKind},
        ),
        shown=Shown(page="prepare", of="meeting", part="item:{id}"),
        icon="list-numbers",
        offered=Offered(enter="prepare", correct="prepare", remove="prepare", find="prepare", listed="prepare"),
    ),
    Kind(
        record=ChairNote,
        about=("item",),
        goes_with=("item",),
        steps=Steps(add="keep_chair_note", remove="remove_chair_note"),
        minutes=("item", "meeting"),
        shown=Shown(page="prepare", of="meeting", part="chair_note:{item}"),
        icon="user-circle",
        offered=Offered(
            enter="prepare", correct="prepare:keep_chair_note", remove="prepare", find="prepare", listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=ItemDocument,
        phrase=N_("Document[ {name}]"),
        named=("title",),
        about=("item",),
        goes_with=("item",),
        steps=Steps(add="add_item_document", change="change_item_document", remove="remove_item_document"),
        in_bin=InBin(needs=("item",)),
        place=("position",),
        list_of="item",
        shown=Shown(page="prepare", of="meeting", part="papers:{item}"),
        icon="paperclip",
        offered=Offered(enter="prepare", correct="prepare", remove="prepare", find="prepare", listed=Never.TOGETHER),
    ),
    Kind(
        record=Attachment,
        named=("name",),
        comes_about=Arises.FILE,
        goes_with=("owner",),
        shown=Shown(page="documents"),
        icon="paperclip",
        offered=Offered(
            enter="prepare:add_item_document",
            correct=Never.FOLLOWS,
            remove="prepare:remove_item_document",
            find="documents",
            listed="documents",
        ),
    ),
    Kind(
        record=StandingItem,
        named=("title",),
        found_by=FoundBy.TITLE,
        steps=Steps(add="add_standing_item", change="change_standing_item", remove="remove_standing_item"),
        in_bin=InBin(rule="kept_here"),
        listed=Listed(
            name="standing",
            columns=("keeper", "title", "item_kind", "minutes"),
            words={"item_kind": ItemKind},
            order="position, id",
        ),
        shown=Shown(page="standing"),
        icon="repeat",
    ),
)
