"""A foreign web page cannot drive the playground."""

import aiohttp
import pytest

from bot.playground.client import Person
from bot.playground.server import Playground


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize("path", ["/_/state", "/bot{token}/getMe", "/page/app.js"])
async def test_others_are_kept_out(
    playground: Playground, headers: dict[str, str], path: str
) -> None:
    url = playground.url + path.format(token=playground.token)
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        assert answer.status == 403


async def test_the_own_page_is_let_in(playground: Playground) -> None:
    headers = {"Origin": playground.url, "Sec-Fetch-Site": "same-origin"}
    url = f"{playground.url}/_/state"
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_a_form_of_another_page_is_no_json(playground: Playground, anya: Person) -> None:
    url = f"{playground.url}/_/chats/{anya.id}/messages"
    data = '{"text": "подделка"}'
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as answer:
        assert answer.status == 400
    assert [message.text for message in await anya.messages()] == ["/start"]


async def test_an_uploaded_page_is_not_shown_in_place(playground: Playground, anya: Person) -> None:
    sent = await anya.send_file("document", b"<script>alert(1)</script>", "a.html")
    assert sent.document is not None
    url = f"{playground.url}/_/files/{sent.document['file_id']}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
