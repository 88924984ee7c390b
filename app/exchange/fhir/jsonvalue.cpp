// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/jsonvalue.h"

#include <simdjson.h>

#include "app/exchange/textdecoding.h"

namespace paillasse::exchange::fhir {

namespace {

namespace ondemand = simdjson::ondemand;

const JsonValue nothing;
const std::string noText;

std::string notJson(simdjson::error_code error)
{
    return std::string("this is no JSON: ") + simdjson::error_message(error);
}

} // namespace

// From simdjson's events to a tree; the first error ends it.
class JsonBuilder {
public:
    template <class Value>
    static simdjson::error_code build(Value& from, JsonValue& to, int depth)
    {
        if (depth > JsonValue::maxDepth)
            return simdjson::DEPTH_ERROR;
        ondemand::json_type type{};
        if (const auto error = from.type().get(type))
            return error;
        switch (type) {
        case ondemand::json_type::object: return object(from, to, depth);
        case ondemand::json_type::array: return array(from, to, depth);
        case ondemand::json_type::string: return string(from, to);
        case ondemand::json_type::number: return number(from, to);
        case ondemand::json_type::boolean: return boolean(from, to);
        case ondemand::json_type::null: return isNull(from) ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
        }
        return simdjson::TAPE_ERROR;
    }

private:
    template <class Value>
    static simdjson::error_code object(Value& from, JsonValue& to, int depth)
    {
        to.m_kind = JsonValue::Kind::Object;
        ondemand::object members;
        if (const auto error = from.get_object().get(members))
            return error;
        for (auto member : members) {
            std::string_view name;
            if (const auto error = member.unescaped_key().get(name))
                return error;
            auto& child = to.m_children.emplace_back(std::string(name), JsonValue());
            ondemand::value value;
            if (const auto error = member.value().get(value))
                return error;
            if (const auto error = build(value, child.second, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }

    template <class Value>
    static simdjson::error_code array(Value& from, JsonValue& to, int depth)
    {
        to.m_kind = JsonValue::Kind::Array;
        ondemand::array items;
        if (const auto error = from.get_array().get(items))
            return error;
        for (auto item : items) {
            ondemand::value value;
            if (const auto error = item.get(value))
                return error;
            auto& child = to.m_children.emplace_back(std::string(), JsonValue());
            if (const auto error = build(value, child.second, depth + 1))
                return error;
        }
        return simdjson::SUCCESS;
    }

    template <class Value>
    static simdjson::error_code string(Value& from, JsonValue& to)
    {
        to.m_kind = JsonValue::Kind::Text;
        std::string_view text;
        const auto error = from.get_string().get(text);
        to.m_text = text;
        return error;
    }

    // Checked as a double, kept as it is written.
    template <class Value>
    static simdjson::error_code number(Value& from, JsonValue& to)
    {
        to.m_kind = JsonValue::Kind::Number;
        std::string_view token = rawToken(from);
        while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
            token.remove_suffix(1);
        to.m_text = token;
        double ignored = 0;
        return from.get_double().get(ignored);
    }

    template <class Value>
    static bool isNull(Value& from)
    {
        bool value = false;
        return from.is_null().get(value) == simdjson::SUCCESS && value;
    }

    static std::string_view rawToken(ondemand::value& from) { return from.raw_json_token(); }
    static std::string_view rawToken(ondemand::document& from)
    {
        std::string_view token;
        return from.raw_json_token().get(token) == simdjson::SUCCESS ? token : std::string_view();
    }

    template <class Value>
    static simdjson::error_code boolean(Value& from, JsonValue& to)
    {
        to.m_kind = JsonValue::Kind::Boolean;
        bool value = false;
        const auto error = from.get_bool().get(value);
        to.m_text = value ? "true" : "false";
        return error;
    }
};

tl::expected<JsonValue, JsonValue::Fault> JsonValue::parse(std::string_view text)
{
    const simdjson::padded_string padded(text);
    ondemand::parser parser;
    ondemand::document document;
    JsonValue root;
    if (const auto error = parser.iterate(padded).get(document))
        return tl::unexpected(Fault{"byte 0", notJson(error)});
    auto error = JsonBuilder::build(document, root, 0);
    const char* at = nullptr;
    const bool isAtEnd = document.current_location().get(at) != simdjson::SUCCESS;
    if (!error && !isAtEnd)
        error = simdjson::TRAILING_CONTENT;
    if (!error)
        return root;
    const bool isKnown = !isAtEnd && at >= padded.data() && at <= padded.data() + padded.size();
    return tl::unexpected(Fault{"byte " + std::to_string(isKnown ? at - padded.data() : 0), notJson(error)});
}

std::string JsonValue::memberText(std::string_view object, std::string_view name)
{
    const simdjson::padded_string padded(object);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object member;
    std::string_view text;
    const bool isThere = parser.iterate(padded).get(document) == simdjson::SUCCESS && document.find_field_unordered(name).get_object().get(member) == simdjson::SUCCESS
        && member.raw_json().get(text) == simdjson::SUCCESS;
    return isThere ? std::string(text) : std::string();
}

const JsonValue& JsonValue::operator[](std::string_view name) const
{
    if (m_kind == Kind::Array)
        return m_children.empty() ? nothing : m_children.front().second[name];
    if (m_kind == Kind::Object)
        for (const auto& [key, child] : m_children)
            if (key == name)
                return child;
    return nothing;
}

std::vector<std::string_view> JsonValue::memberNames() const
{
    std::vector<std::string_view> names;
    if (m_kind == Kind::Object)
        for (const auto& [name, child] : m_children)
            names.push_back(name);
    return names;
}

void JsonValue::each(const std::function<void(std::string_view, const JsonValue&)>& todo) const
{
    for (const auto& [name, child] : m_children)
        todo(name, child);
}

std::vector<const JsonValue*> JsonValue::items() const
{
    std::vector<const JsonValue*> list;
    if (m_kind == Kind::Array)
        for (const auto& child : m_children)
            list.push_back(&child.second);
    else if (m_kind != Kind::Null)
        list.push_back(this);
    return list;
}

const std::string& JsonValue::text() const
{
    m_isRead = true;
    return peek();
}

std::string JsonValue::line(std::size_t most) const
{
    auto bounded = asLine(text(), most);
    m_isShortened = m_isShortened || bounded.isShortened;
    return std::move(bounded.text);
}

std::string JsonValue::lines(std::size_t most) const
{
    auto bounded = asText(text(), most);
    m_isShortened = m_isShortened || bounded.isShortened;
    return std::move(bounded.text);
}

const std::string& JsonValue::peek() const
{
    const bool isLeaf = m_kind == Kind::Boolean || m_kind == Kind::Number || m_kind == Kind::Text;
    return isLeaf ? m_text : noText;
}

void JsonValue::skip() const
{
    m_isRead = true;
    m_isShortened = false;
    for (const auto& child : m_children)
        child.second.skip();
}

void JsonValue::listUnread(const std::string& path, const std::function<void(const std::string&)>& tell) const
{
    for (const auto& [name, child] : m_children)
        child.listUnread(name.empty() ? path : path + '.' + name, tell);
    const bool isLeaf = m_kind == Kind::Boolean || m_kind == Kind::Number || m_kind == Kind::Text;
    if (isLeaf && !m_isRead)
        tell(path);
    if (m_isShortened)
        tell(path + " (shortened)");
}

} // namespace paillasse::exchange::fhir
