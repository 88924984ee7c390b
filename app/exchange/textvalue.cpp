// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/textvalue.h"

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange {

void setText(ImportedResult& result, std::string_view text)
{
    const auto whole = asText(text, lab::limits::text);
    if (whole.text.empty())
        return;
    auto bounded = asText(text, lab::limits::shortText);
    if (bounded.isShortened) {
        bounded = asText(text, lab::limits::shortText - 1);
        bounded.text += "…";
        appendLine(result.comment, whole.text);
        if (whole.isShortened)
            result.attachments.push_back({"text/plain; charset=utf-8", keyOf(result.examination), toBytes(asBytes(text))});
    }
    result.value = lab::ShortText{bounded.text};
}

} // namespace paillasse::exchange
