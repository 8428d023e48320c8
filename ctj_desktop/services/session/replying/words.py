"""What is told of a reply that came back as a file?"""

from collections.abc import Iterator, Sequence

from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.elision import named
from ctj_desktop.i18n.words import word_within
from ctj_desktop.services.session.replying.lines import IncomingReply
from ctj_desktop.services.session.replying.senders import origin_words


def entered_words(t: Translator, found: Sequence[IncomingReply]) -> str:
    """Whose reply was entered, or how many were, and what is to be known of each; nothing where there is none."""
    if not found:
        return ""
    count = len(found)
    said = t.n("{count} reply entered.", "{count} replies entered.", count).format(count=t.number(count))
    one, reply = found[0], found[0].entry.reply
    if count == 1 and reply is not None:
        said = named(t, t("Reply of {name} entered: {reply}."), name=one.name, reply=word_within(t, reply))
    return " ".join((said, *(note for one in found for note in notes_of(t, one))))


def notes_of(t: Translator, one: IncomingReply) -> Iterator[str]:
    """Where it comes from and what it replaces, that it answers what no longer holds, and what is written beside it."""
    yield from origin_words(t, one.name, one.origin)
    if one.outdated:
        yield t(
            "{name} answers what was said before the day, the hour or the place changed: it is marked so, and they are "
            "still to be asked."
        ).format(name=one.name)
    if one.aside:
        yield t("{name} writes beside it: “{text}”.").format(name=one.name, text=one.aside)
