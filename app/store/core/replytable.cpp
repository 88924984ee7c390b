// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/replytable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

Result<std::optional<ReplyTable::Kept>> ReplyTable::find(const lab::ActId& act)
{
    std::optional<Kept> kept;
    const auto row = first(
        m_database, "SELECT hash, outcome, refusal, line, revision, sequence FROM reply WHERE act = ?",
        [&](const auto& r) {
            kept.emplace();
            kept->hash = toBytes(r.blob(0));
            kept->reply = {act, static_cast<wire::ActOutcome>(r.integer(1)), static_cast<lab::RefusalCode>(r.integer(2)), static_cast<lab::LineId>(r.integer(3)),
                           r.unsignedInteger(4), r.unsignedInteger(5)};
        },
        act);
    if (!row)
        return tl::unexpected(row.error());
    return kept;
}

Result<> ReplyTable::put(const wire::ActReply& reply, ByteView hash, LaboratoryNumber laboratory, std::uint64_t leaf)
{
    return run(m_database, "INSERT INTO reply (act, hash, laboratory, outcome, refusal, line, revision, sequence, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", reply.id, hash,
               int{laboratory}, static_cast<int>(reply.outcome), static_cast<int>(reply.refusal), int{reply.line}, reply.revision, reply.sequence, leaf);
}

} // namespace paillasse::store
