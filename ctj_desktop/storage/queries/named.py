"""Which rows have this name or title? For steps that name a record as a person would."""

from uuid import UUID

from ctj_desktop.storage.open_file import OpenFile


def with_title(store: OpenFile, kind: str, field: str, text: str) -> list[UUID]:
    """Rows whose title (or short name, where the kind has one) is the text in either language."""
    columns = [f"{field}_fr", f"{field}_de"]
    if kind == "organisation":
        columns += ["short_name_fr", "short_name_de"]
    where = " OR ".join(f"{column} = :text" for column in columns)
    return _ids(store, f"SELECT id FROM {kind} WHERE deleted = 0 AND ({where}) ORDER BY id", text)


def persons_named(store: OpenFile, text: str) -> list[UUID]:
    """Persons whose names together are the text, in either order."""
    sql = (
        "SELECT id FROM person WHERE deleted = 0 AND (trim(given_name || ' ' || family_name) = :text "
        "OR trim(family_name || ' ' || given_name) = :text) ORDER BY id"
    )
    return _ids(store, sql, text)


def _ids(store: OpenFile, sql: str, text: str) -> list[UUID]:
    return [UUID(bytes=row[0]) for row in store.rows(sql, {"text": text})]
