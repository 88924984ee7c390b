// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/migration/job.h"
#include "app/store/migration/migrationsource.h"

namespace paillasse::store {

// Where a walk is: what it needs to go on from there.
struct WalkPosition {
    std::uint64_t input = 0;
    exchange::StreamPosition within;
    bool operator==(const WalkPosition&) const = default;
};

// What the mandate takes of a source, message by message. Whoever walks twice meets the same.
class SourceWalk {
public:
    struct Taken {
        exchange::ImportedRecord record;
        Bytes encoded; // its only form (exchange/recordcodec.h)
        Bytes sha256;  // of that
    };
    struct Piece {
        exchange::SourceMessage message;
        Bytes sha256;                // of the source's own bytes
        std::vector<Taken> records;
        migration::Counts found;     // whatever the mandate takes of it
        migration::FieldTally inSource;
        migration::FieldTally produced;
        std::uint64_t outside = 0;   // orders of another period
        std::uint64_t undated = 0;   // orders of which no time is told: of which period they are cannot be known
        std::uint64_t bytes = 0;     // read before the next one, of all inputs
    };

    SourceWalk(MigrationSource& source, const OpenRecords& openRecords, const migration::Mandate& mandate, const WalkPosition& from = {})
        : m_source(source), m_openRecords(openRecords), m_mandate(mandate), m_position(from)
    {
    }

    // Nothing: the end.
    Result<std::optional<Piece>> next();
    [[nodiscard]] const WalkPosition& position() const { return m_position; }
    // "old.hl7, message 17"
    [[nodiscard]] std::string placeOf(const exchange::SourceMessage& message) const;

private:
    Result<> openNext();
    // The present input has only this to say.
    Piece passOver(exchange::SourceMessage message);
    void take(exchange::ImportedRecord record, Piece& piece) const;

    MigrationSource& m_source;
    const OpenRecords& m_openRecords;
    const migration::Mandate& m_mandate;
    WalkPosition m_position;
    std::uint64_t m_bytesBefore = 0;
    bool m_isSilent = true; // nothing was met in the present input so far
    std::unique_ptr<exchange::ByteSource> m_bytes;
    std::unique_ptr<exchange::RecordStream> m_stream;
};

// How large all of it is.
Result<std::uint64_t> bytesOf(MigrationSource& source);
// Name, size and hash of each input, read again from its beginning.
Result<std::vector<migration::FileDigest>> digestsOf(MigrationSource& source);

} // namespace paillasse::store
