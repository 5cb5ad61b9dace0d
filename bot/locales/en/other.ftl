other-unread = I can only read text. Please write in words what you would like to know.
other-edited = I do not see changes to a message. Please send it again as a new message.
