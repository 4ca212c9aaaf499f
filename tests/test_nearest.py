"""`make check` picks the tests that a change is likeliest to break."""

from __future__ import annotations

from tests.nearest import ALWAYS, HOUSE, nearest


def test_nothing_changed_leaves_the_tests_of_the_house() -> None:
    assert nearest([]) == [*ALWAYS]


def test_a_modules_own_test_and_those_that_import_it_come_first() -> None:
    found = nearest(["bot/runtime/proxy.py"])
    assert found[: len(ALWAYS)] == [*ALWAYS]
    assert {"tests/bot/runtime/test_proxy.py", "tests/bot/runtime/test_reaching.py"} <= {*found[:6]}


def test_then_come_those_of_the_modules_that_import_it() -> None:
    found = nearest(["bot/storage/parameters.py"])
    assert "tests/bot/storage/test_address.py" in found
    assert found.index("tests/bot/storage/test_address.py") < len(found) - 1


def test_what_is_found_in_a_folder_is_near_to_whoever_looks_there() -> None:
    for found_by_looking, test in (
        ("handlers/flows/finding.py", "tests/handlers/test_book.py"),
        ("renderers/formats/csv_file.py", "tests/renderers/test_format.py"),
        ("renderers/themes/print.py", "tests/renderers/test_theme.py"),
    ):
        assert test in nearest([found_by_looking])


def test_what_a_test_stands_on_counts_too() -> None:
    assert "tests/bot/runtime/test_reaching.py" in nearest(["tests/bot/runtime/proxies.py"])


def test_texts_are_tested_in_their_room() -> None:
    assert "tests/locales/test_texts.py" in nearest(["locales/ru/tropa.po"])


def test_there_are_never_more_than_two_processors_do_in_a_minute() -> None:
    found = nearest(["journey/model.py"], most=10)
    assert len(found) == 10 + len(ALWAYS)
    assert all((HOUSE / file).is_file() for file in found)
    assert not any(file.startswith("tests/e2e/") for file in found)


def test_a_changed_conversation_is_run_itself() -> None:
    assert "tests/e2e/test_quick_map.py" in nearest(["tests/e2e/test_quick_map.py"])
