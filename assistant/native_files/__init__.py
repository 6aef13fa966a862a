"""Native files: rows of JSON lines, read, checked against their shape and written, all of a file or nothing."""

from assistant.native_files.columns import (
    Amount,
    Currency,
    Day,
    LongText,
    Moment,
    OptionalLongText,
    OptionalText,
    Part,
    Row,
    Text,
    Texts,
    epoch,
    nothing,
    wrong,
)
from assistant.native_files.imports import import_rows

__all__ = [
    "Amount",
    "Currency",
    "Day",
    "LongText",
    "Moment",
    "OptionalLongText",
    "OptionalText",
    "Part",
    "Row",
    "Text",
    "Texts",
    "epoch",
    "import_rows",
    "nothing",
    "wrong",
]
