"""The dialogs of the editor: one for every type of question a command may ask."""
