"""For screens by day: tinted rows on a pale page."""

from typing import Final

from journey.lanes import Role
from renderers.theme import LaneColours, Theme

STAGES: Final = (
    "#5457cf", "#0a7884", "#24803f", "#a65c07", "#c4335d", "#7a4ad1",
    "#2268b5", "#8a5a00", "#b1431c", "#0f6e5c", "#92389b", "#4a5679",
)  # fmt: skip

THEME: Final = Theme(
    page="#f4f5fb",
    surface="#ffffff",
    line="#e2e4f1",
    ink="#191a38",
    soft="#62667f",
    accent="#4d47b8",
    accent_tint="#edebfc",
    on_stage="#ffffff",
    stages=STAGES,
    stage_inks=STAGES,
    stage_line=None,
    lanes={
        Role.WISH: LaneColours("#4b4ec4", "#eceefe", "#9da0e4"),
        Role.DEED: LaneColours("#4a5470", "#f7f8fc", "#a3abc0"),
        Role.QUESTION: LaneColours("#6a44b8", "#f2effd", "#b39fdd"),
        Role.PLACE: LaneColours("#0b6874", "#e5f4f6", "#7fb9c1"),
        Role.FEELING: LaneColours("#ad1f6b", "#fdf0f7", "#dc9abf"),
        Role.TROUBLE: LaneColours("#b3302a", "#fdeeed", "#dd9793"),
        Role.REMEDY: LaneColours("#1c7340", "#e8f6ed", "#89bf9c"),
        Role.FIGURE: LaneColours("#845700", "#fdf5e2", "#cdaa66"),
        Role.INSIDE: LaneColours("#2a5f93", "#e9f2fa", "#93b3d2"),
    },
    other_lane=LaneColours("#565b73", "#f1f2f7", "#a9adbf"),
    faces=("#ef5350", "#ff8f5e", "#f9c846", "#9ccc60", "#3fb67c"),
    face_ink="#2c2a24",
    face_line="#ffffff",
    good="#eef8f1",
    bad="#fdf1f0",
    star="#b07200",
)
