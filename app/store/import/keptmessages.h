// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/cborfields.h"
#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/store/import/derivedid.h"

namespace paillasse::store {

// Why a message is kept. The numbers are in the database.
enum class KeptKind : std::uint8_t {
    Refused = 1, // it could not be read, or not wholly
    Tray = 2,    // it was read, but a person has to say what it belongs to
    Unread = 3   // it was taken in, but for fields that nothing here has a place for
};
const char* nameOf(KeptKind kind); // "refused"

// What is kept of a message, sealed: its place and its reason too, for a file's name may be a person's.
struct KeptMessage {
    std::string file;
    std::uint64_t number = 0;
    std::string type;
    std::string where;
    std::string reason;
    std::string text;             // as it came, in UTF-8 as far as it was read
    Bytes bytes;                  // instead of it, a file as it came, of which no message could be read
    bool operator==(const KeptMessage&) const = default;
};

struct KeptEntry {
    Uuid id;
    KeptKind kind = KeptKind::Refused;
    Instant keptAt;
    Instant expiresAt;            // then its key is destroyed
    std::uint64_t size = 0;       // sealed
};

// What an import remembers of messages. Those that it could not place or not wholly, each sealed under a key that serves one month and is destroyed after
// the keeping time, the same message once; and of those that it took in wholly, that it did.
class KeptMessages {
public:
    static constexpr std::int64_t keepDays = 90;
    // What is larger is kept by its place and reason alone, which then says so.
    static constexpr std::size_t mostBytes = std::size_t{256} << 20;

    static Result<KeptMessages> open(Store& store, Writer& writer, const lab::LaboratoryId& laboratory, const DerivedIds& ids, const Clock& clock);

    struct Item {
        KeptKind kind = KeptKind::Refused;
        KeptMessage message;
    };
    // All at once, durable when it returns. How many were not kept before.
    Result<std::size_t> keep(const std::vector<Item>& items);
    // Newest first; nothing of what is sealed.
    Result<std::vector<KeptEntry>> list();
    // Opens one. Who looked is entered in the store's ledger first. NotFound.
    Result<KeptMessage> show(const Uuid& id);
    // Messages that were taken in wholly, by a keyed hash of their text: a second import passes them over.
    [[nodiscard]] Uuid doneId(std::string_view text, std::uint64_t how) const;
    Result<bool> isDone(const Uuid& message);
    Result<> markDone(const std::vector<Uuid>& messages);

    // Destroys the keys of months whose time has passed, and what they sealed.
    Result<std::size_t> expire();

private:
    KeptMessages(Store& store, Writer& writer, const lab::LaboratoryId& laboratory, const DerivedIds& ids, const Clock& clock, sql::Database reading)
        : m_store(store), m_writer(writer), m_laboratory(laboratory), m_ids(ids), m_clock(clock), m_reading(std::move(reading))
    {
    }
    [[nodiscard]] Uuid idOf(const Item& item) const;
    Result<bool> put(sql::Database& database, const Item& item, SecretBytes& key);

    Store& m_store;
    Writer& m_writer;
    lab::LaboratoryId m_laboratory;
    const DerivedIds& m_ids;
    const Clock& m_clock;
    sql::Database m_reading;
};

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::KeptMessage> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.file);
        v(2, x.number);
        v(3, x.type);
        v(4, x.where);
        v(5, x.reason);
        v(6, x.text);
        v(7, x.bytes);
    }
};

} // namespace paillasse::cbor
