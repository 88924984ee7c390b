// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/exchange/fhir/jsonvalue.h"
#include "app/store/rules/rulefields.h"
#include "app/store/rules/rulewords.h"

namespace paillasse::store {

// One rule of a file, field by field, held against the table of fields. The first fault sticks.
class RuleReader {
public:
    RuleReader(const exchange::fhir::JsonValue& rule, std::size_t position);

    [[nodiscard]] const std::string& fault() const { return m_fault; }
    void refuse(std::string_view field, const std::string& why);

    // Finds the form and refuses fields that it does not have. Nothing: refused.
    std::optional<std::size_t> form();
    std::string text(std::string_view field);
    // Nothing: it is not there.
    std::optional<std::int64_t> number(std::string_view field);
    std::int64_t number(std::string_view field, std::int64_t otherwise) { return number(field).value_or(otherwise); }
    bool flag(std::string_view field);

    template <class Enum>
    Enum word(std::string_view field, Enum otherwise = {})
    {
        const auto* value = find(field, &exchange::fhir::JsonValue::isText, "a word in quotes");
        return value ? read<Enum>(field, value->text()) : otherwise;
    }
    // One bit each.
    template <class Enum>
    std::uint64_t words(std::string_view field)
    {
        std::uint64_t bits = 0;
        const auto* value = find(field, &exchange::fhir::JsonValue::isArray, "a list of words");
        if (!value)
            return bits;
        for (const auto* item : value->items()) {
            if (!item->isText())
                refuse(field, "it must be a list of words");
            else
                bits |= std::uint64_t{1} << static_cast<unsigned>(read<Enum>(field, item->text()));
        }
        if (bits == 0)
            refuse(field, "it names nothing");
        return bits;
    }

private:
    template <class Enum>
    Enum read(std::string_view field, const std::string& name)
    {
        const auto value = namedAs<Enum>(name);
        if (!value)
            refuse(field, "'" + name.substr(0, 60) + "' is no word that it knows");
        return value.value_or(Enum{});
    }
    using Is = bool (exchange::fhir::JsonValue::*)() const;
    const exchange::fhir::JsonValue* find(std::string_view field, Is is, const char* what);
    [[nodiscard]] const RuleField* specOf(std::string_view field) const;
    void checkNames();

    const exchange::fhir::JsonValue& m_rule;
    std::string m_called; // "rule 'bulk-print'", or by its place
    std::string_view m_form;
    std::string m_fault;
};

} // namespace paillasse::store
