"""A screen of a test's own, which can be taken away."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


class XServer:
    """An X server that nobody else uses; the test is skipped where there is none to be had."""

    def __init__(self) -> None:
        program = shutil.which("Xvfb")
        if program is None:
            pytest.skip("there is no Xvfb on this machine: apt-get install xvfb")
        read, write = os.pipe()
        command = [program, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            self.display = f":{told.readline().strip()}"

    def kill(self) -> None:
        """Takes the screen away."""
        self._process.kill()
        self._process.wait()
