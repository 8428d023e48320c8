"""Is what one sees invented?"""

from ctj_desktop.storage.open_file import OpenFile


def is_sample(store: OpenFile) -> bool:
    """Whether everything in this workspace is invented: shown and printed as *Exemple / Beispiel*."""
    return store.setting("sample") is not None
