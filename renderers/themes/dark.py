"""For screens by night."""

from typing import Final

from renderers.theme import Meaning, Theme

THEME: Final = Theme(
    page="#12131d",
    surface="#1d1f2d",
    line="#343750",
    mute="#6b7090",
    ink="#f0f1f8",
    soft="#abb0c8",
    on_ink="#12131d",
    accent="#b0abff",
    key="#5b55c6",
    on_key="#ffffff",
    head="#302f57",
    tint="#2b2a4d",
    bad=Meaning("#ffa099", "#5c2b2e", "#2f2028", "#4b2f36"),
    good=Meaning("#7adbd0", "#1c4c4a", "#182c2e", "#284648"),
    alarm="#c23b35",
    on_alarm="#ffffff",
    bar="#8b86ea",
    track="#34374f",
    star="#f0b542",
    star_on_key="#ffd66b",
    faces=("#ef5350", "#ff8f5e", "#f9c846", "#86cfa6", "#2fb3a6"),
    face_ink="#2c2a24",
    face_line="#1d1f2d",
    people=("#8ab4ff", "#f0a868", "#5fd0c0", "#f08fc6", "#b9c3e0"),
    on_people="#12131d",
)
