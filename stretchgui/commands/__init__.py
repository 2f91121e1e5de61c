"""What the command line can do: one module for each command, imported when it is asked for."""
