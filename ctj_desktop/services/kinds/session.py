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
        sentences=Sentences(
            added=N_("Guest {name} added"),
            changed=N_("Guest {name} changed"),
            deleted=N_("Guest {name} deleted"),
            moved=N_("Guest {name} moved"),
            restored=N_("Guest {name} restored"),
        ),
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
            added=N_("Seat of {name} taken"),
            changed=N_("Seat of {name} left"),
            deleted=N_("Change of the seat of {name} taken back"),
        ),
        of_nobody=Sentences(added=N_("Seat taken"), changed=N_("Seat left"), deleted=N_("Change of a seat taken back")),
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
        sentences=Sentences(
            added=N_("Attendance of {name} added"),
            changed=N_("Attendance of {name} changed"),
            deleted=N_("Attendance of {name} deleted"),
            moved=N_("Attendance of {name} moved"),
            restored=N_("Attendance of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Attendance added"),
            changed=N_("Attendance changed"),
            deleted=N_("Attendance deleted"),
            moved=N_("Attendance moved"),
            restored=N_("Attendance restored"),
        ),
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
        sentences=Sentences(
            added=N_("Reason of the excuse of {name} noted"),
            deleted=N_("Reason of the excuse of {name} deleted"),
        ),
        of_nobody=Sentences(added=N_("Reason of an excuse noted"), deleted=N_("Reason of an excuse deleted")),
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
        sentences=Sentences(
            added=N_("Arrival or departure of {name} added"),
            changed=N_("Arrival or departure of {name} changed"),
            deleted=N_("Arrival or departure of {name} deleted"),
            moved=N_("Arrival or departure of {name} moved"),
            restored=N_("Arrival or departure of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Arrival or departure added"),
            changed=N_("Arrival or departure changed"),
            deleted=N_("Arrival or departure deleted"),
            moved=N_("Arrival or departure moved"),
            restored=N_("Arrival or departure restored"),
        ),
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
        sentences=Sentences(
            added=N_("Proxy of {name} added"),
            changed=N_("Proxy of {name} changed"),
            deleted=N_("Proxy of {name} deleted"),
            moved=N_("Proxy of {name} moved"),
            restored=N_("Proxy of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Proxy added"),
            changed=N_("Proxy changed"),
            deleted=N_("Proxy deleted"),
            moved=N_("Proxy moved"),
            restored=N_("Proxy restored"),
        ),
        about=("attendance",),
        goes_with=("attendance",),
        steps=Steps(add="give_proxy", change="correct_proxy", remove="remove_proxy"),
        minutes=("attendance", "meeting"),
        icon="swap",
        offered=Offered(enter="hold", correct="hold", remove="hold", find=Never.TOGETHER, listed="hold"),
    ),
    Kind(
        record=Pause,
        sentences=Sentences(
            added=N_("Pause of {name} added"),
            changed=N_("Pause of {name} changed"),
            deleted=N_("Pause of {name} deleted"),
            moved=N_("Pause of {name} moved"),
            restored=N_("Pause of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Pause added"),
            changed=N_("Pause changed"),
            deleted=N_("Pause deleted"),
            moved=N_("Pause moved"),
            restored=N_("Pause restored"),
        ),
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
        sentences=Sentences(
            added=N_("Recusal of {name} added"),
            changed=N_("Recusal of {name} changed"),
            deleted=N_("Recusal of {name} deleted"),
            moved=N_("Recusal of {name} moved"),
            restored=N_("Recusal of {name} restored"),
        ),
        of_nobody=Sentences(
            added=N_("Recusal added"),
            changed=N_("Recusal changed"),
            deleted=N_("Recusal deleted"),
            moved=N_("Recusal moved"),
            restored=N_("Recusal restored"),
        ),
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
            added=N_("Recusal of {name} refused"), deleted=N_("Refusal of a recusal of {name} taken back")
        ),
        of_nobody=Sentences(added=N_("Recusal refused"), deleted=N_("Refusal of a recusal taken back")),
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
