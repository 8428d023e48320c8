"""What does one say of how old the last backup is, and that one is missing? Known as soon as the window is there."""

from datetime import datetime

from ctj_desktop.errors import StoreError, UserError
from ctj_desktop.i18n import Translator
from ctj_desktop.i18n.errors import sentence
from ctj_desktop.i18n.translator import ZONE
from ctj_desktop.storage.backing_up import Safety
from ctj_desktop.storage.erased_in_backups import StillKept


def age_text(t: Translator, at: datetime, now: datetime) -> str:
    """Today, yesterday, 12 days ago; nothing of one that a wrong clock dated ahead."""
    days = (now.astimezone(ZONE).date() - at.astimezone(ZONE).date()).days
    if days < 0:
        return ""
    if days < 2:
        return t("yesterday") if days else t("today")
    return t.n("{count} day ago", "{count} days ago", days).format(count=t.number(days))


def not_made(t: Translator, error: UserError | StoreError) -> str:
    """That a backup could not be made, and why."""
    return t("No backup could be made: {why}").format(why=sentence(t, error))


def last_backup_text(t: Translator, at: datetime | None, now: datetime) -> str:
    """When the last good one was made, and how long ago that is."""
    if at is None:
        return t("There is no backup yet.")
    age = age_text(t, at, now)
    when = f"{t.instant(at)} ({age})" if age else t.instant(at)
    return t("Last written and checked on {when}.").format(when=when)


def still_kept_text(t: Translator, kept: StillKept) -> str:
    """Until when backups hold what was erased, and how they are rid of it sooner; no day that cannot be promised."""
    last = t.date_long(kept.last.astimezone(ZONE).date())
    if kept.until is None:
        return t(
            "Files that were erased for good are still in backups, the last one of {last}. They stay until you delete "
            "what was made up to that day, and what cannot be read, and make a new backup."
        ).format(last=last)
    return t(
        "Files that were erased for good are still in backups, the last one of {last}. If a backup is made every week, "
        "they are gone by {until}; sooner if you delete the backups made up to {last} and make a new one."
    ).format(last=last, until=t.date_long(kept.until))


def missing_text(t: Translator, safe: Safety | None, error: UserError | StoreError | None, now: datetime) -> str:
    """What the first page says of backups; nothing where all is well, or where it was not looked at yet."""
    if error is not None:
        return not_made(t, error)
    if safe is None or not safe.is_overdue(now):
        return ""
    if safe.last is None:
        return t("There is no backup of this workspace yet.")
    text = t("The last backup was made {age}, and you have worked since.")
    return text.format(age=age_text(t, safe.last, now))
