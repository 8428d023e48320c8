"""Why is a file from somebody else not taken, and what may the person do?

`name` is always the bare name of the file. What is refused was not taken in, not even in part.
"""

from ctj_desktop.errors import StoreError, UserError


class BundleRefused(UserError):
    """“{name}” cannot be taken in. Nothing here was changed. Ask the sender for it again."""

    name: str


class NoSuchBundle(BundleRefused):
    """There is no file “{name}”. Check the folder, or put the stick back in."""


class NotABundle(BundleRefused):
    """“{name}” is not a CTJ bundle. Choose a file ending in .ctjx."""


class BundleIsFolder(NotABundle):
    """“{name}” is a folder. Choose the bundle inside it, a file ending in .ctjx."""


class EmptyBundle(NotABundle):
    """“{name}” is empty: copying it was not finished. Copy it once more, or ask the sender for it again."""


class WorkspaceForBundle(NotABundle):
    """“{name}” is a workspace, or a copy of one, and not a bundle. Open it as it is, or ask the sender to export a
    bundle from it.
    """


class CardForBundle(NotABundle):
    """“{name}” is an office’s card and not a bundle. Use it where you decide which offices you trust."""


class BundleCut(BundleRefused):
    """“{name}” is cut: its end is missing. Nothing was taken in. Copy it once more, or ask the sender for it again."""


class BundleAltered(BundleRefused):
    """“{name}” is not as its sender wrote it ({detail}). Nothing was taken in. Ask the sender for it again.

    `detail` is a marked English phrase.
    """

    detail: str


class SealBroken(BundleRefused):
    """“{name}” was cut or altered on its way. Nothing was taken in. Ask the sender for it again.

    Inside a seal the two cannot be told apart.
    """


class NotForUs(BundleRefused):
    """“{name}” was sealed for somebody else: no key of this installation opens it. Ask the sender to export it for this
    office, and give them this office’s card.
    """


class Stranger(BundleRefused):
    """“{name}” was signed by somebody this workspace does not know ({digits}). Nothing was taken in. Ask for the
    sender’s card, compare these digits by telephone, then accept the office and open the file again.

    `digits` are for comparison by voice, `public` is the key that rightly signed it.
    """

    public: bytes
    groups: tuple[str, ...]

    @property
    def digits(self) -> str:
        """The groups as they are read aloud."""
        return " ".join(self.groups)


class NewerBundle(BundleRefused):
    """“{name}” was written by version {version} of the program and needs a newer version than this one (format
    {min_reader}, this program reads {known}). Keep the file, install the newer version and open it again.

    `public` signed it, under `number`.
    """

    version: str
    min_reader: int
    known: int
    public: bytes
    number: int


class BundleTooLarge(BundleRefused):
    """“{name}” is larger than a bundle may be (2 GB and 10,000 files, unpacked). Nothing was taken in. Ask the sender
    to export it without attachments, or in several parts.

    It is refused before it is unpacked.
    """


class TooMuchForBundle(UserError):
    """This is more than one bundle may hold (2 GB and 10,000 files). Nothing was written. Export it without the
    attachments, and send those in several parts.
    """


class BundleNoRoom(StoreError):
    """The disk that should hold “{name}” is full, so nothing was written. Free some room and do it again."""

    name: str


class BundleNotWritten(StoreError):
    """“{name}” could not be written there. Nothing was left behind. Choose a folder where you may write, or check that
    the stick is still in.
    """

    name: str


class BundleNameRefused(StoreError):
    """Windows allows no “{sign}” in the name of a file, so “{name}” was not written. Choose another name."""

    name: str
    sign: str


class BundleNotKept(StoreError):
    """“{name}” was written, but could not be read back as it was: this stick or disk is not to be trusted. Nothing was
    left behind. Use another one.
    """

    name: str


class BundleUnreadable(StoreError):
    """“{name}” could not be read. Nothing was taken in. Check that the stick is still in, then try again."""

    name: str


class NotACard(UserError):
    """This file is not an office’s card. Choose a file ending in .ctjcard."""


class CardAltered(NotACard):
    """This card is not as its office wrote it: it was cut or altered. Ask the office for it again."""


class NewerCard(NotACard):
    """This card was written by a newer version of the program. Install that version and open it again."""


class BundleForCard(NotACard):
    """This file is a bundle and not an office’s card. Open it where bundles are taken in."""
