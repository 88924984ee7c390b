// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace paillasse::store {

// What an import has to tell. Places and reasons hold no patient data; file names are the operator's own.
struct ImportSummary {
    struct Place {
        std::string file;
        std::uint64_t message = 0;
        std::string where;
        std::string reason;
    };
    struct Unread {
        std::string file;
        std::uint64_t message = 0;       // the first
        std::uint64_t messages = 1;      // of this file that have just these
        std::vector<std::string> fields;
    };
    struct Note {
        std::string file;
        std::string text;
    };

    std::uint64_t files = 0;
    std::uint64_t messages = 0;
    std::uint64_t accepted = 0;
    std::vector<Place> refused;
    std::vector<Place> tray;             // accepted, but a person has to look
    std::vector<Unread> unread;
    std::vector<Note> notes;
    std::uint64_t patients = 0;          // registered
    std::uint64_t orders = 0;            // placed
    std::uint64_t results = 0;           // measurements recorded
    std::uint64_t examinations = 0;      // of catalogue tables
};

// {"files","messages","accepted","refused":[{"file","message","where","reason"}],"patients","orders","results"}, and beside them "tray"
// (like "refused"), "unread":[{"file","message","messages","fields"}], "notes":[{"file","text"}] and "examinations".
void writeJson(const ImportSummary& summary, std::ostream& out);
void writeText(const ImportSummary& summary, std::ostream& out);

} // namespace paillasse::store
