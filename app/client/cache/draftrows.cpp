// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/draftrows.h"

#include "app/base/cborfields.h"
#include "app/sql/statement.h"

namespace paillasse::cbor {

template <>
struct Fields<client::DraftField> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.name);
        v(2, x.text);
    }
};

// Place and time stand in columns of their own.
template <>
struct Fields<client::KeptDraft> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.subject);
        v(2, x.title);
        v(3, x.fields);
    }
};

} // namespace paillasse::cbor

namespace paillasse::client {

// The cache is synchronous=NORMAL: a power cut would take the last drafts with it.
Result<> DraftRows::durably(const std::function<Result<>()>& change)
{
    if (const auto set = m_database.execute("PRAGMA synchronous = FULL"); !set)
        return set;
    const auto done = change();
    const auto reset = m_database.execute("PRAGMA synchronous = NORMAL");
    return done ? reset : done;
}

Result<> DraftRows::put(const KeptDraft& draft)
{
    return durably([&]() -> Result<> {
        auto put = m_database.prepare("INSERT INTO draft (place, written_at, body) VALUES (?, ?, ?) "
                                      "ON CONFLICT (place) DO UPDATE SET written_at = excluded.written_at, body = excluded.body");
        return put ? put->bind(draft.place).bind(draft.at).bind(cbor::encode(draft)).run() : tl::unexpected(put.error());
    });
}

Result<> DraftRows::remove(std::string_view place)
{
    return durably([&]() -> Result<> {
        auto remove = m_database.prepare("DELETE FROM draft WHERE place = ?");
        return remove ? remove->bind(place).run() : tl::unexpected(remove.error());
    });
}

Result<std::vector<KeptDraft>> DraftRows::readAll(Instant oldest)
{
    std::vector<KeptDraft> drafts;
    std::vector<std::string> unread;
    {
        auto select = m_database.prepare("SELECT place, written_at, body FROM draft ORDER BY written_at DESC");
        if (!select)
            return tl::unexpected(select.error());
        const auto read = select->each([&]() -> Result<> {
            auto draft = cbor::decode<KeptDraft>(select->blob(2));
            const auto at = select->instant(1);
            if (!draft || at < oldest) {
                unread.emplace_back(select->text(0));
                return {};
            }
            draft->place = select->text(0);
            draft->at = at;
            drafts.push_back(std::move(*draft));
            return {};
        });
        if (!read)
            return tl::unexpected(read.error());
    }
    for (const auto& place : unread)
        if (const auto gone = remove(place); !gone)
            return tl::unexpected(gone.error());
    return drafts;
}

} // namespace paillasse::client
