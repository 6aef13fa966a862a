"""Which intents and which sentences the conversations under tests/conversations come by.

    python tests/dialogue/conversation_coverage.py [--missing]

replays them all in fresh shops and prints one table; a run of pytest that replays them prints the same at its end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from tests.dialogue.conversation_files import Script

LANGUAGES = ("zh", "en")
TABLES = ("SENTENCES", "REASONS", "RECEIPTS", "GAINS", "ENOUGH", "SUGGESTIONS")


class Heard:
    """While it is open, notes what is said: `keys` such as `zh SENTENCES found_many`, `intents` such as `zh search`."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.intents: set[str] = set()
        self._open = ExitStack()

    def __enter__(self) -> Heard:
        from assistant.dialogue import turn
        from assistant.dialogue.speech.voice import VOICES

        for locale, words in VOICES.items():
            for table in TABLES:
                noting = _Noting(getattr(words, table), f"{locale} {table}", self.keys)
                self._open.enter_context(patch.object(words, table, noting))
        build_reply = turn.build_reply

        def noted(*given: Any, **named: Any) -> dict[str, Any]:
            reply = build_reply(*given, **named)
            self.intents.add(f"{reply['locale']} {reply['intent']}")
            return reply

        self._open.enter_context(patch.object(turn, "build_reply", noted))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


class _Noting(dict[str, Any]):
    """A table of sentences that notes which of them are read."""

    def __init__(self, table: dict[str, Any], name: str, keys: set[str]) -> None:
        super().__init__(table)
        self._name, self._keys = name, keys

    def __getitem__(self, key: str) -> Any:
        self._keys.add(f"{self._name} {key}")
        return super().__getitem__(key)


def expected_intents(scripts: Iterable[Script]) -> set[tuple[str, str]]:
    """Language and intent of every answer whose intent a file states; a mixed file's answers are nobody's."""
    return {
        (script.language, text[1:].strip())
        for script in scripts
        for turn in script.turns
        for _, text in turn.expected
        if text.startswith("=")
    }


def report(intents: Iterable[str], keys: Iterable[str], *, missing: bool = False) -> Iterator[str]:
    """The lines that tell what was covered, with `missing` also what was not."""
    from assistant.dialogue.speech.voice import VOICES
    from tests.dialogue.invariants import INTENTS

    met, said = set(intents), set(keys)
    for locale in LANGUAGES:
        wanted = {f"{locale} {intent}" for intent in INTENTS}
        yield _line(f"{locale} intents", wanted, met)
        if wanted - met:
            yield f"    not met: {_names(wanted - met)}"
        for table in TABLES:
            wanted = {f"{locale} {table} {key}" for key in getattr(VOICES[locale], table)}
            yield _line(f"{locale} {table.lower()}", wanted, said)
            if missing and wanted - said:
                yield f"    not said: {_names(wanted - said)}"


def _line(name: str, wanted: set[str], met: set[str]) -> str:
    return f"{name:16}{len(wanted & met):4} of {len(wanted):3}  {len(wanted & met) / max(1, len(wanted)):4.0%}"


def _names(keys: set[str]) -> str:
    return ", ".join(sorted(key.split()[-1] for key in keys))


def of_run(reports: Sequence[Any]) -> tuple[set[str], ...]:
    """Intents and keys that the tests of a run recorded."""
    properties = [prop for report in reports for prop in getattr(report, "user_properties", ())]
    intents, keys = (
        {each for name, of in properties if name == wanted for each in of} for wanted in ("intents", "said")
    )
    return intents, keys


@contextmanager
def _fresh_shops(folder: Path) -> Iterator[Any]:
    from assistant.config import ServerConfig
    from assistant.shop import Shop
    from tests.dialogue.filled_shops import fill, open_shop

    shops: dict[str, Shop] = {}

    def named(name: str) -> Shop:
        if name not in shops:
            if name == "demo":
                shops[name] = Shop.open(ServerConfig(data=folder / name))
                shops[name].fill()
            else:
                fill(name, folder / name)
                shops[name] = open_shop(name, folder / name)
        return shops[name]

    yield named
    for shop in shops.values():
        shop.close()


def main() -> None:
    """Prints the table."""
    import argparse
    import tempfile

    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--missing", action="store_true", help="name what was not said")
    given = options.parse_args()
    here = Path(__file__).parent
    sys.path[:0] = [str(here), str(here.parents[1])]
    from tests.dialogue.conversation_files import Replay, script_of

    scripts = [script_of(path) for path in sorted((here.parent / "conversations").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder, _fresh_shops(Path(folder)) as shop_named, Heard() as heard:
        failed = [script.name for script in scripts if Replay(shop_named(script.shop), script).faults()]
    turns = sum(len(script.turns) for script in scripts)
    print(f"{len(scripts)} conversations, {turns} turns, {len(failed)} not as written: {', '.join(failed) or 'none'}\n")
    print("\n".join(report(heard.intents, heard.keys, missing=given.missing)))


if __name__ == "__main__":
    main()
