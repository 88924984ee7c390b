// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/base/result.h"
#include "app/wire/reportmessages.h"

namespace paillasse::store {

class Store;

// Whom the answers name.
struct ReportNames {
    std::function<std::string(const lab::LaboratoryId&)> laboratory;
    std::function<std::string(const lab::PersonId&)> person;
};

// Whether a PDF is one of this store's reports. Only the SHA-256 of the whole file makes it one; what the file says of itself tells which
// report it claims to be. Nothing is believed because it stands in a table: each answer proves the document and the registering act against
// the signed head (ReportProof), and the biologist's signature is checked over bytes that are built again.
class ReportCheck {
public:
    // After the writer, which makes index.db. `names` are asked from the thread of `answer`.
    static Result<std::unique_ptr<ReportCheck>> open(Store& store, ReportNames names);
    ~ReportCheck();

    // From any thread. InvalidInput: neither a SHA-256 nor a code.
    [[nodiscard]] Result<wire::ReportAnswer> answer(const wire::ReportQuestion& question);

private:
    class Impl;
    explicit ReportCheck(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
