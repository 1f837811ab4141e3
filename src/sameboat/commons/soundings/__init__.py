"""The sounding board: a draft or a question, read by a partner before it is sent."""
