"""What would be missing for the quorum if everybody does as they replied, in a sentence?"""

from ctj_desktop.domain.records.people import Side
from ctj_desktop.i18n import N_, N_n, Translator
from ctj_desktop.services.session.replies import Replies

MORE = N_n("For the quorum {count} more seat must come.", "For the quorum {count} more seats must come.")
MORE_OF_SIDES = N_n(
    "For the quorum {count} more seat must come: {sides}.",
    "For the quorum {count} more seats must come, at least {sides}.",
)
OF_COLLEGES = N_n(
    "{count} of them must be of a college that is short.", "{count} of them must be of the colleges that are short."
)
SILENT = N_n("{count} member with a vote has not answered.", "{count} members with a vote have not answered.")
OUTDATED = N_n(
    "{count} answer was given before the day, the hour or the place changed: ask again.",
    "{count} answers were given before the day, the hour or the place changed: ask again.",
)
OF_SIDE = {Side.FR: N_("{count} of the French side"), Side.CH: N_("{count} of the Swiss side")}


def missing_sentence(replies: Replies, t: Translator) -> str:
    """How many more must come, and of which side or college, and what makes it uncertain; empty where nothing does."""
    return " ".join((*_missing(replies, t), *_outdated(replies, t)))


def _outdated(replies: Replies, t: Translator) -> list[str]:
    """Answers that were given to another day, hour or place; they count as they were given."""
    count = sum(line.outdated for line in replies.lines)
    return [t.n(*OUTDATED, count).format(count=t.number(count))] if count else []


def _missing(replies: Replies, t: Translator) -> list[str]:
    quorum = replies.quorum
    if quorum.reached:
        return []
    more = quorum.lacking
    short = [(side.side, side.needed - side.present) for side in quorum.sides if not side.reached]
    sides = t.join([t(OF_SIDE[side]).format(count=t.number(count)) for side, count in short])
    parts = [t.n(*(MORE_OF_SIDES if sides else MORE), more).format(count=t.number(more), sides=sides)]
    of_colleges = sum(max(0, one.needed - one.present) for one in quorum.colleges)
    if of_colleges:
        parts.append(t.n(*OF_COLLEGES, of_colleges).format(count=t.number(of_colleges)))
    silent = sum(line.votes and line.answers and line.reply is None for line in replies.seats)
    if silent:
        parts.append(t.n(*SILENT, silent).format(count=t.number(silent)))
    return parts
