// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/crypto/age.h"
#include "app/migration/job.h"

namespace paillasse::store {

// A tar that is encrypted while it is written: on the disk there is only what the recipient opens. Until finish() it has another
// name, and one that was there before is written anew.
class ArchiveFile {
public:
    // `at`: what its members say they are of. DiskFull; Refused: the folder cannot be written.
    static Result<std::unique_ptr<ArchiveFile>> create(const std::string& path, const crypto::AgeRecipient& recipient, Instant at);
    ~ArchiveFile();

    Result<> add(const std::string& name, std::string_view content);
    // All of it on the disk, read again from there, and under its own name. Corrupt: what is read is not what was written.
    Result<migration::FileDigest> finish();

private:
    class Impl;
    explicit ArchiveFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
