"""Everything that can go wrong, each with a code for programs and a hint for people."""

from __future__ import annotations


class AssistantError(Exception):
    """Something the reader of the message can mend; `hint` says how, `code` names it for programs."""

    code = "error"

    def __init__(self, message: str, *, hint: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code


class InvalidInput(AssistantError):
    """What came in does not have the shape that was asked for."""

    code = "invalid_input"


class NotFound(AssistantError):
    """What was asked for is not there, or not for whoever asked."""

    code = "not_found"


class Overtaken(AssistantError):
    """Somebody else changed the same thing in the meantime; looking again and trying once more is right."""

    code = "overtaken"


class Repeated(AssistantError):
    """A message that was sent again has been answered before; its answer is kept."""

    code = "repeated"


class Taken(AssistantError):
    """An agent wants what a colleague has; the message is the colleague's name."""

    code = "taken"


class ConfigError(AssistantError):
    """A setting has a value that cannot be used."""

    code = "config"


class StorageError(AssistantError):
    """The database cannot do what was asked of it."""

    code = "storage"


class ImportRefused(AssistantError):
    """A file was not imported; what was there before is untouched."""

    code = "import_refused"
