// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/sealing.h"
#include "app/store/watch/traildesk.h"

namespace paillasse::store {

// The trail, to be taken away: as a table, or on paper with the store's seal. From any thread.
class TrailFiles {
public:
    using NameOf = std::function<std::string(const lab::LaboratoryId&)>;

    // All of them outlive it.
    TrailFiles(TrailDesk& desk, Registry& registry, Sealing& sealing, NameOf nameOf, const Clock& clock)
        : m_desk(desk), m_registry(registry), m_sealing(sealing), m_nameOf(std::move(nameOf)), m_clock(clock)
    {
    }

    // The file. Errors of TrailDesk::exportRows, which enters it.
    Result<Bytes> make(const wire::TrailExport& order, const Actor& by);

private:
    TrailDesk& m_desk;
    Registry& m_registry;
    Sealing& m_sealing;
    NameOf m_nameOf;
    const Clock& m_clock;
};

} // namespace paillasse::store
