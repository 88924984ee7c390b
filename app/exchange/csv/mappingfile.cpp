// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "app/exchange/csv/mapping.h"
#include "app/exchange/fhir/jsonvalue.h"

namespace paillasse::exchange::csv {

namespace {

using Json = fhir::JsonValue;
using Refused = tl::unexpected<MessageRefusal>;

constexpr std::array<std::pair<std::string_view, ValueKind>, 4> kinds = {
    {{"any", ValueKind::Any}, {"number", ValueKind::Number}, {"coded", ValueKind::Coded}, {"text", ValueKind::Text}}};
constexpr std::array<std::pair<std::string_view, DecimalSign>, 2> decimals = {{{"point", DecimalSign::Point}, {"comma", DecimalSign::Comma}}};
constexpr std::array<std::pair<std::string_view, Charset>, 5> charsets = {{{"utf-8", Charset::Utf8}, {"iso-8859-1", Charset::Latin1}, {"iso-8859-15", Charset::Latin9},
                                                                          {"windows-1252", Charset::Windows1252}, {"macintosh", Charset::MacRoman}}};

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& table, std::string_view name)
{
    const auto found = std::ranges::find(table, name, &std::pair<std::string_view, T>::first);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

template <class T, std::size_t N>
std::string_view nameIn(const std::array<std::pair<std::string_view, T>, N>& table, T value)
{
    return std::ranges::find(table, value, &std::pair<std::string_view, T>::second)->first;
}

std::map<std::string, std::string> mapOf(const Json& object)
{
    std::map<std::string, std::string> map;
    object.each([&map](std::string_view name, const Json& value) { map.emplace(std::string(name), value.text()); });
    return map;
}

std::vector<std::string> listOf(const Json& array)
{
    std::vector<std::string> list;
    for (const auto* item : array.items())
        list.push_back(item->text());
    return list;
}

std::string quoted(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += '\\', out += c;
        else if (byte < 0x20)
            out += "\\u00", out += digits[byte >> 4], out += digits[byte & 15];
        else
            out += c;
    }
    return out + '"';
}

std::optional<MessageRefusal> readStyle(const Json& json, const std::string& where, std::optional<DayStyle>& style)
{
    if (json.isNull())
        return std::nullopt;
    style = dayStyleNamed(json.text());
    if (style)
        return std::nullopt;
    std::string known;
    for (int i = 0; i <= static_cast<int>(lastOf(DayStyle())); ++i)
        known += (i == 0 ? "" : ", ") + std::string(nameOf(static_cast<DayStyle>(i)));
    return MessageRefusal{where, quoted(json.text()) + " is no style of a date; they are " + known};
}

tl::expected<Column, MessageRefusal> columnOf(const Json& json, const std::string& where)
{
    Column column;
    column.name = json["column"].text();
    if (column.name.empty())
        return Refused(MessageRefusal{where + ".column", "the column's name is missing"});
    const auto target = targetNamed(json["target"].text());
    if (!target)
        return Refused(MessageRefusal{where + ".target", quoted(json["target"].text()) + " is no target, for the column " + quoted(column.name)});
    column.target = *target;
    if (auto refusal = readStyle(json["dates"], where + ".dates", column.days))
        return Refused(std::move(*refusal));
    column.values = mapOf(json["values"]);
    if (const auto& kind = json["kind"]; !kind.isNull()) {
        const auto known = named(kinds, kind.text());
        if (!known)
            return Refused(MessageRefusal{where + ".kind", "a value is any, number, coded or text"});
        column.kind = *known;
    }
    if (const auto& examination = json["examination"]; !examination.isNull())
        column.examination = SourceCode{examination["loinc"].text(), examination["code"].text(), {}, examination["name"].text()};
    if (column.examination && (column.target != Target::Value || keyOf(*column.examination).empty()))
        return Refused(MessageRefusal{where + ".examination", "only a value has one, with a code or a name"});
    column.unit = json["unit"].text();
    column.range = json["range"].text();
    return column;
}

std::string written(const std::map<std::string, std::string>& map)
{
    std::string out;
    for (const auto& [from, to] : map)
        out += (out.empty() ? "" : ", ") + quoted(from) + ": " + quoted(to);
    return '{' + out + '}';
}

std::string written(const std::vector<std::string>& list)
{
    std::string out;
    for (const auto& item : list)
        out += (out.empty() ? "" : ", ") + quoted(item);
    return '[' + out + ']';
}

std::string written(const Column& column)
{
    std::string out = "    {\"column\": " + quoted(column.name) + ", \"target\": " + quoted(nameOf(column.target));
    if (column.days)
        out += ", \"dates\": " + quoted(nameOf(*column.days));
    if (!column.values.empty())
        out += ", \"values\": " + written(column.values);
    if (column.kind != ValueKind::Any)
        out += ", \"kind\": " + quoted(nameIn(kinds, column.kind));
    if (column.examination)
        out += ", \"examination\": {\"loinc\": " + quoted(column.examination->loinc) + ", \"code\": " + quoted(column.examination->local) + ", \"name\": " + quoted(column.examination->text) + '}';
    if (!column.unit.empty())
        out += ", \"unit\": " + quoted(column.unit);
    if (!column.range.empty())
        out += ", \"range\": " + quoted(column.range);
    return out + '}';
}

} // namespace

tl::expected<Mapping, MessageRefusal> readMapping(std::string_view json)
{
    const auto root = Json::parse(json);
    if (!root)
        return Refused(MessageRefusal{root.error().where, root.error().why});
    if ((*root)["mapping"].text() != "1")
        return Refused(MessageRefusal{"mapping", "this is no mapping of a version that is known"});
    Mapping mapping;
    const auto& separator = (*root)["separator"].text();
    if (separator.size() > 1)
        return Refused(MessageRefusal{"separator", "a separator is one character"});
    mapping.separator = separator.empty() ? '\0' : separator.front();
    if (const auto& name = (*root)["encoding"].text(); !name.empty()) {
        const auto charset = named(charsets, name);
        if (!charset)
            return Refused(MessageRefusal{"encoding", quoted(name) + " is none of utf-8, iso-8859-1, iso-8859-15, windows-1252, macintosh"});
        mapping.charset = *charset;
    }
    if (const auto& name = (*root)["decimal"].text(); !name.empty()) {
        const auto sign = named(decimals, name);
        if (!sign)
            return Refused(MessageRefusal{"decimal", "a decimal sign is point or comma"});
        mapping.decimal = *sign;
    }
    if (auto refusal = readStyle((*root)["dates"], "dates", mapping.days))
        return Refused(std::move(*refusal));
    if (const auto& year = (*root)["short-year-until"].text(); !year.empty()) {
        const auto until = readDecimal(year);
        if (!until || until->toDouble() < 1950 || until->toDouble() > 2199)
            return Refused(MessageRefusal{"short-year-until", "this is no year that two digits could end with"});
        mapping.shortYearUntil = static_cast<int>(until->toDouble());
    }
    mapping.sender = (*root)["sender"].text();
    mapping.codes = mapOf((*root)["codes"]);
    mapping.units = mapOf((*root)["units"]);
    mapping.patientKey = listOf((*root)["patient"]);
    mapping.orderKey = listOf((*root)["order"]);
    std::size_t number = 0;
    for (const auto* item : (*root)["columns"].items()) {
        auto column = columnOf(*item, "columns[" + std::to_string(number++) + ']');
        if (!column)
            return Refused(std::move(column.error()));
        const auto isSame = [&](const Column& other) { return other.name == column->name || (other.target == column->target && !isJoined(other.target)); };
        if (std::ranges::any_of(mapping.columns, isSame))
            return Refused(MessageRefusal{"columns[" + std::to_string(number - 1) + ']', "its column " + quoted(column->name) + " or its target " + std::string(nameOf(column->target)) + " is there already"});
        mapping.columns.push_back(std::move(*column));
    }
    if (mapping.columns.empty())
        return Refused(MessageRefusal{"columns", "no column is mapped"});
    std::string unknown;
    root->listUnread("", [&unknown](const std::string& word) { unknown = unknown.empty() ? word : unknown; });
    if (!unknown.empty())
        return Refused(MessageRefusal{"mapping", "there is a word in it that means nothing here: " + unknown});
    return mapping;
}

std::string writeMapping(const Mapping& mapping)
{
    std::string out = "{\n  \"mapping\": 1";
    const auto add = [&out](const char* name, const std::string& value) { out += std::string(",\n  \"") + name + "\": " + value; };
    if (mapping.separator != 0)
        add("separator", quoted(std::string(1, mapping.separator)));
    if (mapping.charset != Charset::Unknown)
        add("encoding", quoted(nameIn(charsets, mapping.charset)));
    if (mapping.decimal != DecimalSign::Unknown)
        add("decimal", quoted(nameIn(decimals, mapping.decimal)));
    if (mapping.days)
        add("dates", quoted(nameOf(*mapping.days)));
    add("short-year-until", std::to_string(mapping.shortYearUntil));
    if (!mapping.sender.empty())
        add("sender", quoted(mapping.sender));
    if (!mapping.patientKey.empty())
        add("patient", written(mapping.patientKey));
    if (!mapping.orderKey.empty())
        add("order", written(mapping.orderKey));
    if (!mapping.codes.empty())
        add("codes", written(mapping.codes));
    if (!mapping.units.empty())
        add("units", written(mapping.units));
    std::string columns;
    for (const auto& column : mapping.columns)
        columns += (columns.empty() ? "\n" : ",\n") + written(column);
    add("columns", '[' + columns + "\n  ]");
    return out + "\n}\n";
}

} // namespace paillasse::exchange::csv
