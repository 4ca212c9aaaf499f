"""Every format in the folder writes a map."""

import pytest

from renderers.format import format_named, names
from tests.renderers.samples import RU, typical

STARTS = {"png": b"\x89PNG", "text": "Путь гостя кофейни".encode()}


def test_the_folder_has_picture_and_words() -> None:
    assert {"png", "text"} <= set(names())


@pytest.mark.parametrize("name", names())
def test_a_format_writes_files(name: str) -> None:
    found = format_named(name)
    files = found.files(typical(1), RU, "light")
    assert found.suffix.startswith(".")
    assert "/" in found.media_type
    assert files
    assert all(files)
    assert files[0].startswith(STARTS.get(name, b""))
    assert files == found.files(typical(1), RU, "light")


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        format_named("fax")
