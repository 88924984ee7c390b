// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/crypto/treehead.h"
#include "app/lab/order.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"

namespace paillasse::store {

class Store;

// Two that disagree, or one that cannot be.
struct HeadFinding {
    std::string source; // as the caller named it: a file and a line, a report
    Uuid ledger;
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    const char* what = ""; // a fixed English phrase
    std::string other;     // the source it disagrees with; empty: the store itself, or none
};

// Heads of the same store from several witnesses against each other, and against the store: of one ledger and epoch, one size has one root.
// What differs is a fork: two histories were shown under the store's own signature.
class HeadComparison {
public:
    explicit HeadComparison(Bytes storeSigningKey) : m_key(std::move(storeSigningKey)) {}

    // From one witness in the order in which it took them: a ledger does not get shorter.
    void add(const std::string& witness, const std::string& source, const crypto::SignedTreeHead& head);
    // As it is printed on a report: without a signature of its own.
    void addPrinted(const std::string& source, const lab::LaboratoryId& laboratory, const lab::LedgerHead& head);
    // Every head against the tree that this store has. What is of an epoch that ended with a restore, beyond where the restored data begin,
    // cannot be told and is counted in `untold`.
    Result<> compareWith(Store& store, sql::Database& database);

    [[nodiscard]] const std::vector<HeadFinding>& findings() const { return m_findings; }
    [[nodiscard]] std::uint64_t heads() const { return m_heads; }
    [[nodiscard]] std::uint64_t untold() const { return m_untold; }

private:
    struct Place {
        Uuid ledger;
        std::uint64_t epoch = 0;
        std::uint64_t size = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Seen {
        crypto::Digest root{};
        std::string source;
    };
    void see(const Place& place, const crypto::Digest& root, const std::string& source);
    void find(const std::string& source, const Place& place, const char* what, const std::string& other = {});
    Result<> compareOne(sql::Database& database, std::uint16_t number, std::uint64_t epochNow, const Place& place, const Seen& seen);

    Bytes m_key;
    std::map<Place, Seen> m_seen; // the first of each
    std::map<std::pair<std::string, Uuid>, Place> m_last; // of each witness
    std::vector<HeadFinding> m_findings;
    std::uint64_t m_heads = 0;
    std::uint64_t m_untold = 0;
};

} // namespace paillasse::store
