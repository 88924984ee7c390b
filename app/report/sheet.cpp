// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/sheet.h"

#include <type_traits>

#include "app/base/cborfields.h"

namespace paillasse::cbor {

namespace {

std::string utf8(const QString& text)
{
    return text.toStdString();
}

std::vector<std::string> utf8(const QStringList& lines)
{
    std::vector<std::string> out;
    for (const auto& line : lines)
        out.push_back(line.toStdString());
    return out;
}

void read(const std::string& from, QString& text)
{
    text = QString::fromStdString(from);
}

void read(const std::vector<std::string>& from, QStringList& lines)
{
    lines.clear();
    for (const auto& line : from)
        lines << QString::fromStdString(line);
}

// Numbers the fields from 1; what Qt holds is UTF-8 text on disk.
template <class V, class... T>
void words(V& v, T&... fields)
{
    unsigned key = 0;
    const auto field = [&v, &key](auto& x) {
        using X = std::remove_const_t<std::remove_reference_t<decltype(x)>>;
        if constexpr (std::is_same_v<X, QString> || std::is_same_v<X, QStringList>) {
            auto text = utf8(x);
            v(++key, text);
            if constexpr (!std::is_const_v<std::remove_reference_t<decltype(x)>>)
                read(text, x);
        } else {
            v(++key, x);
        }
    };
    (field(fields), ...);
}

} // namespace

template <>
struct Fields<report::LineWords> {
    static void visit(auto& v, auto& x) { words(v, x.discipline, x.rank, x.validatedIn, x.name, x.value, x.unit, x.secondValue, x.range, x.flag, x.abnormal, x.critical, x.previous, x.isOurs, x.site, x.remarks); }
};
template <>
struct Fields<report::ValidatorWords> {
    static void visit(auto& v, auto& x) { words(v, x.version, x.person, x.validated, x.interprets); }
};
template <>
struct Fields<report::PageWords> {
    static void visit(auto& v, auto& x) { words(v, x.banner, x.formerReaders, x.laboratoryLines, x.laboratoryFoot, x.patientName, x.patientLines, x.requestLines, x.collected, x.issued, x.identityLine, x.signature, x.specimenRemarks, x.notice, x.pending, x.validators); }
};

} // namespace paillasse::cbor

namespace paillasse::report {

std::vector<lab::SheetPart> encode(const Sheet& sheet)
{
    std::vector<lab::SheetPart> parts{{0, cbor::encode(sheet.page)}};
    for (const auto& [line, words] : sheet.lines)
        parts.push_back({line, words ? cbor::encode(*words) : Bytes()});
    return parts;
}

Result<Sheet> decode(const std::vector<lab::SheetPart>& parts)
{
    Sheet sheet;
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

} // namespace paillasse::report
