"""For screens by night."""

from typing import Final

from journey.lanes import Role
from renderers.theme import LaneColours, Theme

THEME: Final = Theme(
    page="#12131d",
    surface="#1d1f2d",
    line="#343750",
    ink="#f0f1f8",
    soft="#abb0c8",
    accent="#b0abff",
    accent_tint="#2b2a4d",
    on_stage="#ffffff",
    stages=(
        "#5457cf", "#0a7884", "#24803f", "#a65c07", "#c4335d", "#7a4ad1",
        "#2268b5", "#8a5a00", "#b1431c", "#0f6e5c", "#92389b", "#4a5679",
    ),
    stage_inks=(
        "#a9abff", "#5fd0dc", "#74d191", "#f0b364", "#ff92b0", "#c5a6ff",
        "#85bdf7", "#dcb455", "#ff9e7a", "#63cfb8", "#e29bea", "#b3bedd",
    ),
    stage_line=None,
    lanes={
        Role.WISH: LaneColours("#adb0ff", "#23264a", "#6367b5"),
        Role.DEED: LaneColours("#bcc4da", "#222534", "#6a738c"),
        Role.QUESTION: LaneColours("#c9b0ff", "#2a2444", "#7a66ad"),
        Role.PLACE: LaneColours("#6fd3df", "#16323a", "#3f8792"),
        Role.FEELING: LaneColours("#ff9fd0", "#37203a", "#a35b85"),
        Role.TROUBLE: LaneColours("#ffa099", "#3b2127", "#a85d59"),
        Role.REMEDY: LaneColours("#7fd89e", "#1a3428", "#4a8a63"),
        Role.FIGURE: LaneColours("#edc06a", "#362c18", "#94763c"),
        Role.INSIDE: LaneColours("#93c4f2", "#1c2f43", "#56809f"),
    },
    other_lane=LaneColours("#c3c7d8", "#272a39", "#737890"),
    faces=("#ef5350", "#ff8f5e", "#f9c846", "#9ccc60", "#3fb67c"),
    face_ink="#2c2a24",
    face_line="#1d1f2d",
    good="#1a2a26",
    bad="#2e2028",
    star="#f0b542",
)  # fmt: skip
