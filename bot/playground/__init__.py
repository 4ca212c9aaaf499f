"""A local Telegram: an honest Bot API server on loopback and a chat page in the browser.

The whole bot can be tried here without a token, and end-to-end tests meet real HTTP, real
multipart and real refusals. It knows Telegram's rules and nothing of the bot: neither aiogram
nor any other room of the house is imported.

    room of files        what it knows
    wire, refusals       the JSON of the Bot API; every error's exact words
    schema, limits       parameters and types by table; Telegram's numbers
    entities, html_mode  formatted text: offsets, links, the HTML parse mode
    markup, pictures     what a keyboard and a photo may be
    store, files         what is kept on disk
    updates, stream      the bot's queue; the page's live stream
    webhook              … brought to it, where it set one
    people, membership   who there is, and who is what in a chat
    composing, messenger how a message begins; what happens to it, whoever does it
    groups, topics       who comes and goes in a group; a forum's threads
    keyboards, presses   what people see below the text box; buttons and their answers
    polls, inline        votes; what is asked through the bot in any chat
    rates                Telegram's patience, as an option
    methods_*            the Bot API's methods
    bot_api              the HTTP face for the bot; guard and faults stand before it
    admin*, looking      the HTTP face for people: what they do and what they see
    page/                the chat page
    server               Playground, which wires all this
    client, person,      what tests hold: PlaygroundClient, Person, Message
    views
"""
