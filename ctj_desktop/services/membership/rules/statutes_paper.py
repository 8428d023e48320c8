"""What does the paper of the statutes of a committee print as of a day?"""

from datetime import date
from typing import TYPE_CHECKING

from ctj_desktop.domain.ids import CommitteeId
from ctj_desktop.domain.records.committees import College
from ctj_desktop.domain.records.statutes import SittingRule
from ctj_desktop.services.membership.rules.articles import articles_of
from ctj_desktop.services.membership.rules.in_force import statutes_on
from ctj_desktop.services.membership.rules.in_words import rules_of
from ctj_desktop.services.membership.senders import sender
from ctj_desktop.storage.open_file import OpenFile

if TYPE_CHECKING:  # the PDF engine is heavy
    from ctj_desktop.documents.statutes import StatutesPaper


def statutes_paper(store: OpenFile, committee: CommitteeId, day: date) -> "StatutesPaper":
    """The version in force on the day, its rules of decision and those for kinds of meeting, and its articles."""
    from ctj_desktop.documents.statutes import StatutesPaper

    version = statutes_on(store, committee, day)
    if version is None:
        return StatutesPaper(sender=sender(store, committee, day), on=day)
    return StatutesPaper(
        sender=sender(store, committee, day),
        on=day,
        version=version,
        rules=tuple(rules_of(store, version.id)),
        articles=tuple(articles_of(store, version.id)),
        own=tuple(store.all(SittingRule, statutes=version.id, order="sitting, id")),
        colleges=tuple((college.id, college.name) for college in store.all(College, committee=committee, order="id")),
    )
