// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/exchange/bytesource.h"
#include "app/exchange/csv/mapping.h"
#include "app/migration/mandate.h"

namespace paillasse::store {

// What a migration reads: inputs in an order that is always the same.
class MigrationSource {
public:
    virtual ~MigrationSource() = default;
    // Names for a person, without a folder.
    [[nodiscard]] virtual std::size_t count() const = 0;
    [[nodiscard]] virtual std::string name(std::size_t input) const = 0;
    // What is to be read. Of some there is nothing, whoever asks: passedOver() says so of the error.
    virtual Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) = 0;
    // The file as it lies there: packed, where it is packed.
    virtual Result<std::unique_ptr<exchange::ByteSource>> openAsItLies(std::size_t input) { return open(input); }
};

// An input that cannot be read however often it is tried (an archive, a gzip file that is damaged or a bomb): why, as its only message.
// Nothing: the error is of the moment, and no input's own.
std::optional<exchange::SourceMessage> passedOver(const Error& error, std::size_t input);
// The only message of an input without any: no file is passed over in silence.
exchange::SourceMessage nothingIn(std::size_t input);

// Reads an input's records from a place on; the bytes live as long as the stream. How each format is read is app/exchange's.
using OpenRecords = std::function<Result<std::unique_ptr<exchange::RecordStream>>(exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from)>;

// HL7 v2 and HPRIM, as they are. Of FHIR and CSV: nothing; the one is read in two passes (fhirgroups.h), the other by a mapping.
OpenRecords readerOf(migration::Format format);
OpenRecords readerOf(exchange::csv::Mapping mapping);

// Files outside of the data directory. Nothing is followed: a link is no file. What is in a gzip file is read in passing; archives are
// passed over.
class SourceFiles final : public MigrationSource {
public:
    // Those of a folder and of the folders in it, by their names. NotFound: there is no such folder, or nothing in it.
    static Result<std::unique_ptr<SourceFiles>> of(const std::string& folder);
    // These, in their order. NotFound: there are none.
    static Result<std::unique_ptr<SourceFiles>> of(const std::vector<std::string>& paths);

    [[nodiscard]] std::size_t count() const override { return m_files.size(); }
    [[nodiscard]] std::string name(std::size_t input) const override { return m_files[input].name; }
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) override;
    Result<std::unique_ptr<exchange::ByteSource>> openAsItLies(std::size_t input) override;

private:
    struct File {
        std::string name;
        std::string path;
    };
    explicit SourceFiles(std::vector<File> files) : m_files(std::move(files)) {}

    std::vector<File> m_files;
};

} // namespace paillasse::store
