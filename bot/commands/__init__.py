"""The commands of `waypost`, a module for each. Heavy imports stand inside the functions: `--help` must be quick."""
