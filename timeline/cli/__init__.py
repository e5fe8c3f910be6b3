"""Words to a Lens and a question, an Answer to the screen; the only clock, the one error handler."""
