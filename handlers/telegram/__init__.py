"""Telegram's side of the edge, over aiogram: an update becomes an event, a reply is sent.

Must not know what is asked or answered; the only package of `handlers` that imports aiogram.
"""
