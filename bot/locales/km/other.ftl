# Not yet reviewed by a native speaker.
other-unread = ខ្ញុំអានបានតែអក្សរ។ សូមសរសេរថាអ្នកចង់ដឹងអ្វី។
other-edited = ខ្ញុំមើលមិនឃើញសារដែលបានកែទេ។ សូមផ្ញើម្តងទៀតជាសារថ្មី។
