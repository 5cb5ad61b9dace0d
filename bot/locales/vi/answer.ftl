# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = trang không ghi ngày
sources-heading = <b>Nguồn</b>
source-dates = { $published }. Kiểm tra ngày { $checked }.
button-why = Vì sao dùng các nguồn này?
button-next = Tiếp ({ $page }/{ $pages })
button-previous = Quay lại ({ $page }/{ $pages })
quotes-heading = <b>Nguyên văn làm căn cứ cho câu trả lời</b>
answer-forgotten = Tôi không còn giữ câu trả lời đó. Sau một thời gian tôi sẽ quên. Bạn vui lòng hỏi lại.
topic-gone = Trang đó không còn trong dữ liệu của tôi. Bạn hãy hỏi bằng lời của mình.

not-covered =
    Tôi không có nguồn đã kiểm chứng để trả lời câu này, nên tôi sẽ không đoán.

    Bạn hãy thử cách nói khác, hoặc cho biết tên nước hay nơi bạn muốn hỏi.
not-covered-topics = Những nội dung này gần với câu hỏi. Tôi có thể cho bạn biết điều tôi có:
declined = Việc này tôi không giúp được. Tôi có thể nói về các khu lừa đảo, việc làm giả và nơi nhờ giúp đỡ.

contacts-heading = <b>Nơi có thể giúp bạn</b>
contacts-caution = Số điện thoại được chép từ các trang ghi ở đây. Tôi chưa gọi thử.
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }. Kiểm tra ngày { $checked }.

# Who stands behind a source.
publisher-type-un = Liên Hợp Quốc
publisher-type-intergovernmental = Tổ chức liên chính phủ
publisher-type-government = Chính phủ
publisher-type-police = Công an hoặc cơ quan thực thi pháp luật khác
publisher-type-embassy = Đại sứ quán hoặc lãnh sự quán
publisher-type-court = Tòa án
publisher-type-ngo = Tổ chức phi lợi nhuận
publisher-type-academic = Trường đại học hoặc cơ quan nghiên cứu
publisher-type-news = Báo chí
publisher-type-industry = Doanh nghiệp hoặc hiệp hội ngành
seen-primary = Đây là lời của chính họ.
seen-secondary = Họ thuật lại lời của người khác.

source-corrected = <b>Đã đính chính ngày { $date }.</b> { $why }
source-withdrawn = <b>Đã rút lại ngày { $date }.</b> { $why }
