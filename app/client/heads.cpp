// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/heads.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "app/client/durablefile.h"

namespace paillasse::client {

Heads::Heads(Profile profile, Bytes storeSigningKey) : m_profile(std::move(profile)), m_key(std::move(storeSigningKey))
{
    const auto bytes = readWhole(m_profile.headsFile());
    if (!bytes)
        return;
    const auto json = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()), static_cast<qsizetype>(bytes->size())));
    for (const auto& value : json.array()) {
        const auto encoded = QByteArray::fromBase64(value.toString().toLatin1());
        const auto head = crypto::decodeHead({reinterpret_cast<const std::uint8_t*>(encoded.constData()), static_cast<std::size_t>(encoded.size())});
        if (head && crypto::verifyHead(m_key, *head))
            m_heads[head->ledger] = *head;
    }
}

Heads::Verdict Heads::see(ByteView encoded)
{
    const auto head = crypto::decodeHead(encoded);
    if (!head || !crypto::verifyHead(m_key, *head))
        return Verdict::NotSigned;
    const auto known = m_heads.find(head->ledger);
    const auto verdict = known == m_heads.end() ? Verdict::First : compare(known->second, *head);
    if (verdict == Verdict::First || verdict == Verdict::NewEpoch)
        keep(*head);
    return verdict;
}

Heads::Verdict Heads::compare(const crypto::SignedTreeHead& before, const crypto::SignedTreeHead& head)
{
    if (head.epoch != before.epoch)
        return head.epoch > before.epoch ? Verdict::NewEpoch : Verdict::Alarm;
    if (head.size == before.size)
        return head.root == before.root ? Verdict::Same : Verdict::Alarm;
    return head.size > before.size ? Verdict::Newer : Verdict::Behind;
}

std::optional<crypto::SignedTreeHead> Heads::of(const Uuid& ledger) const
{
    const auto known = m_heads.find(ledger);
    return known == m_heads.end() ? std::nullopt : std::optional(known->second);
}

Result<> Heads::save() const
{
    QJsonArray all;
    for (const auto& [ledger, head] : m_heads) {
        const auto encoded = crypto::encodeHead(head);
        all.append(QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(encoded.data()), static_cast<qsizetype>(encoded.size())).toBase64()));
    }
    const auto json = QJsonDocument(all).toJson(QJsonDocument::Compact);
    return writeDurably(m_profile.headsFile(), asBytes(std::string_view(json.constData(), static_cast<std::size_t>(json.size()))));
}

} // namespace paillasse::client
