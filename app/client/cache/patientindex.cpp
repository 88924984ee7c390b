// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/patientindex.h"

#include <algorithm>
#include <cstdio>

#include <QString>

#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) > 127; });
}

void appendFolded(std::string& out, char c)
{
    if (c >= 'A' && c <= 'Z')
        out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        out += c;
    else if (!out.empty() && out.back() != ' ')
        out += ' ';
}

// What Unicode does not take apart into a letter and a mark.
void appendWide(std::string& out, QChar c)
{
    switch (c.unicode()) {
    case u'œ': case u'Œ': out += "oe"; return;
    case u'æ': case u'Æ': out += "ae"; return;
    case u'ß': case u'ẞ': out += "ss"; return;
    case u'ø': case u'Ø': out += 'o'; return;
    case u'ł': case u'Ł': out += 'l'; return;
    case u'đ': case u'Đ': case u'ð': case u'Ð': out += 'd'; return;
    case u'þ': case u'Þ': out += "th"; return;
    case u'ı': out += 'i'; return;
    default: break;
    }
    if (c.isMark())
        return;
    if (c.unicode() < 128)
        appendFolded(out, static_cast<char>(c.unicode()));
    else if (!c.isLetterOrNumber())
        appendFolded(out, ' ');
    else
        out += QString(c).toLower().toStdString(); // another script: as it is
}

void appendWord(std::string& words, std::string_view word)
{
    if (word.empty())
        return;
    if (!words.empty())
        words += ' ';
    words += word;
}

void appendDate(std::string& words, Date date)
{
    if (date.isNull())
        return;
    char text[16];
    std::snprintf(text, sizeof text, "%02d%02d%04d", date.day, date.month, date.year);
    appendWord(words, text);
    std::snprintf(text, sizeof text, "%04d%02d%02d", date.year, date.month, date.day);
    appendWord(words, text);
    std::snprintf(text, sizeof text, "%02d%02d%02d", date.day, date.month, date.year % 100);
    appendWord(words, text);
}

bool isDigits(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::string padded(std::string_view digits)
{
    return digits.size() == 1 ? '0' + std::string(digits) : std::string(digits);
}

bool isDateSign(char c)
{
    return c == '/' || c == '.' || c == '-';
}

// "3/5/1992" → "03051992"; nothing when it is no date of three numbers with one sign between them.
std::string dateWord(std::string_view typed)
{
    std::vector<std::string_view> parts;
    char sign = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= typed.size(); ++i) {
        if (i < typed.size() && !isDateSign(typed[i]))
            continue;
        if (i < typed.size() && sign != 0 && typed[i] != sign)
            return {};
        sign = i < typed.size() ? typed[i] : sign;
        parts.push_back(typed.substr(from, i - from));
        from = i + 1;
    }
    // "03/05/" is a date still being typed.
    if (!parts.empty() && parts.back().empty())
        parts.pop_back();
    if (sign == 0 || parts.size() < 2 || parts.size() > 3 || !std::ranges::all_of(parts, isDigits))
        return {};
    if (parts[0].size() > 2 && parts[0].size() != 4)
        return {};
    std::string word;
    for (const auto part : parts)
        word += padded(part);
    return word;
}

std::string withoutSpaces(std::string_view text)
{
    std::string together;
    for (const char c : text)
        if (c != ' ')
            together += c;
    return together;
}

// A name of several parts is also typed as one: "lebihan", "guivarch".
void appendName(std::string& words, const std::string& name)
{
    const auto folded = foldedText(name);
    appendWord(words, folded);
    if (folded.find(' ') != std::string::npos)
        appendWord(words, withoutSpaces(folded));
}

std::string wordsOf(const wire::PatientSummary& patient)
{
    std::string words;
    appendName(words, patient.birthName);
    if (patient.usedName != patient.birthName)
        appendName(words, patient.usedName);
    appendWord(words, foldedText(patient.forenames));
    appendDate(words, patient.birthDate);
    appendWord(words, foldedText(patient.number));
    // Without its leading zeros too.
    const auto first = patient.number.find_first_not_of('0');
    if (first != std::string::npos && first > 0)
        appendWord(words, foldedText(std::string_view(patient.number).substr(first)));
    appendWord(words, foldedText(withoutSpaces(patient.matricule)));
    appendWord(words, foldedText(withoutSpaces(patient.insuredNir)));
    return words;
}

} // namespace

std::string foldedText(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size() + 4);
    if (isAscii(utf8)) {
        for (const char c : utf8)
            appendFolded(out, c);
    } else {
        for (const auto c : QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).normalized(QString::NormalizationForm_KD))
            appendWide(out, c);
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::vector<std::string> searchWords(std::string_view typed)
{
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < typed.size()) {
        const auto end = std::min(typed.find(' ', at), typed.size());
        const auto piece = typed.substr(at, end - at);
        at = end + 1;
        if (auto date = dateWord(piece); !date.empty()) {
            words.push_back(std::move(date));
            continue;
        }
        const auto folded = foldedText(piece);
        for (std::size_t from = 0; from < folded.size();) {
            const auto space = std::min(folded.find(' ', from), folded.size());
            words.push_back(folded.substr(from, space - from));
            from = space + 1;
        }
    }
    // A NIR typed in groups: more than three groups of digits and nothing else.
    if (words.size() > 3 && std::ranges::all_of(words, isDigits)) {
        std::string all;
        for (const auto& word : words)
            all += word;
        return {all};
    }
    return words;
}

Result<> PatientIndex::put(std::int64_t n, const wire::PatientSummary& patient)
{
    if (const auto done = remove(n); !done)
        return done;
    auto forget = m_database.prepare("DELETE FROM unindexed WHERE n = ?");
    if (!forget)
        return tl::unexpected(forget.error());
    if (const auto done = forget->bind(n).run(); !done)
        return done;
    return insert(n, patient);
}

Result<> PatientIndex::insert(std::int64_t n, const wire::PatientSummary& patient)
{
    auto insert = m_database.prepare("INSERT INTO patient_words (rowid, words) VALUES (?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    const auto words = wordsOf(patient);
    return insert->bind(n).bind(words).run();
}

Result<> PatientIndex::remove(std::int64_t n)
{
    auto remove = m_database.prepare("DELETE FROM patient_words WHERE rowid = ?");
    if (!remove)
        return tl::unexpected(remove.error());
    return remove->bind(n).run();
}

Result<> PatientIndex::later(std::int64_t n, bool known)
{
    auto note = m_database.prepare("INSERT INTO unindexed (n, known) VALUES (?, ?) ON CONFLICT (n) DO NOTHING");
    if (!note)
        return tl::unexpected(note.error());
    return note->bind(n).bind(known).run();
}

Result<std::size_t> PatientIndex::indexSome(std::size_t patients)
{
    auto select = m_database.prepare("SELECT u.n, u.known, d.body FROM unindexed u LEFT JOIN document d ON d.n = u.n ORDER BY u.n LIMIT ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(static_cast<std::int64_t>(patients));
    std::size_t done = 0;
    std::int64_t last = 0;
    const auto read = select->each([&]() -> Result<> {
        last = select->integer(0);
        ++done;
        const auto body = select->blob(2);
        const auto summary = body.size() > 5 ? wire::readPatientSummary(body.subspan(5)) : fail(ErrorCode::NotFound);
        if (!summary)
            return {};
        if (select->integer(1) != 0)
            if (const auto gone = remove(last); !gone)
                return gone;
        return insert(last, *summary);
    });
    if (!read)
        return tl::unexpected(read.error());
    auto forget = m_database.prepare("DELETE FROM unindexed WHERE n <= ?");
    if (!forget)
        return tl::unexpected(forget.error());
    if (const auto ended = forget->bind(last).run(); !ended)
        return tl::unexpected(ended.error());
    return done;
}

Result<bool> PatientIndex::isComplete()
{
    auto select = m_database.prepare("SELECT 1 FROM unindexed LIMIT 1");
    if (!select)
        return tl::unexpected(select.error());
    const auto row = select->step();
    if (!row)
        return tl::unexpected(row.error());
    return !*row;
}

Result<> PatientIndex::match(const std::string& expression, std::size_t limit, std::vector<std::int64_t>& found)
{
    auto select = m_database.prepare("SELECT rowid FROM patient_words WHERE patient_words MATCH ? LIMIT ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bind(expression).bind(static_cast<std::int64_t>(limit));
    while (found.size() < limit) {
        const auto row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        const auto n = select->integer(0);
        if (std::ranges::find(found, n) == found.end())
            found.push_back(n);
    }
    return {};
}

Result<std::vector<std::int64_t>> PatientIndex::find(std::string_view typed, std::size_t limit)
{
    const auto words = searchWords(typed);
    std::vector<std::int64_t> found;
    if (words.empty() || (words.size() == 1 && words.front().size() < 2))
        return found;
    std::string exact;
    std::string prefix;
    for (const auto& word : words) {
        // A single letter beside other words narrows nothing worth its cost.
        if (word.size() < 2)
            continue;
        const auto quoted = '"' + word + '"';
        exact += (exact.empty() ? "" : " AND ") + quoted;
        prefix += (prefix.empty() ? "" : " AND ") + quoted + " *";
    }
    if (exact.empty())
        return found;
    if (const auto done = match(exact, limit, found); !done)
        return tl::unexpected(done.error());
    if (found.size() < limit)
        if (const auto done = match(prefix, limit, found); !done)
            return tl::unexpected(done.error());
    return found;
}

} // namespace paillasse::client
