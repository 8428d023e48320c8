"""What does a mail remark on minutes: a form that goes with it, or lines that begin with the number of a passage?

`§ 7: …` begins a remark, which goes on until the next number. What is quoted is what was sent, and no remark. All else
that is written is kept beside the remarks, so that whoever reads them sees it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from html.parser import HTMLParser
from typing import Final

from ctj_desktop.domain.record import NamedValue
from ctj_desktop.files.forms.mails import ParsedMail, mail_parts
from ctj_desktop.files.mail_parsing import MailTooDeep, part_name, part_text
from ctj_desktop.files.remark_forms.form import ReturnedLine

_BEGINS: Final = re.compile(r"[-–*•\s]*§\s*([0-9]{1,5})\b[\s:.,;)–—-]*(.*)")
_QUOTED: Final = re.compile(
    r"\s*(?:>|-{2,}\s*(?:original message|message d['’]origine|ursprüngliche nachricht)|_{10,}"
    r"|(?:from|de|von)\s?:\s.*@|(?:le|am|on)\s.{4,120}\s(?:a écrit|schrieb|wrote)\b.*:\s*$)",
    re.IGNORECASE,
)
"""A line of what was answered; below the last three nothing is new."""
MOST_WRITTEN: Final = 1_000_000
"""Characters of what a person reads, with all that a page says of its looks."""
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr", "blockquote"})


class RemarkMail(NamedValue):
    """A mail: its file, who wrote it, about what, on which day, its remarks, and what else is written in it."""

    name: str
    sha256: str
    mail: str
    writer: str = ""
    subject: str = ""
    sent: date | None = None
    lines: tuple[ReturnedLine, ...] = ()
    rest: str = ""


def read_mail(mail: ParsedMail) -> RemarkMail:
    """Who writes and what, without lines where no passage is named; `MailTooDeep` for more than anybody writes."""
    lines, rest = _remarks(_body(mail))
    return RemarkMail(
        name=mail.name,
        sha256=mail.sha256,
        mail=mail.head.mail,
        writer=mail.head.writer,
        subject=mail.head.subject,
        sent=mail.head.sent,
        lines=lines,
        rest=rest,
    )


def _body(mail: ParsedMail) -> str:
    """What a person reads: the plain text where there is one."""
    shown = [part for part in mail_parts(mail.message) if not part_name(part)]
    plain, html = (
        [part_text(part) for part in shown if part.get_content_type() == kind] for kind in ("text/plain", "text/html")
    )
    written = any(text.strip() for text in plain)
    if sum(map(len, plain if written else html)) > MOST_WRITTEN:
        raise MailTooDeep(mail.name)
    return "\n".join(plain if written else map(_of_html, html))


def _remarks(body: str) -> tuple[tuple[ReturnedLine, ...], str]:
    lines: list[tuple[int, list[str]]] = []
    rest: list[str] = []
    for line in _own(body):
        met = _BEGINS.fullmatch(line)
        if met is not None:
            lines.append((int(met[1]), [met[2]]))
        elif lines and line.strip() and _goes_on(lines[-1][1]):
            lines[-1][1].append(line.strip())
        else:
            if lines and not line.strip():
                lines[-1][1].append("")
            rest.append(line)
    found = tuple(
        ReturnedLine(number=number, said=f"§ {number}", comment=text)
        for number, said in lines
        if (text := "\n".join(said).strip())
    )
    return found, "\n".join(rest).strip()


def _goes_on(said: list[str]) -> bool:
    """A blank line ends a remark, unless nothing was said yet."""
    return said[-1] != "" or not any(said)


def _own(body: str) -> Iterator[str]:
    """Without what is quoted, and without a signature."""
    for line in body.replace("\u00a0", " ").splitlines():
        if line.rstrip() == "--" or (_QUOTED.match(line) and not line.lstrip().startswith(">")):
            return
        if not _QUOTED.match(line):
            yield line


class _Shown(HTMLParser):
    """The text of a page, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """A block begins."""
        self._hidden += tag in ("style", "script")
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What was not shown ends."""
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        """Blanks and breaks of a source are one blank."""
        if self._hidden <= 0:
            self.said.append(re.sub(r"\s+", " ", data))


def _of_html(source: str) -> str:
    shown = _Shown()
    with suppress(AssertionError):  # a section of a kind that the library does not know: what stands before it is read
        shown.feed(source)
    return "\n".join(line.strip() for line in "".join(shown.said).splitlines())
