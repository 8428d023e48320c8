"""How is a mail from anybody taken apart, whatever stands in it?"""

from email.message import Message
from email.parser import BytesFeedParser
from typing import Any, Final

from ctj_desktop.errors import UserError
from ctj_desktop.files.decoding import letters
from ctj_desktop.files.stepwise import Step, no_step

MOST_LEVELS: Final = 50
ORDINARY_LEVELS: Final = 6
"""A mail with pictures that was forwarded with another lies so deep; down to there any lines may stand."""
MOST_PARTS: Final = 2_000
MOST_LINES: Final = 600_000
"""The deeper parts lie, the fewer lines there may be, since each line is compared at each level."""
MOST_OF_A_HEAD: Final = 128 * 1024
MOST_PARAMETERS: Final = 200
PIECE: Final = 64 * 1024


ODD: Final = (ValueError, LookupError, TypeError)
"""What the library raises of parameters in letters that are none, or numbered without end (RFC 2231)."""


class MailTooDeep(UserError):
    """“{name}” is longer than any mail, or built as no mail program builds one. Nothing was taken from it. Enter by
    hand what it says.
    """

    name: str


class _Beyond(ValueError):
    """A part is more than any program writes; whoever parses knows of which file."""


class _Part(Message):
    """Knows how deep it lies: the parser attaches each to the one it stands in."""

    head = level = 0
    most_levels = MOST_LEVELS

    def attach(self, payload: Any) -> None:
        payload.level = self.level + 1  # another one of these
        if payload.level > self.most_levels:
            raise _Beyond
        super().attach(payload)

    def set_raw(self, name: str, value: Any) -> None:
        self.head += len(value)
        says_parameters = name.lower().startswith("content-")  # the library takes the square of their number
        if self.head > MOST_OF_A_HEAD or (says_parameters and value.count(";") > MOST_PARAMETERS):
            raise _Beyond
        super().set_raw(name, value)


def mail_of(name: str, octets: bytes, step: Step = no_step) -> Message:
    """The mail with its parts; `MailTooDeep` with the name of the file. What `step` raises stops it."""
    lines = octets.count(b"\n") or octets.count(b"\r")
    if lines > MOST_LINES or len(_head(octets)) > MOST_OF_A_HEAD:
        raise MailTooDeep(name)
    deepest = max(ORDINARY_LEVELS, min(MOST_LEVELS, MOST_LINES // max(lines, 1)))
    made = 0

    def part(policy: Any) -> _Part:
        nonlocal made
        made += 1
        if made > MOST_PARTS:
            raise _Beyond
        new = _Part(policy=policy)
        new.most_levels = deepest
        return new

    parser = BytesFeedParser(_factory=part)  # type: ignore[arg-type]
    try:
        for at in range(0, len(octets), PIECE):
            step(at, len(octets))
            parser.feed(octets[at : at + PIECE])
        return parser.close()
    except ODD as error:
        raise MailTooDeep(name) from error


def _head(octets: bytes) -> bytes:
    ends = [at for at in (octets.find(end) for end in (b"\n\n", b"\r\n\r\n", b"\r\r")) if at >= 0]
    return octets[: min(ends)] if ends else octets


def part_name(part: Message) -> str:
    """The name of the file that goes with a mail, empty where it has none, or none that can be read."""
    try:
        return part.get_filename() or ""
    except ODD:
        return ""


def part_text(part: Message) -> str:
    """What stands in a part without parts, in the letters that it names, where a computer knows them."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes), "of a part that has no parts"
    try:
        named = part.get_content_charset() or ""
    except ODD:
        named = ""
    return content.decode(letters(named) or "utf-8", "replace").removeprefix("\ufeff")
