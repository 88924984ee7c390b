// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/resourcestream.h"

#include <algorithm>
#include <set>

#include "app/exchange/fhir/bundleentries.h"
#include "app/exchange/fhir/jsonvalue.h"
#include "app/exchange/fhir/mapping.h"
#include "app/exchange/piece.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace {

constexpr std::string_view blank = " \t\r\n";
constexpr std::size_t most = RecordStream::mostMessageBytes;

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(blank) == std::string_view::npos;
}

// All that is referred to outside the resource itself.
void addReferences(const JsonValue& json, std::set<std::string>& references)
{
    json.each([&references](std::string_view name, const JsonValue& child) {
        if (name == "reference" && child.isText() && !child.peek().starts_with('#'))
            references.insert(keyOfReference(child.peek()));
        addReferences(child, references);
    });
}

// A resource of a bundle may have its name only in the entry: then it is given as its id.
std::string withId(std::string_view text, std::string_view fullUrl)
{
    constexpr std::string_view uuid = "urn:uuid:";
    const auto id = fullUrl.starts_with(uuid) ? fullUrl.substr(uuid.size()) : fullUrl.substr(fullUrl.rfind('/') + 1);
    const bool isPlain = id.find_first_of("\"\\") == std::string_view::npos;
    const auto brace = text.find('{');
    if (id.empty() || !isPlain || brace == std::string_view::npos)
        return std::string(text);
    const bool hasMembers = text.substr(text.find_first_not_of(blank, brace + 1)).front() != '}';
    return "{\"id\": \"" + std::string(id) + '"' + (hasMembers ? ", " : "") + std::string(text.substr(brace + 1));
}

void refuse(StreamedResource& resource, std::string where, std::string why)
{
    resource.message.refusal = MessageRefusal{std::move(where), std::move(why)};
    resource.text.clear();
}

// From its text to what it is called and refers to.
void describe(const JsonValue& json, StreamedResource& into)
{
    const auto type = json["resourceType"].peek();
    into.message.type = asLine(type, lab::limits::code).text;
    if (type == "Bundle") {
        into.message.type = asLine("Bundle (" + json["type"].peek() + ')', lab::limits::code).text;
        into.standsAlone = true;
        return;
    }
    if (!isRead(type))
        return refuse(into, "resourceType", type.empty() ? "this is no FHIR resource" : "resources of this type are not read");
    const auto& id = json["id"].peek();
    if (id.empty())
        return refuse(into, type + ".id", "a resource that stands alone needs an id");
    if (type == "Observation" && !isLaboratory(json)) {
        into.message.unread.emplace_back("Observation (no laboratory result)");
        into.text.clear();
        return;
    }
    into.keys = {type + '/' + id, "urn:uuid:" + id};
    into.subject = type == "Patient" ? into.keys.front() : keyOfReference(json["subject"]["reference"].peek());
    std::set<std::string> references;
    addReferences(json, references);
    into.references.assign(references.begin(), references.end());
}

void readText(StreamedResource& into)
{
    const auto first = into.text.find_first_not_of(blank);
    if (first == std::string::npos)
        return refuse(into, "byte 0", "the input is empty");
    if (into.text[first] == '<')
        return refuse(into, "byte 0", "this is XML: FHIR is read as JSON");
    const auto json = JsonValue::parse(into.text);
    if (!json)
        return refuse(into, json.error().where, json.error().why);
    describe(*json, into);
}

// An entry of a bundle that is taken apart.
void readEntry(StreamedResource& into)
{
    const auto json = JsonValue::parse(into.text);
    if (!json)
        return refuse(into, json.error().where, json.error().why);
    const auto& resource = (*json)["resource"];
    if ((*json)["request"]["method"].peek() == "DELETE")
        into.message.unread.emplace_back("Bundle.entry.request (DELETE: a person decides)");
    auto text = JsonValue::memberText(into.text, "resource");
    if (!resource.isObject() || text.empty())
        return refuse(into, "entry.resource", "there is no resource in it");
    into.text = resource["id"].peek().empty() ? withId(text, (*json)["fullUrl"].peek()) : std::move(text);
    readText(into);
}

class Stream : public ResourceStream {
public:
    Stream(ByteSource& source, std::size_t input, const StreamPosition& from) : m_source(source), m_lines(source, most), m_entries(source, most), m_input(input), m_position(from) {}

    [[nodiscard]] StreamPosition position() const override { return m_position; }

    Result<std::optional<StreamedResource>> next() override
    {
        if (!m_form) {
            const auto form = formOf();
            if (!form)
                return tl::unexpected(form.error());
            m_form = *form;
        }
        if (*m_form == Form::Lines)
            return nextLine();
        return *m_form == Form::Document ? whole() : nextEntry();
    }

private:
    enum class Form { Lines, Document, Entries };

    // A first line that is a whole value: a resource a line. Else one document, whatever its lines.
    Result<Form> formOf()
    {
        if (const auto sought = m_lines.seek(0); !sought)
            return tl::unexpected(sought.error());
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return Form::Document;
            if (!line.isTooLong && isBlank(line.text))
                continue;
            const bool isAlone = line.offset + line.size >= m_source.size();
            if (line.isTooLong ? !isAlone : !isAlone && JsonValue::parse(line.text).has_value())
                return Form::Lines;
            return m_source.size() > most ? Form::Entries : Form::Document;
        }
    }

    Result<std::optional<StreamedResource>> nextLine()
    {
        if (const auto sought = m_lines.seek(m_position.offset); !sought)
            return tl::unexpected(sought.error());
        for (SourceLines::Line line;;) {
            const auto more = m_lines.next(line);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return std::nullopt;
            Piece piece;
            piece.add(line, m_position.lines);
            if (line.isTooLong || !isBlank(line.text))
                return give(piece, std::move(line.text), readText);
            m_position.offset = piece.past();
            ++m_position.lines;
        }
    }

    Result<std::optional<StreamedResource>> whole()
    {
        if (m_position.messages > 0)
            return std::nullopt;
        Piece piece;
        piece.size = m_source.size();
        piece.lines = 1;
        piece.isTooLarge = piece.size > most;
        piece.raw.resize(piece.isTooLarge ? 0 : static_cast<std::size_t>(piece.size));
        const auto read = m_source.read(0, piece.raw);
        if (!read)
            return tl::unexpected(read.error());
        piece.raw.resize(*read);
        return give(piece, withoutMarks(asBytes(piece.raw)), readText);
    }

    Result<std::optional<StreamedResource>> nextEntry()
    {
        if (m_position.offset == 0) {
            const auto begun = m_entries.begin();
            if (!begun)
                return tl::unexpected(begun.error());
            if (!*begun)
                return whole(); // too large, and nothing to take apart
        } else {
            m_entries.seek(m_position.offset);
        }
        auto entry = m_entries.next();
        if (!entry)
            return tl::unexpected(entry.error());
        if (!*entry)
            return std::nullopt;
        Piece piece;
        piece.offset = (*entry)->offset;
        piece.size = (*entry)->size;
        piece.isTooLarge = piece.size > most;
        piece.raw = (*entry)->text;
        return give(piece, std::move((*entry)->text), readEntry);
    }

    Result<std::optional<StreamedResource>> give(const Piece& piece, std::string text, void (*read)(StreamedResource&))
    {
        auto begun = begunOf(piece, {m_input, m_position.messages + 1}, m_source);
        if (!begun)
            return tl::unexpected(begun.error());
        StreamedResource resource;
        resource.message = std::move(begun->message);
        resource.sha256 = std::move(begun->sha256);
        if (!resource.message.refusal) {
            resource.text = std::move(text);
            read(resource);
        }
        m_position.offset = piece.past();
        m_position.lines += piece.lines;
        ++m_position.messages;
        return std::optional(std::move(resource));
    }

    ByteSource& m_source;
    SourceLines m_lines;
    BundleEntries m_entries;
    std::size_t m_input;
    StreamPosition m_position;
    std::optional<Form> m_form;
};

} // namespace

std::unique_ptr<ResourceStream> ResourceStream::open(ByteSource& source, std::size_t input, const StreamPosition& from)
{
    return std::make_unique<Stream>(source, input, from);
}

Reading readTogether(std::span<const PlacedText> texts, const ReadingOptions& options)
{
    Reader reader(options);
    for (std::size_t i = 0; i < texts.size(); ++i)
        reader.add(texts[i].text, i);
    auto reading = reader.finish();
    const auto place = [&texts](MessagePlace& at) { at = texts[at.input].place; };
    for (auto& message : reading.messages)
        place(message.place);
    for (auto& record : reading.records) {
        std::ranges::for_each(record.sources, place);
        for (auto& order : record.orders)
            std::ranges::for_each(order.sources, place);
    }
    return reading;
}

} // namespace paillasse::exchange::fhir
