"""Other tools' formats in and out: one module a format, and what could not be carried is told node by node."""
