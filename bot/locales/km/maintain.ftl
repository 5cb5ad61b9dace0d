# Not yet reviewed by a native speaker.
# For maintainers: reading the publishers again and reviewing what is new. Errors come from the knowledge base.
maintain-begins = ខ្ញុំកំពុងអានអ្នកផ្សព្វផ្សាយឡើងវិញ។ សារនេះបង្ហាញពីដំណើរការ។
maintain-progress = បានអាន { $done } ក្នុងចំណោម { $total }។ ចុងក្រោយ៖ { $publisher }។
maintain-done =
    <b>បានអានអ្នកផ្សព្វផ្សាយ { $publishers }។</b> { $waiting ->
        [0] គ្មានទំព័ររង់ចាំការពិនិត្យទេ។
       *[other] មានទំព័រ { $waiting } រង់ចាំ៖ /review
    }
maintain-waiting =
    { $count ->
        [0] គ្មានទំព័ររង់ចាំការពិនិត្យទេ។
       *[other] មានទំព័រ { $count } រង់ចាំ៖ /review
    }
maintain-publisher = { $publisher }៖ { $counts }។ ជោគជ័យចុងក្រោយ៖ { $date }។
maintain-paused = កាលវិភាគត្រូវបានផ្អាក។ /resume ចាប់ផ្តើមវាឡើងវិញ។ /refresh នៅតែប្រើបាន។
maintain-resumed = កាលវិភាគដំណើរការឡើងវិញហើយ។
maintain-add-how = សូមសរសេរអាសយដ្ឋានទំព័របន្ទាប់ពីពាក្យបញ្ជា៖ /add https://…
maintain-added = ទំព័រកំពុងរង់ចាំការពិនិត្យ ({ $outcome })។ { $why } /review
maintain-not-added = គ្មានអ្វីរង់ចាំដោយសារទំព័រនេះទេ ({ $outcome })។ { $why }
maintain-nothing-waits = គ្មានអ្វីផ្សេងរង់ចាំការពិនិត្យទេ។
maintain-approved = { $item } ត្រូវបានអនុម័ត។ ខ្ញុំឆ្លើយពីវាចាប់ពីពេលនេះ។
maintain-rejected = { $item } ត្រូវបានបដិសេធ។
maintain-why = ហេតុអ្វី?
maintain-button-approve = អនុម័ត
maintain-button-reject = បដិសេធ
maintain-button-skip = រំលង
maintain-reason-off-topic = ក្រៅប្រធានបទ
maintain-reason-unreliable = មិនគួរឱ្យទុកចិត្ត
maintain-reason-duplicate = មានរួចហើយ
maintain-reason-wrong = ដកស្រង់ខុស
