"""The review as a document to read: the front page and the cards."""
