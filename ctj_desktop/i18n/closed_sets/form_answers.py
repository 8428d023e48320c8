"""What does somebody tick who answers on a form, on paper or in a workbook?"""

from collections.abc import Mapping
from typing import Final

from ctj_desktop.domain.records.circulations import CirculationAnswer
from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.errors import N_

REPLIES: Final[Mapping[Reply, str]] = {
    Reply.PRESENT: N_("I come."),
    Reply.REMOTE: N_("I take part online."),
    Reply.EXCUSED: N_("I do not come and excuse myself."),
    Reply.SUBSTITUTE: N_("My substitute comes:"),
    Reply.REPRESENTED: N_("I give my proxy to this member, who votes for me:"),
}
"""To a convocation."""
VOTES: Final[Mapping[CirculationAnswer, str]] = {
    CirculationAnswer.YES: N_("Yes, I agree to the proposed decision."),
    CirculationAnswer.NO: N_("No, I do not agree to it."),
    CirculationAnswer.ABSTENTION: N_("I abstain."),
    CirculationAnswer.DELIBERATION: N_("I ask that it be deliberated at a meeting."),
}
"""To a decision by circulation."""
