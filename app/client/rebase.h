// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/lab/act.h"
#include "app/lab/catalogue.h"
#include "app/lab/document.h"
#include "app/sql/database.h"

namespace paillasse::client {

// The same intent on the document as it is now: what its author saw when they decided in the tray. What was calculated from its values is
// calculated anew from the document, at the act's time, with this catalogue and the patient that the cache has. `number`: a new one for a
// registration or an order whose own was taken.
Result<lab::Act> rebased(sql::Database& database, const lab::Catalogue& catalogue, lab::Act act, const std::optional<lab::Document>& document, const std::string& number = {});

} // namespace paillasse::client
