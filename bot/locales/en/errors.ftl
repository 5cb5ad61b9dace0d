error = Something went wrong on my side, not on yours. Please try again in a minute. If it happens again, tell the people who run this bot the code { $code }.
