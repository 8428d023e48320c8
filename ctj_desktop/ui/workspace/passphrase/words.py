"""What protects a workspace and what does not, in words?"""

from collections.abc import Iterator

from ctj_desktop.i18n import Translator
from ctj_desktop.services.workspace.keepers import Keeping


def protection_text(t: Translator, kept: Keeping) -> str:
    """For the settings: who can read what."""
    if not kept.mark:
        return t("None: whoever has this computer, a stick or a backup reads everything in it.")
    return t(
        "The file, its backups and its keys open only by the passphrase, or by the recovery sheet with the mark "
        "{mark}. Not protected: papers, mail drafts and files that left it; copies of attachments that another program "
        "shows, and what is on the screen, until the workspace is closed or locked."
    ).format(mark=kept.mark)


def protection_acts(t: Translator, kept: Keeping) -> Iterator[tuple[str, str]]:
    """What can be done about it, and what the button says."""
    if not kept.mark:
        yield "set", t("Protect it by a passphrase…")
        return
    yield "change", t("Change the passphrase…")
    yield "new", t("New key and new recovery sheet…")
    yield "remove", t("Take the passphrase away…")
