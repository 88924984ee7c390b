// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/sql/database.h"
#include "app/store/accounts/actor.h"

namespace paillasse::store {

class Store;
class Writer;

enum class CertificateVerdict {
    Genuine,       // this store's, as it was given, of a ledger that has only grown since
    NotGone,       // that, and something that it says is destroyed is there
    Unreadable,    // no certificate
    Altered,       // not what was signed
    AnotherStore,
    OfAnotherJob,
    Unknown        // signed by this store, and no entry of its ledger has it; or the ledger is not the one that it was made over
};
constexpr CertificateVerdict lastOf(CertificateVerdict) { return CertificateVerdict::Unknown; }
const char* nameOf(CertificateVerdict verdict);

struct DestroyedThing {
    std::string what;       // "key 4711", "file 0190….stage"
    bool isGone = false;
};

struct CheckedCertificate {
    CertificateVerdict verdict{};
    std::string why;        // technical words, for what is not genuine
    Uuid job;
    Instant at;
    std::vector<DestroyedThing> destroyed;
};

// Holds a certificate's file against the store: its signature, the ledger's entry with its hash, the heads that it was made over, and each
// thing that it says is gone. What is not genuine is entered in the ledger.
class CertificateCheck {
public:
    CertificateCheck(Store& store, Writer& writer) : m_store(store), m_writer(writer) {}
    // `job`: of which it is said to be; nothing: whichever it is of.
    Result<CheckedCertificate> check(std::string_view file, const std::optional<Uuid>& job, const Actor& by);
    // The same where somebody saw already that it is not genuine: by the paper round it.
    Result<CheckedCertificate> refuse(CertificateVerdict verdict, std::string why, std::string_view file, const std::optional<Uuid>& job, const Actor& by);

private:
    Result<CheckedCertificate> noteIfRefused(CheckedCertificate checked, std::string_view file, const std::optional<Uuid>& job, const Actor& by);
    Result<CheckedCertificate> judge(std::string_view file, const std::optional<Uuid>& job);
    Result<bool> isEntered(sql::Database& database, const Uuid& job, ByteView sha256, Instant at);
    Result<std::string> faultOfHeads(sql::Database& database, std::string_view body);
    Result<std::vector<DestroyedThing>> destroyedIn(std::string_view body);

    Store& m_store;
    Writer& m_writer;
};

} // namespace paillasse::store
