"""What a turn costs late in a conversation: `python benchmarks/conversation_latency.py [--turns 50] [--rounds 40]`.

Fills the demo shop in a temporary directory and has conversations of 49 turns: searches, refinements, details, a
comparison, the cart, the shop's rules. Then the same messages are sent as the first turn of a conversation and as the
fiftieth of such a one, by turns, without HTTP, so that both bear whatever else the machine does; beside it the fiftieth
turn of a conversation that this server has not seen before. With `--profile` the fiftieth turns are profiled instead.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from machine import machine, table

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.config import ServerConfig  # noqa: E402
from assistant.dialogue.chat_message import ChatMessage  # noqa: E402
from assistant.shop import Shop  # noqa: E402

TALK = (
    *("五百以内的蓝牙耳机，不要黑色", "白色的", "便宜点的", "第一款怎么样", "第一款和第二款对比", "把第一款加入购物车"),
    *("怎么退货", "backpack under 300", "not black please", "show me more", "what goes with the first one"),
    *("add the first one to my cart", "show my cart", "跑鞋", "300以内", "换一批", "有好一点的吗", "运费多少"),
)
# Each begins a subject of its own, so that it asks the same of the shop wherever it stands.
PROBES = ("机械键盘 300以内", "a red dress", "保温杯，不要白色", "coffee machine", "送妈妈的礼物", "猫粮")


class Visits:
    """Conversations in one shop: begun anew, or gone on with after so many turns."""

    def __init__(self, shop: Shop, n_turns: int) -> None:
        self._shop = shop
        token = None
        for text in islice(cycle(TALK), n_turns - 1):
            token = shop.dialogue.reply(ChatMessage(text, token))["conversation"]
        self._talk = shop.conversations.find(token or "")

    def first_ms(self, text: str) -> float:
        """How long the answer takes at the beginning."""
        self._copied()  # the journal is as busy before a first turn as before a late one
        return self._ms(ChatMessage(text))

    def late_ms(self, text: str, *, anew: bool = False) -> float:
        """How long it takes after all the turns: in a copy of that conversation, so that each is as long.

        With `anew` the server has not had the turn before, as when it has just started or another one had it.
        """
        token = self._copied()
        if not anew:
            self._shop.dialogue.messages_after(token, 0)
        return self._ms(ChatMessage(text, token))

    def _copied(self) -> str:
        copy = self._shop.conversations.begin(self._talk.locale)
        self._shop.conversations.append(copy, self._talk.events)
        return copy.token

    def _ms(self, message: ChatMessage) -> float:
        began = time.perf_counter()
        self._shop.dialogue.reply(message)
        return 1000 * (time.perf_counter() - began)


def measured(shop: Shop, *, n_turns: int, rounds: int) -> list[list[float]]:
    """Milliseconds of the probes as first turns, as late ones, and as late ones of conversations read anew.

    What the first two rounds take is not counted.
    """
    visits = Visits(shop, n_turns)
    times: list[list[float]] = [[], [], []]
    for n in range(rounds + 2):
        for text in PROBES:
            taken = (visits.first_ms(text), visits.late_ms(text), visits.late_ms(text, anew=True))
            if n >= 2:
                for each, ms in zip(times, taken, strict=True):
                    each.append(ms)
    return times


def main() -> None:
    """Prints one table, or a profile."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="a data directory that is filled already; a copy is best")
    options.add_argument("--turns", type=int, default=50, help="the turn that is measured beside the first (50)")
    options.add_argument("--rounds", type=int, default=40, help="how often each message is sent (40)")
    options.add_argument("--profile", action="store_true", help="say where the time of the late turns goes")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="conversation-latency-") as place:
        shop = Shop.open(ServerConfig(data=given.data or Path(place)))
        if shop.is_empty():
            shop.fill()
        shop.warm_up()
        if given.profile:
            _profile(Visits(shop, given.turns), given.rounds)
        else:
            _print(measured(shop, n_turns=given.turns, rounds=given.rounds), turns=given.turns)
        shop.close()


def _print(times: Sequence[Sequence[float]], *, turns: int) -> None:
    print(f"{machine()}\n{len(PROBES)} messages, each sent {len(times[0]) // len(PROBES)} times as each turn\n")
    first, late, anew = map(_cuts, times)
    rows = [(name, *(f"{value:.1f}" for value in cuts)) for name, cuts in (("1", first), (str(turns), late))]
    rows.append(("ratio", *(f"{b / a:.2f}" for a, b in zip(first, late, strict=True))))
    rows.append((f"{turns}, read anew", *(f"{value:.1f}" for value in anew)))
    print(table(("turn", "p50 ms", "p90 ms", "p99 ms"), rows), "\n")
    # A message is compared with itself: one that is dear whenever it is said moves no ratio.
    medians = [[statistics.median(each[n :: len(PROBES)]) for each in times[:2]] for n in range(len(PROBES))]
    compared = [(text, f"{a:.1f}", f"{b:.1f}", f"{b / a:.2f}") for text, (a, b) in zip(PROBES, medians, strict=True)]
    print(table(("message", "turn 1, p50 ms", f"turn {turns}, p50 ms", "ratio"), compared))


def _cuts(times: Sequence[float]) -> tuple[float, float, float]:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return cuts[49], cuts[89], cuts[98]


def _profile(visits: Visits, rounds: int) -> None:
    profiler = cProfile.Profile()
    for text in islice(cycle(PROBES), rounds):
        profiler.enable()
        visits.late_ms(text)
        profiler.disable()
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
