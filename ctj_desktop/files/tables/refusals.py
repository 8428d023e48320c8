"""Why is a list from somebody else not read, and what may the person do?

`name` is always the bare name of the file. Nothing of what is refused was taken.
"""

from ctj_desktop.errors import UserError


class SourceRefused(UserError):
    """“{name}” cannot be read as a list. Save it as .xlsx or .csv in the program it comes from, and try again."""

    name: str


class NoSuchSource(SourceRefused):
    """There is no file “{name}”. Check the folder, or put the stick back in."""


class SourceIsFolder(SourceRefused):
    """“{name}” is a folder. Give the name of a file."""


class SourceNotPlain(SourceRefused):
    """“{name}” is no ordinary file but a pipe or a device. Choose another file.

    It would never end, or do something when it is opened.
    """


class EmptySource(SourceRefused):
    """“{name}” holds no list: nothing is written in it. Choose another file."""


class DamagedSource(SourceRefused):
    """“{name}” is damaged, or is not what its name says. Open it where it comes from, and save it anew as .xlsx."""


class ProtectedSource(SourceRefused):
    """“{name}” has a password, or is of a form of before 2007. Open it in Excel or LibreOffice, save it as .xlsx
    without a password, and choose that file.

    Both begin alike.
    """


class SourceTooLarge(SourceRefused):
    """“{name}” is too large for a list: as it is or unpacked, it takes more than {limit} MB. Copy the rows you need
    into a new file, and choose that one.
    """

    limit: int


class TooManyRows(SourceRefused):
    """“{name}” has more than {limit} rows. Divide it into several files, and import one after the other."""

    limit: int


class TooManyColumns(SourceRefused):
    """“{name}” has more than {limit} columns. Copy the columns you need into a new file, and choose that one."""

    limit: int


class TooManySheets(SourceRefused):
    """“{name}” has more than {limit} sheets. Copy the one you need into a new file, and choose that one."""

    limit: int


class TooManyCells(SourceRefused):
    """“{name}” has more than {limit} cells. Copy the rows and columns you need into a new file, and choose that one."""

    limit: int


class NothingPasted(SourceRefused):
    """No rows were pasted. Select the rows with the titles of their columns in the other program, copy them, and paste
    here.
    """
