// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/base64.h"
#include "app/exchange/codes.h"
#include "app/exchange/hl7v2out/segments.h"
#include "app/exchange/hl7v2out/segmentwriter.h"
#include "app/exchange/ucum.h"

namespace paillasse::exchange::hl7v2out {

namespace {

// OBX-2 and OBX-5, by what the value is.
class ValueWriter {
public:
    explicit ValueWriter(SegmentWriter& obx) : m_obx(obx) {}

    void operator()(const lab::Quantity& value)
    {
        const auto number = value.number.toString();
        if (value.comparator == lab::Comparator::None)
            put("NM", number);
        else
            put("SN", components({comparatorText(value.comparator), number}));
    }
    void operator()(const lab::Coded& value) { put("CE", components({value.code, value.text})); }
    void operator()(const lab::Titre& value) { put("SN", components({comparatorText(value.comparator), "1", ":", std::to_string(value.reciprocal)})); }
    void operator()(const lab::ShortText& value) { put(value.text.find('\n') == std::string::npos ? "ST" : "TX", escaped(value.text)); }
    void operator()(const Attachment& document)
    {
        const auto slash = document.mediaType.find('/');
        const auto type = document.mediaType.substr(0, slash);
        const auto subtype = slash == std::string::npos ? std::string() : document.mediaType.substr(slash + 1);
        put("ED", components({{}, type, subtype, "Base64", toBase64(document.content)}));
    }

private:
    void put(const char* type, std::string value) { m_obx.set(2, type).set(5, std::move(value)); }
    SegmentWriter& m_obx;
};

std::string_view statusOf(ResultStatus status)
{
    switch (status) {
    case ResultStatus::Pending: return "I";
    case ResultStatus::Preliminary: return "P";
    case ResultStatus::Final: break;
    case ResultStatus::Corrected: return "C";
    case ResultStatus::NotPerformed: return "X";
    case ResultStatus::Withdrawn: return "W";
    }
    return "F";
}

std::string rangeOf(const lab::AppliedRange& range)
{
    if (range.low && range.high)
        return range.low->toString() + '-' + range.high->toString();
    if (range.low)
        return '>' + range.low->toString();
    return range.high ? '<' + range.high->toString() : escaped(range.text);
}

} // namespace

std::string obx(const ImportedResult& result, std::size_t number)
{
    SegmentWriter obx("OBX");
    obx.set(1, std::to_string(number)).set(3, codedElement(result.examination)).set(4, escaped(result.part));
    if (result.value)
        std::visit(ValueWriter(obx), *result.value);
    else if (result.attachments.size() == 1)
        ValueWriter{obx}(result.attachments.front());
    if (!result.unit.empty())
        obx.set(6, isUcum(result.unit) ? components({result.unit, {}, "UCUM"}) : components({result.unit}));
    obx.set(7, rangeOf(result.range)).repeat(8, std::string(levelCode(result.level)));
    for (const auto flag : wordsIn(result.flags))
        obx.repeat(8, escaped(flag));
    obx.set(11, std::string(statusOf(result.status))).set(14, dateTime(result.observedAt)).set(15, components({{}, result.performingLaboratory}));
    return obx.set(17, components({{}, result.method})).set(18, escaped(result.instrument)).set(19, dateTime(result.analysedAt)).text();
}

std::string documentObx(const Attachment& document, std::size_t number)
{
    SegmentWriter obx("OBX");
    obx.set(1, std::to_string(number)).set(3, components({reportDocumentLoinc, document.title, "LN"}));
    ValueWriter{obx}(document);
    return obx.set(11, "F").text();
}

std::string nte(const std::string& comment)
{
    return comment.empty() ? std::string() : SegmentWriter("NTE").set(1, "1").set(3, escaped(comment)).text();
}

} // namespace paillasse::exchange::hl7v2out
