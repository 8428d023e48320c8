"""What does one say of a backup: what it holds, what happened since, and what a restore would do?"""

from datetime import datetime
from typing import Final

from ctj_desktop.domain.records.kinds import BY_NAME
from ctj_desktop.errors import N_
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.kinds import counted, kind_word
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.i18n.words import capital
from ctj_desktop.services.naming.labels import label_text
from ctj_desktop.services.workspace.backups import Fate, KindSince, RecordSince, Since
from ctj_desktop.storage.file.generations import Contents, Generation, MadeBefore


def made_text(t: Translator, at: datetime) -> str:
    """Tuesday 23 February 2027, 18:02; inside a sentence."""
    local = at.astimezone(ZONE)
    return f"{t.date_full(local.date())}, {t.clock(local.time())}"


def reason_text(t: Translator, one: Generation) -> str:
    """What it was made before; nothing of one of the day, or one that was made by hand."""
    if one.migrated_from is not None:
        return t("before a new version of the program")
    return t(_REASONS[one.before]) if one.before is not None else ""


def holds_text(t: Translator, held: Contents, *, short: bool = False) -> str:
    """12 meetings · 41 decisions · 31 projects · 118 persons."""
    kinds = {"meeting": held.meetings, "decision": held.decisions, "project": held.projects}
    if not short:
        kinds["person"] = held.persons
    return " · ".join(counted(t, kind, count) for kind, count in kinds.items())


def last_change_text(t: Translator, held: Contents) -> str:
    """When somebody wrote last before it was made, what, and who."""
    if held.at is None or held.label is None:
        return ""
    what = label_text(t, held.label.key, held.label.args)
    text = t("Last change: {what}, {when}").format(what=what, when=t.instant(held.at))
    return ", ".join(filter(None, (text, held.author)))


def erased_texts(t: Translator, back: int, gone: int) -> list[str]:
    """What is said after a restore of files that were erased since the backup was made."""
    said = (
        t.n(
            "{count} file that was erased since is back until the next exchange erases it again.",
            "{count} files that were erased since are back until the next exchange erases them again.",
            back,
        ),
        t.n(
            "The content of {count} file was erased since and is not back.",
            "The content of {count} files was erased since and is not back.",
            gone,
        ),
    )
    return [text.format(count=t.number(count)) for text, count in zip(said, (back, gone), strict=True) if count]


def restore_text(t: Translator, since: Since) -> str:
    """What would go, what would be as it was, what would come back."""
    if since.nothing:
        return t("Nothing was written since: it holds everything as it is now.")
    added, changed, removed = (since.tally[one] for one in Fate)
    parts = (
        t.n("{count} new record would go", "{count} new records would go", added) if added else "",
        t.n("{count} changed record would be as it was", "{count} changed records would be as they were", changed)
        if changed
        else "",
        t.n("{count} removed record would come back", "{count} removed records would come back", removed)
        if removed
        else "",
    )
    counts = (added, changed, removed)
    said = [part.format(count=t.number(count)) for part, count in zip(parts, counts, strict=True) if part]
    return t("With a restore {what}.").format(what=", ".join(said))


def kinds_text(t: Translator, since: Since) -> str:
    """Meetings: 2 additions, 1 change · Decisions: 2 additions."""
    return " · ".join(
        t("{what}: {count}").format(what=capital(_several(t, kind.kind)), count=_tally_text(t, kind))
        for kind in since.kinds
    )


def record_text(t: Translator, one: RecordSince) -> str:
    """Record changed · added: 3 agenda items, 1 decision."""
    own = [t(_OWN[one.own])] if one.own is not None else []
    others = []
    for became, message in _PARTS.items():
        what = [counted(t, part.kind, part.tally[became]) for part in one.parts if part.tally[became]]
        if what:
            others.append(t(message).format(what=", ".join(what)))
    return " · ".join([*own, *others])


def _several(t: Translator, kind: str) -> str:
    known = BY_NAME.get(kind)
    return t.p("kinds", known.nouns) if known else kind_word(t, kind)


def _tally_text(t: Translator, kind: KindSince) -> str:
    added, changed, removed = (kind.tally[one] for one in Fate)
    parts = (
        t.n("{count} addition", "{count} additions", added).format(count=t.number(added)) if added else "",
        t.n("{count} change", "{count} changes", changed).format(count=t.number(changed)) if changed else "",
        t.n("{count} removal", "{count} removals", removed).format(count=t.number(removed)) if removed else "",
    )
    return ", ".join(filter(None, parts))


_REASONS: Final = {
    MadeBefore.MERGE: N_("before a file was taken in"),
    MadeBefore.RESTORE: N_("before a restore"),
}
_OWN: Final = {
    Fate.ADDED: N_("record added"),
    Fate.CHANGED: N_("record changed"),
    Fate.REMOVED: N_("record removed"),
}
_PARTS: Final = {
    Fate.ADDED: N_("added: {what}"),
    Fate.CHANGED: N_("changed: {what}"),
    Fate.REMOVED: N_("removed: {what}"),
}
