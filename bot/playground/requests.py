"""How the people's side is spoken to: bodies, forms, errors.

Knows JSON and multipart of `/_/`. Must not know any route.
"""

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.playground.files import Upload
from bot.playground.looking import as_json
from bot.playground.refusals import Refusal
from bot.playground.wire import Json

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def explain_errors(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Turn what a caller did wrong into a JSON answer."""
    if not request.path.startswith("/_/"):
        return await handler(request)
    try:
        return await handler(request)
    except KeyError as error:
        return as_json({"error": str(error.args[0])}, 404)
    except ValueError as error:
        return as_json({"error": str(error)}, 400)
    except Refusal as refusal:
        return as_json({"error": refusal.description}, refusal.code)


async def json_body(request: web.Request) -> Json:
    """Read a JSON object; ValueError when there is none."""
    # Only this content type: a foreign page cannot send it without asking first.
    if request.content_type != "application/json":
        raise ValueError("send application/json")
    body = await request.json()
    if not isinstance(body, dict):
        raise ValueError("send a JSON object")  # noqa: TRY004 - answered with 400
    return body


async def form(request: web.Request) -> tuple[dict[str, str], Upload | None]:
    """Read a multipart form: its fields, and its one file."""
    fields: dict[str, str] = {}
    upload = None
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        data = bytes(await part.read())
        if part.filename is None:
            fields[part.name or ""] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            upload = Upload(part.filename, mime, data)
    return fields, upload
