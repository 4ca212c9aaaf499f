"""For paper: black on white, everything told apart without colour."""

from typing import Final

from renderers.theme import Meaning, Theme

THEME: Final = Theme(
    page="#ffffff",
    surface="#ffffff",
    line="#bdbdbd",
    mute="#8a8a8a",
    ink="#111111",
    soft="#4d4d4d",
    on_ink="#ffffff",
    accent="#111111",
    key="#2f2f2f",
    on_key="#ffffff",
    head="#e9e9e9",
    tint="#efefef",
    bad=Meaning("#111111", "#c9c9c9", "#f3f3f3", "#9a9a9a"),
    good=Meaning("#111111", "#ededed", "#ffffff", "#bdbdbd"),
    alarm="#2f2f2f",
    on_alarm="#ffffff",
    bar="#6a6a6a",
    track="#e4e4e4",
    star="#111111",
    star_on_key="#ffffff",
    faces=("#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff"),
    face_ink="#111111",
    face_line="#111111",
    people=("#222222", "#555555"),
    on_people="#ffffff",
)
