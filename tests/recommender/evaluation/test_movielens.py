"""Rating files, and the textbook's examples worked on one of them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from recommender.data.interaction_matrices import matrices_of
from recommender.data.ratings import Ratings
from recommender.evaluation.movielens import read_ratings, select_liked
from recommender.scorers.similarities import cosine, pearson

# Made for these tests in MovieLens' format: users 1, 2, 3 rate items 1 to 4.
U_DATA = Path(__file__).parent / "ratings" / "u.data"
GIVEN = [[5, 3, 1, 4], [4, 5, 2, 3], [2, 1, 4, 5]]
FIRST, LAST = 874_965_478, 875_241_619


def lines(separator: str, *, timed: bool = True) -> list[str]:
    rows = [line.split("\t") for line in U_DATA.read_text().splitlines()]
    return [separator.join(row if timed else row[:3]) for row in rows]


def written(path: Path, header: str, rows: list[str]) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_u_data_is_read_as_it_stands() -> None:
    log = read_ratings(U_DATA)
    assert log.users.values.tolist() == [1, 2, 3]
    assert log.items.values.tolist() == [1, 2, 3, 4]
    assert matrices_of(log).ratings.toarray().tolist() == GIVEN
    assert (log.time.min(), log.time.max()) == (FIRST, LAST)


def test_ratings_csv_and_inter_say_the_same(tmp_path: Path) -> None:
    csv = written(tmp_path / "ratings.csv", "userId,movieId,rating,timestamp", lines(","))
    inter = written(tmp_path / "tiny.inter", "user_id:token\titem_id:token\trating:float\ttimestamp:float", lines("\t"))
    for path in (csv, inter):
        log, expected = read_ratings(path), read_ratings(U_DATA)
        assert matrices_of(log).ratings.toarray().tolist() == GIVEN
        assert log.time.tolist() == expected.time.tolist()


def test_columns_stand_in_any_order_and_others_are_left_aside(tmp_path: Path) -> None:
    path = written(
        tmp_path / "x.inter", "rating:float\tmood:token\titem_id:token\tuser_id:token", ["4.5\tglad\tb\tann"]
    )
    log = read_ratings(path)
    assert (log.users.one(0), log.items.one(0), log.rating.tolist()) == ("ann", "b", [4.5])
    assert not log.has_time


def test_a_byte_order_mark_quotes_and_empty_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(b'\xef\xbb\xbfuserId,movieId,rating,timestamp\r\n"1","10",3.5,100\r\n\r\n1,9,4,200\r\n')
    log = read_ratings(path)
    assert log.items.values.tolist() == [9, 10]
    assert log.rating.tolist() == [3.5, 4.0]


def test_ids_that_only_look_like_numbers_stay_names(tmp_path: Path) -> None:
    path = written(tmp_path / "ratings.csv", "userId,movieId,rating", ["007,1,3", "7,1,4"])
    assert read_ratings(path).users.values.tolist() == ["007", "7"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "first line"),
        ("title,year\nHeat,1995\n", "first line is 'title,year'"),
        ("userId,movieId,rating\n1,2\n", "line 2: 2 columns, 3 are expected"),
        ("userId,movieId,rating\n1,2,good\n", "line 2: rating is 'good'"),
        ("userId,movieId,rating,timestamp\n1,2,3,4\n1,2,3,nan\n", "line 3: timestamp is 'nan'"),
        ("1\t2\tinf\t4\n", "line 1: rating is 'inf'"),
        ("1\t2\t3\t4\n1\t2\t3\n", "line 2: 3 columns, 4 are expected"),
    ],
)
def test_what_is_no_rating_file_is_refused_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad"
    path.write_text(content)
    with pytest.raises(ValueError, match=message):
        read_ratings(path)


def test_a_header_alone_is_a_log_without_events(tmp_path: Path) -> None:
    assert len(read_ratings(written(tmp_path / "ratings.csv", "userId,movieId,rating,timestamp", []))) == 0


def test_liked_keeps_high_ratings_as_purchases_and_all_items() -> None:
    log = select_liked(read_ratings(U_DATA))
    assert not isinstance(log, Ratings)
    # 5 and 4 of user 1, 4 and 5 of user 2, 4 and 5 of user 3
    assert matrices_of(log).affinity.toarray().tolist() == [[1, 0, 0, 1], [1, 1, 0, 0], [0, 0, 1, 1]]


def test_the_worked_examples_on_the_file() -> None:
    matrix = matrices_of(read_ratings(U_DATA)).ratings.toarray()
    # users 1 and 2: 5·4 + 3·5 + 1·2 + 4·3 = 49; |1|² = 25 + 9 + 1 + 16 = 51; |2|² = 16 + 25 + 4 + 9 = 54
    assert cosine(matrix[0], matrix[1]) == pytest.approx(49 / math.sqrt(51 * 54))
    assert round(cosine(matrix[0], matrix[1]), 4) == 0.9337
    # items 1 and 3: 5·1 + 4·2 + 2·4 = 21; |1|² = 25 + 16 + 4 = 45; |3|² = 1 + 4 + 16 = 21
    assert cosine(matrix[:, 0], matrix[:, 2]) == pytest.approx(21 / math.sqrt(45 * 21))
    assert round(cosine(matrix[:, 0], matrix[:, 2]), 4) == 0.6831
    # (5,4,3) and (4,5,2): 46 / sqrt(50·45); centred (1,0,-1) and (1/3,4/3,-5/3): 2 / sqrt(2·14/3)
    assert round(cosine([5, 4, 3], [4, 5, 2]), 4) == 0.9698
    assert pearson([5, 4, 3], [4, 5, 2]) == pytest.approx(2 / math.sqrt(2 * 42 / 9))
    assert round(pearson([5, 4, 3], [4, 5, 2]), 4) == 0.6547
