// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/ledgerwatch.h"

#include <algorithm>
#include <tuple>

#include <QPointer>

#include "app/client/taskthread.h"
#include "app/wire/messages.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds gatherTime{5};
constexpr std::size_t mostShown = 64;

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
    : QObject(parent), m_transport(transport), m_heads(std::move(heads)), m_store(store), m_clock(clock), m_log(log), m_sinks(std::move(sinks)), m_soon(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &LedgerWatch::proveAll);
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
    switch (m_heads.see(encoded)) {
    case Heads::Verdict::Alarm: alarm(Fault::Forked, head->ledger, *head, encoded); break;
    case Heads::Verdict::NotSigned: alarm(Fault::NotSigned, head ? head->ledger : Uuid(), std::nullopt, encoded); break;
    case Heads::Verdict::NewEpoch:
        m_log.warning("ledger.new-epoch", {{"paillasse.ledger.epoch", head->epoch}});
        m_shown.erase(head->ledger);
        save();
        m_sinks.newEpoch();
        break;
    case Heads::Verdict::Behind:
    case Heads::Verdict::Newer: noteShown(*head, prove); break;
    case Heads::Verdict::First: save(); break;
    case Heads::Verdict::Same: break;
    }
    tellStore();
}

void LedgerWatch::noteShown(const crypto::SignedTreeHead& head, bool prove)
{
    auto& shown = m_shown[head.ledger];
    const auto [before, isFirst] = shown.try_emplace(head.size, head);
    if (!isFirst && before->second.root != head.root)
        return alarm(Fault::Forked, head.ledger, head, crypto::encodeHead(head));
    // Of very many that could not be proved yet the first and the last ones say enough.
    if (shown.size() > mostShown)
        shown.erase(std::next(shown.begin(), mostShown / 2));
    if (prove)
        proveNext(head.ledger);
    else if (!m_soon.isActive())
        m_soon.start();
}

void LedgerWatch::proveAll()
{
    for (const auto& [ledger, heads] : m_shown)
        proveNext(ledger);
}

void LedgerWatch::save()
{
    if (const auto saved = m_heads.save(); !saved)
        m_log.warning("ledger.heads-not-kept", {{"error.code", saved.error().code}});
}

void LedgerWatch::proveNext(const Uuid& ledger)
{
    const auto known = m_heads.of(ledger);
    const auto& heads = m_shown[ledger];
    if (!known || heads.empty() || !m_asking.insert(ledger).second)
        return;
    const auto shown = heads.begin()->second;
    const auto [from, to] = std::minmax(known->size, shown.size);
    HttpRequest request;
    request.method = HttpMethod::Get;
    request.path = QStringLiteral("/v1/consistency?ledger=%1&from=%2&to=%3").arg(ledger == m_store ? QStringLiteral("store") : QString::fromStdString(ledger.toString())).arg(from).arg(to);
    m_transport.send(std::move(request), [this, known = *known, shown, here = QPointer(this)](const NetResult<Bytes>& answer) {
        if (!here)
            return;
        m_asking.erase(shown.ledger);
        proved(known, shown, answer);
        tellStore();
    });
}

void LedgerWatch::proved(const crypto::SignedTreeHead& known, const crypto::SignedTreeHead& shown, const NetResult<Bytes>& answer)
{
    // What could not be asked is asked with the next head.
    if (!answer && answer.error().code != ErrorCode::NotFound)
        return;
    m_shown[shown.ledger].erase(shown.size);
    const auto reply = answer ? wire::decodeMessage<wire::ConsistencyReply>(*answer) : fail(ErrorCode::NotFound);
    const auto& [first, second] = shown.size < known.size ? std::tie(shown, known) : std::tie(known, shown);
    if (!answer)
        alarm(Fault::Shorter, shown.ledger, shown, crypto::encodeHead(shown));
    else if (!reply || !crypto::verifyConsistency(first.size, first.root, second.size, second.root, digestsOf(reply->proof)))
        alarm(Fault::NotContinued, shown.ledger, shown, crypto::encodeHead(shown));
    else if (shown.size > known.size) {
        m_heads.keep(shown);
        save();
    }
    proveNext(shown.ledger);
}

void LedgerWatch::alarm(Fault fault, const Uuid& ledger, const std::optional<crypto::SignedTreeHead>& shown, const Bytes& shownBytes)
{
    const auto known = m_heads.of(ledger);
    wire::LedgerDoubt doubt;
    if (ledger != m_store)
        doubt.laboratory = lab::LaboratoryId(ledger);
    if (known) {
        doubt.knownSize = known->size;
        doubt.knownHead = crypto::encodeHead(*known);
    }
    doubt.shownSize = shown ? shown->size : 0;
    doubt.shownHead = shownBytes;
    m_doubts.try_emplace(ledger, Doubt{}).first->second.doubt = std::move(doubt);
    if (!m_said.insert({ledger, fault}).second)
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
