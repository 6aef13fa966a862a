"""Text in two languages: how it is written down in the specs, how quantities read, how templates are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Units that read as words. All others (W, mAh, kg ...) stand as symbols directly after the number, as shops print them.
_WORDS = {
    "h": ("小时", "hours"),
    "min": ("分钟", "minutes"),
    "s": ("秒", "seconds"),
    "month": ("个月", "months"),
    "year": ("年", "years"),
    "m": ("米", "m"),
    "inch": ("英寸", "inches"),
    "pcs": ("件", "pieces"),
}
_SYMBOLS = ("mAh", "Wh", "W", "V", "L", "ml", "kg", "g", "cm", "mm", "km", "dB", "GB", "TB", "Hz", "lm", "K")
UNITS = frozenset([*_WORDS, *_SYMBOLS, "Pa", "bar", "rpm", "°C", "%", "MP"])


@dataclass(frozen=True)
class Bilingual:
    """One text in Chinese and English."""

    zh: str
    en: str

    @classmethod
    def parse(cls, text: str) -> Bilingual:
        """Read `中文|English`; a text without a bar reads the same in both languages."""
        zh, bar, en = text.partition("|")
        return cls(zh.strip(), en.strip() if bar else zh.strip())

    def __str__(self) -> str:
        return f"{self.zh}|{self.en}"


@dataclass(frozen=True)
class Quantity:
    """A number with its unit code."""

    number: int | float
    unit: str

    @property
    def text(self) -> Bilingual:
        """`30 小时|30 hours`, `65W|65W`."""
        n = plain(self.number)
        if self.unit == "GB" and self.number >= 1000:
            # A disk of 1,000 or 1,024 GB is sold as one of 1 TB.
            return Quantity(round(self.number / 1000), "TB").text
        if self.unit not in _WORDS:
            return Bilingual(f"{n}{self.unit}", f"{n}{self.unit}")
        zh, en = _WORDS[self.unit]
        if self.number == 1:
            en = en.removesuffix("es") if self.unit == "inch" else en.removesuffix("s")
        return Bilingual(f"{n} {zh}", f"{n}{en}" if self.unit == "m" else f"{n} {en}")


_LATIN_THEN_HAN = re.compile(r"(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")
_HAN_THEN_LATIN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")

Value = bool | int | float | Quantity | Bilingual | tuple[Bilingual, ...]


def plain(number: int | float) -> str:
    """The number without a trailing `.0`."""
    return f"{number:.10g}"


def as_json(value: Value) -> Any:
    """The value as the native catalogue writes it."""
    if isinstance(value, Quantity):
        return {"value": value.number, "unit": value.unit}
    if isinstance(value, Bilingual):
        return value.zh if value.zh == value.en else {"zh": value.zh, "en": value.en}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value


class _Shown(str):
    """A value inside a template: `{battery}` reads with its unit, `{battery:n}` is the number alone."""

    number: str | None = None

    def __format__(self, spec: str) -> str:
        if spec != "n":
            return str(self)
        if self.number is None:
            raise ValueError(f"{self!s} is no number")
        return self.number


def _shown(value: Value, language: str) -> _Shown:
    if isinstance(value, tuple):
        return _Shown(("、" if language == "zh" else ", ").join(getattr(item, language) for item in value))
    if isinstance(value, Bilingual):
        return _Shown(getattr(value, language))
    if isinstance(value, Quantity):
        shown = _Shown(getattr(value.text, language))
        shown.number = plain(value.number)
    else:
        shown = _Shown(plain(value))
        shown.number = str(shown)
    return shown


def fill(template: Bilingual, values: Mapping[str, Value]) -> Bilingual:
    """The template with `{name}` replaced in each language.

    Raises KeyError where the template names something that isn't there, ValueError where it wants the number of a text.
    """
    return Bilingual(
        template.zh.format_map({name: _shown(value, "zh") for name, value in values.items()}),
        template.en.format_map({name: _shown(value, "en") for name, value in values.items()}),
    )


def spaced(zh: str) -> str:
    """Chinese with a thin gap between Han characters and Latin letters or numbers: `27 英寸 2K 显示器`."""
    return _HAN_THEN_LATIN.sub(" ", _LATIN_THEN_HAN.sub(" ", zh))


def paragraph(sentences: list[Bilingual]) -> Bilingual:
    """The sentences one after another, each closed with its language's full stop, English ones capitalised."""
    zh = [_BETWEEN_HAN.sub("", spaced(s.zh)) for s in sentences]
    en = " ".join(s.en[:1].upper() + s.en[1:] + ("" if s.en.endswith((".", "?")) else ".") for s in sentences)
    return Bilingual("".join(text if text.endswith(("。", "？")) else text + "。" for text in zh), en)


def title_case(text: str) -> str:
    """`off-white` becomes `Off-White`."""
    return " ".join("-".join(part[:1].upper() + part[1:] for part in word.split("-")) for word in text.split(" "))
