"""Who is in the room: what does the house know of such records?"""

from typing import Final

from ctj_desktop.domain.records.meetings import (
    Attendance,
    AttendanceStatus,
    Excuse,
    Guest,
    Pause,
    Presence,
    Proxy,
    Reply,
    Roll,
)
from ctj_desktop.domain.records.voting import Recusal, RefusedRecusal
from ctj_desktop.errors import N_
from ctj_desktop.services.kinds.entry import InBin, Kind, Listed, Never, Offered, Sentences, Shown, Steps

ENTRIES: Final = (
    Kind(
        record=Guest,
        named=("name",),
        about=("meeting",),
        goes_with=("meeting",),
        steps=Steps(add="add_guest", change="change_guest", remove="remove_guest"),
        in_bin=InBin(needs=("meeting",)),
        minutes=("meeting",),
        shown=Shown(page="hold", of="meeting"),
        icon="user",
        offered=Offered(enter="hold", correct="hold", remove="hold", find="hold", listed="hold"),
    ),
    Kind(
        record=Roll,
        sentences=Sentences(
            added=N_("Seat[ of {name}] taken"),
            changed=N_("Seat[ of {name}] left"),
            deleted=N_("Change of [the seat of {name}|a seat] taken back"),
        ),
        named=("holder_name",),
        about=("seat", "meeting"),
        goes_with=("meeting",),
        said_by="meeting",
        comes_about="convene_meeting",
        minutes=("meeting",),
        icon="rows",
        offered=Offered(
            enter="hold:take_seat",
            correct="hold:leave_seat",
            remove="hold:take_back_seat_change",
            find=Never.TOGETHER,
            listed="hold",
        ),
    ),
    Kind(
        record=Attendance,
        phrase=N_("Attendance[ of {name}]"),
        about=("seat", "guest", "meeting"),
        goes_with=("meeting", "guest"),
        said_by="meeting",
        comes_about="record_reply",
        minutes=("meeting",),
        listed=Listed(
            name="attendance",
            columns=("meeting_number", "name", "body", "reply", "status", "presence"),
            words={"reply": Reply, "status": AttendanceStatus},
        ),
        icon="check-square",
        offered=Offered(
            enter="replies:enter_reply", correct="hold:mark_absent", remove=Never.FOLLOWS, find="hold", listed="hold"
        ),
    ),
    Kind(
        record=Excuse,
        sentences=Sentences(added=N_("Reason of [the excuse of {name}|an excuse] noted")),
        phrase=N_("Reason of [the excuse of {name}|an excuse]"),
        about=("attendance",),
        goes_with=("attendance",),
        steps=Steps(add="keep_excuse", remove="remove_excuse"),
        minutes=("attendance", "meeting"),
        icon="chat-centered-text",
        offered=Offered(
            enter="replies:enter_reply",
            correct="replies:enter_reply",
            remove="replies:enter_reply",
            find=Never.TOGETHER,
            listed=Never.TOGETHER,
        ),
    ),
    Kind(
        record=Presence,
        phrase=N_("Arrival or departure[ of {name}]"),
        about=("attendance",),
        goes_with=("attendance",),
        steps=Steps(add="record_arrival", remove="remove_presence"),
        minutes=("attendance", "meeting"),
        icon="clock",
        offered=Offered(
            enter="hold", correct="hold:correct_presence", remove="hold", find=Never.TOGETHER, listed="hold"
        ),
    ),
    Kind(
        record=Proxy,
        phrase=N_("Proxy[ of {name}]"),
        about=("attendance",),
        goes_with=("attendance",),
        steps=Steps(add="give_proxy", change="correct_proxy", remove="remove_proxy"),
        minutes=("attendance", "meeting"),
        icon="swap",
        offered=Offered(enter="hold", correct="hold", remove="hold", find=Never.TOGETHER, listed="hold"),
    ),
    Kind(
        record=Pause,
        phrase=N_("Pause[ of {name}]"),
        about=("meeting",),
        goes_with=("meeting",),
        said_by="meeting",
        steps=Steps(add="add_pause", remove="remove_pause"),
        minutes=("meeting",),
        listed=Listed(name="pauses", columns=("meeting_number", "start", "end")),
        icon="pause",
        offered=Offered(
            enter="hold", correct="hold:change_pause", remove="hold", find=Never.TOGETHER, listed=Never.TOGETHER
        ),
    ),
    Kind(
        record=Recusal,
        phrase=N_("Recusal[ of {name}]"),
        about=("roll", "item"),
        goes_with=("item",),
        said_by="item",
        steps=Steps(add="recuse", change="change_recusal", remove="withdraw_recusal"),
        minutes=("item", "meeting"),
        shown=Shown(page="hold", of="meeting"),
        icon="hand-palm",
        offered=Offered(enter="hold", correct="prepare:change_recusal", remove="hold", find="hold", listed="prepare"),
    ),
    Kind(
        record=RefusedRecusal,
        sentences=Sentences(
            added=N_("Recusal[ of {name}] refused"), deleted=N_("Refusal of a recusal[ of {name}] taken back")
        ),
        about=("person", "item"),
        goes_with=("item",),
        said_by="item",
        steps=Steps(add="refuse_recusal", remove="withdraw_refused_recusal"),
        minutes=("item", "meeting"),
        icon="hand-palm",
        offered=Offered(
            enter="prepare",
            correct="prepare:refuse_recusal",
            remove="prepare",
            find=Never.TOGETHER,
            listed="prepare",
        ),
    ),
)
