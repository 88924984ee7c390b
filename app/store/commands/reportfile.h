// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/wire/reportcode.h"

namespace paillasse::store {

// What is known of a report's PDF by reading it: which it claims to be.
struct ReportFile {
    Bytes sha256;
    std::optional<wire::ReportCode> code;
};

// Missing: it cannot be read; TooLarge, InvalidInput: it is no report.
Result<ReportFile> readReportFile(const std::string& path);

} // namespace paillasse::store
