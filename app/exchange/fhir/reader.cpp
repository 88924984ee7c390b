// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/exchange/fhir/jsonvalue.h"
#include "app/exchange/fhir/mapping.h"
#include "app/exchange/fhir/pool.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::fhir {

namespace {

constexpr std::string_view blank = " \t\r\n";

bool isBundleRead(std::string_view type)
{
    static constexpr std::array<std::string_view, 6> types = {"transaction", "batch", "collection", "document", "message", "searchset"};
    return std::ranges::find(types, type) != types.end();
}

// A list of names, each once, in the order of their coming.
class Names {
public:
    void add(const std::string& name)
    {
        if (m_seen.insert(name).second)
            m_list.push_back(name);
    }
    std::vector<std::string> take() { return std::move(m_list); }

private:
    std::set<std::string> m_seen;
    std::vector<std::string> m_list;
};

// One line of an input.
struct Line {
    std::string_view text;
    std::size_t offset = 0;
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        const auto line = text.substr(from, end - from);
        if (line.find_first_not_of(blank) != std::string_view::npos)
            lines.push_back({line, from});
        from = end + 1;
    }
    return lines;
}

bool isNamed(std::string_view type)
{
    static constexpr std::array<std::string_view, 5> types = {"Practitioner", "PractitionerRole", "Organization", "Device", "Location"};
    return std::ranges::find(types, type) != types.end();
}

} // namespace

bool isRead(std::string_view type)
{
    static constexpr std::array<std::string_view, 5> types = {"Patient", "Observation", "DiagnosticReport", "ServiceRequest", "Specimen"};
    return isNamed(type) || std::ranges::find(types, type) != types.end();
}

class Reader::Impl {
public:
    explicit Impl(const ReadingOptions& options) : m_options(options) {}

    void add(std::string_view text, std::size_t input)
    {
        m_number = 0;
        m_input = input;
        const auto first = text.find_first_not_of(blank);
        if (first == std::string_view::npos)
            return refuse(begin(text, 0), {"byte 0", "the input is empty"});
        if (text[first] == '<')
            return refuse(begin(text, 0), {"byte 0", "this is XML: FHIR is read as JSON"});
        const auto lines = linesOf(text);
        // NDJSON: the first line is a whole value. A document that is not is read as one, whatever its lines.
        if (lines.size() > 1 && JsonValue::parse(lines.front().text)) {
            for (const auto& line : lines)
                takeText(line.text, line.offset);
            return;
        }
        takeText(text, 0);
    }

    Reading finish()
    {
        link(m_pool);
        refuseUnnamed();
        std::ranges::stable_sort(m_records, {}, [](const ImportedRecord& record) { return record.sources.front(); });
        Reading reading;
        for (std::size_t i = 0; i < m_messages.size(); ++i) {
            auto& message = m_messages[i];
            if (!message.refusal)
                message.unread = m_unread[i].take();
            reading.messages.push_back(std::move(message));
        }
        std::erase_if(m_records, [](const ImportedRecord& record) { return record.orders.empty() && !(record.patient && record.patient->isNamed()); });
        reading.records = std::move(m_records);
        return reading;
    }

private:
    std::size_t begin(std::string_view text, std::size_t offset)
    {
        auto& message = m_messages.emplace_back();
        m_unread.emplace_back();
        message.place = {m_input, ++m_number};
        message.offset = offset;
        message.size = text.size();
        m_byPlace[message.place] = m_messages.size() - 1;
        return m_messages.size() - 1;
    }

    void refuse(std::size_t message, MessageRefusal refusal)
    {
        if (!m_messages[message].refusal)
            m_messages[message].refusal = std::move(refusal);
    }

    // A patient without a name, of whom nothing else is told either.
    void refuseUnnamed()
    {
        for (const auto& record : m_records)
            for (const auto& source : record.sources)
                if (const auto message = m_byPlace.at(source); record.orders.empty() && !record.patient->isNamed() && m_messages[message].type == "Patient")
                    refuse(message, {"Patient.name", "the patient has no name"});
    }

    void takeText(std::string_view text, std::size_t offset)
    {
        const auto message = begin(text, offset);
        auto json = JsonValue::parse(text);
        if (!json)
            return refuse(message, {json.error().where, json.error().why});
        const auto type = (*json)["resourceType"].text();
        m_messages[message].type = asLine(type, lab::limits::code).text;
        if (type == "Bundle")
            return takeBundle(*json, message);
        if (!isRead(type))
            return refuse(message, {"resourceType", type.empty() ? "this is no FHIR resource" : "resources of this type are not read"});
        if (!takeResource(*json, {}, message, m_pool))
            refuse(message, {type + ".id", "a resource that stands alone needs an id"});
    }

    void takeBundle(const JsonValue& bundle, std::size_t message)
    {
        const auto kind = bundle["type"].text();
        m_messages[message].type = asLine("Bundle (" + kind + ')', lab::limits::code).text;
        if (!isBundleRead(kind))
            return refuse(message, {"Bundle.type", "bundles of this type are not read"});
        Pool pool;
        pool.assumeOnlyPatient();
        std::size_t nested = 0;
        std::size_t patients = 0;
        for (const auto* entry : bundle["entry"].items()) {
            const auto& resource = (*entry)["resource"];
            const auto& type = resource["resourceType"].text();
            if ((*entry)["request"]["method"].peek() == "DELETE")
                m_unread[message].add("Bundle.entry.request (DELETE: a person decides)");
            (*entry)["request"].skip();
            (*entry)["search"].skip();
            nested += type == "Bundle" ? 1 : 0;
            patients += type == "Patient" ? 1 : 0;
            if (type == "MessageHeader")
                pool.setSender(lineOf(resource["source"]["name"], lab::limits::code));
            if (isRead(type))
                takeResource(resource, (*entry)["fullUrl"].text(), message, pool);
            else if (!type.empty())
                resource.skip(), m_unread[message].add(type);
        }
        if (nested > 0)
            return refuse(message, {"Bundle.entry", "bundles within a bundle are not read"});
        if (patients == 0)
            return refuse(message, {"Bundle.entry", "there is no Patient in it"});
        listUnread(bundle, "Bundle", message);
        const auto before = m_records.size();
        link(pool);
        const auto holdsSomething = [](const ImportedRecord& record) { return !record.orders.empty() || (record.patient && record.patient->isNamed()); };
        if (std::none_of(m_records.begin() + static_cast<std::ptrdiff_t>(before), m_records.end(), holdsSomething))
            refuse(message, {"Bundle.entry", "there is neither a named patient nor a request or result in it"});
    }

    // False: no reference could ever name it.
    bool takeResource(const JsonValue& json, const std::string& fullUrl, std::size_t message, Pool& pool)
    {
        const auto type = json["resourceType"].text();
        const auto id = json["id"].text();
        if (id.empty() && fullUrl.empty())
            return false;
        if (type == "Observation" && !isLaboratory(json)) {
            json.skip();
            m_unread[message].add("Observation (no laboratory result)");
            return true;
        }
        Resource resource;
        resource.type = type;
        resource.id = id.empty() ? fullUrl : id;
        resource.source = m_messages[message].place;
        const auto own = type + '/' + id;
        for (const auto& key : {fullUrl, id.empty() ? std::string() : own, id.empty() ? std::string() : "urn:uuid:" + id})
            if (!key.empty() && std::ranges::find(resource.keys, key) == resource.keys.end())
                resource.keys.push_back(key);
        const auto container = resource.keys.front();
        for (const auto* inner : json["contained"].items())
            takeContained(*inner, container, message, pool);
        addBody(json, container, message, resource);
        listUnread(json, type, message);
        json.skip();
        pool.add(std::move(resource));
        return true;
    }

    void takeContained(const JsonValue& json, const std::string& container, std::size_t message, Pool& pool)
    {
        const auto& type = json["resourceType"].text();
        if (!isRead(type)) {
            json.skip();
            m_unread[message].add(type);
            return;
        }
        Resource resource;
        resource.type = type;
        resource.id = container + '#' + json["id"].text();
        resource.keys.push_back(resource.id);
        resource.source = m_messages[message].place;
        addBody(json, container, message, resource);
        listUnread(json, type, message);
        json.skip();
        pool.add(std::move(resource));
    }

    void addBody(const JsonValue& json, const std::string& container, std::size_t message, Resource& resource)
    {
        std::vector<std::string> remarks;
        Context context{m_options.zone, container, remarks};
        if (resource.type == "Patient")
            resource.body = patientOf(json, context);
        else if (resource.type == "Observation")
            resource.body = observationOf(json, context);
        else if (resource.type == "DiagnosticReport")
            resource.body = reportOf(json, context);
        else if (resource.type == "ServiceRequest")
            resource.body = requestOf(json, context);
        else if (resource.type == "Specimen")
            resource.body = specimenOf(json, context);
        else
            resource.body = namedOf(json, context);
        for (const auto& remark : remarks)
            m_unread[message].add(remark);
    }

    void listUnread(const JsonValue& json, const std::string& path, std::size_t message)
    {
        json.listUnread(path, [this, message](const std::string& leaf) { m_unread[message].add(asLine(leaf, lab::limits::name).text); });
    }

    void link(Pool& pool)
    {
        std::vector<LinkRemark> remarks;
        for (auto& record : pool.link(remarks))
            m_records.push_back(std::move(record));
        for (auto& remark : remarks) {
            const auto message = m_byPlace.at(remark.place);
            // In a bundle the rest may still be good: what has no patient is told of, not the whole refused.
            const bool isBundle = m_messages[message].type.starts_with("Bundle");
            if (!remark.refusal.where.empty() && !isBundle)
                refuse(message, std::move(remark.refusal));
            else if (!remark.refusal.where.empty())
                m_unread[message].add(remark.refusal.where + " (" + remark.refusal.reason + ")");
            else
                m_unread[message].add(remark.unread);
        }
    }

    ReadingOptions m_options;
    std::size_t m_input = 0;
    std::size_t m_number = 0;
    Pool m_pool;
    std::vector<SourceMessage> m_messages;
    std::vector<Names> m_unread;            // beside the messages
    std::map<MessagePlace, std::size_t> m_byPlace;
    std::vector<ImportedRecord> m_records;
};

bool isFhirJson(ByteView bytes)
{
    constexpr std::size_t beginning = 64 * 1024;
    const auto text = withoutMarks(bytes.first(std::min(bytes.size(), beginning)));
    const auto first = text.find_first_not_of(blank);
    return first != std::string::npos && text[first] == '{';
}

Reader::Reader(const ReadingOptions& options) : m_impl(std::make_unique<Impl>(options)) {}

Reader::~Reader() = default;

void Reader::add(std::string_view text, std::size_t input)
{
    m_impl->add(text, input);
}

Reading Reader::finish()
{
    return m_impl->finish();
}

} // namespace paillasse::exchange::fhir
