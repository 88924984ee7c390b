// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/migration/mandate.h"

namespace paillasse::store {

// Who and where a mandate's words stand for.
struct MandateNames {
    std::function<Result<lab::LaboratoryId>(const std::string& name)> laboratory; // by name or id
    std::function<Result<lab::PersonId>(const std::string& login)> person;
};

// A mandate as somebody writes it: JSON, its fields as docs/migration.md has them. Its id is a new one. InvalidInput: which field is wrong, and why.
Result<migration::Mandate> readMandate(std::string_view json, const MandateNames& names, Instant now);

} // namespace paillasse::store
