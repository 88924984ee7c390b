// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/exchange/bytesource.h"
#include "app/exchange/civilzone.h"
#include "app/exchange/csv/mapping.h"

namespace paillasse::exchange::csv {

struct ReadingOptions {
    CivilZone zone; // of times that name none
};

// A table with a header, read by its mapping. Neighbouring rows of one order (docs/mapping.md) are one message. A row that is none, or
// has another number of cells than the header, is refused by its line, and the next is read. A source that is no such table is one refused message.
std::unique_ptr<RecordStream> openStream(ByteSource& source, std::size_t input, const Mapping& mapping, const ReadingOptions& options = {}, const StreamPosition& from = {});

// The beginning of a table: what a person looks at before there is a mapping.
struct Sample {
    char separator = 0;
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; // as wide as the header; others are left out
    std::optional<MessageRefusal> refusal;      // this is no table
};
Result<Sample> sampleOf(ByteSource& source, std::size_t rows = 200, char separator = 0, Charset charset = Charset::Unknown);

// The first rows before and after: what was written, and what would be kept of it.
struct PreviewRow {
    std::vector<std::pair<std::string, std::string>> before; // column and cell, where there is something in it
    std::vector<std::pair<std::string, std::string>> after;  // target and what was understood
    std::optional<MessageRefusal> refusal;
    std::vector<std::string> unread;
};
std::vector<PreviewRow> preview(const Sample& sample, const Mapping& mapping, std::size_t most = 20, const ReadingOptions& options = {});

} // namespace paillasse::exchange::csv
