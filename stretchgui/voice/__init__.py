"""SAYING it: from a cue's forms to the sentence that is heard, made beforehand by a speech engine."""
