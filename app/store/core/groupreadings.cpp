// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/base/civiltime.h"
#include "app/lab/wellformed.h"
#include "app/store/core/groupwriter.h"
#include "app/store/core/keystore.h"
#include "app/store/core/trailkeys.h"
#include "app/store/core/leafheader.h"

// What somebody looked at: a leaf of its own class, under the laboratory's key of the month. No document, nothing in the feed.
namespace paillasse::store {

namespace {

// Readings are made into an act within a moment, but a workstation's clock may have been set in between.
bool isSound(const lab::Reading& reading, Instant actAt)
{
    const auto between = reading.at - actAt;
    return reading.kind <= lastOf(lab::ReadingKind{}) && reading.subjectKind <= lastOf(lab::DocumentKind{}) && (reading.subjectKind == lab::DocumentKind::None) == reading.subject.isNull()
        && !reading.at.isNull() && between <= ActOpener::clockToleranceMs && between >= -ActOpener::lateMs;
}

bool isSound(const lab::Act& act)
{
    if (act.id.isNull() || act.person.isNull() || act.subjectKind != lab::DocumentKind::None || !act.subject.isNull() || !act.based.empty())
        return false;
    const auto& readings = std::get<lab::RecordReadings>(act.body).readings;
    return !readings.empty() && readings.size() <= lab::limits::readingsPerAct && std::ranges::all_of(readings, [&act](const lab::Reading& reading) { return isSound(reading, act.at); });
}

} // namespace

Result<lab::Allowed<wire::ActReply>> GroupWriter::acceptReadings(Laboratory& laboratory, const IncomingAct& incoming, const access::Person* person)
{
    using Answer = lab::Allowed<wire::ActReply>;
    const auto& act = incoming.act;
    if (person != nullptr)
        if (const auto may = access::may(*person, act, std::nullopt, laboratory.rules); !may)
            return Answer(tl::unexpected(may.error()));
    if (!isSound(act))
        return Answer(lab::refuse(lab::RefusalCode::Malformed));
    const auto key = m_store.keys().obtain(trailKey(laboratory.id, m_now));
    if (!key)
        return tl::unexpected(key.error());
    if (const auto read = m_store.keys().read(*key, m_key); !read)
        return tl::unexpected(read.error());
    const auto leaf = append(laboratory, LeafClass::Read, encodeHeader(headerOf(incoming)), *key, incoming.evidence, {});
    if (!leaf)
        return tl::unexpected(leaf.error());
    const wire::ActReply reply{act.id, wire::ActOutcome::Accepted, {}, 0, 0, 0};
    if (const auto kept = m_replies.put(reply, incoming.hash, laboratory.ledger.number, *leaf); !kept)
        return tl::unexpected(kept.error());
    if (const auto remarked = person != nullptr ? remark(act) : Result<>(); !remarked)
        return tl::unexpected(remarked.error());
    return Answer(reply);
}

} // namespace paillasse::store
