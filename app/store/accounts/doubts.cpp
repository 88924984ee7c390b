// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/doubts.h"

#include <algorithm>

#include "app/crypto/treehead.h"
#include "app/store/accounts/entering.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

bool Doubts::isOfThisStore(const wire::LedgerDoubt& doubt)
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories || (!doubt.laboratory.isNull() && std::ranges::find(*laboratories, doubt.laboratory, &LaboratoryInfo::id) == laboratories->end()))
        return false;
    if (doubt.knownHead.empty())
        return doubt.knownSize == 0;
    const auto& identity = m_store.identity();
    const auto head = crypto::decodeHead(doubt.knownHead);
    const auto ledger = doubt.laboratory.isNull() ? identity.store : doubt.laboratory.uuid();
    return head && crypto::verifyHead(identity.signingKey, *head) && head->ledger == ledger && head->size == doubt.knownSize;
}

Result<> Doubts::note(const Workstation& by, const wire::LedgerDoubt& doubt)
{
    if (!isOfThisStore(doubt))
        return fail(ErrorCode::InvalidInput, "doubt: not over a head of this store");
    const auto now = m_clock.now();
    const std::pair key{by.id, doubt.laboratory};
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_noted.find(key); known != m_noted.end() && now - known->second < hourMs)
        return {};
    const auto done = enter(m_writer, {{}, by.id, 0, LedgerDoubted{doubt.laboratory, doubt.knownSize, doubt.shownSize}});
    if (done)
        m_noted[key] = now;
    return done;
}

} // namespace paillasse::store
