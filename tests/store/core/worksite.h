// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "app/base/log.h"
#include "app/crypto/sign.h"
#include "app/lab/apply.h"
#include "app/store/core/actopener.h"
#include "app/store/core/changehub.h"
#include "app/store/core/feed.h"
#include "app/store/core/keystore.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

// A store in a directory of its own, with a receptionist, a technician and a biologist: what the tests of the core work on.
namespace paillasse::store::testing {

// The same number gives the same id.
template <class Id>
Id idOf(std::uint64_t number, std::uint8_t kind = 0)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    bytes[6] = 0x70;
    bytes[8] = kind;
    for (std::size_t i = 0; i < 7; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return Id(Uuid(bytes));
}

inline const auto theReceptionist = idOf<lab::PersonId>(1, 1);
inline const auto theTechnician = idOf<lab::PersonId>(2, 1);
inline const auto theBiologist = idOf<lab::PersonId>(3, 1);
inline const auto theVirologist = idOf<lab::PersonId>(4, 1); // a technician who may see HIV lines
inline const auto theWorkstation = idOf<lab::WorkstationId>(1, 2);

// Removed when it goes.
class TemporaryDirectory {
public:
    TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};


class Staff final : public People {
public:
    explicit Staff(const std::vector<lab::LaboratoryId>& laboratories);
    std::shared_ptr<const access::Person> person(const lab::PersonId& id) override;
    bool signsWith(const lab::PersonId& id, ByteView publicKey) override { return id == theBiologist && toBytes(publicKey) == signing.publicKey(); }
    bool isSigning(const lab::PersonId&, const lab::WorkstationId&) override { return signingOpen; }
    void noteUse(const lab::PersonId&, const lab::LaboratoryId&, access::Permissions) override { ++uses; }
    void disable(const lab::PersonId& id) { m_people.at(id).disabled = true; }

    crypto::SigningKey signing = crypto::SigningKey::make(); // the biologist's
    bool signingOpen = true;
    std::atomic<int> uses = 0; // of rights, as they were noted

private:
    std::map<lab::PersonId, access::Person> m_people;
};

// Acts with ids in a row; the author is whoever may do them.
class Author {
public:
    Author(lab::LaboratoryId laboratory, const Clock& clock) : m_laboratory(laboratory), m_clock(&clock) {}

    lab::Act act(lab::ActBody body, lab::DocumentId subject, lab::PersonId person);
    lab::Act registerPatient(std::uint64_t number, const std::string& name = "MARTIN");
    // Two lines, K and HIV, on one tube.
    lab::Act placeOrder(std::uint64_t number, std::uint64_t patient);
    lab::Act measure(const lab::Order& order, lab::LineId line, const std::string& value);
    lab::Act measure(std::uint64_t order, lab::LineId line, const std::string& value);
    lab::Act validate(const lab::Order& order);
    lab::Act note(std::uint64_t order, const std::string& text);

private:
    lab::LaboratoryId m_laboratory;
    const Clock* m_clock;
};

// A release of all lines of the order as it stands, signed.
lab::Release signedRelease(const lab::LaboratoryId& laboratory, const lab::Order& order, const crypto::SigningKey& key, const std::string& interpretation = {});

// What a workstation does with an act before it pushes it.
class Session {
public:
    Session(const Store& store, const Clock& clock, lab::PersonId person, lab::WorkstationId workstation = theWorkstation);
    [[nodiscard]] wire::PushedAct seal(const lab::Act& act) const;
    wire::SessionCertificate certificate;

private:
    const Store& m_store;
    crypto::SigningKey m_key = crypto::SigningKey::make();
};

// The store opened, and what writes and reads it. Closing and opening again is another life of the process.
class Worksite {
public:
    explicit Worksite(const std::string& path = {});
    ~Worksite();

    void close();
    void open(const WriterSettings& settings = {});
    [[nodiscard]] std::string path() const { return m_path; }
    [[nodiscard]] DataDirectory directory() const { return DataDirectory(m_path); }

    // Given numbers are leased to the workstation as far as the tests use them.
    wire::ActReply push(const lab::Act& act);
    std::vector<wire::ActReply> push(const std::vector<lab::Act>& acts);
    // As an import would: no questions asked.
    wire::ActReply import(const lab::Act& act);
    lab::Order order(std::uint64_t number);
    [[nodiscard]] access::View viewOf(const lab::PersonId& person);

    test::SetClock clock;
    Initialised made;
    std::unique_ptr<Store> store;
    std::unique_ptr<Staff> staff;
    std::unique_ptr<ChangeHub> hub;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Feed> feed;
    Log log;
    Author author{{}, clock};

private:
    void leaseNumbers();

    std::unique_ptr<TemporaryDirectory> m_own;
    std::string m_path;
};

} // namespace paillasse::store::testing
