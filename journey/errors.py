"""What goes wrong, in two kinds.

What a user may do wrong is a value, never an exception: `Rejected(code, params)`; the sentence
belongs to locales under `error.<code>`. What must not happen is an exception:

    JourneyError
    ├── BrokenFile        a file that cannot be read: says where and what to do
    ├── NotOwner          somebody else's journey was asked for
    ├── Unavailable       the store cannot do it now; worth another try
    │   └── _Cut          an account went while tasks were sent (in `bot.outside.syncing`)
    ├── TakenOver         another process answers this update
    ├── Repeated          the effect of this update is stored already
    └── StaleJourney      a change was made from a state that is no more (in `bot.storage.journeys`)

Other rooms have their own, which end where they arose or tell whoever started the bot what to do:

    AssertionError
    └── NoButtonError     a measurement would press what is not there (in `bot.bench.taps`)
    Exception
    ├── BadSettings       a setting is missing or wrong (in `bot.runtime.settings`)
    ├── CannotCopy        no copy can be made or put back (in `bot.storage.copies`)
    ├── CannotListen      the webhook's address cannot be listened at (in `bot.intake.webhook`)
    ├── CannotMove        a database cannot be copied into another (in `bot.storage.moving`)
    ├── CannotOpen        the database cannot be used (in `bot.storage.trouble`)
    │   └── TooNew        a later version made it (in `bot.storage.trouble`)
    ├── DrawingFailed     no picture this time, the text stands in (in `handlers.ports`)
    │   └── TooManyPictures  a file holds what a chat does not (in `handlers.ports`)
    ├── Hung              a drawing worker took too long (in `bot.drawing.workers`)
    ├── NotSet            Telegram will not bring updates there (in `bot.intake.webhook`)
    ├── PlaygroundError   the playground refused a test's wish (in `bot.playground.line`)
    ├── Refusal           what Telegram would refuse (in `bot.playground.refusals`)
    ├── Refused           a command line's mistake, in one line (in `bot.files`)
    ├── TooManyPicturesError  counted before one is drawn (in `renderers.pages`)
    ├── Undelivered       the rest of a reply is not sent yet (in `handlers.telegram.deliver`)
    └── _NoLists          an account takes tasks but no checklists (in `bot.outside.bitrix24`)
    KeyError
    └── MissingTextError  a sentence that no catalogue has (in `locales.texts`)
    OSError
    └── NotPublic         an address leads into somebody's own network (in `bot.outside.gate`)
    ValueError
    ├── BadAddress        a database's address that we cannot use (in `bot.storage.address`)
    ├── BadSecret         a setting is no key to seal with (in `bot.outside.sealing`)
    └── IndustryFileError a trade's file cannot be read (in `locales.tomlfiles`)
"""

from dataclasses import dataclass, field
from enum import StrEnum


class JourneyError(Exception):
    """The root of all that must not happen."""


class NotOwner(JourneyError):  # noqa: N818
    """A journey of somebody else was asked for."""


class Unavailable(JourneyError):  # noqa: N818
    """The store is held by somebody, full, or not reached: nothing was stored; try again later."""


class TakenOver(JourneyError):  # noqa: N818
    """Another process answers this update; nothing was stored here."""


class Repeated(JourneyError):  # noqa: N818
    """The effect of this update is stored already, though its writer may have heard otherwise."""


class Code(StrEnum):
    """What a user may do wrong; each has its sentence in locales: `error.<code>`."""

    EMPTY = "empty"
    """Nothing but spaces was typed."""
    TOO_LONG = "too_long"
    """params: limit, length."""
    TOO_MANY = "too_many"
    """params: limit."""
    WHICH_LINE = "which_line"
    """A reply to several tasks that tells not which of them it is about. params: count."""
    TOO_MANY_LINES = "too_many_lines"
    """More tasks than one message may give. params: limit, count."""
    TWICE = "twice"
    """The same thing is there already. params: text."""
    NO_COLOUR = "no_colour"
    """A colour was asked for and something else was typed."""
    NO_PICTURE = "no_picture"
    """A picture was asked for, and what came is none that can be read."""
    EMPTY_PICTURE = "empty_picture"
    """A picture of one colour."""
    PICTURE_TOO_LARGE = "picture_too_large"
    TOO_MANY_PROOFS = "too_many_proofs"
    """params: limit."""
    DATE_AHEAD = "date_ahead"
    """What was seen cannot have been seen tomorrow."""
    TOO_MANY_MOMENTS = "too_many_moments"
    """params: limit."""
    NO_STAGE = "no_stage"
    """The stage it stood on is no more."""
    LAST_STAGE = "last_stage"
    """A map keeps at least one stage."""
    TOO_MANY_STAGES = "too_many_stages"
    """params: limit, count."""
    TOO_MANY_JOURNEYS = "too_many_journeys"
    """params: limit."""
    NO_NUMBER = "no_number"
    """One number was asked for and something else was typed."""
    NO_FIGURES = "no_figures"
    """A line with figures of a metric was asked for, and nothing in it could be understood."""
    NO_NAME = "no_name"
    """A number without what it counts."""
    NO_COUNT = "no_count"
    """A whole number, not below nothing, was asked for."""
    COUNTS = "counts"
    """A number a stage was asked for. params: given, wanted."""
    NO_COUNTS = "no_counts"
    """… and something else was typed. params: wanted."""
    NO_SUM = "no_sum"
    """A sum of money, not below nothing, was asked for."""
    NUMBER_TOO_LARGE = "number_too_large"
    OTHER_UNIT = "other_unit"
    """A target in another unit than its value. params: unit."""
    NO_OUTCOME = "no_outcome"
    """What a customer does is one of a few things."""
    NO_EMOJI = "no_emoji"
    """One emoji was asked for and something else was typed."""
    LAST_PERSONA = "last_persona"
    """A map keeps at least one persona."""
    TOO_MANY_PERSONAS = "too_many_personas"
    """params: limit."""
    NO_UNIT = "no_unit"
    """A duration without its unit. params: text."""
    NO_DURATION = "no_duration"
    """A duration was asked for and something else was typed."""
    FROM_TO = "from_to"
    """Two values where the map shows one. params: low, high, as they were typed."""
    NO_DATE = "no_date"
    """A day was asked for and something else was typed."""
    NO_SUCH_DATE = "no_such_date"
    """There is no such day, or it lies too far away."""
    TWO_DATES = "two_dates"
    """A day that can be read in two ways. params: text."""
    TOO_MANY_DRAWINGS = "too_many_drawings"
    """params: limit, seconds."""
    TASK_TAKEN = "task_taken"
    """Somebody else has taken the task. params: name."""
    TASK_DONE = "task_done"
    """Nothing is left to take."""
    PAST_DAY = "past_day"
    """A day that is over cannot be a due date."""
    NOTHING_TO_CHOOSE = "nothing_to_choose"
    """A vote needs two open pains at least."""
    NO_CITY = "no_city"
    """A city was asked for and none is called so. params: text."""
    FILE_TOO_LARGE = "file_too_large"
    """More than a bot may fetch. params: limit, in megabytes."""
    FILE_NOT_FETCHED = "file_not_fetched"
    """Telegram did not hand it over this time."""
    FILE_EMPTY = "file_empty"
    FILE_UNKNOWN = "file_unknown"
    """Nothing that is read from files is in it. params: kinds."""
    FILE_BROKEN = "file_broken"
    """It is what it says, but damaged or changed by hand."""
    FILE_PROTECTED = "file_protected"
    """It opens with a password only."""
    FILE_TOO_MUCH = "file_too_much"
    """More in it than can be read: rows, or what it unfolds to."""
    FILE_OLD = "file_old"
    """A sheet of before 2007, .xls."""
    FILE_PERSONAL = "file_personal"
    """It counts nothing and tells of persons. params: names, of the columns that do."""


class BrokenFile(JourneyError):  # noqa: N818 - reads as what it is
    """A file cannot be read; the message, for a command line, names the place in it.

    code, names: the sentence for whoever sent it into a chat, and the columns it speaks of.
    """

    def __init__(self, message: str, code: Code = Code.FILE_BROKEN, names: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.names = names


@dataclass(frozen=True, slots=True)
class Rejected:
    """A refusal with its reason; nothing was changed."""

    code: Code
    params: dict[str, str | int] = field(default_factory=dict)
