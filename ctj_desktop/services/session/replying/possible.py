"""What can whoever is asked answer to a convocation: do they come, from afar, and who comes or votes for them?"""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.domain.records.meetings import Meeting, Reply, Roll
from ctj_desktop.domain.texts import NO_TEXT, Bilingual, Language
from ctj_desktop.services.meetings.convocation import InvitedAs, Recipient
from ctj_desktop.services.membership.roll import roll_expected, what_holds
from ctj_desktop.services.session.stand_ins import stand_ins_of
from ctj_desktop.storage.open_file import OpenFile


class Somebody(NamedValue):
    """Who can be named: by the id of a seat that votes for others, or of the person who comes instead."""

    key: UUID
    name: str
    body: Bilingual = NO_TEXT

    def said(self, language: Language) -> str:
        """With the body that they sit for."""
        body = self.body.or_other(language)
        return f"{self.name} ({body})" if body else self.name

    @property
    def called(self) -> frozenset[str]:
        """By which words they are meant: the name, the body, or both, in any language."""
        bodies = (self.body.fr.text, self.body.de.text, *map(self.said, (Language.FR, Language.DE)))
        return frozenset(filter(None, (self.name, *bodies)))


class PossibleReply(NamedValue):
    """One of the answers; `offered` are those of whom one is named with it."""

    reply: Reply
    offered: tuple[Somebody, ...] = ()


def possible_replies(
    store: OpenFile, meeting: Meeting, reader: Recipient | None, today: date
) -> tuple[PossibleReply, ...]:
    """In the order in which they are asked for; where several fill in one form (None), all that any of them can say.

    From afar where the meeting has a link; a substitute where the seat has one on that day; a proxy where the statutes
    allow it, to any other seat with a vote. A guest has no seat, and a substitute sits there for somebody else.
    """
    return tuple(_possible(store, meeting, reader, today))


def _possible(store: OpenFile, meeting: Meeting, reader: Recipient | None, today: date) -> Iterator[PossibleReply]:
    standing = reader.standing if reader is not None else InvitedAs.VOTING
    yield PossibleReply(reply=Reply.PRESENT)
    if meeting.remote_link and standing is not InvitedAs.SUBSTITUTE:
        yield PossibleReply(reply=Reply.REMOTE)
    yield PossibleReply(reply=Reply.EXCUSED)
    if standing in (InvitedAs.GUEST, InvitedAs.SUBSTITUTE):
        return
    roll = roll_expected(store, meeting, today)
    own = [row for row in roll if reader is None or row.holder == reader.person]
    found = stand_ins_of(store, meeting, today)
    stand_ins = {one.key: Somebody(key=one.key, name=one.name) for row in own for one in found.get(row.seat, ())}
    if stand_ins:
        yield PossibleReply(reply=Reply.SUBSTITUTE, offered=tuple(stand_ins.values()))
    rule, bearers = what_holds(store, meeting).proxies, tuple(_bearers(roll, own if reader is not None else ()))
    if rule is not None and rule.per_holder and bearers and any(row.may_vote for row in own):
        yield PossibleReply(reply=Reply.REPRESENTED, offered=bearers)


def _bearers(roll: Sequence[Roll], but: Sequence[Roll]) -> Iterator[Somebody]:
    """Who has a vote and sits there themselves."""
    own = {row.seat for row in but}
    for row in roll:
        if row.may_vote and row.holder_name and row.seat not in own:
            yield Somebody(key=row.seat, name=row.holder_name, body=row.body)
