"""Telegram's numbers, each once.

Knows figures only. Documented ones come from the Bot API; those marked (measured) are not
documented and follow what the servers were seen to do.
"""

TEXT_CHARS = 4096  # after entities are parsed
TEXT_BYTES = 1 << 15  # before they are parsed (the Bot API server's own guard)
CAPTION_CHARS = 1024
ENTITIES = 100  # further ones are dropped silently
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER_CHARS = 200
EPHEMERAL_SECONDS = 15.0  # a press allows for a message to whoever pressed
CALLBACK_SECONDS = 60.0  # (measured) "query is too old" comes from about here on
INLINE_BUTTONS = 100  # (measured)
INLINE_ROW = 8  # (measured)
REPLY_BUTTONS = 300  # (measured)
REPLY_ROW = 12  # (measured)
MARKUP_BYTES = 10 * 1024  # (measured)
COPY_TEXT_CHARS = 256
PLACEHOLDER_CHARS = 64
PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000  # width and height together
PHOTO_RATIO = 20
PHOTO_BOXES = {"s": 100, "m": 320, "x": 800, "y": 1280, "w": 2560}  # letter: longest side
ALBUM = range(2, 11)
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
DELETE_SECONDS = 48 * 3600  # a bot deletes nothing that is older, with all rights neither
DELETED_AT_ONCE = 100
TOPIC_CHARS = 128
COMMANDS = 100
COMMAND_DESCRIPTION = 256
BOT_NAME = 64
BOT_DESCRIPTION = 512
BOT_SHORT_DESCRIPTION = 120
UPDATES_A_CALL = 100
LONG_POLL_SECONDS = 50
UPDATE_LIFE_SECONDS = 24 * 3600
WEBHOOK_CONNECTIONS = 40  # where setWebhook names none
WEBHOOK_CONNECTIONS_MAX = 100
SECRET_CHARS = 256
START_PAYLOAD = r"[A-Za-z0-9_-]{0,64}"
REQUEST_BYTES = UPLOAD_BYTES * 2  # room for an album's multipart
CHAT_A_SECOND = 1.0  # not published; "short bursts" are allowed
CHAT_BURST = 5
GROUP_A_MINUTE = 20  # messages and edits together (measured)
ALL_A_SECOND = 30
POLL_QUESTION_CHARS = 300
POLL_OPTIONS = 12
POLL_OPTION_CHARS = 100
POLL_SECONDS = range(5, 2_628_001)
INLINE_RESULTS = 50
INLINE_SECONDS = 60.0  # (measured) an inline query is not answered later
INLINE_QUERY_CHARS = 256
INLINE_OFFSET_BYTES = 64
RESULT_ID_BYTES = 64
