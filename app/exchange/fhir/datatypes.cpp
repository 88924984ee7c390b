// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/crypto/sha1.h"
#include "app/exchange/base64.h"
#include "app/exchange/fhir/mapping.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace limits = lab::limits;

std::string lineOf(const JsonValue& value, std::size_t most)
{
    return value.line(most);
}

std::string textOf(const JsonValue& value, std::size_t most)
{
    return value.lines(most);
}

std::string boundedText(const std::string& text, std::size_t most, const char* path, Context& context)
{
    auto bounded = asText(text, most);
    if (bounded.isShortened)
        context.unread.push_back(std::string(path) + " (shortened)");
    return std::move(bounded.text);
}

bool isLoinc(const JsonValue& coding)
{
    const auto& system = coding["system"].peek();
    return system == "http://loinc.org" || system == "urn:oid:2.16.840.1.113883.6.1" || system == "LN";
}

SourceCode codeOf(const JsonValue& concept_)
{
    SourceCode code;
    std::string display;
    for (const auto* coding : concept_["coding"].items()) {
        const bool isOfLoinc = isLoinc(*coding);
        auto& slot = isOfLoinc ? code.loinc : code.local;
        if (!slot.empty() || (*coding)["code"].peek().empty())
            continue; // stays unread
        slot = lineOf((*coding)["code"], limits::code);
        const auto system = lineOf((*coding)["system"], limits::code);
        if (!isOfLoinc)
            code.system = system;
        if (display.empty())
            display = lineOf((*coding)["display"], limits::name);
        else
            (*coding)["display"].skip();
    }
    code.text = lineOf(concept_["text"], limits::name);
    if (code.text.empty())
        code.text = display;
    if (code.text.empty())
        code.text = lineOf(concept_["coding"]["display"], limits::name);
    return code;
}

std::optional<lab::Coded> codedOf(const JsonValue& concept_)
{
    // LOINC names questions first, then answers.
    const JsonValue* chosen = nullptr;
    for (const auto* coding : concept_["coding"].items())
        if (!(*coding)["code"].peek().empty() && (chosen == nullptr || (isLoinc(*chosen) && !isLoinc(*coding))))
            chosen = coding;
    if (chosen == nullptr)
        return std::nullopt;
    lab::Coded coded{lineOf((*chosen)["code"], limits::code), lineOf(concept_["text"], limits::name)};
    if (coded.text.empty())
        coded.text = lineOf((*chosen)["display"], limits::name);
    else if ((*chosen)["display"].peek() == coded.text)
        (*chosen)["display"].skip();
    return coded;
}

std::string wordsOf(const JsonValue& concept_)
{
    const auto& coding = concept_["coding"];
    for (const auto* words : {&concept_["text"], &coding["display"], &coding["code"]})
        if (!words->peek().empty())
            return lineOf(*words, limits::name);
    return {};
}

std::string identifierOf(const JsonValue& identifier)
{
    // As long as the two may be together: systems that only differ at their end are two.
    constexpr auto mostSystem = limits::name - limits::code - 1;
    auto system = lineOf(identifier["system"], mostSystem);
    const auto value = lineOf(identifier["value"], limits::code);
    if (value.empty())
        return {};
    if (system.empty())
        system = lineOf(identifier["assigner"]["display"], mostSystem);
    if (system.starts_with("urn:oid:"))
        system = system.substr(8);
    return system.empty() ? value : system + '|' + value;
}

std::vector<std::string> identifiersOf(const JsonValue& identifiers)
{
    std::vector<std::string> list;
    for (const auto* item : identifiers.items()) {
        (*item)["type"]["coding"].skip();
        auto id = identifierOf(*item);
        if (!id.empty() && std::ranges::find(list, id) == list.end())
            list.push_back(std::move(id));
    }
    return list;
}

std::string nameOf(const JsonValue& names)
{
    const auto all = names.items();
    if (all.empty())
        return {};
    const auto& name = *all.front();
    std::string text;
    const auto add = [&text](const JsonValue& piece) {
        const auto line = lineOf(piece, limits::name);
        if (!line.empty())
            text += (text.empty() ? "" : " ") + line;
    };
    for (const auto* prefix : name["prefix"].items())
        add(*prefix);
    add(name["family"]);
    for (const auto* given : name["given"].items())
        add(*given);
    if (text.empty())
        return lineOf(name["text"], limits::name);
    auto bounded = asLine(text, limits::name);
    if (bounded.isShortened)
        name.tellShortened();
    return std::move(bounded.text);
}

Reference referenceOf(const JsonValue& reference, const Context& context)
{
    Reference result{reference["reference"].text(), lineOf(reference["display"], limits::name)};
    reference["type"].skip();
    if (result.to.starts_with('#'))
        result.to = context.container + result.to;
    return result;
}

std::vector<Reference> referencesOf(const JsonValue& references, const Context& context)
{
    std::vector<Reference> list;
    for (const auto* item : references.items())
        list.push_back(referenceOf(*item, context));
    return list;
}

Instant timeOf(const JsonValue& value, const char* path, Context& context)
{
    const auto& leaf = value.isObject() ? value["start"] : value;
    if (leaf.text().empty())
        return {};
    const auto instant = readFhirTime(leaf.text(), context.zone);
    if (!instant)
        context.unread.push_back(std::string(path) + " (no whole date)");
    return instant.value_or(Instant{});
}

std::string notesOf(const JsonValue& annotations)
{
    std::string text;
    for (const auto* note : annotations.items())
        appendLine(text, textOf((*note)["text"], limits::text));
    return text;
}

Attachment attachmentOf(const JsonValue& json, Context& context)
{
    Attachment attachment;
    attachment.mediaType = lineOf(json["contentType"], limits::code);
    attachment.title = lineOf(json["title"], limits::name);
    if (const auto& data = json["data"]; !data.isNull()) {
        if (auto content = fromBase64(data.text()))
            attachment.content = std::move(*content);
        else
            context.unread.emplace_back("Attachment.data (no base64)");
    }
    attachment.createdAt = timeOf(json["creation"], "Attachment.creation", context);
    const auto& hash = json["hash"].text();
    if (!hash.empty() && !attachment.content.empty() && fromBase64(hash) != toBytes(crypto::sha1(attachment.content)))
        context.unread.emplace_back("Attachment.hash (not that of its data)");
    return attachment; // its URL is never followed: it stays unread
}

} // namespace paillasse::exchange::fhir
