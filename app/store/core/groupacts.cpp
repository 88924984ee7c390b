// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/groupwriter.h"

#include "app/crypto/hash.h"
#include "app/lab/apply.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/releasecheck.h"
#include "app/store/core/sealeddocument.h"
#include "app/wire/feedframe.h"

namespace paillasse::store {

namespace {

wire::ActReply refusalReply(const lab::ActId& act, const lab::Refusal& refusal)
{
    return {act, wire::ActOutcome::Refused, refusal.code, refusal.line, 0, 0};
}

// A second time, an accepted act says so.
wire::ActReply again(const ReplyTable::Kept& kept, const IncomingAct& incoming)
{
    // Of an act that is erased nothing is left to hold it against.
    if (!kept.hash.empty() && !crypto::equal(kept.hash, incoming.hash))
        return refusalReply(incoming.act.id, {lab::RefusalCode::IdReused, 0});
    auto reply = kept.reply;
    if (reply.outcome == wire::ActOutcome::Accepted)
        reply.outcome = wire::ActOutcome::Duplicate;
    return reply;
}

std::size_t sizeOf(const std::vector<wire::SectionBytes>& sections)
{
    std::size_t size = 0;
    for (const auto& section : sections)
        size += section.bytes.size();
    return size;
}

// What only a signing session may do: a second factor, shown not long ago. A file's hash too: it is what makes a copy genuine.
bool isSignature(const lab::ActBody& body)
{
    return std::holds_alternative<lab::Release>(body) || std::holds_alternative<lab::WithdrawReport>(body) || std::holds_alternative<lab::Devalidate>(body) || std::holds_alternative<lab::RegisterPdf>(body);
}

} // namespace

// After a restore, workstations push again what the backup lacks: an epoch's number is the second in which it began, and what was made
// before that second was held to the second factor then.
bool GroupWriter::wasSignedBefore(const lab::Act& act) const
{
    const auto epoch = static_cast<std::int64_t>(m_store.identity().epoch);
    return epoch > 1 && act.at.ms < (epoch + 1) * secondMs;
}

Result<wire::ActReply> GroupWriter::act(const IncomingAct& incoming)
{
    const auto kept = m_replies.find(incoming.act.id);
    if (!kept)
        return tl::unexpected(kept.error());
    if (*kept)
        return again(**kept, incoming);
    if (incoming.certificateOver)
        return keepRefusal(incoming, {lab::RefusalCode::AccountClosed, 0});
    auto* laboratory = incoming.act.laboratory.isNull() ? nullptr : find(incoming.act.laboratory);
    if (laboratory == nullptr)
        return keepRefusal(incoming, {lab::RefusalCode::OtherLaboratory, 0});
    const auto reply = accept(*laboratory, incoming);
    if (!reply)
        return tl::unexpected(reply.error());
    return *reply ? Result<wire::ActReply>(**reply) : keepRefusal(incoming, reply->error());
}

void GroupWriter::noteUses(const std::vector<IncomingAct>& acts, const std::vector<wire::ActReply>& replies)
{
    for (std::size_t i = 0; i < std::min(acts.size(), replies.size()); ++i) {
        const auto& act = acts[i].act;
        // To look at something is open to whoever has any right: it is a use of none.
        if (replies[i].outcome != wire::ActOutcome::Accepted || acts[i].origin != ActOrigin::Workstation || lab::isReading(acts[i].act.body))
            continue;
        if (const auto person = m_people.person(act.person))
            m_people.noteUse(act.person, act.laboratory, access::usedBy(*person, act));
    }
}

Result<wire::ActReply> GroupWriter::keepRefusal(const IncomingAct& incoming, const lab::Refusal& refusal)
{
    const auto reply = refusalReply(incoming.act.id, refusal);
    // After a restore, workstations push again what the backup lacks, each in its own order: an act that comes before another's that
    // it rests on is asked about again, and must then be looked at again.
    constexpr std::uint64_t firstEpoch = 1;
    if (m_store.identity().epoch > firstEpoch)
        return reply;
    const auto* laboratory = find(incoming.act.laboratory);
    const auto kept = m_replies.put(reply, incoming.hash, laboratory ? laboratory->ledger.number : LaboratoryNumber{0}, 0);
    return kept ? Result<wire::ActReply>(reply) : tl::unexpected(kept.error());
}

Result<const DocumentCache::Entry*> GroupWriter::load(const Laboratory& laboratory, const lab::DocumentId& id)
{
    if (const auto* cached = m_cache.find(laboratory.ledger.number, id))
        return cached;
    const auto row = m_documents.find(laboratory.ledger.number, id);
    if (!row)
        return tl::unexpected(row.error());
    // A person's document is nobody's subject; a tombstone is no document.
    if (!*row || !(*row)->sections || (*row)->facts.kind == lab::DocumentKind::Person)
        return nullptr;
    const auto& facts = (*row)->facts;
    const auto key = m_store.keys().read(facts.key, m_key);
    if (!key && key.error().code == ErrorCode::NotFound)
        return nullptr; // destroyed
    if (!key)
        return tl::unexpected(key.error());
    const auto sections = openSections(m_key, {laboratory.id, facts.id, facts.revision}, *(*row)->sections);
    if (!sections)
        return tl::unexpected(sections.error());
    auto document = joinSections(facts.kind, *sections);
    if (!document)
        return tl::unexpected(document.error());
    return m_cache.put({facts, std::move(*document)});
}

Result<lab::Allowed<wire::ActReply>> GroupWriter::accept(Laboratory& laboratory, const IncomingAct& incoming)
{
    using Answer = lab::Allowed<wire::ActReply>;
    const auto& act = incoming.act;
    const bool isPushed = incoming.origin == ActOrigin::Workstation;
    std::shared_ptr<const access::Person> person;
    if (isPushed) {
        person = m_people.person(act.person);
        if (!person || person->disabled)
            return Answer(lab::refuse(lab::RefusalCode::AccountClosed));
    }
    if (lab::isReading(act.body))
        return acceptReadings(laboratory, incoming, person.get());
    if (isPushed) {
        const auto classes = checkClasses(laboratory, act);
        if (!classes)
            return tl::unexpected(classes.error());
        if (!*classes)
            return Answer(tl::unexpected(classes->error()));
    }
    const auto before = load(laboratory, act.subject);
    if (!before)
        return tl::unexpected(before.error());
    static const std::optional<lab::Document> nothing;
    const auto& document = *before ? (*before)->document : nothing;
    const auto erased = isErased(laboratory, act, document);
    if (!erased)
        return tl::unexpected(erased.error());
    // What a restored backup lacks and is erased since was done once: it is not asked for again, and not done again.
    if (*erased)
        return wasSignedBefore(act) ? Answer(wire::ActReply{act.id, wire::ActOutcome::Duplicate, {}, 0, 0, 0}) : Answer(lab::refuse(lab::RefusalCode::UnknownDocument));
    if (isPushed)
        if (const auto may = access::may(*person, act, document, laboratory.rules); !may)
            return Answer(tl::unexpected(may.error()));
    if (isPushed && isSignature(act.body) && !wasSignedBefore(act) && !m_people.isSigning(act.person, act.workstation))
        return Answer(lab::refuse(lab::RefusalCode::SecondFactorNeeded));
    if (const auto* release = std::get_if<lab::Release>(&act.body); release && isPushed && document)
        if (const auto* order = std::get_if<lab::Order>(&*document))
            if (const auto genuine = checkRelease(*order, *release, act, m_people); !genuine)
                return Answer(tl::unexpected(genuine.error()));
    if (const auto* pdf = std::get_if<lab::RegisterPdf>(&act.body); pdf && pdf->head) {
        const auto known = wasHead(laboratory, *pdf->head);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return Answer(lab::refuse(lab::RefusalCode::ReportMismatch));
    }
    auto after = lab::apply(document, act);
    if (!after)
        return Answer(tl::unexpected(after.error()));
    if (lab::idOf(*after, act.laboratory) != act.subject)
        return Answer(lab::refuse(lab::RefusalCode::WrongSubject));
    const auto numbers = checkNumbers(laboratory, incoming);
    if (!numbers)
        return tl::unexpected(numbers.error());
    if (!*numbers)
        return Answer(tl::unexpected(numbers->error()));

    Draft draft{act.subjectKind, act.subject, *before, std::move(*after), {}, LeafClass::Act, encodeHeader(headerOf(incoming)), incoming.evidence};
    draft.sections = wire::split(*draft.document);
    if (sizeOf(draft.sections) > wire::maxDocumentBytes)
        return Answer(lab::refuse(lab::RefusalCode::Malformed));
    // Nothing else changes what an order or a patient is known by.
    draft.isRenamed = draft.kind == lab::DocumentKind::Patient || std::holds_alternative<lab::RegisterPdf>(act.body);
    const auto written = write(laboratory, std::move(draft));
    if (!written)
        return tl::unexpected(written.error());
    const wire::ActReply reply{act.id, wire::ActOutcome::Accepted, {}, 0, written->revision, written->sequence};
    if (const auto kept = m_replies.put(reply, incoming.hash, laboratory.ledger.number, written->leaf); !kept)
        return tl::unexpected(kept.error());
    if (const auto remarked = isPushed ? remark(act) : Result<>(); !remarked)
        return tl::unexpected(remarked.error());
    return Answer(reply);
}

Result<> GroupWriter::remark(const lab::Act& act)
{
    const auto remark = m_people.remarkOn(act);
    if (!remark)
        return {};
    const auto kept = administrative(remark->leafClass, {}, remark->entry, remark->keep, {});
    return kept ? *kept : tl::unexpected(kept.error());
}

Result<KeyId> GroupWriter::keyFor(const Laboratory& laboratory, const Draft& draft)
{
    if (draft.before != nullptr && draft.before->facts.key != 0)
        return draft.before->facts.key;
    KeyName name{laboratory.id, Uuid(), KeyClass::Directory, 0};
    if (draft.kind == lab::DocumentKind::Patient) {
        name = {laboratory.id, draft.id.uuid(), KeyClass::Identity, 0};
    } else if (draft.kind == lab::DocumentKind::Order) {
        const auto& order = std::get<lab::Order>(*draft.document);
        name = {laboratory.id, order.patient.uuid(), KeyClass::Record, static_cast<std::uint32_t>(Date::of(order.placedAt).year)};
    }
    return m_store.keys().obtain(name);
}

Result<DocumentFacts> GroupWriter::write(Laboratory& laboratory, Draft draft)
{
    const auto key = keyFor(laboratory, draft);
    if (!key)
        return tl::unexpected(key.error());
    if (const auto read = m_store.keys().read(*key, m_key); !read)
        return tl::unexpected(read.error());
    const auto* before = draft.before ? &draft.before->facts : nullptr;
    DocumentFacts facts{laboratory.ledger.number, laboratory.sequence + 1, draft.id, draft.kind, before ? before->revision + 1 : 1, 0, 0, *key, {}};
    facts.born = before ? before->born : facts.sequence;
    if (draft.document)
        facts.columns = columnsOf(*draft.document);
    const auto blob = sealSections(m_key, {laboratory.id, facts.id, facts.revision}, draft.sections);
    const LeafDocument written{facts.id, facts.revision, toBytes(crypto::sha256(blob))};
    const auto leaf = append(laboratory, draft.leafClass, std::move(draft.header), *key, std::move(draft.entry), {written});
    if (!leaf)
        return tl::unexpected(leaf.error());
    facts.leaf = *leaf;
    if (const auto put = m_documents.put(facts, before ? before->sequence : 0, blob); !put)
        return tl::unexpected(put.error());
    if (laboratory.batch.documents.empty() && laboratory.batch.inMemory)
        laboratory.batch.after = laboratory.sequence;
    laboratory.sequence = facts.sequence;
    if (draft.document && (before == nullptr || draft.isRenamed))
        if (const auto indexed = m_index.put(facts.laboratory, facts.id, *draft.document); !indexed)
            return tl::unexpected(indexed.error());
    if (draft.document)
        if (const auto* profile = std::get_if<lab::LaboratoryProfile>(&*draft.document))
            laboratory.rules.enteringPersonMayValidate = profile->enteringPersonMayValidate;
    // A stream is sent what a document has become in this group, not what it was on the way.
    std::erase_if(laboratory.batch.documents, [&facts](const ChangedDocument& earlier) { return earlier.id == facts.id; });
    laboratory.batch.documents.push_back({facts.kind, facts.id, facts.revision, facts.sequence, facts.born, facts.columns.closed, facts.columns.day, std::move(draft.sections)});
    if (draft.document)
        m_cache.put({facts, std::move(draft.document)});
    return facts;
}

} // namespace paillasse::store
