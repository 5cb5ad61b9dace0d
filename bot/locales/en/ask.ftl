ask-no-words = Please write your question in words. For example: “Is this job offer a scam?”
ask-only-link = I cannot open links. Please write in words what you would like to know.
ask-busy = Many people are asking right now. Please ask again in a minute.
ask-one-at-a-time = I am still working on your last questions. Please wait for my answer, then ask again.
ask-restarting = I am being restarted. Please ask again in a minute.
