"""answerInlineQuery.

Knows what a result may be; articles and photos that were sent before are built. Must not know
who asked.
"""

import re

from bot.playground import limits, markup, schema
from bot.playground.methods_sending import caption_content, media_content, text_content
from bot.playground.refusals import Refusal, bad_request
from bot.playground.room import Call, Method, Room
from bot.playground.wire import Json, present

_DEFAULT_CACHE_SECONDS = 300


def _unparsed(words: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {words}")


def answer_inline(room: Room, call: Call) -> bool:
    params = call.params
    given = params["results"]
    if len(given) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_result(room, call, one) for one in given]
    ids = [one["id"] for one in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.get("next_offset", "").encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {"results": results, "next_offset": params.get("next_offset", "")}
    answer |= present(button=_button(params.get("button")))
    room.inline.answer(
        params["inline_query_id"],
        answer,
        cache_time=params.get("cache_time", _DEFAULT_CACHE_SECONDS),
        personal=params.get("is_personal", False),
    )
    return True


def _result(room: Room, call: Call, given: Json) -> Json:
    if not 1 <= len(given["id"].encode()) <= limits.RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if given["type"] == "article":
        return _article(given)
    if given["type"] == "photo" and "photo_file_id" in given:
        return _photo(room, call, given)
    kind = given["type"]
    raise _unparsed(f'type "{kind}" is unsupported for the inline query result')


def _article(given: Json) -> Json:
    article = _checked("InlineQueryResultArticle", given)
    if not article["title"].strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    shown = {"id": article["id"], "type": "article", "title": article["title"]}
    shown |= present(description=article.get("description"))
    content = _typed(article["input_message_content"])
    return {**shown, "content": content, **_keyboard(article)}


def _photo(room: Room, call: Call, given: Json) -> Json:
    photo = _checked("InlineQueryResultCachedPhoto", given)
    media = media_content(room, call, "photo", photo["photo_file_id"])
    instead = photo.get("input_message_content")
    content = _typed(instead) if instead else {**media, **caption_content(photo)}
    shown = {"id": photo["id"], "type": "photo", **media}
    shown |= present(title=photo.get("title"), description=photo.get("description"))
    return {**shown, "content": content, **_keyboard(photo)}


def _typed(given: Json) -> Json:
    if "message_text" not in given:
        raise _unparsed("Input message content has an unsupported type")
    words = _checked("InputTextMessageContent", given)
    return text_content({**words, "text": words["message_text"]})


def _keyboard(given: Json) -> Json:
    return present(reply_markup=markup.checked(given.get("reply_markup")))


def _button(given: Json | None) -> Json | None:
    if given is None:
        return None
    if ("start_parameter" in given) == ("web_app" in given):
        raise bad_request(
            "can't parse inline query results button:"
            " InlineQueryResultsButton must have exactly one optional field"
        )
    parameter = given.get("start_parameter", "x")
    if not re.fullmatch(limits.START_PAYLOAD, parameter) or not parameter:
        raise bad_request("START_PARAM_INVALID")
    return given


def _checked(kind: str, given: Json) -> Json:
    checked = schema.check("results", kind, given)
    assert isinstance(checked, dict)
    return checked


METHODS: dict[str, Method] = {"answerInlineQuery": answer_inline}
