// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/ledgerwatch.h"

#include <algorithm>

#include "app/client/taskthread.h"
#include "app/wire/messages.h"

namespace paillasse::client {

namespace {

std::vector<crypto::Digest> digestsOf(const std::vector<Bytes>& proof)
{
    std::vector<crypto::Digest> digests;
    for (const auto& one : proof) {
        crypto::Digest digest{};
        std::copy_n(one.begin(), std::min(one.size(), digest.size()), digest.begin());
        digests.push_back(digest);
    }
    return digests;
}

} // namespace

LedgerWatch::LedgerWatch(Transport& transport, Heads heads, const Log& log, Sinks sinks, QObject* parent)
    : QObject(parent), m_transport(transport), m_heads(std::move(heads)), m_log(log), m_sinks(std::move(sinks))
{
}

void LedgerWatch::see(Bytes encodedHead, bool prove)
{
    if (encodedHead.empty())
        return;
    postTo(this, [this, encodedHead = std::move(encodedHead), prove] { judge(encodedHead, prove); });
}

void LedgerWatch::judge(const Bytes& encoded, bool prove)
{
    const auto head = crypto::decodeHead(encoded);
    const auto before = head ? m_heads.of(head->ledger) : std::nullopt;
    switch (m_heads.see(encoded)) {
    case Heads::Verdict::Alarm: return alarm("another tree of the same size, or an earlier epoch");
    case Heads::Verdict::NotSigned: return alarm("a head that the store's key has not signed");
    case Heads::Verdict::NewEpoch:
        m_log.warning("ledger.new-epoch", {{"paillasse.ledger.epoch", head->epoch}});
        m_sinks.newEpoch();
        break;
    case Heads::Verdict::Behind:
        askProof(*before);
        break;
    case Heads::Verdict::Newer:
        if (prove)
            askProof(*before);
        break;
    case Heads::Verdict::First:
    case Heads::Verdict::Same: break;
    }
    if (prove)
        if (const auto saved = m_heads.save(); !saved)
            m_log.warning("ledger.heads-not-kept", {{"error.code", saved.error().code}});
}

void LedgerWatch::askProof(const crypto::SignedTreeHead& before)
{
    if (before.size == 0 || !m_asking.insert(before.ledger).second)
        return;
    HttpRequest request;
    request.method = HttpMethod::Get;
    request.path = QStringLiteral("/v1/consistency?ledger=%1&from=%2").arg(QString::fromStdString(before.ledger.toString())).arg(before.size);
    m_transport.send(std::move(request), [this, before](const NetResult<Bytes>& answer) {
        m_asking.erase(before.ledger);
        proved(before, answer);
    });
}

void LedgerWatch::proved(const crypto::SignedTreeHead& before, const NetResult<Bytes>& answer)
{
    if (!answer)
        return answer.error().code == ErrorCode::NotFound ? alarm("the ledger is shorter than it was") : void();
    const auto reply = wire::decodeMessage<wire::ConsistencyReply>(*answer);
    const auto head = reply ? crypto::decodeHead(reply->treeHead) : fail(ErrorCode::InvalidInput);
    if (!head)
        return;
    const auto verdict = m_heads.see(reply->treeHead);
    if (verdict == Heads::Verdict::NotSigned || verdict == Heads::Verdict::Alarm)
        return alarm("a proof under a head that cannot be");
    if (head->epoch == before.epoch && !crypto::verifyConsistency(before.size, before.root, head->size, head->root, digestsOf(reply->proof)))
        alarm("the ledger is not a continuation of what it was");
}

void LedgerWatch::alarm(const char* why)
{
    (void)why;
    m_log.error("ledger.alarm");
    m_sinks.alarm();
}

} // namespace paillasse::client
