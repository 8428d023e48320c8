"""Of whom is a line of the replies, who can carry its voice, and who comes for it?"""

from ctj_desktop.domain.ids import GuestId, SeatId
from ctj_desktop.i18n import Translator
from ctj_desktop.services.session.replies import COMING, Replies, ReplyLine
from ctj_desktop.services.session.reply_entry import ReplyEntry
from ctj_desktop.services.session.stand_ins import StandIn
from ctj_desktop.ui.session.replying.columns import name_of_line


def entry_of(replies: Replies, line: ReplyLine) -> ReplyEntry:
    """Whose it is, and nothing said."""
    seat, guest = (None, GuestId(line.key)) if line.is_guest else (SeatId(line.key), None)
    return ReplyEntry(meeting=replies.meeting.id, seat=seat, guest=guest)


def bearers_of(replies: Replies, line: ReplyLine) -> list[ReplyLine]:
    """Who can carry the voice of a seat: those who come stand first."""
    others = [one for one in replies.lines if one.answers and one.votes and one.key != line.key]
    return sorted(others, key=lambda one: one.reply not in COMING)


def stand_in_words(replies: Replies, one: StandIn, t: Translator) -> str:
    """Name, and for whom they come already."""
    other = replies.line(one.elsewhere)
    if other is None:
        return one.name
    return f"{one.name} ({elsewhere_words(other, t)})"


def elsewhere_words(other: ReplyLine, t: Translator) -> str:
    """For which other seat somebody comes already."""
    return t("comes for {seat}").format(seat=name_of_line(other, t))
