"""How it looks: poses -> bodies -> shapes -> SVG. No Qt, and no other room but `document`."""
