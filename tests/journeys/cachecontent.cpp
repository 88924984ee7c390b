// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/cachecontent.h"

#include <QEventLoop>

#include "app/base/cborwriter.h"
#include "app/client/cache/cachefile.h"
#include "app/client/keys/keyring.h"
#include "app/client/keys/keyslot.h"
#include "app/client/session/workstationkeys.h"
#include "app/crypto/password.h"
#include "app/sql/statement.h"
#include "tests/client/rawpages.h"

namespace paillasse::journeys {

namespace {

QByteArray contentOf(sql::Database& cache)
{
    QByteArray all;
    std::vector<std::string> tables;
    auto names = cache.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").value();
    while (names.step().value())
        tables.emplace_back(names.text(0));
    for (const auto& table : tables) {
        auto columns = cache.prepare("SELECT name FROM pragma_table_info('" + table + "')").value();
        while (columns.step().value()) {
            auto rows = cache.prepare("SELECT \"" + std::string(columns.text(0)) + "\" FROM \"" + table + "\"");
            while (rows && rows->step().value_or(false)) {
                const auto bytes = rows->blob(0); // a number as its text
                all.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).append('\n');
            }
        }
    }
    return all;
}

SecretBytes deviceSecret(const client::Profile& profile)
{
    const auto enrolment = profile.readEnrolment().value();
    client::Keyring keyring;
    QObject context;
    QEventLoop loop;
    std::optional<client::WorkstationKeys> keys;
    keyring.read(QString::fromStdString(enrolment->keyringEntry), &context, [&](const Result<std::shared_ptr<SecretBytes>>& entry) {
        keys.emplace(client::WorkstationKeys::read(**entry).value());
        loop.quit();
    });
    loop.exec();
    return keys->device.clone();
}

} // namespace

OpenedCache::OpenedCache(const QString& folder, const QString& login, const QString& password)
{
    const client::Profile profile(folder);
    const client::Vault vault(profile, deviceSecret(profile));
    const auto slot = vault.findLogin(login.toStdString()).value();
    const auto derived = crypto::derivePasswordKey(SecretBytes::copyOf(std::string_view(password.toStdString())), slot.salt, slot.cost).value();
    m_key = vault.open(slot, derived).value();
    m_file = vault.cacheFile(slot.person);
}

QByteArray OpenedCache::rows() const
{
    auto cache = client::openCache(m_file.toStdString(), m_key, client::CacheAccess::Reader).value();
    return contentOf(cache);
}

QByteArray OpenedCache::pages() const
{
    return client::testing::rawPages(m_file, m_key);
}

QByteArray cacheContent(const QString& folder, const QString& login, const QString& password)
{
    const OpenedCache cache(folder, login, password);
    return cache.rows() + cache.pages();
}

QByteArray number(std::int64_t mantissa)
{
    Bytes bytes;
    cbor::Writer(bytes).integer(mantissa);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

} // namespace paillasse::journeys
