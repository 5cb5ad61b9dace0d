# Not yet reviewed by a native speaker.
# The name of the language, as its own speakers write it.
language-name = ខ្មែរ
language-which =
    តើអ្នកចង់ឱ្យខ្ញុំប្រើភាសាអ្វី? សូមជ្រើសរើស។

    បើអ្នកសរសេរជាភាសាផ្សេង ខ្ញុំនឹងឆ្លើយជាភាសានោះ។
language-chosen = ចាប់ពីពេលនេះ ខ្ញុំនឹងប្រើភាសាខ្មែរជាមួយអ្នក។
# Under an answer in this language, where the chat is in another one.
language-keep = ប្រើភាសាខ្មែរជានិច្ច
