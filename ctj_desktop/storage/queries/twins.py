"""How does one query ask for what is kept twice?"""

from ctj_desktop.domain.record import Record
from ctj_desktop.domain.records.twins import kept_types


def of_both(sql: str, *types: type[Record], by: str = " UNION ALL ") -> str:
    """The query over the tables of both classes, one after the other.

    Common types (domain/records/twins.py) stand in it by their kind in braces, as `{task}` for its table; `{closed}`
    is 1 where it is the restricted one. What hangs on a record is of its class, so that one arm never needs the other.
    """
    arms = []
    for closed, tables in enumerate(zip(*(kept_types(cls) for cls in types), strict=True)):
        arm = sql.replace("{closed}", str(closed))
        for cls, kept in zip(types, tables, strict=True):
            arm = arm.replace(f"{{{cls.kind}}}", kept.kind)
        arms.append(arm)
    return by.join(arms)


def kinds_of(*types: type[Record]) -> str:
    """The kinds of these types for `IN (…)`, restricted twins included."""
    return ", ".join(f"'{kept.kind}'" for cls in types for kept in kept_types(cls))
