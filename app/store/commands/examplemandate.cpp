// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/examplemandate.h"

namespace paillasse::store {

namespace {

std::string listed(bool byDefault)
{
    constexpr std::size_t mostWidth = 110;
    std::string text;
    std::size_t width = 0;
    for (const auto& info : migration::fields()) {
        if (info.byDefault != byDefault)
            continue;
        const bool isNewLine = width == 0 || width + info.name.size() > mostWidth;
        text += (text.empty() ? "" : isNewLine ? ",\n" : ", ") + (isNewLine ? "  " + std::string(info.name) : std::string(info.name));
        width = isNewLine ? info.name.size() : width + info.name.size() + 2;
    }
    return text;
}

std::string inDays(Instant now, int days)
{
    return toIsoUtc(now + days * dayMs).substr(0, 10) + "T18:00:00Z";
}

} // namespace

std::string exampleMandate(migration::Direction direction, Instant now)
{
    const bool isIn = direction == migration::Direction::In;
    const auto today = Date::of(now).toIso();
    std::string text = "{\n  \"direction\": \"" + std::string(isIn ? "in" : "out") + "\",\n";
    text += "  \"instructed-by\": \"Who instructs, with their capacity\",\n"
            "  \"reference\": \"Of the written instruction\",\n"
            "  \"ground\": \"transfer-of-activity\",\n"
            "  \"laboratories\": [\"The laboratory's name\"],\n"
            "  \"from\": \"2015-01-01\", \"until\": \""
        + today
        + "\",\n"
          "  \"fields\": [\"default\"],\n";
    text += isIn ? "  \"counterpart\": \"The old system\",\n  \"format\": \"hprim-sante\",\n"
                 : "  \"counterpart\": \"Who receives\",\n  \"format\": \"fhir\",\n  \"recipient-key\": \"age1…, as the recipient gave it\",\n  \"transfers-responsibility\": false,\n";
    return text + "  \"approvers\": [\"a login\", \"another login\"],\n  \"deadlines\": {\n    \"approval\": \"" + inDays(now, 7) + "\", \"staging\": \"" + inDays(now, 14) + "\",\n    \"acceptance\": \""
        + inDays(now, 30) + "\", \"erasure\": \"" + inDays(now, 45) + "\"\n  },\n  \"acceptable-errors-per-mille\": 10, \"confidence-per-cent\": 95\n}\n";
}

std::string fieldsHelp()
{
    return "\"fields\": \"default\" stands for these, \"-name\" takes one away:\n" + listed(true) + "\nOnly when asked for, with \"+name\":\n" + listed(false) + "\n";
}

} // namespace paillasse::store
