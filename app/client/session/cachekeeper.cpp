// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/cachekeeper.h"

#include <algorithm>
#include <utility>

#include "app/client/cache/cachefile.h"
#include "app/client/version.h"
#include "app/crypto/crypto.h"

namespace paillasse::client {

namespace {

tl::unexpected<Trouble> trouble(Failure failure, const Error& error)
{
    Trouble made;
    made.failure = failure;
    made.reference = std::string(toString(error.code)) + ": " + error.detail;
    return tl::unexpected(std::move(made));
}

bool isDamage(ErrorCode code)
{
    return code == ErrorCode::WrongSecret || code == ErrorCode::Corrupt || code == ErrorCode::NotEncrypted;
}

} // namespace

Trouble troubleOfCache(const Error& error)
{
    const auto failure = error.code == ErrorCode::DiskFull ? Failure::DiskFull
        : error.code == ErrorCode::Incompatible            ? Failure::CacheTooNew
        : isDamage(error.code)                             ? Failure::CacheCorrupt
                                                           : Failure::Internal;
    return trouble(failure, error).value();
}

Trouble troubleOfFeed(const IngestFailure& failure)
{
    auto made = troubleOfCache(failure.error);
    if (failure.error.code == ErrorCode::Incompatible)
        made.failure = Failure::StoreTooNew;
    else if (failure.isOfFeed)
        made.failure = Failure::FeedUnreadable;
    return made;
}

CacheKeeper::CacheKeeper(Profile profile, SecretBytes deviceSecret, const Clock& clock)
    : m_profile(profile), m_vault(profile, std::move(deviceSecret)), m_clock(clock), m_standings(std::move(profile), m_vault, clock)
{
}

KeySlot CacheKeeper::settle(const lab::PersonId& person, const Bytes& salt, const crypto::Argon2Cost& cost)
{
    if (const auto next = m_vault.findNext(person)) {
        if (next->salt == salt && next->cost == cost)
            (void)m_vault.takeNext(person);
        else
            (void)m_vault.dropNext(person);
    }
    return m_vault.find(person).value_or(KeySlot());
}

Opening<OpenedSession> CacheKeeper::openOnline(StoreSession session, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& passwordKey)
{
    const auto& person = session.reply.person;
    auto slot = settle(person.id, salt, cost);
    slot.person = person.id;
    slot.login = person.login;
    slot.displayName = person.displayName;
    slot.usedAt = m_clock.now();
    slot.seatLost = false;
    const bool sameSalt = slot.salt == salt && slot.cost == cost;
    slot.salt = salt;
    slot.cost = cost;
    const auto carried = std::exchange(m_carried, nullptr);
    if (!sameSalt && carried && m_carriedFor == person.id && m_vault.hasCache(person.id)) {
        if (const auto written = m_vault.write(slot, passwordKey, *carried); !written)
            return trouble(troubleOfCache(written.error()).failure, written.error());
        slot = m_vault.find(person.id).value_or(slot);
    } else if (!sameSalt && (!slot.wrapped.empty() || m_vault.hasCache(person.id))) {
        // The password was changed elsewhere; the cache is disposable.
        if (const auto aside = m_vault.putAside(person.id, m_clock.now()); !aside)
            return trouble(Failure::Internal, aside.error());
        slot.wrapped.clear();
    }
    auto cacheKey = keyFor(slot, passwordKey);
    if (!cacheKey)
        return tl::unexpected(std::move(cacheKey.error()));
    auto cache = openFile(person.id, *cacheKey);
    if (!cache)
        return tl::unexpected(std::move(cache.error()));
    if (const auto kept = session.write(**cache); !kept)
        return tl::unexpected(refuse(person.id, std::move(*cache), kept.error()));
    OpenedSession opened;
    opened.store = std::move(session);
    opened.slot = std::move(slot);
    opened.cacheKey = std::make_shared<const SecretBytes>(std::move(*cacheKey));
    opened.isComplete = isComplete(**cache).value_or(false);
    opened.cache = std::move(*cache);
    return opened;
}

void CacheKeeper::carry(const lab::PersonId& person, std::shared_ptr<const SecretBytes> cacheKey)
{
    m_carriedFor = person;
    m_carried = std::move(cacheKey);
}

Opening<SecretBytes> CacheKeeper::keyFor(KeySlot& slot, const SecretBytes& passwordKey)
{
    if (!slot.wrapped.empty()) {
        auto key = m_vault.open(slot, passwordKey);
        if (key) {
            if (const auto touched = m_vault.touch(slot, m_clock.now()); !touched)
                return trouble(troubleOfCache(touched.error()).failure, touched.error());
            return std::move(*key);
        }
        if (key.error().code == ErrorCode::Missing)
            return trouble(Failure::SecretMissing, key.error());
    }
    // No slot, or one that is damaged: what stands there cannot be opened any more.
    if (!slot.wrapped.empty() || m_vault.hasCache(slot.person))
        if (const auto aside = m_vault.putAside(slot.person, m_clock.now()); !aside)
            return trouble(Failure::Internal, aside.error());
    auto key = crypto::randomSecret(sql::Database::keySize);
    if (const auto written = m_vault.write(slot, passwordKey, key); !written)
        return trouble(troubleOfCache(written.error()).failure, written.error());
    slot = m_vault.find(slot.person).value_or(slot);
    return key;
}

Opening<std::shared_ptr<sql::Database>> CacheKeeper::openFile(const lab::PersonId& person, const SecretBytes& cacheKey)
{
    auto cache = openCache(m_vault.cacheFile(person).toStdString(), cacheKey, CacheAccess::Writer);
    if (cache)
        return std::make_shared<sql::Database>(std::move(*cache));
    if (isDamage(cache.error().code))
        return tl::unexpected(putAside(person, cache.error()));
    return tl::unexpected(troubleOfCache(cache.error()));
}

Trouble CacheKeeper::putAside(const lab::PersonId& person, const Error& error)
{
    auto made = troubleOfCache(error);
    made.failure = Failure::CacheCorrupt;
    if (const auto name = m_vault.putAside(person, m_clock.now()))
        made.quarantined = name->toStdString();
    return made;
}

// Damage behind the first page: the file opened, and what stands in it does not read.
Trouble CacheKeeper::refuse(const lab::PersonId& person, std::shared_ptr<sql::Database> cache, const Error& error)
{
    cache.reset(); // closed before it is moved
    return isDamage(error.code) ? putAside(person, error) : troubleOfCache(error);
}

void CacheKeeper::programIsTooOld()
{
    (void)m_standings.setOldestClient(std::max(m_standings.oldestClient(), clientVersion() + 1));
}

Opening<OpenedSession> CacheKeeper::openOffline(const KeySlot& slot, const SecretBytes& passwordKey)
{
    auto cacheKey = m_vault.open(slot, passwordKey);
    if (!cacheKey)
        return trouble(cacheKey.error().code == ErrorCode::Missing ? Failure::SecretMissing : Failure::WrongPasswordOffline, cacheKey.error());
    m_carried.reset();
    if (m_standings.oldestClient() > clientVersion())
        return trouble(Failure::ClientTooOld, {ErrorCode::Incompatible, "the laboratory asks for " + std::to_string(m_standings.oldestClient())});
    if (slot.seatLost)
        return trouble(Failure::SeatElsewhere, {ErrorCode::Conflict, "the seat is elsewhere, and the store is not here to give it back"});
    if (!m_vault.hasCache(slot.person))
        return trouble(Failure::Offline, {ErrorCode::NotFound, "the cache is not here and must come from the store"});
    auto cache = openFile(slot.person, *cacheKey);
    if (!cache)
        return tl::unexpected(std::move(cache.error()));
    auto session = StoreSession::read(**cache);
    if (!session)
        return session.error().code == ErrorCode::NotFound ? trouble(Failure::Offline, session.error()) : tl::unexpected(refuse(slot.person, std::move(*cache), session.error()));
    // Set back, the clock would keep a cache open for ever.
    if (const auto known = std::max(session->reply.storeTime, slot.usedAt); m_clock.now() < known - mostClockOffMs) {
        auto off = trouble(Failure::ClockOff, {ErrorCode::Expired, "the clock stands before what is known to have been"});
        off.value().offMs = m_clock.now() - known;
        return off;
    }
    if (isTooLate(*session)) {
        auto late = trouble(Failure::OfflineTooLong, {ErrorCode::Expired, "the session key is over"});
        late.value().since = session->reply.storeTime;
        return late;
    }
    // Not with the slot of a change that was cut short: it takes the other's place when the store has said so.
    if (const auto kept = m_vault.find(slot.person); kept && kept->salt == slot.salt)
        (void)m_vault.touch(slot, m_clock.now());
    OpenedSession opened;
    opened.store = std::move(*session);
    opened.slot = slot;
    opened.cacheKey = std::make_shared<const SecretBytes>(std::move(*cacheKey));
    opened.isComplete = isComplete(**cache).value_or(false);
    opened.cache = std::move(*cache);
    return opened;
}

bool CacheKeeper::isTooLate(const StoreSession& session) const
{
    const auto now = m_clock.now();
    const auto expires = session.expiresAt();
    // The store may have shortened the age since it certified this key.
    const auto most = m_standings.maxOfflineMs();
    return !expires || now > *expires || (most > 0 && now - session.reply.storeTime > most);
}

Opening<void> CacheKeeper::prepareNext(KeySlot slot, const SecretBytes& presentKey, const Bytes& salt, const crypto::Argon2Cost& cost, const SecretBytes& nextKey)
{
    const auto cacheKey = m_vault.open(slot, presentKey);
    if (!cacheKey)
        return trouble(cacheKey.error().code == ErrorCode::Missing ? Failure::SecretMissing : Failure::WrongCredentials, cacheKey.error());
    slot.salt = salt;
    slot.cost = cost;
    slot.usedAt = m_clock.now();
    if (const auto written = m_vault.writeNext(slot, nextKey, *cacheKey); !written)
        return trouble(troubleOfCache(written.error()).failure, written.error());
    return {};
}

Opening<KeySlot> CacheKeeper::takeNext(const lab::PersonId& person)
{
    if (const auto taken = m_vault.takeNext(person); !taken)
        return trouble(troubleOfCache(taken.error()).failure, taken.error());
    const auto slot = m_vault.find(person);
    return slot ? Opening<KeySlot>(*slot) : trouble(Failure::Internal, {ErrorCode::NotFound, "the new slot is gone"});
}

Opening<bool> CacheKeeper::check(const KeySlot& slot, const SecretBytes& passwordKey) const
{
    const auto key = m_vault.open(slot, passwordKey);
    if (!key)
        return trouble(key.error().code == ErrorCode::Missing ? Failure::SecretMissing : Failure::WrongCredentials, key.error());
    return true;
}

} // namespace paillasse::client
