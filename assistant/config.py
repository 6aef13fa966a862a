"""Settings, each with its name, type, default and meaning: those of the process and those of the shop."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Self, get_type_hints
from zoneinfo import ZoneInfo

from assistant.errors import ConfigError
from assistant.language.defaults import SHOP_NAMES

PREFIX = "ASSISTANT_"
PROJECT = Path(__file__).resolve().parent.parent
SECRET_KEY_BYTES = 32

_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When people answer, in the shop's own time; equal ends mean around the clock."""

    opens: time
    closes: time

    def include(self, moment: time) -> bool:
        """Whether someone answers at that time of day; hours may run past midnight."""
        if self.opens < self.closes:
            return self.opens <= moment < self.closes
        return moment >= self.opens or moment < self.closes

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value.strip()


def _path(value: str) -> Path:
    return Path(_text(value)).expanduser()


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch(r"\d{1,9}", value.strip()) or not least <= int(value) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def _choice(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        for choice in choices:
            if value.strip().lower() == choice.lower():
                return choice
        raise ValueError(f"must be one of {', '.join(choices)}")

    return read


def _secret(value: str) -> str:
    if value and len(value) < SECRET_KEY_BYTES:
        raise ValueError(f"must have at least {SECRET_KEY_BYTES} characters")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value.strip()):
        raise ValueError("must be a colour such as #0f766e")
    return value.strip().lower()


def _currency(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", value.strip()):
        raise ValueError("must be an ISO 4217 code such as CNY")
    return value.strip()


def _hours(value: str) -> OpeningHours:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value.strip()):
        raise ValueError("must be two times of day such as 09:00-21:00")
    opens, closes = value.strip().split("-")
    return OpeningHours(time.fromisoformat(opens), time.fromisoformat(closes))


def _timezone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value.strip())
    except (KeyError, ValueError, OSError) as error:  # unknown, malformed, or the name of a directory
        raise ValueError("must be a time zone such as Asia/Shanghai (`pip install tzdata` if it is one)") from error


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(value.split())
    for origin in origins:
        # These go into a header: whatever is no plain origin could end the directive and begin another.
        if not _ORIGIN.fullmatch(origin):
            raise ValueError("must be origins such as https://shop.example, separated by spaces")
    return origins


def _address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+[^\s]*", value.strip()):
        raise ValueError("must be an address such as https://shop.example/cart")
    return value.strip()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting is: the kind of its value, how the environment's text is read, and what it means."""

    kind: str
    read: Callable[[str], Any]
    meaning: str


SEED_DATA = PROJECT / "seed_data"
SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE_TO_NINE = OpeningHours(time(9), time(21))

_Directory = partial(Setting, "directory", _path)
_Text = partial(Setting, "text", _text)


def _number(least: int, most: int, meaning: str) -> Setting:
    return Setting("number", _whole(least, most), meaning)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerConfig:
    """What a process is told: where its data is, where it listens, secrets, limits. Each from `ASSISTANT_<NAME>`."""

    data: Annotated[Path, _Directory("Where databases, model and secret key are kept.")] = Path("var")
    seed_data: Annotated[Path, _Directory("What an empty data directory is filled from.")] = SEED_DATA
    host: Annotated[str, _Text("Where `serve` listens; `0.0.0.0` for every network.")] = "127.0.0.1"
    port: Annotated[int, _number(1, 65535, "The port that `serve` listens on.")] = 8000
    workers: Annotated[int, _number(1, 64, "Server processes; one a core is enough.")] = 1
    threads: Annotated[int, _number(1, 256, "Requests that a server process answers at once.")] = 8
    secret_key: Annotated[
        str,
        Setting("text", _secret, "Signs the agents' sessions; made and kept in the data directory when unset."),
    ] = field(default="", repr=False)
    identity_secret: Annotated[
        str, Setting("text", _secret, "With this the shop signs whom it has signed in; see docs/identity.md.")
    ] = field(default="", repr=False)
    trusted_proxies: Annotated[
        int, _number(0, 8, "Reverse proxies in front, whose `X-Forwarded-*` headers are believed.")
    ] = 0
    visitor_limit: Annotated[int, _number(1, 100_000, "Chat messages a minute from one visitor.")] = 120
    address_limit: Annotated[int, _number(1, 1_000_000, "Chat messages a minute from one address.")] = 1200
    login_limit: Annotated[int, _number(1, 1000, "Sign-in attempts a minute from one address.")] = 10
    limits_storage: Annotated[
        str, Setting("URL", _text, "Where the limits are counted; `redis://…` counts across processes.")
    ] = "memory://"
    max_message_chars: Annotated[int, _number(1, 2000, "The longest message, in characters.")] = 1000
    webhook_secret: Annotated[str, Setting("text", _secret, "Signs what is posted there; needed with it.")] = field(
        default="", repr=False
    )
    log_level: Annotated[
        str, Setting("level", _choice("DEBUG", "INFO", "WARNING", "ERROR"), "How much is logged; `DEBUG` is most.")
    ] = "INFO"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ, **given: Any) -> Self:
        """The settings of `environ`, those in `given` (where not None) taking precedence. Raises ConfigError."""
        return cls(**_from_environment(cls, environ, given))

    def signing_key(self) -> str:
        """The secret that signs sessions: the one set, or one made at the first call and kept for the owner's eyes."""
        if self.secret_key:
            return self.secret_key
        self.data.mkdir(parents=True, exist_ok=True)
        path = self.data / "secret_key"
        try:
            # O_EXCL: of two processes that start at once, one writes the key and both use it.
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(SECRET_KEY_BYTES))
        except FileExistsError:
            pass
        key = path.read_text().strip()
        if len(key) < SECRET_KEY_BYTES:
            raise ConfigError(
                f"{path} holds no secret key", hint="Delete it: a new one is made, and agents sign in again."
            )
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSettings:
    """What one shop is like: its name, language, currency and hours. From `ASSISTANT_<NAME>`; rows of
    shop.db stand over that (`shop.settings`).
    """

    shop_name_zh: Annotated[str, _Text("The shop's name on Chinese pages.")] = SHOP_NAMES["zh"]
    shop_name_en: Annotated[str, _Text("The shop's name on English pages.")] = SHOP_NAMES["en"]
    accent: Annotated[str, Setting("colour", _colour, "The pages' one accent colour.")] = "#0f766e"
    locale: Annotated[
        str,
        Setting("zh or en", _choice("zh", "en"), "The language of pages when the browser asks for neither."),
    ] = "zh"
    currency: Annotated[str, Setting("ISO code", _currency, "The currency of prices that name none.")] = "CNY"
    around_percent: Annotated[int, _number(1, 90, 'How far "about 300" reaches either way, in percent.')] = 25
    timezone: Annotated[
        ZoneInfo, Setting("time zone", _timezone, "The shop's own time, for opening hours and dates.")
    ] = SHANGHAI
    support_hours: Annotated[
        OpeningHours, Setting("HH:MM-HH:MM", _hours, "When agents answer, in the shop's own time.")
    ] = NINE_TO_NINE
    frame_ancestors: Annotated[
        tuple[str, ...],
        Setting("origins", _origins, "Sites, besides this one, that may show the chat in a frame."),
    ] = ()
    checkout_url: Annotated[
        str,
        Setting("URL", _address, "Where the shop takes a cart over; `{cart}` in it becomes `id:quantity,id:quantity`."),
    ] = ""
    webhook_url: Annotated[
        str, Setting("URL", _address, "Where carts that are checked out are posted to, signed; see docs/checkout.md.")
    ] = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ, **given: Any) -> Self:
        """The settings of `environ`, those in `given` (where not None) taking precedence. Raises ConfigError."""
        return cls(**_from_environment(cls, environ, given))


_SECRETS = frozenset({"secret_key", "identity_secret", "webhook_secret"})


def _from_environment(
    kind: type[ServerConfig | ShopSettings], environ: Mapping[str, str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of those settings of a record that are set."""
    values = {name: value for name, value in given.items() if value is not None}
    for name, setting in settings_of(kind).items():
        variable = PREFIX + name.upper()
        if name in values or variable not in environ:
            continue
        try:
            values[name] = setting.read(environ[variable])
        except ValueError as error:
            # A secret is not repeated: messages end up in logs.
            said = "" if name in _SECRETS else f", not {environ[variable]!r}"
            hint = f"{setting.meaning} Unset it for the default."
            raise ConfigError(f"{variable} {error}{said}", hint=hint) from error
    return values


def settings_of(kind: type[ServerConfig | ShopSettings]) -> dict[str, Setting]:
    """The settings of one of the two records by their names."""
    return {name: hint.__metadata__[0] for name, hint in get_type_hints(kind, include_extras=True).items()}


def all_settings() -> dict[str, Setting]:
    """Every setting by its name: those of the process, then those of the shop."""
    return settings_of(ServerConfig) | settings_of(ShopSettings)


def unknown_settings(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Variables that look like settings and are none: misspelt, most likely."""
    known = {PREFIX + name.upper() for name in all_settings()}
    return sorted(name for name in environ if name.startswith(PREFIX) and name not in known)


def settings_table() -> str:
    """The Markdown table of all settings that the README shows."""
    defaults = {each.name: _shown(each.default) for each in (*fields(ServerConfig), *fields(ShopSettings))}
    rows = [
        f"| `{PREFIX}{name.upper()}` | {setting.kind} | {defaults[name]} | {setting.meaning} |"
        for name, setting in all_settings().items()
    ]
    return "\n".join(["| setting | type | default | meaning |", "|---|---|---|---|", *rows])


def _shown(default: object) -> str:
    if default == SEED_DATA:  # the same words on every machine
        return f"`{SEED_DATA.name}`"
    return f"`{default}`" if default not in ("", ()) else "–"
