"""What does the list of replies show of a seat or a guest?"""

from collections.abc import Callable

from ctj_desktop.domain.records.meetings import Reply
from ctj_desktop.errors import N_p
from ctj_desktop.i18n import N_, Translator
from ctj_desktop.i18n.errors import article_in
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.session.replies import ReplyLine
from ctj_desktop.ui.frame.language import content_language
from ctj_desktop.ui.widgets.cell import Cell, Look
from ctj_desktop.ui.widgets.rows import Column

LETTERS: dict[Reply, str] = {
    Reply.PRESENT: N_p("key of a reply", "P"),
    Reply.REMOTE: N_p("key of a reply", "D"),
    Reply.EXCUSED: N_p("key of a reply", "E"),
    Reply.REPRESENTED: N_p("key of a reply", "R"),
    Reply.SUBSTITUTE: N_p("key of a reply", "S"),
}
"""The letter that enters each reply, in each language its own; behind a slash it means the same in a session."""
LOOKS: dict[Reply, tuple[str, str]] = {
    Reply.PRESENT: ("check-circle", "ok"),
    Reply.REMOTE: ("monitor", "ok"),
    Reply.EXCUSED: ("minus-circle", "muted"),
    Reply.REPRESENTED: ("users", "text"),
    Reply.SUBSTITUTE: ("swap", "ok"),
}
"""Icon and its colour."""


def reply_columns(article: Callable[[], str]) -> tuple[Column[ReplyLine], ...]:
    """Side, who, substitute, reply, day and way of the reply; `article` is that of the statutes on proxies."""
    return (
        Column(key="side", heading=N_("Side"), cell=_side, natural=True),
        Column(key="member", heading=N_("Member"), cell=_member, share=4),
        Column(key="substitute", heading=N_("Substitute"), cell=_substitute, share=2),
        Column(key="reply", heading=N_("Reply"), cell=lambda line, t: _reply(line, t, article()), share=3),
        Column(key="on", heading=N_("Received on"), cell=_day, natural=True, right=True),
    )


def name_of_line(line: ReplyLine, t: Translator) -> str:
    """The body of a seat, else who holds it."""
    body = (line.short or line.body).or_other(content_language(t))
    return " ".join(body.split()) or line.holder or t("vacant seat")


def bearer_words(line: ReplyLine, t: Translator) -> str:
    """Who could carry a proxy, for which body, and what they answered."""
    body = name_of_line(line, t)
    who = line.holder if line.holder in ("", body) else f"{line.holder}, {body}"
    said = word_within(t, line.reply) if line.reply is not None else t("no answer")
    return f"{who or body} ({said})"


def _side(line: ReplyLine, _t: Translator) -> Cell:
    return Cell(side=line.side.value.upper()) if line.side is not None else Cell()


def _member(line: ReplyLine, t: Translator) -> Cell:
    if line.is_guest:
        body = line.body.or_other(content_language(t))
        return Cell(text=line.holder, second=" · ".join(filter(None, (t("guest"), body))))
    name = name_of_line(line, t)
    who = line.holder if line.holder != name else ""
    advisory = "" if line.votes else t("advisory, without a vote")
    whole = line.body.or_other(content_language(t)) if line.short else ""
    return Cell(text=name, second=" · ".join(filter(None, (who, advisory))), note=whole)


def _substitute(line: ReplyLine, _t: Translator) -> Cell:
    return Cell(text=line.substitute, look=Look.NORMAL if line.reply is Reply.SUBSTITUTE else Look.MUTED)


def _reply(line: ReplyLine, t: Translator, article: str) -> Cell:
    if not line.answers and line.reply is None:
        return Cell(text=t("vacant seat"), look=Look.UNFILLED)
    if line.reply is None:
        return Cell(text=t("no answer"), look=Look.UNFILLED, icon="question", icon_colour="muted")
    icon, colour = LOOKS[line.reply]
    by = line.by.or_other(content_language(t))
    second = " · ".join(filter(None, (t("by {name}").format(name=by) if by else "", line.excuse)))
    if line.unwritten:
        lacks = t("not in writing yet ({article})").format(article=article_in(article or "–", t.language))
        second = " · ".join(filter(None, (lacks, second)))
    return Cell(
        text=word_within(t, line.reply),
        icon="warning" if line.unwritten else icon,
        icon_colour="warning" if line.unwritten else colour,
        second=second,
        second_colour="warning" if line.unwritten else "",
        note=t("The proxy does not count until it is there in writing.") if line.unwritten else line.excuse,
    )


def _day(line: ReplyLine, t: Translator) -> Cell:
    way = word_within(t, line.way) if line.way is not None else ""
    return Cell(
        text=t.date_short(line.on) if line.on else "",
        second=t("before the change") if line.outdated else way,
        second_colour="warning" if line.outdated else "",
        note=t("Answered before the day, the hour or the place of the meeting changed.") if line.outdated else "",
        right=True,
        look=Look.MUTED,
    )
