# Not yet reviewed by a native speaker.
# What stands in and under an answer. Dates come in words.

no-date = ទំព័រមិនបានបញ្ជាក់កាលបរិច្ឆេទ
sources-heading = <b>ប្រភព</b>
source-dates = { $published }។ ពិនិត្យនៅ { $checked }។
button-why = ហេតុអ្វីប្រើប្រភពទាំងនេះ?
button-next = បន្ទាប់ ({ $page } ក្នុង { $pages })
button-previous = ថយក្រោយ ({ $page } ក្នុង { $pages })
quotes-heading = <b>អត្ថបទដើមដែលជាមូលដ្ឋាននៃចម្លើយនេះ</b>
answer-forgotten = ខ្ញុំលែងមានចម្លើយនោះហើយ។ ខ្ញុំភ្លេចចម្លើយក្រោយមួយរយៈ។ សូមសួរម្តងទៀត។
topic-gone = ទំព័រនោះលែងមានក្នុងព័ត៌មានរបស់ខ្ញុំហើយ។ សូមសួរដោយពាក្យរបស់អ្នកផ្ទាល់។

not-covered =
    ខ្ញុំគ្មានប្រភពដែលបានពិនិត្យសម្រាប់ឆ្លើយរឿងនេះទេ ដូច្នេះខ្ញុំមិនទាយទេ។

    សូមសាកប្រើពាក្យផ្សេង ឬប្រាប់ឈ្មោះប្រទេស ឬទីកន្លែងដែលអ្នកចង់សួរ។
not-covered-topics = រឿងទាំងនេះនៅជិតគ្នា។ ខ្ញុំអាចប្រាប់អ្វីដែលខ្ញុំដឹង៖
declined = ខ្ញុំមិនអាចជួយរឿងនេះបានទេ។ ខ្ញុំអាចប្រាប់អំពីទីតាំងឆបោក ការងារក្លែងក្លាយ និងកន្លែងសុំជំនួយ។

contacts-heading = <b>អ្នកដែលអាចជួយបាន</b>
contacts-caution = លេខត្រូវបានចម្លងពីទំព័រដែលបញ្ជាក់នៅទីនេះ។ ខ្ញុំមិនទាន់បានសាកហៅទេ។
contact-name = <b>{ $name }</b> ({ $country })
contact-source = { $published }។ ពិនិត្យនៅ { $checked }។

# Who stands behind a source.
publisher-type-un = អង្គការសហប្រជាជាតិ
publisher-type-intergovernmental = អង្គការអន្តររដ្ឋាភិបាល
publisher-type-government = រដ្ឋាភិបាល
publisher-type-police = ប៉ូលិស ឬសមត្ថកិច្ចអនុវត្តច្បាប់ផ្សេងទៀត
publisher-type-embassy = ស្ថានទូត ឬស្ថានកុងស៊ុល
publisher-type-court = តុលាការ
publisher-type-ngo = អង្គការមិនស្វែងរកប្រាក់ចំណេញ
publisher-type-academic = សាកលវិទ្យាល័យ ឬស្ថាប័នស្រាវជ្រាវ
publisher-type-news = សារព័ត៌មាន
publisher-type-industry = ក្រុមហ៊ុន ឬសមាគមវិស័យ
seen-primary = ពួកគេនិយាយដោយខ្លួនឯង។
seen-secondary = ពួកគេរាយការណ៍អ្វីដែលអ្នកដទៃនិយាយ។

source-corrected = <b>បានកែតម្រូវនៅ { $date }។</b> { $why }
source-withdrawn = <b>បានដកចេញនៅ { $date }។</b> { $why }
