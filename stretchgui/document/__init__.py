"""Reading YAML documents that people write: every value with its place, every problem at once."""
