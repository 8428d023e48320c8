"""What happens with files in which somebody answers: to a convocation, by circulation, or with remarks on minutes?"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.services.imports.returned_files import AnswerTo, answered_in
from ctj_desktop.services.minutes.circulations.returned import ReturnedVote, enter_vote, vote_words, votes_in
from ctj_desktop.services.session.reply_entry import enter_reply
from ctj_desktop.services.session.replying.incoming import replies_in
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.session.replying.senders import answer_words, origin_words
from ctj_desktop.services.session.replying.words import entered_words
from ctj_desktop.services.steps.came_back import CameBack
from ctj_desktop.ui.approval.rounds.taking import take_remarks
from ctj_desktop.ui.frame.navigation import Place
from ctj_desktop.ui.frame.view_context import Desk
from ctj_desktop.ui.imports.returned import Returned
from ctj_desktop.ui.window.incoming.doubtful import DoubtfulAnswer, DoubtfulAnswers
from ctj_desktop.ui.window.page_host import PageHost


def take_back(desk: Desk, host: PageHost, returned: Returned) -> None:
    """Enters what is answered, and asks about the remarks; a mail may hold several. Why some are none is said."""
    workspace = host.workspace
    if workspace.store.read_only:
        desk.bus.refused.emit(workspace.why_not_write(desk.t))
        return
    host.flush()
    answered = [(came, answered_in(came)) for came in returned.came]
    replies, votes, remarks = ([came for came, to in answered if one in to] for one in AnswerTo)
    said, refused = list[str](), [sentence(desk.t, error) for error in returned.refused]
    if replies:
        _take_replies(desk, host, replies, said, refused)
    if votes:
        _take_votes(desk, host, votes, said, refused)
    if refused:
        desk.bus.refused.emit(" ".join((*said, *refused)))
    elif said:
        desk.bus.said.emit(" ".join(said))
    if remarks and host.page is not None:
        take_remarks(desk, workspace, Returned(came=tuple(remarks), refused=()), host.page)


def _take_replies(desk: Desk, host: PageHost, came: Sequence[CameBack], said: list[str], refused: list[str]) -> None:
    """Enters each on the replies of its meeting, which are shown; tells what was entered, and why one is none."""
    t, workspace, entered = desk.t, host.workspace, list[IncomingReply]()

    def enter(found: IncomingReply) -> None:
        workspace.do(enter_reply, entry=found.entry)
        entered.append(found)

    def doubted(found: IncomingReply) -> DoubtfulAnswer:
        answer = answer_words(t, found.name, found.entry.reply)
        return DoubtfulAnswer(answer=answer, why=" ".join(origin_words(t, found.name, found.origin)))

    def read(one: CameBack) -> Sequence[IncomingReply]:
        return replies_in(workspace.store, one, workspace.today())

    refused += _take(desk, host, came, read, enter, doubted)
    if entered:
        last = entered[-1].entry
        desk.navigator.go(Place(page="replies", record=last.meeting, detail=str(last.key)))
        said.append(entered_words(t, entered))


def _take_votes(desk: Desk, host: PageHost, came: Sequence[CameBack], said: list[str], refused: list[str]) -> None:
    """Enters each on the line of whoever answers, with the file as its proof; the decision is shown."""
    t, workspace, entered = desk.t, host.workspace, list[ReturnedVote]()

    def enter(found: ReturnedVote) -> None:
        workspace.do(enter_vote, vote=found)
        entered.append(found)

    def doubted(found: ReturnedVote) -> DoubtfulAnswer:
        name = found.before.name
        answer = answer_words(t, name, found.after.answer)
        return DoubtfulAnswer(answer=answer, why=" ".join(origin_words(t, name, found.origin)))

    def read(one: CameBack) -> Sequence[ReturnedVote]:
        return votes_in(workspace.store, one, workspace.today())

    refused += _take(desk, host, came, read, enter, doubted)
    if entered:
        place = Place(page="registers", record=entered[-1].before.circulation, detail="circulations")
        desk.navigator.go(place)
        said += [vote_words(t, found) for found in entered]


A = TypeVar("A", IncomingReply, ReturnedVote)


def _take(
    desk: Desk,
    host: PageHost,
    came: Sequence[CameBack],
    read: Callable[[CameBack], Sequence[A]],
    enter: Callable[[A], None],
    doubted: Callable[[A], DoubtfulAnswer],
) -> list[str]:
    """Enters what is certainly theirs at once, the rest once a person said so; returns why some could not be."""
    asked = list[A]()

    def take(one: CameBack) -> None:
        for found in read(one):
            if found.origin.doubtful:
                asked.append(found)
            else:
                enter(found)

    refused = list(_refusals(desk.t, came, take))
    if asked and host.page is not None:
        for at in DoubtfulAnswers.ask(desk, [doubted(one) for one in asked], host.page):
            refused += _refusals(desk.t, [asked[at]], enter)
    return refused


S = TypeVar("S")


def _refusals(t: Translator, given: Sequence[S], take: Callable[[S], None]) -> Iterator[str]:
    """Why some could not be taken in."""
    for one in given:
        try:
            take(one)
        except (UserError, StoreError) as error:
            yield sentence(t, error)
