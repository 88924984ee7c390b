// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/ledgerwatch.h"

#include <algorithm>

#include <QPointer>

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

LogValue wordOf(LedgerWatch::Fault fault)
{
    switch (fault) {
    case LedgerWatch::Fault::NotSigned: return "not-signed";
    case LedgerWatch::Fault::Forked: return "forked";
    case LedgerWatch::Fault::Shorter: return "shorter";
    case LedgerWatch::Fault::NotContinued: return "not-continued";
    }
    return "";
}

} // namespace

LedgerWatch::LedgerWatch(Transport& transport, Heads heads, const Uuid& store, const Clock& clock, const Log& log, Sinks sinks, QObject* parent)
    : QObject(parent), m_transport(transport), m_heads(std::move(heads)), m_store(store), m_clock(clock), m_log(log), m_sinks(std::move(sinks))
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
    const auto ledger = head ? std::optional(head->ledger) : std::nullopt;
    const auto before = head ? m_heads.of(head->ledger) : std::nullopt;
    switch (m_heads.see(encoded)) {
    case Heads::Verdict::Alarm: alarm(Fault::Forked, ledger, *head, encoded); break;
    case Heads::Verdict::NotSigned: alarm(Fault::NotSigned, ledger, std::nullopt, encoded); break;
    case Heads::Verdict::NewEpoch:
        m_log.warning("ledger.new-epoch", {{"paillasse.ledger.epoch", head->epoch}});
        save();
        m_sinks.newEpoch();
        break;
    case Heads::Verdict::Behind: askProof(*before); break;
    case Heads::Verdict::Newer:
        if (prove)
            askProof(*before);
        break;
    case Heads::Verdict::First: save(); break;
    case Heads::Verdict::Same: break;
    }
    tellStore();
}

void LedgerWatch::save()
{
    if (const auto saved = m_heads.save(); !saved)
        m_log.warning("ledger.heads-not-kept", {{"error.code", saved.error().code}});
}

void LedgerWatch::askProof(const crypto::SignedTreeHead& before)
{
    if (before.size == 0 || !m_asking.insert(before.ledger).second)
        return;
    HttpRequest request;
    request.method = HttpMethod::Get;
    const auto ledger = before.ledger == m_store ? QStringLiteral("store") : QString::fromStdString(before.ledger.toString());
    request.path = QStringLiteral("/v1/consistency?ledger=%1&from=%2").arg(ledger).arg(before.size);
    m_transport.send(std::move(request), [this, before, here = QPointer(this)](const NetResult<Bytes>& answer) {
        if (!here)
            return;
        m_asking.erase(before.ledger);
        proved(before, answer);
        tellStore();
    });
}

void LedgerWatch::proved(const crypto::SignedTreeHead& before, const NetResult<Bytes>& answer)
{
    if (!answer)
        return answer.error().code == ErrorCode::NotFound ? alarm(Fault::Shorter, before.ledger, std::nullopt, {}) : void();
    const auto reply = wire::decodeMessage<wire::ConsistencyReply>(*answer);
    const auto head = reply ? crypto::decodeHead(reply->treeHead) : fail(ErrorCode::InvalidInput);
    if (!head)
        return;
    switch (m_heads.see(reply->treeHead)) {
    case Heads::Verdict::NotSigned: return alarm(Fault::NotSigned, before.ledger, std::nullopt, reply->treeHead);
    case Heads::Verdict::Alarm: return alarm(Fault::Forked, before.ledger, *head, reply->treeHead);
    default: break;
    }
    if (head->ledger != before.ledger || head->epoch != before.epoch)
        return;
    if (!crypto::verifyConsistency(before.size, before.root, head->size, head->root, digestsOf(reply->proof)))
        return alarm(Fault::NotContinued, before.ledger, *head, reply->treeHead);
    m_heads.keep(*head);
    save();
}

void LedgerWatch::alarm(Fault fault, const std::optional<Uuid>& ledger, const std::optional<crypto::SignedTreeHead>& shown, const Bytes& shownBytes)
{
    const auto which = ledger.value_or(Uuid());
    const auto known = m_heads.of(which);
    wire::LedgerDoubt doubt;
    if (which != m_store)
        doubt.laboratory = lab::LaboratoryId(which);
    if (known) {
        doubt.knownSize = known->size;
        doubt.knownHead = crypto::encodeHead(*known);
    }
    doubt.shownSize = shown ? shown->size : 0;
    doubt.shownHead = shownBytes;
    m_doubts.try_emplace(which, Doubt{}).first->second.doubt = std::move(doubt);
    if (!m_said.insert({which, fault}).second)
        return;
    m_log.error("ledger.alarm", {{"paillasse.ledger.fault", wordOf(fault)}, {"paillasse.ledger.known", known ? known->size : 0}, {"paillasse.ledger.shown", shown ? shown->size : 0}});
    m_sinks.alarm();
}

// Once an hour as long as it goes on; what could not be sent is sent with the next head.
void LedgerWatch::tellStore()
{
    const auto now = m_clock.now();
    for (auto& [ledger, doubt] : m_doubts) {
        if (doubt.isOnItsWay || (!doubt.told.isNull() && now - doubt.told < hourMs))
            continue;
        doubt.isOnItsWay = true;
        HttpRequest request;
        request.path = QStringLiteral("/v1/watch/doubt");
        request.body = wire::encodeMessage(doubt.doubt);
        m_transport.send(std::move(request), [this, ledger = ledger, here = QPointer(this)](const NetResult<Bytes>& answer) {
            if (!here)
                return;
            auto& told = m_doubts[ledger];
            told.isOnItsWay = false;
            // What it does not take will not be taken in a minute either.
            if (answer || answer.error().code == ErrorCode::InvalidInput)
                told.told = m_clock.now();
        });
    }
}

} // namespace paillasse::client
