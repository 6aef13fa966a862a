"""The log of what visitors did: imported whole, the same file once, and added to by the chat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.errors import ImportRefused
from assistant.journal.behaviour import Behaviour, BehaviourLog, record_behaviour
from assistant.reports import BadRow
from assistant.storage import Store

VIEW = Behaviour("v1", "view_item", "A", 1, 100)
BUY = Behaviour("v1", "purchase", "A", 2, 200, "o1", 1_990)
LATER = Behaviour("v2", "view_item", "B", 1, 150)
BAD = BadRow(3, "timestamp", "moment", "not a time")


@pytest.fixture
def log(activity: Store) -> BehaviourLog:
    return BehaviourLog(activity)


def test_events_come_back_in_the_order_of_time(log: BehaviourLog) -> None:
    report = log.import_rows([BUY, VIEW, LATER], "event CSV")
    assert (report.what, report.format, report.added, report.unchanged) == ("events", "event CSV", 3, 0)
    assert list(log.everything()) == [VIEW, LATER, BUY]
    assert log.count() == 3


def test_the_same_file_twice_adds_nothing(log: BehaviourLog) -> None:
    log.import_rows([VIEW, BUY], "event CSV")
    report = log.import_rows([VIEW, BUY, LATER], "event CSV")
    assert (report.added, report.unchanged) == (1, 2)
    assert log.count() == 3


def test_equal_lines_of_one_file_are_as_many_as_they_are(log: BehaviourLog) -> None:
    """One order with the same article on two lines bought it twice, however often the file comes."""
    for _ in range(2):
        log.import_rows([BUY, VIEW, BUY], "event CSV")
    assert list(log.everything()) == [VIEW, BUY, BUY]


@pytest.mark.parametrize(
    "other",
    [
        Behaviour("v2", "purchase", "A", 2, 200, "o1", 1_990),
        Behaviour("v1", "refund", "A", 2, 200, "o1", 1_990),
        Behaviour("v1", "purchase", "B", 2, 200, "o1", 1_990),
        Behaviour("v1", "purchase", "A", 3, 200, "o1", 1_990),
        Behaviour("v1", "purchase", "A", 2, 201, "o1", 1_990),
        Behaviour("v1", "purchase", "A", 2, 200, "o2", 1_990),
    ],
)
def test_events_that_differ_are_two(log: BehaviourLog, other: Behaviour) -> None:
    log.import_rows([BUY], "event CSV")
    assert log.import_rows([other], "event CSV").added == 1


def test_bad_rows_are_left_out_and_counted(log: BehaviourLog) -> None:
    report = log.import_rows([VIEW, BAD, BUY], "event CSV")
    assert (report.added, report.bad_count, report.bad) == (2, 1, [BAD])


def test_strict_refuses_a_file_with_a_bad_row_and_changes_nothing(log: BehaviourLog) -> None:
    log.import_rows([VIEW], "event CSV")
    with pytest.raises(ImportRefused, match="line 3") as caught:
        log.import_rows([BUY, BAD], "event CSV", strict=True)
    assert "--strict" in caught.value.hint
    assert list(log.everything()) == [VIEW]


def test_a_file_without_a_good_row_is_refused(log: BehaviourLog) -> None:
    with pytest.raises(ImportRefused, match="no row"):
        log.import_rows([BAD], "event CSV")


def test_an_import_that_breaks_leaves_the_log_as_it_was(log: BehaviourLog) -> None:
    log.import_rows([VIEW], "event CSV")

    def breaking() -> Iterator[Behaviour | BadRow]:
        yield BUY
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        log.import_rows(breaking(), "event CSV")
    assert list(log.everything()) == [VIEW]
    # Nothing of the broken file is left over for the next one.
    assert log.import_rows([LATER], "event CSV").added == 1
    assert list(log.everything()) == [VIEW, LATER]


def test_the_chat_adds_what_was_done_once_a_second(activity: Store, log: BehaviourLog) -> None:
    def add(pieces: dict[str, int], at: int) -> None:
        with activity.write() as db:
            record_behaviour(db, "v1", "add_to_cart", pieces, at)

    add({"A": 3, "B": 1}, 300)
    add({"A": 3}, 300)
    assert [(row.product_id, row.quantity) for row in log.everything()] == [("A", 3), ("B", 1)]
    add({"A": 1}, 301)
    assert [(row.product_id, row.at) for row in log.everything()] == [("A", 300), ("B", 300), ("A", 301)]


def test_a_file_is_read_before_the_turn_at_writing_is_taken(activity: Store, log: BehaviourLog) -> None:
    server = Store(activity.path, [], durable=True)

    def rows() -> Iterator[Behaviour]:
        with server.write():  # a shopper's turn in the middle of the file: it would wait for ever
            pass
        yield VIEW

    assert log.import_rows(rows(), "test").added == 1
    server.close()


def test_sales_of_the_last_days_are_counted_less_what_came_back(log: BehaviourLog) -> None:
    day = 86_400
    lines = [
        ("purchase", "cup", 2, 100),
        ("purchase", "cup", 1, 20),  # long before
        ("refund", "cup", 1, 101),
        ("purchase", "tea", 1, 99),
        ("refund", "tea", 1, 100),  # nothing is left of it
        ("view_item", "pot", 1, 102),
    ]
    rows = [Behaviour("v", event, product, n, on * day, "o1") for event, product, n, on in lines]
    log.import_rows(rows, "test")
    assert log.count_sold(days=30) == {"cup": 1}
