# Not yet reviewed by a native speaker.
ask-no-words = Bạn vui lòng viết câu hỏi bằng chữ. Ví dụ: “Việc làm này có phải lừa đảo không?”
ask-only-link = Tôi không mở được liên kết. Bạn vui lòng viết bằng chữ điều muốn biết.
ask-busy = Hiện có nhiều người đang hỏi. Bạn vui lòng hỏi lại sau một phút.
ask-one-at-a-time = Tôi vẫn đang xử lý các câu hỏi trước của bạn. Bạn chờ tôi trả lời rồi hãy hỏi tiếp.
ask-restarting = Tôi đang khởi động lại. Bạn vui lòng hỏi lại sau một phút.
