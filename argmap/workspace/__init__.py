"""The workspace: a map being worked on, its history, and every command, without a terminal."""
