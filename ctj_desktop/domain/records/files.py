"""Which records bear a file by its content?"""

from typing import Final

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.minutes import AnyAttachment
from ctj_desktop.domain.records.resources import Resource
from ctj_desktop.domain.records.twins import kept_types

FILES: Final[tuple[type[Record], ...]] = (*kept_types(AnyAttachment), Resource)
"""Each has `name`, `media_type`, `size` in bytes and `sha256`, empty where there is none."""
FILE_KINDS: Final = tuple(cls.kind for cls in FILES)
