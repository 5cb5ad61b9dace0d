# Not yet reviewed by a native speaker.
# The list of publisher types follows the first paragraph.
sources-overview =
    <b>អ្វីដែលខ្ញុំដឹង</b>
    ទំព័រដែលបានពិនិត្យ { $documents } ពីអ្នកផ្សព្វផ្សាយ { $publishers }៖
sources-type = { $type }៖ { $count }
sources-newest = ទំព័រថ្មីបំផុតចុះថ្ងៃ { $newest }។
sources-refreshed = ទំព័រត្រូវបានពិនិត្យចុងក្រោយនៅ { $checked }។
