// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/exchange/bytesource.h"
#include "app/migration/mandate.h"

namespace paillasse::store {

// What a migration reads: inputs in an order that is always the same.
class MigrationSource {
public:
    virtual ~MigrationSource() = default;
    // Names for a person, without a folder.
    [[nodiscard]] virtual std::size_t count() const = 0;
    [[nodiscard]] virtual std::string name(std::size_t input) const = 0;
    virtual Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) = 0;
};

// Reads an input's records from a place on; the bytes live as long as the stream. How each format is read is app/exchange's.
using OpenRecords = std::function<Result<std::unique_ptr<exchange::RecordStream>>(exchange::ByteSource& bytes, std::size_t input, const exchange::StreamPosition& from)>;

// Of a format whose messages stand by themselves. Incompatible, when it is asked: a format that is read otherwise.
OpenRecords readerOf(migration::Format format);

// The files of a folder outside of the data directory, and of the folders in it, by their names. Nothing is followed: a link is no file.
class SourceFolder final : public MigrationSource {
public:
    // NotFound: there is no such folder, or nothing in it.
    static Result<std::unique_ptr<SourceFolder>> list(const std::string& folder);

    [[nodiscard]] std::size_t count() const override { return m_files.size(); }
    [[nodiscard]] std::string name(std::size_t input) const override { return m_files[input]; }
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) override;

private:
    SourceFolder(std::string folder, std::vector<std::string> files) : m_folder(std::move(folder)), m_files(std::move(files)) {}

    std::string m_folder;
    std::vector<std::string> m_files;
};

} // namespace paillasse::store
