"""What does somebody read who opens a bundle without the program?"""

import textwrap
from typing import Final

from ctj_desktop.domain.texts import Language
from ctj_desktop.errors import N_
from ctj_desktop.exchange.manifest import BundleKind, Manifest
from ctj_desktop.i18n import Translator, load_translator

WIDTH: Final = 78  # characters of a line

_KINDS = {
    BundleKind.DELTA: N_("the changes since the last confirmed bundle"),
    BundleKind.SNAPSHOT: N_("a whole state, for a new device or after a long absence"),
    BundleKind.RECEIPT: N_("a receipt: it says what the sender has taken in"),
}
_PROFILES = {
    "all": N_("another device of the same office (everything)"),
    "ctj": N_("the CTJ (what is public and internal)"),
    "chair": N_("the chair (everything but private contacts)"),
    "partner": N_("the other secretariat (everything but private contacts)"),
    "publication": N_("everybody (only what is public)"),
}
_TITLE = N_("A bundle of CTJ Desktop")
_WHAT = N_(
    "This file carries work from one office to another: committees, meetings, minutes, decisions, projects. "
    "It is made by the program CTJ Desktop, offline, and needs no server."
)
_HOW = N_(
    "To take it in: open CTJ Desktop, go to Exchanges and choose this file. "
    "The program first shows what would change and asks. Taking the same file in twice does no harm."
)
_OPEN = N_(
    "To read it without the program: any zip tool opens the file, any text editor its parts. "
    "manifest.json says who wrote what; the changes-… files hold the changes, one a line; blobs holds the attachments, "
    "named by their SHA-256; manifest.sig is the signature of manifest.json. "
    "A changed file is noticed and refused by the program."
)


def readme(manifest: Manifest) -> bytes:
    """Both languages, one after the other; lines end as every editor likes it."""
    parts = [_page(load_translator(locale), manifest) for locale in ("fr", "de")]
    return "\n\n\n".join(parts).replace("\n", "\r\n").encode("utf-8") + b"\r\n"


def _page(t: Translator, manifest: Manifest) -> str:
    title = t(_TITLE)
    texts = [_set(t(text)) for text in (_WHAT, _HOW, _OPEN)]
    return "\n".join((title, "=" * len(title), "", *_facts(t, manifest), "", "\n\n".join(texts)))


def _set(text: str) -> str:
    """In lines that an editor shows whole; only at ordinary spaces."""
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _facts(t: Translator, manifest: Manifest) -> list[str]:
    names = (manifest.sender_name_fr, manifest.sender_name_de)
    own, other = names if t.language is Language.FR else names[::-1]
    count = sum(span.last - span.first + 1 for spans in manifest.streams.values() for span in spans.values())
    included = sum(blob.included for blob in manifest.blobs.values())
    withheld = len(manifest.blobs) - included
    lines = [
        t("From: {name}").format(name=" ".join((own or other).split())),
        t("Written: {moment}, export number {number}").format(
            moment=t.instant(manifest.created), number=t.number(manifest.export_no)
        ),
        t("What it is: {kind}").format(kind=t(_KINDS[manifest.kind])),
        t("For whom: {profile}").format(profile=t(_PROFILES.get(manifest.profile, "")) or manifest.profile),
        t.n("Inside: {count} change", "Inside: {count} changes", count).format(count=t.number(count)),
    ]
    if included:
        line = t.n("Inside: {count} attachment", "Inside: {count} attachments", included)
        lines.append(line.format(count=t.number(included)))
    if withheld:
        line = t.n("Named, not inside: {count} attachment", "Named, not inside: {count} attachments", withheld)
        lines.append(line.format(count=t.number(withheld)))
    return lines
