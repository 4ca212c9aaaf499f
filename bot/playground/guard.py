"""Keeps foreign web pages out.

Knows that a page somewhere on the internet can make this browser send requests to loopback,
by name tricks (Host) or plainly (Origin). Must not know any route.
"""

from collections.abc import Awaitable, Callable, Collection

from aiohttp import web
from aiohttp.typedefs import Middleware
from yarl import URL

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' blob: data:; font-src 'self'; media-src 'self' blob:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guard(extra_hosts: Collection[str] = ()) -> Middleware:
    """Make the middleware; `extra_hosts` are further names this server goes by."""
    names = _LOOPBACK | set(extra_hosts)

    @web.middleware
    async def keep_out(request: web.Request, handler: _Handler) -> web.StreamResponse:
        reason = _reason(request, names)
        if reason:
            return web.json_response({"ok": False, "description": reason}, status=403)
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return keep_out


def _reason(request: web.Request, names: Collection[str]) -> str:
    try:
        host = URL(f"http://{request.host}").host
    except ValueError:
        host = None
    if host not in names:
        return "this host name is not served here"
    origin = request.headers.get("Origin")
    # The scheme may differ: a tunnel before this server may speak HTTPS.
    if origin is not None and origin.partition("://")[2] != request.host:
        return "other pages may not use the playground"
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site in {"cross-site", "same-site"} and request.path != "/":
        return "other pages may not use the playground"
    return ""
