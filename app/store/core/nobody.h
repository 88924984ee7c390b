// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/people.h"

namespace paillasse::store {

// For a writer that takes no acts of people.
class Nobody final : public People {
public:
    std::shared_ptr<const access::Person> person(const lab::PersonId&) override { return {}; }
    bool signsWith(const lab::PersonId&, ByteView) override { return false; }
    bool isSigning(const lab::PersonId&, const lab::WorkstationId&) override { return false; }
    void noteUse(const lab::PersonId&, const lab::LaboratoryId&, access::Permissions) override {}
};

} // namespace paillasse::store
