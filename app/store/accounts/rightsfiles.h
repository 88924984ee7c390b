// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/governance.h"
#include "app/store/accounts/sealing.h"

namespace paillasse::store {

// The yearly review of rights, to be taken away: for each person each permission, what gives it, and when it was last used; as a table, or on paper with the store's seal.
class RightsFiles {
public:
    using NameOf = std::function<std::string(const lab::LaboratoryId&)>;

    // All of them outlive it.
    RightsFiles(Governance& governance, Registry& registry, Sealing& sealing, NameOf nameOf, const Clock& clock)
        : m_governance(governance), m_registry(registry), m_sealing(sealing), m_nameOf(std::move(nameOf)), m_clock(clock)
    {
    }

    // The file. Errors of Governance::exportRights, which enters it.
    Result<Bytes> make(const wire::RightsExport& order, const Actor& by);

private:
    Governance& m_governance;
    Registry& m_registry;
    Sealing& m_sealing;
    NameOf m_nameOf;
    const Clock& m_clock;
};

} // namespace paillasse::store
