# Not yet reviewed by a native speaker.
error = Có lỗi từ phía tôi, không phải do bạn. Bạn vui lòng thử lại sau một phút. Nếu vẫn lỗi, hãy báo mã { $code } cho người quản lý bot này.
