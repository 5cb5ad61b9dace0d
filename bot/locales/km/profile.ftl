# Not yet reviewed by a native speaker.
# What Telegram shows of the bot: its name of at most 64 characters, descriptions of at most 512 and 120, the menu.
# The name is the same in every language and says nothing of scams: who looks at the phone sees it in the list of chats.
profile-name = Waypost
profile-description =
    សួរអំពីទីតាំងឆបោកនៅអាស៊ីអាគ្នេយ៍៖ ការងារក្លែងក្លាយ អ្វីដែលប៉ូលិស និងរដ្ឋាភិបាលធ្វើ និងរបៀបសុំជំនួយ។

    រាល់ចម្លើយបានមកពីប្រភពដែលបានពិនិត្យ ហើយបង្ហាញប្រភពនោះ។ បើមិនដឹង ខ្ញុំប្រាប់ត្រង់ៗ។ ខ្ញុំមិនសួរថាអ្នកជានរណាទេ។
profile-short-description = ឆ្លើយអំពីទីតាំងឆបោកនៅអាស៊ីអាគ្នេយ៍ តែពីប្រភពដែលបានពិនិត្យរួច។
command-start = ខ្ញុំជានរណា
command-help = របៀបសួរ និងអ្វីដែលខ្ញុំអាចធ្វើ
command-sos = មានអ្នកស្ថិតក្នុងគ្រោះថ្នាក់៖ ហៅទៅអ្នកណា
command-ask = សួរសំណួរក្នុងក្រុម
command-sources = ខ្ញុំដឹងអ្វី និងថ្មីប៉ុណ្ណា
command-language = ជ្រើសភាសាដែលខ្ញុំប្រើ
command-about = របៀបដែលខ្ញុំធ្វើការ
command-privacy = អ្វីដែលខ្ញុំរក្សាទុក
command-forget = ភ្លេចការសន្ទនានេះ
command-hide = លុបសាររបស់ខ្ញុំនៅទីនេះ
