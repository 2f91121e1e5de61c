"""Measures the stop word, and prints the table of docs/stop-word.md; takes some twelve minutes.

    python -m tools.measure_stop_word            all of it
    python -m tools.measure_stop_word room       only what goes through the microphone: four minutes

Speech comes from eSpeak NG. The hits go through a real sound server, a loudspeaker that nobody hears and a
microphone before it, into the program that listens, as in a session; the false alarms are counted by the same
spotter without the detour, over ten minutes of the program's own sentences.
"""

from __future__ import annotations

import sys
import threading
import time
from array import array
from pathlib import Path
from typing import Final

from stretchgui.hearing.calibration import learn
from stretchgui.hearing.phrase import LADDER, USUAL, Phrase
from stretchgui.hearing.spotter import INSTALL, MakeSpotter, is_installed, sphinx
from tests.hearing.spoken import in_a_room, say, silence
from tests.hearing.trial import VOICES, Voice, false_alarms, own_sentences, try_of, voices_heard
from tests.ui.hearing.virtual_room import Listener, VirtualRoom
from tests.ui.sound.server import why_not

ROOT: Final = Path(__file__).resolve().parent.parent
TEN_MINUTES: Final = 600.0


def main() -> int:
    """Measures, and returns the exit status."""
    missing = why_not() or ("" if is_installed() else INSTALL)
    if missing:
        print(missing)
        return 1
    if "room" not in sys.argv[1:]:
        thresholds(sphinx())
    with VirtualRoom() as room:
        for phrase in Phrase:
            for tones in (False, True):
                hits_in_room(room, phrase, tones=tones)
        processor(room)
    return 0


def thresholds(make: MakeSpotter) -> None:
    """The tables of thresholds, and what learning does."""
    for phrase in Phrase:
        print(f"\n## {phrase}\n")
        print("| strictness | heard of 20 | false alarms in ten minutes | while it is known who speaks |")
        print("| --- | --- | --- | --- |")
        for strictness in LADDER:
            table_row(phrase, strictness, make)
        learnt_row(phrase, make)


def table_row(phrase: Phrase, strictness: int, make: MakeSpotter) -> None:
    """One row of the table of thresholds."""
    heard = sum(voices_heard(phrase, strictness, make))
    alarms = false_alarms(phrase, strictness, make, own_sentences(ROOT), TEN_MINUTES)
    print(f"| 1e-{strictness} | {heard} | {alarms.count} | {alarms.stopped} |", flush=True)


def learnt_row(phrase: Phrase, make: MakeSpotter) -> None:
    """How often each voice is heard in twenty tries after it was learnt from three others."""
    said = []
    for number, voice in enumerate(VOICES[::2]):
        three = [_said(phrase, voice, 150 + 4 * step, voice.pitch + 2 * step, 1.0, 60, step) for step in (-1, 0, 1)]
        learnt = learn(three, phrase, make)
        strictness = learnt.strictness or USUAL[phrase]
        spotter, hits = make(phrase, strictness), 0
        for speed in (130, 150, 165, 185, 205):
            for higher, loudness, noise in ((-6, 1.0, 60), (6, 0.5, 60), (14, 1.6, 60), (0, 1.0, 250)):
                one = _said(phrase, voice, speed, voice.pitch + higher, loudness, noise, number)
                hits += spotter.feed(one) is not None
                spotter.reset()
        said.append(f"{voice.name} {hits}{'' if learnt.strictness else ' (not learnt)'}")
    print(f"\nLearnt from three tries, heard of twenty others: {', '.join(said)}", flush=True)


def _said(phrase: Phrase, voice: Voice, speed: int, pitch: int, loudness: float, noise: float, seed: int) -> bytes:
    spoken = silence(0.6) + say(phrase, voice.name, speed, pitch) + silence(0.8)
    return in_a_room(spoken, loudness, noise, seed).tobytes()


def hits_in_room(room: VirtualRoom, phrase: Phrase, *, tones: bool) -> None:
    """How many of twenty tries are heard through a microphone."""
    order = {"do": "listen", "phrase": phrase.value, "strictness": USUAL[phrase]}
    with Listener(room, **order) as listener:
        listener.wait_for("listening")
        over = threading.Event()
        player = threading.Thread(target=_play_tones, args=(room, over))
        if tones:
            player.start()
        hits, latest = 0, 0.0
        for number, voice in enumerate(VOICES):
            before = listener.heard()
            said = try_of(phrase, voice, number)
            began = time.monotonic()
            room.play(said)
            time.sleep(0.5)
            hits += listener.heard() > before
            if listener.heard() > before:
                end = began + 0.7 + (len(said) / 16_000 - 1.5)
                latest = max(latest, next(at for at, line in reversed(listener.said) if line["is"] == "heard") - end)
        over.set()
        if tones:
            player.join()
        beside = "with tones" if tones else "without tones"
        print(
            f"{phrase}, microphone, {beside}: {hits} of {len(VOICES)}; at most {latest:.1f} s after its end", flush=True
        )


def _play_tones(room: VirtualRoom, over: threading.Event) -> None:
    """Plays the program's tones, one after the other, a second apart."""
    files = sorted((ROOT / "assets" / "sounds").rglob("*.wav"))
    while not over.is_set():
        for file in files:
            room.play_file(file)
            if over.wait(1.0):
                return


def processor(room: VirtualRoom) -> None:
    """How much of one core the listening takes, in a quiet room and in one where somebody talks."""
    talk = array("h")
    for text in own_sentences(ROOT)[:6]:
        talk += say(text) + silence(0.3)
    with Listener(room, do="listen", phrase="stop please", strictness=USUAL[Phrase.STOP_PLEASE]) as listener:
        listener.wait_for("listening")
        for name, samples in (("quiet", silence(20.0)), ("talk", talk[: 30 * 16_000])):
            before, began = listener.seconds_of_processor(), time.monotonic()
            room.play(in_a_room(samples))
            share = (listener.seconds_of_processor() - before) / (time.monotonic() - began)
            print(f"processor, {name}: {share:.1%} of a core", flush=True)


if __name__ == "__main__":
    sys.exit(main())
