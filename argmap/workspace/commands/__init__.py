"""The commands of the editor, one module a group, each with its table of commands."""
