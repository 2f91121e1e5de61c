"""DOING it: the state machine, its clock, its cues and its position."""
