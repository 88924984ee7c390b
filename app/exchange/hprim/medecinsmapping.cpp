// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/exchange/daystyles.h"
#include "app/exchange/hprim/mapping.h"
#include "app/exchange/piece.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::hprim {

namespace {

namespace limits = lab::limits;

std::string lineOf(const Line& line, std::size_t most, Context& context)
{
    auto bounded = asLine(line.text, most);
    if (bounded.isShortened)
        context.unread.push_back(lineName(line.number) + " (shortened)");
    return std::move(bounded.text);
}

// "         C LabFake" → "C LabFake": ten places of a code, then the name.
std::string partyOf(const Line& line, Context& context)
{
    std::string words;
    for (const char c : lineOf(line, limits::name, context))
        if (c != ' ' || (!words.empty() && words.back() != ' '))
            words += c;
    return words;
}

std::optional<Date> dayOf(const Line& line, const char* what, Context& context)
{
    if (line.text.find_first_not_of(' ') == std::string::npos)
        return std::nullopt;
    for (const auto style : {DayStyle::DayFirst, DayStyle::CompactDayFirst})
        if (const auto moment = readMoment(line.text, style))
            return moment->day;
    context.unread.push_back(lineName(line.number) + " (" + what + ": no whole date)");
    return std::nullopt;
}

ImportedPatient patientOf(const Header& header, const std::string& sender, Context& context)
{
    ImportedPatient patient;
    auto& identity = patient.identity;
    identity.birthName = lineOf(header.name, limits::name, context);
    identity.firstForename = lineOf(header.forename, limits::name, context);
    identity.birthForenames = identity.firstForename;
    identity.birthDate = dayOf(header.birthDay, "the day of birth", context).value_or(Date());
    if (auto id = sourceId(sender, header.code.text); !id.empty())
        patient.sourceIds.push_back(std::move(id));
    patient.insuredNir = lineOf({lab::normalisedNir(header.nir.text), header.nir.number}, limits::code, context);
    for (const auto& line : header.address)
        appendLine(patient.contact.address, lineOf(line, limits::name, context));
    auto town = lineOf(header.town, limits::name, context);
    if (isTownLike(town)) {
        patient.contact.postcode = town.substr(0, 5);
        town = asLine(town.substr(5), limits::name).text;
    }
    patient.contact.city = town;
    return patient;
}

std::vector<std::string> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields;
    for (std::size_t from = 0; from <= line.size();) {
        const auto end = std::min(line.find('|', from), line.size());
        fields.push_back(asLine(line.substr(from, end - from), line.size()).text);
        from = end + 1;
    }
    return fields;
}

// RES|label|code|type|value|unit|min|max|flag|status|value2|unit2|min2|max2|
class ResultLine {
public:
    explicit ResultLine(const Line& line) : m_fields(fieldsOf(line.text)) {}

    [[nodiscard]] const std::string& at(std::size_t i) const
    {
        static const std::string none;
        return i < m_fields.size() ? m_fields[i] : none;
    }
    [[nodiscard]] std::string bounded(std::size_t i, std::size_t most, Context& context) const
    {
        auto bounded = asLine(at(i), most);
        if (bounded.isShortened)
            context.unread.push_back("RES-" + std::to_string(i) + " (shortened)");
        return std::move(bounded.text);
    }
    void tellRest(Context& context) const
    {
        for (std::size_t i = 14; i < m_fields.size(); ++i)
            if (!m_fields[i].empty())
                context.unread.push_back("RES-" + std::to_string(i));
    }

private:
    std::vector<std::string> m_fields;
};

std::string wordsOf(const std::string& low, const std::string& high)
{
    if (low.empty() && high.empty())
        return {};
    return " (" + low + (low.empty() || high.empty() ? "" : " - ") + high + ')';
}

ImportedResult resultOf(const Line& line, Context& context)
{
    const ResultLine res(line);
    ImportedResult result;
    result.examination.text = res.bounded(1, limits::name, context);
    result.examination.local = res.bounded(2, limits::code, context);
    // The first value, or the second where there is only that.
    const bool isSecondOnly = res.at(4).empty() && !res.at(10).empty();
    const std::size_t at = isSecondOnly ? 10 : 4;
    result.unit = ucumOf(res.bounded(at + 1, limits::code, context));
    const auto& type = res.at(3);
    if (!type.empty() && type != "N" && type != "A" && type != "C")
        context.unread.emplace_back("RES-3 (no type of a value)");
    const bool isWords = type == "A" || type == "C";
    if (isWords)
        setText(result, res.at(at));
    else if (readValue(res.at(at), res.at(at + 1), context.sign, result))
        context.unread.push_back("RES-" + std::to_string(at) + " (rounded to nine decimals)");
    result.range = rangeOf(res.at(at + 2), res.at(at + 3), res.at(at + 1), context.sign);
    readFlag(res.at(8), result);
    const auto& status = res.at(9);
    if (!status.empty() && std::string_view("FPRICDXU").find(status) == std::string_view::npos)
        context.unread.emplace_back("RES-9 (no word for a status)");
    result.status = statusOf(status, result.value.has_value());
    // The same measurement in another unit, which is not converted here.
    if (!isSecondOnly && !res.at(10).empty())
        appendLine(result.comment, res.at(10) + (res.at(11).empty() ? "" : " ") + res.at(11) + wordsOf(res.at(12), res.at(13)));
    else if (!isSecondOnly && !(res.at(11) + res.at(12) + res.at(13)).empty())
        context.unread.emplace_back("RES-11 (of no second value)");
    res.tellRest(context);
    return result;
}

DecimalSign signOf(const std::vector<Line>& lines)
{
    std::vector<std::string> numbers;
    for (const auto& line : lines) {
        if (!isResult(line.text))
            continue;
        const ResultLine res(line);
        for (const std::size_t i : {4, 6, 7, 10, 12, 13})
            if (res.at(3) != "A" || i > 4)
                numbers.push_back(res.at(i));
    }
    const std::vector<std::string_view> views(numbers.begin(), numbers.end());
    return decimalSignOf(views);
}

std::string textOf(const Line& line)
{
    return isText(line.text) ? line.text.substr(std::min<std::size_t>(4, line.text.size())) : line.text;
}

void bound(std::string& text, const char* name, Context& context)
{
    auto bounded = asText(text, limits::text);
    if (bounded.isShortened)
        context.unread.push_back(std::string(name) + " (shortened)");
    text = std::move(bounded.text);
}

// Results with the texts that follow them; texts before the first are the order's.
void readLaboratory(const std::vector<Line>& lines, ImportedOrder& order, Context& context)
{
    context.sign = signOf(lines);
    for (const auto& line : lines) {
        if (!isResult(line.text)) {
            appendLine(order.results.empty() ? order.comment : order.results.back().comment, textOf(line));
            continue;
        }
        auto result = resultOf(line, context);
        if (keyOf(result.examination).empty() && !result.value)
            context.unread.emplace_back("RES (neither a code nor a value)");
        else
            order.results.push_back(std::move(result));
    }
    // The same line told twice says nothing more.
    std::vector<ImportedResult> once;
    for (auto& result : order.results) {
        bound(result.comment, "TEX", context);
        if (std::ranges::find(once, result) == once.end())
            once.push_back(std::move(result));
        else
            context.unread.emplace_back("RES (told twice)");
    }
    order.results = std::move(once);
}

} // namespace

ImportedRecord recordOf(const MedecinsMessage& message, Context& context)
{
    ImportedRecord record;
    record.form = SourceForm::HprimMedecins;
    ImportedOrder order;
    if (message.header) {
        const auto& header = *message.header;
        record.sender = asLine(partyOf(header.sender, context), limits::code).text;
        auto patient = patientOf(header, record.sender, context);
        record.patient = std::move(patient);
        if (auto id = sourceId(record.sender, header.file.text); !id.empty())
            order.ids.push_back(std::move(id));
        if (!order.ids.empty())
            order.context.sourceId = order.ids.front();
        if (const auto day = dayOf(header.fileDay, "the file's day", context))
            order.context.collectedAt = instantOf({*day, {}, {}}, context.zone);
        if (auto recipient = partyOf(header.recipient, context); !recipient.empty())
            order.context.recipients.push_back(std::move(recipient));
    }
    std::string text;
    for (const auto& line : message.freeText)
        text += line.text + '\n';
    readLaboratory(message.laboratory, order, context);
    order.comment = order.comment.empty() ? text : text + order.comment;
    const bool isWhole = !asText(order.comment, limits::text).isShortened;
    // Without results the text is the report itself; and what is too long for a comment stays whole as a document.
    if (!asText(order.comment, limits::text).text.empty() && (order.results.empty() || !isWhole))
        order.attachments.push_back({"text/plain; charset=utf-8", "HPRIM", toBytes(asBytes(order.comment))});
    bound(order.comment, "the text", context);
    if (!order.results.empty() || !order.attachments.empty())
        record.orders.push_back(std::move(order));
    return record;
}

} // namespace paillasse::exchange::hprim
