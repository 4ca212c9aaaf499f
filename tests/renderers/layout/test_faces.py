"""Five faces, each of another shape."""

from renderers.layout.faces import face, step
from renderers.scene import Circle, Curve, Shape
from renderers.themes import theme


def test_levels_are_rounded_to_the_five_faces() -> None:
    levels = (-2, -1.5, -1.4, -0.5, -0.4, 0, 0.4, 0.5, 1.4, 1.5, 2)
    assert [step(level) for level in levels] == [-2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2]


def test_without_colour_no_two_faces_are_alike() -> None:
    printed = theme("print")
    shapes: list[tuple[object, ...]] = []
    for level in (-2, -1, 0, 1, 2):
        parts: list[object] = []
        for record in face(level, 0, 0, 10, printed):
            match record:
                case Circle():
                    parts.append(("circle", record.x, record.y, record.radius))
                case Curve():
                    parts.append(("curve", record.start, record.pieces))
                case Shape():
                    parts.append(("shape", record.points))
        shapes.append(tuple(parts))
    assert len(set(shapes)) == 5
