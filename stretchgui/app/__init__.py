"""The composition root: builds every part of the window once, and wires them. Nothing else does.

- `opening` begins and ends it: first what the first picture shows, then, in slices, all the rest.
- `front` is what the first picture shows, and what it is made of.
- `program` is all the rest: a new part is built and wired there.
- `safety` is who may begin a session, and whom which exercises suit.
- `sounding` is what is heard, `desktop` what a session takes of the desktop, `keeping` what is kept of it, and
  `feelings` when it is asked how it feels.
- `browsing` and `roads` make the ways to the pages beside a session's: all exercises, the history, left against right.
- `dialogs` are those that can be asked for on every page.
"""
