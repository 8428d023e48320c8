"""How is it said that the committee is another one since a meeting was convened?"""

from ctj_desktop.i18n import Translator
from ctj_desktop.services.meetings.changed_seats import OtherHolder
from ctj_desktop.ui.frame.language import content_language


def changed_sentence(t: Translator, count: int) -> str:
    """So many seats are held otherwise than the convocation says."""
    said = t.n(
        "{count} seat has changed since the convocation", "{count} seats have changed since the convocation", count
    )
    return said.format(count=t.number(count))


def change_text(t: Translator, change: OtherHolder) -> str:
    """Commune de Vauxneuf: Anne Rochat → Paul Exemple."""
    body = change.body.or_other(content_language(t))
    was, now = (name or t("vacant") for name in (change.was, change.now))
    if change.substitute:
        was, now = (name or t("no substitute") for name in (change.was, change.now))
        body = t("{seat} (substitute)").format(seat=body)
    return t("{seat}: {was} → {now}").format(seat=body, was=was, now=now)
