"""Defaults by language: apart from the tables of words, since the command line reads them before anything else."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.language.en import defaults as en_defaults
from assistant.language.zh import defaults as zh_defaults

SHOP_NAMES: Mapping[str, str] = {"zh": zh_defaults.SHOP_NAME, "en": en_defaults.SHOP_NAME}
