// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/crypto/sign.h"
#include "app/lab/catalogue.h"
#include "app/lab/codetables.h"
#include "app/lab/order.h"
#include "app/store/commands/office.h"
#include "tests/generator/inventedresults.h"

namespace paillasse::generator {

// Does what people of a laboratory did, act by act, through the store's own writer: everything is in the ledger, every released
// report is signed by a biologist who has left since.
class Archivist {
public:
    static Result<std::unique_ptr<Archivist>> hire(store::Office& office, const lab::LaboratoryId& laboratory, lab::Catalogue catalogue, std::vector<lab::TubeKind> tubes, const Clock& clock);

    Result<> registerPatient(const lab::Patient& patient, Instant at);

    // How far an order goes.
    enum class Until { Placed, Received, Measured, TechnicallyValid, Released };
    struct Wanted {
        std::vector<std::string> codes;
        std::string accession;
        lab::Priority priority = lab::Priority::Routine;
        std::string prescriber;
        std::string clinical;
        Instant collectedAt;
        Until until = Until::Released;
        std::size_t leaveOpen = 0; // lines that stay without a result, of those that could have one
    };
    Result<> order(const lab::Patient& patient, const InventedBody& body, const Wanted& wanted, Random& random);
    // Rejects the first tube of the order placed last.
    Result<> rejectTube(Instant at);

    // What is still waiting to be written, and the two colleagues leave.
    Result<> finish();
    [[nodiscard]] std::uint64_t acts() const { return m_acts; }

private:
    Archivist(store::Office& office, const lab::LaboratoryId& laboratory, lab::Catalogue catalogue, std::vector<lab::TubeKind> tubes, const Clock& clock);
    Result<lab::PersonId> engage(const char* login, const char* name, const char* title, access::Role role);
    Result<> perform(const lab::PersonId& person, Instant at, lab::ActBody body);
    Result<> add(lab::Act act);
    Result<> flush();
    Result<> measure(const lab::Patient& patient, const InventedBody& body, const Wanted& wanted, Random& random, Instant at);
    Result<> validate(Instant at);
    Result<> release(Instant at);

    store::Office& m_office;
    lab::LaboratoryId m_laboratory;
    lab::Catalogue m_catalogue;
    std::vector<lab::TubeKind> m_tubes;
    const Clock& m_clock;
    crypto::SigningKey m_key;
    lab::PersonId m_technician;
    lab::PersonId m_biologist;
    std::optional<lab::Order> m_order; // under way, as the store will have it
    lab::OrderId m_orderId;
    std::vector<store::IncomingAct> m_waiting;
    std::uint64_t m_acts = 0;
};

} // namespace paillasse::generator
