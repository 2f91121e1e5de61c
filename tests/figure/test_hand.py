"""How a hand is held."""

from __future__ import annotations

from stretchgui.figure.drawing import draw
from stretchgui.figure.extent import SCALE
from stretchgui.figure.look import LOOKS
from stretchgui.figure.motion import Frame
from tests.figure.drawn import flattened, sound


def test_a_fist_is_a_hand_whose_fingers_are_closed() -> None:
    """It reaches less far from the wrist than a hand that holds something, and that less far than an open one."""

    def reach(grip: str) -> float:
        arm = f"left-arm: {{shoulder: 90, elbow: 0, grip: {grip}}}"
        figure = sound(f"moments: {{hold: {{receiver: {{faces: left, place: {{at: [0, 90]}}, {arm}}}}}}}")
        scene = draw(figure, Frame(), None, LOOKS["light"])
        (drawn,) = (shape for shape in scene.shapes() if shape.name == "receiver.left-arm")
        across = [x for loop in flattened(drawn.path) for x, _ in loop]
        return max(across) - min(across)

    assert reach("fist") + 2 * SCALE < reach("hold") < reach("flat") - 2 * SCALE
