// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/present.h"

#include "app/client/cache/body.h"
#include "app/lab/apply.h"
#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

Result<> readRow(sql::Database& database, const lab::DocumentId& id, PresentDocument& present)
{
    auto select = database.prepare("SELECT n, kind, revision, body FROM document WHERE id = ?");
    if (!select)
        return tl::unexpected(select.error());
    const auto row = select->bind(id).step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    present.n = select->integer(0);
    present.revision = select->unsignedInteger(2);
    const auto body = select->blob(3);
    if (body.empty())
        return {}; // made here, not at the store yet
    auto document = decodeBody(static_cast<lab::DocumentKind>(select->integer(1)), body);
    if (!document)
        return tl::unexpected(document.error());
    present.stored = std::move(*document);
    return {};
}

} // namespace

Result<PresentDocument> readPresent(sql::Database& database, const lab::DocumentId& id)
{
    PresentDocument present;
    if (const auto done = readRow(database, id, present); !done)
        return tl::unexpected(done.error());
    present.document = present.stored;
    auto acts = PendingActs(database).ofSubject(id);
    if (!acts)
        return tl::unexpected(acts.error());
    for (auto& pending : *acts) {
        if (pending.state == PendingState::Refused || (pending.state == PendingState::Acknowledged && pending.revision <= present.revision))
            continue;
        // What does not compute (the store's version may have it already) waits for the store's word.
        if (auto after = lab::apply(present.document, pending.act))
            present.document = std::move(*after);
        present.waiting.push_back(std::move(pending.act));
    }
    return present;
}

Result<std::optional<lab::Document>> readStored(sql::Database& database, const lab::DocumentId& id)
{
    PresentDocument present;
    if (const auto done = readRow(database, id, present); !done)
        return tl::unexpected(done.error());
    return std::move(present.stored);
}

} // namespace paillasse::client
