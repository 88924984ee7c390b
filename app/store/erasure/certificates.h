// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/base/jsonline.h"
#include "app/store/erasure/cacheprogress.h"
#include "app/store/erasure/certificatetable.h"

namespace paillasse::store {

class Store;
class Writer;

// What people and places are called on a certificate, as they are called now; empty: only the id.
struct CertificateNames {
    std::function<std::string(const lab::PersonId&)> person;
    std::function<std::string(const lab::LaboratoryId&)> laboratory;
    std::function<std::string(const lab::WorkstationId&)> workstation;
    std::function<std::vector<lab::PersonId>(const lab::LaboratoryId&)> peopleOf; // who has a role there
};

// Makes certificates: what was decided and done, by whom and when, what was destroyed and how anybody can check that, which copies have not
// said that they dropped it, and when the last key archive is over; signed with the store's key, over the ledgers' signed heads. No patient is
// named but by id. One job has one certificate, which is made once.
class Certificates {
public:
    static Result<Certificates> open(Store& store, Writer& writer, CertificateNames names, const Clock& clock);

    // NotFound: no such erasure, or not done yet.
    Result<KeptCertificate> certifyErasure(const Uuid& erasure);
    // What an erasure destroyed, for a certificate that has more to say: a migration's.
    [[nodiscard]] Result<std::string> erasureJson(const ErasureRecord& record);
    // Of a body's first members: format, kind, store, job, and when it was made.
    [[nodiscard]] JsonLine head(std::string_view kind, const Uuid& job, Instant at) const;
    // Of what concerns these laboratories: signed heads of the store-wide ledger and theirs, as they are now.
    [[nodiscard]] Result<std::string> headsJson(const std::vector<lab::LaboratoryId>& laboratories);
    [[nodiscard]] std::string personJson(const lab::PersonId& person) const;
    [[nodiscard]] const CertificateNames& names() const { return m_names; }
    // The one there is, or this body signed, kept and entered.
    Result<KeptCertificate> keep(const Uuid& job, const lab::LaboratoryId& laboratory, const std::string& body, Instant at, const std::function<Result<>(sql::Database&)>& also = {});
    [[nodiscard]] Result<std::optional<KeptCertificate>> of(const Uuid& job) { return CertificateTable(m_database).of(job); }

private:
    Certificates(Store& store, Writer& writer, CertificateNames names, const Clock& clock, sql::Database database);
    Result<std::string> cachesJson(const ErasureRecord& record);

    Store& m_store;
    Writer& m_writer;
    CertificateNames m_names;
    const Clock& m_clock;
    sql::Database m_database;
};

// Keys destroyed at that moment may be in archives made until then, which are kept so many days.
Instant lastKeyArchiveOf(Instant destroyedAt);

} // namespace paillasse::store
