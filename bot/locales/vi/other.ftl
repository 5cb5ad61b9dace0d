# Not yet reviewed by a native speaker.
other-unread = Tôi chỉ đọc được chữ. Bạn vui lòng viết bằng chữ điều muốn biết.
other-edited = Tôi không thấy phần tin nhắn đã sửa. Bạn vui lòng gửi lại thành tin nhắn mới.
