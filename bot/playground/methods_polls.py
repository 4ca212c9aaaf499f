"""sendPoll and stopPoll.

Knows what a poll may be. Must not know votes.
"""

from bot.playground import fate, limits, markup, topics
from bot.playground.entities import formatted
from bot.playground.methods_sending import place, send
from bot.playground.refusals import bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, present

_NOT_BUILT = ("media", "explanation_media", "correct_option_ids", "country_codes")


def send_poll(room: Room, call: Call) -> Json:
    params = call.params
    if params.get("type", "regular") != "regular" or any(name in params for name in _NOT_BUILT):
        raise bad_request("Unsupported poll type specified")  # quizzes are not built here
    chat = place(room, call)
    question = _question(params)
    options = [_option(given) for given in params["options"]]
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > limits.POLL_OPTIONS:
        raise bad_request(f"poll can't have more than {limits.POLL_OPTIONS} options")
    poll = room.polls.new(question, options, {**_facts(params), **_closing(room, params)})
    message = send(room, chat, call, {"poll": poll})
    room.polls.watch(message)
    return room.messenger.message(chat["id"], message["message_id"])


def _question(params: Json) -> Json:
    text, entities = formatted(
        params["question"], params.get("question_parse_mode"), params.get("question_entities")
    )
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > limits.POLL_QUESTION_CHARS:
        raise bad_request(f"poll question length must not exceed {limits.POLL_QUESTION_CHARS}")
    kept = [entity for entity in entities if entity["type"] == "custom_emoji"]
    return present(question=text, question_entities=kept or None)


def _option(given: str | Json) -> Json:
    option: Json = {"text": given} if isinstance(given, str) else given
    text, _ = formatted(option["text"], option.get("text_parse_mode"), option.get("text_entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > limits.POLL_OPTION_CHARS:
        raise bad_request(f"poll options length must not exceed {limits.POLL_OPTION_CHARS}")
    return {"text": text}


def _facts(params: Json) -> Json:
    return {
        "is_closed": params.get("is_closed", False),
        "is_anonymous": params.get("is_anonymous", True),
        "type": "regular",
        "allows_multiple_answers": params.get("allows_multiple_answers", False),
        "allows_revoting": params.get("allows_revoting", True),
        "members_only": params.get("members_only", False),
    }


def _closing(room: Room, params: Json) -> Json:
    """Say when it closes by itself; out of bounds, Telegram takes the nearest it allows."""
    if "open_period" in params:
        least, most = limits.POLL_SECONDS[0], limits.POLL_SECONDS[-1]
        return {"open_period": max(least, min(params["open_period"], most))}
    if "close_date" in params:
        if int(params["close_date"] - room.now()) not in limits.POLL_SECONDS:
            raise bad_request("POLL_CLOSE_DATE_INVALID")
        return {"close_date": params["close_date"]}
    return {}


def stop_poll(room: Room, call: Call) -> Json:
    chat = room.people.chat_to_write(call.params["chat_id"])
    number = call.params["message_id"]
    message = room.messenger.message_to("message with poll to stop", chat, number)
    mark = room.messenger.mark(chat["id"], number)
    fate.must_be_stoppable(message, mark, room.people.bot["id"])
    topics.bot_writes(chat, message.get("message_thread_id", 0))
    return room.polls.stop(message, markup.checked(call.params.get("reply_markup")))


METHODS: dict[str, Method] = {"sendPoll": send_poll, "stopPoll": stop_poll}
