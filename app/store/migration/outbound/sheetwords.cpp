// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/sheetwords.h"

#include "app/base/cborfields.h"

namespace paillasse::cbor {

namespace {

// Numbers the fields from 1.
template <class V, class... T>
void numbered(V& v, T&... fields)
{
    unsigned key = 0;
    (v(++key, fields), ...);
}

} // namespace

template <>
struct Fields<store::LineWords> {
    static void visit(auto& v, auto& x) { numbered(v, x.discipline, x.rank, x.validatedIn, x.name, x.value, x.unit, x.secondValue, x.range, x.flag, x.abnormal, x.critical, x.previous, x.isOurs, x.site, x.remarks); }
};
template <>
struct Fields<store::ValidatorWords> {
    static void visit(auto& v, auto& x) { numbered(v, x.version, x.person, x.validated, x.interprets); }
};
template <>
struct Fields<store::PageWords> {
    static void visit(auto& v, auto& x)
    {
        numbered(v, x.banner, x.formerReaders, x.laboratoryLines, x.laboratoryFoot, x.patientName, x.patientLines, x.requestLines, x.collected, x.issued, x.identityLine, x.signature, x.specimenRemarks, x.notice, x.pending,
                 x.validators);
    }
};

} // namespace paillasse::cbor

namespace paillasse::store {

Result<SheetWords> readSheet(const std::vector<lab::SheetPart>& parts)
{
    SheetWords sheet;
    for (const auto& part : parts) {
        if (part.line == 0) {
            auto page = cbor::decode<PageWords>(part.words);
            if (!page)
                return fail(ErrorCode::Corrupt, "report: the page's words do not read");
            sheet.page = std::move(*page);
            continue;
        }
        auto& line = sheet.lines[part.line];
        if (part.words.empty())
            continue;
        auto words = cbor::decode<LineWords>(part.words);
        if (!words)
            return fail(ErrorCode::Corrupt, "report: a line's words do not read");
        line = std::move(*words);
    }
    return sheet;
}

} // namespace paillasse::store
