"""The windows that stand beside the one in which a meeting is held: for the room, and for the chair."""
