// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importsummary.h"

#include <map>

#include "app/base/jsonline.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::store {

namespace {

// A file's name may be any bytes.
std::string quoted(const std::string& text)
{
    return jsonQuoted(exchange::toUtf8(text, exchange::Charset::Unknown).text);
}

template <class T, class Write>
void writeList(std::ostream& out, const char* name, const std::vector<T>& items, Write write)
{
    out << ",\"" << name << "\":[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out << (i == 0 ? "\n  " : ",\n  ");
        write(items[i]);
    }
    out << ']';
}

void writePlaces(std::ostream& out, const char* name, const std::vector<ImportSummary::Place>& places)
{
    writeList(out, name, places, [&out](const ImportSummary::Place& place) {
        out << "{\"file\":" << quoted(place.file) << ",\"message\":" << place.message << ",\"where\":" << quoted(place.where) << ",\"reason\":" << quoted(place.reason) << '}';
    });
}

} // namespace

void writeJson(const ImportSummary& summary, std::ostream& out)
{
    out << "{\"files\":" << summary.files << ",\"messages\":" << summary.messages << ",\"accepted\":" << summary.accepted;
    writePlaces(out, "refused", summary.refused);
    out << ",\"patients\":" << summary.patients << ",\"orders\":" << summary.orders << ",\"results\":" << summary.results << ",\"examinations\":" << summary.examinations;
    writePlaces(out, "tray", summary.tray);
    writeList(out, "unread", summary.unread, [&out](const ImportSummary::Unread& unread) {
        out << "{\"file\":" << quoted(unread.file) << ",\"message\":" << unread.message << ",\"messages\":" << unread.messages << ",\"fields\":[";
        for (std::size_t i = 0; i < unread.fields.size(); ++i)
            out << (i == 0 ? "" : ",") << quoted(unread.fields[i]);
        out << "]}";
    });
    writeList(out, "notes", summary.notes, [&out](const ImportSummary::Note& note) { out << "{\"file\":" << quoted(note.file) << ",\"text\":" << quoted(note.text) << '}'; });
    out << "}\n";
}

void writeText(const ImportSummary& summary, std::ostream& out)
{
    for (const auto& place : summary.refused)
        out << place.file << ", message " << place.message << ": refused: " << place.where << ": " << place.reason << "\n";
    for (const auto& place : summary.tray)
        out << place.file << ", message " << place.message << ": in the tray: " << place.where << ": " << place.reason << "\n";
    for (const auto& note : summary.notes)
        out << note.file << ": " << note.text << "\n";
    std::map<std::string, std::uint64_t> unread;
    for (const auto& message : summary.unread)
        for (const auto& field : message.fields)
            unread[field] += message.messages;
    if (!unread.empty()) {
        out << "not read, kept with their messages (field, messages):";
        for (const auto& [field, times] : unread)
            out << ' ' << field << ' ' << times << ';';
        out << "\n";
    }
    out << summary.files << " files, " << summary.messages << " messages: " << summary.accepted << " accepted, " << summary.refused.size() << " refused, " << summary.tray.size()
        << " in the tray\n"
        << summary.patients << " patients, " << summary.orders << " orders, " << summary.results << " results";
    if (summary.examinations > 0)
        out << ", " << summary.examinations << " examinations";
    out << "\n";
}

} // namespace paillasse::store
