"""What happens with files in which somebody answers: to a convocation, or with remarks on minutes?"""

from collections.abc import Sequence
from pathlib import Path

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.imports.returned_files import AnswerTo, answered_in
from ctj_desktop.services.session.reply_entry import enter_reply
from ctj_desktop.services.session.replying.incoming import replies_in_file
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.session.replying.words import entered_words
from ctj_desktop.ui.approval.rounds.taking import take_files
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.window.page_host import PageHost


def take_back(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """Enters the replies, and asks about the remarks; a mail may hold both."""
    workspace = host.workspace
    if workspace.store.read_only:
        desk.bus.refused.emit(workspace.why_not_write(desk.t))
        return
    host.flush()
    answered = {path: answered_in(path) for path in paths}
    replies, remarks = ([path for path in paths if one in answered[path]] for one in AnswerTo)
    if replies:
        _take_replies(desk, host, replies)
    if remarks and host.page is not None:
        take_files(desk, workspace, remarks, host.page)


def _take_replies(desk: Desk, host: PageHost, paths: Sequence[Path]) -> None:
    """Enters each on the replies of its meeting, which are shown; why one is none stands in the strip."""
    t, workspace = desk.t, host.workspace
    entered, refused = list[IncomingReply](), list[str]()
    for path in paths:
        try:
            for found in replies_in_file(workspace.store, path, workspace.today()):
                workspace.do(enter_reply, entry=found.entry)
                entered.append(found)
        except (UserError, StoreError) as error:
            refused.append(sentence(t, error))
    if entered:
        last = entered[-1].entry
        desk.navigator.go(Place(page="replies", record=last.meeting, detail=str(last.key)))
    said = entered_words(t, entered)
    if refused:
        desk.bus.refused.emit(" ".join((said, *refused)).strip())
    else:
        desk.bus.said.emit(said)
