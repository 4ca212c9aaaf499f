"""For screens by day."""

from typing import Final

from renderers.theme import Meaning, Theme

THEME: Final = Theme(
    page="#f4f5fb",
    surface="#ffffff",
    line="#e2e4f1",
    mute="#a3a7be",
    ink="#191a38",
    soft="#5c607a",
    on_ink="#ffffff",
    accent="#4d47b8",
    key="#443ea8",
    on_key="#ffffff",
    head="#dedcf6",
    tint="#e4e2f8",
    bad=Meaning("#b3302a", "#f8d0cb", "#fdf0ef", "#f3dad7"),
    good=Meaning("#0b6b66", "#c8e9e5", "#edf7f6", "#cde6e3"),
    alarm="#b3302a",
    on_alarm="#ffffff",
    bar="#6f6acb",
    track="#e6e7f2",
    star="#b07200",
    star_on_key="#ffd66b",
    faces=("#ef5350", "#ff8f5e", "#f9c846", "#86cfa6", "#2fb3a6"),
    face_ink="#2c2a24",
    face_line="#ffffff",
    people=("#2864c8", "#b8500c", "#0a7b70", "#a83279", "#4a5170"),
    on_people="#ffffff",
)
