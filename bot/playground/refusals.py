"""Every error the Bot API answers with, in its exact words.

Knows codes and sentences (they follow the public Bot API server). Must not know when they apply.
"""

from bot.playground.wire import Json, present

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request;"
    " make sure that only one bot instance is running"
)

WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)


class Refusal(Exception):  # noqa: N818 - it is Telegram that refuses; nothing here went wrong
    """An answer with `ok: false`; code and words are what the client sees."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.asked: Json = {}
        """What was asked for, as it came; for the journal of calls."""

    def body(self) -> Json:
        """Shape the answer as Telegram does; `parameters` only where there are some."""
        return present(
            ok=False,
            error_code=self.code,
            description=self.description,
            parameters=self.parameters or None,
        )


def bad_request(words: str) -> Refusal:
    """Prefix the words as the server does: a sentence starts small, a CONSTANT stays."""
    constant = words[1:2].isupper() or words[1:2] == "_"
    return Refusal(400, f"Bad Request: {words if constant else words[:1].lower() + words[1:]}")


def unparsed(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")


def unauthorized() -> Refusal:
    return Refusal(401, "Unauthorized")


def not_found() -> Refusal:
    return Refusal(404, "Not Found")


def conflict() -> Refusal:
    return Refusal(409, OTHER_POLL)


def webhook_is_set() -> Refusal:
    return Refusal(409, WEBHOOK_IS_SET)


def too_large() -> Refusal:
    return Refusal(413, "Request Entity Too Large")


def retry_after(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def blocked() -> Refusal:
    return Refusal(403, "Forbidden: bot was blocked by the user")


def never_met() -> Refusal:
    return Refusal(403, "Forbidden: bot can't initiate conversation with a user")


def not_inside(chat: Json) -> Refusal:
    """Refuse a group that the bot has left (`left`) or was put out of (`kicked`)."""
    how = "was kicked from" if chat["bot"] == "kicked" else "is not a member of"
    return Refusal(403, f"Forbidden: bot {how} the {chat['type']} chat")


def upgraded(new_id: int) -> Refusal:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, migrate_to_chat_id=new_id)
