// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/clock.h"

// What a paper says, before it is laid out. All texts are UTF-8, in the words that people read on it.
namespace paillasse::store::paper {

struct Column {
    std::string head;
    double width = 0;                 // its part of the page's width; all columns of a table together 1
    bool isNumber = false;            // set to the right
};
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; // as many cells as columns
};
struct Line {
    std::string label;
    std::string value;
};
// In this order; each part may be missing.
struct Section {
    std::string heading;
    std::vector<std::string> paragraphs;
    std::vector<Line> lines;
    std::optional<Table> table;
};
// A file inside the file.
struct Attachment {
    std::string name;                 // "trail.csv": letters, digits, dots and dashes; one of each name
    std::string mediaType;            // "text/csv"
    std::string description;          // for people
    Bytes bytes;
    bool operator==(const Attachment&) const = default;
};
struct Statement {
    std::string kind;                 // for programs: "trail", "rights"
    std::string title;
    std::string issuer;               // whose paper it is: the laboratory
    Instant madeAt;
    std::string foot = {};            // of each page, its lines; empty: title and issuer
    bool isWide = false;              // A4 across, for wide tables
    std::vector<Line> lines;          // under the title
    std::vector<Section> sections;
    std::vector<Attachment> attachments;
};

} // namespace paillasse::store::paper
