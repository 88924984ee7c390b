// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/request.h"

#include <algorithm>
#include <map>

namespace paillasse::lab {

namespace {

class Gatherer {
public:
    explicit Gatherer(const Catalogue& catalogue) : m_catalogue(catalogue) {}

    void add(const std::string& code)
    {
        const bool known = std::ranges::find(m_codes, code) != m_codes.end() || std::ranges::find(m_path, code) != m_path.end();
        if (known)
            return;
        m_path.push_back(code);
        if (const auto* examination = m_catalogue.find(code))
            for (const auto& input : m_catalogue.inputsOf(*examination))
                add(input);
        m_path.pop_back();
        m_codes.push_back(code);
    }
    std::vector<std::string> take() { return std::move(m_codes); }

private:
    const Catalogue& m_catalogue;
    std::vector<std::string> m_codes;
    std::vector<std::string> m_path; // against circles
};

// The container that an examination stands on: its own, or of a calculated one its first input's.
std::string containerOf(const Examination& examination, const Catalogue& catalogue, int depth = 0)
{
    constexpr int mostDepth = 8;
    if (!examination.container.empty() || depth > mostDepth)
        return examination.container;
    for (const auto& input : catalogue.inputsOf(examination)) {
        const auto* other = catalogue.find(input);
        const auto container = other == nullptr ? std::string() : containerOf(*other, catalogue, depth + 1);
        if (!container.empty())
            return container;
    }
    return {};
}

// In the order of draw; what is not drawn from a vein after it.
int rankOf(const std::string& container, const std::vector<TubeKind>& tubes)
{
    constexpr int last = 1000;
    const auto found = std::ranges::find(tubes, container, &TubeKind::code);
    return found == tubes.end() || found->drawRank == 0 ? last : found->drawRank;
}

SpecimenNumber usableNumber(const Order* existing, const std::string& container)
{
    if (existing == nullptr)
        return 0;
    for (const auto& specimen : existing->specimens)
        if (specimen.container == container && specimen.state != SpecimenState::Rejected && specimen.state != SpecimenState::Discarded)
            return specimen.number;
    return 0;
}

template <class Range, class Projection>
std::uint16_t highest(const Range& range, Projection projection)
{
    std::uint16_t most = 0;
    for (const auto& item : range)
        most = std::max<std::uint16_t>(most, std::invoke(projection, item));
    return most;
}

} // namespace

std::vector<std::string> withInputs(const std::vector<std::string>& codes, const Catalogue& catalogue)
{
    Gatherer gatherer(catalogue);
    for (const auto& code : codes)
        gatherer.add(code);
    return gatherer.take();
}

Request requestOf(const std::vector<std::string>& codes, const Catalogue& catalogue, const std::vector<TubeKind>& tubes, const Order* existing)
{
    Request request;
    std::vector<std::string> containers;
    for (const auto& code : codes) {
        const auto* examination = catalogue.find(code);
        const auto container = examination == nullptr ? std::string() : containerOf(*examination, catalogue);
        if (!container.empty() && std::ranges::find(containers, container) == containers.end())
            containers.push_back(container);
    }
    std::ranges::stable_sort(containers, {}, [&tubes](const std::string& container) { return rankOf(container, tubes); });

    std::map<std::string, SpecimenNumber> numbers;
    auto lastSpecimen = existing == nullptr ? SpecimenNumber{0} : highest(existing->specimens, &Specimen::number);
    for (const auto& container : containers) {
        numbers[container] = usableNumber(existing, container);
        if (numbers[container] != 0)
            continue;
        numbers[container] = ++lastSpecimen;
        request.specimens.push_back({lastSpecimen, container});
    }
    auto lastLine = existing == nullptr ? LineId{0} : highest(existing->lines, &ResultLine::id);
    for (const auto& code : codes) {
        NewLine line;
        line.id = ++lastLine;
        line.examination = code;
        if (const auto* examination = catalogue.find(code)) {
            line.bench = examination->bench;
            line.confidentiality = examination->confidentiality;
            const auto container = containerOf(*examination, catalogue);
            line.specimen = container.empty() ? SpecimenNumber{0} : numbers[container];
        }
        request.lines.push_back(std::move(line));
    }
    return request;
}

} // namespace paillasse::lab
