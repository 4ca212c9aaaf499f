"""For paper: black on white, everything told apart without colour."""

from typing import Final

from renderers.theme import LaneColours, Theme

GREY: Final = LaneColours("#2b2b2b", "#ffffff", "#777777")

THEME: Final = Theme(
    page="#ffffff",
    surface="#ffffff",
    line="#bdbdbd",
    ink="#111111",
    soft="#4d4d4d",
    accent="#222222",
    accent_tint="#f0f0f0",
    on_stage="#ffffff",
    stages=("#2f2f2f", "#4f4f4f"),
    stage_inks=("#1f1f1f",),
    stage_line=None,
    lanes={},
    other_lane=GREY,
    faces=("#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff"),
    face_ink="#111111",
    face_line="#111111",
    good="#ffffff",
    bad="#f3f3f3",
    star="#222222",
)
