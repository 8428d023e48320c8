"""What does a reply form mean that came back: whose reply is it to which meeting, or why is it none?

Whoever is named by the form answers, else whoever wrote their name on it or sent it. A form that was sent before the
day, the hour or the place changed is entered as of a day before that: it stands there as an answer to what no longer
holds, and whoever gave it is still asked.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from ctj_desktop.domain.ids import MeetingId, PersonId, SeatId
from ctj_desktop.domain.record import replace
from ctj_desktop.domain.records.meetings import Meeting, Reply, ReplyWay
from ctj_desktop.files.answer_forms.form import ReturnedAnswer
from ctj_desktop.files.forms.mails import MailHead
from ctj_desktop.files.forms.voices import folded
from ctj_desktop.services.meetings.convocation import Recipient
from ctj_desktop.services.meetings.sending.silent import changed_on
from ctj_desktop.services.session.replying.lines import (
    IncomingReply,
    SaidReply,
    asked_of,
    came_on,
    entry_of,
    latest_for,
    need_awaited,
    reply_origin,
)
from ctj_desktop.services.session.replying.possible import Somebody, possible_replies
from ctj_desktop.services.session.replying.refusals import (
    FilledInByAnother,
    FormOfNobody,
    MeetingNotHere,
    NobodyNamedBeside,
    NoneOfThem,
    NotAskedByName,
    SharedName,
)
from ctj_desktop.services.steps.states import name_of
from ctj_desktop.storage.open_file import OpenFile

NAMED = frozenset({Reply.SUBSTITUTE, Reply.REPRESENTED})


def form_reply(store: OpenFile, form: ReturnedAnswer, today: date, mail: MailHead | None = None) -> IncomingReply:
    """Of a form that came by itself, or with a mail; refused where anything of it is not certain."""
    meeting, reply = store.get(Meeting, MeetingId(form.reference.about)), form.answer
    if meeting is None or not isinstance(reply, Reply):
        raise MeetingNotHere(form.name)
    need_awaited(store, meeting)
    one, answered = (
        _reader(asked_of(store, meeting, today), meeting, form, mail.mail if mail is not None else ""),
        form.reference.revision,
    )
    latest_for(store, meeting, one, answered)
    on, changed = came_on(store, meeting, answered, today, mail), changed_on(store, meeting.id, since=answered)
    outdated = changed is not None
    said = SaidReply(
        reply=reply,
        way=ReplyWay.FORM,
        on=on if changed is None else min(on, changed - timedelta(days=1)),
    )
    if reply in NAMED:
        who = _named(store, meeting, one, form, today)
        said = replace(
            said,
            bearer=SeatId(who.key) if reply is Reply.REPRESENTED else None,
            substitute=PersonId(who.key) if reply is Reply.SUBSTITUTE else None,
        )
    elif reply is Reply.EXCUSED:
        said = replace(said, reason=form.beside or None)
    aside = form.beside if reply in (Reply.PRESENT, Reply.REMOTE) else ""
    entry = entry_of(store, meeting, one, said)
    return IncomingReply(
        name=one.name, entry=entry, outdated=outdated, aside=aside, origin=reply_origin(store, entry, one, mail)
    )


def _reader(asked: Sequence[Recipient], meeting: Meeting, form: ReturnedAnswer, mail: str) -> Recipient:
    """`NotAskedByName`, `FilledInByAnother`, `FormOfNobody`, `SharedName`."""
    key, writer = form.reference.reader, form.writer
    if key is not None:
        one = next((one for one in asked if key in (one.person, one.guest)), None)
        if one is None:
            raise NotAskedByName(name_of(meeting), writer or form.name)
        if writer and folded(writer) != folded(one.name):
            raise FilledInByAnother(form.name, one.name, writer)
        return one
    if not writer and not mail:
        raise FormOfNobody(form.name)
    by_name = [one for one in asked if folded(one.name) == folded(writer)]
    found = by_name if writer else [one for one in asked if one.email.strip().casefold() == mail]
    if not found:
        raise NotAskedByName(name_of(meeting), writer or mail)
    if len(found) > 1:
        raise SharedName(writer or mail)
    return found[0]


def _named(store: OpenFile, meeting: Meeting, one: Recipient, form: ReturnedAnswer, today: date) -> Somebody:
    """Who comes or votes for them: the only substitute without a word; `NobodyNamedBeside`, `NoneOfThem`."""
    possible = {each.reply: each.offered for each in possible_replies(store, meeting, one, today)}
    offered = possible.get(Reply(form.answer), ())
    if not form.beside:
        if form.answer is Reply.SUBSTITUTE and len(offered) == 1:
            return offered[0]
        raise NobodyNamedBeside(form.name, one.name)
    found = [who for who in offered if any(folded(form.beside) == folded(said) for said in who.called)]
    if len(found) != 1:
        raise NoneOfThem(one.name, form.beside)
    return found[0]
