// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/exchange/bytesource.h"
#include "app/exchange/fhir/reader.h"

// FHIR in two passes, since resources refer to each other across lines and files: first each is taken by itself, in bounded memory, with
// what it is called and what it refers to; whoever keeps them meanwhile then gives all of one patient at once.
namespace paillasse::exchange::fhir {

// A resource, or a whole bundle; or why there is none.
struct StreamedResource {
    SourceMessage message;               // place, type, refusal
    Bytes sha256;                        // of the source's own bytes
    std::string text;                    // its JSON in UTF-8; empty: refused, or nothing of it is read (and listed)
    bool standsAlone = false;            // a bundle: it is read by itself, and nothing outside is looked up
    std::vector<std::string> keys;       // what a reference may call it: "Patient/1", "urn:uuid:…"
    std::string subject;                 // its patient by such a key; a Patient's own is its first; empty: it names none
    std::vector<std::string> references; // all that it refers to outside itself, each once, as keys
};

// The key that a reference is looked up by: "http://host/fhir/Patient/1/_history/2" and "Patient/1" are one.
std::string keyOfReference(std::string_view reference);

// NDJSON with a resource or a bundle a line, or one JSON document. A bundle beyond RecordStream::mostMessageBytes is taken apart: then
// its entries are resources of their own.
class ResourceStream {
public:
    static std::unique_ptr<ResourceStream> open(ByteSource& source, std::size_t input, const StreamPosition& from = {});
    virtual ~ResourceStream() = default;
    // Nothing: the end. An error is the source's own.
    virtual Result<std::optional<StreamedResource>> next() = 0;
    [[nodiscard]] virtual StreamPosition position() const = 0;
};

struct PlacedText {
    MessagePlace place;
    std::string text;
};
// Second pass: a patient and all that refers to them or that this refers to (or one bundle), read as one input. The messages are those
// of the texts, in their order, with the places given.
Reading readTogether(std::span<const PlacedText> texts, const ReadingOptions& options = {});

} // namespace paillasse::exchange::fhir
