// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keys/keyslot.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "app/base/cborfields.h"
#include "app/client/durablefile.h"
#include "app/crypto/hash.h"
#include "app/crypto/seal.h"

namespace paillasse::cbor {

template <>
struct Fields<client::KeySlot> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.person);
        v(2, x.login);
        v(3, x.displayName);
        v(4, x.salt);
        v(5, x.cost.memoryBytes);
        v(6, x.cost.passes);
        v(7, x.wrapped);
        v(8, x.deviceCheck);
        v(9, x.usedAt);
        v(10, x.seatLost);
    }
};

} // namespace paillasse::cbor

namespace paillasse::client {

namespace {

constexpr std::string_view label = "paillasse.slot.v1";

Bytes boundTo(const KeySlot& slot)
{
    auto bytes = toBytes(asBytes(label));
    bytes.insert(bytes.end(), slot.person.bytes().begin(), slot.person.bytes().end());
    bytes.insert(bytes.end(), slot.salt.begin(), slot.salt.end());
    return bytes;
}

std::optional<KeySlot> readSlot(const QString& path)
{
    const auto bytes = readWhole(path);
    if (!bytes)
        return {};
    auto slot = cbor::decode<KeySlot>(*bytes);
    if (!slot || slot->salt.size() != crypto::saltSize)
        return {};
    return std::move(*slot);
}

Result<> replace(const QString& made, const QString& path)
{
    if (std::rename(made.toLocal8Bit().constData(), path.toLocal8Bit().constData()) != 0)
        return fail(ErrorCode::Refused, "vault: the new slot does not take its place");
    return syncFolderOf(path);
}

} // namespace

Vault::Vault(Profile profile, SecretBytes deviceSecret) : m_profile(std::move(profile)), m_device(std::move(deviceSecret)) {}

std::vector<KeySlot> Vault::slots() const
{
    std::vector<KeySlot> found;
    const QDir folder(m_profile.caches());
    for (const auto& name : folder.entryList({QStringLiteral("*.slot")}, QDir::Files))
        if (auto slot = readSlot(folder.filePath(name)))
            found.push_back(std::move(*slot));
    std::ranges::sort(found, std::ranges::greater(), &KeySlot::usedAt);
    return found;
}

std::optional<KeySlot> Vault::findLogin(std::string_view login) const
{
    for (auto& slot : slots())
        if (slot.login == login)
            return std::move(slot);
    return {};
}

std::optional<KeySlot> Vault::find(const lab::PersonId& person) const
{
    return readSlot(slotFile(person));
}

Bytes Vault::deviceCheck(const KeySlot& slot) const
{
    const auto digest = crypto::hmacSha256(crypto::hkdfSha256(m_device, "paillasse.devicecheck.v1"), boundTo(slot));
    return Bytes(digest.begin(), digest.begin() + 8);
}

Result<SecretBytes> Vault::open(const KeySlot& slot, const SecretBytes& passwordKey) const
{
    if (!crypto::equal(slot.deviceCheck, deviceCheck(slot)))
        return fail(ErrorCode::Missing, "vault: the slot was made with another device secret");
    auto key = crypto::openSecretWithKey(crypto::cacheWrapKey(passwordKey, m_device), slot.wrapped, boundTo(slot));
    if (!key)
        return fail(ErrorCode::WrongSecret, "vault: the slot does not open with this password");
    return key;
}

Result<> Vault::write(KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const
{
    const auto person = slot.person;
    if (const auto written = writeTo(slotFile(person), std::move(slot), passwordKey, cacheKey); !written)
        return written;
    return dropNext(person);
}

Result<> Vault::writeNext(KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const
{
    const auto path = nextFile(slot.person);
    return writeTo(path, std::move(slot), passwordKey, cacheKey);
}

std::optional<KeySlot> Vault::findNext(const lab::PersonId& person) const
{
    return readSlot(nextFile(person));
}

Result<> Vault::takeNext(const lab::PersonId& person) const
{
    return replace(nextFile(person), slotFile(person));
}

Result<> Vault::dropNext(const lab::PersonId& person) const
{
    QFile next(nextFile(person));
    if (!next.exists())
        return {};
    if (!next.remove())
        return fail(ErrorCode::Refused, "vault: a slot cannot be removed");
    return syncFolderOf(next.fileName());
}

Result<> Vault::writeTo(const QString& path, KeySlot slot, const SecretBytes& passwordKey, const SecretBytes& cacheKey) const
{
    slot.deviceCheck = deviceCheck(slot);
    slot.wrapped = crypto::sealWithKey(crypto::cacheWrapKey(passwordKey, m_device), cacheKey.view(), boundTo(slot));
    const QString next = path + QStringLiteral(".made");
    if (const auto written = writeDurably(next, cbor::encode(slot)); !written)
        return written;
    const auto back = readSlot(next);
    const auto key = back ? open(*back, passwordKey) : fail(ErrorCode::Corrupt, "vault: the new slot does not read back");
    if (!key || !key->equals(cacheKey)) {
        QFile::remove(next);
        return fail(ErrorCode::Corrupt, "vault: the new slot does not open; the old one stays");
    }
    return replace(next, path);
}

Result<> Vault::touch(const KeySlot& slot, Instant now) const
{
    auto used = slot;
    used.usedAt = now;
    return writeDurably(slotFile(slot.person), cbor::encode(used));
}

Result<> Vault::loseSeat(const lab::PersonId& person, Instant unusedSince) const
{
    auto slot = find(person);
    if (!slot || slot->seatLost || slot->usedAt > unusedSince)
        return {};
    slot->seatLost = true;
    return writeDurably(slotFile(person), cbor::encode(*slot));
}

Result<> Vault::destroy(const lab::PersonId& person) const
{
    // The slots first: without them the cache's key is nowhere.
    for (const auto& path : {slotFile(person), nextFile(person)})
        for (const auto* suffix : {"", ".new", ".made", ".made.new"}) {
            QFile slot(path + QLatin1String(suffix));
            if (slot.exists() && !slot.remove())
                return fail(ErrorCode::Refused, "vault: a slot cannot be removed");
        }
    if (const auto synced = syncFolderOf(slotFile(person)); !synced)
        return synced;
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(cacheFile(person) + QLatin1String(suffix));
    // What was put aside of theirs, too: its slot may still open.
    const QDir aside(m_profile.quarantine());
    for (const auto& name : aside.entryList({QString::fromStdString(person.toString()) + QStringLiteral(".*")}, QDir::Files))
        if (!QFile::remove(aside.filePath(name)))
            return fail(ErrorCode::Refused, "vault: what was put aside cannot be removed");
    return syncFolderOf(slotFile(person));
}

Result<QString> Vault::putAside(const lab::PersonId& person, Instant now) const
{
    QString name;
    for (const auto& path : {slotFile(person), nextFile(person), cacheFile(person)}) {
        if (!QFileInfo::exists(path))
            continue;
        auto moved = m_profile.putAside(path, now);
        if (!moved)
            return moved;
        name = *moved;
    }
    return name;
}

QString Vault::cacheFile(const lab::PersonId& person) const
{
    return m_profile.caches() + u'/' + QString::fromStdString(person.toString()) + QStringLiteral(".cache");
}

QString Vault::slotFile(const lab::PersonId& person) const
{
    return m_profile.caches() + u'/' + QString::fromStdString(person.toString()) + QStringLiteral(".slot");
}

QString Vault::nextFile(const lab::PersonId& person) const
{
    return m_profile.caches() + u'/' + QString::fromStdString(person.toString()) + QStringLiteral(".slot-next");
}

bool Vault::hasCache(const lab::PersonId& person) const
{
    return QFileInfo::exists(cacheFile(person));
}

} // namespace paillasse::client
