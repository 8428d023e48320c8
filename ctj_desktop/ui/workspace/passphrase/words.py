"""What protects a workspace and what does not, in words?"""

from collections.abc import Iterator

from ctj_desktop.i18n import Translator
from ctj_desktop.services.exchange.own_keys import KeysLie
from ctj_desktop.services.workspace.keepers import Keeping


def protection_text(t: Translator, kept: Keeping) -> str:
    """For the settings: who can read what."""
    return "\n".join(filter(None, (_of_the_workspace(t, kept), _of_the_keys(t, kept))))


def _of_the_keys(t: Translator, kept: Keeping) -> str:
    """Where those of this computer lie, by which partners know it; empty before the first exchange."""
    return {
        KeysLie.NOWHERE: "",
        KeysLie.UNDER_KEY: t("The private keys of this computer lie under the passphrase."),
        KeysLie.IN_KEY_STORE: t("The private keys of this computer lie in the key store of the system."),
        KeysLie.IN_FILE: t("The private keys of this computer lie in a file that only you can read."),
    }[kept.keys]


def _of_the_workspace(t: Translator, kept: Keeping) -> str:
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
